"""Keep what somebody types as a draft, hand it over, throw it away, and end it."""

import json
import uuid
from datetime import datetime
from uuid import UUID

from django.db import transaction

from brolly.access.gate import FreshFactorNeeded, require
from brolly.access.row_security import NOBODY
from brolly.access.scope import action
from brolly.access.turns import take_turn
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotAllowed, NotFound, Refusal
from brolly.history.actions import record
from brolly.incidents import rules
from brolly.incidents.events import (
    DraftBecameReport,
    DraftBegun,
    DraftBroughtBack,
    DraftErased,
    DraftHandedOver,
    DraftThrownAway,
)
from brolly.incidents.models import Draft, DraftText, Incident
from brolly.incidents.vocabulary import DraftSaved, DraftSeen, Typed
from brolly.organisations.queries import staff_with
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind


class IsReportAlready(Refusal):
    """The page was saved as a report; what is typed into it now is no draft any more."""

    code = "incidents.draft-is-report"
    message = (
        "This page is a report already, so what you type now is not kept as a draft. "
        "Press Save this report, and you see both."
    )


class HandedToAnother(Refusal):
    """Somebody else writes this draft now."""

    code = "incidents.draft-handed-over"
    message = (
        "This draft was handed to somebody else, so what you type here is not saved. "
        "Keep this page open, and tell her what you have."
    )


class ThrownAway(Refusal):
    """The draft was thrown away, here or on another computer."""

    code = "incidents.draft-thrown-away"
    message = (
        "This draft was thrown away, so what you type here is not saved. "
        "Keep this page open, and bring the draft back under Drafts."
    )


class DraftElsewhere(Refusal):
    """Another open page wrote in this draft, and whoever saves has not seen it."""

    code = "incidents.draft-elsewhere"
    message = "This was also written on another computer. Both are below. Nothing is lost."


@action
def keep_draft(
    *,
    actor: Actor,
    submission_id: UUID,
    seen: DraftSeen,
    typed: Typed,
    at: datetime,
    over: bool = False,
) -> DraftSaved | None:
    """
    Keep what was typed into a page, sealed; None where nothing was typed yet.

    A page drawn before another page's save does not write over it: its words are kept
    beside, until its writer has seen both and saves ``over``; then the other's stand beside.

    :raises NotAllowed: the actor may not write incidents, or is no person
    :raises NotFound: it is another organisation's
    :raises IsReportAlready: the page was saved as a report
    :raises HandedToAnother: somebody else writes it now
    :raises ThrownAway: it was thrown away
    """
    require(actor, Power.WRITE_INCIDENTS)
    words = rules.kept(typed)
    row = _of_page(actor, submission_id)
    if row is None:
        if rules.says_nothing(words):
            return None
        if _is_report(actor, submission_id):
            raise IsReportAlready
        row = _begin(actor, submission_id, seen, at)
    if row.writer_id != actor.staff_id:
        raise HandedToAnother
    if row.thrown_away_at is not None:
        raise ThrownAway
    main = row.texts.filter(beside=False).first()
    if main is None or row.saved_from == seen.page_id or main.version <= seen.version:
        return _write(row, main, seen.page_id, words, at)
    if over:
        _put_beside(row, main, seen.page_id)
        return _write(row, None, seen.page_id, words, at)
    return _write_beside(row, seen.page_id, words, at)


@action
def hand_over_draft(*, actor: Actor, draft_id: UUID, to_id: UUID, at: datetime) -> None:
    """
    Give a draft to a colleague, who alone can read it from then on.

    Its writer does, or a manager: for somebody who is ill or has left.

    :raises NotAllowed: the actor may not write incidents
    :raises NotFound: there is none, it is another's, or the colleague may write no reports
    :raises FreshFactorNeeded: a manager has not shown the second factor lately
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = _locked(actor, draft_id, of_anybody=actor.can(Power.MANAGE_STAFF))
    if row.thrown_away_at is not None:
        raise NotFound
    if row.writer_id != actor.staff_id and not actor.fresh_factor:
        raise FreshFactorNeeded
    names = staff_with(actor, Power.WRITE_INCIDENTS)
    if to_id not in names:
        raise NotFound
    if to_id == row.writer_id:
        return
    event = DraftHandedOver(subject_id=row.pk, from_id=row.writer_id, staff_ids=(to_id,))
    row.writer_id, row.writer, row.handed_by = to_id, names[to_id][:80], actor.name[:80]
    row.save(update_fields=["writer_id", "writer", "handed_by"])
    record(event, by=actor, at=at)


@action
def throw_away_draft(*, actor: Actor, draft_id: UUID, at: datetime) -> None:
    """
    Throw a draft of one's own away. It can be brought back for some days. Twice is once.

    :raises NotFound: there is none of hers
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = _locked(actor, draft_id)
    if row.thrown_away_at is None:
        row.thrown_away_at = at
        row.save(update_fields=["thrown_away_at"])
        record(DraftThrownAway(subject_id=row.pk), by=actor, at=at)


@action
def bring_back_draft(*, actor: Actor, draft_id: UUID, at: datetime) -> None:
    """
    Bring back a draft that was thrown away. Twice is once.

    :raises NotFound: there is none of hers, or it is gone by now
    """
    require(actor, Power.WRITE_INCIDENTS)
    row = _locked(actor, draft_id)
    if row.thrown_away_at is not None:
        # Its days begin anew, or it might lapse in the hour in which it came back.
        row.thrown_away_at, row.saved_at = None, at
        row.save(update_fields=["thrown_away_at", "saved_at"])
        record(DraftBroughtBack(subject_id=row.pk), by=actor, at=at)


