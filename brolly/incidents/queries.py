"""
Read incidents: only the actor's own, and restricted ones only for those named.

What opens sealed words here is on the reviewed list: ``file_of`` for the page,
``shareable_of`` for packets, ``traces_of_her`` for texts that leave her out, ``look_up`` and ``possible_same_man`` for comparing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from brolly.access.gate import require
from brolly.access.scope import query, remembered
from brolly.access.vocabulary import Actor, Power
from brolly.consent import queries as consent
from brolly.consent.vocabulary import Choice, Field
from brolly.foundation.identifiers import (
    Identifier,
    IdentifierKind,
    asked_fragments,
    could_be_same,
    read_identifier,
)
from brolly.foundation.refusals import NotFound
from brolly.foundation.traces import traces_in
from brolly.history.queries import entries_about
from brolly.history.vocabulary import Event, every_event
from brolly.incidents import rules
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
    IdentifierTold,
    Identity,
    Injury,
    Kind,
    LinkKind,
    ManTold,
    Provenance,
    Stage,
    TimeOfDay,
    Told,
    VehicleShown,
    VehicleTold,
    VehicleType,
)
from brolly.vault import index
from brolly.vault.opening import fetch_keys, open_sealed

NONE_FOUND = "Found none. It can miss some."
CANDIDATES, ALIKE = 200, 60
NOT_CLOSED = "not-closed"


@dataclass(frozen=True, kw_only=True)
class IncidentFilter:
    """What somebody looks for in the list. Empty means everything."""

    text: str = ""
    stage: str = ""
    kind: str = ""
    channel: str = ""
    town: str = ""
    owner_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class IncidentLine:
    """One incident in a list. No name stands in it."""

    id: UUID
    reference: str
    channel: str
    received_at: datetime
    stage: str
    kinds: tuple[str, ...]
    town: str
    district: str
    owner_name: str
    about_under_18: bool
    next_due_at: datetime | None
    steps_open: int


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One first step, with the incident it belongs to."""

    id: UUID
    incident_id: UUID
    reference: str
    kind: str
    words: str
    due_at: datetime
    owner_id: UUID | None
    owner_name: str
    finished_at: datetime | None = None
    finished_by: str = ""
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class IdentifierLine:
    """One number, plate or account, opened."""

    id: UUID
    identifier: Identifier
    belongs_to: str
    is_held: bool


@dataclass(frozen=True, kw_only=True)
class IncidentFile:
    """One incident, opened for a page. Who she is stays sealed."""

    incident: Incident
    told: Told
    men: tuple[ManTold, ...]
    vehicles: tuple[VehicleShown, ...]
    identifiers: tuple[IdentifierLine, ...]
    steps: tuple[StepLine, ...]
    has_name: bool
    has_contact: bool
    has_teller: bool


@dataclass(frozen=True, kw_only=True)
class Found:
    """An earlier incident that has a number or plate."""

    incident_id: UUID
    reference: str
    received_at: datetime
    shown: str
    is_exact: bool
    town: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LookUp:
    """What looking for a number or plate brought."""

    identifier: Identifier
    found: tuple[Found, ...] = ()
    sentence: str = NONE_FOUND
    maybe_hers: bool = False


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Another incident that may be about the same man, and why."""

    incident_id: UUID
    reference: str
    received_at: datetime
    town: str
    reasons: tuple[rules.Reason, ...]
    linked: str = ""
    counts: int = field(default=0)


# --- which rows ---------------------------------------------------------------------


def rows_of(actor: Actor) -> QuerySet[Incident]:
    """
    Return the rows that the actor may see. Inside an open scope only.

    A restricted incident is seen by those named and by nobody else, managers included.
    """
    return Incident.objects.filter(organisation_id=actor.organisation_id).exclude(
        pk__in=consent.closed_to(actor)
    )


@remembered
def row_of(actor: Actor, incident_id: UUID) -> Incident:
    """
    Return one row that the actor may see. Inside an open scope only.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    row = rows_of(actor).filter(pk=incident_id).first()
    if row is None:
        raise NotFound
    return row


