"""
Carries text messages through GOV.UK Notify.

Source: its REST API, version 2, and the tables of errors that it publishes, read
2026-11-24. An error is told by status and type, as Notify asks, never by its words, with
one exception: a 400 about ``phone_number`` is the number's fault and no other.

Notify sends twice what it is handed twice. So a message whose earlier try was not answered
is looked up by its reference first.
"""

import base64
import hashlib
import hmac
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests

from brolly.foundation.messages import Message, MessageNotSent, Messenger, WhyNot

NOTIFY = "https://api.notifications.service.gov.uk"
SECONDS_TO_WAIT = 20
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
UUID_LENGTH = 36
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_ABOUT_THE_NUMBER = "phone_number"


@dataclass(frozen=True, kw_only=True)
class NotifyMessenger:
    """
    One service at GOV.UK Notify.

    Its template consists of ``((message))`` and nothing else, so that every word that
    arrives is ours.
    """

    service_id: str
    secret: str = field(repr=False)
    template_id: str
    address: str = NOTIFY

    @classmethod
    def from_key(cls, key: str, *, template: str, address: str = "") -> "NotifyMessenger":
        """
        Return the messenger of an API key as Notify shows it: name, service, secret.

        :raises ValueError: this is no key, no template, or the address is not safe
        """
        key, template = key.strip(), template.strip()
        secret, service = key[-UUID_LENGTH:], key[-2 * UUID_LENGTH - 1 : -UUID_LENGTH - 1]
        if not all(_UUID.fullmatch(part) for part in (secret, service, template)):
            raise ValueError("key or template")
        parts = urlsplit(address or NOTIFY)
        if parts.scheme != "https" and parts.hostname not in THIS_MACHINE:
            raise ValueError("BROLLY_NOTIFY_URL")
        return cls(
            service_id=service,
            secret=secret,
            template_id=template,
            address=(address or NOTIFY).rstrip("/"),
        )

    def send(self, message: Message) -> None:
        """
        Hand one message to Notify.

        :raises MessageNotSent: it was not taken
        """
        with self.opened() as lane:
            lane.send(message)

    @contextmanager
    def opened(self) -> Iterator[Messenger]:
        """Keep one connection for many messages."""
        with requests.Session() as session:
            session.trust_env = False  # no proxy and no password from the machine's settings
            yield _Lane(self, session)

    def token(self) -> str:
        """Return a JSON Web Token for the next half minute (HS256, RFC 7519)."""
        said = {"iss": self.service_id, "iat": int(time.time())}
        head = _coded({"typ": "JWT", "alg": "HS256"})
        signed = f"{head}.{_coded(said)}"
        mac = hmac.digest(self.secret.encode(), signed.encode(), hashlib.sha256)
        return f"{signed}.{_url_safe(mac)}"


@dataclass(frozen=True)
class _Lane:
    """One connection, used by one thread."""

    notify: NotifyMessenger
    session: requests.Session

    def send(self, message: Message) -> None:
        if message.again and self._has(message.message_id):
            return
        answer = self._ask(
            "POST",
            "/v2/notifications/sms",
            json={
                "phone_number": message.to,
                "template_id": self.notify.template_id,
                "personalisation": {"message": message.text},
                "reference": message.message_id,
            },
        )
        if answer.status_code != requests.codes.created:
            raise MessageNotSent(why=_why(answer))

    def _has(self, reference: str) -> bool:
        asked = {"reference": reference, "template_type": "sms"}
        answer = self._ask("GET", "/v2/notifications", params=asked)
        if answer.status_code != requests.codes.ok:
            raise MessageNotSent(why=_why(answer))
        return bool(_body(answer).get("notifications"))

    def _ask(self, method: str, path: str, **more: Any) -> requests.Response:
        try:
            return self.session.request(
                method,
                f"{self.notify.address}{path}",
                headers={"Authorization": f"Bearer {self.notify.token()}"},
                timeout=SECONDS_TO_WAIT,
                allow_redirects=False,
                **more,
            )
        except requests.RequestException:
            # "from None": the cause holds the address that was asked.
            raise MessageNotSent(why=WhyNot.NO_ANSWER) from None


def _why(answer: requests.Response) -> WhyNot:
    status = answer.status_code
    if status in (401, 403):
        return WhyNot.CREDENTIALS
    if status == 429 or status >= 500:
        return WhyNot.LATER
    errors = _body(answer).get("errors", [])
    said = " ".join(str(e.get("message", "")) for e in errors if isinstance(e, dict))
    return WhyNot.REFUSED if status == 400 and _ABOUT_THE_NUMBER in said else WhyNot.SETTINGS


def _body(answer: requests.Response) -> dict[str, Any]:
    try:
        said = answer.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _coded(said: dict[str, Any]) -> str:
    return _url_safe(json.dumps(said, separators=(",", ":")).encode())


def _url_safe(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
