"""What stands on the board."""

from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.models import Publication
from brolly.alerts.queries.shapes import OnBoard
from brolly.alerts.vocabulary import (
    EVIDENCE_WORDS,
    LEVEL_WORDS,
    Evidence,
    Level,
)
from brolly.foundation.refusals import NotFound


@query
def board_of(actor: Actor, *, area: str = "") -> list[OnBoard]:
    """
    Return the warnings that are out, newest first, of one area or of all.

    :raises NotAllowed: the actor may not read the board
    """
    require(actor, Power.READ_BOARD)
    rows = Publication.objects.filter(organisation_id=actor.organisation_id, is_live=True)
    if area:
        rows = rows.filter(areas__contains=[area])
    return [on_board(row) for row in rows.order_by("-published_at")]


@query
def public_text(actor: Actor, alert_id: UUID) -> OnBoard:
    """
    Return the text of one warning that went out. Anybody may read it.

    :raises NotFound: there is none
    """
    row = Publication.objects.filter(
        organisation_id=actor.organisation_id, pk=alert_id, is_live=True
    ).first()
    if row is None:
        raise NotFound
    return on_board(row)


def on_board(row: Publication) -> OnBoard:
    """Return a public text as everybody reads it. No actor: it reads the row it is given."""
    return OnBoard(
        id=row.pk,
        reference=row.reference,
        title=row.title,
        body=row.body,
        language=row.language,
        level=Level(row.level),
        level_words=LEVEL_WORDS[Level(row.level)],
        evidence_words=EVIDENCE_WORDS[Evidence(row.evidence)],
        areas=list(row.areas),
        published_at=row.published_at,
        expires_on=row.expires_on,
    )
