"""Writes about packets that run inside somebody else's action."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from brolly.access.vocabulary import Actor, Power
from brolly.consent import gate
from brolly.consent.gate import SharingPermit
from brolly.consent.steps import use_asking
from brolly.consent.vocabulary import Field, Purpose, ReasonCode, Recipient, RecipientKind
from brolly.disclosures import packets, rules
from brolly.disclosures.events import (
    PacketDelivered,
    PacketQueued,
    PacketRecalled,
    PacketStopped,
)
from brolly.disclosures.models import Packet, PacketReply, PacketSource
from brolly.disclosures.vocabulary import Answer, PacketKind, PacketState, ReplyCode, Way
from brolly.foundation.refusals import Refusal
from brolly.history import actions as history
from brolly.history.vocabulary import Event
from brolly.vault import steps as vault
from brolly.vault.opening import open_sealed
from brolly.vault.vocabulary import KeyKind


class NothingToSend(Refusal):
    """Every permitted field is empty, so there is nothing to send."""

    code = "disclosures.nothing-to-send"
    message = "Nothing is written in any of the lines that may leave. Nothing was sent."


class CrimeNumberMissing(Refusal):
    """Recorded as a crime, but no number was given."""

    code = "disclosures.crime-number-missing"
    status = 400
    message = "Please give the crime number as the force writes it."


@dataclass(frozen=True, kw_only=True)
class Sending:
    """
    What somebody asks to send. ``submission_id`` makes two presses one packet.

    ``her_words`` are what she said where it goes without waiting. With ``needs_reader`` it
    leaves after somebody else has read it.
    """

    kind: PacketKind
    way: Way
    submission_id: UUID
    not_before: datetime
    her_words: str = ""
    needs_reader: bool = False


def queue_packet(
    *,
    actor: Actor,
    permit: SharingPermit,
    sending: Sending,
    shareable: dict[Field, str],
    at: datetime,
) -> UUID:
    """
    Make a packet from a permit and put it in the queue; what was told by phone has left.

    A sheet of paper leaves when it is printed, and no sooner than ``not_before``.

    :raises NothingToSend: every permitted field is empty
    """
    earlier = Packet.objects.filter(
        from_organisation_id=actor.organisation_id, submission_id=sending.submission_id
    ).first()
    if earlier is not None:
        return earlier.pk
    contents = packets.fill(permit, shareable)
    fields = sorted(json.loads(contents))
    if not fields:
        raise NothingToSend
    packet = _new(actor, permit, sending, fields, at)
    vault.seal(packet, "contents", contents, organisation_id=actor.organisation_id)
    packet.save(force_insert=True)
    source = PacketSource(
        packet=packet, organisation_id=actor.organisation_id, subject_id=permit.subject_id
    )
    say(source, "her_words", sending.her_words.strip())
    source.save(force_insert=True)
    use_asking(
        actor=actor, subject_id=permit.subject_id, purpose=permit.purpose, step_id=packet.pk
    )
    event = PacketQueued(
        subject_id=permit.subject_id,
        packet_id=packet.pk,
        kind=packet.kind,
        fields=tuple(fields),
    )
    history.record(event, by=actor, at=at)
    if sending.way is Way.TOLD_BY_PHONE:
        hand_over(actor=actor, packet=packet, subject_id=permit.subject_id, at=at)
    return packet.pk


def say(source: PacketSource, column: str, words: str) -> None:
    """Seal words that stay with us beside a packet, under a key of their own."""
    if words and source.key_id is None:
        source.key_id = vault.new_key(
            organisation_id=source.organisation_id, kind=KeyKind.PACKET
        )
    vault.seal(source, column, words)


def hand_over(*, actor: Actor, packet: Packet, subject_id: UUID, at: datetime) -> None:
    """Let a packet leave: from this commit on it can only be called back."""
    if packet.way == Way.INBOX.value:
        vault.share_key(
            key_id=packet.key_id,
            from_organisation_id=packet.from_organisation_id,
            to_organisation_id=packet.to_organisation_id,
        )
    packet.state = PacketState.DELIVERED.value
    packet.delivered_at = at
    packet.answer_due_on = rules.answer_due_on(
        at.date(), by_duty=packet.override_id is not None
    )
    packet.expires_on = rules.ends_on(at.date())
    packet.save(update_fields=["state", "delivered_at", "answer_due_on", "expires_on"])
    event = PacketDelivered(
        subject_id=subject_id,
        packet_id=packet.pk,
        kind=packet.kind,
        way=packet.way,
        fields=tuple(packet.fields),
    )
    history.record(event, by=actor, at=at)


def stop(
    *,
    actor: Actor,
    packet: Packet,
    subject_id: UUID,
    reasons: tuple[ReasonCode, ...],
    at: datetime,
) -> None:
    """Stop a queued packet. Nothing left."""
    _end(packet, PacketState.STOPPED, reasons, at)
    said = tuple(r.value for r in reasons)
    event = PacketStopped(subject_id=subject_id, packet_id=packet.pk, reasons=said)
    history.record(event, by=actor, at=at)


def recall(
    *,
    actor: Actor,
    packet: Packet,
    subject_id: UUID,
    reasons: tuple[ReasonCode, ...],
    at: datetime,
) -> None:
    """Call a packet back: the recipient's key goes first."""
    vault.unshare_key(key_id=packet.key_id, organisation_id=packet.to_organisation_id)
    _end(packet, PacketState.RECALLED, reasons, at)
    said = tuple(r.value for r in reasons)
    event = PacketRecalled(subject_id=subject_id, packet_id=packet.pk, reasons=said)
    history.record(event, by=actor, at=at)


