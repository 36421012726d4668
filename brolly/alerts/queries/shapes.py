"""What queries of warnings hand out."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from brolly.alerts.vocabulary import (
    CARRIER_WORDS,
    FRAMES,
    NOT_HANDED_OVER,
    CarrierKind,
    DeliveryState,
    Evidence,
    Level,
    Shows,
    Stage,
    SubscriberState,
    Trouble,
)


@dataclass(frozen=True, kw_only=True)
class Audience:
    """For whom a warning is. Nothing chosen means everybody."""

    areas: list[str] = field(default_factory=list)
    sectors: list[str] = field(default_factory=list)
    genders: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class AlertShown:
    """A warning, opened for those who work on it."""

    id: UUID
    reference: str
    subject_id: UUID
    stage: Stage
    stage_words: str
    level: Level
    level_words: str
    evidence: Evidence
    evidence_words: str
    title: str
    body: str
    kept_why: str
    her_words: str
    sent_back_why: str
    wording: str
    wording_words: str
    language: str
    areas: list[str]
    sectors: list[str]
    genders: list[str]
    languages: list[str]
    is_urgent: bool
    replaces_id: UUID | None
    author_id: UUID
    author_name: str
    reader_name: str
    version: int
    made_at: datetime
    read_at: datetime | None
    published_at: datetime | None
    lapses_at: datetime | None
    review_on: date | None
    expires_on: date | None
    ended_at: datetime | None
    reasons: list[str]

    @property
    def text(self) -> str:
        """Return the whole public text."""
        return f"{self.title}\n{self.body}"

    @property
    def audience(self) -> Audience:
        """Return for whom it is."""
        return Audience(
            areas=self.areas,
            sectors=self.sectors,
            genders=self.genders,
            languages=self.languages,
        )


@dataclass(frozen=True, kw_only=True)
class OnBoard:
    """A warning that is out, as everybody reads it."""

    id: UUID
    reference: str
    title: str
    body: str
    language: str
    level: Level
    level_words: str
    evidence_words: str
    areas: list[str]
    published_at: datetime
    expires_on: date


@dataclass(frozen=True, kw_only=True)
class ReadingShown:
    """A partner's text that waits to be read."""

    id: UUID
    organisation_id: UUID
    reader_organisation_id: UUID
    title: str
    body: str
    level_words: str
    evidence_words: str
    asked_at: datetime
    answer: str
    words: str


@dataclass(kw_only=True)
class ReachBy:
    """How far a warning came by one way."""

    kind: CarrierKind
    name: str = ""
    sent: int = 0
    waiting: int = 0
    held: int = 0
    failed: int = 0
    parts: int = 0
    pence: Decimal | None = None

    def add(self, state: DeliveryState, n: int, parts: int, *, is_held: bool) -> None:
        """Count messages in."""
        if state is DeliveryState.SENT:
            self.sent += n
            self.parts += parts
        elif state is DeliveryState.FAILED:
            self.failed += n
        elif state.value in NOT_HANDED_OVER and is_held:
            self.held += n
        elif state is not DeliveryState.STOPPED:
            self.waiting += n

    @property
    def words(self) -> str:
        """Return what this way is called where nobody gave it a name."""
        return CARRIER_WORDS[self.kind]

    @property
    def pounds(self) -> Decimal | None:
        """Return what the sent ones cost, where somebody said what one costs."""
        return None if self.pence is None else self.pence * self.parts / 100


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How far a warning came: messages by state, nobody's address."""

    sent: int
    waiting: int
    failed: int
    ways: list[ReachBy] = field(default_factory=list)

    @property
    def held(self) -> int:
        """Return how many wait until the morning."""
        return sum(way.held for way in self.ways)


@dataclass(frozen=True, kw_only=True)
class SubscriberShown:
    """A subscriber without the address."""

    id: UUID
    areas: list[str]
    sectors: list[str]
    genders: list[str]
    language: str
    carrier: CarrierKind
    shows: Shows
    state: SubscriberState
    invited_at: datetime


@dataclass(frozen=True, kw_only=True)
class CarrierShown:
    """One way by which messages go, without its keys."""

    id: UUID | None
    kind: CarrierKind
    name: str
    is_on: bool
    pence: Decimal | None
    hears_answers: bool
    unread_at: datetime | None
    trouble: Trouble | None
    trouble_words: str
    trouble_at: datetime | None
    waiting: int
    tests: bool
    tested_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What somebody who gets warnings chose, for herself."""

    carrier: CarrierKind
    shows: Shows
    has_own_hours: bool
    quiet_from: time | None
    quiet_to: time | None
    urgent_wakes: bool


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a message's link shows: the warning as it stands now."""

    state: str
    language: str
    words: str
    text: OnBoard | None
    yours: str

    @property
    def heading(self) -> str:
        """Return the heading of one that is over."""
        return FRAMES.get(self.language, FRAMES["en"]).a_warning


@dataclass(frozen=True, kw_only=True)
class ObjectionShown:
    """What somebody says is wrong with a warning."""

    id: UUID
    alert_id: UUID
    reference: str
    words: str
    contact: str
    made_at: datetime
