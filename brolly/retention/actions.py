"""Erase, keep from erasing, copy for the person, and keep the clock of requests."""

import secrets
from datetime import date, datetime
from uuid import UUID

from brolly.access.gate import FreshFactorNeeded, require, require_fresh
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.steps import erase_alerts_about
from brolly.consent import gate
from brolly.consent import steps as consent
from brolly.consent.queries import hidden_from
from brolly.consent.vocabulary import Field, Purpose, Recipient, RecipientKind
from brolly.disclosures.steps import erase_packets_about
from brolly.foundation.refusals import NotAllowed, NotFound, Refusal
from brolly.history import actions as history
from brolly.incidents import steps as incidents
from brolly.incidents.queries import reference_of, row_of
from brolly.organisations.queries import posts_held
from brolly.organisations.vocabulary import PostKind
from brolly.retention import queries, rules
from brolly.retention.events import (
    CopyMade,
    EverythingTaken,
    IncidentErased,
    LegalHoldPlaced,
    LegalHoldReleased,
    RequestAnswered,
    RequestReceived,
)
from brolly.retention.models import Erasure, LegalHold, RightsRequest
from brolly.retention.vocabulary import AskedBy, HoldReason, RightAsked, WhyErased

# Six digits: short enough for a letter, and nobody's count.
NUMBERS_FROM, NUMBERS = 100_000, 900_000


class LegallyHeld(Refusal):
    """A court, an inquest or another reason keeps it from being erased."""

    code = "retention.legally-held"
    message = "This may not be erased yet: a hold keeps it. See under Keeping and rights."


class NotYoursToRelease(Refusal):
    """Whoever was asked to erase, or took the hold off, does not do the other as well."""

    code = "retention.not-yours-to-release"
    message = (
        "One person does not both take a hold off and erase. Ask another manager, or "
        "whoever holds the post for data protection."
    )


@action
def erase_incident(*, actor: Actor, incident_id: UUID, at: datetime) -> None:
    """
    Erase a report because she asked. Nobody can read it any more, in any copy we hold.

    :raises NotAllowed: the actor may not manage retention
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotFound: there is none for this actor
    :raises LegallyHeld: a hold keeps it
    :raises NotYoursToRelease: the actor took a hold off this report
    """
    _require_fresh(actor)
    row_of(actor, incident_id)
    released = LegalHold.objects.filter(
        organisation_id=actor.organisation_id,
        subject_id=incident_id,
        released_by_id=actor.staff_id,
        released_at__isnull=False,
    ).exists()
    if released and not _holds_the_post(actor):
        raise NotYoursToRelease
    _erase(actor, incident_id, WhyErased.SHE_ASKED, at)


@action
def erase_over(*, actor: Actor, incident_id: UUID, today: date, at: datetime) -> None:
    """
    Erase a report whose time is over. A job's; asked again inside its transaction.

    :raises NotAllowed: the actor may not manage retention
    :raises LegallyHeld: a hold keeps it
    """
    require(actor, Power.MANAGE_RETENTION)
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

    :raises NotAllowed: the actor may not manage retention, or is no person
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotFound: no such hold stands
    :raises NotYoursToRelease: the actor took a request to erase that is still open
    """
    staff_id = _somebody(actor)
    _require_fresh(actor)
    row = (
        LegalHold.objects.select_for_update()
        .filter(organisation_id=actor.organisation_id, pk=hold_id, released_at=None)
        .first()
    )
    if row is None:
        raise NotFound
    row_of(actor, row.subject_id)
    asked = RightsRequest.objects.filter(
        organisation_id=actor.organisation_id,
        asked=RightAsked.ERASE.value,
        taken_by_id=staff_id,
        answered_on=None,
    ).exists()
    if not rules.may_release(took_an_erasure=asked, holds_the_post=_holds_the_post(actor)):
        raise NotYoursToRelease
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
    reference_of(actor, incident_id)  # one that is closed to the actor is not there
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
def take_everything(*, actor: Actor, at: datetime) -> bytes:
    """
    Return a zip with all that is held about reports, as open files. It is kept nowhere here.

    Who told us stands in it, opened: the line in the history says so.

    :raises NotAllowed: the actor may not export records
    :raises FreshFactorNeeded: the second factor was not shown lately
    """
    require_fresh(actor, Power.EXPORT_RECORDS)
    tables = queries.everything(actor)
    many = len(tables["reports"])
    closed = len(hidden_from(actor))
    record = EverythingTaken(subject_id=actor.organisation_id, reports=many)
    history.record(record, by=actor, at=at)
    return rules.packed(tables, read_me=rules.read_me(by=actor.name, at=at, closed=closed))


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
    row, new = RightsRequest.objects.get_or_create(
        submission_id=submission_id,
        defaults={
            "organisation_id": actor.organisation_id,
            "number": _free_number(actor),
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
    waiting = RightsRequest.objects.select_for_update().filter(
        organisation_id=actor.organisation_id, answered_on=None
    )
    row = waiting.filter(pk=request_id).first()
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


def _require_fresh(actor: Actor) -> None:
    require(actor, Power.MANAGE_RETENTION)
    if not actor.fresh_factor:
        raise FreshFactorNeeded


def _holds_the_post(actor: Actor) -> bool:
    held = posts_held(actor)
    return any(post.kind == PostKind.DATA_PROTECTION_LEAD for post in held)


def _free_number(actor: Actor) -> int:
    """
    Return a number by which nobody outside can count the requests.

    It is drawn, not counted. Two drawn alike in one moment meet the constraint.
    """
    while True:
        number = NUMBERS_FROM + secrets.randbelow(NUMBERS)
        taken = RightsRequest.objects.filter(
            organisation_id=actor.organisation_id, number=number
        )
        if not taken.exists():
            return number


def _erase(actor: Actor, incident_id: UUID, why: WhyErased, at: datetime) -> None:
    # Whoever places a hold takes this row too: it stands before, or comes too late.
    consent.lock_subject(actor=actor, subject_id=incident_id)
    if queries.holds_on(actor, incident_id):
        raise LegallyHeld
    # The key first, and for good: it has a store of its own, so what fails after this
    # leaves rows that nobody can read, and the next try removes them.
    incidents.erase_key_of(actor=actor, incident_id=incident_id)
    packets = erase_packets_about(actor=actor, subject_id=incident_id, at=at)
    erase_alerts_about(actor=actor, subject_id=incident_id, at=at)
    if not incidents.erase(actor=actor, incident_id=incident_id):
        raise NotFound
    Erasure.objects.create(
        organisation_id=actor.organisation_id, subject_id=incident_id, why=why.value, at=at
    )
    event = IncidentErased(subject_id=incident_id, why=why.value, packets=packets)
    history.record(event, by=actor, at=at)
