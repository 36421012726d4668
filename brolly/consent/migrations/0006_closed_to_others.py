"""
A record that named members of staff alone may open is hidden by the database as well.

Pages and actions leave such records out; one that forgets finds none all the same.
"""

from django.db import migrations

from brolly.access.row_security import close_to_others

TABLES = ("choicerecord",)

FORWARD = """
CREATE FUNCTION gate.closed() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(subject_id), '{}')
    FROM public.consent_restriction, (SELECT gate.staff() AS me OFFSET 0) AS asking
    WHERE organisation_id = (SELECT gate.organisation())
      AND me <> '00000000-0000-0000-0000-000000000000'
      AND me <> ALL (staff_ids)
$$;
REVOKE ALL ON FUNCTION gate.closed() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.closed() TO brolly_app;
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0005_asked_each_step"), ("access", "0001_gate")]
    operations = [
        migrations.RunSQL(FORWARD, "DROP FUNCTION gate.closed()"),
        *(close_to_others(f"consent_{table}", subject="subject_id") for table in TABLES),
    ]
