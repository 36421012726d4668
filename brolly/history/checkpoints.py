"""
Where each history stood, noted outside the database so that it can witness against it.

One line each: organisation, number of the last entry, its hash, time. A copy that
somebody else keeps (printed, mailed, at another project) is worth most: whoever can
write the database and this file can lie in both.
"""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from brolly.history.rules import Mark

Witnessed = dict[UUID, dict[int, bytes]]


class NotACheckpoint(Exception):
    """A line of a checkpoint file cannot be read."""

    def __init__(self, path: Path, number: int) -> None:
        super().__init__(f"Line {number} of {path} is not a checkpoint.")


def read(path: Path) -> Witnessed:
    """
    Return the checkpoints of a file by organisation and number; none if there is no file.

    :raises NotACheckpoint: a line cannot be read
    """
    found: Witnessed = {}
    if not path.exists():
        return found
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        try:
            organisation, sequence, stamp, _ = line.split()
            found.setdefault(UUID(organisation), {})[int(sequence)] = bytes.fromhex(stamp)
        except ValueError:
            raise NotACheckpoint(path, number) from None
    return found


def add(path: Path, heads: dict[UUID, Mark], *, at: datetime) -> list[str]:
    """Append where each chain stands if it moved since its last checkpoint; return the lines."""
    known = read(path)
    moved = {
        organisation: head
        for organisation, head in heads.items()
        if head.sequence > max(known.get(organisation, {0: b""}))
    }
    lines = lines_of(moved, at=at)
    if lines:
        _append(path, lines)
    return lines


def lines_of(heads: dict[UUID, Mark], *, at: datetime) -> list[str]:
    """Return a checkpoint of each chain as it is written: organisation, number, hash, time."""
    return [
        f"{organisation} {head.sequence} {head.hash.hex()} {_written(at)}"
        for organisation, head in heads.items()
    ]


def _append(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "w") as kept:
        kept.write("".join(f"{line}\n" for line in lines))
        kept.flush()
        os.fsync(kept.fileno())


def _written(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
