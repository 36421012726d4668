"""Legal holds, requests about rights, and what was erased."""

import uuid

from django.db import models
from django.db.models import Q


class LegalHold(models.Model):
    """A reason why a report may not be erased yet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    subject_id = models.UUIDField(db_index=True)
    reason = models.CharField(max_length=24)
    placed_by_id = models.UUIDField()
    placed_at = models.DateTimeField()
    released_by_id = models.UUIDField(null=True)
    released_at = models.DateTimeField(null=True)

    class Privacy:
        sensitive = ("reason",)
        operational = (
            "id",
            "organisation_id",
            "subject_id",
            "placed_by_id",
            "placed_at",
            "released_by_id",
            "released_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "reason"],
                condition=Q(released_at=None),
                name="legal_hold_one_of_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"LegalHold {self.pk}"


class RightsRequest(models.Model):
    """
    Somebody asked about what we hold. Who it was stays on paper or in the mailbox.

    Nothing here says whether anything is held: for the man described that would tell.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    submission_id = models.UUIDField(unique=True)
    number = models.PositiveIntegerField()
    asked = models.CharField(max_length=8)
    asked_by = models.CharField(max_length=16)
    received_on = models.DateField()
    due_on = models.DateField()
    taken_by_id = models.UUIDField()
    answered_on = models.DateField(null=True)

    class Privacy:
        sensitive = ("asked", "asked_by")
        operational = (
            "id",
            "organisation_id",
            "submission_id",
            "number",
            "received_on",
            "due_on",
            "taken_by_id",
            "answered_on",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "number"], name="request_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"RightsRequest {self.pk}"


class Erasure(models.Model):
    """That something was erased, when and why. Not what it was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    subject_id = models.UUIDField()
    why = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Privacy:
        operational = ("id", "organisation_id", "subject_id", "why", "at")

    def __str__(self) -> str:
        return f"Erasure {self.pk}"
