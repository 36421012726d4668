"""A spreadsheet that is brought in: how it is laid out, and what becomes of each row."""

import base64
import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils import timezone

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotFound
from brolly.incidents.models import SheetImport
from brolly.incidents.rules import sheets as rules
from brolly.vault.opening import open_sealed


class Fate(StrEnum):
    """What becomes of a row."""

    IN = "in"
    BEFORE = "before"
    BY_HAND = "by_hand"
    DUPLICATE = "duplicate"
    BANNER = "banner"
    NOTE = "note"
    BLANK = "blank"


FATE_WORDS = {
    Fate.IN: "Brought in",
    Fate.BEFORE: "Here already: brought in before",
    Fate.BY_HAND: "Left to you: take it in by hand",
    Fate.DUPLICATE: "Told twice in the file",
    Fate.BANNER: "A title, a month or headings",
    Fate.NOTE: "A note, and no report",
    Fate.BLANK: "Empty",
}


@dataclass(frozen=True, kw_only=True)
class SheetPreview:
    """A file before it is brought in: its map, and every row with what becomes of it."""

    id: UUID
    maps: list[rules.SheetMap]
    laid_out: dict[str, Any]
    rows: list[rules.RowRead]
    many: dict[str, int]
    ready: int
    held: list[tuple[str, int]]


@dataclass(frozen=True, kw_only=True)
class SheetProgress:
    """How far a file is brought in."""

    id: UUID
    started_by: str
    made_at: datetime
    began_at: datetime | None
    finished_at: datetime | None
    rows: int
    done: int
    fates: list[tuple[str, int]]


@query
def sheets_waiting(actor: Actor) -> list[SheetProgress]:
    """Return the files that were uploaded, newest first."""
    require(actor, Power.IMPORT_RECORDS)
    rows = SheetImport.objects.filter(organisation_id=actor.organisation_id)
    return [_progress(row) for row in rows.order_by("-made_at")[:20]]


@query
def sheet_progress(actor: Actor, import_id: UUID) -> SheetProgress:
    """
    Return how far a file is brought in.

    :raises NotFound: there is none
    """
    require(actor, Power.IMPORT_RECORDS)
    return _progress(_row(actor, import_id))


@query
def sheet_preview(actor: Actor, import_id: UUID) -> SheetPreview:
    """
    Return what would become of each row of a file that waits.

    :raises NotFound: there is none that waits
    """
    require(actor, Power.IMPORT_RECORDS)
    row = _row(actor, import_id)
    if row.content is None:
        raise NotFound
    laid_out = json.loads(open_sealed(actor, row, "laid_out"))
    sheets = sheets_of(actor, row)
    maps = rules.map_from(laid_out, sheets)
    read = rules.read_rows(sheets, maps, today=timezone.localdate())
    held = Counter(f"{one.what}: {one.why}" for r in read for one in r.held_back)
    return SheetPreview(
        id=row.pk,
        maps=maps,
        laid_out=laid_out,
        rows=read,
        many={kind.value: sum(r.kind is kind for r in read) for kind in rules.RowKind},
        ready=sum(fate_of(one) is Fate.IN for one in read),
        held=held.most_common(),
    )


def sheets_of(actor: Actor, row: SheetImport) -> list[rules.Sheet]:
    """Return the sheets of a file that waits. Inside an open scope only."""
    return rules.read_workbook(base64.b64decode(open_sealed(actor, row, "content")))


def rows_read(actor: Actor, row: SheetImport) -> list[rules.RowRead]:
    """Return every row of a file as its map reads it. Inside an open scope only."""
    sheets = sheets_of(actor, row)
    maps = rules.map_from(json.loads(open_sealed(actor, row, "laid_out")), sheets)
    return rules.read_rows(sheets, maps, today=timezone.localdate())


def sheet_numbers(read: list[rules.RowRead]) -> dict[str, int]:
    """Return the number of each sheet, from 1. No actor: it counts names that the caller has."""
    return {name: n for n, name in enumerate(dict.fromkeys(r.sheet for r in read), start=1)}


def fate_of(read: rules.RowRead) -> Fate:
    """Return what becomes of a row that was not brought in before. No actor: it is the caller's."""
    if rules.is_by_hand(read):
        return Fate.BY_HAND
    return Fate.IN if read.kind is rules.RowKind.INCIDENT else Fate(read.kind.value)


def _row(actor: Actor, import_id: UUID) -> SheetImport:
    rows = SheetImport.objects.filter(organisation_id=actor.organisation_id, pk=import_id)
    row = rows.first()
    if row is None:
        raise NotFound
    return row


def _progress(row: SheetImport) -> SheetProgress:
    fates = Counter(row.done.values_list("fate", flat=True))
    return SheetProgress(
        id=row.pk,
        started_by=row.started_by,
        made_at=row.made_at,
        began_at=row.began_at,
        finished_at=row.finished_at,
        rows=row.rows,
        done=sum(fates.values()),
        fates=[(FATE_WORDS[fate], fates[fate.value]) for fate in Fate if fates[fate.value]],
    )
