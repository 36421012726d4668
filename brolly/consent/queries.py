"""What she chose, what stands in the way, and what organisations agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from brolly.access.gate import require
from brolly.access.scope import query, remembered
from brolly.access.vocabulary import Actor, Power
from brolly.consent.models import (
    Agreement,
    ChoiceRecord,
    ConditionMet,
    Hold,
    Override,
    RecipientBlock,
    Restriction,
    Subject,
)
from brolly.consent.vocabulary import (
    CHOICE_WORDS,
    FIELD_WORDS,
    HEARD_WORDS,
    PURPOSE_WORDS,
    AgreementTerms,
    Answer,
    Choice,
    Conditions,
    Field,
    Heard,
    HoldKind,
    OverrideTerms,
    PartyRole,
    Purpose,
    Said,
    SaidBy,
)
from brolly.foundation.refusals import NotFound
from brolly.organisations.queries import organisation_names, staff_names
from brolly.vault.opening import open_sealed


@dataclass(frozen=True, kw_only=True)
class ChoiceShown:
    """Her latest answer to one choice, as a page shows it."""

    said: Said
    own_words: str
    heard: str
    heard_by_id: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True)
class HoldShown:
    """A hold that stands."""

    id: UUID
    subject_id: UUID
    kind: HoldKind
    placed_by: str
    placed_at: datetime


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
    ended_at: datetime | None

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


@query
def choices_of(actor: Actor, subject_id: UUID) -> dict[Choice, ChoiceShown]:
    """Return her latest answer to each choice that she was asked about."""
    latest: dict[Choice, ChoiceShown] = {}
    for row in _records(actor, subject_id):
        latest[Choice(row.choice)] = _shown(actor, row)
    return latest


@query
def choices_before(actor: Actor, subject_id: UUID) -> list[ChoiceShown]:
    """Return every answer she ever gave, newest first: a changed mind is a new line."""
    return [_shown(actor, row) for row in reversed(_records(actor, subject_id))]


@query
def choices_in_words(actor: Actor, subject_id: UUID) -> list[str]:
    """
    Return what she chose, one plain sentence for each choice, asked or not.

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    check_open(actor, subject_id)
    latest = {Choice(row.choice): row for row in _records(actor, subject_id)}
    names = organisation_names(actor)
    return [
        _sentence(latest[one], names)
        if one in latest
        else f"She has not been asked whether we may {CHOICE_WORDS[one]}."
        for one in Choice
    ]


@query
def answers_in_words(actor: Actor, subject_id: UUID) -> list[AnswerInWords]:
    """
    Return every answer she ever gave, in sentences, newest first.

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    check_open(actor, subject_id)
    names, staff = organisation_names(actor), staff_names(actor)
    return [
        AnswerInWords(
            sentence=_sentence(row, names),
            own_words=open_sealed(actor, row, "own_words"),
            heard=HEARD_WORDS[Heard(row.heard)],
            heard_by=staff.get(row.heard_by_id, "a colleague"),
            at=row.at,
        )
        for row in reversed(_records(actor, subject_id))
    ]


@query
def check_open(actor: Actor, subject_id: UUID) -> None:
    """
    Refuse a subject that is not there or is restricted to others: the same refusal.

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    rows = Subject.objects.filter(organisation_id=actor.organisation_id, pk=subject_id)
    named = restricted_to(actor, subject_id)
    if not rows.exists() or (named is not None and actor.staff_id not in named):
        raise NotFound


@query
def answer_to(actor: Actor, subject_id: UUID, choice: Choice) -> Answer:
    """Return what she last said to one choice; NOT_SAID when she was never asked."""
    said = said_of(actor, subject_id, choice)
    return said.answer if said is not None else Answer.NOT_SAID


