"""What several actions on reports need."""

from datetime import datetime
from uuid import UUID

from brolly.access.vocabulary import Actor
from brolly.foundation.refusals import NotFound
from brolly.history.actions import record
from brolly.incidents import queries
from brolly.incidents.events import (
    StepAdded,
)
from brolly.incidents.models import (
    FirstStep,
    Incident,
)
from brolly.incidents.steps import rows
from brolly.incidents.vocabulary import (
    StepTold,
)


def locked(actor: Actor, incident_id: UUID) -> Incident:
    """
    Return a report that the actor may see, locked against a second change.

    :raises NotFound: there is none
    """
    row = queries.rows_of(actor).filter(pk=incident_id).select_for_update().first()
    if row is None:
        raise NotFound
    return row


def locked_step(actor: Actor, step_id: UUID) -> FirstStep:
    """
    Return a first step, locked against a second change.

    :raises NotFound: there is none that the actor may see
    """
    step = (
        FirstStep.objects.filter(pk=step_id, incident__in=queries.rows_of(actor))
        .select_for_update(of=("self",))
        .first()
    )
    if step is None:
        raise NotFound
    return step


def write_step(
    actor: Actor, row: Incident, told: StepTold, at: datetime, *, step_id: UUID | None = None
) -> UUID:
    """Add what is to be done first, and return its id."""
    step = rows.first_step(row, told, at, step_id=step_id)
    step.save(force_insert=True)
    event = StepAdded(subject_id=row.pk, step_id=step.pk, kind=step.kind)
    record(event, by=actor, at=at)
    return step.pk
