"""
The form of a packet as data, version 1, as a JSON Schema (draft 2020-12).

A name in it never changes its meaning; what is added later is a new version.
"""

from typing import Any

from brolly.consent.vocabulary import Field
from brolly.disclosures.vocabulary import Origin, PacketKind

NAME = "brolly.packet/1"


def _text(words: str) -> dict[str, Any]:
    return {"type": "string", "description": words}


def _one_of(words: str, codes: list[str]) -> dict[str, Any]:
    return {"type": "string", "enum": codes, "description": words}


def _maybe(words: str, form: str) -> dict[str, Any]:
    return {"type": ["string", "null"], "format": form, "description": words}


def _all(words: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": words,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_LINE = _all(
    "One line that left.",
    {
        "code": _one_of("Which line it is.", [field.value for field in Field]),
        "name": _text("Its name in words."),
        "text": _text("What it says. May have several lines."),
        "origin": _one_of("How the line came about.", [origin.value for origin in Origin]),
        "origin_words": _text("The same in words."),
    },
)

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": NAME,
    **_all(
        "What a project sent to one post, for one purpose.",
        {
            "schema": {"const": NAME, "description": "The name and version of this form."},
            "code": _text("The packet's code; it stands on the paper too. Quote it."),
            "kind": _one_of("What sort of packet it is.", [kind.value for kind in PacketKind]),
            "title": _text("The same in words."),
            "from": _all(
                "The project that sent it.",
                {
                    "name": _text("Its name."),
                    "contact": _text("Where it is reached; empty where it says none."),
                },
            ),
            "to": _text("The force or agency, and the post."),
            "sent_at": _maybe("When it left.", "date-time"),
            "answer_by": _maybe("By which day an answer is expected.", "date"),
            "destroy_by": _maybe("Until when it may be kept, at most.", "date"),
            "basis": _one_of(
                "Why it may be here: her agreement to exactly this, or a named duty.",
                ["her_agreement", "duty"],
            ),
            "handling": {
                "type": "array",
                "items": {"type": "string"},
                "description": "What may be done with it, one sentence each.",
            },
            "grading": _text("That the project did not grade it."),
            "lines": {
                "type": "array",
                "items": _LINE,
                "description": "Every line that left, and nothing else.",
            },
            "taken": _all(
                "Who took it along; each time is recorded, and the project sees it.",
                {"by": _text("Their name."), "at": _maybe("When.", "date-time")},
            ),
        },
    ),
}
