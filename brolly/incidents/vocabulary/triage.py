"""Who looks at a report, and how soon; and whether something in it is not right."""

from datetime import timedelta
from enum import StrEnum


class Priority(StrEnum):
    """How soon somebody looks at it. The soonest first."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


PRIORITY_WORDS = {
    Priority.NOW: "Now: within the hour",
    Priority.TODAY: "Today",
    Priority.WEEK: "This week",
    Priority.LATER: "When there is time, within four weeks",
}
LOOKED_AT_WITHIN = {
    Priority.NOW: timedelta(hours=1),
    Priority.TODAY: timedelta(hours=12),
    Priority.WEEK: timedelta(days=7),
    Priority.LATER: timedelta(days=28),
}


class Doubt(StrEnum):
    """What may be wrong with a report. It says nothing of whoever told it."""

    NONE = "none"
    UNSURE = "unsure"
    HARMFUL = "harmful"
    MADE_UP = "made_up"


DOUBT_WORDS = {
    Doubt.NONE: "Nothing seems wrong with it",
    Doubt.UNSURE: "Something does not fit: look again before anything leaves",
    Doubt.HARMFUL: "It may be meant to harm somebody: a rival, a partner who left, one of us",
    Doubt.MADE_UP: "It may be made up, or one of many sent to swamp us",
}


class Prompt(StrEnum):
    """A question that the words of a report raise. Never an answer."""

    IN_DANGER = "in_danger"
    UNDER_18 = "under_18"
    EXPLOITED = "exploited"
    OWN_NUMBER = "own_number"


PROMPT_WORDS = {
    Prompt.IN_DANGER: "Is she in danger now? Ring her first, as she wants to be reached. 999 only with "
    "her yes, or where a life is at risk.",
    Prompt.UNDER_18: "Is somebody under 18? The safeguarding lead decides today.",
    Prompt.EXPLOITED: "Is somebody made to work, held, or in debt to him? Ask her, alone and in her "
    "language. An adult is only referred with her yes.",
    Prompt.OWN_NUMBER: "Is the number said to be his her own? It is on hold until she has said.",
}