def add_answer(*, actor: Actor, packet: Packet, answer: Answer, at: datetime) -> bool:
    """
    Add an answer to a packet, and say whether it is new.

    :raises CrimeNumberMissing: recorded as a crime without a number
    """
    if PacketReply.objects.filter(submission_id=answer.submission_id).exists():
        return False
    if answer.code is ReplyCode.CRIME_NUMBER and not answer.words.strip():
        raise CrimeNumberMissing
    reply = PacketReply(
        packet=packet,
        from_organisation_id=packet.from_organisation_id,
        to_organisation_id=packet.to_organisation_id,
        submission_id=answer.submission_id,
        key_id=packet.key_id,
        code=answer.code.value,
        replied_by=answer.by,
        at=at,
    )
    vault.seal(reply, "words", answer.words.strip(), organisation_id=actor.organisation_id)
    try:
        with transaction.atomic():
            reply.save(force_insert=True)
    except IntegrityError:
        return False  # the other press of the same button was first
    return True


def look_again(*, actor: Actor, subject_id: UUID, at: datetime) -> None:
    """
    Ask the gate again about every packet of a subject, in this very transaction.

    Queued ones that she does not allow any more are stopped; what has left is called
    back when the reason is hers.
    """
    asking = Actor(
        name="disclosures.look-again",
        organisation_id=actor.organisation_id,
        powers=frozenset({Power.SEND_PACKETS}),
    )
    rows = Packet.objects.select_for_update(of=("self",)).filter(
        source__subject_id=subject_id,
        from_organisation_id=actor.organisation_id,
        state__in=[PacketState.QUEUED.value, PacketState.DELIVERED.value],
    )
    for packet in rows:
        if packet.override_id and packet.state == PacketState.DELIVERED.value:
            continue  # a duty sent it; her choices neither sent it nor call it back
        reasons = why_not(actor=asking, packet=packet, subject_id=subject_id, at=at)
        if not reasons:
            continue
        if packet.state == PacketState.QUEUED.value:
            stop(actor=actor, packet=packet, subject_id=subject_id, reasons=reasons, at=at)
        elif packet.way == Way.INBOX.value and rules.is_her_reason(reasons):
            recall(actor=actor, packet=packet, subject_id=subject_id, reasons=reasons, at=at)


def look_again_about(*, actor: Actor, event: Event, at: datetime) -> None:
    """React to a change about one subject: look again at every packet of it."""
    look_again(actor=actor, subject_id=event.subject_id, at=at)


def stop_what_is_wrong(
    *,
    actor: Actor,
    subject_id: UUID,
    purposes: frozenset[Purpose],
    what_is_wrong: Callable[[Purpose, dict[Field, str]], tuple[ReasonCode, ...]],
    at: datetime,
) -> None:
    """
    Stop what waits to leave for these purposes when its lines are wrong by now.

    A report changes after its lines were read and queued. ``what_is_wrong`` is given the
    purpose and the lines of one packet, and says why it may not leave.
    """
    rows = Packet.objects.select_for_update(of=("self",)).filter(
        source__subject_id=subject_id,
        from_organisation_id=actor.organisation_id,
        state=PacketState.QUEUED.value,
        purpose__in=[purpose.value for purpose in purposes],
    )
    for packet in rows:
        lines = json.loads(open_sealed(actor, packet, "contents") or "{}")
        said = {Field(code): text for code, text in lines.items()}
        if reasons := what_is_wrong(Purpose(packet.purpose), said):
            stop(actor=actor, packet=packet, subject_id=subject_id, reasons=reasons, at=at)


