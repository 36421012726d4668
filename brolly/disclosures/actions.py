"""Let a packet leave, stop it, call it back; open and answer what was sent to us."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from brolly.access.gate import require, require_fresh
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.consent import steps as consent
from brolly.consent.queries import hidden_from
from brolly.consent.vocabulary import Field, ReasonCode
from brolly.disclosures import queries, rules, steps
from brolly.disclosures.events import (
    AnswerCame,
    AnswerMissing,
    InboxTried,
    PacketArrived,
    PacketExpired,
    PacketOpened,
    PacketPrinted,
    PacketRead,
    PacketReplied,
    PacketTaken,
    PaperPrinted,
)
from brolly.disclosures.models import Packet, PacketOpening, PacketSource
from brolly.disclosures.vocabulary import Answer, PacketState, ReplyCode, TakenAs, Way
from brolly.foundation.messages import Message, Messenger
from brolly.foundation.refusals import NotFound, Refusal
from brolly.history import actions as history
from brolly.organisations.queries import post_of
from brolly.vault import steps as vault
from brolly.vault.opening import open_sealed


class TooLateToStop(Refusal):
    """It has left already; it can be called back, not stopped."""

    code = "disclosures.too-late-to-stop"
    message = "It has left already. You can call it back instead."


class CannotRecall(Refusal):
    """It was printed or told, or has ended: there is nothing to take back."""

    code = "disclosures.cannot-recall"
    message = "This cannot be called back: it was printed, told by phone, or has ended."


class StillWaits(Refusal):
    """A sheet of paper whose wait is not over."""

    code = "disclosures.still-waits"
    message = (
        "It still waits, so that she can say no. It can be printed when the wait is over. "
        "Nothing has left."
    )


class StillToBeRead(Refusal):
    """Words that somebody wrote for the police, which nobody else has read yet."""

    code = "disclosures.still-to-be-read"
    message = "A second person reads it before it leaves. Nothing has left."


class NotTheSecondReader(Refusal):
    """Whoever wrote it reads it, or it needs no reading, or has been read or stopped."""

    code = "disclosures.not-the-second-reader"
    message = "Somebody else reads it, not the one who wrote it. Or it was read already."


class ChangesMissing(Refusal):
    """Sent back without a word about what is to change."""

    code = "disclosures.changes-missing"
    status = 400
    message = "Write what is to change, for whoever wrote it."


class NoNewSheet(Refusal):
    """What was handed over may not leave once more: she, or something else, says no now."""

    code = "disclosures.no-new-sheet"
    heading = "No new sheet is printed"
    message = (
        "It may not leave any more, so no new sheet is printed. What was handed over before "
        "cannot be called back: ring them, and ask them to shred it."
    )


class NoLongerReadable(Refusal):
    """The sender called it back, or its time is over."""

    code = "disclosures.no-longer-readable"
    status = 410
    heading = "You cannot read this any more"
    message = (
        "This was called back by those who sent it, or its time is over. Destroy any copy "
        "you made, and do not act on it without asking them."
    )


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What the recipient reads: every line, and nothing else."""

    lines: list[tuple[str, str]]
    watermark: str
    contents: dict[Field, str]


@action
def deliver_packet(*, actor: Actor, packet_id: UUID, at: datetime) -> PacketState:
    """
    Let a queued packet leave if everything still allows it, or stop it.

    The gate is asked again under the lock that a withdrawal takes too. Asked twice it
    leaves once. Returns the state that it is in afterwards.

    :raises NotFound: the actor's organisation has no such packet
    """
    state, _ = _leave(actor, packet_id, at)
    return state


def _leave(
    actor: Actor, packet_id: UUID, at: datetime
) -> tuple[PacketState, tuple[ReasonCode, ...]]:
    """Let it leave if it may now; return its state, and why it may not leave now if so."""
    source = PacketSource.objects.filter(
        organisation_id=actor.organisation_id, packet_id=packet_id
    ).first()
    if source is None:
        raise NotFound
    unlocked = Packet.objects.get(pk=packet_id)
    # The subject first, then the packet: the order in which a withdrawal locks them.
    reasons = steps.why_not(actor=actor, packet=unlocked, subject_id=source.subject_id, at=at)
    packet = Packet.objects.select_for_update().get(pk=packet_id)
    if packet.state != PacketState.QUEUED.value or packet.not_before > at:
        return PacketState(packet.state), reasons
    subject_id = source.subject_id
    if reasons:
        steps.stop(actor=actor, packet=packet, subject_id=subject_id, reasons=reasons, at=at)
    elif not rules.is_read(needs_reader=packet.needs_reader, read_at=packet.read_at):
        return PacketState.QUEUED, reasons
    else:
        steps.hand_over(actor=actor, packet=packet, subject_id=subject_id, at=at)
    return PacketState(packet.state), reasons


