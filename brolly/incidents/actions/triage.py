"""Decide how soon a report is worked on, by whom, and whether something is not right."""

from datetime import datetime
from uuid import UUID, uuid5

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.consent import steps as consent
from brolly.consent.vocabulary import HoldKind
from brolly.foundation.refusals import NotAllowed
from brolly.history.actions import record
from brolly.incidents.actions.shared import locked
from brolly.incidents.events import IncidentTriaged
from brolly.incidents.models import Triage
from brolly.incidents.vocabulary import (
    LOOKED_AT_WITHIN,
    Doubt,
    Stage,
    TriageTold,
)
from brolly.vault import steps as vault


@action
def triage_incident(
    *,
    actor: Actor,
    incident_id: UUID,
    told: TriageTold,
    submission_id: UUID,
    at: datetime,
) -> UUID:
    """
    Decide how soon, and who. Two presses make one decision; the last decision counts.

    A doubt puts the report on hold: nothing of it leaves until somebody has decided. That
    a later decision has no doubt does not take the hold off.

    :raises NotAllowed: the actor may not write incidents, or is no person
    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.WRITE_INCIDENTS)
    if actor.staff_id is None:
        raise NotAllowed
    row = locked(actor, incident_id)
    triage_id = uuid5(row.pk, str(submission_id))
    if Triage.objects.filter(incident=row, pk=triage_id).exists():
        return triage_id
    decided = Triage(
        id=triage_id,
        organisation_id=row.organisation_id,
        incident=row,
        key_id=row.key_id,
        priority=told.priority.value,
        doubt=told.doubt.value,
        due_at=told.due_at or at + LOOKED_AT_WITHIN[told.priority],
        owner_id=told.owner_id,
        owner_name=told.owner_name[:80],
        decided_by_id=actor.staff_id,
        decided_by=actor.name[:80],
        decided_at=at,
    )
    vault.seal(decided, "words", told.words.strip())
    decided.save(force_insert=True)
    row.owner_id, row.owner_name = decided.owner_id, decided.owner_name
    if row.stage == Stage.NEW.value:
        row.stage = Stage.OPEN.value
    row.changed_at = at
    row.save(update_fields=["owner_id", "owner_name", "stage", "changed_at"])
    event = IncidentTriaged(
        subject_id=row.pk,
        priority=decided.priority,
        doubt=decided.doubt,
        owner_id=decided.owner_id,
    )
    record(event, by=actor, at=at)
    if told.doubt is not Doubt.NONE:
        consent.place_hold(actor=actor, subject_id=row.pk, kind=HoldKind.POISONED, at=at)
    return triage_id
