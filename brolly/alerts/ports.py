"""What warnings need from outside."""

from typing import Protocol

from brolly.alerts.vocabulary import CarrierKind
from brolly.foundation.messages import OpenMessenger
from brolly.foundation.ports import Port


class MessengerFor(Protocol):
    """Makes a messenger of one organisation's own keys and passwords."""

    def __call__(self, kind: CarrierKind, credentials: dict[str, str]) -> OpenMessenger:
        """
        Return what carries by this way.

        :raises ValueError: the credentials cannot be such; without a word of them
        """


messenger: Port[OpenMessenger] = Port("alerts.messenger")
messenger_for: Port[MessengerFor] = Port("alerts.messenger_for")