@action
def erase_old_drafts(*, actor: Actor, at: datetime) -> int:
    """
    Erase the drafts that lapsed or were thrown away some days ago; return how many. A job's.

    :raises NotAllowed: the actor may not manage retention
    """
    require(actor, Power.MANAGE_RETENTION)
    rows = Draft.objects.filter(organisation_id=actor.organisation_id).select_for_update()
    thrown = rows.filter(thrown_away_at__lte=at - rules.COMES_BACK_FOR)
    lapsed = rows.filter(thrown_away_at=None, saved_at__lte=at - rules.LASTS)
    old = [*thrown, *lapsed]
    for row in old:
        record(
            DraftErased(subject_id=row.pk, thrown_away=row.thrown_away_at is not None),
            by=actor,
            at=at,
        )
        _erase(row)
    return len(old)


def end_draft(
    actor: Actor,
    submission_id: UUID,
    incident_id: UUID,
    *,
    seen: DraftSeen | None,
    at: datetime,
) -> None:
    """
    End the draft of a page that is saved as a report, in the same transaction.

    :raises DraftElsewhere: another page wrote in it since this one was drawn
    """
    row = _of_page(actor, submission_id)
    if row is None or row.writer_id != actor.staff_id:
        return
    if seen is not None and _written_elsewhere(row, seen):
        raise DraftElsewhere
    record(DraftBecameReport(subject_id=row.pk, incident_id=incident_id), by=actor, at=at)
    _erase(row)


def _written_elsewhere(row: Draft, seen: DraftSeen) -> bool:
    others = row.texts.exclude(page_id=seen.page_id).filter(version__gt=seen.version)
    return others.exists()


def _of_page(actor: Actor, submission_id: UUID) -> Draft | None:
    # A save that is still on its way waits for the report, and then finds it.
    take_turn("draft", submission_id)
    return (
        Draft.objects.filter(organisation_id=actor.organisation_id, submission_id=submission_id)
        .select_for_update()
        .first()
    )


def _locked(actor: Actor, draft_id: UUID, *, of_anybody: bool = False) -> Draft:
    rows = Draft.objects.filter(organisation_id=actor.organisation_id, pk=draft_id)
    if not of_anybody:
        rows = rows.filter(writer_id=actor.staff_id or NOBODY)
    row = rows.select_for_update().first()
    if row is None:
        raise NotFound
    return row


def _is_report(actor: Actor, submission_id: UUID) -> bool:
    return Incident.objects.filter(
        organisation_id=actor.organisation_id, submission_id=submission_id
    ).exists()


def _begin(actor: Actor, submission_id: UUID, seen: DraftSeen, at: datetime) -> Draft:
    if actor.staff_id is None:
        raise NotAllowed
    row = Draft(
        id=uuid.uuid4(),
        organisation_id=actor.organisation_id,
        key_id=vault.new_key(organisation_id=actor.organisation_id, kind=KeyKind.DRAFT),
        submission_id=submission_id,
        writer_id=actor.staff_id,
        writer=actor.name[:80],
        version=0,
        saved_from=seen.page_id,
        began_at=at,
        saved_at=at,
    )
    row.save(force_insert=True)
    record(DraftBegun(subject_id=row.pk), by=actor, at=at)
    return row


def _write(
    row: Draft, main: DraftText | None, page_id: UUID, words: Typed, at: datetime
) -> DraftSaved:
    row.version, row.saved_from, row.saved_at = row.version + 1, page_id, at
    row.save(update_fields=["version", "saved_from", "saved_at"])
    _seal(main or _text(row), row, page_id, words, at)
    return DraftSaved(draft_id=row.pk, saved_at=at, version=row.version)


def _write_beside(row: Draft, page_id: UUID, words: Typed, at: datetime) -> DraftSaved:
    before = row.saved_at
    row.version += 1
    row.save(update_fields=["version"])
    mine = row.texts.filter(beside=True, page_id=page_id).first()
    _seal(mine or _text(row, beside=True), row, page_id, words, at)
    return DraftSaved(
        draft_id=row.pk, saved_at=at, version=row.version, is_beside=True, saved_before=before
    )


def _put_beside(row: Draft, main: DraftText, page_id: UUID) -> None:
    """Let another page's text stand beside, in the place of an older one of that page."""
    row.texts.filter(beside=True, page_id__in=(main.page_id, page_id)).delete()
    main.beside = True
    main.save(update_fields=["beside"])


def _text(row: Draft, *, beside: bool = False) -> DraftText:
    return DraftText(
        id=uuid.uuid4(),
        organisation_id=row.organisation_id,
        draft=row,
        key_id=row.key_id,
        beside=beside,
    )


def _seal(text: DraftText, row: Draft, page_id: UUID, words: Typed, at: datetime) -> None:
    text.page_id, text.version, text.saved_at = page_id, row.version, at
    vault.seal(text, "contents", json.dumps(dict(words), ensure_ascii=False))
    text.save()


def _erase(row: Draft) -> None:
    key_id = row.key_id
    row.delete()
    # After the commit: the key store has a connection of its own, and a report that could
    # not be saved after all must still find its draft. A key left behind is swept.
    transaction.on_commit(lambda: vault.erase_key(key_id=key_id))
