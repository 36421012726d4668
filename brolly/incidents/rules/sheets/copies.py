"""Rows that tell the same: pasted twice, or typed again with a slip."""

import re
from dataclasses import replace
from difflib import SequenceMatcher

from brolly.incidents.rules.sheets import consent
from brolly.incidents.rules.sheets.columns import Column
from brolly.incidents.rules.sheets.shapes import HeldBack, RowRead

# A row pasted twice differs in its number, in capitals, in full stops; and in what was
# written to it afterwards.
_NOT_COMPARED = frozenset(
    {
        Column.REFERENCE,
        Column.COLOUR,
        Column.BY,
        Column.NOTES,
        Column.CONSENT,
        Column.CONSENT_POLICE,
    }
)


def print_of(row: RowRead) -> str:
    """Return what a row tells, bare: the same in another file, whatever its number there."""
    return _fingerprint(row.texts)


def _fingerprint(texts: dict[Column, str]) -> str:
    said = (
        f"{one}={_bare(texts[one])}"
        for one in Column
        if one in texts and one not in _NOT_COMPARED
    )
    return "|".join(said)


# Two reports of one day that differ in a plate or a place are two: one slip in a long text.
_LONG, _ALIKE = 80, 0.97


def _bare(text: str) -> str:
    return re.sub(r"[^\w£+]+", " ", text.casefold().replace("&", " and ")).strip()


class Copies:
    """Remembers what the rows of one sheet told, to know it again."""

    def __init__(self) -> None:
        self._seen: dict[str, list[tuple[str, int]]] = {}

    def first_like(self, texts: dict[Column, str], number: int) -> int:
        """Return the first row that tells the same, or this one. Typed again, it has slips."""
        print_of_it = _fingerprint(texts)
        day = _bare(texts.get(Column.HAPPENED, ""))
        for earlier, row in self._seen.get(day, []):
            if earlier == print_of_it or _differs_by_a_slip(earlier, print_of_it):
                return row
        self._seen.setdefault(day, []).append((print_of_it, number))
        return number


def _differs_by_a_slip(one: str, other: str) -> bool:
    """Test whether two long texts are nearly one. Another number in it is no slip."""
    if len(other) <= _LONG or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    alike = SequenceMatcher(None, one, other, autojunk=False)
    return alike.quick_ratio() > _ALIKE and alike.ratio() > _ALIKE


def narrowed(rows: list[RowRead]) -> list[RowRead]:
    """Return the rows; where a copy has another word of consent, the narrower counts for both."""
    by_number = {row.row: row for row in rows}
    for copy in rows:
        first = by_number.get(copy.duplicate_of or 0)
        if first is None or first.answers == copy.answers:
            continue
        both = consent.together(
            consent.ConsentRead(answers=first.answers),
            consent.ConsentRead(answers=copy.answers),
        )
        for row in (first, copy):
            why = "a copy of this row has another word of consent: the narrower counts"
            held = (*row.held_back, HeldBack(what="choices", why=why))
            by_number[row.row] = replace(row, answers=both.answers, held_back=held)
    return [by_number[row.row] for row in rows]
