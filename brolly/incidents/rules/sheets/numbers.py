"""Telephone numbers and plates out of cells that say more than that."""

import re
from dataclasses import dataclass

from brolly.foundation.identifiers import IdentifierKind, read_identifier
from brolly.incidents.rules.sheets.workbook import Cell


@dataclass(frozen=True, kw_only=True)
class NumberRead:
    """
    One number or plate as far as it could be read.

    ``normalised`` is set only where it is whole. ``written`` is what stood there.
    ``why`` says what is wrong or not sure; ``may_be_hers`` where it is not plainly his.
    """

    normalised: str = ""
    written: str = ""
    pattern: str = ""
    why: str = ""
    may_be_hers: bool = False


_CUT = re.compile(r"\b\d(?:[.,]\d+)?E\+?\d+\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w.£])(?:\+|00)?\(?\d(?:[\s().-]{0,2}\d){8,14}(?![\w])")
_ENDS = re.compile(
    r"\b(?:ends?|ending|last)(?: in| with| \w+ digits)?:? ?(\d{2,8})\b", re.IGNORECASE
)
_STARTS = re.compile(
    r"\b(?:starts?|begins?|starting)(?: in| with)?:? ?(\+?\d{3,8})\b", re.IGNORECASE
)
_HIS_IN_STORY = re.compile(
    r"\b(?:his|suspect'?s?|man'?s?|offender'?s?|punter'?s?|client'?s?) (?:no\.?|number|tel|phone|mob(?:ile)?)"
    r"(?: is| was|:)? ?",
    re.IGNORECASE,
)
_HIS = re.compile(r"\b(?:his|him|suspect|punter|client)\b", re.IGNORECASE)
_HERS = re.compile(
    r"\b(?:her|hers|txt only|text only|call after|ring|safe|contact|wapp only|landline|mum|sister)\b",
    re.IGNORECASE,
)
# Words that a number may stand beside and still be his; any other word leaves it open.
_PLAIN_BESIDE = re.compile(
    r"\b(?:his|him|he|used?|using|number|num|nos?|tel|telephone|phone|ph|mob|mobile|txts?|texts?|only"
    r"|calls?|called|rang|ring|from|on|whatsapp|wapp|wa|work|home|landline|man'?s?|suspect'?s?|punter'?s?"
    r"|client'?s?|offender'?s?|s|and|is|was|new|old|burner|not|sure|or)\b",
    re.IGNORECASE,
)
_NOT_HIS = re.compile(
    r"\b(?:her|hers|own|my|worker'?s?|reporter'?s?|victim'?s?|caller'?s?|mum'?s?|sister'?s?|friend'?s?"
    r"|flat|parlour|landlord|staff|office|safe|contact|she|ours?|witness|police|hospital)\b",
    re.IGNORECASE,
)
_MAKES = {"BMW", "AMG", "KIA", "VAN", "CAR", "SUV", "GTI", "TDI", "MPV"}
_MODELS = _MAKES | {
    "RED",
    "CAB",
    "EST",
    "AWD",
    "HGV",
    "TAN",
    "OLD",
    "TDCI",
    "CDI",
    "HDI",
    "DCI",
    "TFS",
}
_LETTERS_FOR_FIGURES = str.maketrans("OoIl", "0011")
_PLATES = re.compile(
    r"\b(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]|[A-Z]{3} ?\d{4})\b",
    re.IGNORECASE,
)
_PLATE_ENDS = re.compile(
    r"\b(?:ends?|ending|last|starts?|begins?|part|partial)(?: in| with)? ?:? ?"
    r"(?P<part>[A-Z0-9?*]{2,5})\b",
    re.IGNORECASE,
)
_PLATE_UNKNOWN = re.compile(
    r"(?<!\w)(?=[A-Z0-9? ]*\?)(?:[A-Z0-9?]{1,4} [A-Z0-9?]{3}|[A-Z0-9?]{5,7})(?!\w)",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"^(?:-+|n/?a|n/?k|none|unknown|not known|\?+|withheld|no number|nil|x+)$", re.IGNORECASE
)


def read_phone(
    cell: Cell, *, is_his: bool, only_if_told: bool = False, is_own_column: bool = False
) -> NumberRead:
    """
    Return the telephone number in a cell.

    ``is_his``: the heading says so. ``only_if_told``: the cell is a story, in which only a
    number that is called his counts. ``is_own_column``: words beside the number are about it.
    """
    text = cell.text
    if not text or _UNKNOWN.match(text):
        return NumberRead()
    if only_if_told:
        match = _HIS_IN_STORY.search(text)
        if match is None:
            return NumberRead()
        text, is_his = text[match.end() : match.end() + 40], True
    if not only_if_told and _is_rounded(cell.value):
        return NumberRead(
            written=text, why="it ends in many noughts: it may have been cut short"
        )
    text = _figures_for_letters(text)
    if match := _PHONE.search(text):
        return _whole_phone(match[0], text, is_his=is_his, only_number=is_own_column)
    return _part_of_phone(text, is_cut=_is_cut(cell.value), is_short=not only_if_told)


