"""What many people chose, written at once: the rows that the steps would write."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from brolly.access.bulk import insert_many
from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.consent import steps
from brolly.consent.events import ChoicesChanged, HoldPlaced
from brolly.consent.models import ChoiceRecord, Subject
from brolly.consent.steps import NewAnswer, NobodyHeard
from brolly.consent.vocabulary import HoldKind
from brolly.history.samples import Happened


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A hold, by whom and when."""

    kind: HoldKind
    by: Actor
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What somebody chose about one report, and the holds on it, in their order."""

    subject_id: UUID
    key_id: UUID
    heard_by: Actor
    at: datetime
    answers: tuple[NewAnswer, ...] = ()
    holds: list[Placed] = field(default_factory=list)


def load_choices(chosen: Sequence[Chosen]) -> list[list[Happened]]:
    """
    Write what many people chose inside the open scope; return what the history is told.

    For each of them in their order.

    :raises NotAllowed: somebody may not record choices
    :raises NobodyHeard: an answer was heard by no person
    """
    subjects, answers, holds = [], [], []
    told: list[list[Happened]] = []
    for one in chosen:
        subject = Subject(
            id=one.subject_id,
            organisation_id=one.heard_by.organisation_id,
            key_id=one.key_id,
            version=1 + bool(one.answers) + len(one.holds),
        )
        subjects.append(subject)
        happened: list[Happened] = []
        told.append(happened)
        if one.answers:
            answers += _answers(subject, one)
            said = ChoicesChanged(subject_id=subject.pk, answers=steps.said_in(one.answers))
            happened.append(Happened(event=said, by=one.heard_by, at=one.at))
        for hold in one.holds:
            holds.append(steps.hold_row(subject, hold.kind, actor=hold.by, at=hold.at))
            placed = HoldPlaced(subject_id=subject.pk, kind=hold.kind.value)
            happened.append(Happened(event=placed, by=hold.by, at=hold.at))
    insert_many(subjects)
    insert_many(answers)
    insert_many(holds)
    return told


def _answers(subject: Subject, one: Chosen) -> list[ChoiceRecord]:
    require(one.heard_by, Power.RECORD_CHOICES)
    staff_id = one.heard_by.staff_id
    if staff_id is None:
        raise NobodyHeard
    return [
        steps.choice_row(subject, new, number, heard_by_id=staff_id, at=one.at)
        for number, new in enumerate(one.answers, start=1)
    ]
