"""
The reference pages, drawn from the code so that they cannot be out of date.

Each function returns one Markdown page. `make docs` writes them,
`make check` compares.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps

from brolly.access.rules import NEEDS_FRESH_FACTOR, POWERS_OF_ROLE
from brolly.access.vocabulary import Power
from brolly.config.home import CLONE
from brolly.disclosures.packets.schema import NAME, SCHEMA
from brolly.foundation.privacy import HEADINGS, headings_of
from brolly.foundation.refusals import every_refusal
from brolly.incidents.rules import COMES_BACK_FOR, LASTS, WARNED_BEFORE
from brolly.retention.rules import PERIOD_OF_HEADING

DRAWN = "<!-- Drawn from the code by `make docs`. Do not edit. -->\n"
NOT_IMPORTED = {"tests", "migrations", "management", "wsgi.py", "command.py"}


def import_everything() -> None:
    """Import every module of the product: a refusal may stand in any of them."""
    for path in sorted(CLONE.glob("brolly/**/*.py")):
        if not NOT_IMPORTED & set(path.parts):
            parts = path.relative_to(CLONE).with_suffix("").parts
            import_module(".".join(part for part in parts if part != "__init__"))


def refusals() -> str:
    """Return the page of every refusal: code, status, sentence, meaning."""
    import_everything()
    rows = sorted(
        (r.code, r.status, r.message, (r.__doc__ or "").strip().splitlines()[0])
        for r in every_refusal()
        if r.__module__.startswith("brolly.")
    )
    return _page(
        "Refusals",
        "What the system says when it understands a request and will not do it. "
        "A code never changes its meaning.",
        ("Code", "Status", "What the page says", "Meaning"),
        ((f"`{code}`", status, message, meaning) for code, status, message, meaning in rows),
    )


def powers() -> str:
    """Return the page of powers by role."""
    roles = list(POWERS_OF_ROLE)
    rows = (
        (
            f"`{power}`" + (" ⟳" if power in NEEDS_FRESH_FACTOR else ""),
            *("yes" if power in POWERS_OF_ROLE[role] else "" for role in roles),
        )
        for power in Power
    )
    return _page(
        "Powers by role",
        "What a role may do in its own organisation. ⟳ asks for the second factor again.",
        ("Power", *(str(role) for role in roles)),
        rows,
    )


def privacy() -> str:
    """Return the page of every heading with its period, and of every column's heading."""
    periods = _table(
        ("Heading", "What it is", "Kept for", "Counted from", "Why"),
        (
            (h, HEADINGS[h], f"{p.months} months", str(p.counted_from), p.why)
            for h, p in PERIOD_OF_HEADING.items()
        ),
    )
    columns = _table(
        ("Table", *HEADINGS),
        ((model, *(", ".join(by[h]) for h in HEADINGS)) for model, by in _columns()),
    )
    return (
        f"{DRAWN}# Privacy headings and periods\n\nEvery column of every table stands under "
        f"one heading, and every heading has a period.\n\n{periods}\nA report that is being "
        f"written and not saved (a draft) is erased {LASTS.days} days after it was last "
        f"saved; its writer and the managers are told {WARNED_BEFORE.days} days before. One "
        f"that was thrown away can be brought back for {COMES_BACK_FOR.days} days, and is "
        "erased then.\n\n## Every column\n\n"
        f"{columns}"
    )


def practices() -> str:
    """Return the page of the practices that work, with the test that shows each."""
    found: dict[str, list[str]] = defaultdict(list)
    for test in sorted([*CLONE.glob("brolly/*/tests/*.py"), *CLONE.glob("tests/**/*.py")]):
        text = test.read_text()
        for match in re.finditer(
            r'mark\.practice\("(S[\d.]+)"\)(?:\s*@[^\n]+)*\s*def (\w+)', text
        ):
            found[match[1]].append(f"`{test.relative_to(CLONE)}::{match[2]}`")
    rows = (
        (practice, "<br>".join(found[practice])) for practice in sorted(found, key=_by_number)
    )
    return _page(
        "Practices that work",
        "Each practice of the effective-practice submission that a user can carry out today, "
        "by its stable ID, and the test that shows it. A practice not here is not claimed.",
        ("Practice", "Shown by"),
        rows,
    )


def packet() -> str:
    """Return the page of a packet as data: every name, its type and what it says."""
    return _page(
        "A packet as data",
        f"What a recipient takes along as JSON, `{NAME}`; as a schema in "
        "[packet.schema.json](packet.schema.json). Every name is always there. Names never change "
        "their meaning: what is added later has a new number.",
        ("Name", "Type", "What it says"),
        _names("", SCHEMA),
    )


def packet_schema() -> str:
    """Return the JSON Schema of a packet as data."""
    return json.dumps(SCHEMA, indent=2) + "\n"


def _names(within: str, schema: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    for name, one in schema.get("properties", {}).items():
        kind = one.get("type", "string")
        kinds = " or ".join(kind) if isinstance(kind, list) else kind
        codes = ", ".join(f"`{code}`" for code in one.get("enum", ()))
        yield f"`{within}{name}`", kinds, " ".join(filter(None, (one["description"], codes)))
        yield from _names(f"{within}{name}.", one)
        yield from _names(f"{within}{name}[].", one.get("items", {}))


PAGES: dict[str, Callable[[], str]] = {
    "refusals.md": refusals,
    "powers.md": powers,
    "privacy.md": privacy,
    "practices.md": practices,
    "packet.md": packet,
    "packet.schema.json": packet_schema,
}
FOLDER: Path = CLONE / "docs" / "reference"


def stale_pages(*, write: bool) -> list[str]:
    """Return the names of pages that differ from the code, writing them if asked."""
    stale = []
    for name, draw in PAGES.items():
        page, drawn = FOLDER / name, draw()
        if not page.exists() or page.read_text() != drawn:
            stale.append(name)
            if write:
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(drawn)
    return stale


def _columns() -> Iterator[tuple[str, dict[str, list[str]]]]:
    for model in sorted(apps.get_models(), key=lambda m: m._meta.label):
        if model.__module__.startswith("brolly."):
            by_heading: dict[str, list[str]] = defaultdict(list)
            for name, heading in headings_of(model).items():
                by_heading[heading].append(name)
            yield model._meta.label, by_heading


def _by_number(practice: str) -> list[int]:
    return [int(part) for part in practice.lstrip("S").split(".")]


def _page(
    title: str, lead: str, head: tuple[str, ...], rows: Iterator[tuple[object, ...]]
) -> str:
    return f"{DRAWN}# {title}\n\n{lead}\n\n{_table(head, rows)}"


def _table(head: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(str(c) for c in line) + " |\n" for line in lines)
