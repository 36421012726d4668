"""What queries of reports hand out."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from brolly.foundation.identifiers import (
    Identifier,
)
from brolly.incidents import rules
from brolly.incidents.models import (
    Incident,
)
from brolly.incidents.vocabulary import (
    ManTold,
    Told,
    VehicleShown,
)

NONE_FOUND = "Found none. It can miss some."


@dataclass(frozen=True, kw_only=True)
class OnHold:
    """How many reports are on hold, and the first few: their ids, and what staff call them."""

    many: int
    ids: list[UUID]
    names: list[str]


@dataclass(frozen=True, kw_only=True)
class IncidentFilter:
    """What somebody looks for in the list. Empty means everything."""

    text: str = ""
    stage: str = ""
    kind: str = ""
    channel: str = ""
    town: str = ""
    owner_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class IncidentLine:
    """One incident in a list. No name stands in it."""

    id: UUID
    reference: str
    channel: str
    received_at: datetime
    stage: str
    kinds: tuple[str, ...]
    town: str
    district: str
    owner_name: str
    about_under_18: bool
    next_due_at: datetime | None
    steps_open: int


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One first step, with the incident it belongs to."""

    id: UUID
    incident_id: UUID
    reference: str
    kind: str
    words: str
    due_at: datetime
    owner_id: UUID | None
    owner_name: str
    finished_at: datetime | None = None
    finished_by: str = ""
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class IdentifierLine:
    """One number, plate or account, opened."""

    id: UUID
    identifier: Identifier
    belongs_to: str
    is_held: bool


@dataclass(frozen=True, kw_only=True)
class IncidentFile:
    """One incident, opened for a page. Who she is stays sealed."""

    incident: Incident
    told: Told
    men: tuple[ManTold, ...]
    vehicles: tuple[VehicleShown, ...]
    identifiers: tuple[IdentifierLine, ...]
    steps: tuple[StepLine, ...]
    has_name: bool
    has_contact: bool
    has_teller: bool


@dataclass(frozen=True, kw_only=True)
class Found:
    """An earlier incident that has a number or plate."""

    incident_id: UUID
    reference: str
    received_at: datetime
    shown: str
    is_exact: bool
    town: str
    kinds: tuple[str, ...]
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LookUp:
    """
    What looking for a number or plate brought.

    ``unplaced`` is a part of a number that was looked for as its start and as its end,
    because nobody said which it is.
    """

    identifier: Identifier
    unplaced: str = ""
    found: tuple[Found, ...] = ()
    sentence: str = NONE_FOUND
    maybe_hers: bool = False


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Another incident that may be about the same man, and why."""

    incident_id: UUID
    reference: str
    received_at: datetime
    town: str
    reasons: tuple[rules.Reason, ...]
    linked: str = ""
    counts: int = field(default=0)
