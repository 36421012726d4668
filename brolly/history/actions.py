"""Write history, and set off whatever was wired to happen next."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from brolly.access.vocabulary import Actor
from brolly.history.models import Entry
from brolly.history.vocabulary import Event

Reaction = Callable[..., object]

_reactions: dict[str, list[Reaction]] = {}


def wire(event: type[Event], reaction: Reaction) -> None:
    """
    Have something happen each time this event is recorded.

    The reaction runs in the same transaction, with ``actor``, ``event`` and ``at``
    as keyword arguments. Deferring a job is such a reaction.
    No actor: this is said once, when Brolly starts.
    """
    _reactions.setdefault(event.name, []).append(reaction)


def record(event: Event, *, by: Actor, at: datetime) -> None:
    """
    Write one history entry and run the reactions to it.

    Call inside the action's transaction: entry, change and jobs are then
    committed, or lost, together. Procrastinate keeps its queue in the same
    database, so no outbox table is needed.
    """
    entry_of(event, by=by, at=at).save(force_insert=True)
    for reaction in _reactions.get(event.name, ()):
        reaction(actor=by, event=event, at=at)


def entry_of(event: Event, *, by: Actor, at: datetime) -> Entry:
    """Return the line of the history that tells of an event, not yet written."""
    facts = asdict(event)
    subject_id = facts.pop("subject_id")
    return Entry(
        organisation_id=by.organisation_id,
        at=at,
        actor=by.name,
        staff_id=by.staff_id,
        device=by.device,
        event=event.name,
        subject_id=subject_id,
        details={name: _plain(value) for name, value in facts.items()},
    )


def _plain(value: object) -> object:
    if isinstance(value, UUID | datetime):
        return str(value)
    if isinstance(value, frozenset | set | tuple | list):
        return sorted(str(part) for part in value)
    return value
