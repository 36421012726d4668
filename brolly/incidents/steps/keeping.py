"""What follows when she does not want it kept."""

from datetime import datetime

from brolly.access.vocabulary import Actor
from brolly.consent import queries as consent_queries
from brolly.consent import steps as consent
from brolly.consent.events import ChoicesChanged
from brolly.consent.vocabulary import Answer, Choice, HoldKind
from brolly.history.actions import record
from brolly.history.vocabulary import Event
from brolly.incidents import rules
from brolly.incidents.events import StepAdded
from brolly.incidents.models import Incident
from brolly.incidents.steps import rows
from brolly.incidents.vocabulary import StepKind, StepTold

NOT_KEPT = f"{Choice.KEEP.value}: {Answer.NO.value}"
WORDS = "She does not want this kept: erase it, or ask her once what may stay."


def look_at_keeping(*, actor: Actor, event: Event, at: datetime) -> None:
    """
    React to what she chose: where she does not want it kept, nothing leaves, and somebody looks.

    It is held until then, whatever else she said yes to.
    """
    if not isinstance(event, ChoicesChanged) or NOT_KEPT not in event.answers:
        return
    row = Incident.objects.filter(
        organisation_id=actor.organisation_id, pk=event.subject_id
    ).first()
    kind = HoldKind.NEEDS_CONVERSATION
    if row is None or consent_queries.held_as(actor, [row.pk], kind):
        return
    consent.place_hold(actor=actor, subject_id=row.pk, kind=kind, at=at)
    told = StepTold(
        kind=StepKind.ASK_HER.value,
        words=WORDS,
        due_at=at + rules.due_within(StepKind.ASK_HER),
        owner_id=row.owner_id,
        owner_name=row.owner_name,
    )
    step = rows.first_step(row, told, at)
    step.save(force_insert=True)
    added = StepAdded(subject_id=row.pk, step_id=step.pk, kind=step.kind)
    record(added, by=actor, at=at)
