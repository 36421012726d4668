"""How a figure follows from what is recorded. Plain values in, plain values out."""

from collections.abc import Iterable
from datetime import date
from statistics import median

from brolly.incidents.rules import Happened, standing
from brolly.incidents.vocabulary import ChainStep

_VERDICT = (ChainStep.CONVICTED, ChainStep.NOT_CONVICTED)


def years_of(days: Iterable[date]) -> list[int]:
    """Return every year from the first day to the last, those between included."""
    years = [day.year for day in days]
    return list(range(min(years), max(years) + 1)) if years else []


def conviction_share(cases: Iterable[Iterable[Happened]], *, until: date) -> tuple[int, int]:
    """
    Return how many cases ended in a conviction, and how many had a verdict, up to a day.

    The cohort is cases with a verdict, not reports: of those never charged nothing is said.
    """
    convicted = verdicts = 0
    for case in cases:
        reached = {one.step for one in case if one.on <= until}
        verdicts += bool(reached & set(_VERDICT))
        convicted += ChainStep.CONVICTED in reached
    return convicted, verdicts


def furthest(cases: Iterable[list[Happened]]) -> dict[ChainStep, int]:
    """Return how many cases came how far, those with nothing written down left out."""
    found = dict.fromkeys(ChainStep, 0)
    for case in cases:
        last = standing(case)
        if last is not None:
            found[last.step] += 1
    return found


def median_days(spans: Iterable[int]) -> tuple[int | None, int]:
    """Return the median number of days, and from how many."""
    found = list(spans)
    return (round(median(found)) if found else None), len(found)
