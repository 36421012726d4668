"""Who gets warnings, by which way, at which hours, and how far each message came."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from brolly.alerts.models.warnings import Alert
from brolly.vault.fields import SealedField


class Carrier(models.Model):
    """
    One way by which an organisation's messages go: e-mail, GOV.UK Notify, a phone service.

    Its keys and passwords are sealed. ``trouble`` is a code that says what its manager has to
    mend; what could not go waits.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    key_id = models.UUIDField()
    kind = models.CharField(max_length=8)
    is_on = models.BooleanField(default=False)
    credentials = SealedField()
    name = models.CharField(max_length=40, blank=True)
    pence = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    # Where a test goes, until it went.
    test_to = SealedField(pad=256)
    test_id = models.UUIDField(null=True)
    tested_at = models.DateTimeField(null=True)
    # Of the word by which the service shows that an answer comes from it.
    answers_hash = models.BinaryField(null=True)
    unread_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=12, blank=True)
    trouble_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    class Privacy:
        identifying = ("test_to",)
        operational = (
            "id",
            "organisation_id",
            "key_id",
            "kind",
            "is_on",
            "credentials",
            "name",
            "pence",
            "test_id",
            "tested_at",
            "answers_hash",
            "unread_at",
            "trouble",
            "trouble_at",
            "changed_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation_id", "kind"], name="carrier_once")
        ]

    def __str__(self) -> str:
        return f"Carrier {self.pk}"


class Subscriber(models.Model):
    """
    An address or a number that gets warnings. Sealed; found again by its token.

    ``shows`` is how much of a warning stands in the message itself, where others may see
    it. Hours of her own count only when ``has_own_hours``; else those of her area do.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    key_id = models.UUIDField()
    carrier = models.CharField(max_length=8, default="email")
    email = SealedField(pad=256)
    number = SealedField(pad=64)
    address_token = models.BinaryField()
    secret = SealedField(pad=64)
    secret_hash = models.BinaryField()
    areas = ArrayField(models.CharField(max_length=60), default=list)
    sectors = ArrayField(models.CharField(max_length=12), default=list)
    genders = ArrayField(models.CharField(max_length=12), default=list)
    language = models.CharField(max_length=8, default="en")
    shows = models.CharField(max_length=8, default="text")
    has_own_hours = models.BooleanField(default=False)
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    urgent_wakes = models.BooleanField(default=False)
    state = models.CharField(max_length=10)
    invited_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Privacy:
        identifying = ("email", "number", "address_token", "secret", "secret_hash")
        sensitive = (
            "areas",
            "sectors",
            "genders",
            "language",
            "shows",
            "has_own_hours",
            "quiet_from",
            "quiet_to",
            "urgent_wakes",
            "state",
        )
        operational = (
            "id",
            "organisation_id",
            "key_id",
            "carrier",
            "invited_at",
            "confirmed_at",
            "left_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "address_token"], name="subscriber_once"
            ),
            models.CheckConstraint(
                name="subscriber_quiet_from_and_to",
                condition=Q(quiet_from=None, quiet_to=None)
                | Q(quiet_from__isnull=False, quiet_to__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Subscriber {self.pk}"


class QuietHours(models.Model):
    """The hours in which nobody of an area is woken, unless she chose hours of her own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    # Empty: everywhere that has none of its own.
    area = models.CharField(max_length=60, blank=True)
    starts = models.TimeField()
    ends = models.TimeField()

    class Privacy:
        operational = ("id", "organisation_id", "area", "starts", "ends")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "area"], name="quiet_hours_once"
            ),
            models.CheckConstraint(name="quiet_hours_last", condition=~Q(starts=F("ends"))),
        ]

    def __str__(self) -> str:
        return f"QuietHours {self.pk}"


class Delivery(models.Model):
    """
    One message to one subscriber: how far it came. No content, no address.

    ``in_doubt`` once it was handed over and as long as nobody said what became of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    alert = models.ForeignKey(Alert, models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="deliveries")
    carrier = models.CharField(max_length=8, default="email")
    kind = models.CharField(max_length=8)
    state = models.CharField(max_length=8)
    tries = models.PositiveSmallIntegerField(default=0)
    in_doubt = models.BooleanField(default=False)
    not_before = models.DateTimeField(null=True)
    parts = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()

    class Privacy:
        sensitive = ("subscriber",)
        operational = (
            "id",
            "organisation_id",
            "alert",
            "carrier",
            "kind",
            "state",
            "tries",
            "in_doubt",
            "not_before",
            "parts",
            "at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["alert", "subscriber", "kind"], name="delivery_once_each"
            )
        ]
        indexes = [models.Index(fields=["organisation_id", "state"], name="delivery_waiting")]

    def __str__(self) -> str:
        return f"Delivery {self.pk}"