@query
def incidents_of(
    actor: Actor, wanted: IncidentFilter | None = None, *, limit: int = 200
) -> list[IncidentLine]:
    """
    Return the incidents that the actor may see, newest first.

    Words are sealed, so ``text`` finds a reference, a town or a district only; numbers
    and plates have a look-up of their own.
    """
    require(actor, Power.READ_INCIDENTS)
    rows = list(
        _filtered(rows_of(actor), wanted or IncidentFilter()).order_by(
            "-received_at", "-number"
        )[:limit]
    )
    # Asked for the rows that are shown only: over all of them it takes a second.
    open_steps = (
        FirstStep.objects.filter(incident__in=[row.pk for row in rows], finished_at=None)
        .values("incident_id")
        .annotate(many=Count("pk"), next_due_at=Min("due_at"))
    )
    waiting = {one["incident_id"]: (one["many"], one["next_due_at"]) for one in open_steps}
    return [_line(row, *waiting.get(row.pk, (0, None))) for row in rows]


def _line(row: Incident, steps_open: int, next_due_at: datetime | None) -> IncidentLine:
    return IncidentLine(
        id=row.pk,
        reference=row.reference,
        channel=row.channel,
        received_at=row.received_at,
        stage=row.stage,
        kinds=tuple(row.kinds),
        town=row.town,
        district=row.district,
        owner_name=row.owner_name,
        about_under_18=row.about_under_18,
        next_due_at=next_due_at,
        steps_open=steps_open,
    )


def _filtered(rows: QuerySet[Incident], wanted: IncidentFilter) -> QuerySet[Incident]:
    text = wanted.text.strip()
    digits = text.upper().removeprefix("R-").removeprefix("R")
    if digits.isdecimal() and len(digits) < 9:
        rows = rows.filter(number=int(digits))
    elif text:
        rows = rows.filter(Q(town__icontains=text) | Q(district__iexact=text))
    if wanted.stage == NOT_CLOSED:
        rows = rows.exclude(stage=Stage.CLOSED.value)
    elif wanted.stage:
        rows = rows.filter(stage=wanted.stage)
    exactly = {
        "kinds__contains": [wanted.kind] if wanted.kind else None,
        "channel": wanted.channel or None,
        "town__iexact": wanted.town or None,
        "owner_id": wanted.owner_id,
    }
    return rows.filter(**{name: value for name, value in exactly.items() if value})


@query
def incident_of(actor: Actor, incident_id: UUID) -> Incident:
    """
    Return one incident's row, its words sealed.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.READ_INCIDENTS)
    return row_of(actor, incident_id)


@query
def reference_of(actor: Actor, incident_id: UUID) -> str:
    """
    Return what staff call it: R-0012.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    return row_of(actor, incident_id).reference


@query
def references_of(actor: Actor, incident_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what staff call each of these, as far as the actor may see them."""
    rows = rows_of(actor).filter(pk__in=list(incident_ids)).only("pk", "number")
    return {row.pk: row.reference for row in rows}


# --- one incident, opened -------------------------------------------------------------


@query
def file_of(actor: Actor, incident_id: UUID) -> IncidentFile:
    """
    Return one incident with its words, for its page. Who she is stays sealed.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.READ_INCIDENTS)
    row = row_of(actor, incident_id)
    lines = tuple(_identifiers(actor, row))
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
        steps=tuple(_step_line(actor, step, row) for step in _steps_of(row)),
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
        men=tuple(_man(actor, one) for one in row.suspects.order_by("position")),
        vehicles=tuple(_vehicle(actor, one) for one in row.vehicles.order_by("position")),
        identifiers=tuple(
            IdentifierTold(
                kind=one.identifier.kind.value,
                text=one.identifier.raw,
                belongs_to=one.belongs_to,
            )
            for one in _identifiers(actor, row)
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
    )


def _vehicle(actor: Actor, row: Vehicle) -> VehicleTold:
    return VehicleTold(
        colour=row.colour, shape=row.shape, detail=open_sealed(actor, row, "detail")
    )


@remembered
def _identifiers(actor: Actor, row: Incident) -> list[IdentifierLine]:
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
        for line in _identifiers(actor, row_of(actor, incident_id))
        if line.belongs_to == BelongsTo.HIS.value and not line.is_held
    ]


@query
def versions_of(actor: Actor, incident_id: UUID) -> list[IncidentVersion]:
    """Return the earlier versions of an incident, sealed, newest first."""
    require(actor, Power.READ_INCIDENTS)
    return list(row_of(actor, incident_id).versions.order_by("-version"))


