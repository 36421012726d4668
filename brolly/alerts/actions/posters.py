"""Make a poster of a warning that is out."""

from datetime import datetime
from uuid import UUID

from brolly.access.scope import action
from brolly.access.vocabulary import Actor
from brolly.alerts import queries
from brolly.alerts.events import PosterMade
from brolly.alerts.queries.shapes import OnBoard
from brolly.alerts.vocabulary.posters import ON_A_SHEET, PosterShape
from brolly.history import actions as history


@action
def make_poster(
    *, actor: Actor, alert_id: UUID, shape: PosterShape, sheets: int, at: datetime
) -> OnBoard:
    """
    Count the posters that somebody makes, and return what stands on them.

    The count is kept so that all of them can be taken down.

    :raises NotAllowed: the actor may not read the board
    :raises NotFound: it never went out
    :raises PosterOver: it was called back or has ended
    """
    warning = queries.poster_text(actor, alert_id)
    event = PosterMade(
        subject_id=alert_id, shape=shape.value, posters=sheets * ON_A_SHEET[shape]
    )
    history.record(event, by=actor, at=at)
    return warning