@action
def read_packet(*, actor: Actor, packet_id: UUID, at: datetime) -> PacketState:
    """
    Say, as the second reader, that it may leave as it is; it leaves if its wait is over.

    :raises NotAllowed: the actor may not read what others wrote
    :raises NotFound: the actor's organisation has no such packet
    :raises NotTheSecondReader: the actor wrote it, or there is nothing to read
    """
    packet, subject_id = _to_read(actor, packet_id)
    packet.read_by_id, packet.read_at = actor.staff_id, at
    packet.save(update_fields=["read_by_id", "read_at"])
    history.record(PacketRead(subject_id=subject_id, packet_id=packet.pk), by=actor, at=at)
    if packet.way != Way.INBOX.value:
        return PacketState.QUEUED
    state, _ = _leave(actor, packet_id, at)
    return state


@action
def send_packet_back(*, actor: Actor, packet_id: UUID, words: str, at: datetime) -> None:
    """
    Stop it, as the second reader, with what is to change in the reader's own words.

    :raises NotAllowed: the actor may not read what others wrote
    :raises NotFound: the actor's organisation has no such packet
    :raises NotTheSecondReader: the actor wrote it, or there is nothing to read
    :raises ChangesMissing: nothing says what is to change
    """
    packet, subject_id = _to_read(actor, packet_id)
    if not words.strip():
        raise ChangesMissing
    source = PacketSource.objects.select_for_update().get(packet=packet)
    steps.say(source, "reader_words", words.strip())
    source.save(update_fields=["key_id", "reader_words"])
    reasons = (ReasonCode.READER_SAID_NO,)
    steps.stop(actor=actor, packet=packet, subject_id=subject_id, reasons=reasons, at=at)


def _to_read(actor: Actor, packet_id: UUID) -> tuple[Packet, UUID]:
    require(actor, Power.SEND_PACKETS)
    require_fresh(actor, Power.APPROVE_ALERTS)
    packet, subject_id = _ours(actor, packet_id)
    waits = packet.needs_reader and packet.read_at is None
    theirs = actor.staff_id is not None and actor.staff_id != packet.asked_by_id
    if not waits or not theirs or packet.state != PacketState.QUEUED.value:
        raise NotTheSecondReader
    return packet, subject_id


@action
def look_again_at(*, actor: Actor, subject_id: UUID, at: datetime) -> None:
    """Ask the gate again about every packet of a subject. A job's."""
    steps.look_again(actor=actor, subject_id=subject_id, at=at)


@action
def stop_packet(*, actor: Actor, packet_id: UUID, at: datetime) -> None:
    """
    Stop a packet that has not left.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: the actor's organisation has no such packet
    :raises TooLateToStop: it has left
    """
    require(actor, Power.SEND_PACKETS)
    packet, subject_id = _ours(actor, packet_id)
    if packet.state != PacketState.QUEUED.value:
        raise TooLateToStop
    steps.stop(actor=actor, packet=packet, subject_id=subject_id, reasons=(), at=at)


@action
def recall_packet(*, actor: Actor, packet_id: UUID, at: datetime) -> None:
    """
    Call a packet back: the recipient cannot read it any more, and is told so.

    :raises NotAllowed: the actor may not recall packets
    :raises NotFound: the actor's organisation has no such packet
    :raises CannotRecall: it was printed or told, or has ended
    """
    require(actor, Power.RECALL_PACKETS)
    packet, subject_id = _ours(actor, packet_id)
    in_inbox = packet.way == Way.INBOX.value
    if not in_inbox or not rules.may_move(PacketState(packet.state), PacketState.RECALLED):
        raise CannotRecall
    steps.recall(actor=actor, packet=packet, subject_id=subject_id, reasons=(), at=at)


@action
def expire_packet(*, actor: Actor, packet_id: UUID, today: date, at: datetime) -> None:
    """End the recipient's access on its day. A job's; twice is once."""
    packet, subject_id = _ours(actor, packet_id)
    over = packet.expires_on is not None and packet.expires_on <= today
    if packet.state != PacketState.DELIVERED.value or not over:
        return
    vault.unshare_key(key_id=packet.key_id, organisation_id=packet.to_organisation_id)
    packet.state, packet.ended_at = PacketState.EXPIRED.value, at
    packet.save(update_fields=["state", "ended_at"])
    event = PacketExpired(subject_id=subject_id, packet_id=packet.pk)
    history.record(event, by=actor, at=at)


