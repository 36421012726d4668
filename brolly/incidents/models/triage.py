"""Who looked at a report first, and what was decided about how soon."""

import uuid

from django.db import models

from brolly.incidents.models.report import Incident
from brolly.vault.fields import SealedField


class Triage(models.Model):
    """
    One decision on how soon a report is worked on, by whom, and whether to doubt it.

    Never edited: another decision is another row, and the last one counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="triages")
    key_id = models.UUIDField()
    priority = models.CharField(max_length=8)
    doubt = models.CharField(max_length=8)
    due_at = models.DateTimeField()
    owner_id = models.UUIDField(null=True)
    owner_name = models.CharField(max_length=80, default="", blank=True)
    decided_by_id = models.UUIDField()
    decided_by = models.CharField(max_length=80)
    decided_at = models.DateTimeField()
    words = SealedField()

    class Privacy:
        narrative = ("words",)
        sensitive = ("priority", "doubt")
        staff = ("owner_id", "owner_name", "decided_by_id", "decided_by")
        operational = ("id", "organisation_id", "incident", "key_id", "due_at", "decided_at")

    class Meta:
        indexes = [
            models.Index(fields=["incident", "-decided_at"], name="triage_last_first"),
        ]

    def __str__(self) -> str:
        return f"Triage {self.pk}"
