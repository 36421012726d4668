"""A workbook's bytes turned into plain cells: values, colours, comments, what is merged."""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from brolly.incidents.rules.sheets.refused import CannotRead
from brolly.incidents.rules.sheets.safety import check_file

MOST_BYTES = 40_000_000
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 20_000, 120, 60
Value = str | int | float | datetime | None


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell. ``colour`` is six hex digits or ""; ``is_formula`` where a value is missing."""

    value: Value = None
    colour: str = ""
    comment: str = ""
    is_formula: bool = False
    is_struck: bool = False

    @property
    def text(self) -> str:
        """Return what the cell shows as one line; whole numbers without ".0"."""
        if self.value is None:
            return ""
        if isinstance(self.value, datetime):
            return self.value.date().isoformat()
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return " ".join(str(self.value).split())

    @property
    def is_empty(self) -> bool:
        """Test whether nothing is written in it. A colour or a comment is nothing written."""
        return not self.text


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet. Rows begin at 1. ``across`` are the rows that one merged cell fills."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    across: frozenset[int] = frozenset()
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    counts_from_1904: bool = False


def read_workbook(content: bytes) -> list[Sheet]:
    """
    Return the sheets of an .xlsx file, or the one sheet of a .csv file.

    :raises CannotRead: it is another kind of file, locked, broken, or far too large
    """
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise CannotRead(
            "This is an old .xls file, or one with a password. Open it, take the password "
            "off, save it as .xlsx, and try again."
        )
    if not content.startswith(b"PK"):
        return [_from_csv(content)]
    check_file(content)
    # Here, not above: every process would pay a fifth of a second at its start for it.
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        asked = openpyxl.load_workbook(io.BytesIO(content), data_only=False)
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        OSError,
        TypeError,
    ) as broken:
        raise CannotRead(
            "This file cannot be opened as a spreadsheet. Save it again as .xlsx."
        ) from broken
    if len(book.worksheets) > MOST_SHEETS:
        raise CannotRead(f"This file has more than {MOST_SHEETS} sheets.")
    old = book.epoch.year == 1904
    return [_from_sheet(one, asked[one.title], old) for one in book.worksheets]


def _from_sheet(sheet: Any, asked: Any, counts_from_1904: bool) -> Sheet:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise CannotRead(
            f"A sheet has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns. Take out what "
            "is empty, and try again."
        )
    rows = tuple(
        tuple(_cell(one, other) for one, other in zip(row, others, strict=True))
        for row, others in zip(sheet.iter_rows(), asked.iter_rows(), strict=True)
    )
    across = frozenset(
        area.min_row
        for area in sheet.merged_cells.ranges
        if area.min_row == area.max_row and area.max_col - area.min_col >= 2
    )
    hidden = frozenset(n for n, one in sheet.row_dimensions.items() if one.hidden)
    return Sheet(
        name=sheet.title,
        rows=rows,
        across=across,
        is_hidden=sheet.sheet_state != "visible",
        hidden_rows=hidden,
        counts_from_1904=counts_from_1904,
    )


def _cell(one: Any, asked: Any) -> Cell:
    value = one.value
    if isinstance(value, time):
        value = value.isoformat(timespec="minutes")
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day, no time
    elif isinstance(value, bool):
        value = "yes" if value else "no"
    elif value is not None and not isinstance(value, str | int | float | datetime):
        value = str(value)
    is_formula = value is None and str(asked.value or "").startswith("=")
    comment = one.comment.text.strip() if one.comment else ""
    return Cell(
        value=value,
        colour=_colour(one),
        comment=comment,
        is_formula=is_formula,
        is_struck=bool(value is not None and one.font and one.font.strike),
    )


def _colour(cell: Any) -> str:
    fill = cell.fill
    if fill is None or fill.fill_type is None:
        return ""
    colour = fill.fgColor
    if colour is None:
        return ""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        found = colour.rgb[-6:].upper()
        return "" if found == "FFFFFF" or colour.rgb == "00000000" else found
    kind = "theme" if colour.type == "theme" else "indexed"
    number = colour.theme if kind == "theme" else colour.indexed
    shade = f"{colour.tint:+.2f}" if colour.tint else ""
    return "" if (kind, number, shade) == ("theme", 0, "") else f"{kind} {number}{shade}"


def _from_csv(content: bytes) -> Sheet:
    if b"\0" in content[:4000]:
        raise CannotRead("This is no spreadsheet that we can read. Save it as .xlsx or .csv.")
    if len(content) > MOST_BYTES:
        raise CannotRead("This file is far too large for a spreadsheet of reports.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    try:
        dialect: Any = csv.Sniffer().sniff(text[:8000], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    rows = list(csv.reader(io.StringIO(text), dialect))
    wide = max((len(row) for row in rows), default=0)
    if len(rows) > MOST_ROWS or wide > MOST_COLUMNS:
        raise CannotRead(f"It has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns.")
    if not any(cell.strip() for row in rows for cell in row):
        raise CannotRead("This file is empty.")
    cells = tuple(
        tuple(Cell(value=text or None) for text in [*row, *[""] * (wide - len(row))])
        for row in rows
    )
    return Sheet(name="csv", rows=cells)
