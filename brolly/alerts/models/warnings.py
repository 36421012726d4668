"""Warnings, their public texts, and who reads them before they go out."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from brolly.vault.fields import SealedField


class Alert(models.Model):
    """
    A warning on its way. Its text is sealed until a second person lets it out.

    ``subject_id`` is the report it comes from; it never leaves with the text.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    submission_id = models.UUIDField()
    number = models.PositiveIntegerField()
    subject_id = models.UUIDField(db_index=True)
    key_id = models.UUIDField()
    stage = models.CharField(max_length=10)
    level = models.CharField(max_length=12)
    evidence = models.CharField(max_length=20)
    title = SealedField(pad=256)
    body = SealedField()
    kept_why = SealedField()
    her_words = SealedField()
    sent_back_why = SealedField()
    # What she knows of the words, as the writer says; empty while it is a draft.
    wording = models.CharField(max_length=12, blank=True)
    language = models.CharField(max_length=8, default="en")
    areas = ArrayField(models.CharField(max_length=60), default=list)
    # Whom else it is for. None chosen: everybody in its areas.
    sectors = ArrayField(models.CharField(max_length=12), default=list)
    genders = ArrayField(models.CharField(max_length=12), default=list)
    languages = ArrayField(models.CharField(max_length=8), default=list)
    is_urgent = models.BooleanField(default=False)
    # The warning that this one corrects, and takes the place of when it goes out.
    replaces_id = models.UUIDField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=80)
    reader_id = models.UUIDField(null=True)
    reader_name = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    lapses_at = models.DateTimeField(null=True)
    review_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    reasons = ArrayField(models.CharField(max_length=24), default=list)

    class Privacy:
        narrative = ("title", "body", "kept_why", "her_words", "sent_back_why")
        sensitive = (
            "level",
            "evidence",
            "areas",
            "sectors",
            "genders",
            "languages",
            "wording",
        )
        staff = ("author_name", "reader_name")
        operational = (
            "id",
            "organisation_id",
            "submission_id",
            "number",
            "subject_id",
            "key_id",
            "stage",
            "language",
            "is_urgent",
            "replaces_id",
            "author_id",
            "reader_id",
            "version",
            "made_at",
            "read_at",
            "published_at",
            "lapses_at",
            "review_on",
            "expires_on",
            "ended_at",
            "reasons",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "number"], name="alert_one_of_a_number"
            ),
            models.UniqueConstraint(
                fields=["organisation_id", "submission_id"], name="alert_once"
            ),
            models.CheckConstraint(
                name="alert_second_reader_is_somebody_else",
                condition=Q(reader_id=None) | ~Q(reader_id=F("author_id")),
            ),
            models.CheckConstraint(
                name="alert_out_was_read_or_urgent",
                condition=~Q(stage="published") | Q(read_at__isnull=False) | Q(is_urgent=True),
            ),
            models.CheckConstraint(
                name="alert_unread_lapses",
                condition=~Q(stage="published", read_at=None) | Q(lapses_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Alert {self.pk}"


class Publication(models.Model):
    """The approved text, standing where people read it. Written to be read outside."""

    alert = models.OneToOneField(
        Alert, models.CASCADE, primary_key=True, related_name="publication"
    )
    organisation_id = models.UUIDField(db_index=True)
    reference = models.CharField(max_length=16)
    title = models.CharField(max_length=160)
    body = models.TextField()
    level = models.CharField(max_length=12)
    evidence = models.CharField(max_length=20)
    language = models.CharField(max_length=8)
    areas = ArrayField(models.CharField(max_length=60))
    published_at = models.DateTimeField()
    expires_on = models.DateField()
    is_live = models.BooleanField(default=True)

    class Privacy:
        public = (
            "reference",
            "title",
            "body",
            "level",
            "evidence",
            "language",
            "areas",
            "published_at",
            "expires_on",
        )
        operational = ("alert", "organisation_id", "is_live")

    def __str__(self) -> str:
        return f"Publication {self.pk}"


class Reading(models.Model):
    """
    A partner project is asked to read a text a second time. It sees the text alone.

    The text stands under a key of its own, wrapped for both until it is answered. Which
    report it comes from stands only on the sender's own row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    reader_organisation_id = models.UUIDField(db_index=True)
    key_id = models.UUIDField()
    version = models.PositiveIntegerField()
    title = SealedField(pad=256)
    body = SealedField()
    level = models.CharField(max_length=12)
    evidence = models.CharField(max_length=20)
    answer = models.CharField(max_length=10, blank=True)
    words = SealedField()
    reader_id = models.UUIDField(null=True)
    reader_name = models.CharField(max_length=80, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Privacy:
        public = ("title", "body", "level", "evidence", "words")
        staff = ("reader_name",)
        operational = (
            "id",
            "organisation_id",
            "reader_organisation_id",
            "key_id",
            "version",
            "answer",
            "reader_id",
            "asked_at",
            "answered_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reading_is_a_partners",
                condition=~Q(reader_organisation_id=F("organisation_id")),
            ),
        ]

    def __str__(self) -> str:
        return f"Reading {self.pk}"


class ReadingOf(models.Model):
    """Which warning a reading is of. The reader's project never sees this row."""

    reading = models.OneToOneField(Reading, models.CASCADE, primary_key=True)
    organisation_id = models.UUIDField(db_index=True)
    alert = models.ForeignKey(Alert, models.CASCADE, related_name="readings")

    class Privacy:
        operational = ("reading", "organisation_id", "alert")

    def __str__(self) -> str:
        return f"ReadingOf {self.pk}"


class Objection(models.Model):
    """Somebody says that a warning is wrong. Sealed; looked at by who did not write it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    alert = models.ForeignKey(Alert, models.CASCADE, related_name="objections")
    key_id = models.UUIDField()
    submission_id = models.UUIDField(unique=True)
    words = SealedField()
    contact = SealedField(pad=256)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by_id = models.UUIDField(null=True)

    class Privacy:
        narrative = ("words",)
        identifying = ("contact",)
        operational = (
            "id",
            "organisation_id",
            "alert",
            "key_id",
            "submission_id",
            "made_at",
            "settled_at",
            "settled_by_id",
        )

    def __str__(self) -> str:
        return f"Objection {self.pk}"


class NoWarning(models.Model):
    """
    Two people decided that no warning goes out from a report, and why.

    The first asks, the second agrees; from then on none can be written until it is ended.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    subject_id = models.UUIDField(db_index=True)
    key_id = models.UUIDField()
    why = SealedField()
    asked_by_id = models.UUIDField()
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    agreed_by_id = models.UUIDField(null=True)
    agreed_by = models.CharField(max_length=80, blank=True)
    agreed_at = models.DateTimeField(null=True)
    ended_by_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        narrative = ("why",)
        staff = ("asked_by", "agreed_by")
        operational = (
            "id",
            "organisation_id",
            "subject_id",
            "key_id",
            "asked_by_id",
            "asked_at",
            "agreed_by_id",
            "agreed_at",
            "ended_by_id",
            "ended_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id"], condition=Q(ended_at=None), name="no_warning_once"
            ),
            models.CheckConstraint(
                name="no_warning_agreed_by_another",
                condition=Q(agreed_by_id=None) | ~Q(agreed_by_id=F("asked_by_id")),
            ),
        ]

    def __str__(self) -> str:
        return f"NoWarning {self.pk}"
