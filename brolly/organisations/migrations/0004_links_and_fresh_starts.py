"""Links to a new password, and fresh starts that a second person agrees to."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from brolly.access.row_security import protect


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0003_restart_links"),
    ]

    operations = [
        migrations.CreateModel(
            name="PasswordLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("token_hash", models.BinaryField(null=True, unique=True)),
                ("expires_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "staff",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FreshStart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("role", models.CharField(max_length=20)),
                ("asked_by_id", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                ("agreed_by_id", models.UUIDField(null=True)),
                ("agreed_at", models.DateTimeField(null=True)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by_id", None),
                            models.Q(
                                models.Q(
                                    ("agreed_by_id", models.F("asked_by_id")), _negated=True
                                ),
                                models.Q(("agreed_by_id", models.F("staff")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="fresh_start_agreed_by_a_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_by_id", models.F("staff")), _negated=True),
                        name="fresh_start_not_asked_for_oneself",
                    ),
                ],
            },
        ),
        protect("organisations_freshstart"),
    ]
