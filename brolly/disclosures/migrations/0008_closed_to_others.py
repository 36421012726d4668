"""What left about a report is as closed, to our own staff, as the report."""

from django.db import migrations

from brolly.access.row_security import close_to_others

FORWARD = """
CREATE FUNCTION gate.closed_packets() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(packet_id), '{}') FROM public.disclosures_packetsource
    WHERE subject_id = ANY ((SELECT gate.closed())::uuid[])
$$;
REVOKE ALL ON FUNCTION gate.closed_packets() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.closed_packets() TO brolly_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0007_no_table_of_a_session"),
        ("consent", "0006_closed_to_others"),
    ]
    operations = [
        migrations.RunSQL(FORWARD, "DROP FUNCTION gate.closed_packets()"),
        close_to_others("disclosures_packet", subject="id", closed="gate.closed_packets()"),
        close_to_others("disclosures_packetsource", subject="subject_id"),
    ]