@query
@remembered
def said_of(actor: Actor, subject_id: UUID, choice: Choice) -> Said | None:
    """Return her latest answer to one choice as the gate reads it, or None."""
    row = (
        ChoiceRecord.objects.filter(
            organisation_id=actor.organisation_id, subject_id=subject_id, choice=choice.value
        )
        .order_by("-number")
        .first()
    )
    return _said(row) if row is not None else None


@query
def objects_to(actor: Actor, choice: Choice, *, among: Iterable[UUID]) -> set[UUID]:
    """Return those subjects whose person said no to keeping, counting or comparing."""
    latest: dict[UUID, str] = {}
    rows = ChoiceRecord.objects.filter(
        organisation_id=actor.organisation_id, choice=choice.value, subject_id__in=list(among)
    )
    for subject_id, answer in rows.order_by("number").values_list("subject_id", "answer"):
        latest[subject_id] = answer
    return {s for s, answer in latest.items() if answer == Answer.NO.value}


@query
@remembered
def holds_of(actor: Actor, subject_id: UUID) -> list[HoldShown]:
    """Return the holds that stand on a subject."""
    rows = Hold.objects.filter(
        organisation_id=actor.organisation_id, subject_id=subject_id, released_at=None
    )
    return [_hold(row) for row in rows.order_by("placed_at")]


@query
def holds_standing(actor: Actor) -> list[HoldShown]:
    """Return every hold that stands in the organisation, oldest first."""
    require(actor, Power.READ_INCIDENTS)
    rows = Hold.objects.filter(organisation_id=actor.organisation_id, released_at=None)
    return [_hold(row) for row in rows.order_by("placed_at")]


@query
@remembered
def blocked_for(actor: Actor, subject_id: UUID) -> frozenset[UUID]:
    """Return the organisations that may never get anything about a subject."""
    rows = RecipientBlock.objects.filter(
        organisation_id=actor.organisation_id, subject_id=subject_id
    )
    return frozenset(rows.values_list("recipient_id", flat=True))


@query
@remembered
def restricted_to(actor: Actor, subject_id: UUID) -> frozenset[UUID] | None:
    """Return who may open a restricted record, or None when it is not restricted."""
    row = Restriction.objects.filter(
        organisation_id=actor.organisation_id, subject_id=subject_id
    ).first()
    return frozenset(row.staff_ids) if row is not None else None


@query
@remembered
def closed_to(actor: Actor) -> set[UUID]:
    """Return the subjects that are restricted to others than this actor."""
    rows = Restriction.objects.filter(organisation_id=actor.organisation_id)
    return {
        subject_id
        for subject_id, staff in rows.values_list("subject_id", "staff_ids")
        if actor.staff_id not in staff
    }


@query
def agreements_of(actor: Actor) -> list[AgreementShown]:
    """Return every agreement of the actor's organisation, newest first."""
    names = organisation_names(actor)
    rows = Agreement.objects.filter(_ours(actor)).order_by("-drafted_at")
    return [_agreement(actor, row, names) for row in rows]


@query
def agreement_of(actor: Actor, agreement_id: UUID) -> AgreementShown:
    """
    Return one agreement that the actor's organisation is party to.

    :raises NotFound: there is none
    """
    row = Agreement.objects.filter(_ours(actor), pk=agreement_id).first()
    if row is None:
        raise NotFound
    return _agreement(actor, row, organisation_names(actor))


@query
def partners_for(actor: Actor, purpose: Purpose, *, on: date) -> dict[UUID, AgreementShown]:
    """Return the organisations that an agreement in force lets receive for a purpose."""
    return {
        (a.partner_id if a.mine else a.organisation_id): a
        for a in agreements_of(actor)
        if purpose in a.purposes and a.is_in_force(on)
    }


@query
def terms_between(actor: Actor, other_id: UUID) -> tuple[AgreementTerms, ...]:
    """Return the agreements with one organisation that have not been ended."""
    rows = Agreement.objects.filter(
        _ours(actor), Q(organisation_id=other_id) | Q(partner_id=other_id), ended_at=None
    )
    return tuple(_terms(row) for row in rows)


