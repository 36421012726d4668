"""
What must not stand in a text for the police that is to leave her out.

Intelligence without her carries nothing that says or hints who told, and no premises
(National Ugly Mugs removes "any reference to parlours or establishments" before it
shares; read 2026-11-23). Partners do not grade intelligence: the force does.
"""

import hashlib
import json
import re
from collections.abc import Iterable

PREMISES = re.compile(
    r"\b(?:parlou?rs?|saunas?|massage|brothels?|hotels?|hostels?|guest ?houses?|clubs?|"
    r"(?:flat|room|apartment|unit|house) \d+\w?)\b",
    re.IGNORECASE,
)


def digest_of(lines: Iterable[tuple[str, str]], *, to: str, way: str) -> str:
    """
    Return a mark of exactly these lines, each a field's code and its text, and of where
    they go and how.

    What is sent has to have the mark of what was read.
    """
    return hashlib.sha256(json.dumps([to, way, list(lines)]).encode()).hexdigest()


def premises_in(texts: Iterable[str]) -> list[str]:
    """Return the words of the texts that may say where she works."""
    return list(dict.fromkeys(m[0] for text in texts for m in PREMISES.finditer(text)))
