"""What queries of consent hand out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from brolly.consent.rules import sounds_tied
from brolly.consent.vocabulary import (
    Answer,
    Conditions,
    Field,
    HoldKind,
    PartyRole,
    Purpose,
    Said,
)


@dataclass(frozen=True, kw_only=True)
class ChoiceShown:
    """Her latest answer to one choice, as a page shows it."""

    said: Said
    own_words: str
    heard: str
    heard_by_id: UUID
    at: datetime
    not_now: bool = False

    @property
    def sounds_tied(self) -> bool:
        """Test whether her words sound like a condition, and nothing was tied to her yes."""
        yes = self.said.answer is Answer.YES
        return yes and self.said.conditions == Conditions() and sounds_tied(self.own_words)


@dataclass(frozen=True, kw_only=True)
class HoldShown:
    """A hold that stands."""

    id: UUID
    subject_id: UUID
    kind: HoldKind
    may_decide: bool
    placed_by: str
    placed_at: datetime
    asked_by: str = ""
    why_asked: str = ""


@dataclass(frozen=True, kw_only=True)
class DutyStanding:
    """A named duty that has not ended, without its sealed words."""

    how: str
    to: str
    state: str


@dataclass(frozen=True, kw_only=True)
class AgreementShown:
    """An agreement as both parties see it."""

    id: UUID
    reference: str
    title: str
    mine: bool
    organisation_id: UUID
    partner_id: UUID
    partner_name: str
    purposes: tuple[Purpose, ...]
    fields: tuple[Field, ...]
    own_role: PartyRole
    partner_role: PartyRole
    article_6: str
    article_9: str
    article_10: str
    retention: str
    starts_on: date
    review_on: date
    ends_on: date
    signed_own_at: datetime | None
    signed_own_by: str
    signed_partner_at: datetime | None
    signed_partner_by: str
    paper_by: str
    paper_noted_by_id: UUID | None
    paper_noted_at: datetime | None
    on_paper: bool
    ended_at: datetime | None
    disputed_at: datetime | None

    @property
    def paper_waits(self) -> bool:
        """Test whether a paper signature waits for a second person to confirm it."""
        noted = self.paper_noted_at is not None
        return noted and self.signed_partner_at is None and self.ended_at is None

    @property
    def is_signed(self) -> bool:
        """Test whether both have signed."""
        return self.signed_own_at is not None and self.signed_partner_at is not None

    def is_in_force(self, day: date) -> bool:
        """Test whether something may rest on it that day."""
        open_ = self.ended_at is None
        return open_ and self.is_signed and self.starts_on <= day < self.ends_on


@dataclass(frozen=True, kw_only=True)
class AnswerInWords:
    """One answer of hers in a sentence, with when and how it was heard."""

    sentence: str
    own_words: str
    heard: str
    heard_by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class DutyWaiting:
    """A duty that somebody named, as the second person reads it."""

    id: UUID
    subject_id: UUID
    reason: str
    legal_basis: str
    words: str
    how: str
    to: str
    lines: tuple[str, ...]
    in_danger: bool
    named_by: str
    made_at: datetime
    review_by: datetime


@dataclass(frozen=True, kw_only=True)
class DutyShown:
    """A duty that was named about one report, as its page shows it."""

    id: UUID
    reason: str
    how: str
    to: str
    words: str
    named_by: str
    made_at: datetime
    state: str
    why_refused: str
    refused_by: str
    told_her_at: datetime | None
    why_not_told: str
    telling_by: str
