"""What came of a report, and who goes along: behind row security, as closed as the report."""

import brolly.vault.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from brolly.access.row_security import close_to_others, protect


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0003_closed_to_others"),
    ]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="hate_perceived",
            field=models.CharField(blank=True, default="", max_length=3),
        ),
        migrations.AddField(
            model_name="incident",
            name="hate_police",
            field=models.CharField(blank=True, default="", max_length=3),
        ),
        migrations.AddField(
            model_name="incident",
            name="hate_policy",
            field=models.CharField(blank=True, default="", max_length=3),
        ),
        migrations.CreateModel(
            name="ChainRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("step", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("told_by", models.CharField(max_length=16)),
                ("reason", models.CharField(blank=True, default="", max_length=20)),
                ("number", brolly.vault.fields.SealedField(null=True, pad=64)),
                ("words", brolly.vault.fields.SealedField(null=True)),
                ("recorded_by", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField()),
                ("taken_back_by", models.CharField(blank=True, default="", max_length=80)),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chain",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reason", ""), ("step", "stopped"), _connector="XOR"
                        ),
                        name="chain_reason_where_it_stopped",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("kind", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("companion_id", models.UUIDField(null=True)),
                ("companion_name", models.CharField(blank=True, default="", max_length=80)),
                (
                    "measures_asked",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                (
                    "measures_granted",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("words", brolly.vault.fields.SealedField(null=True)),
                ("outcome", models.CharField(blank=True, default="", max_length=16)),
                ("planned_at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome", "")),
                        fields=["organisation_id", "at"],
                        name="visit_to_come",
                    )
                ],
            },
        ),
        *(protect(table) for table in ("incidents_chainrecord", "incidents_visit")),
        close_to_others("incidents_chainrecord", subject="incident_id"),
        close_to_others("incidents_visit", subject="incident_id"),
    ]
