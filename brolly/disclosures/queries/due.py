"""What is due: to leave, to end, to be answered."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from brolly.access.scope import query
from brolly.access.vocabulary import Actor
from brolly.consent.vocabulary import ReasonCode
from brolly.disclosures.models import Packet, PacketReply, PacketSource
from brolly.disclosures.queries.shapes import PacketShown, as_shown, ours, packet_rows
from brolly.disclosures.vocabulary import PacketState, ReplyCode, Way
from brolly.organisations.queries import organisation_names


@query
def overdue_answers(actor: Actor, today: date) -> list[UUID]:
    """Return what was sent and not answered by its day, the longest overdue first."""
    rows = _unanswered(actor, today).order_by("answer_due_on", "pk")
    return list(rows.values_list("pk", flat=True))


@query
def who_owes_an_answer(actor: Actor, today: date) -> list[str]:
    """Return the names of those who have not answered something by its day."""
    owing = _unanswered(actor, today).values_list("to_organisation_id", flat=True)
    names = organisation_names(actor)
    return sorted({names.get(one, "another organisation") for one in owing})


@query
def due_to_remind(actor: Actor, today: date) -> list[UUID]:
    """Return what nobody answered by its day and nobody was reminded of yet."""
    rows = _unanswered(actor, today).filter(reminded_at=None)
    return list(rows.values_list("pk", flat=True))


def _unanswered(actor: Actor, today: date) -> QuerySet[Packet]:
    """Return what is out past its day; that it was received is no answer yet."""
    answers = PacketReply.objects.filter(packet=OuterRef("pk")).exclude(
        code=ReplyCode.RECEIVED.value
    )
    return ours(actor).filter(
        ~Exists(answers),
        state=PacketState.DELIVERED.value,
        answer_due_on__lt=today,
    )


@query
def waiting_to_leave(actor: Actor) -> list[PacketShown]:
    """Return what leaves soon and can still be stopped."""
    rows = ours(actor, packet_rows()).filter(state=PacketState.QUEUED.value)
    return as_shown(actor, rows.order_by("not_before"))


@query
def to_read(actor: Actor) -> list[PacketShown]:
    """Return what somebody else wrote and this actor may read before it leaves."""
    rows = ours(actor, packet_rows()).filter(
        state=PacketState.QUEUED.value, needs_reader=True, read_by_id=None
    )
    written = rows.exclude(asked_by_id=actor.staff_id).order_by("not_before")
    return as_shown(actor, written)


@query
def sent_back(actor: Actor, since: datetime) -> list[PacketShown]:
    """Return what this actor wrote and a second reader lately asked to have changed."""
    rows = ours(actor, packet_rows()).filter(
        state=PacketState.STOPPED.value,
        ended_at__gte=since,
        asked_by_id=actor.staff_id,
        reasons__contains=[ReasonCode.READER_SAID_NO.value],
    )
    return as_shown(actor, rows.order_by("-ended_at"))


@query
def stopped_lately(actor: Actor, since: datetime) -> int:
    """Count what was stopped since a moment, so that nobody believes that it left."""
    rows = ours(actor).filter(state=PacketState.STOPPED.value, ended_at__gte=since)
    return rows.count()


@query
def due_to_leave(actor: Actor, at: datetime) -> list[UUID]:
    """Return the queued packets whose wait is over. Paper waits until somebody prints it."""
    rows = Packet.objects.filter(
        from_organisation_id=actor.organisation_id,
        way=Way.INBOX.value,
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


@query
def subjects_waiting_under(actor: Actor, agreement_id: UUID) -> list[UUID]:
    """Return the subjects of which something waits to leave under an agreement."""
    rows = PacketSource.objects.filter(
        organisation_id=actor.organisation_id,
        packet__agreement_id=agreement_id,
        packet__state=PacketState.QUEUED.value,
    )
    return sorted(set(rows.values_list("subject_id", flat=True)))
