"""The poster of a warning, and how many were made."""

from dataclasses import dataclass
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.events import PosterMade
from brolly.alerts.models import Publication
from brolly.alerts.queries.board import public_text
from brolly.alerts.queries.shapes import OnBoard
from brolly.foundation.refusals import Refusal
from brolly.history.queries import entries_about


class PosterOver(Refusal):
    """The warning was called back or has ended: nobody makes a poster of it any more."""

    code = "alerts.poster-over"
    status = 410
    heading = "No poster of this any more"
    message = (
        "This warning was called back, or its time is over. Posters that hang somewhere have "
        "to be taken down by hand."
    )


@dataclass(frozen=True, kw_only=True)
class PostersMade:
    """How many posters were made of a warning, and by whom."""

    posters: int
    names: list[str]


@query
def poster_text(actor: Actor, alert_id: UUID) -> OnBoard:
    """
    Return what stands on a warning's poster: its public text, and nothing else.

    :raises NotAllowed: the actor may not read the board
    :raises NotFound: it never went out
    :raises PosterOver: it was called back or has ended
    """
    require(actor, Power.READ_BOARD)
    ours = Publication.objects.filter(organisation_id=actor.organisation_id, pk=alert_id)
    if ours.filter(is_live=False).exists():
        raise PosterOver
    return public_text(actor, alert_id)


@query
def posters_made(actor: Actor, alert_id: UUID) -> PostersMade:
    """
    Return how many posters of a warning may hang somewhere, and who made them.

    :raises NotAllowed: the actor may not read the board
    """
    require(actor, Power.READ_BOARD)
    made = [e for e in entries_about(actor, [alert_id]) if e.event == PosterMade.name]
    return PostersMade(
        posters=sum(int(str(e.details["posters"])) for e in made),
        names=list(dict.fromkeys(e.actor for e in made)),
    )
