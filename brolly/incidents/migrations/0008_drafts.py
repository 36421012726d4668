"""
A report that is being written: each organisation sees that there is one, its writer alone
what it says. Whoever is handed a draft is its writer from then on.
"""

import brolly.vault.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from brolly.access.row_security import protect

# A job acts for nobody in particular (retention), and sees every row; a person hers alone.
ONLY_THE_WRITER = """
    CREATE POLICY only_the_writer ON incidents_drafttext AS RESTRICTIVE TO brolly_app
        USING ((SELECT gate.staff()) = '00000000-0000-0000-0000-000000000000'
               OR draft_id IN (SELECT id FROM incidents_draft
                               WHERE writer_id = (SELECT gate.staff())));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0007_triage"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("submission_id", models.UUIDField()),
                ("writer_id", models.UUIDField()),
                ("writer", models.CharField(max_length=80)),
                ("version", models.PositiveIntegerField(default=1)),
                ("saved_from", models.UUIDField()),
                ("began_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                ("handed_by", models.CharField(blank=True, default="", max_length=80)),
                ("thrown_away_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisation_id", "writer_id"], name="draft_by_writer"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "submission_id"), name="draft_one_a_page"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftText",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("page_id", models.UUIDField()),
                ("version", models.PositiveIntegerField()),
                ("beside", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
                ("contents", brolly.vault.fields.SealedField(null=True)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="incidents.draft",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("beside", False)),
                        fields=("draft",),
                        name="draft_one_text",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("beside", True)),
                        fields=("draft", "page_id"),
                        name="draft_one_text_beside_a_page",
                    ),
                ],
            },
        ),
        protect("incidents_draft"),
        protect("incidents_drafttext"),
        migrations.RunSQL(
            ONLY_THE_WRITER, "DROP POLICY only_the_writer ON incidents_drafttext;"
        ),
    ]
