"""Facts about keeping and erasing."""

from dataclasses import dataclass

from brolly.history.vocabulary import Event


@dataclass(frozen=True, kw_only=True)
class IncidentErased(Event):
    """A report and everything in it was destroyed."""

    name = "retention.incident-erased"
    sentence = "Erased a report"
    why: str
    packets: int


@dataclass(frozen=True, kw_only=True)
class LegalHoldPlaced(Event):
    """Something may not be erased until the hold comes off."""

    name = "retention.legal-hold-placed"
    sentence = "Kept a report from being erased"
    reason: str


@dataclass(frozen=True, kw_only=True)
class LegalHoldReleased(Event):
    """A report may be erased again when its time comes."""

    name = "retention.legal-hold-released"
    sentence = "Let a report be erased again"
    reason: str


@dataclass(frozen=True, kw_only=True)
class CopyMade(Event):
    """A copy of what is held about her was made for her."""

    name = "retention.copy-made"
    sentence = "Made a copy for the person herself"


@dataclass(frozen=True, kw_only=True)
class RequestReceived(Event):
    """Somebody asked something about what we hold; the clock runs."""

    name = "retention.request-received"
    sentence = "Somebody asked what we hold"
    asked: str
    asked_by: str


@dataclass(frozen=True, kw_only=True)
class RequestAnswered(Event):
    """A request was answered."""

    name = "retention.request-answered"
    sentence = "Answered what somebody asked"


@dataclass(frozen=True, kw_only=True)
class EverythingTaken(Event):
    """All that is held about reports was taken out as open files, who told them included."""

    name = "retention.everything-taken"
    sentence = "Took all reports out as files"
    reports: int
