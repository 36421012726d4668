"""
Carries messages by SMTP, over TLS with the certificate checked.

The adapter of ``foundation.messages.Messenger``. It keeps nothing and logs nothing: an
address stands in no exception that it lets out.
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from urllib.parse import unquote, urlsplit

from brolly.foundation.messages import Message, MessageNotSent

SECONDS_TO_WAIT = 20
ASKED_TO_WAIT = range(400, 500)  # RFC 5321 4.2.1: try again later (read 2026-11-23)
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
        Hand one message to the server.

        :raises MessageNotSent: it was not taken; for good when the server says so
        """
        try:
            letter = self._letter(message)
        except ValueError:
            # A line break in an address or a header: no server would be right to take it.
            raise MessageNotSent(for_good=True) from None
        try:
            with self._connection() as smtp:
                smtp.send_message(letter)
        except smtplib.SMTPRecipientsRefused as refused:
            code = next(iter(refused.recipients.values()))[0]
            raise MessageNotSent(for_good=code not in ASKED_TO_WAIT) from None
        except smtplib.SMTPAuthenticationError:
            # Our own name or password is wrong: that is no fault of the address.
            raise MessageNotSent from None
        except smtplib.SMTPResponseException as answered:
            refused_for_good = answered.smtp_code in range(500, 600)
            raise MessageNotSent(for_good=refused_for_good) from None
        except (OSError, smtplib.SMTPException):
            # "from None": the cause may hold the address.
            raise MessageNotSent from None

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
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
            yield smtp
            # The message was taken: a rude goodbye must not have it sent twice.
            with suppress(OSError, smtplib.SMTPException):
                smtp.quit()
        finally:
            smtp.close()

    def _letter(self, message: Message) -> EmailMessage:
        letter = EmailMessage(policy=ONE_LINE)
        letter["From"], letter["To"] = self.sender, message.to
        letter["Subject"] = message.subject
        letter["Date"] = formatdate(usegmt=True)
        letter["Message-ID"] = message.message_id
        letter["Auto-Submitted"] = "auto-generated"
        for name, value in message.headers.items():
            letter[name] = value
        letter.set_content(message.text)
        return letter


class NoMailServer:
    """Stands where no mail server is named: takes no message, so that none counts as sent."""

    # Pages that would promise a message ask this first.
    carries_nothing = True

    def send(self, message: Message) -> None:
        """
        Carry nothing.

        :raises MessageNotSent: always
        """
        raise MessageNotSent
