"""What happens to packets while nobody looks. Arguments are ids, the organisation's first."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from brolly.access.vocabulary import Actor, Power
from brolly.consent.events import AgreementEnded
from brolly.consent.queries import parties_of
from brolly.disclosures import actions, ports, queries, steps
from brolly.disclosures.events import (
    AnswerMissing,
    PacketDelivered,
    PacketQueued,
    PacketRecalled,
    PacketReplied,
)
from brolly.disclosures.vocabulary import ReplyCode, Way
from brolly.organisations.queries import organisation_ids

PATIENT = RetryStrategy(max_attempts=12, exponential_wait=4)


def _actor(name: str, organisation_id: str) -> Actor:
    return Actor(
        name=name,
        organisation_id=UUID(organisation_id),
        powers=frozenset({Power.SEND_PACKETS}),
    )


@app.task(name="disclosures.deliver", retry=PATIENT)
def deliver_packet(*, organisation_id: str, packet_id: str) -> None:
    """Let one packet leave when its wait is over."""
    actions.deliver_packet(
        actor=_actor("disclosures.deliver", organisation_id),
        packet_id=UUID(packet_id),
        at=timezone.now(),
    )


@app.task(name="disclosures.note-arrival", retry=PATIENT)
def note_arrival(*, organisation_id: str, packet_id: str) -> None:
    """Write an arrival into the recipient's history."""
    actor = Actor(name="disclosures.note-arrival", organisation_id=UUID(organisation_id))
    actions.note_arrival(actor=actor, packet_id=UUID(packet_id), at=timezone.now())


@app.task(name="disclosures.tell-post", retry=PATIENT)
def tell_post(*, organisation_id: str, packet_id: str, what: str) -> None:
    """Send the neutral message to the recipient's post."""
    actions.tell_post(
        actor=_actor("disclosures.tell-post", organisation_id),
        packet_id=UUID(packet_id),
        link=f"{settings.PUBLIC_URL}/inbox/",
        messenger=ports.messenger(),
        what=what,
    )


@app.task(name="disclosures.take-note-of-answer", retry=PATIENT)
def take_note_of_answer(*, organisation_id: str, packet_id: str, code: str) -> None:
    """Write an answer into the sender's history."""
    actions.take_note_of_answer(
        actor=_actor("disclosures.take-note-of-answer", organisation_id),
        packet_id=UUID(packet_id),
        code=ReplyCode(code),
        at=timezone.now(),
    )


@app.task(name="disclosures.look-again-under", retry=PATIENT)
def look_again_under(*, organisation_id: str, agreement_id: str) -> None:
    """Look again at what waits to leave of one organisation under an agreement that ended."""
    actor = _actor("disclosures.look-again-under", organisation_id)
    for subject_id in queries.subjects_waiting_under(actor, UUID(agreement_id)):
        actions.look_again_at(actor=actor, subject_id=subject_id, at=timezone.now())


def when_agreement_ended(*, actor: Actor, event: AgreementEnded, at: datetime) -> None:
    """
    React to the end of an agreement: both sides look again, after it is committed.

    Not in the same transaction: it holds the agreement, and what is just leaving holds
    the subject and waits for it.
    """
    for party in parties_of(actor, event.subject_id):
        look_again_under.defer(organisation_id=str(party), agreement_id=str(event.subject_id))


def when_queued(*, actor: Actor, event: PacketQueued, at: datetime) -> None:
    """React to a packet in the queue: its job runs when the wait is over. We print paper."""
    packet = queries.packet_sent(actor, event.packet_id)
    if packet.way is Way.INBOX and packet.can_be_stopped:
        deliver_packet.configure(schedule_at=packet.not_before).defer(
            organisation_id=str(actor.organisation_id), packet_id=str(event.packet_id)
        )


def when_delivered(*, actor: Actor, event: PacketDelivered, at: datetime) -> None:
    """React to a hand-over: the recipient's history and mailbox learn of it."""
    if event.way != Way.INBOX.value:
        return
    packet_id = str(event.packet_id)
    to = steps.recipient_organisation(event.packet_id)
    note_arrival.defer(organisation_id=str(to), packet_id=packet_id)
    tell_post.defer(
        organisation_id=str(actor.organisation_id), packet_id=packet_id, what="arrived"
    )


def when_recalled(*, actor: Actor, event: PacketRecalled, at: datetime) -> None:
    """React to a recall: the recipient's mailbox hears that something changed."""
    tell_post.defer(
        organisation_id=str(actor.organisation_id),
        packet_id=str(event.packet_id),
        what="recalled",
    )


def when_answer_missing(*, actor: Actor, event: AnswerMissing, at: datetime) -> None:
    """React to a day that went by without an answer: the mailbox is reminded, once."""
    packet = queries.packet_sent(actor, event.packet_id)
    if packet.way is Way.INBOX:
        tell_post.defer(
            organisation_id=str(actor.organisation_id),
            packet_id=str(event.packet_id),
            what="reminder",
        )


def when_replied(*, actor: Actor, event: PacketReplied, at: datetime) -> None:
    """React to an answer: the sender's history learns of it."""
    take_note_of_answer.defer(
        organisation_id=str(queries.sender_of(actor, event.subject_id)),
        packet_id=str(event.subject_id),
        code=event.reply,
    )


def end_what_is_over(organisation_id: UUID) -> None:
    """End every packet of one organisation whose last day is over."""
    actor = _actor("disclosures.expire", str(organisation_id))
    now = timezone.now()
    today = timezone.localdate(now)
    for packet_id in queries.due_to_expire(actor, today):
        actions.expire_packet(actor=actor, packet_id=packet_id, today=today, at=now)


def send_what_is_due(organisation_id: UUID) -> None:
    """Let leave what is due in one organisation, should its own job have been lost."""
    actor = _actor("disclosures.deliver", str(organisation_id))
    now = timezone.now()
    for packet_id in queries.due_to_leave(actor, now):
        actions.deliver_packet(actor=actor, packet_id=packet_id, at=now)


def remind_of_answers(organisation_id: UUID) -> None:
    """Remind, once each, of what one organisation sent and nobody answered by its day."""
    actor = _actor("disclosures.remind", str(organisation_id))
    now = timezone.now()
    today = timezone.localdate(now)
    for packet_id in queries.due_to_remind(actor, today):
        actions.remind_of_answer(actor=actor, packet_id=packet_id, today=today, at=now)


@app.periodic(cron="*/10 * * * *")
@app.task(name="disclosures.look-after")
def look_after(timestamp: int) -> None:
    """End what is over, send what is due, remind of answers, in every organisation in turn."""
    for organisation_id in organisation_ids():
        end_what_is_over(organisation_id)
        send_what_is_due(organisation_id)
        remind_of_answers(organisation_id)
