"""Drafts of reports: one's own with their words, a colleague's only that there is one."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.row_security import NOBODY
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotFound
from brolly.incidents import rules
from brolly.incidents.models import Draft, DraftText
from brolly.incidents.vocabulary import Typed
from brolly.organisations.queries import staff_now
from brolly.vault.opening import open_sealed


@dataclass(frozen=True, kw_only=True)
class DraftLine:
    """One draft as a list shows it. Says nothing of what is in it."""

    id: UUID
    writer_id: UUID
    writer: str
    began_at: datetime
    saved_at: datetime
    lapses_at: datetime
    is_fading: bool
    handed_by: str
    thrown_away_at: datetime | None
    has_left: bool = False


@dataclass(frozen=True, kw_only=True)
class TextBeside:
    """What another open page saved: when, and how it differs (field, here, there)."""

    saved_at: datetime
    differences: list[tuple[str, list[str], list[str]]]


@dataclass(frozen=True, kw_only=True)
class DraftOpened:
    """A draft with its words, for the page on which its writer goes on."""

    line: DraftLine
    submission_id: UUID
    version: int
    typed: Typed
    beside: list[TextBeside]


@query
def my_drafts(actor: Actor, *, now: datetime, thrown_away: bool = False) -> list[DraftLine]:
    """
    Return the drafts that this actor writes, or those she threw away lately, oldest first.

    :raises NotAllowed: the actor may not write incidents
    """
    require(actor, Power.WRITE_INCIDENTS)
    rows = Draft.objects.filter(
        organisation_id=actor.organisation_id,
        writer_id=actor.staff_id or NOBODY,
        thrown_away_at__isnull=not thrown_away,
    )
    return [_line(row, now) for row in rows.order_by("began_at")]


@query
def drafts_of_others(actor: Actor, *, now: datetime) -> list[DraftLine]:
    """
    Return the drafts of colleagues for a manager: whose, since when, and nothing else.

    :raises NotAllowed: the actor may not manage staff
    """
    require(actor, Power.MANAGE_STAFF)
    rows = Draft.objects.filter(
        organisation_id=actor.organisation_id, thrown_away_at=None
    ).exclude(writer_id=actor.staff_id or NOBODY)
    here = staff_now(actor)
    return [
        _line(row, now, has_left=row.writer_id not in here) for row in rows.order_by("saved_at")
    ]


@query
def draft_of(actor: Actor, draft_id: UUID, *, now: datetime) -> DraftOpened:
    """
    Return a draft of one's own with its words.

    :raises NotAllowed: the actor may not write incidents
    :raises NotFound: there is none that this actor writes, or it was thrown away
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = Draft.objects.filter(
        organisation_id=actor.organisation_id,
        writer_id=actor.staff_id or NOBODY,
        thrown_away_at=None,
        pk=draft_id,
    ).first()
    if row is None:
        raise NotFound
    main, *others = row.texts.order_by("beside", "saved_at")
    typed = _opened(actor, main)
    beside = [
        TextBeside(saved_at=one.saved_at, differences=found)
        for one in others
        if (found := rules.differences(typed, _opened(actor, one)))
    ]
    return DraftOpened(
        line=_line(row, now),
        submission_id=row.submission_id,
        version=row.version,
        typed=typed,
        beside=beside,
    )


def _opened(actor: Actor, row: DraftText) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(open_sealed(actor, row, "contents") or "{}")
    return found


def _line(row: Draft, now: datetime, *, has_left: bool = False) -> DraftLine:
    return DraftLine(
        id=row.pk,
        writer_id=row.writer_id,
        writer=row.writer,
        began_at=row.began_at,
        saved_at=row.saved_at,
        lapses_at=rules.lapses_at(row.saved_at),
        is_fading=rules.is_fading(row.saved_at, now=now),
        handed_by=row.handed_by,
        thrown_away_at=row.thrown_away_at,
        has_left=has_left,
    )
