"""What waits for somebody, gathered from every package that has work to hand out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.home import rules
from brolly.home.vocabulary import Need, Today

Source = Callable[[Actor, datetime], Iterator[Need]]


def _always(actor: Actor) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Work:
    """One kind of work: its name for the quiet line, who may do it, what waits, if it is on."""

    name: str
    power: Power
    waiting: Source
    is_on: Callable[[Actor], bool] = _always


@query
def today(actor: Actor, *, now: datetime, kinds: tuple[Work, ...]) -> Today:
    """Return what waits for this actor, and the kinds of work where nothing does."""
    needs: list[Need] = []
    quiet: list[str] = []
    for kind in kinds:
        if not actor.can(kind.power) or not kind.is_on(actor):
            continue
        waiting = [need for need in kind.waiting(actor, now) if need.count]
        needs += waiting
        if not waiting:
            quiet.append(kind.name)
    return Today(needs=rules.in_order(needs), nothing_waiting=quiet)
