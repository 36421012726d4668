"""What a warning may say, and how long it lasts. Plain Python."""

from brolly.alerts.rules.findings import findings_in, same_phrases
from brolly.alerts.rules.stages import (
    DAYS_OUT,
    DAYS_TO_REVIEW,
    MOVES,
    URGENT_HOURS,
    are_fixed,
    ends_on,
    may_move,
    review_on,
    urgent_lapses_at,
    urgent_text,
)

__all__ = [
    "DAYS_OUT",
    "DAYS_TO_REVIEW",
    "MOVES",
    "URGENT_HOURS",
    "are_fixed",
    "ends_on",
    "findings_in",
    "may_move",
    "review_on",
    "same_phrases",
    "urgent_lapses_at",
    "urgent_text",
]
