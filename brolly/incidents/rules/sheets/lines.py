"""One JSON line a row: what a program, or a careful person, checks an import by."""

from typing import Any

from brolly.incidents.rules.sheets.consent import Leaves
from brolly.incidents.rules.sheets.shapes import RowKind, RowRead


def line_of(row: RowRead) -> dict[str, Any]:
    """
    Return a row as plain values.

    ``date`` is a day like "2020-01-10" or null; ``month`` is "2020-01" where only that is
    known. ``phone`` is like "+447700900059", ``registration`` like "SM50ZPW"; what is known in
    part, or damaged, is null and stands in ``held_back`` with the reason. ``choices`` has an
    answer for each way in which something leaves.
    """
    line: dict[str, Any] = {"sheet": row.sheet, "row": row.row, "kind": row.kind.value}
    is_report = row.kind in (RowKind.INCIDENT, RowKind.DUPLICATE)
    return line | {
        "date": row.on.isoformat() if row.on else None,
        "month": row.happened.month or (f"{row.on:%Y-%m}" if row.on else None),
        "phone": row.phone.normalised or None,
        "registration": row.plate.normalised or None,
        "choices": {one.value: row.answers[one].value for one in Leaves} if is_report else {},
        "held_back": [{"what": one.what, "why": one.why} for one in row.held_back],
        "understood": list(row.understood),
        "duplicate_of": row.duplicate_of,
    }
