"""
Write incidents: take in, change, do what is to be done, open who she is.

What she chose, holds and restrictions are written by consent's steps in the same
transaction, so that an incident never stands without them.
"""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Max

from brolly.access.gate import require, require_fresh
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.consent import steps as consent
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import HoldKind
from brolly.foundation.identifiers import (
    could_be_same,
)
from brolly.foundation.refusals import ChangedMeanwhile, NotFound, Refusal
from brolly.history.actions import record
from brolly.incidents import queries, rules
from brolly.incidents.events import (
    IdentityOpened,
    IncidentAssigned,
    IncidentMoved,
    IncidentRecorded,
    IncidentRestricted,
    IncidentsLinked,
    IncidentUpdated,
    StepAdded,
    StepFinished,
    StepReassigned,
)
from brolly.incidents.models import (
    FirstStep,
    IdentifierToken,
    Incident,
    IncidentIdentifier,
    IncidentLink,
    IncidentVersion,
    Suspect,
    Vehicle,
)
from brolly.incidents.steps import rows
from brolly.incidents.vocabulary import (
    BelongsTo,
    Identity,
    LinkKind,
    OpenReason,
    RestrictReason,
    Stage,
    StepTold,
    Told,
)
from brolly.organisations.queries import organisations
from brolly.organisations.vocabulary import OrganisationKind
from brolly.vault import index
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind

LONGEST_NARRATIVE = 100_000


class NotYet(Refusal):
    """It is said to have happened on a day that has not come."""

    code = "incidents.not-yet"
    status = 422
    message = "This day has not come yet. Check it, or leave it empty."


class TooLong(Refusal):
    """The story is longer than one incident can hold."""

    code = "incidents.too-long"
    status = 422
    message = "This is too long for one report. Shorten it, or keep the rest in a second one."


class WrongStage(Refusal):
    """The incident cannot go from where it stands to there."""

    code = "incidents.wrong-stage"
    status = 409
    message = "It cannot go there from where it stands now. Look at it again."


class AlreadyFinished(Refusal):
    """The step was finished before."""

    code = "incidents.step-finished"
    status = 409
    message = "Somebody has finished this step already."


class TwoPeopleNeeded(Refusal):
    """A record about an officer is for two named members of staff."""

    code = "incidents.two-people-needed"
    status = 422
    message = "It is about a police officer: choose the second person who may open it."


class SameIncident(Refusal):
    """An incident cannot be compared with itself."""

    code = "incidents.same-incident"
    status = 409
    message = "That is the same report."


@action
def record_incident(
    *,
    actor: Actor,
    told: Told,
    submission_id: UUID,
    at: datetime,
    choices: tuple[NewAnswer, ...] = (),
    holds: frozenset[HoldKind] = frozenset(),
    steps: tuple[StepTold, ...] = (),
    only_staff: frozenset[UUID] = frozenset(),
) -> UUID:
    """
    Take in an incident with what she chose, and return its id.

    The same submission twice is one incident. Holds that follow from what was told are
    placed at once; a record about an officer is opened to two named people only, and
    every police recipient is blocked.

    :raises NotAllowed: the actor may not write incidents
    :raises NotYet: it is said to have happened after today
    :raises TooLong: the story is too long
    :raises TwoPeopleNeeded: an officer is accused and nobody else is named
    """
    require(actor, Power.WRITE_INCIDENTS)
    _check(told, at)
    _one_at_a_time(actor)
    made = Incident.objects.filter(
        organisation_id=actor.organisation_id, submission_id=submission_id
    ).first()
    if made is not None:
        return made.pk

    row = rows.new_incident(
        actor=actor,
        told=told,
        submission_id=submission_id,
        number=_next_number(actor),
        key_id=vault.new_key(organisation_id=actor.organisation_id, kind=KeyKind.INCIDENT),
        at=at,
    )
    row.save(force_insert=True)
    _write_parts(row, told)
    consent.make_subject(actor=actor, subject_id=row.pk, key_id=row.key_id)
    _restrict_if_officer(actor, row, told, only_staff, at)
    record(IncidentRecorded(subject_id=row.pk, channel=row.channel), by=actor, at=at)
    if choices:
        consent.record_choices(actor=actor, subject_id=row.pk, answers=list(choices), at=at)
    for kind in sorted(holds | _holds_that_follow(actor, row, told, at)):
        consent.place_hold(actor=actor, subject_id=row.pk, kind=kind, at=at)
    for step in steps:
        _add_step(actor, row, step, at)
    return row.pk


