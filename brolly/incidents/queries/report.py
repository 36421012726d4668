"""One report, opened for its page."""

from uuid import UUID

from django.db.models import prefetch_related_objects

from brolly.access.gate import require
from brolly.access.scope import query, remembered
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.identifiers import (
    Identifier,
    IdentifierKind,
    read_identifier,
)
from brolly.incidents.models import (
    Incident,
    IncidentIdentifier,
    IncidentVersion,
    Suspect,
    Vehicle,
)
from brolly.incidents.queries.first_steps import step_line, steps_of
from brolly.incidents.queries.rows import row_of
from brolly.incidents.queries.shapes import IdentifierLine, IncidentFile
from brolly.incidents.vocabulary import (
    VEHICLE_WORDS,
    BelongsTo,
    IdentifierTold,
    Identity,
    ManTold,
    Told,
    VehicleShown,
    VehicleTold,
    VehicleType,
)
from brolly.vault.opening import open_sealed

# What a man is known by, read once for a page: the second asking finds them in the row.
LOOKS = ("suspects", "vehicles")


@query
def file_of(actor: Actor, incident_id: UUID) -> IncidentFile:
    """
    Return one incident with its words, for its page. Who she is stays sealed.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.READ_INCIDENTS)
    row = row_of(actor, incident_id)
    prefetch_related_objects([row], *LOOKS)
    lines = tuple(identifiers_in(actor, row))
    told = told_of(actor, row)
    return IncidentFile(
        incident=row,
        told=told,
        men=told.men,
        vehicles=tuple(
            VehicleShown(
                colour=one.colour,
                shape=VEHICLE_WORDS[VehicleType(one.shape)] if one.shape else "",
                detail=one.detail,
            )
            for one in told.vehicles
        ),
        identifiers=lines,
        steps=tuple(step_line(actor, step, row) for step in steps_of(row)),
        has_name=row.name_used is not None,
        has_contact=row.contact is not None,
        has_teller=row.teller is not None,
    )


def told_of(actor: Actor, row: Incident) -> Told:
    """Return what was told, without who told it. Inside an open scope only."""
    return Told(
        channel=row.channel,
        received_at=row.received_at,
        narrative=open_sealed(actor, row, "narrative"),
        kinds=tuple(row.kinds),
        injuries=tuple(row.injuries),
        tricks=tuple(row.tricks),
        what_she_wants=open_sealed(actor, row, "what_she_wants"),
        happened_on=row.happened_on,
        precision=row.precision,
        time_of_day=row.time_of_day,
        when_words=open_sealed(actor, row, "when_words"),
        town=row.town,
        district=row.district,
        place_detail=open_sealed(actor, row, "place_detail"),
        men=tuple(_man(actor, one) for one in row.suspects.all()),
        vehicles=tuple(_vehicle(actor, one) for one in row.vehicles.all()),
        identifiers=tuple(
            IdentifierTold(
                kind=one.identifier.kind.value,
                text=one.identifier.raw,
                belongs_to=one.belongs_to,
            )
            for one in identifiers_in(actor, row)
        ),
        about_under_18=row.about_under_18,
        accuses_officer=row.accuses_officer,
        contact_rules=open_sealed(actor, row, "contact_rules"),
        language=row.language,
    )


def identity_of(actor: Actor, row: Incident) -> Identity:
    """Return who she is. Called by the action that records the opening, and by packets."""
    return Identity(
        name_used=open_sealed(actor, row, "name_used"),
        contact=open_sealed(actor, row, "contact"),
        teller=open_sealed(actor, row, "teller"),
    )


def _man(actor: Actor, row: Suspect) -> ManTold:
    return ManTold(
        description=open_sealed(actor, row, "description"),
        name_given=open_sealed(actor, row, "name_given"),
        marks=open_sealed(actor, row, "marks"),
        accent=open_sealed(actor, row, "accent"),
        age_band=row.age_band,
        build=row.build,
        height=row.height,
        hair=row.hair,
        stays=row.stays,
    )


def _vehicle(actor: Actor, row: Vehicle) -> VehicleTold:
    return VehicleTold(
        colour=row.colour, shape=row.shape, detail=open_sealed(actor, row, "detail")
    )


@remembered
def identifiers_in(actor: Actor, row: Incident) -> list[IdentifierLine]:
    """Return every number, plate and account of a report, opened. Inside an open scope only."""
    rows = row.identifiers.filter(is_from_contact=False).order_by("position", "pk")
    return [
        IdentifierLine(
            id=one.pk,
            identifier=opened_identifier(actor, one),
            belongs_to=one.belongs_to,
            is_held=one.is_held,
        )
        for one in rows
    ]


def opened_identifier(actor: Actor, row: IncidentIdentifier) -> Identifier:
    """Return an identifier as it was written and read. Inside an open scope only."""
    return read_identifier(IdentifierKind(row.kind), open_sealed(actor, row, "raw"))


@query
def identifiers_of(actor: Actor, incident_id: UUID) -> list[IdentifierLine]:
    """
    Return the numbers, plates and accounts of an incident, those of hers left out.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    return [
        line
        for line in identifiers_in(actor, row_of(actor, incident_id))
        if line.belongs_to == BelongsTo.HIS.value and not line.is_held
    ]


@query
def versions_of(actor: Actor, incident_id: UUID) -> list[IncidentVersion]:
    """Return the earlier versions of an incident, sealed, newest first."""
    require(actor, Power.READ_INCIDENTS)
    return list(row_of(actor, incident_id).versions.order_by("-version"))
