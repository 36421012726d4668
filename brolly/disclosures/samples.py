"""Invented packets on their way, through the real actions and what jobs would do."""

import uuid
from datetime import datetime, timedelta
from uuid import UUID

from brolly.access.scope import acting
from brolly.access.vocabulary import Actor
from brolly.consent import gate
from brolly.consent.vocabulary import Field, Purpose, Recipient
from brolly.disclosures import actions, steps
from brolly.disclosures.vocabulary import PacketKind, ReplyCode, Way

WORDS_OF_REPLY: dict[ReplyCode, str] = {
    ReplyCode.RECEIVED: "",
    ReplyCode.TASKED: "The neighbourhood team has the plate.",
    ReplyCode.NO_ACTION: "Kept on file.",
    ReplyCode.ASK_HER: "Would she say which way he drove off?",
    ReplyCode.CRIME_NUMBER: "42/000000/26",
}


ABOUT_HIM: dict[Field, str] = {
    Field.HIM_MARKS: "Anchor by the thumb",
    Field.HIM_PLATE: "ends TK",
}


def make_packet(
    *,
    actor: Actor,
    subject_id: UUID,
    recipient: Recipient,
    at: datetime,
    wait: timedelta = timedelta(0),
    way: Way = Way.INBOX,
    said: dict[Field, str] = ABOUT_HIM,
    submission_id: UUID | None = None,
) -> UUID:
    """Put what is about him in the queue, as far as she agreed, and return its id."""
    with acting(actor):
        permit = gate.permit_sharing(
            actor=actor,
            subject_id=subject_id,
            purpose=Purpose.POLICE_ANONYMOUS,
            recipient=recipient,
            fields=frozenset(Field),
            at=at,
        )
        sending = steps.Sending(
            kind=PacketKind.POLICE_INTELLIGENCE,
            way=way,
            submission_id=submission_id or uuid.uuid4(),
            not_before=at + wait,
        )
        shareable = dict.fromkeys(Field, "") | said
        return steps.queue_packet(
            actor=actor, permit=permit, sending=sending, shareable=shareable, at=at
        )


def make_delivered_packet(
    *,
    actor: Actor,
    subject_id: UUID,
    recipient: Recipient,
    at: datetime,
    said: dict[Field, str] = ABOUT_HIM,
    submission_id: UUID | None = None,
) -> UUID:
    """Send what is about him to an inbox, let it leave at once, and return its id."""
    packet_id = make_packet(
        actor=actor,
        subject_id=subject_id,
        recipient=recipient,
        at=at,
        said=said,
        submission_id=submission_id,
    )
    actions.deliver_packet(actor=actor, packet_id=packet_id, at=at)
    return packet_id


def deliver_to(*, officer: Actor, actor: Actor, packet_id: UUID, at: datetime) -> None:
    """Let a packet leave now, and note that it came."""
    actions.deliver_packet(actor=actor, packet_id=packet_id, at=at)
    actions.note_arrival(actor=officer, packet_id=packet_id, at=at)


def answer_from(
    *,
    officer: Actor,
    actor: Actor,
    packet_id: UUID,
    code: ReplyCode,
    at: datetime,
    submission_id: UUID | None = None,
) -> None:
    """Let the recipient open a packet and answer it, and the sender take note."""
    actions.open_packet(actor=officer, packet_id=packet_id, at=at)
    actions.answer_packet(
        actor=officer,
        packet_id=packet_id,
        submission_id=submission_id or uuid.uuid4(),
        code=code,
        words=WORDS_OF_REPLY[code],
        at=at,
    )
    actions.take_note_of_answer(actor=actor, packet_id=packet_id, code=code, at=at)
