"""The history as a page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from brolly.access.scope import query
from brolly.access.vocabulary import Actor
from brolly.history import queries as history
from brolly.history.vocabulary import Recorded
from brolly.organisations.queries import staff_names


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry of the history as a page shows it."""

    at: datetime
    sentence: str
    who: str
    sequence: int
    details: list[tuple[str, str]]


@query
def history_lines(actor: Actor, *, before: int | None = None, limit: int = 100) -> list[Line]:
    """
    Return the organisation's history, newest first.

    :raises NotAllowed: the actor may not read the whole history
    """
    return _lines(actor, history.entries_of(actor, before=before, limit=limit))


@query
def lines_about(actor: Actor, subject_ids: list[UUID]) -> list[Line]:
    """Return what happened to these subjects, oldest first."""
    return _lines(actor, history.entries_about(actor, subject_ids))


def _lines(actor: Actor, entries: list[Recorded]) -> list[Line]:
    names = staff_names(actor)
    return [
        Line(
            at=entry.at,
            sentence=history.sentence_of(entry.event),
            who=names.get(entry.staff_id, entry.actor) if entry.staff_id else entry.actor,
            sequence=entry.sequence,
            details=[(name.replace("_", " "), str(said)) for name, said in _told(entry)],
        )
        for entry in entries
    ]


def _told(entry: Recorded) -> Iterator[tuple[str, object]]:
    """Yield the codes of an entry that tell a reader something; ids do not."""
    for name, said in entry.details.items():
        if said in ("", None, [], False) or name.endswith(("_id", "_ids")):
            continue
        yield name, ", ".join(said) if isinstance(said, list) else said
