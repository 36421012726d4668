"""Duties that override, and who waits for whom."""

from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.consent.models import (
    Override,
)
from brolly.consent.queries.barriers import closed_to
from brolly.consent.queries.shapes import DutyWaiting
from brolly.consent.vocabulary import (
    FIELD_WORDS,
    PURPOSE_WORDS,
    Field,
    OverrideTerms,
    Purpose,
)
from brolly.organisations.queries import organisation_names, staff_names
from brolly.vault.opening import open_sealed


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
        )
        .order_by("-made_at")
        .first()
    )
    return _override(row) if row is not None else None


@query
def overrides_to_review(actor: Actor) -> list[Override]:
    """Return the overrides made in danger that nobody else has looked at yet."""
    if actor.staff_id is None:
        return []
    rows = Override.objects.filter(organisation_id=actor.organisation_id, second_id=None)
    return list(rows.exclude(first_id=actor.staff_id).order_by("made_at"))


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
def overrides_about(actor: Actor, subject_id: UUID) -> list[Override]:
    """Return every override of a subject, newest first."""
    rows = Override.objects.filter(organisation_id=actor.organisation_id, subject_id=subject_id)
    return list(rows.order_by("-made_at"))


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