@query
def override_for(
    actor: Actor, subject_id: UUID, purpose: Purpose, recipient_id: UUID | None, at: datetime
) -> OverrideTerms | None:
    """Return the newest override that has not ended for exactly this, or None."""
    if recipient_id is None:
        return None
    row = (
        Override.objects.filter(
            organisation_id=actor.organisation_id,
            subject_id=subject_id,
            purpose=purpose.value,
            recipient_id=recipient_id,
            ends_at__gt=at,
        )
        .order_by("-made_at")
        .first()
    )
    return _override(row) if row is not None else None


@query
def overrides_to_review(actor: Actor) -> list[Override]:
    """Return the overrides made in danger that nobody else has looked at yet."""
    if actor.staff_id is None:
        return []
    rows = Override.objects.filter(organisation_id=actor.organisation_id, second_id=None)
    return list(rows.exclude(first_id=actor.staff_id).order_by("made_at"))


@query
def duties_waiting(actor: Actor) -> list[DutyWaiting]:
    """
    Return the duties that wait for this second person, those in danger first.

    :raises NotAllowed: the actor may not agree to overrides
    """
    require(actor, Power.AGREE_OVERRIDES)
    names, staff = organisation_names(actor), staff_names(actor)
    closed = closed_to(actor)
    waiting = [
        DutyWaiting(
            id=row.pk,
            subject_id=row.subject_id,
            reason=row.reason,
            legal_basis=row.legal_basis,
            words=open_sealed(actor, row, "words"),
            how=PURPOSE_WORDS[Purpose(row.purpose)],
            to=names.get(row.recipient_id, "Another organisation"),
            lines=tuple(FIELD_WORDS[f] for f in Field if f.value in row.fields),
            in_danger=row.in_danger,
            named_by=staff.get(row.first_id, "a colleague"),
            made_at=row.made_at,
            review_by=row.ends_at,
        )
        for row in overrides_to_review(actor)
        if row.subject_id not in closed
    ]
    return sorted(waiting, key=lambda duty: (not duty.in_danger, duty.made_at))


@query
def overrides_about(actor: Actor, subject_id: UUID) -> list[Override]:
    """Return every override of a subject, newest first."""
    rows = Override.objects.filter(organisation_id=actor.organisation_id, subject_id=subject_id)
    return list(rows.order_by("-made_at"))


@query
def others_have_reported(actor: Actor, subject_id: UUID) -> bool:
    """Test whether somebody marked that others reported the same man."""
    row = Subject.objects.filter(organisation_id=actor.organisation_id, pk=subject_id)
    return bool(row.values_list("others_have_reported", flat=True).first())


def _ours(actor: Actor) -> Q:
    return Q(organisation_id=actor.organisation_id) | Q(partner_id=actor.organisation_id)


@remembered
def _records(actor: Actor, subject_id: UUID) -> list[ChoiceRecord]:
    rows = ChoiceRecord.objects.filter(
        organisation_id=actor.organisation_id, subject_id=subject_id
    )
    return list(rows.order_by("number").prefetch_related("met"))


def _said(row: ChoiceRecord) -> Said:
    met: list[ConditionMet] = list(row.met.all())
    return Said(
        id=row.pk,
        choice=Choice(row.choice),
        answer=Answer(row.answer),
        said_by=SaidBy(row.said_by),
        conditions=Conditions(
            not_before=row.not_before,
            leave_out=frozenset(Field(f) for f in row.leave_out),
            not_to=frozenset(row.not_to),
            only_if_others=row.only_if_others,
            ask_before=row.ask_before,
            has_own_words=row.has_own_words,
        ),
        confirmed_for=frozenset(Purpose(m.purpose) for m in met),
        at=row.at,
    )


