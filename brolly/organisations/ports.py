"""What organisations need from outside, and what other packages add to Getting ready."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from brolly.access.vocabulary import Actor, Power, Role
from brolly.foundation.messages import Messenger
from brolly.foundation.ports import Port

# Each queues a job, in the transaction that is open: the first one sends the link of a
# PasswordLink, the second tells an account that its sign-in was changed.
send_password_link: Port[Callable[[UUID], None]] = Port("organisations.send_password_link")
tell_of_change: Port[Callable[[UUID], None]] = Port("organisations.tell_of_change")

# Carries messages to members of staff, and to those who are invited.
messenger: Port[Messenger] = Port("organisations.messenger")


@dataclass(frozen=True, kw_only=True)
class ReadyStep:
    """
    One step before an organisation can do what it came for, ticked by what is there.

    ``is_on`` says for whom it is a step at all: a police force sends no warnings, and in
    practice nobody is written to.
    """

    name: str
    about: str
    url: str
    done: Callable[[Actor], bool]
    is_on: Callable[[Actor], bool] = lambda actor: True
    power: Power | None = None


@dataclass(frozen=True, kw_only=True)
class DemonstrationAccount:
    """An invented account that the demonstration's sign-in page offers."""

    staff_id: UUID
    name: str
    email: str
    role: Role
    organisation_name: str


_steps: list[ReadyStep] = []
_offered: list[DemonstrationAccount] = []


def register_steps(*steps: ReadyStep) -> None:
    """Add steps to Getting ready, in the order they are taken."""
    _steps.extend(step for step in steps if step.name not in {s.name for s in _steps})


def offer_accounts(*accounts: DemonstrationAccount) -> None:
    """Have the demonstration's sign-in page offer these accounts, in this order."""
    _offered[:] = accounts


def offered_accounts() -> list[DemonstrationAccount]:
    """Return the accounts that the demonstration offers."""
    return list(_offered)


def ready_steps(actor: Actor) -> list[ReadyStep]:
    """Return the steps of Getting ready that the actor's organisation has to take."""
    return [step for step in _steps if step.is_on(actor)]
