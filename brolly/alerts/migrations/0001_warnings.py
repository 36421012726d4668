"""
Warnings: each organisation sees its own rows only.

One row is seen by two: a text that a partner project is asked to read. Its reader may
answer it and may not make one; which report it comes from stands in another table.
"""

import brolly.vault.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from brolly.access.row_security import protect


TABLES = (
    "alerts_alert",
    "alerts_publication",
    "alerts_readingof",
    "alerts_subscriber",
    "alerts_delivery",
    "alerts_objection",
)
READER = "reader_organisation_id = (SELECT gate.organisation())"


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0001_gate")]

    operations = [
        migrations.CreateModel(
            name="Alert",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("submission_id", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                ("subject_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("stage", models.CharField(max_length=10)),
                ("level", models.CharField(max_length=12)),
                ("evidence", models.CharField(max_length=20)),
                ("title", brolly.vault.fields.SealedField(null=True, pad=256)),
                ("body", brolly.vault.fields.SealedField(null=True)),
                ("kept_why", brolly.vault.fields.SealedField(null=True)),
                ("sent_back_why", brolly.vault.fields.SealedField(null=True)),
                ("language", models.CharField(default="en", max_length=8)),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
                ("is_urgent", models.BooleanField(default=False)),
                ("replaces_id", models.UUIDField(null=True)),
                ("author_id", models.UUIDField()),
                ("author_name", models.CharField(max_length=80)),
                ("reader_id", models.UUIDField(null=True)),
                ("reader_name", models.CharField(blank=True, max_length=80)),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("lapses_at", models.DateTimeField(null=True)),
                ("review_on", models.DateField(null=True)),
                ("expires_on", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), default=list, size=None
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("kind", models.CharField(max_length=8)),
                ("state", models.CharField(max_length=8)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("submission_id", models.UUIDField(unique=True)),
                ("words", brolly.vault.fields.SealedField(null=True)),
                ("contact", brolly.vault.fields.SealedField(null=True, pad=256)),
                ("made_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by_id", models.UUIDField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("reader_organisation_id", models.UUIDField(db_index=True)),
                ("version", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("body", models.TextField()),
                ("level", models.CharField(max_length=12)),
                ("evidence", models.CharField(max_length=20)),
                ("answer", models.CharField(blank=True, max_length=10)),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("reader_id", models.UUIDField(null=True)),
                ("reader_name", models.CharField(blank=True, max_length=80)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Subscriber",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("email", brolly.vault.fields.SealedField(null=True, pad=256)),
                ("email_token", models.BinaryField()),
                ("secret", brolly.vault.fields.SealedField(null=True, pad=64)),
                ("secret_hash", models.BinaryField()),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
                ("language", models.CharField(default="en", max_length=8)),
                ("state", models.CharField(max_length=10)),
                ("invited_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("left_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "alert",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="publication",
                        serialize=False,
                        to="alerts.alert",
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("reference", models.CharField(max_length=16)),
                ("title", models.CharField(max_length=160)),
                ("body", models.TextField()),
                ("level", models.CharField(max_length=12)),
                ("evidence", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=8)),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                ("published_at", models.DateTimeField()),
                ("expires_on", models.DateField()),
                ("is_live", models.BooleanField(default=True)),
            ],
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "number"), name="alert_one_of_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "submission_id"), name="alert_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reader_id", None),
                    models.Q(("reader_id", models.F("author_id")), _negated=True),
                    _connector="OR",
                ),
                name="alert_second_reader_is_somebody_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "published"), _negated=True),
                    ("read_at__isnull", False),
                    ("is_urgent", True),
                    _connector="OR",
                ),
                name="alert_out_was_read_or_urgent",
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("read_at", None), ("stage", "published"), _negated=True),
                    ("lapses_at__isnull", False),
                    _connector="OR",
                ),
                name="alert_unread_lapses",
            ),
        ),
        migrations.AddField(
            model_name="delivery",
            name="alert",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deliveries",
                to="alerts.alert",
            ),
        ),
        migrations.AddField(
            model_name="objection",
            name="alert",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="objections",
                to="alerts.alert",
            ),
        ),
        migrations.CreateModel(
            name="ReadingOf",
            fields=[
                (
                    "reading",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="alerts.reading",
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
            ],
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reader_organisation_id", models.F("organisation_id")), _negated=True
                ),
                name="reading_is_a_partners",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscriber",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "email_token"), name="subscriber_once"
            ),
        ),
        migrations.AddField(
            model_name="delivery",
            name="subscriber",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deliveries",
                to="alerts.subscriber",
            ),
        ),
        migrations.AddField(
            model_name="readingof",
            name="alert",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="readings",
                to="alerts.alert",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["organisation_id", "state"], name="delivery_waiting"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                fields=("alert", "subscriber", "kind"), name="delivery_once_each"
            ),
        ),
    ]
    operations += [protect(table) for table in TABLES]
    operations += [
        protect("alerts_reading"),
        migrations.RunSQL(
            f"""
            CREATE POLICY reader_reads ON alerts_reading FOR SELECT USING ({READER});
            CREATE POLICY reader_answers ON alerts_reading FOR UPDATE
                USING ({READER}) WITH CHECK ({READER});
            -- What was asked to be read, and what went out, stays as it was.
            REVOKE UPDATE ON alerts_reading, alerts_publication FROM brolly_app;
            GRANT UPDATE (answer, words, reader_id, reader_name, answered_at)
                ON alerts_reading TO brolly_app;
            GRANT UPDATE (is_live, expires_on) ON alerts_publication TO brolly_app;
            """,
            """
            GRANT UPDATE ON alerts_reading, alerts_publication TO brolly_app;
            DROP POLICY reader_answers ON alerts_reading;
            DROP POLICY reader_reads ON alerts_reading;
            """,
        ),
    ]
