"""
Organisations, the people who work there, posts, areas and sign-in.

Accounts, devices, delays and the first code belong to no organisation and stand
without row security (tests/architecture lists them, with the reason). What
organisations may know of each other (names, posts, areas) everybody signed in may
read and only its own organisation may write.
"""

import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models

from brolly.access.row_security import protect

OWN = "organisation_id = (SELECT gate.organisation())"


def all_may_read(table):
    return migrations.RunSQL(
        f"CREATE POLICY all_may_read ON {table} FOR SELECT USING (true)",
        f"DROP POLICY all_may_read ON {table}",
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0001_gate")]

    operations = [
        migrations.CreateModel(
            name="FirstCode",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code_hash", models.CharField(max_length=128)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SignInDelay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("mark", models.CharField(max_length=64, unique=True)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("not_before", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="StaffMember",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("display_name", models.CharField(max_length=80)),
                ("is_active", models.BooleanField(default=True)),
                ("sessions_number", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="staff_one_account_an_address",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("code", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=120)),
                ("district", models.CharField(blank=True, max_length=120)),
                ("closed_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "code"), name="area_code_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_seen_on", models.DateField()),
                ("last_seen_on", models.DateField(db_index=True)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("email", models.EmailField(max_length=254)),
                ("role", models.CharField(max_length=20)),
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
                        name="invitation_used_or_withdrawn",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=12)),
                ("code", models.CharField(max_length=8, unique=True)),
                ("region", models.CharField(blank=True, max_length=80)),
                ("is_practice", models.BooleanField(default=False)),
                ("practice_of", models.UUIDField(null=True, unique=True)),
                ("features", models.JSONField(default=list)),
                ("police_wait_hours", models.PositiveSmallIntegerField(default=24)),
                ("urgent_alone_since", models.DateField(null=True)),
                ("urgent_alone_agreed_by", models.CharField(blank=True, max_length=80)),
                ("reply_contact", models.CharField(blank=True, max_length=254)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("urgent_alone_since", None),
                            models.Q(("urgent_alone_agreed_by", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="organisation_urgent_alone_was_agreed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_practice", False), ("practice_of", None)),
                            models.Q(("is_practice", True), ("practice_of__isnull", False)),
                            _connector="OR",
                        ),
                        name="organisation_practice_has_a_real_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("role", models.CharField(max_length=20)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("organisation_id", "staff", "role"),
                        name="membership_each_role_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None),
                            ("ended_on__gte", models.F("started_on")),
                            _connector="OR",
                        ),
                        name="membership_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("kind", models.CharField(max_length=24)),
                ("title", models.CharField(max_length=120)),
                ("unit", models.CharField(blank=True, max_length=120)),
                ("mailbox", models.EmailField(blank=True, max_length=254)),
                ("closed_on", models.DateField(null=True)),
                (
                    "deputy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on", None)),
                        fields=("organisation_id", "title", "unit"),
                        name="post_one_of_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deputy", None),
                            ("holder", None),
                            models.Q(("deputy", models.F("holder")), _negated=True),
                            _connector="OR",
                        ),
                        name="post_deputy_is_somebody_else",
                    ),
                ],
            },
        ),
        protect("organisations_organisation", using="id = (SELECT gate.organisation())"),
        all_may_read("organisations_organisation"),
        protect("organisations_post"),
        all_may_read("organisations_post"),
        protect("organisations_area"),
        all_may_read("organisations_area"),
        protect("organisations_invitation"),
        # Somebody sees her own memberships everywhere, so that she can choose where to
        # work; only the organisation itself can make or change one.
        protect(
            "organisations_membership",
            using=f"{OWN} OR staff_id = (SELECT gate.staff())",
            check=OWN,
        ),
    ]
