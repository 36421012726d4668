"""Managers choose who keeps checkpoints of the history elsewhere."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0005_admissions"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="gets_checkpoints",
            field=models.BooleanField(default=False),
        ),
    ]
