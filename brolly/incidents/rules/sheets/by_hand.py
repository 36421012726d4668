"""Rows that no program takes over: a person does, who can ask and can name who may open it."""

import re
from dataclasses import replace

from brolly.incidents.rules.sheets.columns import Column
from brolly.incidents.rules.sheets.shapes import HeldBack, RowKind, RowRead

BY_HAND = "by hand"
OFFICER = (
    "it may be about an officer: take it in by hand, so that two named people alone open it"
)
TOOK_BACK = "she took it back: ask her before anything of it is kept here"
_OFFICER = re.compile(
    r"\b(?:(?:police|off.?duty) (?:officer|man|woman)|policem[ae]n|policewom[ae]n|off.?duty|copper|pcso"
    r"|special constable|warrant card|he (?:is|was) (?:a |the )?(?:police|cop)"
    r"|(?:said|says) he(?:['’]s| is| was) (?:a |the )?(?:police|cop|officer))\b",
    re.IGNORECASE,
)
_ABOUT_HIM = (Column.HIM, Column.NAME, Column.STORY, Column.KIND, Column.NOTES)


def with_reason(row: RowRead) -> RowRead:
    """Return a row with the reason why a person has to take it in, if there is one."""
    if row.kind is not RowKind.INCIDENT:
        return row
    held = []
    if any("took it back" in each.why for each in row.held_back):
        held.append(HeldBack(what=BY_HAND, why=TOOK_BACK))
    if any(_OFFICER.search(row.texts.get(one, "")) for one in _ABOUT_HIM):
        held.append(HeldBack(what=BY_HAND, why=OFFICER))
    return replace(row, held_back=(*row.held_back, *held)) if held else row


def is_by_hand(row: RowRead) -> bool:
    """Test whether a row is left to a person."""
    return any(each.what == BY_HAND for each in row.held_back)
