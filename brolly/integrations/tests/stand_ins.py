"""
Services of this machine that speak the real protocols, and answer as they are told.

Each ``Kit`` is one service with the messenger that speaks to it. ``say`` sets what it
answers next: ``accept``, ``refuse``, ``busy``, ``silent``, ``cut`` (it takes the message and
hangs up before it says so) or ``locked`` (our key or password is wrong).
"""

import asyncio
import base64
import hashlib
import hmac
import json
import socket
import threading
import time
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from brolly.integrations.email.messenger import SmtpMessenger
from brolly.integrations.phone.service import ServiceMessenger
from brolly.integrations.text.notify import NotifyMessenger

SECRET = "5ec7e7aa-1111-4111-8111-aaaaaaaaaaaa"
SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
TEMPLATE = "740e5834-3a29-46b4-9a6f-16142fde533a"
ACCOUNT = "AC00000000000000000000000000000001"
PASSWORD = "a55a55a55a55a55a55a55a55a55a55a5"
TOO_LONG_S = 5


class Arrived(NamedTuple):
    """One message that a service took."""

    to: str
    text: str
    reference: str


@dataclass
class Kit:
    """One service, told what to answer."""

    name: str
    to: str
    arrived: list = field(default_factory=list)
    mode: str = "accept"
    # How a second copy is known: the messenger asks, the receiver can tell, or nobody can.
    doubles: str = "nobody"
    messenger: object = None

    def say(self, mode):
        self.mode = mode


class Answer(NamedTuple):
    status: int
    body: object


class Door(BaseHTTPRequestHandler):
    """Reads a request to its end, lets the service answer, and hangs up where told."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        self._answer(self.rfile.read(length))

    def do_GET(self):
        self._answer(b"")

    def _answer(self, sent):
        service = self.server.service
        if service.mode == "silent":
            time.sleep(TOO_LONG_S)
        answer = service.answer(self.command, self.path, self.headers, sent)
        if service.mode in ("cut", "silent"):
            self.close_connection = True
            return
        body = json.dumps(answer.body).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Served:
    """Serves one HTTP service on a port of its own, as long as a test needs it."""

    def __init__(self, service):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.server.service = service
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=[0.02], daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Notify(Kit):
    """GOV.UK Notify: the token is checked, and references are remembered, never compared."""

    def answer(self, method, path, headers, sent):
        if self.mode == "locked" or not self._knows(headers["Authorization"]):
            return self._no(403, "AuthError", "Invalid token: API key not found")
        if method == "GET":
            asked = parse_qs(urlsplit(path).query)["reference"][0]
            found = [{"reference": a.reference} for a in self.arrived if a.reference == asked]
            return Answer(200, {"notifications": found, "links": {}})
        if self.mode == "busy":
            words = "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds"
            return self._no(429, "RateLimitError", words)
        if self.mode == "refuse":
            return self._no(400, "ValidationError", "phone_number Not enough digits")
        said = json.loads(sent)
        if path != "/v2/notifications/sms" or said["template_id"] != TEMPLATE:
            return self._no(400, "BadRequestError", "Template not found")
        text, reference = said["personalisation"]["message"], said["reference"]
        self.arrived.append(Arrived(said["phone_number"], text, reference))
        content = {"body": text, "from_number": "40604"}
        return Answer(201, {"id": SERVICE, "reference": reference, "content": content})

    def _knows(self, said):
        head, body, mac = said.removeprefix("Bearer ").split(".")
        good = hmac.digest(SECRET.encode(), f"{head}.{body}".encode(), hashlib.sha256)
        claims = json.loads(_plain(body))
        return (
            _plain(mac) == good
            and json.loads(_plain(head)) == {"typ": "JWT", "alg": "HS256"}
            and claims["iss"] == SERVICE
            and abs(claims["iat"] - time.time()) < 30
        )

    @staticmethod
    def _no(status, kind, words):
        errors = [{"error": kind, "message": words}]
        return Answer(status, {"status_code": status, "errors": errors})


def _plain(coded):
    return base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4))


class Gateway(Kit):
    """A gateway of one's own, that reads JSON and asks for a password."""

    status = {"refuse": 422, "busy": 503, "locked": 401}

    def answer(self, method, path, headers, sent):
        if (status := self.status.get(self.mode)) is not None:
            return Answer(status, {})
        assert headers["Authorization"].startswith("Basic ")
        said = json.loads(sent)
        self.arrived.append(Arrived(said["to"], said["message"], said["reference"]))
        return Answer(200, {})


