"""Packets, where they came from, who opened them and what was answered."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from brolly.vault.fields import SealedField


class Packet(models.Model):
    """
    An unchangeable copy of exactly the permitted fields, to one post, for one purpose.

    The recipient's organisation sees the row from the hand-over on, and can read it
    only while the packet's key is wrapped for it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    from_organisation_id = models.UUIDField(db_index=True)
    to_organisation_id = models.UUIDField(db_index=True)
    to_post_id = models.UUIDField(null=True)
    submission_id = models.UUIDField()
    key_id = models.UUIDField()
    kind = models.CharField(max_length=24)
    purpose = models.CharField(max_length=24)
    way = models.CharField(max_length=16)
    state = models.CharField(max_length=10)
    fields = ArrayField(models.CharField(max_length=24))
    contents = SealedField()
    agreement_id = models.UUIDField(null=True)
    choice_id = models.UUIDField(null=True)
    override_id = models.UUIDField(null=True)
    asked_by_id = models.UUIDField(null=True)
    needs_reader = models.BooleanField(default=False)
    read_by_id = models.UUIDField(null=True)
    read_at = models.DateTimeField(null=True)
    watermark = models.CharField(max_length=9)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    answer_due_on = models.DateField(null=True)
    reminded_at = models.DateTimeField(null=True)
    expires_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    reasons = ArrayField(models.CharField(max_length=24), default=list)

    class Privacy:
        narrative = ("contents",)
        sensitive = ("kind", "purpose", "fields", "to_organisation_id", "to_post_id")
        operational = (
            "id",
            "from_organisation_id",
            "submission_id",
            "key_id",
            "way",
            "state",
            "agreement_id",
            "choice_id",
            "override_id",
            "asked_by_id",
            "needs_reader",
            "read_by_id",
            "read_at",
            "watermark",
            "queued_at",
            "not_before",
            "delivered_at",
            "answer_due_on",
            "reminded_at",
            "expires_on",
            "ended_at",
            "reasons",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["from_organisation_id", "submission_id"], name="packet_once"
            ),
            models.CheckConstraint(
                name="packet_rests_on_her_yes_or_a_duty",
                condition=Q(choice_id__isnull=False) | Q(override_id__isnull=False),
            ),
            models.CheckConstraint(
                name="packet_to_somebody_else",
                condition=~Q(from_organisation_id=F("to_organisation_id")),
            ),
            models.CheckConstraint(
                name="packet_read_by_somebody_else",
                condition=Q(read_by_id=None)
                | Q(asked_by_id__isnull=False, needs_reader=True)
                & ~Q(read_by_id=F("asked_by_id")),
            ),
            models.CheckConstraint(
                name="packet_leaves_when_it_was_read",
                condition=Q(needs_reader=False)
                | Q(state__in=["queued", "stopped"])
                | Q(read_by_id__isnull=False),
            ),
            models.CheckConstraint(
                name="packet_delivered_has_its_times",
                condition=Q(state__in=["queued", "stopped"], delivered_at=None)
                | Q(
                    state__in=["delivered", "recalled", "expired"],
                    delivered_at__isnull=False,
                    expires_on__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Packet {self.pk}"


class PacketSource(models.Model):
    """
    About which subject a packet is, and why as it is. The recipient never sees this.

    ``her_words`` are what she said where it goes without waiting; ``reader_words`` what
    the second reader asks for. Both under a key that the packet's recipient never has.
    """

    packet = models.OneToOneField(
        Packet, models.CASCADE, primary_key=True, related_name="source"
    )
    organisation_id = models.UUIDField(db_index=True)
    subject_id = models.UUIDField(db_index=True)
    key_id = models.UUIDField(null=True)
    her_words = SealedField()
    reader_words = SealedField()

    class Privacy:
        narrative = ("her_words", "reader_words")
        operational = ("packet", "organisation_id", "subject_id", "key_id")

    def __str__(self) -> str:
        return f"PacketSource {self.pk}"


class PacketOpening(models.Model):
    """Somebody at the recipient opened a packet, or printed it. Both sides see it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    packet = models.ForeignKey(Packet, models.CASCADE, related_name="openings")
    from_organisation_id = models.UUIDField(db_index=True)
    to_organisation_id = models.UUIDField(db_index=True)
    opened_by_id = models.UUIDField()
    opened_by = models.CharField(max_length=80)
    printed = models.BooleanField(default=False)
    taken_as = models.CharField(max_length=4, blank=True)
    at = models.DateTimeField()

    class Privacy:
        staff = ("opened_by",)
        operational = (
            "id",
            "packet",
            "from_organisation_id",
            "to_organisation_id",
            "opened_by_id",
            "printed",
            "taken_as",
            "at",
        )

    def __str__(self) -> str:
        return f"PacketOpening {self.pk}"


class PacketReply(models.Model):
    """What came back: a code, and words or a crime number sealed under the packet's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    packet = models.ForeignKey(Packet, models.CASCADE, related_name="replies")
    from_organisation_id = models.UUIDField(db_index=True)
    to_organisation_id = models.UUIDField(db_index=True)
    submission_id = models.UUIDField(unique=True)
    key_id = models.UUIDField()
    code = models.CharField(max_length=16)
    words = SealedField()
    replied_by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Privacy:
        narrative = ("words",)
        sensitive = ("code",)
        staff = ("replied_by",)
        operational = (
            "id",
            "packet",
            "from_organisation_id",
            "to_organisation_id",
            "submission_id",
            "key_id",
            "at",
        )

    def __str__(self) -> str:
        return f"PacketReply {self.pk}"
