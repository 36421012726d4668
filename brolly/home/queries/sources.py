"""Which work waits where: one function for each kind, in one list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from brolly.access.vocabulary import Actor, Power
from brolly.consent.queries import holds_standing
from brolly.home.queries.today import Work
from brolly.home.rules import urgency_of
from brolly.home.vocabulary import Need
from brolly.incidents.queries import references_of, steps_due
from brolly.incidents.vocabulary import STEP_WORDS, StepKind


def _steps(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield what is to be done first about a report, by this actor or by nobody yet."""
    for step in steps_due(actor, only_mine=True, limit=30):
        whose = "" if step.owner_id else " Nobody has taken it yet."
        yield Need(
            count=1,
            title=f"{STEP_WORDS[StepKind(step.kind)]}: {step.reference}",
            detail=f"{step.words}{whose}".strip() or "What to do first",
            address=reverse("incidents:show", args=[step.incident_id]),
            urgency=urgency_of(step.due_at, now=now),
            due_at=step.due_at,
        )


def _holds(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield the reports on hold that this actor may see."""
    held = [hold.subject_id for hold in holds_standing(actor)]
    seen = references_of(actor, held)
    if not seen:
        return
    one = next(iter(seen)) if len(seen) == 1 else None
    yield Need(
        count=len(seen),
        title="Reports on hold" if one is None else "Report on hold",
        detail=f"Nothing of it leaves until somebody decided: {', '.join(sorted(seen.values()))}",
        address=reverse("incidents:show", args=[one]) if one else reverse("incidents:list"),
    )


KINDS: tuple[Work, ...] = (
    Work(name="what to do first", power=Power.WRITE_INCIDENTS, waiting=_steps),
    Work(name="reports on hold", power=Power.DECIDE_HOLDS, waiting=_holds),
)


@dataclass(frozen=True, kw_only=True)
class Way:
    """Something that the actor may start from Today."""

    name: str
    address: str


def ways_in(actor: Actor) -> list[Way]:
    """Return what this actor may start."""
    ways = []
    if actor.can(Power.WRITE_INCIDENTS):
        ways.append(Way(name="Take in a report", address=reverse("incidents:new")))
    if actor.can(Power.READ_INCIDENTS):
        ways.append(Way(name="Look up a number or plate", address=reverse("incidents:look-up")))
    return ways