def why_not(
    *, actor: Actor, packet: Packet, subject_id: UUID, at: datetime
) -> tuple[ReasonCode, ...]:
    """Return why a packet may not leave as it stands now, or nothing when it may."""
    wanted = frozenset(Field(code) for code in packet.fields)
    decision = gate.ask(
        actor=actor,
        subject_id=subject_id,
        purpose=Purpose(packet.purpose),
        recipient=recipient_of(packet),
        fields=wanted,
        at=at,
        lock=True,
        step_id=packet.pk,
    )
    if decision.may and not wanted <= decision.fields:
        # She leaves something out now that this copy contains: the copy may not go.
        return (ReasonCode.NOTHING_LEFT,)
    return decision.reasons


def recipient_organisation(packet_id: UUID) -> UUID:
    """Return to which organisation a packet of the open scope's actor goes."""
    return Packet.objects.values_list("to_organisation_id", flat=True).get(pk=packet_id)


def recipient_of(packet: Packet) -> Recipient:
    """Return to whom a packet goes, as the gate names it."""
    return Recipient(
        kind=KIND_OF_RECIPIENT[PacketKind(packet.kind)],
        organisation_id=packet.to_organisation_id,
        post_id=packet.to_post_id,
    )


KIND_OF_RECIPIENT: dict[PacketKind, RecipientKind] = {
    PacketKind.POLICE_INTELLIGENCE: RecipientKind.POLICE,
    PacketKind.POLICE_REPORT: RecipientKind.POLICE,
    PacketKind.SAFEGUARDING_REFERRAL: RecipientKind.AGENCY,
    PacketKind.ADVISER_REFERRAL: RecipientKind.AGENCY,
}


def _new(
    actor: Actor, permit: SharingPermit, sending: Sending, fields: list[str], at: datetime
) -> Packet:
    to_organisation_id = permit.recipient.organisation_id
    if to_organisation_id is None:
        raise ValueError("a packet goes to an organisation")
    return Packet(
        from_organisation_id=actor.organisation_id,
        to_organisation_id=to_organisation_id,
        to_post_id=permit.recipient.post_id,
        submission_id=sending.submission_id,
        key_id=vault.new_key(organisation_id=actor.organisation_id, kind=KeyKind.PACKET),
        kind=sending.kind.value,
        purpose=permit.purpose.value,
        way=sending.way.value,
        state=PacketState.QUEUED.value,
        fields=fields,
        agreement_id=permit.agreement_id,
        choice_id=permit.choice_id,
        override_id=permit.override_id,
        asked_by_id=actor.staff_id,
        needs_reader=sending.needs_reader,
        watermark=rules.new_watermark(),
        queued_at=at,
        not_before=sending.not_before,
    )


def _end(
    packet: Packet, state: PacketState, reasons: tuple[ReasonCode, ...], at: datetime
) -> None:
    packet.state = state.value
    packet.ended_at = at
    packet.reasons = [r.value for r in reasons]
    packet.save(update_fields=["state", "ended_at", "reasons"])


def erase_packets_about(*, actor: Actor, subject_id: UUID, at: datetime) -> int:
    """
    Destroy the keys of everything that left about a subject; the shells stay.

    That something was sent, to whom and when, is not forgotten; what it said is.
    What still waits to leave is stopped. Returns how many there were.
    """
    rows = Packet.objects.select_for_update(of=("self",)).filter(
        from_organisation_id=actor.organisation_id, source__subject_id=subject_id
    )
    packets = list(rows.select_related("source"))
    for packet in packets:
        if packet.state == PacketState.QUEUED.value:
            stop(actor=actor, packet=packet, subject_id=subject_id, reasons=(), at=at)
        vault.erase_key(key_id=packet.key_id)
        if packet.source.key_id:
            vault.erase_key(key_id=packet.source.key_id)
    return len(packets)
