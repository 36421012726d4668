"""
The list of an organisation's warnings as an Atom feed (RFC 4287, read 2026-11-23).

Plain values in, bytes out. What was taken down is told as a tombstone (RFC 6721): readers
that know them delete it, others see that it is gone from the list.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID
from xml.etree import ElementTree

from brolly.alerts.rules.cap import NAMESPACE as CAP
from brolly.alerts.rules.cap import add, written

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
CAP_TYPE = "application/cap+xml"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One warning that is out, and where its document stands."""

    id: UUID
    title: str
    body: str
    language: str
    address: str
    published_at: datetime
    updated_at: datetime
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Gone:
    """One warning that was taken down lately."""

    id: UUID
    address: str
    gone_at: datetime
    note: str


def atom_feed(
    *,
    feed_id: UUID,
    title: str,
    author: str,
    rights: str,
    address: str,
    updated_at: datetime,
    entries: list[Entry],
    gone: list[Gone],
) -> bytes:
    """Return a feed, its entries in the order in which they are given."""
    feed = ElementTree.Element(
        "feed", {"xmlns": ATOM, "xmlns:cap": CAP, "xmlns:at": TOMBSTONES, "xml:lang": "en-GB"}
    )
    add(feed, "id", f"urn:uuid:{feed_id}")
    _text(feed, "title", title)
    add(feed, "updated", _stamp(updated_at))
    _link(feed, "self", "application/atom+xml", address)
    add(ElementTree.SubElement(feed, "author"), "name", author)
    _text(feed, "rights", rights)
    add(feed, "generator", "Brolly")
    for entry in entries:
        feed.append(_entry(entry))
    for one in gone:
        stone = ElementTree.SubElement(
            feed, "at:deleted-entry", {"ref": f"urn:uuid:{one.id}", "when": _stamp(one.gone_at)}
        )
        add(stone, "at:comment", one.note)
        _link(stone, "alternate", CAP_TYPE, one.address)
    ElementTree.indent(feed)
    document: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document


def _entry(entry: Entry) -> ElementTree.Element:
    made = ElementTree.Element("entry")
    add(made, "id", f"urn:uuid:{entry.id}")
    _text(made, "title", entry.title).set("xml:lang", entry.language)
    add(made, "published", _stamp(entry.published_at))
    add(made, "updated", _stamp(entry.updated_at))
    _link(made, "alternate", CAP_TYPE, entry.address)
    _text(made, "summary", entry.body).set("xml:lang", entry.language)
    for name, value in entry.facts.items():
        add(made, f"cap:{name}", value)
    return made


def _text(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    """Add a text construct: plain text, so that no reader takes it for markup."""
    made = ElementTree.SubElement(parent, name, {"type": "text"})
    made.text = written(text)
    return made


def _link(parent: ElementTree.Element, rel: str, kind: str, address: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": rel, "type": kind, "href": address})


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