@action
def update_incident(
    *,
    actor: Actor,
    incident_id: UUID,
    told: Told,
    version: int,
    at: datetime,
    only_staff: frozenset[UUID] = frozenset(),
) -> int:
    """
    Change an incident, keep the version before it, and return the new version.

    Who she is stays as it is where ``told.identity`` says nothing. When it turns out to be about
    an officer it is closed to all but named people, and police are blocked, as if it had
    been known at first.

    :raises NotFound: there is none, or it is another's, or restricted to others
    :raises ChangedMeanwhile: somebody saved since this version was read
    :raises TwoPeopleNeeded: an officer is accused now and nobody else is named
    :raises NotYet: it is said to have happened after today
    :raises TooLong: the story is too long
    """
    require(actor, Power.WRITE_INCIDENTS)
    _check(told, at)
    _one_at_a_time(actor)
    row = _locked(actor, incident_id)
    if row.version != version:
        raise ChangedMeanwhile
    before = queries.told_of(actor, row)
    was = replace(before, identity=queries.identity_of(actor, row))
    _keep_version(actor, row, was, at)
    told = replace(told, identity=_with_what_was_known(told.identity, was.identity))

    changed = _names_changed(was, told)
    row.version += 1
    row.changed_at = at
    rows.fill(row, told)
    row.save()
    _write_parts(row, told)
    if not was.accuses_officer:
        _restrict_if_officer(actor, row, told, only_staff, at)
    event = IncidentUpdated(subject_id=row.pk, version=row.version, fields=changed)
    record(event, by=actor, at=at)
    for kind in sorted(_holds_that_follow(actor, row, told, at)):
        consent.place_hold(actor=actor, subject_id=row.pk, kind=kind, at=at)
    return row.version


@action
def set_stage(*, actor: Actor, incident_id: UUID, stage: Stage, at: datetime) -> None:
    """
    Move an incident on.

    :raises NotFound: there is none, or it is another's, or restricted to others
    :raises WrongStage: it cannot go there from where it stands
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = _locked(actor, incident_id)
    if not rules.may_move(Stage(row.stage), stage):
        raise WrongStage
    row.stage = stage.value
    row.changed_at = at
    row.save(update_fields=["stage", "changed_at"])
    record(IncidentMoved(subject_id=row.pk, stage=stage.value), by=actor, at=at)


@action
def assign_incident(
    *, actor: Actor, incident_id: UUID, owner_id: UUID | None, owner_name: str, at: datetime
) -> None:
    """
    Give an incident to somebody.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = _locked(actor, incident_id)
    row.owner_id, row.owner_name = owner_id, owner_name[:80]
    row.save(update_fields=["owner_id", "owner_name"])
    record(IncidentAssigned(subject_id=row.pk, owner_id=owner_id), by=actor, at=at)


@action
def add_step(*, actor: Actor, incident_id: UUID, step: StepTold, at: datetime) -> UUID:
    """
    Add something that has to be done, by whom, by when.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.WRITE_INCIDENTS)
    return _add_step(actor, _locked(actor, incident_id), step, at)


@action
def finish_step(*, actor: Actor, step_id: UUID, outcome: str, at: datetime) -> UUID:
    """
    Mark a step as done, say what came of it, and return its incident's id.

    :raises NotFound: there is none, or its incident is not the actor's to see
    :raises AlreadyFinished: somebody finished it before
    """
    require(actor, Power.WRITE_INCIDENTS)
    step = _locked_step(actor, step_id)
    if step.finished_at is not None:
        raise AlreadyFinished
    rows.finish(step, actor=actor, outcome=outcome, at=at)
    step.save()
    event = StepFinished(subject_id=step.incident_id, step_id=step.pk, kind=step.kind)
    record(event, by=actor, at=at)
    return step.incident_id


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
    step = _locked_step(actor, step_id)
    if step.finished_at is not None:
        raise AlreadyFinished
    step.owner_id, step.owner_name = owner_id, owner_name[:80]
    if due_at is not None:
        step.due_at = due_at
    step.save(update_fields=["owner_id", "owner_name", "due_at"])
    event = StepReassigned(subject_id=step.incident_id, step_id=step.pk, owner_id=owner_id)
    record(event, by=actor, at=at)
    return step.incident_id


@action
def restrict_incident(
    *,
    actor: Actor,
    incident_id: UUID,
    staff_ids: frozenset[UUID],
    reason: RestrictReason,
    at: datetime,
) -> None:
    """
    Let only the actor and these members of staff see an incident from now on.

    :raises NotFound: there is none, or it is another's, or restricted to others
    :raises TwoPeopleNeeded: nobody else is named
    """
    require(actor, Power.RESTRICT_RECORDS)
    row = _locked(actor, incident_id)
    _restrict(actor, row, staff_ids, reason, at)


@action
def open_identity(
    *, actor: Actor, incident_id: UUID, reason: OpenReason, at: datetime
) -> Identity:
    """
    Open who she is, once, for a reason that stands in the history.

    :raises NotAllowed: the actor may not open identities
    :raises FreshFactorNeeded: the second factor was not shown in the last minutes
    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require_fresh(actor, Power.OPEN_IDENTITIES)
    row = queries.row_of(actor, incident_id)
    identity = queries.identity_of(actor, row)
    record(IdentityOpened(subject_id=row.pk, reason=reason.value), by=actor, at=at)
    return identity


