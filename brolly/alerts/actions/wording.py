"""
What a message says: neutral outside, and inside no more than its reader chose.

The link in it opens the warning as it stands when it is opened. It names no person: the
delivery, and a mark that nobody can make without the organisation's key.
"""

from collections.abc import Callable
from dataclasses import dataclass

from brolly.access.vocabulary import Actor
from brolly.alerts.actions.subscribers import link_for
from brolly.alerts.models import Alert, Delivery, Publication
from brolly.alerts.queries import link_of
from brolly.alerts.vocabulary import (
    BY_PHONE,
    FRAMES,
    CarrierKind,
    Evidence,
    Frame,
    Level,
    MessageKind,
    Shows,
    SubscriberState,
)
from brolly.foundation.messages import Message
from brolly.organisations.queries import areas_of, reply_contact_of
from brolly.vault.opening import open_sealed

COLUMN: dict[bool, str] = {True: "number", False: "email"}


@dataclass(frozen=True, kw_only=True)
class Said:
    """What all messages of one warning say alike."""

    frame: Frame
    above: list[str]
    below: list[str]
    short: str


def letter_of(
    actor: Actor, row: Delivery, said: Callable[[Delivery], Said], mark: bytes, site: str
) -> Message | None:
    """Return the message of one delivery, or None where nobody takes it any more."""
    subscriber = row.subscriber
    by_phone = CarrierKind(row.carrier) in BY_PHONE
    address = open_sealed(actor, subscriber, COLUMN[by_phone])
    if subscriber.state != SubscriberState.CONFIRMED.value or not address:
        return None
    one = said(row)
    link = link_of(actor, row.pk, mark, site)
    leave = link_for(actor, subscriber, site, "leave")
    choose = link_for(actor, subscriber, site, "yours")
    if by_phone:
        text, headers = _short(one, Shows(subscriber.shows), link), {}
    else:
        text = _long(one, Shows(subscriber.shows), link, leave, choose)
        headers = {
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    return Message(
        to=address,
        subject=one.frame.subject,
        text=text,
        message_id=f"<{row.pk}@brolly.invalid>",
        headers=headers,
        again=row.in_doubt,
    )


def said_of(actor: Actor, row: Delivery, site: str) -> Said:
    """Return what every message of a warning says, or of its recall."""
    frame = FRAMES.get(row.alert.language, FRAMES["en"])
    reference = f"W-{row.alert.number}"
    if row.kind == MessageKind.RECALL.value:
        went_out = row.alert.published_at or row.alert.made_at
        recalled = frame.recalled.format(reference=reference, day=f"{went_out:{frame.day}}")
        return Said(frame=frame, above=[recalled], below=[], short=recalled)
    return _warning(actor, row.alert, frame, site)


def _warning(actor: Actor, alert: Alert, frame: Frame, site: str) -> Said:
    publication = Publication.objects.get(alert_id=alert.pk)
    level = frame.level[Level(publication.level)]
    sent = frame.sent.format(day=f"{publication.published_at:{frame.day}}")
    until = frame.until.format(day=f"{publication.expires_on:{frame.day}}")
    above = [frame.replaces, ""] if alert.replaces_id is not None else []
    above += [publication.title, "", publication.body, ""]
    above += [f"{level}. {frame.evidence[Evidence(publication.evidence)]}."]
    above += [f"{_places(actor, publication)}{sent} {until}", ""]
    if contact := reply_contact_of(actor, actor.organisation_id):
        above += [frame.seen.format(contact=contact), ""]
    above += [frame.keep.format(reference=f"W-{alert.number}"), ""]
    wrong = f"{site}/warnings/{actor.organisation_id}/{alert.pk}/wrong/"
    short = f"{publication.title}. {publication.body} {until}"
    if alert.replaces_id is not None:
        short = f"{frame.replaces} {short}"
    return Said(frame=frame, above=above, below=[frame.wrong.format(link=wrong)], short=short)


def _short(said: Said, shows: Shows, link: str) -> str:
    if shows is Shows.TEXT:
        return f"{said.short} {link}"
    first = said.frame.a_warning if shows is Shows.WARNING else said.frame.subject
    return f"{first}: {link}"


def _long(said: Said, shows: Shows, link: str, leave: str, choose: str) -> str:
    # The first line is what a lock screen may show.
    lines = [said.frame.hello, "", ""]
    if shows is Shows.TEXT:
        lines += [*said.above, *said.below]
    elif shows is Shows.WARNING:
        lines += [f"{said.frame.a_warning}.", said.frame.opens.format(link=link)]
    else:
        lines += [said.frame.opens.format(link=link)]
    lines += ["", said.frame.leave.format(link=leave)]
    lines += [said.frame.choose.format(link=choose)]
    return "\n".join(lines) + "\n"


def _places(actor: Actor, publication: Publication) -> str:
    chosen = [a for a in areas_of(actor) if a.code in publication.areas]
    return "".join(f"{' '.join(filter(None, (a.name, a.district)))}. " for a in chosen)
