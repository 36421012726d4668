"""Erase, keep from erasing, copy for the person, and keep the clock of requests."""

from datetime import date, datetime
from uuid import UUID

from brolly.access.gate import FreshFactorNeeded, require, require_fresh
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.steps import erase_alerts_about
from brolly.consent import gate
from brolly.consent import steps as consent
from brolly.consent.vocabulary import Field, Purpose, Recipient, RecipientKind
from brolly.disclosures.steps import erase_packets_about
from brolly.foundation.refusals import NotAllowed, NotFound, Refusal
from brolly.history import actions as history
from brolly.incidents import steps as incidents
from brolly.incidents.queries import row_of
from brolly.retention import queries, rules
from brolly.retention.events import (
    CopyMade,
    IncidentErased,
    LegalHoldPlaced,
    LegalHoldReleased,
    RequestAnswered,
    RequestReceived,
)
from brolly.retention.models import Erasure, LegalHold, RightsRequest
from brolly.retention.vocabulary import AskedBy, HoldReason, RightAsked, WhyErased


class LegallyHeld(Refusal):
    """A court, an inquest or another reason keeps it from being erased."""

    code = "retention.legally-held"
    message = "This may not be erased yet: a hold keeps it. See under Keeping and rights."


@action
def erase_incident(*, actor: Actor, incident_id: UUID, at: datetime) -> None:
    """
    Erase a report because she asked. Nobody can read it any more, in any copy we hold.

    :raises NotAllowed: the actor may not manage retention
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotFound: there is none for this actor
    :raises LegallyHeld: a hold keeps it
    """
    require(actor, Power.MANAGE_RETENTION)
    if not actor.fresh_factor:
        raise FreshFactorNeeded
    row_of(actor, incident_id)
    _erase(actor, incident_id, WhyErased.SHE_ASKED, at)


@action
def erase_over(*, actor: Actor, incident_id: UUID, today: date, at: datetime) -> None:
    """
    Erase a report whose time is over. A job's; asked again inside its transaction.

    :raises LegallyHeld: a hold keeps it
    """
    if incident_id in queries.over_now(actor, today):
        _erase(actor, incident_id, WhyErased.TIME_IS_OVER, at)


@action
def place_legal_hold(
    *, actor: Actor, incident_id: UUID, reason: HoldReason, at: datetime
) -> None:
    """
    Keep a report from being erased. Twice is once.

    :raises NotAllowed: the actor may not manage retention
    :raises NotFound: there is none for this actor
    """
    staff_id = _somebody(actor)
    row_of(actor, incident_id)
    consent.lock_subject(actor=actor, subject_id=incident_id)
    _, placed = LegalHold.objects.get_or_create(
        subject_id=incident_id,
        reason=reason.value,
        released_at=None,
        defaults={
            "organisation_id": actor.organisation_id,
            "placed_by_id": staff_id,
            "placed_at": at,
        },
    )
    if placed:
        event = LegalHoldPlaced(subject_id=incident_id, reason=reason.value)
        history.record(event, by=actor, at=at)


@action
def release_legal_hold(*, actor: Actor, hold_id: UUID, at: datetime) -> None:
    """
    Let a report be erased again when its time comes.

    :raises NotAllowed: the actor may not manage retention
    :raises NotFound: no such hold stands
    """
    require(actor, Power.MANAGE_RETENTION)
    row = LegalHold.objects.filter(
        organisation_id=actor.organisation_id, pk=hold_id, released_at=None
    ).first()
    if row is None:
        raise NotFound
    row_of(actor, row.subject_id)
    row.released_at, row.released_by_id = at, actor.staff_id
    row.save(update_fields=["released_at", "released_by_id"])
    event = LegalHoldReleased(subject_id=row.subject_id, reason=row.reason)
    history.record(event, by=actor, at=at)


@action
def make_copy(*, actor: Actor, incident_id: UUID, at: datetime) -> queries.Copy:
    """
    Make the copy that she asked for. It goes to her and to nobody else.

    :raises NotAllowed: the actor may not export records
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotFound: there is none for this actor
    :raises SharingRefused: the record is restricted to others
    """
    require_fresh(actor, Power.EXPORT_RECORDS)
    gate.permit_sharing(
        actor=actor,
        subject_id=incident_id,
        purpose=Purpose.SUBJECT_COPY,
        recipient=Recipient(kind=RecipientKind.PERSON_HERSELF),
        fields=frozenset(Field),
        at=at,
    )
    made = queries.copy_of(actor, incident_id)
    history.record(CopyMade(subject_id=incident_id), by=actor, at=at)
    return made


@action
def receive_request(
    *,
    actor: Actor,
    asked: RightAsked,
    asked_by: AskedBy,
    submission_id: UUID,
    received_on: date,
    at: datetime,
) -> UUID:
    """
    Start the clock of a request. Nothing is looked up: the answer never depends on it.

    :raises NotAllowed: the actor may not manage retention
    """
    staff_id = _somebody(actor)
    rows = RightsRequest.objects.filter(organisation_id=actor.organisation_id)
    row, new = RightsRequest.objects.get_or_create(
        submission_id=submission_id,
        defaults={
            "organisation_id": actor.organisation_id,
            "number": rows.count() + 1,
            "asked": asked.value,
            "asked_by": asked_by.value,
            "received_on": received_on,
            "due_on": rules.answer_due_on(received_on),
            "taken_by_id": staff_id,
        },
    )
    if new:
        event = RequestReceived(subject_id=row.pk, asked=asked.value, asked_by=asked_by.value)
        history.record(event, by=actor, at=at)
    return row.pk


@action
def answer_request(*, actor: Actor, request_id: UUID, today: date, at: datetime) -> None:
    """
    Note that a request was answered.

    :raises NotAllowed: the actor may not manage retention
    :raises NotFound: there is none that waits
    """
    require(actor, Power.MANAGE_RETENTION)
    row = RightsRequest.objects.filter(
        organisation_id=actor.organisation_id, pk=request_id, answered_on=None
    ).first()
    if row is None:
        raise NotFound
    row.answered_on = today
    row.save(update_fields=["answered_on"])
    history.record(RequestAnswered(subject_id=row.pk), by=actor, at=at)


def _somebody(actor: Actor) -> UUID:
    """Return which manager acts: a job places no hold and takes no request."""
    require(actor, Power.MANAGE_RETENTION)
    if actor.staff_id is None:
        raise NotAllowed
    return actor.staff_id


def _erase(actor: Actor, incident_id: UUID, why: WhyErased, at: datetime) -> None:
    # Whoever places a hold takes this row too: it stands before, or comes too late.
    consent.lock_subject(actor=actor, subject_id=incident_id)
    if queries.holds_on(actor, incident_id):
        raise LegallyHeld
    packets = erase_packets_about(actor=actor, subject_id=incident_id, at=at)
    erase_alerts_about(actor=actor, subject_id=incident_id, at=at)
    if not incidents.erase(actor=actor, incident_id=incident_id):
        raise NotFound
    Erasure.objects.create(
        organisation_id=actor.organisation_id, subject_id=incident_id, why=why.value, at=at
    )
    event = IncidentErased(subject_id=incident_id, why=why.value, packets=packets)
    history.record(event, by=actor, at=at)
