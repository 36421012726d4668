"""Words of what leaves."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from brolly.consent.vocabulary import Field


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


class TakenAs(StrEnum):
    """In which form a recipient takes a packet along: a tagged PDF, or data for a machine."""

    PDF = "pdf"
    JSON = "json"


class Origin(StrEnum):
    """How a line of a packet came about. A fact, not a grade: the recipient grades."""

    AS_TOLD = "as_told"
    OWN_WORDS = "own_words"
    WRITTEN_BY_PROJECT = "written_by_project"
    KNOWN_TO_PROJECT = "known_to_project"


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

TAKEN_WORDS: dict[TakenAs, str] = {
    TakenAs.PDF: "Taken along as a PDF",
    TakenAs.JSON: "Taken along as data",
}

REPLY_WORDS: dict[ReplyCode, str] = {
    ReplyCode.RECEIVED: "Received",
    ReplyCode.TASKED: "Somebody is working on it",
    ReplyCode.NO_ACTION: "No action will be taken",
    ReplyCode.ASK_HER: "Please ask her something",
    ReplyCode.CRIME_NUMBER: "Recorded as a crime",
}

ORIGIN_WORDS: dict[Origin, str] = {
    Origin.AS_TOLD: "As told to the project, written down by it",
    Origin.OWN_WORDS: "Her own account, as written down by the project",
    Origin.WRITTEN_BY_PROJECT: "A summary that the project wrote for the recipient",
    Origin.KNOWN_TO_PROJECT: "Known to the project itself",
}

_ORIGINS: dict[Field, Origin] = {
    Field.NARRATIVE: Origin.OWN_WORDS,
    Field.INCIDENT_SUMMARY: Origin.WRITTEN_BY_PROJECT,
    Field.PUBLIC_TEXT: Origin.WRITTEN_BY_PROJECT,
    Field.PROVENANCE: Origin.KNOWN_TO_PROJECT,
}


def origin_of(field: Field) -> Origin:
    """Return how a line came about."""
    return _ORIGINS.get(field, Origin.AS_TOLD)
