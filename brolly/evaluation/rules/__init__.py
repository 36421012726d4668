"""What may be shown of a figure, and how figures follow from what is recorded."""

from brolly.evaluation.rules.control import BASE, THRESHOLD, breakdown, increase, share, shown
from brolly.evaluation.rules.figures import (
    conviction_share,
    furthest,
    median_days,
    years_of,
)

__all__ = [
    "BASE",
    "THRESHOLD",
    "breakdown",
    "conviction_share",
    "furthest",
    "increase",
    "median_days",
    "share",
    "shown",
    "years_of",
]
