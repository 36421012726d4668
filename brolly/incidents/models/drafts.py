"""A report that somebody has begun: that there is one, and apart from it what it says."""

import uuid

from django.db import models

from brolly.vault.fields import SealedField


class Draft(models.Model):
    """
    A report that is being written. Says nothing of what is in it.

    ``submission_id`` is the page's: the report that is saved from it has the same one.
    ``saved_from`` is the open page that saved last; another page, drawn before that save,
    does not write over it. ``version`` counts every save, of every page.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    key_id = models.UUIDField()
    submission_id = models.UUIDField()
    writer_id = models.UUIDField()
    writer = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)
    saved_from = models.UUIDField()
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    handed_by = models.CharField(max_length=80, default="", blank=True)
    thrown_away_at = models.DateTimeField(null=True)

    class Privacy:
        staff = ("writer_id", "writer", "handed_by")
        operational = (
            "id",
            "organisation_id",
            "key_id",
            "submission_id",
            "version",
            "saved_from",
            "began_at",
            "saved_at",
            "thrown_away_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "submission_id"], name="draft_one_a_page"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation_id", "writer_id"], name="draft_by_writer"),
        ]

    def __str__(self) -> str:
        return f"Draft {self.pk}"


class DraftText(models.Model):
    """
    What was typed, sealed whole. The database shows it to the draft's writer alone.

    ``beside`` is the text of another open page that knew an older version: kept until
    its writer has seen both.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="texts")
    key_id = models.UUIDField()
    page_id = models.UUIDField()
    version = models.PositiveIntegerField()
    beside = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    contents = SealedField()

    class Privacy:
        narrative = ("contents",)
        operational = (
            "id",
            "organisation_id",
            "draft",
            "key_id",
            "page_id",
            "version",
            "beside",
            "saved_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=models.Q(beside=False), name="draft_one_text"
            ),
            models.UniqueConstraint(
                fields=["draft", "page_id"],
                condition=models.Q(beside=True),
                name="draft_one_text_beside_a_page",
            ),
        ]

    def __str__(self) -> str:
        return f"DraftText {self.pk}"
