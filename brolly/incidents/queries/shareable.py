"""What of a report could leave: a closed list, and what points to her."""

from collections.abc import Iterable
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.consent.vocabulary import Field
from brolly.foundation.identifiers import (
    Identifier,
    IdentifierKind,
)
from brolly.foundation.traces import traces_in
from brolly.incidents import rules
from brolly.incidents.models import (
    Incident,
)
from brolly.incidents.queries.report import identifiers_in, identity_of, told_of
from brolly.incidents.queries.rows import row_of
from brolly.incidents.vocabulary import (
    AGE_WORDS,
    BUILD_WORDS,
    HAIR_WORDS,
    HEIGHT_WORDS,
    INJURY_WORDS,
    KIND_WORDS,
    PROVENANCE_WORDS,
    TIME_OF_DAY_WORDS,
    VEHICLE_WORDS,
    AgeBand,
    BelongsTo,
    Build,
    Hair,
    Height,
    Injury,
    Kind,
    ManTold,
    Precision,
    Provenance,
    TimeOfDay,
    Told,
    VehicleTold,
    VehicleType,
)

HERS = frozenset({Field.REPORTER_NAME, Field.REPORTER_CONTACT})


@query
def shareable_of(
    actor: Actor, incident_id: UUID, *, wanted: frozenset[Field]
) -> dict[Field, str]:
    """
    Return those of the wanted fields that an incident could fill, by their code.

    A closed list: what is not here cannot leave in a packet. Which of them may leave,
    to whom, the gate decides. Held numbers and hers are never among his. Who she is
    stays sealed unless a line of hers is wanted.

    :raises NotFound: there is none, or it is another's, or restricted to others
    :raises NotAllowed: a line of hers is wanted by somebody who may send nothing
    """
    row = row_of(actor, incident_id)
    filled = _told_fields(actor, row)
    if wanted & HERS:
        require(actor, Power.SEND_PACKETS)
        identity = identity_of(actor, row)
        filled[Field.REPORTER_NAME] = identity.name_used
        filled[Field.REPORTER_CONTACT] = identity.contact
    return {f: text for f, text in filled.items() if f in wanted and text.strip()}


@query
def fields_filled(actor: Actor, incident_id: UUID) -> frozenset[Field]:
    """
    Return which fields an incident could fill, without opening who she is.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    row = row_of(actor, incident_id)
    hers = {
        Field.REPORTER_NAME: row.name_used is not None,
        Field.REPORTER_CONTACT: row.contact is not None,
    }
    told = _told_fields(actor, row)
    return frozenset(f for f, there in {**told, **hers}.items() if there)


@query
def traces_of_her(actor: Actor, incident_id: UUID, texts: Iterable[str]) -> list[str]:
    """
    Return which words of these texts are her name or contact, as the writer typed them.

    Her name is compared here and handed to nobody.

    :raises NotFound: there is none, or it is another's, or restricted to others
    :raises NotAllowed: the actor writes nothing that leaves
    """
    if not actor.can(Power.SEND_PACKETS):
        require(actor, Power.WRITE_ALERTS)
    row = row_of(actor, incident_id)
    identity = identity_of(actor, row)
    name = rules.without_place(identity.name_used, place=told_of(actor, row).town)
    return traces_in(texts, names=[name], contacts=[identity.contact])


def _told_fields(actor: Actor, row: Incident) -> dict[Field, str]:
    """Return what was told, field by field, without who told it. Empty ones are there too."""
    told = told_of(actor, row)
    his = [
        line.identifier
        for line in identifiers_in(actor, row)
        if line.belongs_to == BelongsTo.HIS.value and not line.is_held
    ]
    suspects = [man for man in told.men if not man.stays]
    return {
        Field.HIM_DESCRIPTION: _each([_looks_in_words(man) for man in suspects]),
        Field.HIM_MARKS: _each([man.marks for man in suspects]),
        Field.HIM_NAME: _each([man.name_given for man in suspects]),
        Field.HIM_PHONE: _shown(his, IdentifierKind.PHONE),
        Field.HIM_EMAIL: _shown(his, IdentifierKind.EMAIL),
        Field.HIM_HANDLE: _shown(his, IdentifierKind.HANDLE),
        Field.HIM_PLATE: _shown(his, IdentifierKind.PLATE),
        Field.HIM_VEHICLE: "\n".join(_vehicle_in_words(one) for one in told.vehicles),
        Field.INCIDENT_KIND: ", ".join(KIND_WORDS[Kind(kind)] for kind in told.kinds),
        Field.INCIDENT_MONTH: _month(told),
        Field.INCIDENT_WHEN: _when_in_words(told),
        Field.INCIDENT_TOWN: told.town,
        Field.INCIDENT_DISTRICT: told.district,
        Field.INCIDENT_PLACE: told.place_detail,
        Field.PROVENANCE: PROVENANCE_WORDS[Provenance(row.provenance)],
        Field.INJURIES: ", ".join(INJURY_WORDS[Injury(code)] for code in told.injuries),
        Field.NARRATIVE: told.narrative,
        Field.REPORTER_CONTACT_HOW: told.contact_rules,
    }


def _each(lines: list[str]) -> str:
    """Return what is known of each man, numbered when there are several."""
    if len(lines) < 2:
        return "".join(lines)
    return "\n".join(f"Man {n}: {line}" for n, line in enumerate(lines, 1) if line)


def _shown(his: list[Identifier], kind: IdentifierKind) -> str:
    return "\n".join(one.shown for one in his if one.kind is kind)


def _month(told: Told) -> str:
    if told.happened_on is None or told.precision == "unknown":
        return ""
    if told.precision in ("day", "month"):
        return rules.when_shown(told.happened_on, "month")
    return rules.when_shown(told.happened_on, told.precision)


def _when_in_words(told: Told) -> str:
    parts = [
        # The month alone stands in a line of its own.
        _day(told),
        TIME_OF_DAY_WORDS[TimeOfDay(told.time_of_day)] if told.time_of_day else "",
        told.when_words,
    ]
    return ", ".join(part for part in parts if part)


def _day(told: Told) -> str:
    if told.happened_on is None or told.precision != Precision.DAY.value:
        return ""
    return rules.when_shown(told.happened_on, told.precision)


def _looks_in_words(man: ManTold) -> str:
    coded = [
        f"Age: {AGE_WORDS[AgeBand(man.age_band)].lower()}" if man.age_band else "",
        f"Build: {BUILD_WORDS[Build(man.build)].lower()}" if man.build else "",
        f"Height: {HEIGHT_WORDS[Height(man.height)].lower()}" if man.height else "",
        f"Hair: {HAIR_WORDS[Hair(man.hair)].lower()}" if man.hair else "",
        f"Accent: {man.accent}" if man.accent else "",
    ]
    return ". ".join(part for part in [man.description, *coded] if part)


def _vehicle_in_words(one: VehicleTold) -> str:
    shape = VEHICLE_WORDS[VehicleType(one.shape)] if one.shape else ""
    return ", ".join(part for part in (one.colour, shape, one.detail) if part)
