"""
The database checks for whom a transaction acts.

``gate.secret`` holds the key that the application signs with, already spread into the
two pads of HMAC (RFC 2104), so that core ``sha256()`` is enough. Only the owner can read it, and the two functions run as the owner. They answer NULL to anything
missing, forged, or signed for another connection or transaction.
"""

from django.conf import settings
from django.db import migrations

from brolly.access import row_security

FORWARD = """
CREATE SCHEMA gate;
REVOKE ALL ON SCHEMA gate FROM PUBLIC;
GRANT USAGE ON SCHEMA gate TO brolly_app;
CREATE TABLE gate.secret (one boolean PRIMARY KEY DEFAULT true CHECK (one),
    inner_pad bytea NOT NULL, outer_pad bytea NOT NULL);
REVOKE ALL ON gate.secret FROM PUBLIC;

CREATE FUNCTION gate.hmac(said text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT encode(sha256(outer_pad || sha256(inner_pad || convert_to(said, 'UTF8'))), 'hex')
    FROM gate.secret
$$;
REVOKE ALL ON FUNCTION gate.hmac(text) FROM PUBLIC;

CREATE FUNCTION gate.context_part(which int) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    said text := nullif(current_setting('brolly.context', true), '');
    parts text[];
BEGIN
    IF said IS NULL THEN RETURN NULL; END IF;
    parts := string_to_array(said, '|');
    IF array_length(parts, 1) IS DISTINCT FROM 5 THEN RETURN NULL; END IF;
    IF parts[3] <> pg_backend_pid()::text THEN RETURN NULL; END IF;
    IF parts[4] <> transaction_timestamp()::text THEN RETURN NULL; END IF;
    IF parts[5] <> gate.hmac(array_to_string(parts[1:4], '|')) THEN RETURN NULL; END IF;
    RETURN parts[which]::uuid;
END $$;
REVOKE ALL ON FUNCTION gate.context_part(int) FROM PUBLIC;

CREATE FUNCTION gate.organisation() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$ SELECT gate.context_part(1) $$;
CREATE FUNCTION gate.staff() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$ SELECT gate.context_part(2) $$;
REVOKE ALL ON FUNCTION gate.organisation(), gate.staff() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.organisation(), gate.staff() TO brolly_app;
"""

BACKWARD = "DROP SCHEMA gate CASCADE;"


def keep_secret(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO gate.secret (inner_pad, outer_pad) VALUES (%s, %s)",
            row_security.pads(settings.CONTEXT_KEY),
        )


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(keep_secret, migrations.RunPython.noop),
    ]
