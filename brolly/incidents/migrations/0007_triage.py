"""Who looks at a report, how soon, and whether something in it is not right."""

import brolly.vault.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from brolly.access.row_security import close_to_others, protect


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0006_a_man_who_stays"),
    ]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="proposed",
            field=models.CharField(default="week", max_length=8),
        ),
        migrations.CreateModel(
            name="Triage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("priority", models.CharField(max_length=8)),
                ("doubt", models.CharField(max_length=8)),
                ("due_at", models.DateTimeField()),
                ("owner_id", models.UUIDField(null=True)),
                ("owner_name", models.CharField(blank=True, default="", max_length=80)),
                ("decided_by_id", models.UUIDField()),
                ("decided_by", models.CharField(max_length=80)),
                ("decided_at", models.DateTimeField()),
                ("words", brolly.vault.fields.SealedField(null=True)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="triages",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["incident", "-decided_at"], name="triage_last_first")
                ],
            },
        ),
        protect("incidents_triage"),
        close_to_others("incidents_triage", subject="incident_id"),
    ]
