"""A device is known by a keyed hash of the browser's cookie and the account."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_organisations")]

    operations = [
        migrations.AddField(
            model_name="device",
            name="mark",
            field=models.CharField(default="", max_length=32, unique=True),
            preserve_default=False,
        ),
    ]
