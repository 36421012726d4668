"""
A text that a partner is asked to read stands sealed, under a key that both can unwrap.

What was asked before stood in the open: it is taken back, and can be asked again.
"""

import brolly.vault.fields
from django.db import migrations, models

GRANT = "GRANT UPDATE (words) ON alerts_reading TO brolly_app;"


class Migration(migrations.Migration):
    dependencies = [("alerts", "0005_closed_to_others")]
    operations = [
        migrations.RunSQL("TRUNCATE alerts_reading, alerts_readingof;", migrations.RunSQL.noop),
        migrations.RemoveField("reading", "title"),
        migrations.RemoveField("reading", "body"),
        migrations.RemoveField("reading", "words"),
        migrations.AddField("reading", "key_id", models.UUIDField()),
        migrations.AddField(
            "reading", "title", brolly.vault.fields.SealedField(null=True, pad=256)
        ),
        migrations.AddField("reading", "body", brolly.vault.fields.SealedField(null=True)),
        migrations.AddField("reading", "words", brolly.vault.fields.SealedField(null=True)),
        migrations.RunSQL(GRANT, migrations.RunSQL.noop),
    ]
