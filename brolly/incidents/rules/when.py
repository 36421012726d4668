"""When it happened, and how exactly that may be said."""

import re
from datetime import date, timedelta

from brolly.incidents.vocabulary import (
    Precision,
)


def is_in_future(happened_on: date | None, *, today: date) -> bool:
    """Test whether something is said to have happened later than today."""
    return happened_on is not None and happened_on > today


# What can still be found on somebody, or in hair, is gone by then (FFLM, read 2026-11-23).
LONG_AGO = timedelta(days=90)
# How many days after the day that is kept it may have been, as exactly as it is known.
_MAY_BE_LATER = {
    Precision.YEAR.value: timedelta(days=365),
    Precision.SEASON.value: timedelta(days=92),
    Precision.MONTH.value: timedelta(days=31),
}


def is_long_ago(happened_on: date | None, precision: str, *, today: date) -> bool:
    """Test whether it surely happened so long ago that no sample tells of it any more."""
    if happened_on is None or precision == Precision.UNKNOWN.value:
        return False
    latest = happened_on + _MAY_BE_LATER.get(precision, timedelta(0))
    return today - latest > LONG_AGO


def when_shown(happened_on: date | None, precision: str) -> str:
    """Return when it happened, no more exactly than it is known."""
    if happened_on is None or precision == Precision.UNKNOWN.value:
        return "Not known"
    if precision == Precision.DAY.value:
        return f"{happened_on.day} {happened_on:%B %Y}"
    if precision == Precision.MONTH.value:
        return f"{happened_on:%B %Y}"
    if precision == Precision.SEASON.value:
        seasons = ("winter", "spring", "summer", "autumn")
        return f"{seasons[happened_on.month % 12 // 3]} {happened_on.year}"
    return str(happened_on.year)


def coarse_day(happened_on: date | None, precision: str) -> date | None:
    """Return the day with everything that is not known set to the first."""
    if happened_on is None or precision == Precision.UNKNOWN.value:
        return None
    if precision == Precision.YEAR.value:
        return happened_on.replace(month=1, day=1)
    if precision in (Precision.MONTH.value, Precision.SEASON.value):
        return happened_on.replace(day=1)
    return happened_on


def without_place(name: str, *, place: str) -> str:
    """
    Return her name without the town of the report, where a name is left.

    "Kim, Derby" in a name's field would else make "Derby" a word that no warning may say.
    """
    town = {word.casefold() for word in re.findall(r"[^\W\d_]+", place)}
    left = re.sub(
        r"[^\W\d_]+", lambda word: "" if word[0].casefold() in town else word[0], name
    )
    return left if re.search(r"[^\W\d_]{2,}", left) else name
