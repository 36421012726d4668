"""What the gate is asked, what it reads, and what it answers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from brolly.consent.vocabulary.codes import (
    Answer,
    Choice,
    Field,
    HoldKind,
    Purpose,
    ReasonCode,
    RecipientKind,
    SaidBy,
)


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """To whom: an organisation, and the post there if there is one."""

    kind: RecipientKind
    organisation_id: UUID | None = None
    post_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """What she tied to one yes."""

    not_before: date | None = None
    leave_out: frozenset[Field] = frozenset()
    not_to: frozenset[UUID] = frozenset()
    only_if_others: bool = False
    ask_before: bool = False
    has_own_words: bool = False


@dataclass(frozen=True, kw_only=True)
class Said:
    """Her latest answer to one choice."""

    id: UUID
    choice: Choice
    answer: Answer
    said_by: SaidBy = SaidBy.PERSON
    conditions: Conditions = field(default_factory=Conditions)
    # Purposes for which a named person confirmed what she tied to it in words as met.
    confirmed_for: frozenset[Purpose] = frozenset()
    # Steps about which she was asked: the purpose, and what it was used for, None if unused.
    asked: frozenset[tuple[Purpose, UUID | None]] = frozenset()
    at: datetime | None = None

    @property
    def waits_for_a_step(self) -> bool:
        """Test whether she was asked about a step that nobody has taken yet."""
        unused = {purpose for purpose, step in self.asked if step is None}
        return bool(unused) and unused == {purpose for purpose, _ in self.asked}


@dataclass(frozen=True, kw_only=True)
class AgreementTerms:
    """One agreement, as the gate reads it."""

    id: UUID
    between: frozenset[UUID]
    purposes: frozenset[Purpose]
    fields: frozenset[Field]
    starts_on: date
    ends_on: date
    signed_by: frozenset[UUID]


@dataclass(frozen=True, kw_only=True)
class OverrideTerms:
    """One override: a named duty instead of her yes."""

    id: UUID
    purpose: Purpose
    recipient_id: UUID
    fields: frozenset[Field]
    first_id: UUID
    second_id: UUID | None
    in_danger: bool
    made_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class SharingRequest:
    """One sharing that somebody asks for."""

    organisation_id: UUID
    staff_id: UUID | None
    purpose: Purpose
    recipient: Recipient
    fields: frozenset[Field]
    at: datetime
    # What it is a step of, when that was begun before: a packet that waits, a warning.
    step_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class SharingFacts:
    """Everything that the decision rests on, read under one lock."""

    role_may_send: bool
    restricted_to: frozenset[UUID] | None = None
    is_practice: bool = False
    said: Said | None = None
    holds: frozenset[HoldKind] = frozenset()
    blocked: frozenset[UUID] = frozenset()
    agreements: tuple[AgreementTerms, ...] = ()
    override: OverrideTerms | None = None
    others_have_reported: bool = False


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the gate answers: the fields that may leave, or why none may."""

    fields: frozenset[Field] = frozenset()
    reasons: tuple[ReasonCode, ...] = ()
    agreement_id: UUID | None = None
    choice_id: UUID | None = None
    override_id: UUID | None = None

    @property
    def may(self) -> bool:
        """Test whether anything may leave."""
        return bool(self.fields) and not self.reasons

    @property
    def is_rehearsal(self) -> bool:
        """Test whether nothing but practice itself stands in the way."""
        return self.reasons == (ReasonCode.PRACTICE,)