# --- what can leave: a closed list ------------------------------------------------------


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
    identity = identity_of(actor, row_of(actor, incident_id))
    return traces_in(texts, names=[identity.name_used], contacts=[identity.contact])


def _told_fields(actor: Actor, row: Incident) -> dict[Field, str]:
    """Return what was told, field by field, without who told it. Empty ones are there too."""
    told = told_of(actor, row)
    his = [
        line.identifier
        for line in _identifiers(actor, row)
        if line.belongs_to == BelongsTo.HIS.value and not line.is_held
    ]
    return {
        Field.HIM_DESCRIPTION: "\n".join(_looks_in_words(man) for man in told.men),
        Field.HIM_MARKS: "\n".join(man.marks for man in told.men if man.marks),
        Field.HIM_NAME: "\n".join(man.name_given for man in told.men if man.name_given),
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
        rules.when_shown(told.happened_on, told.precision) if told.happened_on else "",
        TIME_OF_DAY_WORDS[TimeOfDay(told.time_of_day)] if told.time_of_day else "",
        told.when_words,
    ]
    return ", ".join(part for part in parts if part)


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


# --- looking up ---------------------------------------------------------------------------


@query
def look_up(
    actor: Actor, kind: IdentifierKind, text: str, *, leave_out: UUID | None = None
) -> LookUp:
    """
    Return earlier incidents of this project with a number, plate, address or account.

    Left out: those whose person objects to comparing, those restricted to others, and
    numbers that are hers or held because they may be.
    """
    require(actor, Power.READ_INCIDENTS)
    asked = read_identifier(kind, text)
    if not asked.can_be_looked_up:
        said = asked.complaint or "There is too little of it to look for."
        return LookUp(identifier=asked, sentence=said if asked.raw else "")
    sharing = list(rows_sharing(actor, asked).select_related("incident")[:CANDIDATES])
    fetch_keys(actor, sharing)
    hits = [
        (row, other)
        for row in sharing
        if row.incident_id != leave_out
        and could_be_same(asked, other := opened_identifier(actor, row))
    ]
    maybe_hers = any(row.belongs_to == BelongsTo.HERS.value for row, _ in hits)
    open_to = _comparable(actor, [row.incident_id for row, _ in hits])
    found: dict[UUID, Found] = {}
    for row, other in hits:
        if row.incident_id not in open_to or row.is_held or not _is_his(row):
            continue
        exact = bool(asked.normalised and other.normalised)
        before = found.get(row.incident_id)
        if before is None or exact:
            found[row.incident_id] = _found(row, other, exact=exact)
    lines = tuple(sorted(found.values(), key=lambda one: one.received_at, reverse=True))
    many = "1 earlier report has" if len(lines) == 1 else f"{len(lines)} earlier reports have"
    said = f"{many} this, or could have." if lines else NONE_FOUND
    return LookUp(identifier=asked, found=lines, sentence=said, maybe_hers=maybe_hers)


def _is_his(row: IncidentIdentifier) -> bool:
    return row.belongs_to in (BelongsTo.HIS.value, BelongsTo.UNSURE.value)


def _found(row: IncidentIdentifier, other: Identifier, *, exact: bool) -> Found:
    incident = row.incident
    return Found(
        incident_id=incident.pk,
        reference=incident.reference,
        received_at=incident.received_at,
        shown=other.shown,
        is_exact=exact,
        town=incident.town,
        kinds=tuple(incident.kinds),
    )


def rows_sharing(actor: Actor, asked: Identifier) -> QuerySet[IncidentIdentifier]:
    """Return rows that share a keyed fragment: to be opened and compared. In a scope only."""
    fragments = sorted(asked_fragments(asked))
    tokens = index.tokens(actor.organisation_id, asked.kind.value, fragments)
    hits = IdentifierToken.objects.filter(
        organisation_id=actor.organisation_id, token__in=tokens
    ).values("identifier_id")
    return IncidentIdentifier.objects.filter(pk__in=hits, kind=asked.kind.value)


def _comparable(actor: Actor, incident_ids: list[UUID]) -> frozenset[UUID]:
    """Return those of these incidents that may be compared and that the actor may see."""
    if not incident_ids:
        return frozenset()
    objecting = consent.objects_to(actor, Choice.COMPARE, among=incident_ids)
    seen = rows_of(actor).filter(pk__in=incident_ids).values_list("pk", flat=True)
    return frozenset(seen) - objecting


