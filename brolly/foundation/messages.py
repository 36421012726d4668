"""A neutral message to an address, and what whoever carries it promises."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class WhyNot(StrEnum):
    """Why a message was not taken, as far as whoever sends it has to know."""

    REFUSED = "refused"  # this address never takes it
    LATER = "later"  # asked to wait; it was not taken
    NO_ANSWER = "no_answer"  # nobody there, or gone in the middle: it may have been taken
    CREDENTIALS = "credentials"  # our own name, key or password is wrong
    SETTINGS = "settings"  # our own account or template is not as it should be


OURS = frozenset({WhyNot.CREDENTIALS, WhyNot.SETTINGS})


class MessageNotSent(Exception):
    """The message was not taken. ``for_good`` when trying again cannot help."""

    def __init__(self, *, for_good: bool = False, why: WhyNot | None = None) -> None:
        super().__init__()
        self.why = why or (WhyNot.REFUSED if for_good else WhyNot.LATER)

    @property
    def for_good(self) -> bool:
        """Test whether trying again cannot help."""
        return self.why is WhyNot.REFUSED

    @property
    def is_ours(self) -> bool:
        """Test whether the fault is in our own account, whatever the address."""
        return self.why in OURS


@dataclass(frozen=True, kw_only=True)
class Message:
    """
    One message. Its text names nobody and tells nothing; it carries a link.

    ``message_id`` stays the same when it is tried again, so that a receiver can tell.
    ``again`` when an earlier try was not answered: whoever can ask the service whether
    it has the message already does so before handing it over a second time.
    """

    to: str
    subject: str
    text: str
    message_id: str
    headers: dict[str, str] = field(default_factory=dict)
    again: bool = False


class Messenger(Protocol):
    """Carries one message, or says that it did not."""

    def send(self, message: Message) -> None:
        """
        Hand the message on.

        :raises MessageNotSent: it was not taken
        """


class OpenMessenger(Messenger, Protocol):
    """A messenger that can keep its connection for many messages."""

    def opened(self) -> AbstractContextManager[Messenger]:
        """Return it with one connection of its own, for one thread, until it is left."""
