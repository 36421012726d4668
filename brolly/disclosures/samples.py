"""Invented packets on their way, through the real actions and what jobs would do."""

import uuid
from datetime import datetime
from uuid import UUID

from brolly.access.vocabulary import Actor
from brolly.disclosures import actions
from brolly.disclosures.vocabulary import ReplyCode

WORDS_OF_REPLY: dict[ReplyCode, str] = {
    ReplyCode.RECEIVED: "",
    ReplyCode.TASKED: "The neighbourhood team has the plate.",
    ReplyCode.NO_ACTION: "Kept on file.",
    ReplyCode.ASK_HER: "Would she say which way he drove off?",
    ReplyCode.CRIME_NUMBER: "42/000000/26",
}


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
