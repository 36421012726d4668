"""Which moves a packet may make, and when it ends. Plain Python."""

import secrets
from datetime import date, datetime, timedelta

from brolly.consent.vocabulary import ReasonCode
from brolly.disclosures.vocabulary import PacketState

DAYS_TO_READ = 90
DAYS_TO_ANSWER = 14
DAYS_TO_ANSWER_DUTY = 1
WATERMARK_LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789"

MOVES: dict[PacketState, frozenset[PacketState]] = {
    PacketState.QUEUED: frozenset({PacketState.DELIVERED, PacketState.STOPPED}),
    PacketState.DELIVERED: frozenset({PacketState.RECALLED, PacketState.EXPIRED}),
    PacketState.STOPPED: frozenset(),
    PacketState.RECALLED: frozenset(),
    PacketState.EXPIRED: frozenset(),
}

# A delivered packet is called back for what she says, not for what we put in order:
# a new hold or an ended agreement stops what has not left yet.
HER_REASONS = frozenset(
    {
        ReasonCode.SAID_NO,
        ReasonCode.ASK_HER,
        ReasonCode.NOT_ASKED,
        ReasonCode.NOT_TO_THEM,
        ReasonCode.BLOCKED,
        ReasonCode.NOTHING_LEFT,
    }
)


def may_move(now: PacketState, to: PacketState) -> bool:
    """Test whether a packet may move from one state to another."""
    return to in MOVES[now]


def ends_on(delivered: date) -> date:
    """Return the day on which the recipient's access ends."""
    return delivered + timedelta(days=DAYS_TO_READ)


def answer_due_on(delivered: date, *, by_duty: bool = False) -> date:
    """Return the day by which an answer is expected: a duty that overrides cannot wait."""
    return delivered + timedelta(days=DAYS_TO_ANSWER_DUTY if by_duty else DAYS_TO_ANSWER)


def leaves_at(asked: datetime, *, wait_hours: int, she_asked_for_now: bool) -> datetime:
    """Return when a packet leaves: after the organisation's wait, or now at her wish."""
    return asked if she_asked_for_now else asked + timedelta(hours=wait_hours)


def is_read(*, needs_reader: bool, read_at: datetime | None) -> bool:
    """Test whether nobody has to read it any more before it leaves."""
    return not needs_reader or read_at is not None


def new_watermark() -> str:
    """Return a code for one packet, printed on it, that is easy to read out."""
    letters = "".join(secrets.choice(WATERMARK_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def is_her_reason(reasons: tuple[ReasonCode, ...]) -> bool:
    """Test whether a refusal rests on what she said, so that what left is called back."""
    return any(reason in HER_REASONS for reason in reasons)
