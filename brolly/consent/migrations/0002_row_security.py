"""Each organisation sees its own choices and holds; both parties see an agreement."""

from django.db import migrations

from brolly.access.row_security import protect

OWN = (
    "subject",
    "choicerecord",
    "conditionmet",
    "hold",
    "recipientblock",
    "restriction",
    "override",
)
EITHER = "(SELECT gate.organisation()) IN (organisation_id, partner_id)"

# An answer is never edited; it goes only when everything about the incident goes.
KEPT = "REVOKE UPDATE, TRUNCATE ON consent_choicerecord, consent_conditionmet FROM brolly_app"
BACK = "GRANT UPDATE ON consent_choicerecord, consent_conditionmet TO brolly_app"


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial"), ("access", "0001_gate")]
    operations = [
        *(protect(f"consent_{table}") for table in OWN),
        protect("consent_agreement", using=EITHER),
        migrations.RunSQL(KEPT, BACK),
    ]
