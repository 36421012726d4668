"""The database itself lets a practice organisation invite nobody and send nothing."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION alerts_not_in_practice() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (
        SELECT FROM organisations_organisation
        WHERE id = NEW.organisation_id AND is_practice
    ) THEN RAISE EXCEPTION 'practice writes to nobody'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER not_in_practice BEFORE INSERT ON alerts_delivery
    FOR EACH ROW EXECUTE FUNCTION alerts_not_in_practice();
CREATE TRIGGER not_in_practice BEFORE INSERT ON alerts_subscriber
    FOR EACH ROW EXECUTE FUNCTION alerts_not_in_practice();
"""
BACKWARD = """
DROP TRIGGER not_in_practice ON alerts_subscriber;
DROP TRIGGER not_in_practice ON alerts_delivery;
DROP FUNCTION alerts_not_in_practice();
"""


class Migration(migrations.Migration):
    dependencies = [("alerts", "0001_warnings"), ("organisations", "0001_organisations")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
