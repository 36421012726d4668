"""What nobody has looked at yet, how soon somebody should, and what was decided."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.incidents import rules
from brolly.incidents.models import Incident, Triage
from brolly.incidents.queries.rows import row_of, rows_of
from brolly.incidents.vocabulary import (
    DOUBT_WORDS,
    LOOKED_AT_WITHIN,
    PRIORITY_WORDS,
    PROMPT_WORDS,
    Doubt,
    Priority,
    Prompt,
    Stage,
)
from brolly.vault.opening import fetch_keys, open_sealed


@dataclass(frozen=True, kw_only=True)
class NewReport:
    """A report that nobody has decided about: how soon its words ask for, and why."""

    id: UUID
    reference: str
    proposed: Priority
    words: str
    why: tuple[str, ...]
    kinds: tuple[str, ...]
    town: str
    channel: str
    received_at: datetime
    look_by: datetime


@dataclass(frozen=True, kw_only=True)
class Decided:
    """The last decision about a report."""

    priority: str
    doubt: str
    is_doubted: bool
    owner: str
    due_at: datetime
    by: str
    at: datetime
    words: str


@dataclass(frozen=True, kw_only=True)
class Triaged:
    """What was decided about a report, what its words ask for, and what they raise."""

    proposed: Priority
    proposed_words: str
    why: tuple[str, ...]
    prompts: list[str]
    last: Decided | None


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """How many reports nobody has looked at, and by when the first one is due."""

    many: int
    look_by: datetime | None


@dataclass(frozen=True, kw_only=True)
class Due:
    """A report whose clock runs, for its owner."""

    id: UUID
    reference: str
    priority: str
    due_at: datetime


@query
def new_reports(actor: Actor, *, limit: int = 50, offset: int = 0) -> list[NewReport]:
    """
    Return the reports that nobody has decided about, the most urgent first, then the oldest.

    :raises NotAllowed: the actor may not read reports
    """
    require(actor, Power.READ_INCIDENTS)
    rows = list(
        _new(actor)
        .annotate(rank=_RANK)
        .order_by("rank", "recorded_at", "number")[offset : offset + limit]
    )
    fetch_keys(actor, rows)
    return [_new_report(actor, row) for row in rows]


@query
def waiting_for_a_look(actor: Actor) -> Waiting:
    """Return how many reports nobody has decided about, and when the first is due."""
    firsts = [
        first + LOOKED_AT_WITHIN[one]
        for one in Priority
        if (first := _first_recorded(actor, one)) is not None
    ]
    return Waiting(many=_new(actor).count(), look_by=min(firsts, default=None))


@query
def clocks_of(actor: Actor, *, until: datetime, limit: int = 20) -> list[Due]:
    """Return the reports of this actor on which work is due by then, the first one first."""
    last = Triage.objects.filter(incident=OuterRef("pk")).order_by("-decided_at")
    rows = (
        rows_of(actor)
        .filter(owner_id=actor.staff_id, stage=Stage.OPEN.value)
        .annotate(due_at=Subquery(last.values("due_at")[:1]))
        .annotate(priority=Subquery(last.values("priority")[:1]))
        .filter(due_at__lte=until)
        .order_by("due_at")[:limit]
    )
    return [
        Due(
            id=row.pk,
            reference=row.reference,
            priority=PRIORITY_WORDS[Priority(row.priority)],
            due_at=row.due_at,
        )
        for row in rows
    ]


@query
def triage_of(actor: Actor, incident_id: UUID, *, number_may_be_hers: bool) -> Triaged:
    """
    Return what was decided about a report, and what its words ask for.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    row = row_of(actor, incident_id)
    facts = _facts(actor, row, number_may_be_hers=number_may_be_hers)
    asked = rules.proposal(facts)
    last = row.triages.order_by("-decided_at").first()
    return Triaged(
        proposed=asked.priority,
        proposed_words=PRIORITY_WORDS[asked.priority],
        why=asked.why,
        prompts=[PROMPT_WORDS[Prompt(one)] for one in rules.prompts_of(facts)],
        last=_decided(actor, last) if last else None,
    )


_RANK = Case(
    *(When(proposed=one.value, then=Value(rank)) for rank, one in enumerate(Priority)),
    default=Value(len(Priority)),
    output_field=IntegerField(),
)


def _new(actor: Actor) -> QuerySet[Incident]:
    return rows_of(actor).filter(Q(stage=Stage.NEW.value))


def _first_recorded(actor: Actor, proposed: Priority) -> datetime | None:
    rows = _new(actor).filter(proposed=proposed.value).order_by("recorded_at")
    return rows.values_list("recorded_at", flat=True).first()


def _facts(actor: Actor, row: Incident, *, number_may_be_hers: bool = False) -> rules.Facts:
    return rules.Facts(
        kinds=frozenset(row.kinds),
        injuries=frozenset(row.injuries),
        narrative=open_sealed(actor, row, "narrative"),
        about_under_18=row.about_under_18,
        number_may_be_hers=number_may_be_hers,
        happened_on=row.happened_on,
        today=row.received_at.date(),
    )


def _new_report(actor: Actor, row: Incident) -> NewReport:
    asked = rules.proposal(_facts(actor, row))
    return NewReport(
        id=row.pk,
        reference=row.reference,
        proposed=asked.priority,
        words=PRIORITY_WORDS[asked.priority],
        why=asked.why,
        kinds=tuple(row.kinds),
        town=row.town,
        channel=row.channel,
        received_at=row.received_at,
        look_by=row.recorded_at + LOOKED_AT_WITHIN[asked.priority],
    )


def _decided(actor: Actor, row: Triage) -> Decided:
    return Decided(
        priority=PRIORITY_WORDS[Priority(row.priority)],
        doubt=DOUBT_WORDS[Doubt(row.doubt)],
        is_doubted=row.doubt != Doubt.NONE.value,
        owner=row.owner_name,
        due_at=row.due_at,
        by=row.decided_by,
        at=row.decided_at,
        words=open_sealed(actor, row, "words"),
    )
