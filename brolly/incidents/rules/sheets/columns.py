"""Which column says what: guessed by its heading, kept in a file that a person can mend."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from brolly.incidents.rules.sheets.refused import CannotRead
from brolly.incidents.rules.sheets.workbook import Sheet


class Column(StrEnum):
    """What a column of an old scheme can hold."""

    REFERENCE = "reference"
    HAPPENED = "happened"
    TOLD = "told"
    PLACE = "place"
    SECTOR = "sector"
    KIND = "kind"
    STORY = "story"
    NAME = "name"
    HIM = "him"
    VEHICLE = "vehicle"
    REGISTRATION = "registration"
    PHONE = "phone"
    HER_PHONE = "her_phone"
    CONSENT = "consent"
    CONSENT_POLICE = "consent_police"
    COLOUR = "colour"
    BY = "by"
    NOTES = "notes"


# In this order: the first that fits takes the column. "Date told us" before "Date".
_HEADINGS: tuple[tuple[Column, str], ...] = (
    (Column.TOLD, r"\btold\b|report(ed|ing)? ?(on|date)|date (of )?(report|received|logged|told)|received|logged"),
    (Column.CONSENT_POLICE, r"^(?!.*warn)(?:.*(consent|ok|share|tell|pass).*\bpolice\b|^police\b.*(ok|\?|consent|yes)|.*\bpolice\?)"),
    (Column.CONSENT, r"consent|permission|\bok\b|share\b|\bwarn\b|happy for|agree"),
    (Column.HAPPENED, r"\bdate\b|\bwhen\b|^day\b|\bdata\b|\bdatum\b|fecha"),
    (Column.REFERENCE, r"^(no\.?|nr\.?|#|id|ref|reference|number|um ?no\.?|case ?(no|ref).*|inc(ident)? ?(no|ref|number).*|row|log ?no.*)$"),
    (Column.HER_PHONE, r"(her|caller|reporter|victim|contact|worker|sw).*(tel|phone|mobile|mob|number|no\.?)$|^contact( details)?$|(tel|phone|mobile|mob|number|no)\b.*\b(worker|caller|reporter|victim|her|sw)\b|^safe (number|no)"),
    (Column.REGISTRATION, r"^(reg|registration|plate|number ?plate|vrm|vrn|licen[cs]e plate|car reg|reg\.? ?(no|number|mark)?)\b[^/]*$"),
    (Column.VEHICLE, r"\bcar\b|vehicle|\bvan\b|\breg\b|motor"),
    (Column.NAME, r"(suspect|his|him|man|offender|perp|mug|punter|client)?.*\b(name|nick|nickname|alias|aka)\b"),
    (Column.PHONE, r"^(tel|phone|telephone|mobile|mob|his (tel|phone|number|no)|number|phone ?(no|number)|tel ?(no|number)|suspect (tel|phone).*)\b"),
    (Column.HIM, r"^him$|suspect|\bman\b|offender|perp|punter|client|description of|appearance|\bdesc\b|attacker|customer"),
    (Column.SECTOR, r"sector|street ?/ ?indoor|work ?type|type of work|setting"),
    (Column.KIND, r"\btype\b|category|offence|crime|kind"),
    (Column.STORY, r"what happened|narrative|incident|story|details|account|description|summary|report"),
    (Column.PLACE, r"where|place|location|area|town|district|postcode|venue|beat"),
    (Column.COLOUR, r"^rag\b|colou?r|status|flag"),
    (Column.BY, r"who (took|by|logged)|taken by|initials|staff|worker|logged by|by whom|\bby$"),
    (Column.NOTES, r"notes?|follow|comments?|outcome|action|result|other|misc"),
)  # fmt: skip
MOST_ROWS_ABOVE = 25
FEWEST_HEADINGS = 3


@dataclass(frozen=True, kw_only=True)
class SheetMap:
    """How one sheet is read: where its headings stand, and what each column holds."""

    sheet: str
    heading_row: int = 0
    columns: dict[int, Column] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    colour_column: int | None = None
    unread: tuple[str, ...] = ()

    @property
    def has_reports(self) -> bool:
        """Test whether it has headings of a scheme. A key to the colours has none."""
        return self.heading_row > 0

    def of(self, column: Column) -> list[int]:
        """Return the columns that hold one thing, from left to right."""
        return [number for number, holds in sorted(self.columns.items()) if holds is column]


def maps_of(sheets: list[Sheet]) -> list[SheetMap]:
    """Return how each sheet seems to be laid out, for a person to look at and mend."""
    return [_map_of(sheet) for sheet in sheets]


def _map_of(sheet: Sheet) -> SheetMap:
    best: tuple[int, int, dict[int, Column]] = (0, 0, {})
    for number, row in enumerate(sheet.rows[:MOST_ROWS_ABOVE], start=1):
        if number in sheet.across:
            continue
        found = _columns_in([cell.text for cell in row])
        # A heading is short; a story that has "car" and "when" in it is none.
        told = [cell.text for cell in row if cell.text]
        is_long = any(len(text) > 60 for text in told)
        if len(found) > best[0] and not is_long:
            best = (len(found), number, found)
    many, number, columns = best
    if many < FEWEST_HEADINGS or not {Column.STORY, Column.HIM, Column.KIND} & set(
        columns.values()
    ):
        return SheetMap(sheet=sheet.name)
    headings = {
        at: cell.text for at, cell in enumerate(sheet.rows[number - 1]) if not cell.is_empty
    }
    unread = tuple(said for at, said in headings.items() if at not in columns)
    return SheetMap(
        sheet=sheet.name,
        heading_row=number,
        columns=columns,
        headings=headings,
        colour_column=_colour_column(sheet, number, columns),
        unread=unread,
    )


def _columns_in(headings: list[str]) -> dict[int, Column]:
    found: dict[int, Column] = {}
    several = {Column.KIND, Column.NOTES, Column.HIM}
    for at, said in enumerate(headings):
        text = said.lower().strip(" :?*")
        if not text:
            continue
        for column, pattern in _HEADINGS:
            taken = column in found.values() and column not in several
            if not taken and re.search(pattern, text):
                found[at] = column
                break
    return found


def _colour_column(sheet: Sheet, heading_row: int, columns: dict[int, Column]) -> int | None:
    """Return the column that speaks by its colour alone: filled often, written in never."""
    filled: dict[int, int] = {}
    for row in sheet.rows[heading_row:]:
        for at, cell in enumerate(row):
            if cell.colour and cell.is_empty:
                filled[at] = filled.get(at, 0) + 1
    named = [at for at, column in columns.items() if column is Column.COLOUR]
    best = max(filled, key=lambda at: filled[at], default=None)
    if best is not None and filled[best] >= 3 and (not named or best in named):
        return best
    return named[0] if named else None


def map_to(maps: list[SheetMap]) -> dict[str, Any]:
    """Return the maps as a file keeps them, with letters for columns as a sheet has them."""
    return {
        one.sheet: {
            "heading_row": one.heading_row,
            "columns": {
                _letter(at): column.value for at, column in sorted(one.columns.items())
            },
            "colour_column": _letter(one.colour_column)
            if one.colour_column is not None
            else None,
            "not_read": list(one.unread),
        }
        for one in maps
    }


def map_from(said: dict[str, Any], sheets: list[Sheet]) -> list[SheetMap]:
    """
    Return the maps that a file says, for the sheets that are there; the others are guessed.

    :raises CannotRead: it names a column that is none, or a thing that no column holds
    """
    guessed = {one.sheet: one for one in maps_of(sheets)}
    return [
        _map_said(said[sheet.name], sheet) if sheet.name in said else guessed[sheet.name]
        for sheet in sheets
    ]


def _map_said(said: dict[str, Any], sheet: Sheet) -> SheetMap:
    try:
        row = int(said.get("heading_row") or 0)
        columns = {_number(at): Column(what) for at, what in said.get("columns", {}).items()}
        colour = said.get("colour_column")
        headings = (
            {at: c.text for at, c in enumerate(sheet.rows[row - 1]) if not c.is_empty}
            if 0 < row <= len(sheet.rows)
            else {}
        )
    except (ValueError, AttributeError, TypeError) as wrong:
        raise CannotRead(
            f"The map of the sheet “{sheet.name}” cannot be read. Columns are letters, and "
            f"each holds one of: {', '.join(Column)}."
        ) from wrong
    return SheetMap(
        sheet=sheet.name,
        heading_row=row,
        columns=columns,
        headings=headings,
        colour_column=_number(colour) if colour else None,
        unread=tuple(text for at, text in headings.items() if at not in columns),
    )


def _letter(at: int) -> str:
    letters = ""
    at += 1
    while at:
        at, left = divmod(at - 1, 26)
        letters = chr(65 + left) + letters
    return letters


def _number(letters: str) -> int:
    if not re.fullmatch(r"[A-Za-z]{1,2}", letters):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
