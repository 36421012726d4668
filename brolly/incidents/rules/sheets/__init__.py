"""
Read the spreadsheet of an old scheme: every row is in, or on a list with its reason.

Nothing is guessed in silence. What cannot be read is null and said so; a word of consent
that is not plainly understood lets nothing leave, and none is ever widened.
"""

from brolly.incidents.rules.sheets.by_hand import is_by_hand
from brolly.incidents.rules.sheets.columns import Column, SheetMap, map_from, map_to, maps_of
from brolly.incidents.rules.sheets.consent import Leaves
from brolly.incidents.rules.sheets.consent import Said as SaidOnce
from brolly.incidents.rules.sheets.copies import print_of
from brolly.incidents.rules.sheets.lines import line_of
from brolly.incidents.rules.sheets.refused import CannotRead
from brolly.incidents.rules.sheets.rows import read_rows
from brolly.incidents.rules.sheets.shapes import HeldBack, RowKind, RowRead
from brolly.incidents.rules.sheets.told import consent_words, needs_a_look, told_by
from brolly.incidents.rules.sheets.workbook import Cell, Sheet, read_workbook

__all__ = [
    "CannotRead",
    "Cell",
    "Column",
    "HeldBack",
    "Leaves",
    "RowKind",
    "RowRead",
    "SaidOnce",
    "Sheet",
    "SheetMap",
    "consent_words",
    "is_by_hand",
    "line_of",
    "map_from",
    "map_to",
    "maps_of",
    "needs_a_look",
    "print_of",
    "read_rows",
    "read_workbook",
    "told_by",
]
