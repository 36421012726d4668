"""Stages, owners and first steps."""

from datetime import datetime
from uuid import UUID, uuid4, uuid5

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.history.actions import record
from brolly.incidents import rules
from brolly.incidents.actions.refusals import AlreadyFinished, WrongStage
from brolly.incidents.actions.shared import locked, locked_step, write_step
from brolly.incidents.events import (
    IncidentMoved,
    StepFinished,
    StepReassigned,
)
from brolly.incidents.models import FirstStep
from brolly.incidents.steps import rows
from brolly.incidents.vocabulary import (
    Stage,
    StepKind,
    StepTold,
)


@action
def set_stage(*, actor: Actor, incident_id: UUID, stage: Stage, at: datetime) -> None:
    """
    Move an incident on.

    :raises NotFound: there is none, or it is another's, or restricted to others
    :raises WrongStage: it cannot go there from where it stands
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = locked(actor, incident_id)
    if not rules.may_move(Stage(row.stage), stage):
        raise WrongStage
    row.stage = stage.value
    row.changed_at = at
    row.save(update_fields=["stage", "changed_at"])
    record(IncidentMoved(subject_id=row.pk, stage=stage.value), by=actor, at=at)


@action
def add_step(
    *,
    actor: Actor,
    incident_id: UUID,
    step: StepTold,
    submission_id: UUID | None = None,
    at: datetime,
) -> UUID:
    """
    Add something that has to be done, by whom, by when. The same submission finds it again.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = locked(actor, incident_id)
    # Drawn from both, so that nobody meets an id of somebody else's.
    step_id = uuid5(row.pk, str(submission_id)) if submission_id else uuid4()
    if FirstStep.objects.filter(incident=row, pk=step_id).exists():
        return step_id
    return write_step(actor, row, step, at, step_id=step_id)


@action
def finish_step(*, actor: Actor, step_id: UUID, outcome: str, at: datetime) -> UUID:
    """
    Mark a step as done, say what came of it, and return its incident's id.

    :raises NotFound: there is none, or its incident is not the actor's to see
    :raises AlreadyFinished: somebody finished it before
    """
    require(actor, Power.WRITE_INCIDENTS)
    step = locked_step(actor, step_id)
    if step.finished_at is not None:
        raise AlreadyFinished
    rows.finish(step, actor=actor, outcome=outcome, at=at)
    step.save()
    event = StepFinished(subject_id=step.incident_id, step_id=step.pk, kind=step.kind)
    record(event, by=actor, at=at)
    return step.incident_id


@action
def drop_questions(*, actor: Actor, incident_id: UUID, at: datetime) -> None:
    """
    Finish what is still to be asked of her, or to be done with the police at her wish.

    She has taken everything back: whoever comes next must not ring for her.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.RECORD_CHOICES)
    row = locked(actor, incident_id)
    hers = (StepKind.ASK_HER.value, StepKind.POLICE.value)
    waiting = row.first_steps.filter(kind__in=hers, finished_at=None)
    for step in waiting.select_for_update():
        rows.finish(step, actor=actor, outcome="She took everything back.", at=at)
        step.save()
        event = StepFinished(subject_id=row.pk, step_id=step.pk, kind=step.kind)
        record(event, by=actor, at=at)


@action
def reassign_step(
    *,
    actor: Actor,
    step_id: UUID,
    owner_id: UUID | None,
    owner_name: str,
    due_at: datetime | None,
    at: datetime,
) -> UUID:
    """
    Give a step to somebody else, or another time, and return its incident's id.

    :raises NotFound: there is none, or its incident is not the actor's to see
    :raises AlreadyFinished: somebody finished it before
    """
    require(actor, Power.WRITE_INCIDENTS)
    step = locked_step(actor, step_id)
    if step.finished_at is not None:
        raise AlreadyFinished
    step.owner_id, step.owner_name = owner_id, owner_name[:80]
    if due_at is not None:
        step.due_at = due_at
    step.save(update_fields=["owner_id", "owner_name", "due_at"])
    event = StepReassigned(subject_id=step.incident_id, step_id=step.pk, owner_id=owner_id)
    record(event, by=actor, at=at)
    return step.incident_id
