"""What came of a report, who goes along, and the cases that somebody supports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.consent import queries as consent
from brolly.consent.vocabulary import Choice
from brolly.foundation.refusals import NotFound
from brolly.incidents import rules
from brolly.incidents.models import ChainRecord, Incident, Visit
from brolly.incidents.queries.rows import row_of, rows_of
from brolly.incidents.vocabulary import (
    CHAIN_WORDS,
    MEASURE_WORDS,
    STOP_WORDS,
    TOLD_BY_WORDS,
    VISIT_OUTCOME_WORDS,
    VISIT_WORDS,
    ChainStep,
    Hate,
    Measure,
    StopReason,
    ToldBy,
    VisitKind,
    VisitOutcome,
)
from brolly.vault.opening import fetch_keys, open_sealed


@dataclass(frozen=True, kw_only=True)
class ChainLine:
    """One line of a case, as its page shows it."""

    id: UUID
    said: str
    on: date
    told_by: str
    why: str
    number: str
    words: str
    recorded_by: str
    taken_back_by: str


@dataclass(frozen=True, kw_only=True)
class VisitLine:
    """One visit, with who goes along and what the court was asked for."""

    id: UUID
    incident_id: UUID
    reference: str
    kind: VisitKind
    said: str
    at: datetime
    companion_id: UUID | None
    companion: str
    asked: frozenset[Measure]
    granted: frozenset[Measure]
    words: str
    outcome: str

    @property
    def measures(self) -> list[str]:
        """Return what the court was asked for, each with the answer."""
        return [
            f"{words}: {'granted' if one in self.granted else 'asked for'}"
            for one, words in MEASURE_WORDS.items()
            if one in self.asked | self.granted
        ]


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything that came of one report."""

    lines: list[ChainLine]
    visits: list[VisitLine]
    stands: str
    hate: Hate


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """One case in the list of those that somebody supports. No name stands in it."""

    id: UUID
    reference: str
    received_at: datetime
    owner_name: str
    stands: str
    next_said: str
    next_at: datetime | None
    companion: str


@query
def case_of(actor: Actor, incident_id: UUID) -> Case:
    """
    Return what came of a report and what is planned, oldest first.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.READ_INCIDENTS)
    row = row_of(actor, incident_id)
    records = list(row.chain.order_by("on", "recorded_at"))
    return Case(
        lines=[_line(actor, one) for one in records],
        visits=[_visit(actor, one, row) for one in row.visits.order_by("at")],
        stands=_stands(records),
        hate=Hate(perceived=row.hate_perceived, policy=row.hate_policy, police=row.hate_police),
    )


def happened_in(row: Incident) -> list[rules.Happened]:
    """Return the lines of a case that stand. No actor: the row was the actor's."""
    return [happened_of(one) for one in row.chain.filter(taken_back_at=None)]


