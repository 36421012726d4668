"""What is decided about warnings, and how they are written for other machines. Plain Python."""

from brolly.alerts.rules.answers import in_words
from brolly.alerts.rules.atom import Entry, Gone, atom_feed
from brolly.alerts.rules.cap import (
    NOTES,
    Issuer,
    Message,
    PublicWarning,
    Reference,
    cap_alert,
    cap_document,
    summary_of,
    town_words,
)
from brolly.alerts.rules.cap_check import RULES, broken_rules
from brolly.alerts.rules.hours import EVERYWHERE, Quiet, held_until, hours_for
from brolly.alerts.rules.lasting import (
    DAYS_OUT,
    DAYS_TO_REVIEW,
    MOVES,
    URGENT_HOURS,
    are_fixed,
    ends_on,
    level_of_kinds,
    may_move,
    review_on,
    urgent_lapses_at,
    urgent_text,
)
from brolly.alerts.rules.short import parts_of

__all__ = [
    "DAYS_OUT",
    "DAYS_TO_REVIEW",
    "EVERYWHERE",
    "MOVES",
    "NOTES",
    "RULES",
    "URGENT_HOURS",
    "Entry",
    "Gone",
    "Issuer",
    "Message",
    "PublicWarning",
    "Quiet",
    "Reference",
    "are_fixed",
    "atom_feed",
    "broken_rules",
    "cap_alert",
    "cap_document",
    "ends_on",
    "held_until",
    "hours_for",
    "in_words",
    "level_of_kinds",
    "may_move",
    "parts_of",
    "review_on",
    "summary_of",
    "town_words",
    "urgent_lapses_at",
    "urgent_text",
]
