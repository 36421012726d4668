"""The sender sees its packets always; the recipient from the hand-over on, by inbox."""

from django.db import migrations

from brolly.access.row_security import append_only, protect

ME = "(SELECT gate.organisation())"
ARRIVED = "(way = 'inbox' AND state IN ('delivered', 'recalled', 'expired'))"
EITHER = f"{ME} IN (from_organisation_id, to_organisation_id)"
MINE_TO_ADD = f"to_organisation_id = {ME}"


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0001_initial"), ("access", "0001_gate")]
    operations = [
        protect(
            "disclosures_packet",
            using=f"from_organisation_id = {ME} OR (to_organisation_id = {ME} AND {ARRIVED})",
            check=f"from_organisation_id = {ME}",
        ),
        protect("disclosures_packetsource"),
        protect("disclosures_packetopening", using=EITHER, check=MINE_TO_ADD),
        protect("disclosures_packetreply", using=EITHER, check=MINE_TO_ADD),
        append_only("disclosures_packetopening"),
        append_only("disclosures_packetreply"),
    ]
