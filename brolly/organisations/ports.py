"""What organisations need from outside, and what other packages add to Getting ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from brolly.access.vocabulary import Actor, Power
from brolly.foundation.ports import Port


class InvitationPost(Protocol):
    """Carries an invitation's link to an address. False when it could not."""

    def __call__(self, *, address: str, organisation_name: str, link: str) -> bool: ...


invitation_post: Port[InvitationPost] = Port("organisations.invitation_post")


@dataclass(frozen=True, kw_only=True)
class ReadyStep:
    """One step on the way to the first warning, ticked by what is really there."""

    name: str
    about: str
    url: str
    done: Callable[[Actor], bool]
    power: Power | None = None


_steps: list[ReadyStep] = []


def register_steps(*steps: ReadyStep) -> None:
    """Add steps to Getting ready, in the order they are taken."""
    _steps.extend(step for step in steps if step.url not in {s.url for s in _steps})


def ready_steps() -> list[ReadyStep]:
    """Return every step of Getting ready."""
    return list(_steps)
