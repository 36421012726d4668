"""Accounts of our own with what must not leave in brackets, read as the judged files are."""

import re
from pathlib import Path
from typing import Any

OURS = Path(__file__).with_name("accounts.txt")
_MARK = re.compile(r"\[(\w+)\|([^\]]*)\]")


def ours() -> list[dict[str, Any]]:
    """Return our accounts: "town district | his name | text with [kind|marks]", one a line."""
    lines = OURS.read_text(encoding="utf-8").splitlines()
    return [
        read(line, f"ours-{number}")
        for number, line in enumerate(lines, 1)
        if line and not line.startswith("#")
    ]


def read(line: str, name: str) -> dict[str, Any]:
    place, his_name, told = (part.strip() for part in line.split("|", 2))
    town, _, district = place.rpartition(" ")
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(told):
        text += told[at : mark.start()]
        spans.append({"start": len(text), "end": len(text) + len(mark[2]), "kind": mark[1]})
        text, at = text + mark[2], mark.end()
    fields = {"town": town, "district": district, "described": {"name": his_name}}
    return {
        "id": name,
        "private": {"narrative": text + told[at:], "fields": fields},
        "spans": spans,
    }
