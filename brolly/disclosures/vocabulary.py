"""Words of what leaves."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class PacketKind(StrEnum):
    """What a packet is."""

    POLICE_INTELLIGENCE = "police_intelligence"
    POLICE_REPORT = "police_report"
    SAFEGUARDING_REFERRAL = "safeguarding_referral"
    ADVISER_REFERRAL = "adviser_referral"


class Way(StrEnum):
    """How it leaves."""

    INBOX = "inbox"
    PRINTED = "printed"
    TOLD_BY_PHONE = "told_by_phone"


class PacketState(StrEnum):
    """Where it is. From DELIVERED on the recipient sees it."""

    QUEUED = "queued"
    DELIVERED = "delivered"
    STOPPED = "stopped"
    RECALLED = "recalled"
    EXPIRED = "expired"


class ReplyCode(StrEnum):
    """What came back."""

    RECEIVED = "received"
    TASKED = "tasked"
    NO_ACTION = "no_action"
    ASK_HER = "ask_her"
    CRIME_NUMBER = "crime_number"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back, and who said it. ``submission_id`` makes two presses one answer."""

    submission_id: UUID
    code: ReplyCode
    words: str
    by: str


STATE_WORDS: dict[PacketState, str] = {
    PacketState.QUEUED: "Waiting to leave",
    PacketState.DELIVERED: "Sent",
    PacketState.STOPPED: "Stopped, nothing left",
    PacketState.RECALLED: "Called back",
    PacketState.EXPIRED: "Ended",
}

KIND_WORDS: dict[PacketKind, str] = {
    PacketKind.POLICE_INTELLIGENCE: "For the police, about him only",
    PacketKind.POLICE_REPORT: "For the police, with her details",
    PacketKind.SAFEGUARDING_REFERRAL: "Safeguarding referral",
    PacketKind.ADVISER_REFERRAL: "For an adviser",
}

REPLY_WORDS: dict[ReplyCode, str] = {
    ReplyCode.RECEIVED: "Received",
    ReplyCode.TASKED: "Somebody is working on it",
    ReplyCode.NO_ACTION: "No action will be taken",
    ReplyCode.ASK_HER: "Please ask her something",
    ReplyCode.CRIME_NUMBER: "Recorded as a crime",
}
