"""
A warning as a Common Alerting Protocol 1.2 document, from its public text and nothing else.

Written with the standard library: the document is made here and never read here, so nothing
of a stranger is parsed. What the schema cannot check is checked in ``cap_check`` before any
document is handed out. Source: OASIS CAP 1.2 of 1 July 2010, read 2026-11-23. How severe and
how sure a warning is called is our own convention: see decision 0021.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID
from xml.etree import ElementTree

from brolly.alerts.rules.cap_check import broken_rules
from brolly.alerts.vocabulary.bulletins import BulletinKind, WhyTold
from brolly.alerts.vocabulary.codes import EVIDENCE_WORDS, LEVEL_WORDS, Evidence, Level

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
EVENT = "Warning among people who sell sex"
INSTRUCTION = "You do not have to go with him. Tell whoever is near you. In danger now: 999."
EXERCISE = "Invented: this comes from a demonstration, and nobody did any of it."

NOTES: dict[WhyTold, str] = {
    WhyTold.OUT: "",
    WhyTold.CORRECTED: "A corrected warning. It takes the place of the earlier one.",
    WhyTold.STANDS: "Looked at again: it stands for another while.",
    WhyTold.REPLACED: "A corrected warning has taken its place. Please delete this one.",
    WhyTold.RECALLED: "Called back. Please delete it wherever you keep it.",
    WhyTold.ENDED: "It has ended. Please take it down.",
}
SEVERITY: dict[Level, str] = {
    Level.VIOLENCE: "Severe",
    Level.THREATS: "Moderate",
    Level.ROBBERY: "Moderate",
    Level.NON_PAYMENT: "Minor",
}
CERTAINTY: dict[Evidence, str] = {
    Evidence.FIRST_HAND: "Observed",
    Evidence.SECOND_HAND: "Possible",
    Evidence.SEVERAL: "Observed",
    Evidence.POLICE_CONFIRMED: "Observed",
}
# Characters that no XML 1.0 document may hold, escaped or not.
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class NotADocument(Exception):
    """A document breaks a rule of its format. A fault of ours: it is not handed out."""


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """Who warns: the machine's host name, and the organisation as everybody knows it."""

    host: str
    name: str
    contact: str = ""
    is_exercise: bool = False


@dataclass(frozen=True, kw_only=True)
class Reference:
    """An earlier message, as a later one names it."""

    identifier: UUID
    sent_at: datetime


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message: what it is, when it was sent, what it takes the place of."""

    identifier: UUID
    kind: BulletinKind
    why: WhyTold
    sent_at: datetime
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublicWarning:
    """What stands on the board for everybody there, in towns instead of districts."""

    reference: str
    title: str
    body: str
    level: Level
    evidence: Evidence
    language: str
    towns: str
    expires_at: datetime


def town_words(towns: Iterable[str], *, name: str) -> str:
    """Return where a warning is for, in names of towns; everywhere when it names none."""
    return ", ".join(dict.fromkeys(towns)) or f"Everywhere {name} works"


def restriction_of(issuer: Issuer) -> str:
    """Return for whom a warning is. The format cannot enforce it, so it is said."""
    return (
        f"Only for those to whom {issuer.name} gave this address, and for the people whom they "
        "support. Not to be published, and not to be passed on to anybody else."
    )


def written(text: str) -> str:
    """Return a text without what no XML document may hold."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def utc(at: datetime) -> str:
    """Return a time as the schema wants it. UTC is written -00:00 there, never Z."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}-00:00"


def add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    """Add an element with a text to another, if there is any text."""
    said = written(text)
    made = ElementTree.Element(name)
    if said:
        made.text = said
        parent.append(made)
    return made


def add_pair(parent: ElementTree.Element, name: str, value_name: str, value: str) -> None:
    """Add a named value of our own."""
    pair = ElementTree.SubElement(parent, name)
    add(pair, "valueName", f"urn:brolly:{value_name}")
    add(pair, "value", value)


def cap_alert(
    *, issuer: Issuer, message: Message, warning: PublicWarning | None
) -> ElementTree.Element:
    """
    Return the tree of one document, its elements in the order that the schema wants.

    :raises NotADocument: it breaks a rule that the schema does not check
    """
    alert = ElementTree.Element("alert", {"xmlns": NAMESPACE})
    add(alert, "identifier", f"urn:uuid:{message.identifier}")
    add(alert, "sender", issuer.host)
    add(alert, "sent", utc(message.sent_at))
    add(alert, "status", "Exercise" if issuer.is_exercise else "Actual")
    add(alert, "msgType", message.kind.value)
    add(alert, "scope", "Restricted")
    add(alert, "restriction", restriction_of(issuer))
    add(alert, "code", "tlp:amber")
    said = (NOTES[message.why], EXERCISE if issuer.is_exercise else "")
    add(alert, "note", " ".join(filter(None, said)))
    named = (
        f"{issuer.host},urn:uuid:{r.identifier},{utc(r.sent_at)}" for r in message.references
    )
    add(alert, "references", " ".join(named))
    if warning is not None and message.kind is not BulletinKind.CANCEL:
        alert.append(_info(issuer, message, warning))
    if broken := broken_rules(alert):
        raise NotADocument(", ".join(broken))
    return alert


def cap_document(*, issuer: Issuer, message: Message, warning: PublicWarning | None) -> bytes:
    """
    Return one document. A message that cancels carries no text of the warning.

    :raises NotADocument: it breaks a rule that the schema does not check
    """
    alert = cap_alert(issuer=issuer, message=message, warning=warning)
    ElementTree.indent(alert)
    document: bytes = ElementTree.tostring(alert, encoding="utf-8", xml_declaration=True)
    return document


def _info(issuer: Issuer, message: Message, warning: PublicWarning) -> ElementTree.Element:
    info = ElementTree.Element("info")
    add(info, "language", "en-GB" if warning.language == "en" else warning.language)
    add(info, "category", "Safety")
    add(info, "category", "Security")
    add(info, "event", f"{EVENT}: {LEVEL_WORDS[warning.level].lower()}")
    add(info, "responseType", "Avoid")
    add(info, "responseType", "Monitor")
    # The public text does not say whether he is about now.
    add(info, "urgency", "Unknown")
    add(info, "severity", SEVERITY[warning.level])
    add(info, "certainty", CERTAINTY[warning.evidence])
    add_pair(info, "eventCode", "level", warning.level.value)
    add(info, "effective", utc(message.sent_at))
    add(info, "expires", utc(warning.expires_at))
    add(info, "senderName", issuer.name)
    add(info, "headline", warning.title)
    add(info, "description", warning.body)
    add(info, "instruction", INSTRUCTION)
    add(info, "contact", issuer.contact)
    add_pair(info, "parameter", "reference", warning.reference)
    add_pair(info, "parameter", "evidence", EVIDENCE_WORDS[warning.evidence])
    area = ElementTree.SubElement(info, "area")
    add(area, "areaDesc", warning.towns)
    return info


def summary_of(warning: PublicWarning) -> dict[str, str]:
    """Return the facts of a warning that a feed repeats, so that readers can sort by them."""
    return {
        "event": f"{EVENT}: {LEVEL_WORDS[warning.level].lower()}",
        "expires": utc(warning.expires_at),
        "severity": SEVERITY[warning.level],
        "certainty": CERTAINTY[warning.evidence],
        "areaDesc": warning.towns,
    }
