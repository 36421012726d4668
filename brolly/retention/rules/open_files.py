"""Records as open files: CSV for people and spreadsheets, JSON lines for programs, in a zip."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

# A spreadsheet takes what begins so for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(value: Any) -> Any:
    """Return a value as JSON has them: dataclasses as objects, days and ids as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(plain(name)): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def packed(tables: Mapping[str, Iterable[Mapping[str, Any]]], *, read_me: str) -> bytes:
    """Return a zip with each table as CSV and as JSON lines, and a text that explains them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr("README.txt", read_me)
        for name, rows in tables.items():
            lines = [plain(row) for row in rows]
            files.writestr(f"{name}.jsonl", "".join(_line(one) for one in lines))
            files.writestr(f"{name}.csv", _csv(lines))
    return out.getvalue()


def read_me(*, by: str, at: datetime, closed: int) -> str:
    """Return what stands in the folder's README: what it is, whose it is, what is left out."""
    left_out = (
        f"{closed} report(s) that named staff alone may open are not in it.\n" if closed else ""
    )
    return (
        f"Taken out of Brolly by {by}, {at:%d %B %Y, %H:%M} UTC. The history has a line about it.\n"
        "Every report of the organisation, who told it, what each person chose, what left, what\n"
        "came of it, and the warnings. One line a record: .jsonl for programs, .csv for people.\n"
        f"{left_out}"
        "Nothing in it is locked any more. What people chose still holds: whoever has this file\n"
        "may share of it only what each of them agreed to. Keep it on an encrypted disk, and\n"
        "delete it when you are done.\n"
    )


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _csv(rows: list[dict[str, Any]]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in names])
    # Excel reads UTF-8 only where the file says so first.
    return "\ufeff" + out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = (
        json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)
    )
    return f"'{text}" if text.startswith(_FORMULA) else text
