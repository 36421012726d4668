"""
What must not stand in a text for the police that is to leave her out.

Intelligence without her carries nothing that says or hints who told, and no premises
(National Ugly Mugs removes "any reference to parlours or establishments" before it
shares; read 2026-11-23). Partners do not grade intelligence: the force does.
"""

import re
from collections.abc import Iterable

# Short names are words too ("Jo", "Nia"): they are looked for whole, and so are numbers.
_SHORTEST = 2
_DIGITS_THAT_TELL = 5


def points_to_her(texts: Iterable[str], hers: Iterable[str]) -> list[str]:
    """
    Return which of the things that are hers stand in the texts, as they stand there.

    ``hers`` are her name, her numbers and addresses, and who spoke for her.
    """
    text = "\n".join(texts)
    found = []
    for thing in hers:
        found += _names_in(thing, text)
        found += _numbers_in(thing, text)
    return list(dict.fromkeys(found))


def _names_in(thing: str, text: str) -> list[str]:
    names = [
        w for w in re.findall(r"[^\W\d_]+", thing) if len(w) >= _SHORTEST and w[0].isupper()
    ]
    return [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)]


def _numbers_in(thing: str, text: str) -> list[str]:
    digits = re.sub(r"\D", "", thing)[-9:]
    if len(digits) < _DIGITS_THAT_TELL:
        return []
    runs = re.findall(r"[+\d][\d\s()+-]{3,}\d", text)
    return [run.strip() for run in runs if digits in re.sub(r"\D", "", run)]
