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


def is_hers(his: Identifier, hers: Iterable[Identifier]) -> bool:
    """Test whether a number said to be his is, or could be, one of hers."""
    return any(could_be_same(his, one) for one in hers)


def may_point_at_him(told: IdentifierTold) -> bool:
    """Test whether an identifier is said to be his, and so may be looked up."""
    return told.belongs_to in (BelongsTo.HIS.value, BelongsTo.UNSURE.value)
