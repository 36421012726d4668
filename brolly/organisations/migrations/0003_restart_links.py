"""A link may let somebody who lost her phone or password start her sign-in afresh."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_device_mark")]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="restarts_id",
            field=models.UUIDField(null=True),
        ),
    ]
