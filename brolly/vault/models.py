"""The key store: wrapped keys and nothing else. It has a database of its own."""

import uuid

from django.db import models


class ProjectKey(models.Model):
    """An organisation's key of one epoch, wrapped by the key-encryption key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField()
    epoch = models.PositiveIntegerField()
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Privacy:
        operational = ("id", "organisation_id", "epoch", "wrapped", "made_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "epoch"], name="project_key_one_each_epoch"
            )
        ]

    def __str__(self) -> str:
        return f"ProjectKey {self.pk}"


class ContentKey(models.Model):
    """A key of one person, incident, alert or packet. The bytes stand in its wraps."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=12)
    made_at = models.DateTimeField(auto_now_add=True)

    class Privacy:
        operational = ("id", "organisation_id", "kind", "made_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "kind"],
                condition=models.Q(kind__in=["organisation", "index"]),
                name="content_key_one_for_an_organisation",
            )
        ]

    def __str__(self) -> str:
        return f"ContentKey {self.pk}"


class Wrap(models.Model):
    """A content key as one organisation can unwrap it. A packet's has two."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.ForeignKey(ContentKey, models.CASCADE, related_name="wraps")
    organisation_id = models.UUIDField(db_index=True)
    epoch = models.PositiveIntegerField()
    wrapped = models.BinaryField()

    class Privacy:
        operational = ("id", "key", "organisation_id", "epoch", "wrapped")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "organisation_id"], name="wrap_one_each")
        ]

    def __str__(self) -> str:
        return f"Wrap {self.pk}"
