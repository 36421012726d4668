"""Organisations, their posts and their areas."""

import uuid

from django.db import models
from django.db.models import F, Q

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
    # By whom it was written down, as long as nobody of it has joined: it has no staff here.
    written_down_by_id = models.UUIDField(null=True)
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
            "written_down_by_id",
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


class Admission(models.Model):
    """
    The network office's link by which one project joins this installation, once.

    It belongs to the office. ``project_id`` is the id that the project gets. When the
    link was used its address is forgotten: the project's staff are not the office's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    project_id = models.UUIDField(default=uuid.uuid4)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    email = models.EmailField(blank=True)
    token_hash = models.BinaryField(unique=True)
    invited_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    # Claimed by whoever joins; the address is forgotten when all of it is made.
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Privacy:
        public = ("name", "kind")
        staff = ("email", "invited_by_id")
        operational = (
            "id",
            "organisation_id",
            "project_id",
            "token_hash",
            "made_at",
            "expires_at",
            "used_at",
            "withdrawn_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project_id"],
                name="admission_one_for_a_project",
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="admission_used_or_withdrawn",
                condition=Q(used_at=None) | Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Admission {self.pk}"
