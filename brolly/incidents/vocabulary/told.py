"""What was told, as one value."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from brolly.incidents.vocabulary.him import BelongsTo
from brolly.incidents.vocabulary.triage import Doubt, Priority
from brolly.incidents.vocabulary.what import Precision


@dataclass(frozen=True, kw_only=True)
class ManTold:
    """What was said of one man."""

    description: str = ""
    name_given: str = ""
    marks: str = ""
    accent: str = ""
    age_band: str = ""
    build: str = ""
    height: str = ""
    hair: str = ""
    stays: bool = False

    @property
    def is_empty(self) -> bool:
        """Test whether nothing was said."""
        return not any(asdict(self).values())


@dataclass(frozen=True, kw_only=True)
class VehicleTold:
    """What was said of one vehicle."""

    colour: str = ""
    shape: str = ""
    detail: str = ""

    @property
    def is_empty(self) -> bool:
        """Test whether nothing was said."""
        return not any(asdict(self).values())


@dataclass(frozen=True, kw_only=True)
class IdentifierTold:
    """A number, plate, address or account, as it was written."""

    kind: str
    text: str
    belongs_to: str = BelongsTo.HIS.value


@dataclass(frozen=True, kw_only=True)
class StepTold:
    """Something to do first."""

    kind: str
    words: str = ""
    due_at: datetime | None = None
    owner_id: UUID | None = None
    owner_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who told us, and how to reach her. Opened with a reason only."""

    name_used: str = ""
    contact: str = ""
    teller: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """One report as staff enter it. Everything but the channel may be empty."""

    channel: str
    received_at: datetime | None = None
    narrative: str = ""
    kinds: tuple[str, ...] = ()
    injuries: tuple[str, ...] = ()
    tricks: tuple[str, ...] = ()
    what_she_wants: str = ""
    happened_on: date | None = None
    precision: str = Precision.UNKNOWN.value
    time_of_day: str = ""
    when_words: str = ""
    town: str = ""
    district: str = ""
    place_detail: str = ""
    men: tuple[ManTold, ...] = ()
    vehicles: tuple[VehicleTold, ...] = ()
    identifiers: tuple[IdentifierTold, ...] = ()
    about_under_18: bool = False
    accuses_officer: bool = False
    identity: Identity | None = None
    contact_rules: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class TriageTold:
    """How soon, who, and what may be wrong. Without ``due_at`` the priority says by when."""

    priority: Priority
    owner_id: UUID | None = None
    owner_name: str = ""
    due_at: datetime | None = None
    doubt: Doubt = Doubt.NONE
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class VehicleShown:
    """One vehicle in words, for a page."""

    colour: str
    shape: str
    detail: str
