"""Duties that override, and who waits for whom."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.consent.models import (
    Override,
)
from brolly.consent.queries.barriers import check_open, closed_to
from brolly.consent.queries.shapes import DutyShown, DutyStanding, DutyWaiting
from brolly.consent.vocabulary import (
    FIELD_WORDS,
    NOT_TOLD_WORDS,
    PURPOSE_WORDS,
    Field,
    NotTold,
    OverrideTerms,
    Purpose,
)
from brolly.organisations.queries import organisation_names, staff_names
from brolly.vault.opening import open_sealed

# How long before its end a duty named in danger is reminded of.
REMIND_BEFORE = timedelta(hours=6)


@query
def override_for(
    actor: Actor, subject_id: UUID, purpose: Purpose, recipient_id: UUID | None, at: datetime
) -> OverrideTerms | None:
    """Return the newest override that has not ended for exactly this, or None."""
    if recipient_id is None:
        return None
    row = (
        Override.objects.filter(
            organisation_id=actor.organisation_id,
            subject_id=subject_id,
            purpose=purpose.value,
            recipient_id=recipient_id,
            ends_at__gt=at,
            refused_at=None,
            lapsed_at=None,
        )
        .order_by("-made_at")
        .first()
    )
    return _override(row) if row is not None else None


@query
def overrides_to_review(actor: Actor) -> list[Override]:
    """Return the overrides that wait for this second person."""
    if actor.staff_id is None:
        return []
    return list(_unseen(actor).exclude(first_id=actor.staff_id).order_by("made_at"))


@query
def overrides_over(actor: Actor, at: datetime) -> list[UUID]:
    """Return the overrides that nobody looked at in time. A job asks."""
    return list(_unseen(actor).filter(ends_at__lte=at).values_list("pk", flat=True))


@query
def overrides_to_remind(actor: Actor, at: datetime) -> list[UUID]:
    """Return those made in danger that end soon and were not reminded of. A job asks."""
    soon = _unseen(actor).filter(
        in_danger=True, reminded_at=None, ends_at__gt=at, ends_at__lte=at + REMIND_BEFORE
    )
    return list(soon.values_list("pk", flat=True))


@query
def duties_waiting(actor: Actor) -> list[DutyWaiting]:
    """
    Return the duties that wait for this second person, those in danger first.

    :raises NotAllowed: the actor may not agree to overrides
    """
    require(actor, Power.AGREE_OVERRIDES)
    names, staff = organisation_names(actor), staff_names(actor)
    closed = closed_to(actor)
    waiting = [
        DutyWaiting(
            id=row.pk,
            subject_id=row.subject_id,
            reason=row.reason,
            legal_basis=row.legal_basis,
            words=open_sealed(actor, row, "words"),
            how=PURPOSE_WORDS[Purpose(row.purpose)],
            to=names.get(row.recipient_id, "Another organisation"),
            lines=tuple(FIELD_WORDS[f] for f in Field if f.value in row.fields),
            in_danger=row.in_danger,
            named_by=staff.get(row.first_id, "a colleague"),
            made_at=row.made_at,
            review_by=row.ends_at,
        )
        for row in overrides_to_review(actor)
        if row.subject_id not in closed
    ]
    return sorted(waiting, key=lambda duty: (not duty.in_danger, duty.made_at))


@query
def duties_standing(actor: Actor, subject_id: UUID, at: datetime) -> list[DutyStanding]:
    """Return the duties that go, or may soon go, before what she chose. Opens nothing."""
    rows = Override.objects.filter(
        organisation_id=actor.organisation_id,
        subject_id=subject_id,
        ends_at__gt=at,
        refused_at=None,
        lapsed_at=None,
    )
    return [
        DutyStanding(
            how=PURPOSE_WORDS[Purpose(row.purpose)],
            to=organisation_names(actor).get(row.recipient_id, "Another organisation"),
            state=_state(row, at),
        )
        for row in rows.order_by("made_at")
    ]


@query
def duties_about(actor: Actor, subject_id: UUID, at: datetime) -> list[DutyShown]:
    """
    Return every duty named about one report, newest first, with both reasons.

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    check_open(actor, subject_id)
    names, staff = organisation_names(actor), staff_names(actor)
    rows = Override.objects.filter(organisation_id=actor.organisation_id, subject_id=subject_id)
    return [
        DutyShown(
            id=row.pk,
            reason=row.reason,
            how=PURPOSE_WORDS[Purpose(row.purpose)],
            to=names.get(row.recipient_id, "Another organisation"),
            words=open_sealed(actor, row, "words"),
            named_by=staff.get(row.first_id, "a colleague"),
            made_at=row.made_at,
            state=_state(row, at),
            why_refused=open_sealed(actor, row, "why_refused"),
            refused_by=_named(staff, row.refused_by_id),
            told_her_at=row.told_her_at,
            why_not_told=NOT_TOLD_WORDS[NotTold(row.why_not_told)] if row.why_not_told else "",
            telling_by=_named(staff, row.telling_by_id),
        )
        for row in rows.order_by("-made_at")
    ]


def _named(staff: dict[UUID, str], staff_id: UUID | None) -> str:
    return staff.get(staff_id, "a colleague") if staff_id is not None else ""


def _state(row: Override, at: datetime) -> str:
    if row.refused_at is not None:
        return "The second person did not agree"
    if row.second_id is None and at >= row.ends_at:
        return "Lapsed: nobody looked in time"
    if row.second_id is None:
        return "Counts already, waits for a second person" if row.in_danger else "Waits"
    return "Agreed" if at < row.ends_at else "Over"


def _unseen(actor: Actor) -> QuerySet[Override]:
    return Override.objects.filter(
        organisation_id=actor.organisation_id, second_id=None, refused_at=None, lapsed_at=None
    )


def _override(row: Override) -> OverrideTerms:
    return OverrideTerms(
        id=row.pk,
        purpose=Purpose(row.purpose),
        recipient_id=row.recipient_id,
        fields=frozenset(Field(f) for f in row.fields),
        first_id=row.first_id,
        second_id=row.second_id,
        in_danger=row.in_danger,
        made_at=row.made_at,
        ends_at=row.ends_at,
    )
