"""
Is a history whole? Recomputed from what is stored, independently of the database.

The database stamps each entry with a hash over the entry before and the entry's own
parts. Whoever can switch its triggers off can rewrite a chain; the checkpoints that
were carried elsewhere then disagree.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class Line(NamedTuple):
    """One entry as it is stored. ``details`` is the text that the database keeps."""

    id: UUID
    organisation_id: UUID
    sequence: int
    at: datetime
    actor: str
    staff_id: UUID | None
    device: str
    event: str
    subject_id: UUID
    details: str
    previous_hash: bytes
    hash: bytes


class Mark(NamedTuple):
    """Where a chain stood: its last entry's number and hash."""

    sequence: int
    hash: bytes


class FaultKind(StrEnum):
    """What is wrong with a history, as it is told to whoever checks it."""

    CHANGED = "an entry was changed"
    MISSING = "entries are missing, or out of their order"
    UNCHAINED = "an entry does not follow from the one before"
    CUT_SHORT = "entries at the end are missing"
    NOT_AS_WITNESSED = "an entry is not the one that a checkpoint witnessed"


class Fault(NamedTuple):
    """Something wrong with a history, and the entry at which it shows."""

    sequence: int
    kind: FaultKind


def stamp_of(line: Line) -> bytes:
    """Return the hash that an entry must carry: SHA-256 over the one before and its parts."""
    at = line.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    parts = (
        str(line.id), str(line.organisation_id), str(line.sequence), at, line.actor,
        None if line.staff_id is None else str(line.staff_id), line.device, line.event,
        str(line.subject_id), line.details,
    )  # fmt: skip
    said = b"".join(
        b"-," if part is None else b"%d:%b," % (len(raw := part.encode()), raw)
        for part in parts
    )
    return hashlib.sha256(line.previous_hash + said).digest()


def faults_of(
    lines: Iterable[Line], *, head: Mark | None, checkpoints: Mapping[int, bytes]
) -> Iterator[Fault]:
    """
    Yield everything wrong with one organisation's history, oldest first.

    ``head`` is where the database says the chain stands; ``checkpoints`` are hashes by
    number, kept outside of it.
    """
    last = Mark(0, b"")
    for line in lines:
        if line.sequence != last.sequence + 1:
            yield Fault(last.sequence + 1, FaultKind.MISSING)
        elif line.previous_hash != last.hash:
            yield Fault(line.sequence, FaultKind.UNCHAINED)
        if line.hash != stamp_of(line):
            yield Fault(line.sequence, FaultKind.CHANGED)
        if checkpoints.get(line.sequence, line.hash) != line.hash:
            yield Fault(line.sequence, FaultKind.NOT_AS_WITNESSED)
        last = Mark(line.sequence, line.hash)
    witnessed = max(checkpoints, default=0)
    if (head or Mark(0, b"")) != last or witnessed > last.sequence:
        yield Fault(last.sequence + 1, FaultKind.CUT_SHORT)
