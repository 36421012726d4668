"""
What kind of data each column holds, and for how long.

Every model lists every concrete field under one heading in a nested ``Privacy``
class. Retention, subject copies, the record of processing and logging all read
it; tests/architecture/test_privacy.py fails until a new field is placed.
"""

from dataclasses import dataclass
from typing import Any

HEADINGS: dict[str, str] = {
    "identifying": "Says who somebody is, or how to reach her or him. Sealed.",
    "narrative": "Words about a person or what happened. Sealed.",
    "sensitive": "Coded facts about a person: what happened, what she chose, which help.",
    "described": "Coded facts about the person described: looks, vehicle, manner.",
    "public": "Text written to be read outside: warnings, descriptions of services.",
    "staff": "About members of staff: their name, address, sign-in.",
    "operational": "Ids, times, states and codes that the work needs.",
}


@dataclass(frozen=True, kw_only=True)
class FieldPlacement:
    """Which fields are placed under no heading, under two, or do not exist."""

    missing: frozenset[str]
    placed_twice: frozenset[str]
    unknown: frozenset[str]


def headings_of(model: Any) -> dict[str, str]:
    """Return the heading of each field of a model, by field name."""
    privacy = getattr(model, "Privacy", None)
    return {name: h for h in HEADINGS for name in getattr(privacy, h, ())}


def placement_of(model: Any) -> FieldPlacement:
    """Compare a model's concrete fields with its ``Privacy`` class."""
    privacy = getattr(model, "Privacy", None)
    declared = [name for h in HEADINGS for name in getattr(privacy, h, ())]
    actual = {f.name for f in model._meta.concrete_fields}
    return FieldPlacement(
        missing=frozenset(actual - set(declared)),
        placed_twice=frozenset(n for n in declared if declared.count(n) > 1),
        unknown=frozenset(set(declared) - actual),
    )
