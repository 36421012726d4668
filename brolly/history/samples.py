"""Many lines of invented history at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from brolly.access.bulk import insert_many
from brolly.access.vocabulary import Actor
from brolly.history.actions import entry_of
from brolly.history.vocabulary import Event


@dataclass(frozen=True, kw_only=True)
class Happened:
    """Something that happened, by whom and when."""

    event: Event
    by: Actor
    at: datetime


def load_history(happened: Iterable[Happened]) -> None:
    """
    Write many entries in their order, inside the open scope of one organisation.

    The database numbers and chains each of them as always. Nobody reacts: what would,
    has nothing to react on yet.
    """
    entries = [entry_of(one.event, by=one.by, at=one.at) for one in happened]
    insert_many(entries)
