"""What consent cannot know itself and shows before somebody decides. Plugged in wiring."""

from collections.abc import Callable
from uuid import UUID

from brolly.access.vocabulary import Actor

# Given the actor and the id of a subject or an agreement, return plain sentences.
Telling = Callable[[Actor, UUID], list[str]]

_already_gone: list[Telling] = []
_will_stop: list[Telling] = []


def register_gone(tell: Telling) -> None:
    """Let a package say what a withdrawal cannot undo."""
    if tell not in _already_gone:
        _already_gone.append(tell)


def register_stops(tell: Telling) -> None:
    """Let a package say what stops when an agreement ends."""
    if tell not in _will_stop:
        _will_stop.append(tell)


def what_cannot_be_undone(actor: Actor, subject_id: UUID) -> list[str]:
    """Return, in sentences, what a withdrawal cannot take back."""
    return [said for tell in _already_gone for said in tell(actor, subject_id)]


def what_will_stop(actor: Actor, agreement_id: UUID) -> list[str]:
    """Return, in sentences, what stops when an agreement ends now."""
    return [said for tell in _will_stop for said in tell(actor, agreement_id)]
