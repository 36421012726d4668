"""In which order Today lists what waits."""

from datetime import datetime

from brolly.home.vocabulary import Need, Urgency


def urgency_of(due_at: datetime | None, *, now: datetime, hours_soon: int = 24) -> Urgency:
    """Return how urgent something due then is now."""
    if due_at is None:
        return Urgency.WHEN_YOU_CAN
    if due_at < now:
        return Urgency.OVERDUE
    soon = (due_at - now).total_seconds() <= hours_soon * 3600
    return Urgency.TODAY if soon else Urgency.WHEN_YOU_CAN


def in_order(needs: list[Need]) -> list[Need]:
    """Return the most urgent first; of the same urgency, what is due first."""
    return sorted(
        needs,
        key=lambda n: (
            -n.urgency,
            n.due_at is None,
            n.due_at and n.due_at.timestamp(),
            n.title,
        ),
    )
