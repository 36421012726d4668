"""The history as a page shows it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from brolly.access.scope import query
from brolly.access.vocabulary import Actor
from brolly.consent.queries import hidden_from
from brolly.history import queries as history
from brolly.history.vocabulary import Recorded
from brolly.home.queries.details import details_of
from brolly.organisations.queries import staff_names


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry of the history as a page shows it."""

    at: datetime
    sentence: str
    who: str
    sequence: int
    details: list[str]


@query
def history_lines(actor: Actor, *, before: int | None = None, limit: int = 100) -> list[Line]:
    """
    Return the organisation's history, newest first.

    :raises NotAllowed: the actor may not read the whole history
    """
    return _lines(actor, history.entries_of(actor, before=before, limit=limit))


def _lines(actor: Actor, entries: list[Recorded]) -> list[Line]:
    names, hidden = staff_names(actor), hidden_from(actor)
    return [
        Line(
            at=entry.at,
            sentence=history.sentence_of(entry.event),
            who=history.who_did(entry, names),
            sequence=entry.sequence,
            # Of a report that is restricted to others: that something was done, not what.
            details=[]
            if entry.subject_id in hidden
            else [*details_of(entry), *_named(entry, names)],
        )
        for entry in entries
    ]


def _named(entry: Recorded, names: dict[UUID, str]) -> list[str]:
    """Return which members of staff an entry names, so that who was dropped is seen too."""
    said = entry.details.get("staff_ids")
    ids = said if isinstance(said, list) else []
    known = sorted(names.get(UUID(str(one)), "somebody who left") for one in ids)
    return [f"Named: {', '.join(known)}"] if known else []