# --- the same man? ----------------------------------------------------------------------------


@query
def possible_same_man(actor: Actor, incident_id: UUID) -> list[Likeness]:
    """
    Return other incidents of this project that may be about the same man, and why.

    None when the person objects to comparing. Pairs that somebody found to be different
    men are not offered again.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.READ_INCIDENTS)
    row = row_of(actor, incident_id)
    if not _comparable(actor, [row.pk]):
        return []
    links = {
        (link.other_id if link.incident_id == row.pk else link.incident_id): link.kind
        for link in IncidentLink.objects.filter(Q(incident=row) | Q(other=row))
    }
    mine = _looks(row)
    his = _his_identifiers(actor, [row.pk])[row.pk]
    shared = {
        hit.incident_id
        for one in his
        if one.can_be_looked_up
        for hit in rows_sharing(actor, one)[:CANDIDATES]
        if _is_his(hit) and not hit.is_held
    }
    alike = _coded_candidates(actor, row) | shared | set(links)
    alike -= {row.pk}
    open_to = _comparable(actor, list(alike))
    theirs = _his_identifiers(actor, open_to, {one.kind for one in his})
    found = [
        likeness
        for other in _with_looks(Incident.objects.filter(pk__in=open_to))
        if (likeness := _likeness(other, mine, his, theirs[other.pk], links.get(other.pk, "")))
        is not None
    ]
    return sorted(found, key=lambda one: (-one.counts, one.reference))


def _likeness(
    other: Incident,
    mine: list[rules.Looks],
    his: list[Identifier],
    theirs: list[Identifier],
    linked: str,
) -> Likeness | None:
    if linked == LinkKind.NOT_THE_SAME.value:
        return None
    pairs = [rules.reasons_same_man(one, another) for one in mine for another in _looks(other)]
    best = max(pairs, key=lambda rs: sum(r.counts for r in rs), default=[])
    same = [
        reason
        for one in his
        for another in theirs
        if (reason := rules.reason_same_identifier(one, another)) is not None
    ]
    reasons = tuple(dict.fromkeys([*same, *best]))
    if not linked and not rules.is_worth_a_look(reasons):
        return None
    return Likeness(
        incident_id=other.pk,
        reference=other.reference,
        received_at=other.received_at,
        town=other.town,
        reasons=tuple(sorted(reasons, key=lambda r: -r.counts)),
        linked=linked,
        counts=sum(r.counts for r in reasons),
    )


def _his_identifiers(
    actor: Actor,
    incident_ids: Iterable[UUID],
    kinds: Iterable[IdentifierKind] = tuple(IdentifierKind),
) -> dict[UUID, list[Identifier]]:
    rows = IncidentIdentifier.objects.filter(
        incident_id__in=list(incident_ids),
        kind__in=[kind.value for kind in kinds],
        is_held=False,
        belongs_to__in=[BelongsTo.HIS.value, BelongsTo.UNSURE.value],
    )
    fetch_keys(actor, rows)
    found: dict[UUID, list[Identifier]] = defaultdict(list)
    for one in rows:
        found[one.incident_id].append(opened_identifier(actor, one))
    return found


def _coded_candidates(actor: Actor, row: Incident) -> set[UUID]:
    """Return the newest incidents that share a telling code: a tattoo, a trick, an accent."""
    found: set[UUID] = set()
    if row.tricks:
        same = rows_of(actor).filter(tricks__overlap=row.tricks)
        found |= set(same.order_by("-number").values_list("pk", flat=True)[:ALIKE])
    for man in row.suspects.all():
        telling = Q()
        if man.mark_picture:
            telling |= Q(mark_subject=man.mark_subject, mark_picture=man.mark_picture)
        if man.mark_place:
            telling |= Q(mark_subject=man.mark_subject, mark_place=man.mark_place)
        if man.accent_code:
            telling |= Q(accent_code=man.accent_code, age_band=man.age_band)
        if telling:
            others = Suspect.objects.filter(
                telling, organisation_id=actor.organisation_id
            ).order_by("-incident__number")
            found |= set(others.values_list("incident_id", flat=True)[:ALIKE])
    return found


def _with_looks(rows: QuerySet[Incident]) -> QuerySet[Incident]:
    return rows.prefetch_related("suspects", "vehicles")


def _looks(row: Incident) -> list[rules.Looks]:
    """Return the men of an incident in codes, each with the vehicle."""
    vehicle = next(iter(row.vehicles.all()), None)
    shape, colour = (vehicle.shape, vehicle.colour) if vehicle else ("", "")
    men = list(row.suspects.all()) or [Suspect()]
    return [
        rules.Looks(
            age_band=man.age_band,
            build=man.build,
            height=man.height,
            hair=man.hair,
            accent=man.accent_code,
            mark_subject=man.mark_subject,
            mark_picture=man.mark_picture,
            mark_place=man.mark_place,
            tricks=frozenset(row.tricks),
            vehicle_shape=shape,
            vehicle_colour=colour,
        )
        for man in men
    ]


# --- what has to be done -------------------------------------------------------------------


def _steps_of(row: Incident) -> QuerySet[FirstStep]:
    return row.first_steps.order_by("finished_at", "due_at", "pk")


def _step_line(actor: Actor, step: FirstStep, row: Incident) -> StepLine:
    return StepLine(
        id=step.pk,
        incident_id=row.pk,
        reference=row.reference,
        kind=step.kind,
        words=open_sealed(actor, step, "words"),
        due_at=step.due_at,
        owner_id=step.owner_id,
        owner_name=step.owner_name,
        finished_at=step.finished_at,
        finished_by=step.finished_by,
        outcome=open_sealed(actor, step, "outcome"),
    )


@query
def steps_due(
    actor: Actor, *, before: datetime | None = None, only_mine: bool = False, limit: int = 50
) -> list[StepLine]:
    """
    Return first steps that are not done, the most urgent first.

    ``only_mine`` keeps those of the actor and those that nobody has taken.
    """
    require(actor, Power.READ_INCIDENTS)
    steps = FirstStep.objects.filter(
        incident__in=rows_of(actor), finished_at=None
    ).select_related("incident")
    if before is not None:
        steps = steps.filter(due_at__lte=before)
    if only_mine:
        steps = steps.filter(Q(owner_id=actor.staff_id) | Q(owner_id=None))
    steps = steps.order_by("due_at", "pk")[:limit]
    fetch_keys(actor, steps)
    return [_step_line(actor, step, step.incident) for step in steps]


@query
def step_of(actor: Actor, step_id: UUID) -> StepLine:
    """
    Return one first step.

    :raises NotFound: there is none, or its incident is not the actor's to see
    """
    require(actor, Power.READ_INCIDENTS)
    step = (
        FirstStep.objects.filter(pk=step_id, incident__in=rows_of(actor))
        .select_related("incident")
        .first()
    )
    if step is None:
        raise NotFound
    return _step_line(actor, step, step.incident)


# --- its history ----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """One line of an incident's history, as its page shows it."""

    at: datetime
    who: str
    sentence: str
    code: str = ""


