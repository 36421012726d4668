"""Facts about choosing and sharing. Ids and codes only."""

from dataclasses import dataclass
from uuid import UUID

from brolly.history.vocabulary import Event


@dataclass(frozen=True, kw_only=True)
class ChoicesChanged(Event):
    """Somebody recorded what she chose. Queued disclosures are looked at again at once."""

    name = "consent.choices-changed"
    sentence = "Recorded what she chose"
    answers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ConditionConfirmed(Event):
    """A named person confirmed a condition of hers as met."""

    name = "consent.condition-confirmed"
    sentence = "Confirmed that her condition is met"
    purpose: str


@dataclass(frozen=True, kw_only=True)
class AskedBefore(Event):
    """She was asked about one step, as she wishes, and said yes to it."""

    name = "consent.asked-before"
    sentence = "Asked her about the next step, and she said yes"
    choice: str


@dataclass(frozen=True, kw_only=True)
class OthersNoted(Event):
    """A report about the same man was linked, or counts no more."""

    name = "consent.others-noted"
    sentence = "Noted whether others reported the same man"
    others_reported: bool


@dataclass(frozen=True, kw_only=True)
class HoldPlaced(Event):
    """Nothing, or one field, may leave until somebody has decided."""

    name = "consent.hold-placed"
    sentence = "Put the report on hold"
    kind: str


@dataclass(frozen=True, kw_only=True)
class HoldReleaseAsked(Event):
    """One of two people decided that a hold may come off. It stands until the other has."""

    name = "consent.hold-release-asked"
    sentence = "Asked a second person whether a hold may come off"
    kind: str


@dataclass(frozen=True, kw_only=True)
class HoldReleased(Event):
    """Somebody decided, with a reason."""

    name = "consent.hold-released"
    sentence = "Took a hold off the report"
    kind: str
    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class RecipientBlocked(Event):
    """One organisation may never get anything about this."""

    name = "consent.recipient-blocked"
    sentence = "Blocked a recipient for this report"
    recipient_id: UUID


@dataclass(frozen=True, kw_only=True)
class RecordRestricted(Event):
    """Only named members of staff may open it from now on."""

    name = "consent.record-restricted"
    sentence = "Restricted the report to named members of staff"
    people: int
    staff_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class AgreementDrafted(Event):
    """An agreement was written and waits for both to sign."""

    name = "consent.agreement-drafted"
    sentence = "Drafted an agreement"


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(Event):
    """One side signed."""

    name = "consent.agreement-signed"
    sentence = "Signed an agreement"
    side: str


@dataclass(frozen=True, kw_only=True)
class AgreementEnded(Event):
    """An agreement ended; what rested on it stops."""

    name = "consent.agreement-ended"
    sentence = "Ended an agreement"


@dataclass(frozen=True, kw_only=True)
class PaperSignatureNoted(Event):
    """One person noted a signature of the other side on paper. It signs nothing yet."""

    name = "consent.paper-signature-noted"
    sentence = "Noted a paper signature, for a second person to confirm"


@dataclass(frozen=True, kw_only=True)
class AgreementDisputed(Event):
    """The partner says that it never signed this. It ended at once."""

    name = "consent.agreement-disputed"
    sentence = "Said that an agreement is not right, which ended it"


@dataclass(frozen=True, kw_only=True)
class OverrideAsked(Event):
    """Somebody named a duty; in danger it counts at once."""

    name = "consent.override-asked"
    sentence = "Named a duty that overrides her choice"
    purpose: str
    reason: str
    in_danger: bool


@dataclass(frozen=True, kw_only=True)
class OverrideAgreed(Event):
    """A second person agreed, or reviewed what was done in danger."""

    name = "consent.override-agreed"
    sentence = "A second person agreed to an override"
    purpose: str


@dataclass(frozen=True, kw_only=True)
class OverrideRefused(Event):
    """The second person did not agree. What waits under it is stopped."""

    name = "consent.override-refused"
    sentence = "A second person did not agree to an override, which ended it"
    purpose: str


@dataclass(frozen=True, kw_only=True)
class OverrideLapsed(Event):
    """Nobody looked at it in time. What waits under it is stopped."""

    name = "consent.override-lapsed"
    sentence = "An override lapsed, because no second person looked at it in time"
    purpose: str


@dataclass(frozen=True, kw_only=True)
class OverrideReviewDue(Event):
    """An override made in danger has hours left, and nobody has looked at it."""

    name = "consent.override-review-due"
    sentence = "Reminded that an override waits for a second person"
    purpose: str


@dataclass(frozen=True, kw_only=True)
class OverrideTold(Event):
    """She was told of the override, or somebody decided that she is not told yet."""

    name = "consent.override-told"
    sentence = "Recorded whether she was told of an override"
    told: bool
    why_not: str


@dataclass(frozen=True, kw_only=True)
class SharingRefusedEvent(Event):
    """The gate said no to somebody who asked."""

    name = "consent.sharing-refused"
    sentence = "Was refused a sharing"
    purpose: str
    reasons: tuple[str, ...]
