"""
Look at a file before it is opened: what it is, and whether opening it can do harm.

A workbook is a zip of XML. Opened blindly it can be a bomb, an entity trick, or one cell at the
far end of an empty sheet; a name says nothing about what is inside.
"""

import io
import re
import zipfile

from brolly.incidents.rules.sheets.refused import CannotRead

LARGEST_FILE = 20_000_000
LARGEST_OPENED = 40_000_000  # a scheme of ten years has less than one
MOST_PARTS = 2_000
MOST_COLUMNS = 100
MOST_ROWS = 20_000
MOST_CELLS = 1_000_000

TOO_LARGE = "This file is larger than 20 MB. Part it into smaller ones."
LOCKED = "This workbook is locked with a password. Open it, take the password off, and save it again."
OPEN_DOCUMENT = "This is an OpenDocument file. Save it as an Excel workbook (.xlsx)."
BINARY = "This is a binary Excel workbook (.xlsb). Save it as an Excel workbook (.xlsx)."
NOT_A_WORKBOOK = "This is not an Excel workbook (.xlsx)."
DAMAGED = "This file is damaged and cannot be opened whole, so nothing was read."
BOMB = "This file is far too large for a spreadsheet of reports. It was not opened."
TRICK = "This file has instructions for programs inside that no spreadsheet needs. It was not opened."
TOO_WIDE = "A sheet has {found} columns. We read up to 100: take out those that are empty."
TOO_LONG = (
    "A sheet goes down to row {found}. We read up to 20,000: take out rows that are empty."
)

_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,4})(\d{1,9})"')
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d{1,9})"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


def check_file(data: bytes) -> None:
    """
    Refuse what is not a workbook, or one that is not safe to open.

    :raises CannotRead: with the sentence to show
    """
    if len(data) > LARGEST_FILE:
        raise CannotRead(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _check_parts(parts)
            for part in parts.infolist():
                _check_part(part.filename, parts.read(part))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError):
        raise CannotRead(DAMAGED) from None
    except RuntimeError:
        raise CannotRead(LOCKED) from None


def _check_parts(parts: zipfile.ZipFile) -> None:
    found = parts.infolist()
    names = {part.filename for part in found}
    if any(part.flag_bits & 1 for part in found):
        raise CannotRead(LOCKED)
    if len(found) > MOST_PARTS or sum(part.file_size for part in found) > LARGEST_OPENED:
        raise CannotRead(BOMB)
    if "xl/workbook.bin" in names:
        raise CannotRead(BINARY)
    if "content.xml" in names:
        raise CannotRead(OPEN_DOCUMENT)
    if "xl/workbook.xml" not in names:
        raise CannotRead(NOT_A_WORKBOOK)


def _check_part(name: str, content: bytes) -> None:
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    start = content[:200]
    if b"\x00" in start or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise CannotRead(TRICK)
    if name.startswith("xl/worksheets/") and name.endswith(".xml"):
        _check_size(content)


def _check_size(content: bytes) -> None:
    letters = {found[1] for found in _CELL.finditer(content)}
    rows = [int(found[1]) for found in _ROW.finditer(content)]
    rows += [int(found[2]) for found in _CELL.finditer(content)]
    columns = [column_number(each.decode()) for each in letters]
    for found in _MERGED.finditer(content):
        rows.append(int(found[4]))
        columns.append(column_number(found[3].decode()))
    last, wide = max(rows, default=0), max(columns, default=0)
    if wide > MOST_COLUMNS:
        raise CannotRead(TOO_WIDE.format(found=wide))
    if last > MOST_ROWS or last * wide > MOST_CELLS:
        raise CannotRead(TOO_LONG.format(found=last))


def column_number(letters: str) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
