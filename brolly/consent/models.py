"""Choices, conditions, holds, blocks, restrictions, agreements and overrides."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from brolly.vault.fields import SealedField


class Subject(models.Model):
    """
    The head row of everything she chose about one incident; its id is the incident's.

    Whoever changes a choice and whoever discloses take this row FOR UPDATE, so that a
    withdrawal which commits first always wins.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    key_id = models.UUIDField()
    version = models.PositiveIntegerField(default=1)
    others_have_reported = models.BooleanField(default=False)
    # Every force, also one that comes later: it is about an officer.
    blocks_police = models.BooleanField(default=False)

    class Privacy:
        operational = ("id", "organisation_id", "key_id", "version")
        sensitive = ("others_have_reported", "blocks_police")

    def __str__(self) -> str:
        return f"Subject {self.pk}"


class ChoiceRecord(models.Model):
    """
    One answer, kept as it was given. A changed mind is a new row; nothing is edited.

    ``conditions`` holds codes only; her own words are sealed beside. ``not_now`` is a no
    that she said may be raised once more; for everything that leaves it is a no.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    subject = models.ForeignKey(Subject, models.CASCADE, related_name="choices")
    key_id = models.UUIDField()
    number = models.PositiveIntegerField()
    choice = models.CharField(max_length=24)
    answer = models.CharField(max_length=10)
    said_by = models.CharField(max_length=16)
    heard = models.CharField(max_length=20)
    heard_by_id = models.UUIDField()
    told_version = models.CharField(max_length=12)
    not_before = models.DateField(null=True)
    leave_out = ArrayField(models.CharField(max_length=24), default=list)
    not_to = ArrayField(models.UUIDField(), default=list)
    only_if_others = models.BooleanField(default=False)
    ask_before = models.BooleanField(default=False)
    has_own_words = models.BooleanField(default=False)
    not_now = models.BooleanField(default=False)
    own_words = SealedField()
    at = models.DateTimeField()

    class Privacy:
        narrative = ("own_words",)
        sensitive = (
            "choice",
            "answer",
            "said_by",
            "not_before",
            "leave_out",
            "not_to",
            "only_if_others",
            "ask_before",
            "has_own_words",
            "not_now",
        )
        operational = (
            "id",
            "organisation_id",
            "subject",
            "key_id",
            "number",
            "heard",
            "heard_by_id",
            "told_version",
            "at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "number"], name="choice_in_order"),
            models.CheckConstraint(
                name="choice_not_now_is_a_no", condition=Q(not_now=False) | Q(answer="no")
            ),
            models.CheckConstraint(
                name="choice_nobody_says_yes_for_her",
                condition=~Q(answer="yes") | Q(said_by="person"),
            ),
        ]

    def __str__(self) -> str:
        return f"ChoiceRecord {self.pk}"


class ConditionMet(models.Model):
    """A named person confirmed that what she tied to a yes is met, for one purpose."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    choice = models.ForeignKey(ChoiceRecord, models.CASCADE, related_name="met")
    purpose = models.CharField(max_length=24)
    confirmed_by_id = models.UUIDField()
    at = models.DateTimeField()

    class Privacy:
        sensitive = ("purpose",)
        operational = ("id", "organisation_id", "choice", "confirmed_by_id", "at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["choice", "purpose"], name="condition_met_once")
        ]

    def __str__(self) -> str:
        return f"ConditionMet {self.pk}"


