"""Colours that stand for something, as the book's own key tells it."""

import re
from collections.abc import Iterable
from enum import StrEnum

from brolly.incidents.rules.sheets.workbook import Cell


class Meaning(StrEnum):
    """What a colour says about a row, as far as it matters to what may leave."""

    TOOK_BACK = "took_back"
    DO_NOT_SHARE = "do_not_share"
    POLICE_HAVE_HER = "police_have_her"
    POLICE_HAVE_HIM = "police_have_him"
    WARNED = "warned"
    NOTHING_YET = "nothing_yet"
    OTHER = "other"


_MEANINGS = (
    (Meaning.TOOK_BACK, r"withdr|took back|changed her mind|retract"),
    (Meaning.DO_NOT_SHARE, r"(?:\b(?:not|no|never|dont)|n['’]t)\b.*\b(?:shar|warn|pass|tell|told|police|send|use|leave)|\bask\b|check|do not share|don['’]?t share|not shar|private|confidential|\bsee \w+\b|hold"),
    (Meaning.POLICE_HAVE_HIM, r"police.*\b(anon|without)|anon.*police"),
    (Meaning.POLICE_HAVE_HER, r"police|formal|crime"),
    (Meaning.WARNED, r"warn|alert|sent out|published"),
    (Meaning.NOTHING_YET, r"nothing|new|to do|not done|open"),
)  # fmt: skip
HOLDS = frozenset({Meaning.TOOK_BACK, Meaning.DO_NOT_SHARE, Meaning.OTHER})


def key_of(rows: Iterable[Iterable[Cell]]) -> dict[str, str]:
    """
    Return what each colour means, in the words of the book, by its colour.

    A line of a key is one coloured cell and one text, beside it or inside it. One colour
    with two meanings means nothing.
    """
    found: dict[str, set[str]] = {}
    for row in rows:
        cells = list(row)
        told = [at for at, cell in enumerate(cells) if not cell.is_empty]
        coloured = [at for at, cell in enumerate(cells) if cell.colour]
        beside = len(told) == len(coloured) == 1 and 0 <= told[0] - coloured[0] <= 2
        if beside and len(cells[told[0]].text) < 80:
            found.setdefault(cells[coloured[0]].colour, set()).add(cells[told[0]].text)
    return {colour: said.pop() for colour, said in found.items() if len(said) == 1}


def meaning_of(said: str) -> Meaning:
    """Return what the words of a key mean for what may leave."""
    text = said.lower()
    return next((m for m, pattern in _MEANINGS if re.search(pattern, text)), Meaning.OTHER)
