"""Other reports that may be about the same man, and why."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, prefetch_related_objects

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.consent import queries as consent
from brolly.consent.rules import may_happen_inside
from brolly.consent.vocabulary import Answer, Choice
from brolly.foundation.identifiers import (
    Identifier,
    IdentifierKind,
)
from brolly.incidents import rules
from brolly.incidents.models import (
    Incident,
    IncidentIdentifier,
    IncidentLink,
    Suspect,
)
from brolly.incidents.queries.look_up import (
    ALIKE,
    CANDIDATES,
    HIS,
    comparable,
    is_his,
    rows_sharing,
)
from brolly.incidents.queries.report import LOOKS, identifiers_in, opened_identifier
from brolly.incidents.queries.rows import row_of, rows_of
from brolly.incidents.queries.shapes import Likeness
from brolly.incidents.vocabulary import (
    LinkKind,
)
from brolly.vault.opening import fetch_keys


@query
def possible_same_man(actor: Actor, incident_id: UUID) -> list[Likeness]:
    """
    Return other incidents of this project that may be about the same man, and why.

    None when the person objects to comparing, or is still to be asked. Pairs that somebody found to be different
    men are not offered again.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.READ_INCIDENTS)
    row = row_of(actor, incident_id)
    if not may_happen_inside(Choice.COMPARE, consent.answer_to(actor, row.pk, Choice.COMPARE)):
        return []
    links = {
        (link.other_id if link.incident_id == row.pk else link.incident_id): link.kind
        for link in IncidentLink.objects.filter(Q(incident=row) | Q(other=row))
    }
    prefetch_related_objects([row], *LOOKS)
    mine = _looks(row)
    his = [
        one.identifier for one in identifiers_in(actor, row) if is_his(one) and not one.is_held
    ]
    asked = [one for one in his if one.can_be_looked_up]
    shared = {
        hit.incident_id
        for hit in rows_sharing(actor, *asked)[:CANDIDATES]
        if is_his(hit) and not hit.is_held
    }
    alike = _coded_candidates(actor, row) | shared | set(links)
    alike -= {row.pk}
    open_to = comparable(actor, list(alike))
    theirs = _his_identifiers(actor, open_to, kinds={one.kind for one in his})
    found = [
        likeness
        for other in Incident.objects.filter(pk__in=open_to).prefetch_related(*LOOKS)
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
    actor: Actor, incident_ids: Iterable[UUID], *, kinds: Iterable[IdentifierKind]
) -> dict[UUID, list[Identifier]]:
    rows = IncidentIdentifier.objects.filter(
        incident_id__in=list(incident_ids),
        kind__in=[kind.value for kind in kinds],
        is_held=False,
        belongs_to__in=HIS,
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


@query
def linked_to(actor: Actor, incident_id: UUID) -> list[UUID]:
    """Return the reports that somebody found to be about the same man as this one."""
    row = row_of(actor, incident_id)
    links = IncidentLink.objects.filter(Q(incident=row) | Q(other=row)).exclude(
        kind=LinkKind.NOT_THE_SAME.value
    )
    return [one.other_id if one.incident_id == row.pk else one.incident_id for one in links]


@query
def kept_apart_from(actor: Actor, incident_id: UUID, choices: tuple[Choice, ...]) -> list[UUID]:
    """
    Return the reports about the same man whose people said yes to none of these choices.

    No word of those may stand in a text made from this one. Those that the actor may not
    open are not among them: nothing of them is known to whoever writes.
    """
    ids = linked_to(actor, incident_id)
    seen = set(rows_of(actor).filter(pk__in=ids).values_list("pk", flat=True))
    return sorted(
        one
        for one in seen
        if all(consent.answer_to(actor, one, choice) is not Answer.YES for choice in choices)
    )
