"""Warnings that a partner project reads for us, or we for them."""

from datetime import date
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.models import Reading
from brolly.alerts.queries.shapes import ReadingShown
from brolly.alerts.vocabulary import (
    EVIDENCE_WORDS,
    LEVEL_WORDS,
    Evidence,
    Level,
)
from brolly.consent.queries import (
    partners_for,
)
from brolly.consent.vocabulary import (
    Purpose,
)
from brolly.foundation.refusals import NotFound
from brolly.vault.opening import open_sealed


@query
def readings_for(actor: Actor) -> list[ReadingShown]:
    """Return the partners' texts that this organisation is asked to read."""
    if not actor.can(Power.APPROVE_ALERTS):
        return []
    rows = Reading.objects.filter(
        reader_organisation_id=actor.organisation_id, answered_at=None
    )
    return [_reading(actor, row) for row in rows.order_by("asked_at")]


@query
def reading_of(actor: Actor, reading_id: UUID) -> ReadingShown:
    """
    Return one partner's text to read. Nothing tells from which report it comes.

    Once it was answered, or is wanted no more, it is theirs alone again.

    :raises NotAllowed: the actor may not approve warnings
    :raises NotFound: there is none
    """
    require(actor, Power.APPROVE_ALERTS)
    row = Reading.objects.filter(
        reader_organisation_id=actor.organisation_id, pk=reading_id, answered_at=None
    ).first()
    if row is None:
        raise NotFound
    return _reading(actor, row)


@query
def writer_of(actor: Actor, reading_id: UUID) -> UUID:
    """
    Return which organisation wrote the text of a reading.

    :raises NotFound: there is none that the actor's organisation may see
    """
    rows = Reading.objects.filter(pk=reading_id)
    writer = rows.values_list("organisation_id", flat=True).first()
    if writer is None:
        raise NotFound
    return writer


@query
def partners_to_read(actor: Actor, on: date) -> list[UUID]:
    """Return the partner projects with which it is agreed that they may read for us."""
    return list(partners_for(actor, Purpose.WARN_SECOND_READER, on=on))


@query
def readings_asked(actor: Actor, alert_id: UUID) -> list[ReadingShown]:
    """Return which partners were asked to read a warning, and what they said."""
    rows = Reading.objects.filter(
        readingof__alert_id=alert_id, organisation_id=actor.organisation_id
    )
    return [_reading(actor, row) for row in rows.order_by("asked_at")]


def _reading(actor: Actor, row: Reading) -> ReadingShown:
    return ReadingShown(
        id=row.pk,
        organisation_id=row.organisation_id,
        reader_organisation_id=row.reader_organisation_id,
        title=open_sealed(actor, row, "title"),
        body=open_sealed(actor, row, "body"),
        level_words=LEVEL_WORDS[Level(row.level)],
        evidence_words=EVIDENCE_WORDS[Evidence(row.evidence)],
        asked_at=row.asked_at,
        answer=row.answer,
        words=open_sealed(actor, row, "words"),
    )
