"""An inbox is a post's: holder and deputy see it. Receipts and answers follow the packet."""

from django.db import migrations

ME, STAFF = "(SELECT gate.organisation())", "(SELECT gate.staff())"
SENT = f"from_organisation_id = {ME}"
ARRIVED = f"""(
    to_organisation_id = {ME} AND way = 'inbox'
    AND state IN ('delivered', 'recalled', 'expired')
)"""
# Jobs act for the organisation, without a person; they read no words.
HELD = f"""(
    to_post_id IS NULL
    OR {STAFF} = '00000000-0000-0000-0000-000000000000'
    OR EXISTS (
        SELECT FROM organisations_post post
        WHERE post.id = to_post_id AND {STAFF} IN (post.holder_id, post.deputy_id)
    )
)"""
EITHER = f"{ME} IN (from_organisation_id, to_organisation_id)"
SEEN = "EXISTS (SELECT FROM disclosures_packet packet WHERE packet.id = packet_id)"


def shown(table, now, before):
    """Change who sees a table's rows. Who may add to it asks for a packet that she sees."""
    say = "ALTER POLICY see ON {} USING ({});"
    return migrations.RunSQL(say.format(table, now), say.format(table, before))


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0003_unchangeable"),
        ("organisations", "0001_organisations"),
    ]
    operations = [
        shown(
            "disclosures_packet",
            f"{SENT} OR ({ARRIVED} AND {HELD})",
            f"{SENT} OR {ARRIVED}",
        ),
        shown("disclosures_packetopening", f"{EITHER} AND {SEEN}", EITHER),
        shown("disclosures_packetreply", f"{EITHER} AND {SEEN}", EITHER),
    ]
