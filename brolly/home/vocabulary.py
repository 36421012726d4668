"""What Today is made of."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Urgency(IntEnum):
    """How soon somebody must look. Higher comes first."""

    WHEN_YOU_CAN = 1
    TODAY = 2
    OVERDUE = 3


@dataclass(frozen=True, kw_only=True)
class Need:
    """One line of Today: so many things of a kind that wait for this actor."""

    count: int
    title: str
    detail: str
    address: str
    urgency: Urgency = Urgency.WHEN_YOU_CAN
    due_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Today:
    """What waits for the actor, most urgent first, and what was looked at and is empty."""

    needs: list[Need]
    nothing_waiting: list[str]