def _part_of_phone(text: str, *, is_cut: bool, is_short: bool) -> NumberRead:
    if is_cut or _CUT.search(text):
        return NumberRead(written=text, why="the spreadsheet has cut this number short")
    for pattern, star in ((_ENDS, "*{}"), (_STARTS, "{}*")):
        if match := pattern.search(text):
            return NumberRead(
                written=match[0], pattern=star.format(match[1]),
                why="only a part of the number is known",
            )  # fmt: skip
    if is_short and re.search(r"\d{3}", text) and len(text) < 40:
        return NumberRead(written=text, why="it cannot be read as a whole number")
    return NumberRead()


def _whole_phone(
    found: str, text: str, *, is_his: bool, only_number: bool = False
) -> NumberRead:
    read = read_identifier(IdentifierKind.PHONE, found)
    rest = text.replace(found, " ")
    hers = bool(_HERS.search(rest)) or not (is_his or _HIS.search(rest))
    if not read.normalised:
        return NumberRead(
            written=found, pattern=read.pattern, why="it cannot be read as a whole number",
            may_be_hers=hers,
        )  # fmt: skip
    beside = re.sub(r"\([^)]*\?[^)]*\)|\?", " ", rest)
    if only_number and _NOT_HIS.search(beside) and not _HIS.search(beside):
        return NumberRead(
            written=found, why="it may be hers, or somebody else's", may_be_hers=True
        )
    if only_number and re.search(r"[^\W\d_]", _PLAIN_BESIDE.sub(" ", beside)):
        return NumberRead(written=found, why="the words beside it do not say whose it is")
    if len(_PHONE.findall(text)) > 1:
        return NumberRead(written=text, why="there is more than one number here")
    why = []
    if "?" in rest:
        why.append("whoever wrote it was not sure of the number")
    if hers:
        why.append("nothing says that it is his and not hers")
    return NumberRead(
        normalised=read.normalised, written=found, why="; ".join(why), may_be_hers=hers
    )


def _is_cut(value: object) -> bool:
    """Test whether a number was kept so coarsely that its last digits are noughts only by loss."""
    return isinstance(value, float) and (value >= 1e15 or not value.is_integer())


# The second pair of the current series is figures: SM5O is SM50.
_TWO_SERIES = re.compile(r"(?<=\b[A-Z]{2})(?:\dO|O\d|\dI|I\d)(?= ?[A-Z]{3}\b)", re.IGNORECASE)
_AS_FIGURES = str.maketrans("OoIi", "0011")


def _is_rounded(value: object) -> bool:
    """Test whether a number, not a text, ends in so many noughts that its end may be lost."""
    return isinstance(value, int | float) and bool(re.search(r"0{5}(?:\.0)?$", f"{value:.1f}"))


def _figures_for_letters(text: str) -> str:
    """Read O for 0 and l for 1 among figures, where nothing else than a number is made by it."""
    return re.sub(
        r"(?<![\w])[Oo0][\dOoIl][\dOoIl \-]{7,12}[\dOoIl](?!\w)",
        lambda found: (
            found[0].translate(_LETTERS_FOR_FIGURES)
            if len(re.findall(r"\d", found[0])) >= 6
            else found[0]
        ),
        text,
    )


def _is_a_model(mark: str, text: str) -> bool:
    """Test for "BMW 320d" or "A4 TDI": what looks like an old plate, and is a kind of car."""
    bare = mark.upper().replace(" ", "")
    if re.fullmatch(r"[A-Z]{2}\d{2}[A-Z]{3}", bare) or text.strip() == mark.strip() == bare:
        return False
    few = len(re.sub(r"\D", "", bare)) < 3 and " " in mark
    return bare[:3] in _MAKES or bare[-3:] in _MODELS or (few and text.strip() != mark)


def read_plate(cell: Cell) -> NumberRead:
    """Return the registration mark in a cell that may also say which car it is."""
    text = cell.text
    if not text or _UNKNOWN.match(text):
        return NumberRead()
    text = _TWO_SERIES.sub(lambda found: found[0].translate(_AS_FIGURES), text)
    whole = [one for one in dict.fromkeys(_PLATES.findall(text)) if not _is_a_model(one, text)]
    if whole and _NOT_HIS.search(text):
        return NumberRead(written=text, why="it may be hers, or somebody else's")
    if "?" not in text and len(whole) == 1:
        read = read_identifier(IdentifierKind.PLATE, whole[0])
        return NumberRead(normalised=read.normalised, written=whole[0])
    if len(whole) > 1:
        return NumberRead(written=text, why="there is more than one plate here")
    if whole and re.search(rf"{re.escape(whole[0])}\s*\?", text):
        read = read_identifier(IdentifierKind.PLATE, whole[0])
        return NumberRead(
            normalised=read.normalised, written=whole[0],
            why="whoever wrote it was not sure of the plate",
        )  # fmt: skip
    if match := _PLATE_UNKNOWN.search(text):
        return _part(match[0])
    if match := _PLATE_ENDS.search(text):
        return _part(match[0])
    return NumberRead()


def _part(found: str) -> NumberRead:
    read = read_identifier(IdentifierKind.PLATE, found)
    return NumberRead(
        written=found, pattern=read.pattern, why="only a part of the plate is known"
    )
