"""
Long lists, one page at a time.

    lines, pages = one_page(request, lambda limit, offset: incidents_of(actor, ...))

One line more than fits is asked for, so that nobody has to count them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest, QueryDict

Line = TypeVar("Line")

LINES = 50
MOST_PAGES = 10_000


@dataclass(frozen=True, kw_only=True)
class Pages:
    """Which page of a list is shown, and the queries that lead to its neighbours."""

    number: int
    lines: int
    newer: str
    older: str

    @property
    def first(self) -> int:
        """Return the number of the first line on this page."""
        return (self.number - 1) * LINES + 1

    @property
    def last(self) -> int:
        """Return the number of the last line on this page."""
        return self.first + self.lines - 1


def one_page(
    request: HttpRequest, fetch: Callable[[int, int], list[Line]]
) -> tuple[list[Line], Pages]:
    """
    Return the lines of the page that was asked for, and the way to the others.

    ``fetch`` takes a limit and an offset. What is no page number means the first.
    """
    said = request.GET.get("page", "")
    number = min(max(int(said), 1), MOST_PAGES) if said.isdecimal() and len(said) < 6 else 1
    lines = fetch(LINES + 1, (number - 1) * LINES)
    newer = _query(request, number - 1) if number > 1 else ""
    older = _query(request, number + 1) if len(lines) > LINES else ""
    shown = lines[:LINES]
    return shown, Pages(number=number, lines=len(shown), newer=newer, older=older)


def without_page(said: QueryDict) -> QueryDict | None:
    """Return what a filter was sent, without the page; None when nothing was."""
    rest = said.copy()
    rest.pop("page", None)
    return rest or None


def _query(request: HttpRequest, number: int) -> str:
    said = request.GET.copy()
    said["page"] = str(number)
    return f"?{said.urlencode()}"
