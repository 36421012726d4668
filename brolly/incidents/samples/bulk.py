"""
Many invented reports at once, for an organisation that has none yet.

The rows are those that the actions would write: the same functions make them, and a
test compares every column. What asks the database one by one in an action is worked
out beforehand here, from all the reports together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import TypeVar
from uuid import UUID

from brolly.access.bulk import insert_many
from brolly.access.gate import require
from brolly.access.scope import acting
from brolly.access.vocabulary import Actor, Power
from brolly.consent.samples.bulk import Chosen, Placed, load_choices
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import HoldKind
from brolly.foundation.identifiers import (
    Identifier,
    asked_fragments,
    could_be_same,
    stored_fragments,
)
from brolly.history.samples import Happened, load_history
from brolly.incidents import queries, rules
from brolly.incidents.events import IncidentMoved, IncidentRecorded, StepAdded, StepFinished
from brolly.incidents.models import (
    FirstStep,
    IdentifierToken,
    Incident,
    IncidentIdentifier,
)
from brolly.incidents.steps import rows
from brolly.incidents.vocabulary import BelongsTo, Stage, StepTold, Told
from brolly.vault import index
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind

T = TypeVar("T")
BATCH = 250


class NotEmpty(Exception):
    """The organisation has reports already: numbers and holds would come out wrong."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """When a first step was done, and what came of it."""

    at: datetime
    outcome: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """One report, as it was taken in and what became of it."""

    actor: Actor
    told: Told
    submission_id: UUID
    at: datetime
    choices: tuple[NewAnswer, ...] = ()
    holds: frozenset[HoldKind] = frozenset()
    steps: tuple[tuple[StepTold, Done | None], ...] = ()
    closed_at: datetime | None = None


@dataclass
class _Number:
    """Something by which somebody is found, and whether it is held."""

    report: int
    read: Identifier
    is_hers: bool
    is_held: bool = False


@dataclass
class _Held:
    """What the numbers of all the reports together call for."""

    numbers: list[list[_Number]]
    own: set[int] = field(default_factory=set)
    elsewhere: dict[int, list[Placed]] = field(default_factory=lambda: defaultdict(list))


def load_reports(
    reports: Sequence[Report], *, say: Callable[[int], None] = lambda made: None
) -> list[UUID]:
    """
    Take in many reports of one organisation, in order, and return their ids.

    ``say`` hears after each batch how many there are by now.

    :raises NotEmpty: the organisation has reports already
    :raises NotAllowed: somebody may not write incidents
    """
    held = _held(reports)
    waiting: list[Happened] = []
    made: list[UUID] = []
    for batch in _in_batches(enumerate(reports), BATCH):
        with acting(_clerk(batch[0][1])):
            ids, happened = _load(batch, held)
            # In the history each thing stands where it happened, also what came later.
            waiting = sorted(waiting + happened, key=lambda one: one.at)
            over = batch[-1][1].at
            load_history(one for one in waiting if one.at <= over)
            waiting = [one for one in waiting if one.at > over]
        made += ids
        say(len(made))
    for late in _in_batches(waiting, 4 * BATCH):
        with acting(_clerk(reports[0])):
            load_history(late)
    return made


def _in_batches(many: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(many)
    while batch := list(islice(rest, size)):
        yield batch


def _clerk(report: Report) -> Actor:
    """Return who loads: nobody of the staff, so that each line may bear the name it should."""
    return replace(report.actor, staff_id=None)


def _load(
    batch: Sequence[tuple[int, Report]], held: _Held
) -> tuple[list[UUID], list[Happened]]:
    start, actor = batch[0][0], _clerk(batch[0][1])
    if Incident.objects.filter(organisation_id=actor.organisation_id).count() != start:
        raise NotEmpty
    keys = vault.new_keys(
        organisation_id=actor.organisation_id, kind=KeyKind.INCIDENT, count=len(batch)
    )
    incidents, men, vehicles, steps = [], [], [], []
    written: list[rows.Written] = []
    chosen: list[Chosen] = []
    first: list[Happened] = []
    later: list[list[Happened]] = []
    for (number, report), key_id in zip(batch, keys, strict=True):
        row = _incident(report, number, key_id)
        incidents.append(row)
        men += rows.men_of(row, report.told.men)
        vehicles += rows.vehicles_of(row, report.told.vehicles)
        written += _identifiers(row, report, held.numbers[number])
        chosen.append(_chosen(row, report, number, held))
        recorded = IncidentRecorded(subject_id=row.pk, channel=row.channel)
        first.append(Happened(event=recorded, by=report.actor, at=report.at))
        later.append([])
        for step, events in _steps(row, report):
            steps.append(step)
            later[-1] += events
        later[-1] += _closed(row, report)
    insert_many(incidents)
    insert_many(men)
    insert_many(vehicles)
    insert_many([one for one, _ in written])
    tokens = _tokens(actor.organisation_id, written)
    insert_many(tokens)
    said = load_choices(chosen)
    insert_many(steps)
    happened = [
        one
        for recorded, chose, after in zip(first, said, later, strict=True)
        for one in (recorded, *chose, *after)
    ]
    return [row.pk for row in incidents], happened


def _incident(report: Report, number: int, key_id: UUID) -> Incident:
    require(report.actor, Power.WRITE_INCIDENTS)
    if report.told.accuses_officer:
        raise ValueError("a report about an officer is closed to others by the action")
    return rows.new_incident(
        actor=report.actor,
        told=report.told,
        submission_id=report.submission_id,
        number=number + 1,
        key_id=key_id,
        at=report.at,
    )


def _identifiers(row: Incident, report: Report, numbers: list[_Number]) -> list[rows.Written]:
    written = rows.identifiers_of(row, report.told.identifiers)
    if report.told.identity is not None:
        written += rows.identifiers_of_hers(row, report.told.identity.contact)
    for (one, _), number in zip(written, numbers, strict=True):
        one.is_held = number.is_held
    return written


def _tokens(organisation_id: UUID, written: list[rows.Written]) -> list[IdentifierToken]:
    """Return the tokens of many identifiers with one look at the key of each kind."""
    by_kind: dict[str, list[tuple[IncidentIdentifier, list[str]]]] = defaultdict(list)
    for one, read in written:
        by_kind[one.kind].append((one, rows.fragments_of(read)))
    found = []
    for kind, each in by_kind.items():
        said = [fragment for _, fragments in each for fragment in fragments]
        tokens = iter(index.tokens(organisation_id, kind, said))
        for one, fragments in each:
            found += rows.tokens_of(one, [next(tokens) for _ in fragments])
    return found


def _chosen(row: Incident, report: Report, number: int, held: _Held) -> Chosen:
    kinds = report.holds | rows.holds_told_of(row, report.told)
    if number in held.own:
        kinds |= {HoldKind.NUMBER_MAY_BE_HERS}
    own = [Placed(kind=kind, by=report.actor, at=report.at) for kind in sorted(kinds)]
    later = [one for one in held.elsewhere[number] if one.kind not in kinds]
    return Chosen(
        subject_id=row.pk,
        key_id=row.key_id,
        heard_by=report.actor,
        at=report.at,
        answers=report.choices,
        holds=own + later[:1],
    )


def _closed(row: Incident, report: Report) -> list[Happened]:
    if report.closed_at is None:
        return []
    row.stage, row.changed_at = Stage.CLOSED.value, report.closed_at
    moved = IncidentMoved(subject_id=row.pk, stage=row.stage)
    return [Happened(event=moved, by=report.actor, at=report.closed_at)]


def _steps(row: Incident, report: Report) -> Iterator[tuple[FirstStep, list[Happened]]]:
    actor = report.actor
    written = [told for told, _ in report.steps]
    following = rules.steps_that_follow(
        report.told,
        kinds={told.kind for told in written},
        lead=queries.safeguarding_lead(_clerk(report)),
        at=report.at,
    )
    for told, done in (*report.steps, *((told, None) for told in following)):
        step = rows.first_step(row, told, report.at)
        added = StepAdded(subject_id=row.pk, step_id=step.pk, kind=step.kind)
        happened = [Happened(event=added, by=actor, at=report.at)]
        if done is not None:
            rows.finish(step, actor=actor, outcome=done.outcome, at=done.at)
            finished = StepFinished(subject_id=row.pk, step_id=step.pk, kind=step.kind)
            happened.append(Happened(event=finished, by=actor, at=done.at))
        yield step, happened


# --- whose number it may be: what the action asks the database for each -------------------


def _held(reports: Sequence[Report]) -> _Held:
    held = _Held(numbers=[_numbers(number, one.told) for number, one in enumerate(reports)])
    his: dict[tuple[str, str], list[_Number]] = defaultdict(list)
    hers: dict[tuple[str, str], list[_Number]] = defaultdict(list)
    for number, report in enumerate(reports):
        for one in held.numbers[number]:
            for fragment in stored_fragments(one.read):
                (hers if one.is_hers else his)[(one.read.kind.value, fragment)].append(one)
        for one in held.numbers[number]:
            if one.is_hers:
                found = _said_to_be_his(one, his)
                placed = Placed(kind=HoldKind.NUMBER_MAY_BE_HERS, by=report.actor, at=report.at)
                for other in found:
                    other.is_held = True
                    held.elsewhere[other.report].append(placed)
            elif one.read.can_be_looked_up and any(
                could_be_same(one.read, known.read) for known in _sharing(one.read, hers)
            ):
                one.is_held = True
                held.own.add(number)
    return held


def _numbers(report: int, told: Told) -> list[_Number]:
    numbers = [
        _Number(report, read, belongs_to == BelongsTo.HERS.value)
        for read, belongs_to in rows.readings(told.identifiers)
    ]
    if told.identity is not None:
        numbers += [
            _Number(report, read, True) for read in rules.identifiers_in(told.identity.contact)
        ]
    return numbers


def _said_to_be_his(one: _Number, his: dict[tuple[str, str], list[_Number]]) -> list[_Number]:
    if one.read.is_partial:
        return []
    return [
        other
        for other in _sharing(one.read, his)
        if other.report != one.report
        and not other.is_held
        and not other.read.is_partial
        and could_be_same(one.read, other.read)
    ]


def _sharing(asked: Identifier, known: dict[tuple[str, str], list[_Number]]) -> list[_Number]:
    found = {}
    for fragment in sorted(asked_fragments(asked)):
        for one in known.get((asked.kind.value, fragment), ()):
            found[id(one)] = one
    return list(found.values())