@action
def note_arrival(*, actor: Actor, packet_id: UUID, at: datetime) -> None:
    """Write into the recipient's own history that something came. A job's."""
    packet = Packet.objects.filter(
        to_organisation_id=actor.organisation_id, pk=packet_id
    ).first()
    if packet is not None:
        event = PacketArrived(
            subject_id=packet.pk, from_organisation_id=packet.from_organisation_id
        )
        history.record(event, by=actor, at=at)


@action
def open_packet(*, actor: Actor, packet_id: UUID, at: datetime) -> Opened:
    """
    Open a packet in the inbox. Every opening is a receipt that both sides see.

    :raises NotAllowed: the actor has no inbox
    :raises NotFound: there is no such packet in it
    :raises NoLongerReadable: it was called back or has ended
    """
    opened = _opened(actor, packet_id, at)
    history.record(PacketOpened(subject_id=packet_id), by=actor, at=at)
    return opened


@action
def print_packet(*, actor: Actor, packet_id: UUID, at: datetime) -> Opened:
    """
    Open a packet to print it. The receipt says so, and both sides see it.

    :raises NotAllowed: the actor has no inbox
    :raises NotFound: there is no such packet in it
    :raises NoLongerReadable: it was called back or has ended
    """
    opened = _opened(actor, packet_id, at, printed=True)
    history.record(PacketPrinted(subject_id=packet_id), by=actor, at=at)
    return opened


@action
def take_packet(*, actor: Actor, packet_id: UUID, taken_as: TakenAs, at: datetime) -> Opened:
    """
    Open a packet to take it along as a file. The receipt says so, and both sides see it.

    :raises NotAllowed: the actor has no inbox
    :raises NotFound: there is no such packet in it
    :raises NoLongerReadable: it was called back or has ended
    """
    opened = _opened(actor, packet_id, at, taken_as=taken_as)
    event = PacketTaken(subject_id=packet_id, taken_as=taken_as.value)
    history.record(event, by=actor, at=at)
    return opened


@action
def print_paper(*, actor: Actor, packet_id: UUID, at: datetime) -> Opened | None:
    """
    Print what leaves on paper; with the first printing it leaves.

    Returns None where the gate does not allow it any more: it is stopped instead.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is no such packet, or it does not go on paper
    :raises StillWaits: the wait is not over
    :raises StillToBeRead: a second person has to read it first
    :raises NoNewSheet: it was handed over, and may not leave again
    """
    require(actor, Power.SEND_PACKETS)
    if queries.packet_sent(actor, packet_id).way is not Way.PRINTED:
        raise NotFound
    state, reasons = _leave(actor, packet_id, at)
    packet, subject_id = _ours(actor, packet_id)
    if state is PacketState.QUEUED:
        raise StillWaits if packet.not_before > at else StillToBeRead
    if state is PacketState.STOPPED:
        return None
    if state is not PacketState.DELIVERED:
        raise NotFound
    if reasons:
        raise NoNewSheet
    event = PaperPrinted(subject_id=subject_id, packet_id=packet.pk)
    history.record(event, by=actor, at=at)
    contents = queries.fields_sent(actor, packet_id)
    return _as_opened(packet, contents)


@action
def note_try(*, actor: Actor, packet_id: UUID, at: datetime) -> None:
    """
    Write down that somebody asked for what is not in an inbox of theirs.

    :raises NotAllowed: the actor has no inbox
    """
    require(actor, Power.READ_INBOX)
    history.record(InboxTried(subject_id=packet_id), by=actor, at=at)


@action
def remind_of_answer(*, actor: Actor, packet_id: UUID, today: date, at: datetime) -> None:
    """Note once that a packet's day is over and no answer came. A job's."""
    packet, subject_id = _ours(actor, packet_id)
    shown = queries.packet_sent(actor, packet_id)
    if packet.reminded_at is not None or not shown.is_overdue(today):
        return
    packet.reminded_at = at
    packet.save(update_fields=["reminded_at"])
    event = AnswerMissing(subject_id=subject_id, packet_id=packet.pk)
    history.record(event, by=actor, at=at)