@query
def stands_at(actor: Actor, incident_id: UUID) -> str:
    """
    Return in a few words how far a case came, or "" where nothing is written down.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    return _stands(row_of(actor, incident_id).chain.all())


@query
def visit_of(actor: Actor, incident_id: UUID, visit_id: UUID) -> VisitLine:
    """
    Return one visit that is still to come.

    :raises NotFound: there is none for this actor
    """
    row = row_of(actor, incident_id)
    visit = row.visits.filter(pk=visit_id, outcome="").first()
    if visit is None:
        raise NotFound
    return _visit(actor, visit, row)


@query
def visits_to_come(
    actor: Actor, *, until: datetime | None = None, only_mine: bool = False, limit: int = 50
) -> list[VisitLine]:
    """Return the visits of which nobody wrote down yet how they went, the next one first."""
    require(actor, Power.READ_INCIDENTS)
    rows = Visit.objects.filter(
        organisation_id=actor.organisation_id, outcome="", incident__in=rows_of(actor)
    ).select_related("incident")
    if only_mine:
        rows = rows.filter(companion_id=actor.staff_id)
    if until is not None:
        rows = rows.filter(at__lte=until)
    found = rows.order_by("at", "pk")[:limit]
    fetch_keys(actor, found)
    return [_visit(actor, one, one.incident) for one in found]


@query
def caseload(actor: Actor, *, only_mine: bool = False) -> list[CaseLine]:
    """
    Return the cases in which somebody is supported, those with a day to come first.

    A case is here when she wants an adviser, when somebody goes along with her, or when
    something came of it; not only when she reported.
    """
    require(actor, Power.READ_INCIDENTS)
    mine = Q(organisation_id=actor.organisation_id)
    supported = (
        consent.subjects_that_said_yes(actor, Choice.ADVISER)
        | set(ChainRecord.objects.filter(mine).values_list("incident_id", flat=True))
        | set(Visit.objects.filter(mine).values_list("incident_id", flat=True))
    )
    rows = rows_of(actor).filter(pk__in=supported)
    if only_mine:
        goes_along = Visit.objects.filter(mine, companion_id=actor.staff_id)
        rows = rows.filter(
            Q(owner_id=actor.staff_id) | Q(pk__in=goes_along.values("incident_id"))
        )
    cases = [_case_line(row) for row in rows.prefetch_related("chain", "visits")]
    far = max((one.next_at for one in cases if one.next_at), default=None)
    return sorted(
        cases, key=lambda one: (one.next_at is None, one.next_at or far, one.reference)
    )


def _case_line(row: Incident) -> CaseLine:
    waiting = sorted((v for v in row.visits.all() if not v.outcome), key=lambda v: v.at)
    first = waiting[0] if waiting else None
    return CaseLine(
        id=row.pk,
        reference=row.reference,
        received_at=row.received_at,
        owner_name=row.owner_name,
        stands=_stands(row.chain.all()) or "Not reported. Support goes on all the same.",
        next_said=VISIT_WORDS[VisitKind(first.kind)] if first else "",
        next_at=first.at if first else None,
        companion=first.companion_name if first else "",
    )


def happened_of(row: ChainRecord) -> rules.Happened:
    """Return a line of a case as rules read it. No actor: the row was the actor's."""
    return rules.Happened(
        step=ChainStep(row.step),
        on=row.on,
        reason=StopReason(row.reason) if row.reason else None,
    )


def _stands(records: Iterable[ChainRecord]) -> str:
    last = rules.standing(happened_of(one) for one in records if one.taken_back_at is None)
    if last is None:
        return ""
    why = f": {STOP_WORDS[last.reason].lower()}" if last.reason else ""
    return CHAIN_WORDS[last.step] + why


def _line(actor: Actor, row: ChainRecord) -> ChainLine:
    return ChainLine(
        id=row.pk,
        said=CHAIN_WORDS[ChainStep(row.step)],
        on=row.on,
        told_by=TOLD_BY_WORDS[ToldBy(row.told_by)],
        why=STOP_WORDS[StopReason(row.reason)] if row.reason else "",
        number=open_sealed(actor, row, "number"),
        words=open_sealed(actor, row, "words"),
        recorded_by=row.recorded_by,
        taken_back_by=row.taken_back_by,
    )


def _visit(actor: Actor, row: Visit, incident: Incident) -> VisitLine:
    return VisitLine(
        id=row.pk,
        incident_id=incident.pk,
        reference=incident.reference,
        kind=VisitKind(row.kind),
        said=VISIT_WORDS[VisitKind(row.kind)],
        at=row.at,
        companion_id=row.companion_id,
        companion=row.companion_name,
        asked=frozenset(Measure(one) for one in row.measures_asked),
        granted=frozenset(Measure(one) for one in row.measures_granted),
        words=open_sealed(actor, row, "words"),
        outcome=VISIT_OUTCOME_WORDS[VisitOutcome(row.outcome)] if row.outcome else "",
    )
