"""A spreadsheet while it is brought in: each organisation sees its own."""

import brolly.vault.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from brolly.access.row_security import protect


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0004_what_came_of_it"),
    ]

    operations = [
        migrations.CreateModel(
            name="SheetImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("content", brolly.vault.fields.SealedField(null=True)),
                ("laid_out", brolly.vault.fields.SealedField(null=True)),
                ("started_by_id", models.UUIDField()),
                ("started_by", models.CharField(max_length=80)),
                ("made_at", models.DateTimeField()),
                ("as_closed", models.BooleanField(default=True)),
                ("began_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("rows", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="SheetRow",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("sheet", models.PositiveSmallIntegerField()),
                ("row", models.PositiveIntegerField()),
                ("fate", models.CharField(max_length=12)),
                ("mark", models.BinaryField(max_length=16, null=True)),
                ("incident_id", models.UUIDField(null=True)),
                (
                    "sheet_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="done",
                        to="incidents.sheetimport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet_import", "sheet", "row"), name="sheet_row_once"
                    ),
                    models.UniqueConstraint(
                        fields=("organisation_id", "mark"), name="sheet_mark_once"
                    ),
                ],
            },
        ),
        protect("incidents_sheetimport"),
        protect("incidents_sheetrow"),
    ]
