"""
Turn what was told into rows, unsaved: an action saves them, so does whoever loads many.

Nothing here asks the database; the keys that seal are known before.
"""

import uuid
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db.models import Model

from brolly.access.vocabulary import Actor
from brolly.consent.vocabulary import HoldKind
from brolly.foundation.identifiers import (
    Identifier,
    IdentifierKind,
    read_identifier,
    stored_fragments,
)
from brolly.incidents import rules
from brolly.incidents.models import (
    FirstStep,
    IdentifierToken,
    Incident,
    IncidentIdentifier,
    Suspect,
    Vehicle,
)
from brolly.incidents.vocabulary import (
    BelongsTo,
    IdentifierTold,
    ManTold,
    Precision,
    Provenance,
    StepKind,
    StepTold,
    Told,
    VehicleTold,
)
from brolly.vault import steps as vault

SEALED_WORDS = ("narrative", "what_she_wants", "place_detail", "when_words", "contact_rules")

# A row and what was read out of its words, which are sealed in the row itself.
Written = tuple[IncidentIdentifier, Identifier]


def new_incident(
    *,
    actor: Actor,
    told: Told,
    submission_id: UUID,
    number: int,
    key_id: UUID,
    at: datetime,
) -> Incident:
    """Return an incident with everything that was told of it."""
    row = Incident(
        id=uuid.uuid4(),
        organisation_id=actor.organisation_id,
        number=number,
        key_id=key_id,
        submission_id=submission_id,
        received_at=told.received_at or at,
        recorded_at=at,
        changed_at=at,
        taken_by_id=actor.staff_id,
        taken_by=actor.name[:80],
        owner_id=actor.staff_id,
        owner_name=actor.name[:80],
    )
    fill(row, told)
    return row


def fill(row: Incident, told: Told) -> None:
    """Set an incident's columns to what was told; who she is only if that was said."""
    row.channel = told.channel
    row.language = told.language
    row.kinds, row.injuries = list(told.kinds), list(told.injuries)
    row.tricks = sorted(
        {*told.tricks, *rules.tricks_in(told.narrative)}
        | {t for one in told.vehicles for t in rules.tricks_in(one.detail)}
    )
    row.happened_on = rules.coarse_day(told.happened_on, told.precision)
    row.precision = told.precision if row.happened_on else Precision.UNKNOWN.value
    row.time_of_day = told.time_of_day
    row.town, row.district = told.town.strip(), told.district.strip().upper()
    row.about_under_18, row.accuses_officer = told.about_under_18, told.accuses_officer
    if told.received_at is not None:
        row.received_at = told.received_at
    facts = facts_of(told, on=row.happened_on, today=row.received_at.date())
    row.proposed = rules.proposal(facts).priority.value
    for name in SEALED_WORDS:
        seal_words(row, name, getattr(told, name))
    if told.identity is not None:
        for name, words in asdict(told.identity).items():
            seal_words(row, name, words)
        third = rules.is_third_party(channel=told.channel, teller=told.identity.teller)
        row.provenance = (Provenance.THIRD_PARTY if third else Provenance.FIRST_HAND).value


def facts_of(
    told: Told, *, on: date | None, today: date, number_may_be_hers: bool = False
) -> rules.Facts:
    """Return what is known when somebody asks how soon a report is looked at."""
    return rules.Facts(
        kinds=frozenset(told.kinds),
        injuries=frozenset(told.injuries),
        narrative=told.narrative,
        about_under_18=told.about_under_18,
        number_may_be_hers=number_may_be_hers,
        happened_on=on,
        today=today,
    )


def seal_words(row: Model, name: str, words: str) -> None:
    """Seal words, or leave nothing where nothing was said."""
    vault.seal(row, name, words if words.strip() else "")


def men_of(row: Incident, men: Iterable[ManTold]) -> list[Suspect]:
    """Return the men described."""
    return [_man(row, position, man) for position, man in enumerate(men)]


def vehicles_of(row: Incident, vehicles: Iterable[VehicleTold]) -> list[Vehicle]:
    """Return the vehicles described."""
    return [_vehicle(row, position, one) for position, one in enumerate(vehicles)]


