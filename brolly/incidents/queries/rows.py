"""Which reports the actor may see, and the list of them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from brolly.access.gate import require
from brolly.access.scope import query, remembered
from brolly.access.vocabulary import Actor, Power
from brolly.consent import queries as consent
from brolly.foundation.refusals import NotFound
from brolly.incidents.models import (
    FirstStep,
    Incident,
)
from brolly.incidents.queries.shapes import IncidentFilter, IncidentLine, OnHold
from brolly.incidents.vocabulary import (
    Stage,
)

NOT_CLOSED = "not-closed"
ON_HOLD = "on-hold"
FEW = 6


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
    actor: Actor, wanted: IncidentFilter | None = None, *, limit: int = 200, offset: int = 0
) -> list[IncidentLine]:
    """
    Return the incidents that the actor may see, newest first.

    Words are sealed, so ``text`` finds a reference, a town or a district only; numbers
    and plates have a look-up of their own.
    """
    require(actor, Power.READ_INCIDENTS)
    rows = list(
        _filtered(actor, wanted or IncidentFilter()).order_by("-received_at", "-number")[
            offset : offset + limit
        ]
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


def _filtered(actor: Actor, wanted: IncidentFilter) -> QuerySet[Incident]:
    rows = rows_of(actor)
    text = wanted.text.strip()
    digits = text.upper().removeprefix("R-").removeprefix("R")
    if digits.isdecimal() and len(digits) < 9:
        rows = rows.filter(number=int(digits))
    elif text:
        rows = rows.filter(Q(town__icontains=text) | Q(district__iexact=text))
    if wanted.stage == NOT_CLOSED:
        rows = rows.exclude(stage=Stage.CLOSED.value)
    elif wanted.stage == ON_HOLD:
        rows = rows.filter(pk__in=consent.subjects_on_hold(actor))
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


@query
def saved_as(actor: Actor, submission_id: UUID) -> UUID | None:
    """Return which report a page was saved as already, or None."""
    rows = rows_of(actor).filter(submission_id=submission_id)
    return rows.values_list("pk", flat=True).first()


@query
def on_hold(actor: Actor) -> OnHold:
    """Return how many reports on hold the actor may see, and the first few of them."""
    rows = rows_of(actor).filter(pk__in=consent.subjects_on_hold(actor))
    first = list(rows.only("pk", "number").order_by("number")[:FEW])
    return OnHold(
        many=len(first) if len(first) < FEW else rows.count(),
        ids=[row.pk for row in first],
        names=[row.reference for row in first],
    )
