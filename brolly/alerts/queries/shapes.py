"""What queries of warnings hand out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from brolly.alerts.vocabulary import (
    Evidence,
    Level,
    Stage,
    SubscriberState,
)


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


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How far a warning came: messages by state, nobody's address."""

    sent: int
    waiting: int
    failed: int


@dataclass(frozen=True, kw_only=True)
class SubscriberShown:
    """A subscriber without the address."""

    id: UUID
    areas: list[str]
    language: str
    state: SubscriberState
    invited_at: datetime


@dataclass(frozen=True, kw_only=True)
class ObjectionShown:
    """What somebody says is wrong with a warning."""

    id: UUID
    alert_id: UUID
    reference: str
    words: str
    contact: str
    made_at: datetime
