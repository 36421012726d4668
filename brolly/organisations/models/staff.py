"""Who signs in, for whom she works, and links by which somebody joins."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac


class StaffMemberManager(BaseUserManager["StaffMember"]):
    """Finds an account by its address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "StaffMember":
        return self.get(email__iexact=(username or "").strip())


class StaffMember(AbstractBaseUser):
    """Somebody who signs in. Which organisations, and as what, say memberships."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=80)
    is_active = models.BooleanField(default=True)
    # Counting it up ends every session of the account, here and everywhere.
    sessions_number = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    objects = StaffMemberManager()

    class Privacy:
        staff = ("email", "display_name", "password", "last_login")
        operational = ("id", "is_active", "sessions_number", "made_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="staff_one_account_an_address"),
        ]

    def __str__(self) -> str:
        return f"StaffMember {self.pk}"

    def get_full_name(self) -> str:
        return self.display_name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        said = f"{self.password}|{self.sessions_number}"
        return salted_hmac(
            "brolly.organisations.session", said, secret=secret, algorithm="sha256"
        ).hexdigest()


class Membership(models.Model):
    """Somebody works for an organisation, as something, from one day to another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    staff = models.ForeignKey("organisations.StaffMember", models.PROTECT)
    role = models.CharField(max_length=20)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    # Whether checkpoints of the history go to her by e-mail each week.
    gets_checkpoints = models.BooleanField(default=False)

    class Privacy:
        staff = ("staff", "role", "gets_checkpoints")
        operational = ("id", "organisation_id", "started_on", "ended_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="membership_each_role_once",
                fields=["organisation_id", "staff", "role"],
                condition=Q(ended_on=None),
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"Membership {self.pk}"


class Invitation(models.Model):
    """A link by which one person joins one organisation, once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    email = models.EmailField()
    role = models.CharField(max_length=20)
    token_hash = models.BinaryField(unique=True)
    invited_by_id = models.UUIDField(null=True)
    # Whose sign-in starts afresh by this link, instead of somebody new joining.
    restarts_id = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Privacy:
        staff = ("email", "role", "invited_by_id", "restarts_id")
        operational = (
            "id",
            "organisation_id",
            "token_hash",
            "made_at",
            "expires_at",
            "used_at",
            "withdrawn_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="invitation_used_or_withdrawn",
                condition=Q(used_at=None) | Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation {self.pk}"


class FreshStart(models.Model):
    """A manager asks that somebody starts her sign-in afresh; a second person agrees."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    staff = models.ForeignKey("organisations.StaffMember", models.PROTECT)
    role = models.CharField(max_length=20)
    asked_by_id = models.UUIDField()
    asked_at = models.DateTimeField()
    agreed_by_id = models.UUIDField(null=True)
    agreed_at = models.DateTimeField(null=True)

    class Privacy:
        staff = ("staff", "role", "asked_by_id", "agreed_by_id")
        operational = ("id", "organisation_id", "asked_at", "agreed_at")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="fresh_start_agreed_by_a_second_person",
                condition=Q(agreed_by_id=None)
                | (~Q(agreed_by_id=F("asked_by_id")) & ~Q(agreed_by_id=F("staff"))),
            ),
            models.CheckConstraint(
                name="fresh_start_not_asked_for_oneself",
                condition=~Q(asked_by_id=F("staff")),
            ),
        ]

    def __str__(self) -> str:
        return f"FreshStart {self.pk}"
