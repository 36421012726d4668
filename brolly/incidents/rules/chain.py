"""Where a case stands, and what in a new line of it cannot be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from brolly.incidents.vocabulary import ChainStep, ChainTold, StopReason

# Each of these can be known only after one of those was.
_AFTER = {
    ChainStep.SENTENCED: frozenset({ChainStep.CONVICTED}),
}
_LATER_THAN = {
    ChainStep.CHARGED: (ChainStep.IDENTIFIED,),
    ChainStep.IN_COURT: (ChainStep.CHARGED,),
    ChainStep.CONVICTED: (ChainStep.CHARGED, ChainStep.IN_COURT),
    ChainStep.NOT_CONVICTED: (ChainStep.CHARGED, ChainStep.IN_COURT),
    ChainStep.SENTENCED: (ChainStep.CONVICTED,),
}
AT_COURT = frozenset({ChainStep.CONVICTED, ChainStep.NOT_CONVICTED})


@dataclass(frozen=True, kw_only=True)
class Happened:
    """One line of a case that still stands: what, when, and why where it stopped."""

    step: ChainStep
    on: date
    reason: StopReason | None = None


def complaint_about(
    new: ChainTold, so_far: Iterable[Happened], *, told_on: date, today: date
) -> str:
    """
    Return what cannot be right in a new line, as a sentence; "" where nothing is.

    Steps may be missing: a project hears of a conviction and never of the charge. Only what
    contradicts something written down is refused.
    """
    days = {one.step: one.on for one in so_far}
    if new.on > today:
        return "This day has not come yet. A day in court that is to come is a visit: plan it."
    if new.on.year < told_on.year - 60:
        return "This day is very long ago. Check the year."
    if new.step is ChainStep.STOPPED and new.reason is None:
        return "Say why it stopped, or that nobody told us."
    needed = _AFTER.get(new.step, frozenset())
    if needed and not needed & days.keys():
        return "Write down first that he was found guilty."
    earlier = [days[one] for one in _LATER_THAN.get(new.step, ()) if one in days]
    if earlier and new.on < max(earlier):
        return "This is before something that has to come first. Check both days."
    if new.step in AT_COURT and (AT_COURT - {new.step}) & days.keys():
        return "The other verdict is written down already. Take that back first."
    return ""


def standing(lines: Iterable[Happened]) -> Happened | None:
    """Return the furthest that a case came, or None where nothing is written down."""
    order = {step: number for number, step in enumerate(ChainStep)}
    return max(lines, key=lambda one: (order[one.step], one.on), default=None)
