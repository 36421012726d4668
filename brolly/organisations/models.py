"""Organisations, staff, posts, areas, invitations and what sign-in must remember."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

POLICE_WAIT_HOURS = 24


class Organisation(models.Model):
    """
    A project, or an agency that works with projects.

    Its name is no secret from other members. ``practice_of`` names the real
    organisation of which this is the training twin.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=8, unique=True)
    region = models.CharField(max_length=80, blank=True)
    is_practice = models.BooleanField(default=False)
    practice_of = models.UUIDField(null=True, unique=True)
    features = models.JSONField(default=list)
    police_wait_hours = models.PositiveSmallIntegerField(default=POLICE_WAIT_HOURS)
    # An urgent warning may go out without a second reader only where trustees said so.
    urgent_alone_since = models.DateField(null=True)
    urgent_alone_agreed_by = models.CharField(max_length=80, blank=True)
    reply_contact = models.CharField(max_length=254, blank=True)
    made_at = models.DateTimeField()

    class Privacy:
        public = ("name", "kind", "code", "region", "reply_contact")
        staff = ("urgent_alone_agreed_by",)
        operational = (
            "id",
            "is_practice",
            "practice_of",
            "features",
            "police_wait_hours",
            "urgent_alone_since",
            "made_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="organisation_urgent_alone_was_agreed",
                condition=Q(urgent_alone_since=None) | ~Q(urgent_alone_agreed_by=""),
            ),
            models.CheckConstraint(
                name="organisation_practice_has_a_real_one",
                condition=Q(is_practice=False, practice_of=None)
                | Q(is_practice=True, practice_of__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Organisation {self.pk}"


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

    class Privacy:
        staff = ("staff", "role")
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


class Post(models.Model):
    """
    A job with a mailbox that outlives whoever holds it.

    Other organisations may see it, because packets are addressed to posts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=24)
    title = models.CharField(max_length=120)
    unit = models.CharField(max_length=120, blank=True)
    mailbox = models.EmailField(blank=True)
    holder = models.ForeignKey(
        "organisations.StaffMember", models.PROTECT, null=True, related_name="+"
    )
    deputy = models.ForeignKey(
        "organisations.StaffMember", models.PROTECT, null=True, related_name="+"
    )
    closed_on = models.DateField(null=True)

    class Privacy:
        public = ("kind", "title", "unit", "mailbox")
        staff = ("holder", "deputy")
        operational = ("id", "organisation_id", "closed_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="post_one_of_a_title",
                fields=["organisation_id", "title", "unit"],
                condition=Q(closed_on=None),
            ),
            models.CheckConstraint(
                name="post_deputy_is_somebody_else",
                condition=Q(deputy=None) | Q(holder=None) | ~Q(deputy=F("holder")),
            ),
        ]

    def __str__(self) -> str:
        return f"Post {self.pk}"


class Area(models.Model):
    """A town or district that an organisation serves. Warnings are sent by area."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    district = models.CharField(max_length=120, blank=True)
    closed_on = models.DateField(null=True)

    class Privacy:
        public = ("code", "name", "district")
        operational = ("id", "organisation_id", "closed_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="area_code_once", fields=["organisation_id", "code"]),
        ]

    def __str__(self) -> str:
        return f"Area {self.pk}"


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


class Device(models.Model):
    """
    A browser that somebody signed in with, by a name that says nothing. 90 days.

    It lets misuse be investigated, and keeps a stranger's wrong guesses from
    slowing down the people whose account it is. No address, no browser's name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey("organisations.StaffMember", models.CASCADE)
    # A keyed hash of the browser's cookie and the account: two people who share a
    # browser are two devices.
    mark = models.CharField(max_length=32, unique=True)
    first_seen_on = models.DateField()
    last_seen_on = models.DateField(db_index=True)

    class Privacy:
        staff = ("staff", "first_seen_on", "last_seen_on")
        operational = ("id", "mark")

    def __str__(self) -> str:
        return f"Device {self.pk}"


class SignInDelay(models.Model):
    """How long the next try at one account has to wait. ``mark`` is a keyed hash."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mark = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField()

    class Privacy:
        operational = ("id", "mark", "failures", "not_before")

    def __str__(self) -> str:
        return f"SignInDelay {self.pk}"


class FirstCode(models.Model):
    """The one-time code that opens the first page of an empty installation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code_hash = models.CharField(max_length=128)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Privacy:
        operational = ("id", "code_hash", "expires_at", "used_at")

    def __str__(self) -> str:
        return f"FirstCode {self.pk}"
