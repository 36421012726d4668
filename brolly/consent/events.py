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
class HoldPlaced(Event):
    """Nothing, or one field, may leave until somebody has decided."""

    name = "consent.hold-placed"
    sentence = "Put the report on hold"
    kind: str


@dataclass(frozen=True, kw_only=True)
class HoldReleased(Event):
    """Somebody decided, with a reason."""

    name = "consent.hold-released"
    sentence = "Took a hold off the report"
    kind: str


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
class SharingRefusedEvent(Event):
    """The gate said no to somebody who asked."""

    name = "consent.sharing-refused"
    sentence = "Was refused a sharing"
    purpose: str
    reasons: tuple[str, ...]
