"""What a row of an old scheme is read into."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from brolly.incidents.rules.sheets.columns import Column
from brolly.incidents.rules.sheets.consent import Answers, nothing_said
from brolly.incidents.rules.sheets.days import DayRead
from brolly.incidents.rules.sheets.numbers import NumberRead


class RowKind(StrEnum):
    """What a row is."""

    INCIDENT = "incident"
    DUPLICATE = "duplicate"
    BANNER = "banner"
    NOTE = "note"
    BLANK = "blank"


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """Something of a row that is not taken over as it stands, and why."""

    what: str
    why: str


@dataclass(frozen=True, kw_only=True)
class RowRead:
    """One row, read. ``row`` counts from 1 as the spreadsheet shows it."""

    sheet: str
    row: int
    kind: RowKind
    reference: str = ""
    happened: DayRead = field(default_factory=DayRead)
    told: DayRead = field(default_factory=DayRead)
    phone: NumberRead = field(default_factory=NumberRead)
    plate: NumberRead = field(default_factory=NumberRead)
    answers: Answers = field(default_factory=nothing_said)
    texts: dict[Column, str] = field(default_factory=dict)
    held_back: tuple[HeldBack, ...] = ()
    understood: tuple[str, ...] = ()
    duplicate_of: int | None = None
    beside: tuple[str, ...] = ()  # comments, and cells for which no column was named
    text: str = ""

    @property
    def on(self) -> date | None:
        """Return the day it happened, where it can be one day alone."""
        return self.happened.on
