"""
Days that stand out of their order in a sheet, where another reading would stand in it.

A sheet is written down day after day. A day that is months off, and would fit with day and month
swapped or in the next year, is a slip of somebody's pen or of a spreadsheet: it is held back.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import median_low

from brolly.incidents.rules.sheets.days import DayRead
from brolly.incidents.rules.sheets.shapes import HeldBack, RowKind, RowRead

NEAR, FAR, A_YEAR = timedelta(days=21), timedelta(days=45), timedelta(days=300)
NEIGHBOURS = 3


def held_out_of_order(rows: list[RowRead]) -> list[RowRead]:
    """Return the rows of one sheet with such days held back, each with its reason."""
    reports = [row for row in rows if row.kind is RowKind.INCIDENT and row.on]
    why = {}
    for at, row in enumerate(reports):
        around = _around(reports[:at], reports[at + 1 :])
        if row.on and around and (said := _slip(row.on, *around)):
            why[row.row] = said
    return [_held(row, why[row.row]) if row.row in why else row for row in rows]


def _around(before: Sequence[RowRead], after: Sequence[RowRead]) -> tuple[date, date] | None:
    """Return from when to when the nearest days go; nothing where they are far apart."""
    first = [row.on for row in before[-NEIGHBOURS:] if row.on]
    then = [row.on for row in after[:NEIGHBOURS] if row.on]
    if len(first) < 2 or len(then) < 2:
        return None
    start, end = median_low(first), median_low(then)
    return (start, end) if timedelta() <= end - start <= timedelta(days=120) else None


def _slip(day: date, start: date, end: date) -> str:
    if start - FAR <= day <= end + FAR:
        return ""
    swapped = _day(day.year, day.day, day.month)
    others = [swapped, *(_day(day.year + more, day.month, day.day) for more in (-1, 1))]
    fits = [one for one in others if one and start - NEAR <= one <= end + NEAR]
    if not fits:
        return ""
    return f"it can be {day} or {fits[0]}, and the rows around it speak for the second"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _held(row: RowRead, why: str) -> RowRead:
    return replace(
        row,
        happened=DayRead(why_not=why),
        held_back=(*row.held_back, HeldBack(what="date", why=why)),
        understood=tuple(one for one in row.understood if not one.startswith("date:")),
    )
