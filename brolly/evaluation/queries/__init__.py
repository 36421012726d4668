"""Figures of one organisation, each through the one gateway of disclosure control."""

from datetime import date

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.evaluation.queries.court import court, court_for_rape, how_far
from brolly.evaluation.queries.sharing import willing_to_share
from brolly.evaluation.queries.speed import days_to_warning
from brolly.evaluation.vocabulary import Statistic
from brolly.incidents.queries import counted_reports

__all__ = ["statistics"]


@query
def statistics(actor: Actor, until: date) -> list[Statistic]:
    """
    Return every statistic of the scheme, up to and with a day.

    Left out are reports whose person objects to counting, and those that named staff alone
    may open: so everybody sees the same figures, and nobody can subtract.

    :raises NotAllowed: the actor may not see statistics
    """
    require(actor, Power.READ_STATISTICS)
    reports = counted_reports(actor, until=until)
    return [
        *willing_to_share(actor, reports, until),
        court(actor, reports, until),
        court_for_rape(actor, reports, until),
        how_far(actor, reports, until),
        days_to_warning(actor, reports, until),
    ]
