"""Writes about choices that run inside somebody else's action."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.consent import queries, rules
from brolly.consent.events import (
    ChoicesChanged,
    HoldPlaced,
    HoldReleaseAsked,
    HoldReleased,
    OthersNoted,
    RecipientBlocked,
    RecordRestricted,
)
from brolly.consent.models import (
    Asking,
    ChoiceRecord,
    Hold,
    RecipientBlock,
    Restriction,
    Subject,
)
from brolly.consent.vocabulary import (
    CHOICE_OF_PURPOSE,
    Answer,
    Choice,
    Conditions,
    Heard,
    HoldKind,
    Purpose,
    SaidBy,
)
from brolly.foundation.refusals import NotFound, Refusal
from brolly.history import actions as history
from brolly.history.vocabulary import Event
from brolly.organisations.queries import forces
from brolly.vault import steps as vault

# What staff tell a person before she chooses; kept with each answer.
TOLD_VERSION = "2026-11"


class NobodyHeard(Refusal):
    """An answer is given to a person. A job or an import cannot record one."""

    code = "consent.nobody-heard"
    message = "What she chose must be recorded by the member of staff who heard it."


class SecondPersonDecides(Refusal):
    """One person asked already that this hold comes off, and somebody else decides it."""

    code = "consent.second-person-decides"
    message = "You asked already. Somebody else decides whether this hold comes off."


@dataclass(frozen=True, kw_only=True)
class NewAnswer:
    """
    One answer, as staff heard it. ``own_words`` may be a condition or only words.

    ``not_now`` goes with a no: it may be raised once more.
    """

    choice: Choice
    answer: Answer
    said_by: SaidBy = SaidBy.PERSON
    heard: Heard = Heard.BY_PHONE
    own_words: str = ""
    not_now: bool = False
    words_are_condition: bool = False
    conditions: Conditions = field(default_factory=Conditions)


def make_subject(*, actor: Actor, subject_id: UUID, key_id: UUID) -> None:
    """Make the head row of a new incident's choices."""
    row = Subject(id=subject_id, organisation_id=actor.organisation_id, key_id=key_id)
    row.save(force_insert=True)


def record_choices(
    *, actor: Actor, subject_id: UUID, answers: list[NewAnswer], at: datetime
) -> None:
    """
    Write down what she chose. A changed mind is a new row beside the old one.

    Somebody else's yes is kept as "ask her", with the words.

    :raises NotAllowed: the actor may not record choices
    :raises NobodyHeard: the actor is no person
    :raises NotFound: the actor's organisation has no such subject
    """
    require(actor, Power.RECORD_CHOICES)
    if actor.staff_id is None:
        raise NobodyHeard
    if not answers:
        return
    subject = _locked(actor, subject_id)
    number = ChoiceRecord.objects.filter(subject=subject).count()
    for number, new in enumerate(answers, start=number + 1):  # noqa: B020
        row = choice_row(subject, new, number, heard_by_id=actor.staff_id, at=at)
        row.save(force_insert=True)
    _touch(subject)
    event = ChoicesChanged(subject_id=subject.pk, answers=said_in(answers))
    history.record(event, by=actor, at=at)


def place_hold(*, actor: Actor, subject_id: UUID, kind: HoldKind, at: datetime) -> None:
    """Put a subject on hold. Twice is once."""
    subject = _locked(actor, subject_id)
    if Hold.objects.filter(subject=subject, kind=kind.value, released_at=None).exists():
        return
    hold_row(subject, kind, actor=actor, at=at).save(force_insert=True)
    _touch(subject)
    history.record(HoldPlaced(subject_id=subject.pk, kind=kind.value), by=actor, at=at)


def take_off_hold(
    *, actor: Actor, subject_id: UUID, kind: HoldKind, why: str, at: datetime
) -> None:
    """
    Take a hold off, with the reason in words.

    Whether a child is safe two people decide, where there are two: the first asks, and the
    hold stands until the second has decided.

    :raises NotAllowed: the actor may not decide this kind of hold
    :raises NotFound: no such hold stands
    :raises SecondPersonDecides: the actor has asked already; somebody else decides
    """
    require(actor, rules.power_to_decide(kind))
    subject = _locked(actor, subject_id)
    hold = Hold.objects.filter(subject=subject, kind=kind.value, released_at=None).first()
    if hold is None or actor.staff_id is None:
        raise NotFound
    if hold.asked_by_id == actor.staff_id:
        raise SecondPersonDecides
    alone = not queries.others_who_decide(actor, kind)
    if rules.needs_two(kind) and hold.asked_by_id is None and not alone:
        hold.asked_at, hold.asked_by_id = at, actor.staff_id
        vault.seal(hold, "why_asked", why)
        hold.save(update_fields=["asked_at", "asked_by_id", "why_asked"])
        event: Event = HoldReleaseAsked(subject_id=subject.pk, kind=kind.value)
    else:
        hold.released_at, hold.released_by_id = at, actor.staff_id
        vault.seal(hold, "why_released", why)
        hold.save(update_fields=["released_at", "released_by_id", "why_released"])
        lone = rules.needs_two(kind) and hold.asked_by_id is None
        event = HoldReleased(subject_id=subject.pk, kind=kind.value, alone=lone)
    _touch(subject)
    history.record(event, by=actor, at=at)