class Asking(models.Model):
    """
    She was asked about one step, as she wishes, and said yes to it.

    ``step_id`` is the packet or the warning for which it was used. The next step needs
    an asking of its own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    choice = models.ForeignKey(ChoiceRecord, models.CASCADE, related_name="askings")
    purpose = models.CharField(max_length=24)
    asked_by_id = models.UUIDField()
    heard = models.CharField(max_length=16)
    at = models.DateTimeField()
    step_id = models.UUIDField(null=True)

    class Privacy:
        sensitive = ("purpose",)
        operational = (
            "id",
            "organisation_id",
            "choice",
            "asked_by_id",
            "heard",
            "at",
            "step_id",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["choice", "purpose"],
                condition=Q(step_id=None),
                name="asking_one_waits",
            )
        ]

    def __str__(self) -> str:
        return f"Asking {self.pk}"


class Hold(models.Model):
    """A reason why nothing, or one field, may leave until somebody has decided."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    subject = models.ForeignKey(Subject, models.CASCADE, related_name="holds")
    key_id = models.UUIDField()
    kind = models.CharField(max_length=24)
    placed_by = models.CharField(max_length=80)
    placed_at = models.DateTimeField()
    released_by_id = models.UUIDField(null=True)
    released_at = models.DateTimeField(null=True)
    why_released = SealedField()
    asked_by_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField(null=True)
    why_asked = SealedField()

    class Privacy:
        narrative = ("why_released", "why_asked")
        sensitive = ("kind",)
        operational = (
            "id",
            "organisation_id",
            "subject",
            "key_id",
            "placed_by",
            "placed_at",
            "released_by_id",
            "released_at",
            "asked_by_id",
            "asked_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "kind"],
                condition=Q(released_at=None),
                name="hold_one_of_a_kind",
            ),
            models.CheckConstraint(
                name="hold_released_by_a_second_person",
                condition=Q(asked_by_id=None)
                | Q(released_by_id=None)
                | ~Q(released_by_id=F("asked_by_id")),
            ),
            models.CheckConstraint(
                name="hold_released_by_somebody",
                condition=Q(released_at=None, released_by_id=None)
                | Q(released_at__isnull=False, released_by_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Hold {self.pk}"


class RecipientBlock(models.Model):
    """One organisation that may never get anything about this subject."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    subject = models.ForeignKey(Subject, models.CASCADE, related_name="blocks")
    recipient_id = models.UUIDField()
    placed_by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Privacy:
        sensitive = ("recipient_id",)
        operational = ("id", "organisation_id", "subject", "placed_by", "at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "recipient_id"], name="block_once")
        ]

    def __str__(self) -> str:
        return f"RecipientBlock {self.pk}"


class Restriction(models.Model):
    """A record that only named members of staff may open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    subject = models.OneToOneField(Subject, models.CASCADE, related_name="restriction")
    staff_ids = ArrayField(models.UUIDField())
    placed_by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Privacy:
        operational = ("id", "organisation_id", "subject", "staff_ids", "placed_by", "at")

    def __str__(self) -> str:
        return f"Restriction {self.pk}"


class Agreement(models.Model):
    """What two organisations signed about sharing. Both see it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    partner_id = models.UUIDField(db_index=True)
    reference = models.CharField(max_length=24)
    title = models.CharField(max_length=120)
    purposes = ArrayField(models.CharField(max_length=24))
    fields = ArrayField(models.CharField(max_length=24))
    own_role = models.CharField(max_length=16)
    partner_role = models.CharField(max_length=16)
    article_6 = models.CharField(max_length=200)
    article_9 = models.CharField(max_length=200)
    article_10 = models.CharField(max_length=200, blank=True)
    retention = models.CharField(max_length=200)
    starts_on = models.DateField()
    review_on = models.DateField()
    ends_on = models.DateField()
    drafted_at = models.DateTimeField()
    signed_own_by = models.CharField(max_length=80, blank=True)
    signed_own_at = models.DateTimeField(null=True)
    signed_partner_by = models.CharField(max_length=120, blank=True)
    signed_partner_at = models.DateTimeField(null=True)
    paper_by = models.CharField(max_length=120, blank=True)
    paper_noted_by_id = models.UUIDField(null=True)
    paper_noted_at = models.DateTimeField(null=True)
    paper_confirmed_by_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    disputed_at = models.DateTimeField(null=True)

    class Privacy:
        staff = ("signed_own_by", "signed_partner_by", "paper_by")
        operational = (
            "id",
            "organisation_id",
            "partner_id",
            "reference",
            "title",
            "purposes",
            "fields",
            "own_role",
            "partner_role",
            "article_6",
            "article_9",
            "article_10",
            "retention",
            "starts_on",
            "review_on",
            "ends_on",
            "drafted_at",
            "signed_own_at",
            "signed_partner_at",
            "paper_noted_by_id",
            "paper_noted_at",
            "paper_confirmed_by_id",
            "ended_at",
            "disputed_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_paper_seen_by_two",
                condition=Q(paper_confirmed_by_id=None)
                | (
                    Q(paper_noted_by_id__isnull=False)
                    & ~Q(paper_confirmed_by_id=F("paper_noted_by_id"))
                ),
            ),
            # A paper that was noted and not confirmed is no signature.
            models.CheckConstraint(
                name="agreement_paper_alone_signs_nothing",
                condition=Q(signed_partner_at=None)
                | Q(paper_noted_at=None)
                | Q(paper_confirmed_by_id__isnull=False),
            ),
            models.CheckConstraint(
                name="agreement_disputed_is_ended",
                condition=Q(disputed_at=None) | Q(ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="agreement_between_two",
                condition=~Q(organisation_id=F("partner_id")),
            ),
            models.CheckConstraint(
                name="agreement_days_in_order",
                condition=Q(ends_on__gt=F("starts_on"), review_on__lte=F("ends_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"Agreement {self.pk}"


class Override(models.Model):
    """A named duty instead of her yes: two people, an end, in the open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    subject = models.ForeignKey(Subject, models.CASCADE, related_name="overrides")
    key_id = models.UUIDField()
    purpose = models.CharField(max_length=24)
    recipient_id = models.UUIDField()
    fields = ArrayField(models.CharField(max_length=24))
    legal_basis = models.CharField(max_length=200)
    reason = models.CharField(max_length=40)
    words = SealedField()
    in_danger = models.BooleanField(default=False)
    first_id = models.UUIDField()
    second_id = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField()
    told_her_at = models.DateTimeField(null=True)
    why_not_told = models.CharField(max_length=40, blank=True)
    telling_by_id = models.UUIDField(null=True)
    telling_at = models.DateTimeField(null=True)
    refused_by_id = models.UUIDField(null=True)
    refused_at = models.DateTimeField(null=True)
    why_refused = SealedField()
    reminded_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)

    class Privacy:
        narrative = ("words", "why_refused")
        sensitive = ("purpose", "recipient_id", "fields", "legal_basis", "reason", "in_danger")
        operational = (
            "id",
            "organisation_id",
            "subject",
            "key_id",
            "first_id",
            "second_id",
            "made_at",
            "agreed_at",
            "ends_at",
            "told_her_at",
            "why_not_told",
            "telling_by_id",
            "telling_at",
            "refused_by_id",
            "refused_at",
            "reminded_at",
            "lapsed_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="override_refused_by_another",
                condition=Q(refused_by_id=None, refused_at=None)
                | (
                    Q(refused_by_id__isnull=False, refused_at__isnull=False)
                    & ~Q(refused_by_id=F("first_id"))
                ),
            ),
            # Not telling her is a decision of somebody, with a reason.
            models.CheckConstraint(
                name="override_telling_decided_by_somebody",
                condition=Q(told_her_at=None, why_not_told="")
                | Q(telling_by_id__isnull=False, telling_at__isnull=False),
            ),
            models.CheckConstraint(
                name="override_told_or_why_not",
                condition=Q(told_her_at=None) | Q(why_not_told=""),
            ),
            models.CheckConstraint(
                name="override_two_different_people",
                condition=Q(second_id=None) | ~Q(second_id=F("first_id")),
            ),
            models.CheckConstraint(name="override_ends", condition=Q(ends_at__gt=F("made_at"))),
        ]

    def __str__(self) -> str:
        return f"Override {self.pk}"
