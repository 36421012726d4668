"""By which ways messages go, and what each subscriber chose."""

from decimal import Decimal
from uuid import UUID

from django.db.models import Count

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.models import Carrier, Delivery, Subscriber
from brolly.alerts.queries.shapes import CarrierShown, Chosen
from brolly.alerts.vocabulary import (
    BY_PHONE,
    CARRIER_WORDS,
    TROUBLE_WORDS,
    CarrierKind,
    DeliveryState,
    Shows,
    SubscriberState,
    Trouble,
)


@query
def carriers_of(actor: Actor) -> list[CarrierShown]:
    """
    Return every way by which messages go or could go, without its keys.

    :raises NotAllowed: the actor may not manage the organisation
    """
    require(actor, Power.MANAGE_ORGANISATION)
    rows = {
        row.kind: row for row in Carrier.objects.filter(organisation_id=actor.organisation_id)
    }
    waiting = (DeliveryState.QUEUED.value, DeliveryState.CLAIMED.value)
    counted = Delivery.objects.filter(
        organisation_id=actor.organisation_id, state__in=waiting
    ).values_list("carrier")
    waits = dict(counted.annotate(n=Count("pk")))
    return [
        _shown(kind, rows.get(kind.value), waits.get(kind.value, 0)) for kind in CarrierKind
    ]


def _shown(kind: CarrierKind, row: Carrier | None, waiting: int) -> CarrierShown:
    if row is None:
        row = Carrier(kind=kind.value, is_on=kind is CarrierKind.EMAIL)
    trouble = Trouble(row.trouble) if row.trouble else None
    return CarrierShown(
        id=row.pk,
        kind=kind,
        name=row.name or CARRIER_WORDS[kind],
        is_on=row.is_on,
        pence=row.pence,
        hears_answers=row.answers_hash is not None,
        unread_at=row.unread_at,
        trouble=trouble,
        trouble_words=TROUBLE_WORDS[kind][trouble] if trouble else "",
        trouble_at=row.trouble_at,
        waiting=waiting,
        tests=row.test_to is not None,
        tested_at=row.tested_at,
    )


@query
def carriers_in_trouble(actor: Actor) -> list[CarrierShown]:
    """Return the ways that do not carry until somebody mends them; none to whoever cannot."""
    if not actor.can(Power.MANAGE_ORGANISATION):
        return []
    return [one for one in carriers_of(actor) if one.trouble is not None]


@query
def phones_on(actor: Actor) -> dict[CarrierKind, str]:
    """Return the ways by which a number can be written to here, with their names."""
    rows = Carrier.objects.filter(
        organisation_id=actor.organisation_id, is_on=True, kind__in=BY_PHONE
    )
    return {
        CarrierKind(row.kind): row.name or CARRIER_WORDS[CarrierKind(row.kind)]
        for row in rows.order_by("kind")
    }


@query
def cost_of(actor: Actor, reached: dict[CarrierKind, int]) -> Decimal | None:
    """
    Return in pounds what a warning will cost at least, or None where nothing is paid.

    As if everybody had chosen the short message; a whole text is paid as several.
    """
    rows = Carrier.objects.filter(
        organisation_id=actor.organisation_id, kind__in=list(reached), pence__isnull=False
    )
    paid = [row.pence * reached[CarrierKind(row.kind)] for row in rows if row.pence]
    return sum(paid, Decimal()) / 100 if paid else None


@query
def carrier_of(actor: Actor, subscriber_id: UUID) -> CarrierKind:
    """Return by which way somebody is written to."""
    rows = Subscriber.objects.filter(organisation_id=actor.organisation_id, pk=subscriber_id)
    said = rows.values_list("carrier", flat=True).first()
    return CarrierKind(said or CarrierKind.EMAIL)


@query
def chosen_by(actor: Actor, secret_hash: bytes) -> Chosen | None:
    """Return what a subscriber chose, for whoever holds her link, or None."""
    row = Subscriber.objects.filter(
        organisation_id=actor.organisation_id,
        secret_hash=secret_hash,
        state=SubscriberState.CONFIRMED.value,
    ).first()
    if row is None:
        return None
    return Chosen(
        carrier=CarrierKind(row.carrier),
        shows=Shows(row.shows),
        has_own_hours=row.has_own_hours,
        quiet_from=row.quiet_from,
        quiet_to=row.quiet_to,
        urgent_wakes=row.urgent_wakes,
    )
