"""
Carries messages through the phone services that Apprise knows.

An organisation pastes the address of its service as Apprise writes it, with ``{to}`` where
the number goes. That address holds passwords: it stands in no log (Apprise's own words go
nowhere, and only the codes of answers are taken from them) and in no exception.

Apprise says yes or no and writes the reason to its log. The codes that follow ``error=``
in it are read, which ties us to its version: it is pinned, and the contract is tested with
the wire protocols of three services. A reason that cannot be read means "try again later",
never "for good".
"""

import logging
import re
import threading
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote, urlsplit

from apprise import Apprise, AppriseAsset, PersistentStoreMode
from apprise.manager_plugins import NotificationManager

from brolly.foundation.messages import Message, MessageNotSent, Messenger, WhyNot

# What each is called. Only services whose address is a telephone number: a pasted address
# of a chat room would tell everybody in it.
SERVICES: dict[str, str] = {
    "46elks": "46elks",
    "bulksms": "BulkSMS",
    "clickatell": "Clickatell",
    "clicksend": "ClickSend",
    "cm": "CM.com",
    "httpsms": "httpSMS",
    "infobip": "Infobip",
    "jsons": "a gateway of your own",
    "msgbird": "MessageBird",
    "plivo": "Plivo",
    "seven": "seven",
    "signals": "Signal",
    "sinch": "Sinch",
    "smseagles": "SMSEagle",
    "telnyx": "Telnyx",
    "twilio": "Twilio",
    "vonage": "Vonage",
}
# The same without encryption: to this machine only.
IN_CLEAR = {"json": "jsons", "signal": "signals", "smseagle": "smseagles"}
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
# Would switch off checking who answers, follow others, or send twice.
NOT_TAKEN = frozenset({"verify", "redirect", "retry", "format", "batch", "method"})
TO, REFERENCE = "{to}", "{reference}"
A_NUMBER = "+447700900000"
ASSET = AppriseAsset(
    app_id="messages",  # what services are told about who calls them
    app_desc="messages",
    app_url="",
    storage_mode=PersistentStoreMode.MEMORY,
    secure_logging=True,
)

with warnings.catch_warnings():
    # Once, here: some of the many services that it loads are written for other Pythons.
    warnings.simplefilter("ignore")
    NotificationManager().load_modules()  # type: ignore[no-untyped-call]

# Twilio and those who speak as it does answer with codes of their own.
_OF_THE_SERVICE: dict[int, WhyNot] = {
    20003: WhyNot.CREDENTIALS,
    20404: WhyNot.SETTINGS,
    20429: WhyNot.LATER,
    21211: WhyNot.REFUSED,
    21212: WhyNot.SETTINGS,
    21408: WhyNot.REFUSED,
    21606: WhyNot.SETTINGS,
    21610: WhyNot.REFUSED,
    21612: WhyNot.REFUSED,
    21614: WhyNot.REFUSED,
    21659: WhyNot.SETTINGS,
}
_CODE = re.compile(r"error=(\d{3,6})\b")


@dataclass(frozen=True, kw_only=True)
class ServiceMessenger:
    """One account at one service."""

    url: str = field(repr=False)
    name: str

    @classmethod
    def from_url(cls, url: str) -> "ServiceMessenger":
        """
        Return the messenger of an address.

        :raises ValueError: the service is not one of ours, no number has a place in it,
            or it would not be safe; without a word of the address
        """
        url = url.strip()
        parts = urlsplit(url)
        scheme = IN_CLEAR.get(parts.scheme, parts.scheme)
        if scheme not in SERVICES or TO not in url:
            raise ValueError("service")
        if parts.scheme in IN_CLEAR and parts.hostname not in THIS_MACHINE:
            raise ValueError("service")
        if NOT_TAKEN & {name.lower() for name in parse_qs(parts.query)}:
            raise ValueError("service")
        made = cls(url=url, name=SERVICES[scheme])
        with _overheard():
            if Apprise.instantiate(made._address(A_NUMBER, "0"), asset=ASSET) is None:
                raise ValueError("service")
        return made

    def send(self, message: Message) -> None:
        """
        Hand one message to the service.

        :raises MessageNotSent: it was not taken
        """
        with _overheard() as codes:
            address = self._address(message.to, message.message_id)
            service = Apprise.instantiate(address, asset=ASSET)
            if service is None:
                raise MessageNotSent(why=WhyNot.SETTINGS)
            if service.notify(body=message.text):
                return
        raise MessageNotSent(why=_why(codes))

    def opened(self) -> AbstractContextManager[Messenger]:
        """Return itself: the library makes a connection for each message."""
        return nullcontext(self)

    def _address(self, to: str, reference: str) -> str:
        said = self.url.replace(TO, quote(to, safe=""))
        return said.replace(REFERENCE, quote(reference, safe=""))


def _why(codes: list[int]) -> WhyNot:
    if not codes:
        return WhyNot.NO_ANSWER
    code = codes[-1]
    if (known := _OF_THE_SERVICE.get(code)) is not None:
        return known
    if code in (401, 403):
        return WhyNot.CREDENTIALS
    if code in (402, 404, 405):
        return WhyNot.SETTINGS
    return WhyNot.REFUSED if code in (400, 410, 422) else WhyNot.LATER


class _Ears(logging.Filter):
    """Takes the codes out of what the library would log. No handler ever gets the words."""

    heard = threading.local()

    def filter(self, record: logging.LogRecord) -> bool:
        codes: list[int] | None = getattr(self.heard, "codes", None)
        if codes is not None:
            codes += [int(code) for code in _CODE.findall(record.getMessage())]
        return False


_EARS = _Ears()
logging.getLogger("apprise").addFilter(_EARS)


@contextmanager
def _overheard() -> Iterator[list[int]]:
    codes: list[int] = []
    _EARS.heard.codes = codes
    try:
        yield codes
    finally:
        del _EARS.heard.codes
