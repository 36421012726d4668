"""``brolly read-sheet``: an old scheme's spreadsheet, one JSON line a row. Needs no database."""

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from brolly.incidents.rules.sheets import (
    CannotRead,
    Sheet,
    SheetMap,
    line_of,
    map_from,
    map_to,
    maps_of,
    read_rows,
    read_workbook,
)


def read_sheet(file: Path, *, map_file: Path | None, out: Path | None, today: date) -> str:
    """
    Write the lines to ``out``, or print them, and return what was found in a few words.

    A map that is not there yet is written, so that a person can mend it and run this again.

    :raises CannotRead: the file, or the map, is not what it should be
    """
    try:
        sheets = read_workbook(file.read_bytes())
    except OSError as missing:
        raise CannotRead("There is no such file, or it may not be read.") from missing
    rows = read_rows(sheets, _maps(sheets, map_file), today=today)
    lines = [json.dumps(line_of(row), ensure_ascii=False) for row in rows]
    text = "\n".join(lines) + "\n"
    if out is None:
        sys.stdout.write(text)
        return ""
    out.write_text(text, encoding="utf-8")
    many = Counter(row.kind.value for row in rows)
    held = sum(bool(row.held_back) for row in rows)
    said = ", ".join(f"{count} {kind}" for kind, count in many.most_common())
    return f"{len(rows)} rows: {said}. {held} have something held back. Written to {out}"


def _maps(sheets: list[Sheet], map_file: Path | None) -> list[SheetMap]:
    if map_file is None:
        return maps_of(sheets)
    if not map_file.exists():
        maps = maps_of(sheets)
        text = json.dumps(map_to(maps), indent=2, ensure_ascii=False)
        map_file.write_text(text + "\n", encoding="utf-8")
        return maps
    try:
        said = json.loads(map_file.read_text(encoding="utf-8"))
    except ValueError as broken:
        raise CannotRead(
            "The map is no JSON file. Mend it, or delete it and begin anew."
        ) from broken
    if not isinstance(said, dict):
        raise CannotRead("The map has to name sheets. Delete it, and begin anew.")
    return map_from(said, sheets)
