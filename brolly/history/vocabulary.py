"""What every fact in the history has in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """
    A fact that happened: ids and codes only, never names or text.

    Each kind sets ``name`` ("incident.recorded") and may add ids and codes.
    """

    name: ClassVar[str] = ""
    # What a person reads in the history. Codes are filled in by the page.
    sentence: ClassVar[str] = ""

    subject_id: UUID


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """One line of the history, read back."""

    sequence: int
    at: datetime
    actor: str
    staff_id: UUID | None
    event: str
    subject_id: UUID
    details: dict[str, object]


def every_event(base: type[Event]) -> Iterator[type[Event]]:
    """Yield every kind of event that has been imported."""
    for child in base.__subclasses__():
        yield child
        yield from every_event(child)
