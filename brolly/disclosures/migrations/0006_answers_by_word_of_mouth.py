"""
Let the sender write down what was answered by phone or on paper.

Such a packet reached no inbox, so nobody there can answer it. To one that did, only
whoever has it may add an answer.
"""

from django.db import migrations

ME = "(SELECT gate.organisation())"

FORWARD = f"""
CREATE POLICY write_down ON disclosures_packetreply FOR INSERT WITH CHECK (
    from_organisation_id = {ME} AND EXISTS (
        SELECT 1 FROM disclosures_packet p
        WHERE p.id = packet_id AND p.from_organisation_id = {ME}
          AND p.to_organisation_id = disclosures_packetreply.to_organisation_id
          AND p.way <> 'inbox' AND p.state IN ('delivered', 'expired')));
"""
BACKWARD = "DROP POLICY write_down ON disclosures_packetreply;"


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0005_receipts_of_paper")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
