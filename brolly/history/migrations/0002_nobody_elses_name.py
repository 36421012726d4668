"""
A line bears nobody else's name, and no table of a session stands in for one of ours.

PostgreSQL looks for tables in a session's own temporary schema first, unless that schema
is named last. A function that runs as the owner would have read them there.
"""

from django.db import migrations

ME, STAFF = "(SELECT gate.organisation())", "(SELECT gate.staff())"
# A job acts for no member of staff, and writes down who asked for it.
NOBODY = "'00000000-0000-0000-0000-000000000000'"

FORWARD = f"""
ALTER FUNCTION history_hash(history_entry) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION history_chain() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION history_refuse() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION gate.hmac(text) SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION gate.context_part(int) SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION gate.organisation() SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION gate.staff() SET search_path = pg_catalog, pg_temp;

DROP POLICY own_rows ON history_entry;
CREATE POLICY see ON history_entry FOR SELECT USING (organisation_id = {ME});
CREATE POLICY add ON history_entry FOR INSERT WITH CHECK (
    organisation_id = {ME} AND (staff_id IS NULL OR staff_id = {STAFF} OR {STAFF} = {NOBODY}));
"""

BACKWARD = f"""
DROP POLICY see ON history_entry;
DROP POLICY add ON history_entry;
CREATE POLICY own_rows ON history_entry USING (organisation_id = {ME})
    WITH CHECK (organisation_id = {ME});
"""


class Migration(migrations.Migration):
    dependencies = [("history", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
