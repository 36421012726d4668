"""
A report that named members of staff alone may open is hidden from others by the database.

Its numbers stay findable (``incidents_incidentidentifier``): a number that is hers is held
in every report, also where nobody here may know whose it is. So does the count of reports.
"""

from django.db import migrations

from brolly.access.row_security import close_to_others

PARTS = ("suspect", "vehicle", "incidentversion", "firststep", "incidentlink")

FORWARD = """
CREATE FUNCTION incidents_last_number() RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(max(number), 0) FROM public.incidents_incident
    WHERE organisation_id = (SELECT gate.organisation())
$$;
REVOKE ALL ON FUNCTION incidents_last_number() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION incidents_last_number() TO brolly_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0002_men_and_vehicles_in_order"),
        ("consent", "0006_closed_to_others"),
    ]
    operations = [
        close_to_others("incidents_incident", subject="id"),
        *(close_to_others(f"incidents_{part}", subject="incident_id") for part in PARTS),
        migrations.RunSQL(FORWARD, "DROP FUNCTION incidents_last_number()"),
    ]
