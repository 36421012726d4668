"""The network office invites projects by link."""

import uuid
from django.db import migrations, models

from brolly.access.row_security import protect


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0004_links_and_fresh_starts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Admission",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("project_id", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=12)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("token_hash", models.BinaryField(unique=True)),
                ("invited_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("used_at", None), ("withdrawn_at", None), _connector="OR"
                        ),
                        name="admission_used_or_withdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("used_at", None), ("email", ""), _connector="OR"),
                        name="admission_forgets_the_address_when_used",
                    ),
                ],
            },
        ),
        protect("organisations_admission"),
    ]
