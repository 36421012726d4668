"""What came of a report, and who goes along."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from brolly.incidents.models.report import Incident
from brolly.incidents.vocabulary import ChainStep
from brolly.vault.fields import SealedField
from brolly.vault.rules import SHORT


class ChainRecord(models.Model):
    """
    One thing that happened to a case. Never edited: what was wrong is taken back.

    ``number`` is a crime or court number as it was given, sealed: it finds her in their
    systems.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="chain")
    key_id = models.UUIDField()
    step = models.CharField(max_length=20)
    on = models.DateField()
    told_by = models.CharField(max_length=16)
    reason = models.CharField(max_length=20, default="", blank=True)
    number = SealedField(pad=SHORT)
    words = SealedField()
    recorded_by = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()
    taken_back_by = models.CharField(max_length=80, default="", blank=True)
    taken_back_at = models.DateTimeField(null=True)

    class Privacy:
        narrative = ("number", "words")
        sensitive = ("step", "on", "told_by", "reason")
        staff = ("recorded_by", "taken_back_by")
        operational = (
            "id",
            "organisation_id",
            "incident",
            "key_id",
            "recorded_at",
            "taken_back_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="chain_reason_where_it_stopped",
                condition=Q(reason="") ^ Q(step=ChainStep.STOPPED.value),
            ),
        ]

    def __str__(self) -> str:
        return f"ChainRecord {self.pk}"


class Visit(models.Model):
    """A statement, a parade, a day in court: when, and who goes along."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="visits")
    key_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    companion_id = models.UUIDField(null=True)
    companion_name = models.CharField(max_length=80, default="", blank=True)
    measures_asked = ArrayField(models.CharField(max_length=20), default=list)
    measures_granted = ArrayField(models.CharField(max_length=20), default=list)
    words = SealedField()
    outcome = models.CharField(max_length=16, default="", blank=True)
    planned_at = models.DateTimeField()

    class Privacy:
        narrative = ("words",)
        sensitive = ("kind", "at", "measures_asked", "measures_granted", "outcome")
        staff = ("companion_id", "companion_name")
        operational = ("id", "organisation_id", "incident", "key_id", "planned_at")

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation_id", "at"],
                name="visit_to_come",
                condition=Q(outcome=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Visit {self.pk}"
