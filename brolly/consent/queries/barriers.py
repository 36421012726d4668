"""What stands in the way: holds, blocks, restrictions."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from brolly.access.gate import require
from brolly.access.scope import query, remembered
from brolly.access.vocabulary import Actor, Power
from brolly.consent import rules
from brolly.consent.models import (
    Hold,
    Restriction,
    Subject,
)
from brolly.consent.queries.shapes import HoldShown
from brolly.consent.vocabulary import (
    HoldKind,
)
from brolly.foundation.refusals import NotFound
from brolly.organisations.queries import forces, staff_names, staff_with
from brolly.vault.opening import open_sealed


@query
def check_open(actor: Actor, subject_id: UUID) -> None:
    """
    Refuse a subject that is not there or is restricted to others: the same refusal.

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    rows = Subject.objects.filter(organisation_id=actor.organisation_id, pk=subject_id)
    named = restricted_to(actor, subject_id)
    if not rows.exists() or (named is not None and actor.staff_id not in named):
        raise NotFound


@query
@remembered
def holds_of(actor: Actor, subject_id: UUID) -> list[HoldShown]:
    """Return the holds that stand on a subject."""
    rows = Hold.objects.filter(
        organisation_id=actor.organisation_id, subject_id=subject_id, released_at=None
    )
    return [_hold(actor, row) for row in rows.order_by("placed_at")]


@query
def others_who_decide(actor: Actor, kind: HoldKind) -> list[str]:
    """Return the names of colleagues who may decide whether such a hold comes off."""
    may = staff_with(actor, rules.power_to_decide(kind))
    return sorted(name for one, name in may.items() if one != actor.staff_id)


@query
def holds_to_decide(actor: Actor) -> list[UUID]:
    """Return the subjects with a hold that a colleague asked this actor to decide."""
    rows = Hold.objects.filter(
        organisation_id=actor.organisation_id, released_at=None, asked_by_id__isnull=False
    ).exclude(asked_by_id=actor.staff_id)
    hidden = closed_to(actor)
    return [
        row.subject_id
        for row in rows.order_by("asked_at")
        if actor.can(rules.power_to_decide(HoldKind(row.kind))) and row.subject_id not in hidden
    ]


@query
def subjects_on_hold(actor: Actor) -> set[UUID]:
    """Return the subjects on which a hold stands, in the whole organisation."""
    require(actor, Power.READ_INCIDENTS)
    return set(_standing(actor).values_list("subject_id", flat=True))


def held_as(actor: Actor, subject_ids: Iterable[UUID], kind: HoldKind) -> set[UUID]:
    """Return those of the subjects on which this kind of hold stands. Needs a scope."""
    rows = _standing(actor).filter(subject_id__in=list(subject_ids), kind=kind.value)
    return set(rows.values_list("subject_id", flat=True))


def _standing(actor: Actor) -> QuerySet[Hold]:
    return Hold.objects.filter(organisation_id=actor.organisation_id, released_at=None)


@query
@remembered
def blocked_for(actor: Actor, subject_id: UUID) -> frozenset[UUID]:
    """
    Return the organisations that may never get anything about a subject.

    Where it is about an officer that is every force, whenever it joined.
    """
    rows = Subject.objects.filter(organisation_id=actor.organisation_id, pk=subject_id)
    said = list(rows.values_list("blocks_police", "blocks__recipient_id"))
    blocked = {recipient_id for _, recipient_id in said if recipient_id is not None}
    if any(every_force for every_force, _ in said):
        blocked.update(forces(actor))
    return frozenset(blocked)


@query
def restricted_to(actor: Actor, subject_id: UUID) -> frozenset[UUID] | None:
    """Return who may open a restricted record, or None when it is not restricted."""
    return _restrictions(actor).get(subject_id)


@query
def restricted_subjects(actor: Actor) -> set[UUID]:
    """Return the subjects that named staff alone may open, whoever asks."""
    return set(_restrictions(actor))


@query
def closed_to(actor: Actor) -> set[UUID]:
    """Return the subjects that are restricted to others than this actor."""
    restricted = _restrictions(actor).items()
    return {subject_id for subject_id, named in restricted if actor.staff_id not in named}


@remembered
def _restrictions(actor: Actor) -> dict[UUID, frozenset[UUID]]:
    """Return who may open each restricted record. They are few: two or three a year."""
    rows = Restriction.objects.filter(organisation_id=actor.organisation_id)
    return {
        subject_id: frozenset(named)
        for subject_id, named in rows.values_list("subject_id", "staff_ids")
    }


def hidden_from(actor: Actor) -> set[UUID]:
    """Return the subjects that a person may not see. A job sees every one: it shows nobody."""
    return closed_to(actor) if actor.staff_id is not None else set()


@query
def others_have_reported(actor: Actor, subject_id: UUID) -> bool:
    """Test whether somebody marked that others reported the same man."""
    row = Subject.objects.filter(organisation_id=actor.organisation_id, pk=subject_id)
    return bool(row.values_list("others_have_reported", flat=True).first())


def _hold(actor: Actor, row: Hold) -> HoldShown:
    kind = HoldKind(row.kind)
    mine = row.asked_by_id is not None and row.asked_by_id == actor.staff_id
    asked = staff_names(actor).get(row.asked_by_id, "") if row.asked_by_id else ""
    return HoldShown(
        id=row.pk,
        subject_id=row.subject_id,
        kind=kind,
        may_decide=actor.can(rules.power_to_decide(kind)) and not mine,
        placed_by=row.placed_by,
        placed_at=row.placed_at,
        asked_by=asked or ("Somebody who left" if row.asked_by_id else ""),
        why_asked=open_sealed(actor, row, "why_asked"),
    )
