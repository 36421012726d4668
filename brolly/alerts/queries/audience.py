"""Who gets warnings, who got them, who objects."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.models import Delivery, Objection, Subscriber
from brolly.alerts.queries.shapes import ObjectionShown, Reach, SubscriberShown
from brolly.alerts.vocabulary import (
    DeliveryState,
    SubscriberState,
)
from brolly.consent.queries import (
    closed_to,
)
from brolly.organisations.queries import areas_of
from brolly.organisations.rules import areas_touching
from brolly.vault.opening import open_sealed


@query
def reach_of(actor: Actor, alert_id: UUID) -> Reach:
    """Return how many got a warning, without telling who."""
    rows = Delivery.objects.filter(
        organisation_id=actor.organisation_id, alert_id=alert_id, kind="warning"
    )
    by = dict(rows.values_list("state").annotate(n=Count("pk")))
    return Reach(
        sent=by.get(DeliveryState.SENT.value, 0),
        waiting=by.get(DeliveryState.QUEUED.value, 0) + by.get(DeliveryState.SENDING.value, 0),
        failed=by.get(DeliveryState.FAILED.value, 0),
    )


@query
def messages_wait(actor: Actor) -> bool:
    """Test whether messages of the organisation wait to be carried."""
    waiting = [DeliveryState.QUEUED.value, DeliveryState.SENDING.value]
    rows = Delivery.objects.filter(organisation_id=actor.organisation_id)
    return rows.filter(state__in=waiting).exists()


@query
def subscribers_of(actor: Actor, *, limit: int = 200, offset: int = 0) -> list[SubscriberShown]:
    """
    Return who gets warnings, without a single address.

    :raises NotAllowed: the actor may not manage subscribers
    """
    require(actor, Power.MANAGE_SUBSCRIBERS)
    rows = Subscriber.objects.filter(organisation_id=actor.organisation_id)
    return [
        SubscriberShown(
            id=row.pk,
            areas=list(row.areas),
            language=row.language,
            state=SubscriberState(row.state),
            invited_at=row.invited_at,
        )
        for row in rows.exclude(state=SubscriberState.LEFT.value).order_by("-invited_at", "pk")[
            offset : offset + limit
        ]
    ]


@query
def subscribers_by_area(actor: Actor) -> dict[str, int]:
    """
    Return how many a warning for each area reaches: its subscribers, and those around it.

    :raises NotAllowed: the actor may not manage subscribers
    """
    require(actor, Power.MANAGE_SUBSCRIBERS)
    chosen = [set(areas) for areas in _confirmed(actor).values_list("areas", flat=True)]
    ours = areas_of(actor)
    return {
        area.code: sum(not areas or bool(areas & reached) for areas in chosen)
        for area in ours
        if (reached := areas_touching([area.code], ours))
    }


@query
def audience_of(actor: Actor, areas: list[str]) -> int:
    """Return how many confirmed subscribers a warning for these areas reaches."""
    return len(confirmed_in(actor, areas))


@query
def confirmed_in(actor: Actor, areas: list[str]) -> set[UUID]:
    """
    Return the confirmed subscribers whom a warning for these areas reaches.

    Those of the whole town get what is for one district, and the other way round; those
    who chose none get everything, and a warning for no area goes to all.
    """
    rows = _confirmed(actor)
    if areas:
        reached = sorted(areas_touching(areas, areas_of(actor)))
        rows = rows.filter(Q(areas__overlap=reached) | Q(areas=[]))
    return set(rows.values_list("pk", flat=True))


def _confirmed(actor: Actor) -> QuerySet[Subscriber]:
    return Subscriber.objects.filter(
        organisation_id=actor.organisation_id, state=SubscriberState.CONFIRMED.value
    )


@query
def objections_open(actor: Actor) -> list[ObjectionShown]:
    """Return what people say is wrong with warnings, except with those this actor wrote."""
    if not actor.can(Power.APPROVE_ALERTS) or actor.staff_id is None:
        return []
    rows = Objection.objects.filter(
        organisation_id=actor.organisation_id, settled_at=None
    ).exclude(alert__author_id=actor.staff_id)
    rows = rows.exclude(alert__subject_id__in=closed_to(actor))
    return [
        ObjectionShown(
            id=row.pk,
            alert_id=row.alert_id,
            reference=f"W-{row.alert.number}",
            words=open_sealed(actor, row, "words"),
            contact=open_sealed(actor, row, "contact"),
            made_at=row.made_at,
        )
        for row in rows.select_related("alert").order_by("made_at")
    ]
