"""Which work waits where: one function for each kind, in one list."""

from dataclasses import dataclass

from brolly.access.vocabulary import Actor
from brolly.home.queries.today import Work

KINDS: tuple[Work, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Way:
    """Something that the actor may start from Today."""

    name: str
    address: str


def ways_in(actor: Actor) -> list[Way]:
    """Return what this actor may start."""
    return []
