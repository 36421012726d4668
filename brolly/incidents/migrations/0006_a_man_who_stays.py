"""A man may have been harmed too: what is said of him stays."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0005_sheets"),
    ]

    operations = [
        migrations.AddField(
            model_name="suspect",
            name="stays",
            field=models.BooleanField(default=False),
        ),
    ]