class Signal(Kit):
    """signal-cli's REST server: POST /v2/send."""

    status = {"refuse": 400, "busy": 429, "locked": 401}

    def answer(self, method, path, headers, sent):
        if (status := self.status.get(self.mode)) is not None:
            return Answer(status, {"error": "no"})
        assert (method, path) == ("POST", "/v2/send")
        said = json.loads(sent)
        self.arrived += [Arrived(to, said["message"], "") for to in said["recipients"]]
        return Answer(201, {"timestamp": "1700000000000"})


class Twilio(Kit):
    """Twilio's Messages resource, with the codes that it answers."""

    codes = {"refuse": (400, 21211), "busy": (429, 20429), "locked": (401, 20003)}

    def answer(self, method, path, headers, sent):
        if self.mode in self.codes:
            status, code = self.codes[self.mode]
            return Answer(status, {"code": code, "message": "no", "status": status})
        assert path == f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        said = {name: values[0] for name, values in parse_qs(sent.decode()).items()}
        self.arrived.append(Arrived(said["To"], said["Body"], ""))
        return Answer(201, {"sid": "SM1", "status": "queued"})


class Mail(Kit):
    """A mail server, with a password."""

    def __init__(self, **more):
        super().__init__(**more)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    async def handle_RCPT(self, server, session, envelope, address, options):
        said = {"refuse": "550 5.1.1 nobody here", "busy": "450 4.2.0 greylisted"}
        if self.mode in said:
            return said[self.mode]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = message_from_bytes(envelope.content)
        text = letter.get_payload(decode=True).decode()
        if self.mode == "silent":
            await asyncio.sleep(TOO_LONG_S)
        else:
            self.arrived.append(Arrived(letter["To"], text, letter["Message-ID"]))
        if self.mode == "cut":
            server.transport.close()
        return "250 taken"

    def may_come_in(self, server, session, envelope, mechanism, data):
        knows = data.password == PASSWORD.encode() and self.mode != "locked"
        return AuthResult(success=knows, handled=False)


def made(name, monkeypatch):
    """Make one service and its messenger; what is returned ends it."""
    if name == "mail":
        return _mail(monkeypatch)
    kinds = {
        "notify": (Notify, "asks"),
        "gateway": (Gateway, "reference"),
        "signal": (Signal, "nobody"),
        "twilio": (Twilio, "nobody"),
    }
    kind, doubles = kinds[name]
    kit = kind(name=name, to="+447700900123", doubles=doubles)
    served = Served(kit)
    host = served.address.removeprefix("http://")
    if name == "notify":
        monkeypatch.setattr("brolly.integrations.text.notify.SECONDS_TO_WAIT", 1.5)
        key = f"ours-{SERVICE}-{SECRET}"
        kit.messenger = NotifyMessenger.from_key(key, template=TEMPLATE, address=served.address)
    else:
        addresses = {
            "gateway": f"json://us:{PASSWORD}@{host}/sms?:to={{to}}&:reference={{reference}}&rto=1.5",
            "signal": f"signal://us:{PASSWORD}@{host}/+447700900001/{{to}}?rto=1.5",
            "twilio": f"twilio://{ACCOUNT}:{PASSWORD}@+447700900001/{{to}}?rto=1.5",
        }
        kit.messenger = ServiceMessenger.from_url(addresses[name])
    if name == "twilio":
        from apprise.plugins.twilio import NotifyTwilio

        path = "/2010-04-01/Accounts/{sid}/Messages.json"
        monkeypatch.setattr(NotifyTwilio, "notify_sms_url", served.address + path)
    return kit, served.stop


def _mail(monkeypatch):
    monkeypatch.setattr("brolly.integrations.email.messenger.SECONDS_TO_WAIT", 1.5)
    kit = Mail(name="mail", to="ann@example.org", doubles="reference")
    controller = Controller(
        kit, hostname="127.0.0.1", port=kit.port, authenticator=kit.may_come_in,
        auth_require_tls=False, auth_required=True,
    )  # fmt: skip
    controller.start()
    url = f"smtp+plain://us:{PASSWORD}@127.0.0.1:{kit.port}"
    kit.messenger = SmtpMessenger.from_url(url, sender="messages@example.org")
    return kit, controller.stop
