"""Facts that can happen to an incident. Ids and codes only."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from brolly.history.vocabulary import Event


@dataclass(frozen=True, kw_only=True)
class IncidentRecorded(Event):
    name: ClassVar[str] = "incident.recorded"
    sentence: ClassVar[str] = "Took in the report"

    channel: str


@dataclass(frozen=True, kw_only=True)
class IncidentUpdated(Event):
    name: ClassVar[str] = "incident.updated"
    sentence: ClassVar[str] = "Changed the report"

    version: int
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class IncidentMoved(Event):
    name: ClassVar[str] = "incident.moved"
    sentence: ClassVar[str] = "Moved it on"

    stage: str


@dataclass(frozen=True, kw_only=True)
class IncidentTriaged(Event):
    name: ClassVar[str] = "incident.triaged"
    sentence: ClassVar[str] = "Decided how soon, and who"

    priority: str
    doubt: str
    owner_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class StepAdded(Event):
    name: ClassVar[str] = "incident.step-added"
    sentence: ClassVar[str] = "Added something to do first"

    step_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class StepFinished(Event):
    name: ClassVar[str] = "incident.step-finished"
    sentence: ClassVar[str] = "Finished a step"

    step_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class StepReassigned(Event):
    name: ClassVar[str] = "incident.step-reassigned"
    sentence: ClassVar[str] = "Gave a step to somebody else"

    step_id: UUID
    owner_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class IdentityOpened(Event):
    name: ClassVar[str] = "incident.identity-opened"
    sentence: ClassVar[str] = "Opened who she is"

    reason: str


@dataclass(frozen=True, kw_only=True)
class IncidentsLinked(Event):
    name: ClassVar[str] = "incident.linked"
    sentence: ClassVar[str] = "Compared it with another report"

    other_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class IncidentRestricted(Event):
    name: ClassVar[str] = "incident.restricted"
    sentence: ClassVar[str] = "Closed it to all but named people"

    reason: str


@dataclass(frozen=True, kw_only=True)
class ChainGrew(Event):
    name: ClassVar[str] = "incident.chain-grew"
    sentence: ClassVar[str] = "Wrote down what came of it"

    line_id: UUID
    step: str


@dataclass(frozen=True, kw_only=True)
class ChainTakenBack(Event):
    name: ClassVar[str] = "incident.chain-taken-back"
    sentence: ClassVar[str] = "Took back what was written of the case"

    line_id: UUID
    step: str


@dataclass(frozen=True, kw_only=True)
class VisitPlanned(Event):
    name: ClassVar[str] = "incident.visit-planned"
    sentence: ClassVar[str] = "Planned who goes along"

    visit_id: UUID
    visit: str


@dataclass(frozen=True, kw_only=True)
class VisitEnded(Event):
    name: ClassVar[str] = "incident.visit-ended"
    sentence: ClassVar[str] = "Wrote down how it went"

    visit_id: UUID
    outcome: str


@dataclass(frozen=True, kw_only=True)
class HateRecorded(Event):
    name: ClassVar[str] = "incident.hate-recorded"
    sentence: ClassVar[str] = "Wrote down whether it is a hate crime"


@dataclass(frozen=True, kw_only=True)
class SheetStarted(Event):
    name: ClassVar[str] = "incident.sheet-started"
    sentence: ClassVar[str] = "Began to bring an old spreadsheet in"

    rows: int


@dataclass(frozen=True, kw_only=True)
class SheetBroughtIn(Event):
    name: ClassVar[str] = "incident.sheet-brought-in"
    sentence: ClassVar[str] = "Brought an old spreadsheet in"

    reports: int


@dataclass(frozen=True, kw_only=True)
class DraftBegun(Event):
    name: ClassVar[str] = "draft.begun"
    sentence: ClassVar[str] = "Began to write a report"


@dataclass(frozen=True, kw_only=True)
class DraftHandedOver(Event):
    name: ClassVar[str] = "draft.handed-over"
    sentence: ClassVar[str] = "Handed a draft of a report over"

    from_id: UUID
    staff_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class DraftThrownAway(Event):
    name: ClassVar[str] = "draft.thrown-away"
    sentence: ClassVar[str] = "Threw a draft of a report away"


@dataclass(frozen=True, kw_only=True)
class DraftBroughtBack(Event):
    name: ClassVar[str] = "draft.brought-back"
    sentence: ClassVar[str] = "Brought a draft of a report back"


@dataclass(frozen=True, kw_only=True)
class DraftBecameReport(Event):
    name: ClassVar[str] = "draft.became-report"
    sentence: ClassVar[str] = "A draft became a report"

    incident_id: UUID


@dataclass(frozen=True, kw_only=True)
class DraftErased(Event):
    name: ClassVar[str] = "draft.erased"
    sentence: ClassVar[str] = "A draft of a report lapsed, and was erased"

    thrown_away: bool
