"""Whose number it is."""

import re
from collections.abc import Iterable

from brolly.foundation.identifiers import (
    Identifier,
    IdentifierKind,
    could_be_same,
    read_identifier,
)
from brolly.incidents.vocabulary import (
    BelongsTo,
    IdentifierTold,
)

_PHONE_IN_TEXT = re.compile(r"(?<![\w@])\+?\(?[0O]\)?[\dOl() -]{8,16}\d|\+\d[\d() -]{8,16}\d")
_EMAIL_IN_TEXT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")


def identifiers_in(words: str) -> list[Identifier]:
    """Return the telephone numbers and e-mail addresses that stand in a text."""
    found = [read_identifier(IdentifierKind.PHONE, f) for f in _PHONE_IN_TEXT.findall(words)]
    found += [read_identifier(IdentifierKind.EMAIL, f) for f in _EMAIL_IN_TEXT.findall(words)]
    return [one for one in found if one.normalised]


def kind_by_look(kind: IdentifierKind, text: str) -> IdentifierKind:
    """
    Return what a text to look up is, where it cannot be the phone number it was called.

    The page stands on "Phone number": somebody in a hurry types a plate or an account.
    """
    if kind is not IdentifierKind.PHONE or not _LETTERS.search(_PART_WORDS.sub("", text)):
        return kind
    if "@" in text.strip("@") and "." in text:
        return IdentifierKind.EMAIL
    if _PLATE_SHAPE.fullmatch(text.strip()):
        return IdentifierKind.PLATE
    return IdentifierKind.HANDLE


_LETTERS = re.compile(r"[^\W\d_]")
# "Ends 362", "oh seven seven double oh": words of a phone number.
_PART_WORDS = re.compile(
    r"\b(?:ends?|ending|starts?|starting|begins?|in|with|oh?|zero|nought|one|two|three|four"
    r"|five|six|seven|eight|nine|double|treble|triple)\b",
    re.IGNORECASE,
)
_PLATE_SHAPE = re.compile(r"(?=.*[A-Z])(?=.*[\d?*])[A-Z\d?* ]{2,10}", re.IGNORECASE)


def unplaced_digits(kind: IdentifierKind, text: str) -> str:
    """
    Return the digits of a part of a phone number where nobody said which part it is.

    "0288" may be how it starts or how it ends: the nought tells nothing.
    """
    digits = re.sub(r"[\s-]", "", text)
    if kind is IdentifierKind.PHONE and re.fullmatch(r"0\d{2,5}", digits):
        return digits
    return ""


def is_hers(his: Identifier, hers: Iterable[Identifier]) -> bool:
    """Test whether a number said to be his is, or could be, one of hers."""
    return any(could_be_same(his, one) for one in hers)


def may_point_at_him(told: IdentifierTold) -> bool:
    """Test whether an identifier is said to be his, and so may be looked up."""
    return told.belongs_to in (BelongsTo.HIS.value, BelongsTo.UNSURE.value)
