"""Who gets warnings, who got them, who objects."""

from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet, Sum

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.models import Alert, Carrier, Delivery, Objection, Subscriber
from brolly.alerts.queries.shapes import (
    Audience,
    ObjectionShown,
    Reach,
    ReachBy,
    SubscriberShown,
)
from brolly.alerts.vocabulary import (
    CarrierKind,
    DeliveryState,
    Shows,
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
    """Return how many got a warning, without telling who, and what it cost."""
    rows = Delivery.objects.filter(
        organisation_id=actor.organisation_id, alert_id=alert_id, kind="warning"
    )
    is_due = ExpressionWrapper(Q(not_before=None), output_field=BooleanField())
    counted = (
        rows.annotate(is_due=is_due)
        .values_list("carrier", "state", "is_due")
        .annotate(n=Count("pk"), parts=Sum("parts"))
    )
    ways: dict[str, ReachBy] = {}
    for way_of, state, due, n, parts in counted:
        way = ways.setdefault(way_of, ReachBy(kind=CarrierKind(way_of)))
        way.add(DeliveryState(state), n, parts, is_held=not due)
    for carrier in Carrier.objects.filter(organisation_id=actor.organisation_id):
        if carrier.kind in ways:
            ways[carrier.kind].pence = carrier.pence
            ways[carrier.kind].name = carrier.name
    every = [ways[kind] for kind in CarrierKind if kind in ways]
    return Reach(
        sent=sum(way.sent for way in every),
        waiting=sum(way.waiting for way in every),
        failed=sum(way.failed for way in every),
        ways=every,
    )


@query
def carriers_waiting(actor: Actor, at: datetime | None = None) -> list[CarrierKind]:
    """Return the ways for which messages wait that may go by now."""
    waiting = [s.value for s in (DeliveryState.QUEUED, DeliveryState.CLAIMED)]
    rows = Delivery.objects.filter(
        Q(state__in=[*waiting, DeliveryState.SENDING.value]),
        organisation_id=actor.organisation_id,
    )
    if at is not None:
        rows = rows.filter(Q(not_before=None) | Q(not_before__lte=at))
    found = set(rows.values_list("carrier", flat=True).distinct())
    return [kind for kind in CarrierKind if kind.value in found]


@query
def messages_wait(actor: Actor) -> bool:
    """Test whether messages of the organisation wait to be carried."""
    return bool(carriers_waiting(actor))


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
            sectors=list(row.sectors),
            genders=list(row.genders),
            language=row.language,
            carrier=CarrierKind(row.carrier),
            shows=Shows(row.shows),
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
    return len(confirmed_in(actor, Audience(areas=areas)))


@query
def audience_by_carrier(actor: Actor, chosen: Audience) -> dict[CarrierKind, int]:
    """Return how many confirmed subscribers a warning reaches by each way."""
    ways = list(confirmed_in(actor, chosen).values())
    return {kind: ways.count(kind.value) for kind in CarrierKind if kind.value in ways}


def audience_chosen(alert: Alert) -> Audience:
    """Return for whom a warning is. No actor: it reads the row that it is given."""
    return Audience(
        areas=list(alert.areas),
        sectors=list(alert.sectors),
        genders=list(alert.genders),
        languages=list(alert.languages),
    )


@query
def confirmed_in(actor: Actor, chosen: Audience) -> dict[UUID, str]:
    """
    Return the confirmed subscribers whom a warning reaches, and by which way each.

    Those of the whole town get what is for one district, and the other way round. Those
    who chose nothing get everything, and a warning for nobody in particular goes to all.
    """
    rows = _confirmed(actor)
    if chosen.areas:
        reached = sorted(areas_touching(chosen.areas, areas_of(actor)))
        rows = rows.filter(Q(areas__overlap=reached) | Q(areas=[]))
    if chosen.sectors:
        rows = rows.filter(Q(sectors__overlap=chosen.sectors) | Q(sectors=[]))
    if chosen.genders:
        rows = rows.filter(Q(genders__overlap=chosen.genders) | Q(genders=[]))
    if chosen.languages:
        rows = rows.filter(language__in=chosen.languages)
    return dict(rows.values_list("pk", "carrier"))


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