def block_recipient(
    *, actor: Actor, subject_id: UUID, recipient_id: UUID, at: datetime
) -> None:
    """Let one organisation never get anything about a subject. Twice is once."""
    subject = _locked(actor, subject_id)
    _, placed = RecipientBlock.objects.get_or_create(
        subject=subject,
        recipient_id=recipient_id,
        defaults={
            "organisation_id": actor.organisation_id,
            "placed_by": actor.name,
            "at": at,
        },
    )
    if placed:
        _touch(subject)
        event = RecipientBlocked(subject_id=subject.pk, recipient_id=recipient_id)
        history.record(event, by=actor, at=at)


def block_police(*, actor: Actor, subject_id: UUID, at: datetime) -> None:
    """Let no police force ever get anything about a subject, those that come later neither."""
    subject = _locked(actor, subject_id)
    if not subject.blocks_police:
        subject.blocks_police = True
        subject.save(update_fields=["blocks_police"])
        _touch(subject)
    for force_id in forces(actor):
        block_recipient(actor=actor, subject_id=subject_id, recipient_id=force_id, at=at)


def restrict(
    *, actor: Actor, subject_id: UUID, staff_ids: frozenset[UUID], at: datetime
) -> None:
    """Let only these members of staff open a record from now on."""
    subject = _locked(actor, subject_id)
    Restriction.objects.update_or_create(
        subject=subject,
        defaults={
            "organisation_id": actor.organisation_id,
            "staff_ids": sorted(staff_ids),
            "placed_by": actor.name,
            "at": at,
        },
    )
    named = tuple(sorted(staff_ids))
    event = RecordRestricted(subject_id=subject.pk, people=len(named), staff_ids=named)
    history.record(event, by=actor, at=at)


def note_others(*, actor: Actor, subject_id: UUID, reported: bool, at: datetime) -> None:
    """
    Note whether others reported the same man: a yes that was tied to it counts, or not.

    Where it counts no more, what waits to leave by it is looked at again at once.
    """
    subject = _locked(actor, subject_id)
    if subject.others_have_reported == reported:
        return
    subject.others_have_reported = reported
    subject.save(update_fields=["others_have_reported"])
    _touch(subject)
    event = OthersNoted(subject_id=subject.pk, others_reported=reported)
    history.record(event, by=actor, at=at)


def erase_subject(*, actor: Actor, subject_id: UUID) -> None:
    """Remove everything she chose about one incident, with the incident itself."""
    Subject.objects.filter(organisation_id=actor.organisation_id, pk=subject_id).delete()


def use_asking(*, actor: Actor, subject_id: UUID, purpose: Purpose, step_id: UUID) -> None:
    """Use up what she said when she was asked about a step: it counts for this one."""
    choice = CHOICE_OF_PURPOSE[purpose]
    said = queries.said_of(actor, subject_id, choice) if choice else None
    if said is None or (purpose, step_id) in said.asked:
        return
    waiting = Asking.objects.filter(choice_id=said.id, purpose=purpose.value, step_id=None)
    waiting.update(step_id=step_id)


def forget_asking(*, actor: Actor, subject_id: UUID, step_id: UUID) -> None:
    """
    Let what she said count no more for a step: it is not what she was asked about now.

    The next time the step asks, she has to be asked again.
    """
    Asking.objects.filter(
        organisation_id=actor.organisation_id, choice__subject_id=subject_id, step_id=step_id
    ).delete()


def lock_subject(*, actor: Actor, subject_id: UUID) -> None:
    """
    Take the head row until the end of the transaction.

    :raises NotFound: the actor's organisation has no such subject
    """
    _locked(actor, subject_id)


def _locked(actor: Actor, subject_id: UUID) -> Subject:
    subject = (
        Subject.objects.select_for_update()
        .filter(organisation_id=actor.organisation_id, pk=subject_id)
        .first()
    )
    if subject is None:
        raise NotFound
    return subject


def _touch(subject: Subject) -> None:
    subject.version += 1
    subject.save(update_fields=["version"])


def said_in(answers: Iterable[NewAnswer]) -> tuple[str, ...]:
    """Return what the history keeps of answers: which choice, and as what it counts."""
    return tuple(f"{a.choice.value}: {rules.counts_as(a.answer, a.said_by)}" for a in answers)


def hold_row(subject: Subject, kind: HoldKind, *, actor: Actor, at: datetime) -> Hold:
    """Return a hold, not yet saved."""
    return Hold(
        organisation_id=actor.organisation_id,
        subject=subject,
        kind=kind.value,
        key_id=subject.key_id,
        placed_by=actor.name,
        placed_at=at,
    )


def choice_row(
    subject: Subject, new: NewAnswer, number: int, *, heard_by_id: UUID, at: datetime
) -> ChoiceRecord:
    """Return one answer as it was given, her words sealed, not yet saved."""
    tied = new.conditions
    row = ChoiceRecord(
        organisation_id=subject.organisation_id,
        subject=subject,
        key_id=subject.key_id,
        number=number,
        choice=new.choice.value,
        answer=rules.counts_as(new.answer, new.said_by).value,
        not_now=new.not_now and new.answer is Answer.NO,
        said_by=new.said_by.value,
        heard=new.heard.value,
        heard_by_id=heard_by_id,
        told_version=TOLD_VERSION,
        not_before=tied.not_before,
        leave_out=sorted(f.value for f in tied.leave_out),
        not_to=sorted(tied.not_to),
        only_if_others=tied.only_if_others,
        ask_before=tied.ask_before,
        has_own_words=new.words_are_condition or tied.has_own_words,
        at=at,
    )
    vault.seal(row, "own_words", new.own_words)
    return row
