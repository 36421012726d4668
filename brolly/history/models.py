"""The history's table. Its triggers, in the migration, keep the promise."""

import uuid

from django.db import models


class Entry(models.Model):
    """
    One line of an organisation's history. Written once, never changed.

    No foreign keys: history must survive the erasure of what it describes.
    ``sequence``, ``previous_hash`` and ``hash`` are set by the database; what the
    application says of them is ignored.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    sequence = models.BigIntegerField(default=0)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    staff_id = models.UUIDField(null=True)
    device = models.CharField(max_length=32, default="")
    event = models.CharField(max_length=80)
    subject_id = models.UUIDField(db_index=True)
    details = models.JSONField(default=dict)
    previous_hash = models.BinaryField(default=b"")
    hash = models.BinaryField(default=b"")

    class Privacy:
        operational = (
            "id",
            "organisation_id",
            "sequence",
            "at",
            "actor",
            "staff_id",
            "device",
            "event",
            "subject_id",
            "details",
            "previous_hash",
            "hash",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "sequence"], name="history_one_chain"
            ),
        ]

    def __str__(self) -> str:
        return f"Entry {self.pk}"