@action
def link_same_man(*, actor: Actor, incident_id: UUID, other_id: UUID, at: datetime) -> None:
    """
    Say that two incidents of this project are about the same man.

    :raises NotFound: one of them is not the actor's to see
    :raises SameIncident: both are one
    """
    _link(actor, incident_id, other_id, LinkKind.SAME_MAN, at)


@action
def mark_duplicate_of(*, actor: Actor, incident_id: UUID, other_id: UUID, at: datetime) -> None:
    """
    Say that an incident was told before: the other is the one worked on.

    :raises NotFound: one of them is not the actor's to see
    :raises SameIncident: both are one
    """
    _link(actor, incident_id, other_id, LinkKind.DUPLICATE, at)


@action
def mark_not_the_same(*, actor: Actor, incident_id: UUID, other_id: UUID, at: datetime) -> None:
    """
    Say that two incidents are about different men: the pair is not offered again.

    :raises NotFound: one of them is not the actor's to see
    :raises SameIncident: both are one
    """
    _link(actor, incident_id, other_id, LinkKind.NOT_THE_SAME, at)


# --- how it is done ---------------------------------------------------------------------


def _check(told: Told, at: datetime) -> None:
    if rules.is_in_future(told.happened_on, today=at.date()):
        raise NotYet
    if len(told.narrative) > LONGEST_NARRATIVE:
        raise TooLong


def _with_what_was_known(typed: Identity | None, known: Identity | None) -> Identity | None:
    """Return who she is with what was typed now; what was left empty stays as it was."""
    if typed is None or known is None:
        return typed
    before = asdict(known)
    return Identity(**{name: said or before[name] for name, said in asdict(typed).items()})