@action
def answer_packet(
    *,
    actor: Actor,
    packet_id: UUID,
    submission_id: UUID,
    code: ReplyCode,
    words: str,
    at: datetime,
) -> None:
    """
    Answer a packet with a code, and a crime number or a question where it needs one.

    :raises NotAllowed: the actor may not answer
    :raises NotFound: there is no such packet in the inbox
    :raises NoLongerReadable: it was called back or has ended
    :raises CrimeNumberMissing: recorded as a crime without a number
    """
    require(actor, Power.ANSWER_PACKETS)
    packet = _received(actor, packet_id, at)
    answer = Answer(submission_id=submission_id, code=code, words=words, by=actor.name)
    if steps.add_answer(actor=actor, packet=packet, answer=answer, at=at):
        history.record(PacketReplied(subject_id=packet.pk, reply=code.value), by=actor, at=at)


@action
def write_down_answer(*, actor: Actor, packet_id: UUID, answer: Answer, at: datetime) -> None:
    """
    Write down what was answered to a packet that left on paper or by phone.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is no such packet of ours, or it went to an inbox
    :raises CrimeNumberMissing: recorded as a crime without a number
    """
    require(actor, Power.SEND_PACKETS)
    packet, subject_id = _ours(actor, packet_id)
    if packet.way == Way.INBOX.value:
        raise NotFound
    if steps.add_answer(actor=actor, packet=packet, answer=answer, at=at):
        event = AnswerCame(subject_id=subject_id, packet_id=packet.pk, reply=answer.code.value)
        history.record(event, by=actor, at=at)


@action
def take_note_of_answer(
    *, actor: Actor, packet_id: UUID, code: ReplyCode, at: datetime
) -> None:
    """Write into the sender's own history that an answer came. A job's."""
    packet, subject_id = _ours(actor, packet_id)
    event = AnswerCame(subject_id=subject_id, packet_id=packet.pk, reply=code.value)
    history.record(event, by=actor, at=at)


def tell_post(
    *, actor: Actor, packet_id: UUID, link: str, messenger: Messenger, what: str
) -> None:
    """
    Tell a post's mailbox that something waits, without a word of content.

    No transaction is open while the message is carried. ``what`` is a code that makes
    the message's id, so that trying again is the same message.
    """
    address = _mailbox(actor, packet_id)
    if not address:
        return
    message = Message(
        to=address,
        subject="New message",
        text=f"Something is waiting for you. Sign in to read it:\n\n{link}\n",
        message_id=f"<{packet_id}.{what}@brolly.invalid>",
    )
    messenger.send(message)


def _mailbox(actor: Actor, packet_id: UUID) -> str:
    packet = queries.packet_sent(actor, packet_id)
    return post_of(actor, packet.to_post_id).mailbox if packet.to_post_id else ""


def _ours(actor: Actor, packet_id: UUID) -> tuple[Packet, UUID]:
    source = PacketSource.objects.filter(
        organisation_id=actor.organisation_id, packet_id=packet_id
    ).first()
    if source is None or source.subject_id in hidden_from(actor):
        raise NotFound
    # The subject first, then the packet, then the history: the order of a withdrawal.
    # In another order the two wait for each other, and hers may be the one that is lost.
    with suppress(NotFound):
        consent.lock_subject(actor=actor, subject_id=source.subject_id)
    return Packet.objects.select_for_update().get(pk=packet_id), source.subject_id


def _opened(
    actor: Actor,
    packet_id: UUID,
    at: datetime,
    *,
    printed: bool = False,
    taken_as: TakenAs | None = None,
) -> Opened:
    require(actor, Power.READ_INBOX)
    packet = _received(actor, packet_id, at)
    if actor.staff_id is None:
        raise NotFound
    contents = json.loads(open_sealed(actor, packet, "contents") or "{}")
    PacketOpening.objects.create(
        packet=packet,
        from_organisation_id=packet.from_organisation_id,
        to_organisation_id=packet.to_organisation_id,
        opened_by_id=actor.staff_id,
        opened_by=actor.name,
        printed=printed,
        taken_as=taken_as.value if taken_as else "",
        at=at,
    )
    return _as_opened(packet, contents)


def _as_opened(packet: Packet, contents: dict[str, str]) -> Opened:
    return Opened(
        lines=queries.in_words(contents),
        watermark=packet.watermark,
        contents={Field(code): text for code, text in contents.items()},
    )


def _received(actor: Actor, packet_id: UUID, at: datetime) -> Packet:
    packet = queries.inbox_rows(actor).filter(pk=packet_id).first()
    if packet is None:
        raise NotFound
    over = packet.expires_on is not None and packet.expires_on <= at.date()
    if over or packet.state != PacketState.DELIVERED.value:
        raise NoLongerReadable
    return packet
