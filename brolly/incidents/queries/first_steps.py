"""What has to be done first."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from brolly.access.gate import require
from brolly.access.scope import query, remembered
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotFound
from brolly.incidents.models import (
    FirstStep,
    Incident,
)
from brolly.incidents.queries.rows import rows_of
from brolly.incidents.queries.shapes import StepLine
from brolly.organisations.queries import posts_of, staff_names
from brolly.organisations.vocabulary import PostKind
from brolly.vault.opening import fetch_keys, open_sealed


def steps_of(row: Incident) -> QuerySet[FirstStep]:
    """Return the steps of a report, what is open first. No actor: the row was the actor's."""
    return row.first_steps.order_by("finished_at", "due_at", "pk")


def step_line(actor: Actor, step: FirstStep, row: Incident) -> StepLine:
    """Return a first step with its words opened."""
    return StepLine(
        id=step.pk,
        incident_id=row.pk,
        reference=row.reference,
        kind=step.kind,
        words=open_sealed(actor, step, "words"),
        due_at=step.due_at,
        owner_id=step.owner_id,
        owner_name=step.owner_name,
        finished_at=step.finished_at,
        finished_by=step.finished_by,
        outcome=open_sealed(actor, step, "outcome"),
    )


@query
def steps_due(
    actor: Actor, *, before: datetime | None = None, only_mine: bool = False, limit: int = 50
) -> list[StepLine]:
    """
    Return first steps that are not done, the most urgent first.

    ``only_mine`` keeps those of the actor and those that nobody has taken.
    """
    require(actor, Power.READ_INCIDENTS)
    steps = FirstStep.objects.filter(
        incident__in=rows_of(actor), finished_at=None
    ).select_related("incident")
    if before is not None:
        steps = steps.filter(due_at__lte=before)
    if only_mine:
        steps = steps.filter(Q(owner_id=actor.staff_id) | Q(owner_id=None))
    steps = steps.order_by("due_at", "pk")[:limit]
    fetch_keys(actor, steps)
    return [step_line(actor, step, step.incident) for step in steps]


@query
def step_of(actor: Actor, step_id: UUID) -> StepLine:
    """
    Return one first step.

    :raises NotFound: there is none, or its incident is not the actor's to see
    """
    require(actor, Power.READ_INCIDENTS)
    step = (
        FirstStep.objects.filter(pk=step_id, incident__in=rows_of(actor))
        .select_related("incident")
        .first()
    )
    if step is None:
        raise NotFound
    return step_line(actor, step, step.incident)


@query
@remembered
def safeguarding_lead(actor: Actor) -> tuple[UUID | None, str]:
    """Return who holds the post of safeguarding lead, and her name; nobody where none does."""
    posts = posts_of(actor, kind=PostKind.SAFEGUARDING_LEAD)
    holder = next((post.holder_id for post in posts if post.holder_id), None)
    return holder, staff_names(actor).get(holder, "") if holder else ""