def _one_at_a_time(actor: Actor) -> None:
    """Let one writer of an organisation number and save at a time, until it commits."""
    mark = hashlib.sha256(f"incidents|{actor.organisation_id}".encode()).digest()
    with connection.cursor() as cursor:
        key = int.from_bytes(mark[:8], "big", signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def _locked(actor: Actor, incident_id: UUID) -> Incident:
    row = queries.rows_of(actor).filter(pk=incident_id).select_for_update().first()
    if row is None:
        raise NotFound
    return row


def _locked_step(actor: Actor, step_id: UUID) -> FirstStep:
    step = (
        FirstStep.objects.filter(pk=step_id, incident__in=queries.rows_of(actor))
        .select_for_update(of=("self",))
        .first()
    )
    if step is None:
        raise NotFound
    return step


def _next_number(actor: Actor) -> int:
    known = Incident.objects.filter(organisation_id=actor.organisation_id)
    return (known.aggregate(last=Max("number"))["last"] or 0) + 1


def _write_parts(row: Incident, told: Told) -> None:
    row.suspects.all().delete()
    row.vehicles.all().delete()
    Suspect.objects.bulk_create(rows.men_of(row, told.men))
    Vehicle.objects.bulk_create(rows.vehicles_of(row, told.vehicles))
    row.identifiers.filter(is_from_contact=False).delete()
    written = rows.identifiers_of(row, told.identifiers)
    if told.identity is not None:
        row.identifiers.filter(is_from_contact=True).delete()
        written += rows.identifiers_of_hers(row, told.identity.contact)
    IncidentIdentifier.objects.bulk_create(one for one, _ in written)
    for one, read in written:
        tokens = index.tokens(row.organisation_id, one.kind, rows.fragments_of(read))
        IdentifierToken.objects.bulk_create(rows.tokens_of(one, tokens))


def _holds_that_follow(
    actor: Actor, row: Incident, told: Told, at: datetime
) -> frozenset[HoldKind]:
    """Return the holds that what was told calls for, and mark the numbers held."""
    found = set(rows.holds_told_of(row, told))
    if _hold_numbers_of_hers(actor, row):
        found.add(HoldKind.NUMBER_MAY_BE_HERS)
    for other_id in _hold_elsewhere(actor, row):
        consent.place_hold(
            actor=actor, subject_id=other_id, kind=HoldKind.NUMBER_MAY_BE_HERS, at=at
        )
    return frozenset(found)


def _hold_numbers_of_hers(actor: Actor, row: Incident) -> bool:
    """Hold each number said to be his that is her own, or of somebody we support."""
    held = False
    for one in row.identifiers.exclude(belongs_to=BelongsTo.HERS.value):
        read = queries.opened_identifier(actor, one)
        if not read.can_be_looked_up:
            continue
        known = queries.rows_sharing(actor, read).filter(belongs_to=BelongsTo.HERS.value)
        if any(could_be_same(read, queries.opened_identifier(actor, hers)) for hers in known):
            one.is_held = held = True
            one.save(update_fields=["is_held"])
    return held


def _hold_elsewhere(actor: Actor, row: Incident) -> set[UUID]:
    """Hold hers where an earlier incident has it as his, and return those incidents."""
    found: set[UUID] = set()
    for one in row.identifiers.filter(belongs_to=BelongsTo.HERS.value):
        read = queries.opened_identifier(actor, one)
        if read.is_partial:
            continue
        earlier = (
            queries.rows_sharing(actor, read)
            .exclude(belongs_to=BelongsTo.HERS.value)
            .exclude(incident=row)
            .filter(is_held=False)
        )
        for other in earlier:
            known = queries.opened_identifier(actor, other)
            if not known.is_partial and could_be_same(read, known):
                other.is_held = True
                other.save(update_fields=["is_held"])
                found.add(other.incident_id)
    return found


def _restrict_if_officer(
    actor: Actor, row: Incident, told: Told, only_staff: frozenset[UUID], at: datetime
) -> None:
    if told.accuses_officer:
        _restrict(actor, row, only_staff, RestrictReason.OFFICER_ACCUSED, at)
        _block_police(actor, row, at)


def _restrict(
    actor: Actor,
    row: Incident,
    staff_ids: frozenset[UUID],
    reason: RestrictReason,
    at: datetime,
) -> None:
    named = staff_ids | ({actor.staff_id} if actor.staff_id else set())
    if len(named) < 2:
        raise TwoPeopleNeeded
    consent.restrict(actor=actor, subject_id=row.pk, staff_ids=frozenset(named), at=at)
    record(IncidentRestricted(subject_id=row.pk, reason=reason.value), by=actor, at=at)


def _block_police(actor: Actor, row: Incident, at: datetime) -> None:
    """Block every police organisation there is, the local one among them."""
    for one in organisations(actor):
        if one.kind is OrganisationKind.POLICE:
            consent.block_recipient(actor=actor, subject_id=row.pk, recipient_id=one.id, at=at)


def _add_step(actor: Actor, row: Incident, told: StepTold, at: datetime) -> UUID:
    step = rows.first_step(row, told, at)
    step.save(force_insert=True)
    event = StepAdded(subject_id=row.pk, step_id=step.pk, kind=step.kind)
    record(event, by=actor, at=at)
    return step.pk


def _keep_version(actor: Actor, row: Incident, was: Told, at: datetime) -> None:
    kept = IncidentVersion(
        id=uuid.uuid4(),
        organisation_id=row.organisation_id,
        incident=row,
        key_id=row.key_id,
        version=row.version,
        saved_by=actor.name[:80],
        saved_at=at,
    )
    vault.seal(kept, "contents", json.dumps(asdict(was), default=_plain))
    kept.save(force_insert=True)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _names_changed(was: Told, now: Told) -> tuple[str, ...]:
    """Return the names of what changed: names only, for the history."""
    before: Mapping[str, object] = asdict(was)
    after: Mapping[str, object] = asdict(now)
    skipped = {"identity"} if now.identity is None else set()
    return tuple(
        name for name in sorted(after) if name not in skipped and before[name] != after[name]
    )


def _link(
    actor: Actor, incident_id: UUID, other_id: UUID, kind: LinkKind, at: datetime
) -> None:
    require(actor, Power.WRITE_INCIDENTS)
    if incident_id == other_id:
        raise SameIncident
    one, other = queries.row_of(actor, incident_id), queries.row_of(actor, other_id)
    known = IncidentLink.objects.filter(incident=other, other=one).first()
    pair = (other, one) if known else (one, other)
    IncidentLink.objects.update_or_create(
        organisation_id=actor.organisation_id,
        incident=pair[0],
        other=pair[1],
        defaults={"kind": kind.value, "made_by": actor.name[:80], "made_at": at},
    )
    event = IncidentsLinked(subject_id=one.pk, other_id=other.pk, kind=kind.value)
    record(event, by=actor, at=at)