def _shown(actor: Actor, row: ChoiceRecord) -> ChoiceShown:
    return ChoiceShown(
        said=_said(row),
        own_words=open_sealed(actor, row, "own_words"),
        heard=row.heard,
        heard_by_id=row.heard_by_id,
        at=row.at,
    )


_BEGINNING = {
    Answer.YES: "She said yes: we may",
    Answer.NO: "She said no: we may not",
    Answer.ASK_HER: "Ask her first, before we",
    Answer.NOT_SAID: "She has not said whether we may",
}


def _sentence(row: ChoiceRecord, names: dict[UUID, str]) -> str:
    """Return one answer in plain words, with all that she tied to it."""
    answer = Answer(row.answer)
    said = f"{_BEGINNING[answer]} {CHOICE_WORDS[Choice(row.choice)]}."
    if row.said_by != SaidBy.PERSON.value:
        said += " Somebody else told us so."
    return said + "".join(f" {tied}" for tied in _tied(row, names))


def _tied(row: ChoiceRecord, names: dict[UUID, str]) -> list[str]:
    tied = []
    if row.not_before is not None:
        tied.append(f"Not before {row.not_before:%-d %B %Y}.")
    if row.leave_out:
        left = ", ".join(FIELD_WORDS[f].lower() for f in Field if f.value in row.leave_out)
        tied.append(f"Leave out: {left}.")
    if row.not_to:
        whom = ", ".join(sorted(names.get(one, "a named post") for one in row.not_to))
        tied.append(f"Not to: {whom}.")
    if row.only_if_others:
        tied.append("Only if others report him too.")
    if row.ask_before:
        tied.append("Ask her again before each step.")
    if row.has_own_words:
        tied.append("She gave a condition in her own words.")
    return tied


def _hold(row: Hold) -> HoldShown:
    return HoldShown(
        id=row.pk,
        subject_id=row.subject_id,
        kind=HoldKind(row.kind),
        placed_by=row.placed_by,
        placed_at=row.placed_at,
    )


def _terms(row: Agreement) -> AgreementTerms:
    signed = {row.organisation_id} if row.signed_own_at else set()
    if row.signed_partner_at:
        signed.add(row.partner_id)
    return AgreementTerms(
        id=row.pk,
        between=frozenset({row.organisation_id, row.partner_id}),
        purposes=frozenset(Purpose(p) for p in row.purposes),
        fields=frozenset(Field(f) for f in row.fields),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        signed_by=frozenset(signed),
    )


def _override(row: Override) -> OverrideTerms:
    return OverrideTerms(
        id=row.pk,
        purpose=Purpose(row.purpose),
        recipient_id=row.recipient_id,
        fields=frozenset(Field(f) for f in row.fields),
        first_id=row.first_id,
        second_id=row.second_id,
        in_danger=row.in_danger,
        made_at=row.made_at,
        ends_at=row.ends_at,
    )


def _agreement(actor: Actor, row: Agreement, names: dict[UUID, str]) -> AgreementShown:
    mine = row.organisation_id == actor.organisation_id
    other = row.partner_id if mine else row.organisation_id
    return AgreementShown(
        id=row.pk,
        reference=row.reference,
        title=row.title,
        mine=mine,
        organisation_id=row.organisation_id,
        partner_id=row.partner_id,
        partner_name=names.get(other, ""),
        purposes=tuple(Purpose(p) for p in row.purposes),
        fields=tuple(Field(f) for f in row.fields),
        own_role=PartyRole(row.own_role),
        partner_role=PartyRole(row.partner_role),
        article_6=row.article_6,
        article_9=row.article_9,
        article_10=row.article_10,
        retention=row.retention,
        starts_on=row.starts_on,
        review_on=row.review_on,
        ends_on=row.ends_on,
        signed_own_at=row.signed_own_at,
        signed_own_by=row.signed_own_by,
        signed_partner_at=row.signed_partner_at,
        signed_partner_by=row.signed_partner_by,
        ended_at=row.ended_at,
    )
