"""What is due: to leave, to end, to be answered."""

from datetime import date, datetime
from uuid import UUID

from brolly.access.scope import query
from brolly.access.vocabulary import Actor
from brolly.disclosures.models import Packet
from brolly.disclosures.queries.shapes import PacketShown, as_shown, packet_rows
from brolly.disclosures.vocabulary import PacketState


@query
def overdue_answers(actor: Actor, today: date) -> list[PacketShown]:
    """Return what was sent and not answered by its day."""
    rows = packet_rows().filter(
        from_organisation_id=actor.organisation_id,
        state=PacketState.DELIVERED.value,
        answer_due_on__lt=today,
    )
    return [p for p in as_shown(actor, rows.order_by("answer_due_on")) if p.is_overdue(today)]


@query
def due_to_remind(actor: Actor, today: date) -> list[UUID]:
    """Return what nobody answered by its day and nobody was reminded of yet."""
    rows = packet_rows().filter(
        from_organisation_id=actor.organisation_id,
        state=PacketState.DELIVERED.value,
        answer_due_on__lt=today,
        reminded_at=None,
    )
    return [p.id for p in as_shown(actor, rows) if p.is_overdue(today)]


@query
def waiting_to_leave(actor: Actor) -> list[PacketShown]:
    """Return what leaves soon and can still be stopped."""
    rows = packet_rows().filter(
        from_organisation_id=actor.organisation_id, state=PacketState.QUEUED.value
    )
    return as_shown(actor, rows.order_by("not_before"))


@query
def stopped_lately(actor: Actor, since: datetime) -> list[PacketShown]:
    """Return what was stopped since a moment, so that nobody believes that it left."""
    rows = packet_rows().filter(
        from_organisation_id=actor.organisation_id,
        state=PacketState.STOPPED.value,
        ended_at__gte=since,
    )
    return as_shown(actor, rows.order_by("-ended_at"))


@query
def due_to_leave(actor: Actor, at: datetime) -> list[UUID]:
    """Return the queued packets whose wait is over."""
    rows = Packet.objects.filter(
        from_organisation_id=actor.organisation_id,
        state=PacketState.QUEUED.value,
        not_before__lte=at,
    )
    return list(rows.values_list("pk", flat=True))


@query
def due_to_expire(actor: Actor, today: date) -> list[UUID]:
    """Return the delivered packets whose last day is over."""
    rows = Packet.objects.filter(
        from_organisation_id=actor.organisation_id,
        state=PacketState.DELIVERED.value,
        expires_on__lte=today,
    )
    return list(rows.values_list("pk", flat=True))
