"""Warnings, for those who work on them."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.models import Alert
from brolly.alerts.queries.shapes import AlertShown
from brolly.alerts.vocabulary import (
    EVIDENCE_WORDS,
    LEVEL_WORDS,
    STAGE_WORDS,
    WORDING_WORDS,
    Evidence,
    Level,
    Stage,
    Wording,
)
from brolly.consent.queries import (
    closed_to,
)
from brolly.foundation.refusals import NotFound
from brolly.history.queries import entries_about
from brolly.history.vocabulary import Recorded
from brolly.vault.opening import fetch_keys, open_sealed


def _rows(actor: Actor) -> QuerySet[Alert]:
    """Return the warnings whose report is not closed to the actor."""
    rows = Alert.objects.filter(organisation_id=actor.organisation_id)
    return rows.exclude(subject_id__in=closed_to(actor))


@query
def alerts_of(actor: Actor) -> list[AlertShown]:
    """
    Return the organisation's warnings that have never been out, newest first.

    :raises NotAllowed: the actor may not write warnings
    """
    require(actor, Power.WRITE_ALERTS)
    rows = _rows(actor).filter(published_at=None)
    return _lines(actor, rows.order_by("-made_at"))


@query
def first_warned_on(actor: Actor) -> dict[UUID, date]:
    """
    Return on which day the first warning from each report went out.

    :raises NotAllowed: the actor may not see statistics
    """
    require(actor, Power.READ_STATISTICS)
    rows = Alert.objects.filter(organisation_id=actor.organisation_id)
    out = rows.exclude(published_at=None).order_by("-published_at")
    return {
        subject_id: timezone.localdate(at)
        for subject_id, at in out.values_list("subject_id", "published_at")
    }


@query
def went_out(actor: Actor, *, limit: int = 50, offset: int = 0) -> list[AlertShown]:
    """
    Return the organisation's warnings that are out or were, newest first.

    :raises NotAllowed: the actor may not write warnings
    """
    require(actor, Power.WRITE_ALERTS)
    rows = _rows(actor).exclude(published_at=None)
    return _lines(actor, rows.order_by("-published_at")[offset : offset + limit])


@query
def alert_of(actor: Actor, alert_id: UUID) -> AlertShown:
    """
    Return one warning.

    :raises NotAllowed: the actor may not write warnings
    :raises NotFound: there is none
    """
    require(actor, Power.WRITE_ALERTS)
    row = _rows(actor).filter(pk=alert_id).first()
    if row is None:
        raise NotFound
    return _shown(actor, row)


@query
def correction_of(actor: Actor, alert_id: UUID) -> UUID | None:
    """Return the corrected text of a warning that was begun and is not out, if any."""
    rows = _rows(actor).filter(replaces_id=alert_id, published_at=None)
    return rows.values_list("pk", flat=True).first()


@query
def alerts_about(actor: Actor, subject_id: UUID) -> list[AlertShown]:
    """Return the warnings made from one report, newest first."""
    rows = _rows(actor).filter(subject_id=subject_id)
    return _lines(actor, rows.order_by("-made_at"))


@query
def waiting_for_me(actor: Actor) -> list[AlertShown]:
    """Return the warnings that wait for a second reader other than their author."""
    if not actor.can(Power.APPROVE_ALERTS) or actor.staff_id is None:
        return []
    rows = _rows(actor).filter(stage=Stage.WAITING.value).exclude(author_id=actor.staff_id)
    urgent = (
        _rows(actor)
        .filter(stage=Stage.PUBLISHED.value, read_at=None)
        .exclude(author_id=actor.staff_id)
    )
    return _lines(actor, [*urgent, *rows.order_by("made_at")])


@query
def sent_back_to_me(actor: Actor) -> list[AlertShown]:
    """Return the warnings of this author that a reader sent back."""
    if actor.staff_id is None:
        return []
    rows = _rows(actor).filter(
        stage=Stage.SENT_BACK.value,
        author_id=actor.staff_id,
    )
    return _lines(actor, rows)


@query
def due_for_review(actor: Actor, today: date) -> list[AlertShown]:
    """Return the warnings that are out and should be looked at again."""
    rows = _rows(actor).filter(
        stage=Stage.PUBLISHED.value,
        review_on__lte=today,
        read_at__isnull=False,
    )
    return _lines(actor, rows.order_by("review_on"))


@query
def due_to_end(actor: Actor, now: datetime, today: date) -> list[UUID]:
    """Return what is out and over: its day has come, or nobody read it in time."""
    rows = Alert.objects.filter(
        organisation_id=actor.organisation_id, stage=Stage.PUBLISHED.value
    )
    over = Q(read_at__isnull=False, expires_on__lte=today) | Q(read_at=None, lapses_at__lte=now)
    return list(rows.filter(over).values_list("pk", flat=True))


@query
def steps_of(actor: Actor, alert_id: UUID) -> list[Recorded]:
    """Return what happened to one warning, oldest first."""
    shown = alert_of(actor, alert_id)
    entries = entries_about(actor, [shown.subject_id])
    return [e for e in entries if e.details.get("alert_id") == str(alert_id)]


def _lines(actor: Actor, rows: Iterable[Alert]) -> list[AlertShown]:
    found = list(rows)
    fetch_keys(actor, found)
    return [_shown(actor, row) for row in found]


def _shown(actor: Actor, row: Alert) -> AlertShown:
    return AlertShown(
        id=row.pk,
        reference=f"W-{row.number}",
        subject_id=row.subject_id,
        stage=Stage(row.stage),
        stage_words=STAGE_WORDS[Stage(row.stage)],
        level=Level(row.level),
        level_words=LEVEL_WORDS[Level(row.level)],
        evidence=Evidence(row.evidence),
        evidence_words=EVIDENCE_WORDS[Evidence(row.evidence)],
        title=open_sealed(actor, row, "title"),
        body=open_sealed(actor, row, "body"),
        kept_why=open_sealed(actor, row, "kept_why"),
        her_words=open_sealed(actor, row, "her_words"),
        sent_back_why=open_sealed(actor, row, "sent_back_why"),
        wording=row.wording,
        wording_words=WORDING_WORDS[Wording(row.wording)] if row.wording else "",
        language=row.language,
        areas=list(row.areas),
        sectors=list(row.sectors),
        genders=list(row.genders),
        languages=list(row.languages),
        is_urgent=row.is_urgent,
        replaces_id=row.replaces_id,
        author_id=row.author_id,
        author_name=row.author_name,
        reader_name=row.reader_name,
        version=row.version,
        made_at=row.made_at,
        read_at=row.read_at,
        published_at=row.published_at,
        lapses_at=row.lapses_at,
        review_on=row.review_on,
        expires_on=row.expires_on,
        ended_at=row.ended_at,
        reasons=list(row.reasons),
    )
