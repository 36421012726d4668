"""
Messages to staff, in words that tell nobody else what they are about.

Whoever reads over a shoulder, or runs a mail server on the way, sees a link and no
name: not the person's, not the project's, not ours.
"""

from datetime import datetime
from uuid import uuid4

from django.utils import timezone

from brolly.foundation.messages import Message, MessageNotSent
from brolly.organisations import ports

SUBJECT = "New message"

_LINK = """There is a new message for you. Open it here:

{link}

The link works once, until {until}. If you did not expect it, you need do nothing.
"""


def post_link(*, address: str, link: str, until: datetime) -> bool:
    """
    Send a link to the address it was made for. False when nobody carried it.

    No actor: the link was made by an action before, and no transaction is open.
    """
    ends = timezone.localtime(until)
    text = _LINK.format(link=link, until=f"{ends:%-d %B %Y, %H:%M}")
    return _post(address, text)


def _post(address: str, text: str) -> bool:
    message = Message(
        to=address, subject=SUBJECT, text=text, message_id=f"<{uuid4()}@brolly.invalid>"
    )
    try:
        ports.messenger().send(message)
    except MessageNotSent:
        return False
    return True
