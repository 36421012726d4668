"""
Carries messages by SMTP, over TLS with the certificate checked.

The adapter of ``foundation.messages.OpenMessenger``. It keeps nothing and logs nothing: an
address stands in no exception that it lets out.
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from urllib.parse import unquote, urlsplit

from brolly.foundation.messages import Message, MessageNotSent, Messenger, WhyNot

SECONDS_TO_WAIT = 20
ASKED_TO_WAIT = range(400, 500)  # RFC 5321 4.2.1: try again later (read 2026-11-23)
CLOSING = 421
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
SECURITY = {"smtps": "tls", "smtp": "starttls", "smtp+plain": "plain"}
# A folded link is no link: mail programs read List-Unsubscribe only on one line. RFC 5322
# lets a line have 998 characters.
ONE_LINE = SMTP.clone(max_line_length=990)
PORT = {"tls": 465, "starttls": 587, "plain": 25}


@dataclass(frozen=True, kw_only=True)
class SmtpMessenger:
    """
    One SMTP server, named by an address.

    ``smtps://user:password@host:465`` speaks TLS from the first byte,
    ``smtp://user:password@host:587`` asks for STARTTLS and goes no further without, and
    ``smtp+plain://localhost:25`` speaks in clear: to this machine only.
    """

    host: str
    port: int
    username: str
    password: str = field(repr=False)
    sender: str
    security: str

    @classmethod
    def from_url(cls, url: str, *, sender: str = "") -> "SmtpMessenger":
        """
        Return the messenger of an address.

        :raises ValueError: the scheme is unknown, no server is named, or clear text
            would leave this machine
        """
        parts = urlsplit(url)
        security, host = SECURITY.get(parts.scheme, ""), parts.hostname or ""
        if not security or not host:
            raise ValueError("BROLLY_SMTP_URL")
        if security == "plain" and host not in THIS_MACHINE:
            raise ValueError("BROLLY_SMTP_URL")
        return cls(
            host=host,
            port=parts.port or PORT[security],
            username=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            sender=sender or f"messages@{host}",
            security=security,
        )

    def send(self, message: Message) -> None:
        """
        Hand one message to the server, over a connection of its own.

        :raises MessageNotSent: it was not taken; for good when the server says so
        """
        with self.opened() as lane:
            lane.send(message)

    @contextmanager
    def opened(self) -> Iterator[Messenger]:
        """Keep one connection for many messages. It is made for the first one."""
        lane = _Lane(self)
        try:
            yield lane
        finally:
            lane.close()

    def connect(self) -> smtplib.SMTP:
        """Return a connection over which a message may be handed."""
        checked = ssl.create_default_context()
        # Without a name of our own smtplib would tell the server what this machine is called.
        if self.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, "localhost", timeout=SECONDS_TO_WAIT, context=checked
            )
        else:
            smtp = smtplib.SMTP(self.host, self.port, "localhost", timeout=SECONDS_TO_WAIT)
        try:
            if self.security == "starttls":
                # Without a context smtplib encrypts but does not check who answers.
                smtp.starttls(context=checked)
            if self.username:
                smtp.login(self.username, self.password)
            smtp.ehlo_or_helo_if_needed()
        except BaseException:
            smtp.close()
            raise
        return smtp

    def letter(self, message: Message) -> bytes:
        """Return the message as it goes over the wire."""
        letter = EmailMessage(policy=ONE_LINE)
        letter["From"], letter["To"] = self.sender, message.to
        letter["Subject"] = message.subject
        letter["Date"] = formatdate(usegmt=True)
        letter["Message-ID"] = message.message_id
        letter["Auto-Submitted"] = "auto-generated"
        for name, value in message.headers.items():
            letter[name] = value
        letter.set_content(message.text)
        return letter.as_bytes()


class _Lane:
    """One connection, used by one thread for one message after the other."""

    def __init__(self, server: SmtpMessenger) -> None:
        self._server = server
        self._smtp: smtplib.SMTP | None = None

    def send(self, message: Message) -> None:
        try:
            letter = self._server.letter(message)
        except ValueError:
            # A line break in an address or a header: no server would be right to take it.
            raise MessageNotSent(for_good=True) from None
        try:
            self._hand_over(message.to, letter)
        except smtplib.SMTPAuthenticationError:
            # Our own name or password is wrong: that is no fault of the address.
            self.close()
            raise MessageNotSent(why=WhyNot.CREDENTIALS) from None
        except smtplib.SMTPResponseException as answered:
            self._begin_anew(answered.smtp_code)
            refused_for_good = answered.smtp_code in range(500, 600)
            raise MessageNotSent(for_good=refused_for_good) from None
        except (OSError, smtplib.SMTPException):
            # "from None": the cause may hold the address.
            self.close()
            raise MessageNotSent(why=WhyNot.NO_ANSWER) from None

    def close(self) -> None:
        """Say goodbye. A message that was taken stays taken, however rude the answer."""
        if self._smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
            self._smtp.close()
            self._smtp = None

    def _hand_over(self, to: str, letter: bytes) -> None:
        smtp = self._begun()
        _must(smtp.rcpt(to), 250, 251)
        _must(smtp.data(letter), 250)

    def _begun(self) -> smtplib.SMTP:
        """Begin a message: over the connection kept, or a new one where that is gone."""
        if self._smtp is not None:
            try:
                _must(self._smtp.mail(self._server.sender), 250)
            except (OSError, smtplib.SMTPException):
                # Nothing was handed over yet, so beginning again repeats nothing.
                self.close()
            else:
                return self._smtp
        self._smtp = self._server.connect()
        _must(self._smtp.mail(self._server.sender), 250)
        return self._smtp

    def _begin_anew(self, code: int) -> None:
        try:
            if self._smtp is None or code == CLOSING:
                self.close()
            else:
                _must(self._smtp.rset(), 250)
        except (OSError, smtplib.SMTPException):
            self.close()


def _must(answer: tuple[int, bytes], *wanted: int) -> None:
    if answer[0] not in wanted:
        # Without the server's words: they may hold the address.
        raise smtplib.SMTPResponseException(answer[0], "")


class NoMailServer:
    """Stands where no mail server is named: takes no message, so that none counts as sent."""

    # Pages that would promise a message ask this first.
    carries_nothing = True

    def send(self, message: Message) -> None:
        """
        Carry nothing.

        :raises MessageNotSent: always
        """
        raise MessageNotSent(why=WhyNot.SETTINGS)

    def opened(self) -> AbstractContextManager[Messenger]:
        """Return itself: there is no connection."""
        return nullcontext(self)