@query
def history_of(actor: Actor, incident_id: UUID) -> list[HistoryLine]:
    """
    Return what happened to an incident, newest first.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.READ_INCIDENTS)
    row = row_of(actor, incident_id)
    said = {event.name: event.sentence for event in every_event(Event)}
    return [
        HistoryLine(
            at=entry.at,
            who=entry.actor,
            sentence=said.get(entry.event) or entry.event.replace("-", " ").replace(".", ": "),
            code=str(entry.details.get("kind") or entry.details.get("stage") or ""),
        )
        for entry in reversed(entries_about(actor, [row.pk]))
    ]


# --- how long it has been quiet -------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class LastTouched:
    """When anything last happened to an incident: what its keeping is counted from."""

    incident_id: UUID
    reference: str
    on: date
    about_under_18: bool


@query
def last_touched(actor: Actor, *, before: date) -> list[LastTouched]:
    """Return the incidents to which nothing has happened since a day, oldest first."""
    rows = (
        Incident.objects.filter(
            organisation_id=actor.organisation_id, changed_at__date__lt=before
        )
        .annotate(last_step=Max("first_steps__added_at"))
        .order_by("changed_at")
    )
    touched = []
    for row in rows:
        on = max(row.changed_at, row.last_step or row.changed_at).date()
        if on < before:
            touched.append(
                LastTouched(
                    incident_id=row.pk,
                    reference=row.reference,
                    on=on,
                    about_under_18=row.about_under_18,
                )
            )
    return touched
