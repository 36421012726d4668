"""Take a report in, and change it."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.turns import take_turn
from brolly.access.vocabulary import Actor, Power
from brolly.consent import steps as consent
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import HoldKind
from brolly.foundation.refusals import ChangedMeanwhile
from brolly.history.actions import record
from brolly.incidents import queries, rules
from brolly.incidents.actions.drafts import end_draft
from brolly.incidents.actions.holds import (
    holds_that_follow,
    restrict_if_officer,
    steps_that_follow,
)
from brolly.incidents.actions.refusals import NotYet, TooLong
from brolly.incidents.actions.shared import locked, write_step
from brolly.incidents.events import (
    IncidentRecorded,
    IncidentUpdated,
)
from brolly.incidents.models import (
    IdentifierToken,
    Incident,
    IncidentIdentifier,
    IncidentVersion,
    Suspect,
    Vehicle,
)
from brolly.incidents.steps import rows
from brolly.incidents.vocabulary import (
    DraftSeen,
    Identity,
    StepTold,
    Told,
)
from brolly.vault import index
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind

LONGEST_NARRATIVE = 100_000


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
    draft: DraftSeen | None = None,
) -> UUID:
    """
    Take in an incident with what she chose, and return its id.

    The same submission twice is one incident. Holds that follow from what was told are
    placed at once; a record about an officer is opened to two named people only, and
    every police recipient is blocked. What was kept of it as a draft is gone with the same
    commit; ``draft`` is what the page that is saved knew of it.

    :raises NotAllowed: the actor may not write incidents
    :raises DraftElsewhere: another open page wrote in the draft since this one was drawn
    :raises NotYet: it is said to have happened after today
    :raises TooLong: the story is too long
    :raises TwoPeopleNeeded: an officer is accused and nobody else is named
    """
    incident_id = take_in(
        actor=actor,
        told=told,
        submission_id=submission_id,
        at=at,
        choices=choices,
        holds=holds,
        steps=steps,
        only_staff=only_staff,
    )
    end_draft(actor, submission_id, incident_id, seen=draft, at=at)
    return incident_id


def take_in(
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
    """Take an incident in, inside an action: see ``record_incident``."""
    require(actor, Power.WRITE_INCIDENTS)
    _check(told, at)
    take_turn("incidents", actor.organisation_id)
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
    restrict_if_officer(actor, row, told, only_staff, at)
    record(IncidentRecorded(subject_id=row.pk, channel=row.channel), by=actor, at=at)
    if choices:
        consent.record_choices(actor=actor, subject_id=row.pk, answers=list(choices), at=at)
    for kind in sorted(holds | holds_that_follow(actor, row, told, at)):
        consent.place_hold(actor=actor, subject_id=row.pk, kind=kind, at=at)
    for step in (*steps, *steps_that_follow(actor, row, told, steps, at)):
        write_step(actor, row, step, at)
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
    take_turn("incidents", actor.organisation_id)
    row = locked(actor, incident_id)
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
        restrict_if_officer(actor, row, told, only_staff, at)
    event = IncidentUpdated(subject_id=row.pk, version=row.version, fields=changed)
    record(event, by=actor, at=at)
    for kind in sorted(holds_that_follow(actor, row, told, at)):
        consent.place_hold(actor=actor, subject_id=row.pk, kind=kind, at=at)
    if not was.about_under_18:
        for step in steps_that_follow(actor, row, told, (), at):
            write_step(actor, row, step, at)
    return row.version


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


def _next_number(actor: Actor) -> int:
    # Also those that she may not see are counted: a number is given once.
    with connection.cursor() as cursor:
        cursor.execute("SELECT incidents_last_number()")
        return int(cursor.fetchone()[0]) + 1


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
