"""
A packet as a file: data for a machine, and a tagged PDF. Both say the same.

Made from the packet's own lines and its cover, and from nothing else: no report is read
here. The project does not grade; a force grades intelligence itself (College of Policing,
"Intelligence report", read 2026-11-23), so each line says how it came about.
"""

import json
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from brolly.consent.vocabulary import FIELD_WORDS, Field
from brolly.disclosures.packets.schema import NAME
from brolly.disclosures.queries import PacketShown
from brolly.disclosures.vocabulary import ORIGIN_WORDS, PacketKind, origin_of
from brolly.foundation.printing import tagged_pdf

TEMPLATE = Path(__file__).parents[1] / "templates" / "disclosures" / "packet.typ"

UNGRADED = (
    "The project did not grade this. Each line says how it came about, so that the force can "
    "grade each one itself."
)


def document_of(
    packet: PacketShown,
    contents: dict[Field, str],
    *,
    taken_by: str,
    contact: str,
    at: datetime,
) -> dict[str, object]:
    """Return a packet as data, in the form that ``schema`` describes."""
    return {
        "schema": NAME,
        "code": packet.watermark,
        "kind": packet.kind.value,
        "title": packet.kind_words,
        "from": {"name": packet.from_name, "contact": contact},
        "to": packet.to_name,
        "sent_at": _moment(packet.delivered_at),
        "answer_by": packet.answer_due_on.isoformat() if packet.answer_due_on else None,
        "destroy_by": packet.expires_on.isoformat() if packet.expires_on else None,
        "basis": "duty" if packet.is_override else "her_agreement",
        "handling": _handling(packet),
        "grading": UNGRADED,
        "lines": [
            {
                "code": field.value,
                "name": FIELD_WORDS[field],
                "text": contents[field],
                "origin": origin_of(field).value,
                "origin_words": ORIGIN_WORDS[origin_of(field)],
            }
            for field in Field
            if field in contents
        ],
        "taken": {"by": taken_by, "at": _moment(at)},
    }


def json_of(document: dict[str, object]) -> bytes:
    """Return a packet's data as JSON."""
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def pdf_of(document: dict[str, object], *, at: datetime) -> bytes:
    """Return a packet's data as a tagged PDF, with recipient and code on every page."""
    dates = {name: _in_words(document[name]) for name in ("sent_at", "answer_by", "destroy_by")}
    taken = f"{timezone.localtime(at):%-d %B %Y, %H:%M}"
    return tagged_pdf(TEMPLATE, document | {"dates": dates, "taken_at": taken}, at=at)


def _handling(packet: PacketShown) -> list[str]:
    if packet.is_override:
        first = "Given in confidence because of a duty that the project named."
    elif packet.kind is PacketKind.POLICE_REPORT:
        first = "Given in confidence for a crime report, at her wish."
    else:
        first = "Given in confidence, for this purpose only."
    return [
        first,
        "Nothing here may be used to find who told.",
        "Destroy it when the project asks for that, and by its day at the latest.",
        "Ask the project before it is passed on.",
    ]


def _moment(at: datetime | None) -> str | None:
    return timezone.localtime(at).isoformat(timespec="seconds") if at else None


def _in_words(said: object) -> str:
    return f"{datetime.fromisoformat(said):%-d %B %Y}" if isinstance(said, str) else ""
