"""What can stand on paper: signs that steer are taken out, signs without a font spelled."""

import unicodedata
from collections.abc import Callable
from typing import Any

# Signs that nobody sees and that turn the order of others round, or fill no place.
_STEERING = frozenset(
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_KNOWN_UP_TO = 0x24F  # Latin and its letters with signs: every font here has them


def printable(values: Any) -> Any:
    """Return the same values without signs that steer, and with line ends of one kind."""
    return _everywhere(values, _plain)


def spelled_out(values: Any, missing: str, *, everything_rare: bool) -> Any:
    """
    Return the same values with signs that no font has as their numbers: ``[U+1F600]``.

    A letter goes with the letters of its script, as one font has either all or none.
    ``everything_rare`` spells out all but Latin.
    """
    scripts = {_script(sign) for sign in missing if sign.isalpha()}

    def is_out(sign: str) -> bool:
        if everything_rare:
            return ord(sign) > _KNOWN_UP_TO
        if ord(sign) < 0x80:
            return False
        return sign in missing or (sign.isalpha() and _script(sign) in scripts)

    def spell(text: str) -> str:
        return "".join(f"[U+{ord(c):04X}]" if is_out(c) else c for c in text)

    return _everywhere(values, spell)


def _plain(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(sign for sign in lines if _stands(sign))


def _stands(sign: str) -> bool:
    if sign in _STEERING:
        return False
    return sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs", "Co", "Cn"}


def _script(sign: str) -> str:
    return unicodedata.name(sign, "?").split(" ")[0]


def _everywhere(values: Any, change: Callable[[str], str]) -> Any:
    if isinstance(values, str):
        return change(values)
    if isinstance(values, dict):
        return {key: _everywhere(value, change) for key, value in values.items()}
    if isinstance(values, (list, tuple)):
        return [_everywhere(value, change) for value in values]
    return values
