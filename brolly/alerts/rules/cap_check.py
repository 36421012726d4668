"""
The rules of a Common Alerting Protocol document that its schema does not check.

Some are the standard's own, some are ours and stricter: a warning of this kind is never
public, always says where and until when. Source: OASIS CAP 1.2 of 1 July 2010, sections 3.2.1
to 3.2.4, read 2026-11-23. Works on a tree, made or parsed, with or without its namespace.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

_RESTRICTED_CHARACTERS = re.compile(r"[\s,<&]")
_SENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d"
_TRIPLE = re.compile(rf"([^\s,<&]+),([^\s,<&]+),({_SENT})")
_NAMES_EARLIER = frozenset({"Update", "Cancel", "Ack", "Error"})
_CLOSED_AFTER = 4


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(parent: Element, name: str) -> Iterator[Element]:
    return (child for child in parent if _name(child) == name)


def _text(parent: Element, name: str) -> str:
    found = next(_all(parent, name), None)
    return (found.text or "").strip() if found is not None else ""


def _time(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def _not_plain(said: str) -> bool:
    return not said or bool(_RESTRICTED_CHARACTERS.search(said))


def _triples(alert: Element) -> list[re.Match[str] | None]:
    return [_TRIPLE.fullmatch(said) for said in _text(alert, "references").split()]


def _own_reference(alert: Element) -> bool:
    mine = (_text(alert, "sender"), _text(alert, "identifier"))
    return any(t is not None and (t[1], t[2]) == mine for t in _triples(alert))


def _from_the_future(alert: Element) -> bool:
    sent = _time(_text(alert, "sent"))
    earlier = [_time(t[3]) for t in _triples(alert) if t is not None]
    return sent is not None and any(e is not None and e > sent for e in earlier)


def _no_end(alert: Element) -> bool:
    return any(_time(_text(info, "expires")) is None for info in _all(alert, "info"))


def _ends_before(alert: Element) -> bool:
    sent = _time(_text(alert, "sent"))
    ends = [_time(_text(info, "expires")) for info in _all(alert, "info")]
    return sent is not None and any(e is not None and e <= sent for e in ends)


def _no_area(alert: Element) -> bool:
    infos = list(_all(alert, "info"))
    areas = [list(_all(info, "area")) for info in infos]
    return any(not of or not all(_text(area, "areaDesc") for area in of) for of in areas)


def _areas(alert: Element) -> Iterator[Element]:
    for info in _all(alert, "info"):
        yield from _all(info, "area")


def _open_polygon(alert: Element) -> bool:
    said = [(p.text or "").split() for area in _areas(alert) for p in _all(area, "polygon")]
    return any(len(pairs) < _CLOSED_AFTER or pairs[0] != pairs[-1] for pairs in said)


def _not_a_circle(alert: Element) -> bool:
    number = r"-?\d+(\.\d+)?"
    form = re.compile(rf"{number},{number} \d+(\.\d+)?")
    said = [(c.text or "").strip() for area in _areas(alert) for c in _all(area, "circle")]
    return any(not form.fullmatch(circle) for circle in said)


def _odd_altitude(alert: Element) -> bool:
    return any(_text(a, "ceiling") and not _text(a, "altitude") for a in _areas(alert))


def _odd_time(alert: Element) -> bool:
    said = [_text(alert, "sent")]
    for info in _all(alert, "info"):
        said += [_text(info, name) for name in ("effective", "onset", "expires")]
    # 31 February fits the schema's pattern; UTC is to be written as -00:00.
    return any(t and (_time(t) is None or t.endswith(("+00:00", "Z"))) for t in said)


def _needs(name: str, kinds: frozenset[str]) -> Callable[[Element], bool]:
    return lambda a: _text(a, "msgType") in kinds and not _text(a, name)


# The code of each rule -> its sentence, and how one sees that it is broken.
_CHECKS: dict[str, tuple[str, Callable[[Element], bool]]] = {
    "identifier": (
        "An identifier has no space, comma, < or &.",
        lambda a: _not_plain(_text(a, "identifier")),
    ),
    "sender": (
        "A sender has no space, comma, < or &.",
        lambda a: _not_plain(_text(a, "sender")),
    ),
    "restriction": (
        "A restricted message says for whom it is.",
        lambda a: _text(a, "scope") == "Restricted" and not _text(a, "restriction"),
    ),
    "restriction-alone": (
        "Only a restricted message has a restriction.",
        lambda a: _text(a, "scope") != "Restricted" and bool(_text(a, "restriction")),
    ),
    "addresses": (
        "A private message says to whom it goes.",
        lambda a: _text(a, "scope") == "Private" and not _text(a, "addresses"),
    ),
    "public": (
        "Ours: a warning of this kind is never public.",
        lambda a: _text(a, "scope") == "Public",
    ),
    "references": (
        "What updates, cancels or answers a message names that message.",
        _needs("references", _NAMES_EARLIER),
    ),
    "reference-form": (
        "A reference is sender,identifier,sent; several stand apart by a space.",
        lambda a: any(triple is None for triple in _triples(a)),
    ),
    "own-reference": ("A message does not name itself.", _own_reference),
    "reference-later": ("What a message names was sent before it.", _from_the_future),
    "note": (
        "What cancels a message, or reports an error, says why in a note.",
        _needs("note", frozenset({"Cancel", "Error"})),
    ),
    "exercise-note": (
        "An exercise says in a note which it is.",
        lambda a: _text(a, "status") == "Exercise" and not _text(a, "note"),
    ),
    "info": (
        "A new message, and one that updates, says what it is about.",
        lambda a: _text(a, "msgType") in {"Alert", "Update"} and not list(_all(a, "info")),
    ),
    "expires": ("Ours: a warning says when it ends.", _no_end),
    "ends-before": ("A message ends after it was sent.", _ends_before),
    "language": (
        "Ours: the language is said, because silence means American English.",
        lambda a: any(not _text(info, "language") for info in _all(a, "info")),
    ),
    "area": ("Ours: a warning says where, in words.", _no_area),
    "polygon": ("A polygon has four points or more, and ends where it began.", _open_polygon),
    "circle": ("A circle is a point and a radius.", _not_a_circle),
    "ceiling": ("A ceiling needs an altitude.", _odd_altitude),
    "time": ("A time exists, and UTC is written -00:00.", _odd_time),
}
RULES: dict[str, str] = {code: sentence for code, (sentence, _) in _CHECKS.items()}


def broken_rules(alert: Element) -> list[str]:
    """Return the codes of the rules that a document breaks."""
    return [code for code, (_, is_broken) in _CHECKS.items() if is_broken(alert)]
