"""
The invented network, made through the real actions: 61 projects, three of them busy.

Nobody and nothing in it is real: numbers come from the ranges kept for drama, plates
were never issued, and the organisations are made up. The same in every run but for
the day, which is counted back from today so that the pages have something due.

``full`` adds ten years of work, loaded in bulk: several thousand reports at each of
the busy projects.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from brolly.config.demonstration.accounts import lines
from brolly.config.demonstration.people import make_people
from brolly.config.demonstration.work import make_agreements, make_work
from brolly.config.demonstration.years import YEARS, make_years
from brolly.consent.samples import make_agreement


class Size(StrEnum):
    """How much of it there is."""

    SMALL = "small"
    FULL = "full"


DAYS_SINCE_THE_START = timedelta(days=120)


def make_network(
    *, seed: int, at: datetime, size: Size = Size.SMALL, say: Callable[[str], None]
) -> list[str]:
    """
    Make the whole invented network, and return the lines that tell of its accounts.

    ``say`` hears how far it is: the full one takes minutes.
    """
    if size is Size.FULL:
        start = at - YEARS
        people = make_people(seed=seed, at=start)
        make_years(people, seed=seed, start=start, now=at, say=say)
    else:
        start = at - DAYS_SINCE_THE_START
        people = make_people(seed=seed, at=start)
        for project in people.busy:
            make_agreement(
                actor=project.manager, partner_id=people.force.officer.organisation_id, at=start
            )
    make_agreements(people, at)
    make_work(people, at)
    return lines()
