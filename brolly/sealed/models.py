"""
The keys of sealed reports: what is sealed to, and for whom its private half is wrapped.

No private half stands here but sealed to somebody who has something of her own: a
passphrase in her head, or two papers of three.
"""

import uuid

from django.db import models
from django.db.models import Q

from brolly.vault.fields import SealedField


class PaperKey(models.Model):
    """What the three papers open: every report key is sealed to it as well."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    public_half = models.BinaryField()
    made_at = models.DateTimeField()
    made_by_id = models.UUIDField()
    replaced_at = models.DateTimeField(null=True)

    class Privacy:
        operational = (
            "id",
            "organisation_id",
            "public_half",
            "made_at",
            "made_by_id",
            "replaced_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id"],
                condition=Q(replaced_at=None),
                name="paper_key_one_that_counts",
            )
        ]

    def __str__(self) -> str:
        return f"PaperKey {self.pk}"


class ReportKey(models.Model):
    """A pair that reports are sealed to. Its private half stands in grants and on paper only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    public_half = models.BinaryField()
    paper_key = models.ForeignKey("sealed.PaperKey", models.PROTECT, related_name="+")
    on_paper = models.BinaryField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Privacy:
        operational = (
            "id",
            "organisation_id",
            "public_half",
            "paper_key",
            "on_paper",
            "made_at",
            "retired_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id"],
                condition=Q(retired_at=None),
                name="report_key_one_that_counts",
            )
        ]

    def __str__(self) -> str:
        return f"ReportKey {self.pk}"


class MemberPair(models.Model):
    """A member of staff's own pair. Her passphrase wraps the private half, then our vault does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    key_id = models.UUIDField()
    staff_id = models.UUIDField()
    public_half = models.BinaryField()
    salt = models.BinaryField()
    private_half = SealedField(pad=64)
    made_at = models.DateTimeField()

    class Privacy:
        identifying = ("private_half",)
        operational = (
            "id",
            "organisation_id",
            "key_id",
            "staff_id",
            "public_half",
            "salt",
            "made_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "staff_id"], name="member_pair_one_each"
            )
        ]

    def __str__(self) -> str:
        return f"MemberPair {self.pk}"


class Grant(models.Model):
    """The private half of one report key, sealed to one member's pair."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    report_key = models.ForeignKey("sealed.ReportKey", models.PROTECT, related_name="grants")
    pair = models.ForeignKey("sealed.MemberPair", models.CASCADE, related_name="grants")
    wrapped = models.BinaryField()
    granted_by_id = models.UUIDField(null=True)
    granted_at = models.DateTimeField()

    class Privacy:
        operational = (
            "id",
            "organisation_id",
            "report_key",
            "pair",
            "wrapped",
            "granted_by_id",
            "granted_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report_key", "pair"], name="grant_one_each")
        ]

    def __str__(self) -> str:
        return f"Grant {self.pk}"
