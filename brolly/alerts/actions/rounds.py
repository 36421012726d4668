"""
Carry everything that waits for one way, in rounds over a few connections.

Each round hands over one message a connection, and is written down before and after: once
for all of them, together with the round that follows.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from brolly.access.vocabulary import Actor
from brolly.alerts.actions.carriers import note_trouble
from brolly.alerts.actions.deliver import (
    Became,
    Letter,
    claim_deliveries,
    give_back,
    hand_letter,
    hand_over,
)
from brolly.alerts.vocabulary import CarrierKind, Trouble
from brolly.foundation.messages import OpenMessenger, WhyNot

LANES = 4
BATCH = 100
# After so many in a row nobody is there, and the rest waits for the next try.
MOST_IN_A_ROW = 2 * LANES
TROUBLE: dict[WhyNot, Trouble] = {
    WhyNot.CREDENTIALS: Trouble.CREDENTIALS,
    WhyNot.SETTINGS: Trouble.SETTINGS,
    WhyNot.NO_ANSWER: Trouble.NO_ANSWER,
}


@dataclass(kw_only=True)
class Run:
    """How one run goes: who was asked to wait, and how many were not taken in a row."""

    passing: set[UUID] = field(default_factory=set)
    in_a_row: int = 0
    trouble: Trouble | None = None
    took_one: bool = False

    def hear(self, letter: Letter, why: WhyNot | None) -> None:
        """Note one answer."""
        if why is None or why is WhyNot.REFUSED:
            self.in_a_row, self.took_one = 0, True
            return
        self.passing.add(letter.delivery_id)
        self.in_a_row += 1
        self.trouble = TROUBLE.get(why, self.trouble)
        if why is WhyNot.CREDENTIALS:
            self.in_a_row = MOST_IN_A_ROW

    @property
    def is_over(self) -> bool:
        """Test whether it makes no sense to go on now."""
        return self.in_a_row >= MOST_IN_A_ROW

    @property
    def broken(self) -> Trouble | None:
        """Return what keeps this way from carrying; one number's fault is none of it."""
        return self.trouble if self.is_over or not self.took_one else None


def carry_waiting(
    *,
    actor: Actor,
    carrier: CarrierKind,
    messenger: OpenMessenger,
    site: str,
    now: Callable[[], datetime],
) -> bool:
    """
    Carry what waits for one way, and return whether some was not taken and waits.

    No transaction is open while a message is in somebody else's hands.
    """
    run, became = Run(), Became()
    with ExitStack() as open_ones:
        pool = open_ones.enter_context(ThreadPoolExecutor(LANES))
        lanes = [open_ones.enter_context(messenger.opened()) for _ in range(LANES)]
        while not run.is_over:
            letters = claim_deliveries(
                actor=actor, carrier=carrier, limit=BATCH, site=site, at=now(),
                passing=run.passing,
            )  # fmt: skip
            if not letters:
                break
            for first in range(0, len(letters), LANES):
                some = letters[first : first + LANES]
                ids = [letter.delivery_id for letter in some]
                may = hand_over(actor=actor, became=became, going=ids, at=now())
                going = [letter for letter in some if letter.delivery_id in may]
                became = Became()
                for letter, why in zip(going, pool.map(hand_letter, going, lanes), strict=True):
                    became.add(letter, why)
                    run.hear(letter, why)
                if run.is_over:
                    break
            hand_over(actor=actor, became=became, going=[], at=now())
            became = Became()
            give_back(actor=actor, delivery_ids=[one.delivery_id for one in letters], at=now())
    note_trouble(actor=actor, kind=carrier, trouble=run.broken, took=run.took_one, at=now())
    return bool(run.passing)