def readings(said: Iterable[IdentifierTold]) -> list[tuple[Identifier, str]]:
    """Return what was read out of the identifiers given, and whose each is."""
    return [
        (read_identifier(IdentifierKind(one.kind), one.text), one.belongs_to)
        for one in said
        if one.text.strip()
    ]


def identifiers_of(row: Incident, said: Iterable[IdentifierTold]) -> list[Written]:
    """Return the numbers, plates and accounts that were given."""
    return [
        _identifier(row, position, read, belongs_to)
        for position, (read, belongs_to) in enumerate(readings(said))
    ]


def holds_told_of(row: Incident, told: Told) -> frozenset[HoldKind]:
    """Return the holds that what was told calls for, whatever else is known."""
    found = set()
    if row.provenance == Provenance.THIRD_PARTY.value:
        found.add(HoldKind.THIRD_PARTY_ACCOUNT)
    said_young = rules.says_under_18(told.narrative)
    if told.about_under_18 or "under_18_concern" in told.kinds or said_young:
        found.add(HoldKind.SAFEGUARDING)
    return frozenset(found)


def identifiers_of_hers(row: Incident, contact: str) -> list[Written]:
    """Return what she can be reached by, so that it is known as hers."""
    return [
        _identifier(row, 0, hers, BelongsTo.HERS.value, is_from_contact=True)
        for hers in rules.identifiers_in(contact)
    ]


def fragments_of(read: Identifier) -> list[str]:
    """Return the fragments under which an identifier is found, in their order."""
    return sorted(stored_fragments(read))


def tokens_of(row: IncidentIdentifier, tokens: Iterable[bytes]) -> list[IdentifierToken]:
    """Return the keyed hashes of an identifier's fragments as rows."""
    return [
        IdentifierToken(organisation_id=row.organisation_id, identifier=row, token=token)
        for token in tokens
    ]


def first_step(
    row: Incident, told: StepTold, at: datetime, *, step_id: uuid.UUID | None = None
) -> FirstStep:
    """Return something to do about an incident."""
    step = FirstStep(
        id=step_id or uuid.uuid4(),
        organisation_id=row.organisation_id,
        incident=row,
        key_id=row.key_id,
        kind=told.kind,
        owner_id=told.owner_id,
        owner_name=told.owner_name[:80],
        due_at=told.due_at or at + rules.due_within(StepKind(told.kind)),
        added_at=at,
    )
    seal_words(step, "words", told.words)
    return step


def finish(step: FirstStep, *, actor: Actor, outcome: str, at: datetime) -> None:
    """Mark a step as done, with what came of it."""
    step.finished_at, step.finished_by = at, actor.name[:80]
    seal_words(step, "outcome", outcome)


def _man(row: Incident, position: int, man: ManTold) -> Suspect:
    mark = rules.mark_in(man.marks)
    suspect = Suspect(
        id=uuid.uuid4(),
        organisation_id=row.organisation_id,
        incident=row,
        key_id=row.key_id,
        position=position,
        age_band=man.age_band,
        build=man.build,
        height=man.height,
        hair=man.hair,
        accent_code=rules.accent_in(man.accent).value,
        mark_subject=mark.subject.value,
        mark_picture=mark.picture.value,
        mark_place=mark.place.value,
        stays=man.stays,
    )
    for name in ("description", "name_given", "marks", "accent"):
        seal_words(suspect, name, getattr(man, name))
    return suspect


def _vehicle(row: Incident, position: int, told: VehicleTold) -> Vehicle:
    vehicle = Vehicle(
        id=uuid.uuid4(),
        organisation_id=row.organisation_id,
        incident=row,
        key_id=row.key_id,
        position=position,
        shape=told.shape or rules.vehicle_shape_in(told.detail),
        colour=told.colour,
    )
    seal_words(vehicle, "detail", told.detail)
    return vehicle


def _identifier(
    row: Incident,
    position: int,
    read: Identifier,
    belongs_to: str,
    *,
    is_from_contact: bool = False,
) -> Written:
    one = IncidentIdentifier(
        id=uuid.uuid4(),
        organisation_id=row.organisation_id,
        incident=row,
        key_id=row.key_id,
        position=position,
        kind=read.kind.value,
        belongs_to=belongs_to,
        is_partial=read.is_partial,
        is_from_contact=is_from_contact,
    )
    vault.seal(one, "raw", read.raw)
    return one, read
