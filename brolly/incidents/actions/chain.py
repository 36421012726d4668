"""What came of a report: write it down, take it back; plan who goes along."""

from datetime import datetime
from uuid import UUID, uuid5

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotFound, Refusal
from brolly.history.actions import record
from brolly.incidents import queries, rules
from brolly.incidents.actions.shared import locked
from brolly.incidents.events import (
    ChainGrew,
    ChainTakenBack,
    HateRecorded,
    VisitEnded,
    VisitPlanned,
)
from brolly.incidents.models import ChainRecord, Visit
from brolly.incidents.vocabulary import ChainTold, Hate, VisitOutcome, VisitTold
from brolly.vault import steps as vault


class CannotBeRight(Refusal):
    """A line contradicts what is written down of the case. ``message`` says how."""

    code = "incidents.cannot-be-right"
    status = 422
    message = "This contradicts what is written down of the case."

    def __init__(self, sentence: str = "") -> None:
        super().__init__()
        self.message = sentence or self.message


@action
def add_to_chain(
    *, actor: Actor, incident_id: UUID, told: ChainTold, submission_id: UUID, at: datetime
) -> UUID:
    """
    Write down one thing that happened to a case, and return its id. Twice is once.

    :raises NotFound: there is no such report for this actor
    :raises CannotBeRight: it contradicts the calendar or what is written down
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = locked(actor, incident_id)
    line_id = uuid5(row.pk, str(submission_id))
    if row.chain.filter(pk=line_id).exists():
        return line_id
    said = rules.complaint_about(
        told,
        queries.happened_in(row),
        told_on=row.received_at.date(),
        today=at.date(),
    )
    if said:
        raise CannotBeRight(said)
    line = ChainRecord(
        id=line_id,
        organisation_id=row.organisation_id,
        incident=row,
        key_id=row.key_id,
        step=told.step.value,
        on=told.on,
        told_by=told.told_by.value,
        reason=told.reason.value if told.reason else "",
        recorded_by=actor.name,
        recorded_at=at,
    )
    vault.seal(line, "number", told.number.strip())
    vault.seal(line, "words", told.words.strip())
    line.save(force_insert=True)
    event = ChainGrew(subject_id=row.pk, line_id=line.pk, step=line.step)
    record(event, by=actor, at=at)
    return line.pk


@action
def take_back_from_chain(
    *, actor: Actor, incident_id: UUID, line_id: UUID, at: datetime
) -> None:
    """
    Take back a line that was wrong. It stays, struck through, with who took it back.

    :raises NotFound: there is none that stands
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = locked(actor, incident_id)
    line = row.chain.filter(pk=line_id, taken_back_at=None).first()
    if line is None:
        raise NotFound
    line.taken_back_by, line.taken_back_at = actor.name, at
    line.save(update_fields=["taken_back_by", "taken_back_at"])
    event = ChainTakenBack(subject_id=row.pk, line_id=line.pk, step=line.step)
    record(event, by=actor, at=at)


@action
def plan_visit(
    *,
    actor: Actor,
    incident_id: UUID,
    told: VisitTold,
    submission_id: UUID,
    at: datetime,
    visit_id: UUID | None = None,
) -> UUID:
    """
    Plan a visit and who goes along, or change one that is still to come.

    Support is never tied to reporting: a visit needs no line of the case before it.

    :raises NotFound: there is no such report, or no such visit still to come
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = locked(actor, incident_id)
    wanted = visit_id or uuid5(row.pk, str(submission_id))
    visit = row.visits.filter(pk=wanted).first()
    if visit is None and visit_id is not None:
        raise NotFound
    if visit is not None and (visit_id is None or visit.outcome):
        if visit_id is None:
            return visit.pk
        raise NotFound
    is_new = visit is None
    visit = visit or Visit(
        id=wanted,
        organisation_id=row.organisation_id,
        incident=row,
        key_id=row.key_id,
        planned_at=at,
    )
    visit.kind, visit.at = told.kind.value, told.at
    visit.companion_id, visit.companion_name = told.companion_id, told.companion_name[:80]
    visit.measures_asked = sorted(one.value for one in told.measures_asked)
    visit.measures_granted = sorted(one.value for one in told.measures_granted)
    vault.seal(visit, "words", told.words.strip())
    visit.save(force_insert=is_new)
    event = VisitPlanned(subject_id=row.pk, visit_id=visit.pk, visit=visit.kind)
    record(event, by=actor, at=at)
    return visit.pk


@action
def end_visit(
    *, actor: Actor, incident_id: UUID, visit_id: UUID, outcome: VisitOutcome, at: datetime
) -> None:
    """
    Write down how a visit went.

    :raises NotFound: there is none that is still to come
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = locked(actor, incident_id)
    visit = row.visits.filter(pk=visit_id, outcome="").first()
    if visit is None:
        raise NotFound
    visit.outcome = outcome.value
    visit.save(update_fields=["outcome"])
    event = VisitEnded(subject_id=row.pk, visit_id=visit.pk, outcome=outcome.value)
    record(event, by=actor, at=at)


@action
def record_hate(*, actor: Actor, incident_id: UUID, hate: Hate, at: datetime) -> None:
    """
    Write down whether it is a hate crime: as she sees it, by policy, as police recorded it.

    :raises NotFound: there is no such report for this actor
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = locked(actor, incident_id)
    row.hate_perceived = hate.perceived
    row.hate_policy = hate.policy
    row.hate_police = hate.police
    row.save(update_fields=["hate_perceived", "hate_policy", "hate_police"])
    record(HateRecorded(subject_id=row.pk), by=actor, at=at)
