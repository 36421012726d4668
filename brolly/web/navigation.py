"""
Which sections the masthead, the phone's tab bar and the More page show.

Packages above register theirs in brolly/config/wiring.py; an address that does not
exist fails when the first page is drawn.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from brolly.access.vocabulary import Actor, Power


def _always(actor: Actor) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Section:
    """
    One section of the product.

    ``in_masthead`` sections stand at the top on a desktop; ``on_phone`` ones in the
    tab bar (four fit), by their ``short`` name if they have one. The More page lists every one, with its ``about`` sentence.
    """

    name: str
    url: str
    icon: str
    about: str = ""
    power: Power | None = None
    in_masthead: bool = True
    on_phone: bool = False
    short: str = ""
    is_on: Callable[[Actor], bool] = _always

    def is_for(self, actor: Actor) -> bool:
        """Test whether this actor has the power and the organisation switched it on."""
        return (self.power is None or actor.can(self.power)) and self.is_on(actor)


@dataclass(frozen=True, kw_only=True)
class Link:
    """A section as one page shows it."""

    name: str
    short: str
    address: str
    icon: str
    about: str
    in_masthead: bool
    on_phone: bool
    is_current: bool


_sections: list[Section] = []
_find: list[str] = []


def register(*sections: Section, find: str = "") -> None:
    """Add sections in the order they are shown, and the page behind Find."""
    _sections.extend(s for s in sections if s not in _sections)
    if find:
        _find[:] = [find]


@cache
def _address(name: str) -> str:
    """Return a section's address, looked up once: every page shows them all."""
    return reverse(name)


def find_address(links: Iterable[Link]) -> str:
    """Return the address of the page behind Find, or nothing when no section holds it."""
    if not _find:
        return ""
    address = _address(_find[0])
    held = any(one.address != "/" and address.startswith(one.address) for one in links)
    return address if held else ""


def links_for(actor: Actor, path: str) -> list[Link]:
    """Return the sections of this actor; the one that holds the path is current."""
    mine = [(s, _address(s.url)) for s in _sections if s.is_for(actor)]
    holding = [a for _, a in mine if path == a or (a != "/" and path.startswith(a))]
    current = max(holding, key=len, default=None)
    return [
        Link(
            name=s.name, short=s.short or s.name, address=a, icon=s.icon, about=s.about,
            in_masthead=s.in_masthead, on_phone=s.on_phone, is_current=a == current,
        )
        for s, a in mine
    ]  # fmt: skip
