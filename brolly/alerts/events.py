"""Facts about warnings. ``subject_id`` is the report, so that its history shows them."""

from dataclasses import dataclass
from uuid import UUID

from brolly.history.vocabulary import Event


@dataclass(frozen=True, kw_only=True)
class AlertWritten(Event):
    """Somebody wrote or changed a warning."""

    name = "alert.written"
    sentence = "Wrote a warning"
    alert_id: UUID


@dataclass(frozen=True, kw_only=True)
class NoWarningAsked(Event):
    """Somebody asked a colleague to decide that no warning goes out from a report."""

    name = "alert.no-warning-asked"
    sentence = "Asked a colleague to decide that no warning goes out"


@dataclass(frozen=True, kw_only=True)
class NoWarningDecided(Event):
    """Two people decided that no warning goes out from a report."""

    name = "alert.no-warning-decided"
    sentence = "Decided with a colleague that no warning goes out"


@dataclass(frozen=True, kw_only=True)
class NoWarningEnded(Event):
    """That no warning goes out was not agreed to, or does not hold any more."""

    name = "alert.no-warning-ended"
    sentence = "Ended the decision that no warning goes out"


@dataclass(frozen=True, kw_only=True)
class AlertSubmitted(Event):
    """A warning was given to a second reader."""

    name = "alert.submitted"
    sentence = "Gave a warning to a second reader"
    alert_id: UUID
    kept: int


@dataclass(frozen=True, kw_only=True)
class PosterMade(Event):
    """Somebody made posters of a warning. ``subject_id`` is the warning."""

    name = "alert.poster-made"
    sentence = "Made posters of a warning"
    shape: str
    posters: int


@dataclass(frozen=True, kw_only=True)
class AlertSentBack(Event):
    """A second reader sent a warning back, with a reason."""

    name = "alert.sent-back"
    sentence = "Sent a warning back with a reason"
    alert_id: UUID


@dataclass(frozen=True, kw_only=True)
class AlertPublished(Event):
    """A warning went out."""

    name = "alert.published"
    sentence = "Let a warning go out"
    alert_id: UUID
    urgent: bool


@dataclass(frozen=True, kw_only=True)
class AlertRecalled(Event):
    """A warning was called back."""

    name = "alert.recalled"
    sentence = "Called a warning back"
    alert_id: UUID
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AlertExpired(Event):
    """A warning ended on its day."""

    name = "alert.expired"
    sentence = "A warning ended"
    alert_id: UUID


@dataclass(frozen=True, kw_only=True)
class AlertReviewed(Event):
    """Somebody looked at a warning again and let it stand."""

    name = "alert.reviewed"
    sentence = "Looked at a warning again"
    alert_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReadingAsked(Event):
    """A partner project was asked to read a text a second time."""

    name = "alert.reading-asked"
    sentence = "Asked a partner project to read a warning"
    reader_organisation_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReadingAnswered(Event):
    """On the reader's side: somebody read a partner's text."""

    name = "alert.reading-answered"
    sentence = "Read a warning for a partner project"
    answer: str


@dataclass(frozen=True, kw_only=True)
class AddressOpened(Event):
    """Somebody looked at a subscriber's address, and said why."""

    name = "alert.address-opened"
    sentence = "Looked at a subscriber's address"
    why: str


@dataclass(frozen=True, kw_only=True)
class AlertCorrected(Event):
    """A corrected warning took the place of an earlier one."""

    name = "alert.corrected"
    sentence = "Replaced a warning by a corrected one"
    alert_id: UUID
    replaced_id: UUID


@dataclass(frozen=True, kw_only=True)
class SubscriberInvited(Event):
    """An address was invited to get warnings."""

    name = "alert.subscriber-invited"
    sentence = "Invited somebody to get warnings"


@dataclass(frozen=True, kw_only=True)
class SubscriberChanged(Event):
    """Somebody confirmed, or left."""

    name = "alert.subscriber-changed"
    sentence = "A subscriber confirmed or left"
    state: str


@dataclass(frozen=True, kw_only=True)
class ObjectionMade(Event):
    """Somebody says that a warning is wrong."""

    name = "alert.objection-made"
    sentence = "Somebody says that a warning is wrong"
    alert_id: UUID


@dataclass(frozen=True, kw_only=True)
class ObjectionSettled(Event):
    """An objection was looked at."""

    name = "alert.objection-settled"
    sentence = "Settled what somebody said about a warning"
    alert_id: UUID


@dataclass(frozen=True, kw_only=True)
class SubscriberChose(Event):
    """Somebody who gets warnings chose what the messages show, and when they come."""

    name = "alert.subscriber-chose"
    sentence = "A subscriber chose what messages show, and when they come"


@dataclass(frozen=True, kw_only=True)
class CarrierChanged(Event):
    """A way by which messages go was switched on or off, or got new keys."""

    name = "alert.carrier-changed"
    sentence = "Changed a way by which messages go"
    kind: str
    is_on: bool


@dataclass(frozen=True, kw_only=True)
class CarrierTested(Event):
    """Somebody sent a test message."""

    name = "alert.carrier-tested"
    sentence = "Sent a test message"
    kind: str


@dataclass(frozen=True, kw_only=True)
class QuietHoursChanged(Event):
    """The hours changed in which nobody of an area is woken."""

    name = "alert.quiet-hours-changed"
    sentence = "Changed the hours in which nobody is woken"
    area: str
    is_quiet: bool
