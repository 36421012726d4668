"""An incident and what belongs to it, each table behind its own rows."""

import brolly.vault.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from brolly.access.row_security import protect

TABLES = (
    "incidents_incident",
    "incidents_suspect",
    "incidents_vehicle",
    "incidents_incidentidentifier",
    "incidents_identifiertoken",
    "incidents_incidentversion",
    "incidents_firststep",
    "incidents_incidentlink",
)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0001_gate")]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("number", models.PositiveIntegerField()),
                ("key_id", models.UUIDField()),
                ("submission_id", models.UUIDField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("channel", models.CharField(max_length=16)),
                ("provenance", models.CharField(default="first_hand", max_length=12)),
                ("language", models.CharField(blank=True, default="", max_length=8)),
                ("received_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("taken_by_id", models.UUIDField(null=True)),
                ("taken_by", models.CharField(default="", max_length=80)),
                ("owner_id", models.UUIDField(null=True)),
                ("owner_name", models.CharField(blank=True, default="", max_length=80)),
                ("stage", models.CharField(default="new", max_length=12)),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), default=list, size=None
                    ),
                ),
                (
                    "injuries",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16), default=list, size=None
                    ),
                ),
                (
                    "tricks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), default=list, size=None
                    ),
                ),
                ("happened_on", models.DateField(null=True)),
                ("precision", models.CharField(default="unknown", max_length=8)),
                ("time_of_day", models.CharField(blank=True, default="", max_length=12)),
                ("town", models.CharField(blank=True, default="", max_length=60)),
                ("district", models.CharField(blank=True, default="", max_length=8)),
                ("area_code", models.CharField(blank=True, default="", max_length=24)),
                ("about_under_18", models.BooleanField(default=False)),
                ("accuses_officer", models.BooleanField(default=False)),
                ("narrative", brolly.vault.fields.SealedField(null=True)),
                ("what_she_wants", brolly.vault.fields.SealedField(null=True)),
                ("place_detail", brolly.vault.fields.SealedField(null=True)),
                ("when_words", brolly.vault.fields.SealedField(null=True, pad=64)),
                ("name_used", brolly.vault.fields.SealedField(null=True, pad=64)),
                ("contact", brolly.vault.fields.SealedField(null=True, pad=64)),
                ("contact_rules", brolly.vault.fields.SealedField(null=True, pad=64)),
                ("teller", brolly.vault.fields.SealedField(null=True, pad=64)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisation_id", "-received_at"], name="incident_by_received"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "number"), name="incident_one_reference"
                    ),
                    models.UniqueConstraint(
                        fields=("organisation_id", "submission_id"),
                        name="incident_one_submission",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("happened_on", None), ("precision", "unknown")),
                            models.Q(
                                models.Q(("precision", "unknown"), _negated=True),
                                ("happened_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="incident_day_goes_with_precision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentIdentifier",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("kind", models.CharField(max_length=8)),
                ("belongs_to", models.CharField(default="his", max_length=16)),
                ("is_partial", models.BooleanField(default=False)),
                ("is_held", models.BooleanField(default=False)),
                ("is_from_contact", models.BooleanField(default=False)),
                ("raw", brolly.vault.fields.SealedField(null=True, pad=64)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="incidents.incident",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FirstStep",
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
                ("owner_id", models.UUIDField(null=True)),
                ("owner_name", models.CharField(blank=True, default="", max_length=80)),
                ("due_at", models.DateTimeField()),
                ("added_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                ("finished_by", models.CharField(blank=True, default="", max_length=80)),
                ("words", brolly.vault.fields.SealedField(null=True)),
                ("outcome", brolly.vault.fields.SealedField(null=True)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="first_steps",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("finished_at", None)),
                        fields=["organisation_id", "due_at"],
                        name="step_to_do_by_due",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IdentifierToken",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("token", models.BinaryField()),
                (
                    "identifier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tokens",
                        to="incidents.incidentidentifier",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisation_id", "token"], name="identifier_by_token"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("kind", models.CharField(max_length=12)),
                ("made_by", models.CharField(max_length=80)),
                ("made_at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="incidents.incident",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_from",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "other"), name="link_one_a_pair"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("incident", models.F("other")), _negated=True),
                        name="link_not_with_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("version", models.PositiveIntegerField()),
                ("saved_by", models.CharField(max_length=80)),
                ("saved_at", models.DateTimeField()),
                ("contents", brolly.vault.fields.SealedField(null=True)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "version"), name="incident_one_of_each_version"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspect",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("age_band", models.CharField(blank=True, default="", max_length=8)),
                ("build", models.CharField(blank=True, default="", max_length=12)),
                ("height", models.CharField(blank=True, default="", max_length=8)),
                ("hair", models.CharField(blank=True, default="", max_length=8)),
                ("accent_code", models.CharField(blank=True, default="", max_length=20)),
                ("mark_subject", models.CharField(blank=True, default="", max_length=16)),
                ("mark_picture", models.CharField(blank=True, default="", max_length=12)),
                ("mark_place", models.CharField(blank=True, default="", max_length=12)),
                ("description", brolly.vault.fields.SealedField(null=True)),
                ("name_given", brolly.vault.fields.SealedField(null=True, pad=64)),
                ("marks", brolly.vault.fields.SealedField(null=True, pad=64)),
                ("accent", brolly.vault.fields.SealedField(null=True, pad=64)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suspects",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "position"), name="suspect_one_place_each"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Vehicle",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("key_id", models.UUIDField()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("shape", models.CharField(blank=True, default="", max_length=16)),
                ("colour", models.CharField(blank=True, default="", max_length=12)),
                ("detail", brolly.vault.fields.SealedField(null=True)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vehicles",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "position"), name="vehicle_one_place_each"
                    )
                ],
            },
        ),
    ]
    operations += [protect(table) for table in TABLES]
