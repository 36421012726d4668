"""A neutral message to an address, and what whoever carries it promises."""

from dataclasses import dataclass, field
from typing import Protocol


class MessageNotSent(Exception):
    """The message was not taken. ``for_good`` when trying again cannot help."""

    def __init__(self, *, for_good: bool = False) -> None:
        super().__init__()
        self.for_good = for_good


@dataclass(frozen=True, kw_only=True)
class Message:
    """
    One message. Its text names nobody and tells nothing; it carries a link.

    ``message_id`` stays the same when it is tried again, so that a receiver can tell.
    """

    to: str
    subject: str
    text: str
    message_id: str
    headers: dict[str, str] = field(default_factory=dict)


class Messenger(Protocol):
    """Carries one message, or says that it did not."""

    def send(self, message: Message) -> None:
        """
        Hand the message on.

        :raises MessageNotSent: it was not taken
        """
