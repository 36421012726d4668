"""
The database itself keeps a packet unchangeable, and receipts honest.

Only the sender may write a packet's row; what it says cannot change after it was made;
its state moves only forward. A receipt or an answer can be added only to a packet that
was sent to whoever adds it.
"""

from django.db import migrations

ME = "(SELECT gate.organisation())"
ARRIVED = "(way = 'inbox' AND state IN ('delivered', 'recalled', 'expired'))"
SENT_TO_ME = f"""
    to_organisation_id = {ME} AND EXISTS (
        SELECT 1 FROM disclosures_packet p
        WHERE p.id = packet_id AND p.to_organisation_id = {ME} AND p.state = 'delivered'
          AND p.from_organisation_id = {{table}}.from_organisation_id)
"""

FORWARD = f"""
DROP POLICY own_rows ON disclosures_packet;
CREATE POLICY see ON disclosures_packet FOR SELECT
    USING (from_organisation_id = {ME} OR (to_organisation_id = {ME} AND {ARRIVED}));
CREATE POLICY make ON disclosures_packet FOR INSERT WITH CHECK (from_organisation_id = {ME});
CREATE POLICY move ON disclosures_packet FOR UPDATE
    USING (from_organisation_id = {ME}) WITH CHECK (from_organisation_id = {ME});
CREATE POLICY remove ON disclosures_packet FOR DELETE USING (from_organisation_id = {ME});

DROP POLICY own_rows ON disclosures_packetopening;
CREATE POLICY see ON disclosures_packetopening FOR SELECT
    USING ({ME} IN (from_organisation_id, to_organisation_id));
CREATE POLICY make ON disclosures_packetopening FOR INSERT
    WITH CHECK ({SENT_TO_ME.format(table="disclosures_packetopening")});
DROP POLICY own_rows ON disclosures_packetreply;
CREATE POLICY see ON disclosures_packetreply FOR SELECT
    USING ({ME} IN (from_organisation_id, to_organisation_id));
CREATE POLICY make ON disclosures_packetreply FOR INSERT
    WITH CHECK ({SENT_TO_ME.format(table="disclosures_packetreply")});

CREATE FUNCTION disclosures_unchangeable() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF (NEW.id, NEW.from_organisation_id, NEW.to_organisation_id, NEW.to_post_id, NEW.key_id,
        NEW.kind, NEW.purpose, NEW.way, NEW.fields, NEW.contents, NEW.agreement_id,
        NEW.choice_id, NEW.override_id, NEW.watermark, NEW.queued_at)
       IS DISTINCT FROM
       (OLD.id, OLD.from_organisation_id, OLD.to_organisation_id, OLD.to_post_id, OLD.key_id,
        OLD.kind, OLD.purpose, OLD.way, OLD.fields, OLD.contents, OLD.agreement_id,
        OLD.choice_id, OLD.override_id, OLD.watermark, OLD.queued_at)
    THEN RAISE EXCEPTION 'a packet is unchangeable'; END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('queued', 'delivered'), ('queued', 'stopped'),
        ('delivered', 'recalled'), ('delivered', 'expired'))
    THEN RAISE EXCEPTION 'a packet moves only forward'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER unchangeable BEFORE UPDATE ON disclosures_packet
    FOR EACH ROW EXECUTE FUNCTION disclosures_unchangeable();
"""

EITHER = f"{ME} IN (from_organisation_id, to_organisation_id)"
BACKWARD = f"""
DROP TRIGGER unchangeable ON disclosures_packet;
DROP FUNCTION disclosures_unchangeable();
DROP POLICY see ON disclosures_packet;
DROP POLICY make ON disclosures_packet;
DROP POLICY move ON disclosures_packet;
DROP POLICY remove ON disclosures_packet;
CREATE POLICY own_rows ON disclosures_packet
    USING (from_organisation_id = {ME} OR (to_organisation_id = {ME} AND {ARRIVED}))
    WITH CHECK (from_organisation_id = {ME});
DROP POLICY see ON disclosures_packetopening;
DROP POLICY make ON disclosures_packetopening;
CREATE POLICY own_rows ON disclosures_packetopening
    USING ({EITHER}) WITH CHECK (to_organisation_id = {ME});
DROP POLICY see ON disclosures_packetreply;
DROP POLICY make ON disclosures_packetreply;
CREATE POLICY own_rows ON disclosures_packetreply
    USING ({EITHER}) WITH CHECK (to_organisation_id = {ME});
"""


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0002_row_security")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
