"""Days as people write them in a sheet. What could be two days is none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from brolly.incidents.rules.sheets.workbook import Cell

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NUMBERS = re.compile(r"^(?P<a>\d{1,2})[./\- ](?P<b>\d{1,2})[./\- ](?P<year>\d{4}|\d{2})$")
_BACKWARDS = re.compile(
    r"^(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?:[ T].*)?$"
)
_NAMED = re.compile(
    rf"^(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(?P<day>\d{{1,2}})"
    rf"(?:st|nd|rd|th)?(?: of)? {_MONTH},?(?: ['’]?(?P<year>\d{{4}}|\d{{2}}))?$"
)
_MONTH_FIRST = re.compile(rf"^{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})$")
_MONTH_ONLY = re.compile(
    rf"^(?:early|mid|late|end|start)?(?: of)? ?{_MONTH},? ?['’]?(?P<year>\d{{4}}|\d{{2}})"
    r"(?: ?\(?(?:mid|early|late|end|start|\?+|approx|ish)\)?| ?\?+)*$"
)
_PART_OF_DAY = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2})? ?(?:am|pm)\b|\b\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\b(?:night|evening|eve|morning|afternoon|am|pm|midnight)\b"
)
SAME = re.compile(
    r"^(?:as above|ditto|do\.?|[\"”“'’]{1,2}|same (?:day|night|date|as above|place|spot)|sames?|〃"
    r"|as prev(?:ious)?|see above|\^+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class DayRead:
    """
    A day as far as it could be read. ``on`` is set only where it can be one day alone.

    ``how`` says what it was worked out from, where the cell itself did not say all of it.
    """

    on: date | None = None
    month: str = ""
    how: str = ""
    why_not: str = ""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the whole sheet tells: which years it is about, and which number comes first."""

    years: frozenset[int] = frozenset()
    day_first: bool | None = None
    counts_from_1904: bool = False


def evidence_in(
    cells: Iterable[Cell], said: Iterable[str], *, counts_from_1904: bool = False
) -> Evidence:
    """Return what dates that can be only one day, and titles, tell about the others."""
    years: set[int] = set()
    day_first = month_first = False
    for cell in cells:
        if isinstance(cell.value, datetime):
            years.add(cell.value.year)
        elif match := _NUMBERS.match(cell.text.strip("?~ .")):
            a, b = int(match["a"]), int(match["b"])
            day_first |= a > 12 >= b
            month_first |= b > 12 >= a
            years.add(_year(match["year"]))
        elif match := (_NAMED.match(cell.text.lower()) or _MONTH_ONLY.match(cell.text.lower())):
            years |= {_year(match["year"])} if match["year"] else set()
    for text in said:
        years |= {int(found) for found in re.findall(r"\b(?:19|20)\d\d\b", text)}
    return Evidence(
        years=frozenset(years),
        day_first=None if day_first == month_first else day_first,
        counts_from_1904=counts_from_1904,
    )


def read_day(cell: Cell, evidence: Evidence, *, today: date) -> DayRead:
    """Return the day in a cell, or why it is none."""
    if cell.is_formula:
        return DayRead(why_not="a formula without its result")
    if isinstance(cell.value, datetime):
        return _plausible(DayRead(on=cell.value.date()), today)
    text = cell.text.strip()
    if not text:
        return DayRead(why_not="no day is written")
    if isinstance(cell.value, int | float) or re.fullmatch(r"\d{5}", text):
        return _plausible(_serial(text, evidence), today)
    return _plausible(_written(text, evidence), today)


def _written(text: str, evidence: Evidence) -> DayRead:
    plain = _PART_OF_DAY.sub(" ", re.sub(r"\s+", " ", text.lower())).strip(" ,~.")
    if "?" in plain and re.search(r"\d\W*\?", plain) and not _MONTH_ONLY.match(text.lower()):
        return DayRead(why_not="it is written with a question mark")
    plain = plain.strip(" ?")
    if match := _BACKWARDS.match(plain):
        return _made(match["year"], match["month"], match["day"])
    if match := _NUMBERS.match(plain):
        return _numbers(match, evidence)
    if match := _MONTH_FIRST.match(plain):
        return _made(match["year"], _month(match), match["day"])
    if match := _NAMED.match(plain):
        return _named(match, evidence)
    if match := _MONTH_ONLY.match(text.lower()):
        month = f"{_year(match['year'])}-{_month(match):02}"
        return DayRead(month=month, why_not="only the month is known")
    only_year = re.fullmatch(r"(?:19|20)\d\d", plain)
    return DayRead(
        why_not="only the year is known" if only_year else "it cannot be read as a day"
    )


def _serial(text: str, evidence: Evidence) -> DayRead:
    number = float(text)
    if not 30_000 <= number <= 60_000:
        return DayRead(why_not="a number that is no day")
    begin = date(1904, 1, 1) if evidence.counts_from_1904 else date(1899, 12, 30)
    return DayRead(
        on=begin + timedelta(days=int(number)), how="the spreadsheet had it as a number"
    )


def _numbers(match: re.Match[str], evidence: Evidence) -> DayRead:
    a, b, year = int(match["a"]), int(match["b"]), match["year"]
    if a > 12 or a == b:
        return _made(year, b, a)
    if b > 12:
        return _made(year, a, b)
    if evidence.day_first is None:
        return DayRead(
            why_not="it could be two days: the sheet does not tell which comes first"
        )
    if not evidence.day_first:
        return _made(year, a, b, how="the month comes first in this sheet")
    return _made(year, b, a, how="the day comes first in this sheet")


def _named(match: re.Match[str], evidence: Evidence) -> DayRead:
    month, day = _month(match), int(match["day"])
    if match["year"]:
        read = _made(match["year"], month, day)
        wrong = read.on is not None and match["weekday"] not in (
            None, _DAYS[read.on.weekday()],
        )  # fmt: skip
        return DayRead(why_not="the weekday and the day do not go together") if wrong else read
    if not match["weekday"]:
        return DayRead(why_not="no year is written")
    fits = []
    for year in sorted(evidence.years):
        on = _made(year, month, day).on
        if on is not None and _DAYS[on.weekday()] == match["weekday"]:
            fits.append(on)
    if len(fits) == 1:
        return DayRead(on=fits[0], how="the year was worked out from the weekday")
    return DayRead(why_not="no year is written, and the weekday does not settle it")


def _made(year: str | int, month: str | int, day: str | int, how: str = "") -> DayRead:
    try:
        return DayRead(on=date(_year(str(year)), int(month), int(day)), how=how)
    except ValueError:
        return DayRead(why_not="there is no such day")


def _plausible(read: DayRead, today: date) -> DayRead:
    if read.on is None:
        return read
    if read.on > today:
        return DayRead(why_not="it has not come yet")
    if read.on.year < 1960:
        return DayRead(why_not="it is very long ago: check the year")
    return read


def _year(said: str) -> int:
    year = int(said)
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year


def _month(match: re.Match[str]) -> int:
    return MONTHS.index(match["month"]) + 1
