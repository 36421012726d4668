"""
Messages to staff, in words that tell nobody else what they are about.

Whoever reads over a shoulder, or runs a mail server on the way, sees a link and no
name: not the person's, not the project's, not ours.
"""

from datetime import datetime
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from brolly.foundation.messages import Message, MessageNotSent
from brolly.organisations import ports

SUBJECT = "New message"

_LINK = """There is a new message for you. Open it here:

{link}

The link works once, until {until}. If you did not expect it, you need do nothing.
"""

_CHANGE = """Something about how you sign in was changed: {when}.

If it was you, all is well. If it was not, open this now, then speak with the person who
invited you:

{link}
"""


def are_carried() -> bool:
    """Test whether a mail server is named here. No actor: it is the same for everybody."""
    return not getattr(ports.messenger(), "carries_nothing", False)


def is_only_here() -> bool:
    """Test whether links lead to this machine alone. No actor: the same for everybody."""
    return urlsplit(settings.PUBLIC_URL).hostname in ("localhost", "127.0.0.1", "::1")


def post_link(*, address: str, link: str, until: datetime) -> bool:
    """
    Send a link to the address it was made for. False when nobody carried it.

    No actor: the link was made by an action before, and no transaction is open.
    """
    try:
        carry_link(address=address, link=link, until=until)
    except MessageNotSent:
        return False
    return True


def carry_link(*, address: str, link: str, until: datetime) -> None:
    """
    Send a link, as a job does that may be tried again.

    No actor: the link was made by an action before, and no transaction is open.

    :raises MessageNotSent: nobody carried it
    """
    ports.messenger().send(_letter(address, _link_words(link, until)))


def carry_change(*, address: str, link: str, at: datetime) -> None:
    """
    Tell somebody that her sign-in was changed.

    No actor: it is for the account's owner, whoever changed it.

    :raises MessageNotSent: nobody carried it
    """
    when = f"{timezone.localtime(at):%-d %B %Y, %H:%M}"
    ports.messenger().send(_letter(address, _CHANGE.format(when=when, link=link)))


def _link_words(link: str, until: datetime) -> str:
    return _LINK.format(link=link, until=f"{timezone.localtime(until):%-d %B %Y, %H:%M}")


def _letter(address: str, text: str) -> Message:
    return Message(
        to=address, subject=SUBJECT, text=text, message_id=f"<{uuid4()}@brolly.invalid>"
    )
