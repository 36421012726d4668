"""Change choices, decide holds, block recipients."""

from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.consent import queries, steps
from brolly.consent.events import (
    AskedBefore,
    ConditionConfirmed,
)
from brolly.consent.models import Asking, ChoiceRecord, ConditionMet
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import (
    CHOICE_OF_PURPOSE,
    Answer,
    Choice,
    Heard,
    HoldKind,
    Purpose,
)
from brolly.foundation.refusals import ChangedMeanwhile, NotFound
from brolly.history import actions as history


@action
def change_choices(
    *,
    actor: Actor,
    subject_id: UUID,
    answers: list[NewAnswer],
    heard_before: int | None = None,
    at: datetime,
) -> None:
    """
    Record new answers of hers; what is queued is looked at again in the same moment.

    ``heard_before`` is how many answers of hers the page knew. An older page would write
    down again what she has taken back since.

    :raises NotAllowed: the actor may not record choices
    :raises NotFound: there is no such subject
    :raises ChangedMeanwhile: somebody wrote down an answer of hers since
    """
    steps.lock_subject(actor=actor, subject_id=subject_id)
    if heard_before not in (None, queries.answers_heard(actor, subject_id)):
        raise ChangedMeanwhile
    steps.record_choices(actor=actor, subject_id=subject_id, answers=answers, at=at)


@action
def withdraw_all(
    *, actor: Actor, subject_id: UUID, heard: Heard, own_words: str, at: datetime
) -> None:
    """Record a no to everything that leaves. As easy as a yes (Article 7(3))."""
    answers = [
        NewAnswer(choice=choice, answer=Answer.NO, heard=heard, own_words=own_words)
        for choice in Choice
        if choice not in {Choice.KEEP, Choice.COUNT, Choice.COMPARE}
    ]
    steps.record_choices(actor=actor, subject_id=subject_id, answers=answers, at=at)


@action
def confirm_condition(*, actor: Actor, choice_id: UUID, purpose: Purpose, at: datetime) -> None:
    """
    Confirm, by name, that what she tied to a yes is met for one purpose.

    :raises NotAllowed: the actor may not record choices
    :raises NotFound: there is no such answer
    """
    require(actor, Power.RECORD_CHOICES)
    row = ChoiceRecord.objects.filter(
        organisation_id=actor.organisation_id, pk=choice_id
    ).first()
    if row is None or actor.staff_id is None:
        raise NotFound
    steps.lock_subject(actor=actor, subject_id=row.subject_id)
    ConditionMet.objects.get_or_create(
        choice=row,
        purpose=purpose.value,
        defaults={
            "organisation_id": actor.organisation_id,
            "confirmed_by_id": actor.staff_id,
            "at": at,
        },
    )
    event = ConditionConfirmed(subject_id=row.subject_id, purpose=purpose.value)
    history.record(event, by=actor, at=at)


@action
def note_asked(*, actor: Actor, choice_id: UUID, heard: Heard, at: datetime) -> None:
    """
    Note that she was asked about the next step, and said yes to it.

    It counts for one packet or one warning, and for no step after that. Noted twice
    before it is used it is one.

    :raises NotAllowed: the actor may not record choices
    :raises NotFound: there is no such answer, or it is not her latest
    """
    require(actor, Power.RECORD_CHOICES)
    row = ChoiceRecord.objects.filter(
        organisation_id=actor.organisation_id, pk=choice_id
    ).first()
    if row is None or actor.staff_id is None:
        raise NotFound
    steps.lock_subject(actor=actor, subject_id=row.subject_id)
    latest = queries.said_of(actor, row.subject_id, Choice(row.choice))
    if latest is None or latest.id != row.pk:
        raise NotFound
    for purpose, choice in CHOICE_OF_PURPOSE.items():
        if choice is latest.choice:
            Asking.objects.get_or_create(
                choice=row,
                purpose=purpose.value,
                step_id=None,
                defaults={
                    "organisation_id": actor.organisation_id,
                    "asked_by_id": actor.staff_id,
                    "heard": heard.value,
                    "at": at,
                },
            )
    history.record(AskedBefore(subject_id=row.subject_id, choice=row.choice), by=actor, at=at)


@action
def place_hold(*, actor: Actor, subject_id: UUID, kind: HoldKind, at: datetime) -> None:
    """
    Put a report on hold by hand.

    :raises NotAllowed: the actor may not write incidents
    """
    require(actor, Power.WRITE_INCIDENTS)
    steps.place_hold(actor=actor, subject_id=subject_id, kind=kind, at=at)


@action
def release_hold(
    *, actor: Actor, subject_id: UUID, kind: HoldKind, why: str, at: datetime
) -> None:
    """
    Take a hold off a report, with a reason.

    :raises NotAllowed: the actor may not decide holds
    :raises NotFound: no such hold stands
    """
    steps.take_off_hold(actor=actor, subject_id=subject_id, kind=kind, why=why, at=at)


@action
def block_recipient(
    *, actor: Actor, subject_id: UUID, recipient_id: UUID, at: datetime
) -> None:
    """
    Block one organisation for one report.

    :raises NotAllowed: the actor may not write incidents
    """
    require(actor, Power.WRITE_INCIDENTS)
    steps.block_recipient(actor=actor, subject_id=subject_id, recipient_id=recipient_id, at=at)
