"""How long a warning lasts, how it moves, and the fixed words of an urgent one. Plain Python."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from brolly.alerts.vocabulary import (
    URGENT_COLOURS,
    URGENT_KINDS,
    URGENT_SHAPES,
    URGENT_TIMES,
    FixedFields,
    Level,
    Stage,
)
from brolly.incidents.vocabulary import Kind

DAYS_OUT = 90
DAYS_TO_REVIEW = 30
URGENT_HOURS = 72

MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.DRAFT, Stage.WAITING}),
    Stage.SENT_BACK: frozenset({Stage.DRAFT, Stage.WAITING}),
    Stage.WAITING: frozenset({Stage.SENT_BACK, Stage.PUBLISHED, Stage.DRAFT}),
    Stage.PUBLISHED: frozenset({Stage.RECALLED, Stage.EXPIRED, Stage.CORRECTED}),
    Stage.RECALLED: frozenset(),
    Stage.EXPIRED: frozenset(),
    Stage.CORRECTED: frozenset(),
}


def may_move(now: Stage, to: Stage) -> bool:
    """Test whether a warning may move from one stage to another."""
    return to in MOVES[now]


def ends_on(published: date) -> date:
    """Return the day on which a warning ends unless somebody looks at it again."""
    return published + timedelta(days=DAYS_OUT)


def review_on(published: date) -> date:
    """Return the day on which somebody looks at it again."""
    return published + timedelta(days=DAYS_TO_REVIEW)


def urgent_lapses_at(published: datetime) -> datetime:
    """Return when a warning that nobody else has read lapses."""
    return published + timedelta(hours=URGENT_HOURS)


def are_fixed(fixed: FixedFields) -> bool:
    """Test whether an urgent warning says nothing but coded words."""
    may_say = (
        (fixed.kind, URGENT_KINDS),
        (fixed.time_of_day, {"": "", **URGENT_TIMES}),
        (fixed.vehicle_colour, {"": "", **URGENT_COLOURS}),
        (fixed.vehicle_shape, {"": "", **URGENT_SHAPES}),
    )
    return all(said in known for said, known in may_say)


def urgent_text(fixed: FixedFields, *, place: str) -> str:
    """Return the text of an urgent warning: fixed words around coded facts."""
    when = URGENT_TIMES.get(fixed.time_of_day, "")
    colour = URGENT_COLOURS.get(fixed.vehicle_colour, "")
    vehicle = f"{colour} {URGENT_SHAPES.get(fixed.vehicle_shape, '')}".strip()
    parts = [
        f"{place}, {when}." if when else f"{place}.",
        f"Somebody told us that {URGENT_KINDS[fixed.kind]}.",
        f"Vehicle: {vehicle}." if vehicle else "",
        "A second person has not read this yet. More will follow, or it ends in three days.",
    ]
    return " ".join(part for part in parts if part)


_LEVELS = (
    (Level.VIOLENCE, {Kind.RAPE, Kind.SEXUAL_ASSAULT, Kind.PHYSICAL_ASSAULT, Kind.STRANGULATION,
                      Kind.CONDOM_REMOVAL, Kind.DRUGGING, Kind.KIDNAP}),
    (Level.THREATS, {Kind.THREATS, Kind.BLACKMAIL, Kind.STALKING}),
    (Level.ROBBERY, {Kind.ROBBERY, Kind.PROPERTY}),
    (Level.NON_PAYMENT, {Kind.NON_PAYMENT}),
)  # fmt: skip


def level_of_kinds(kinds: Iterable[str]) -> Level | None:
    """Return what sort of warning the kinds of harm make, the gravest first; None for others."""
    told = set(kinds)
    return next((level for level, harms in _LEVELS if harms & told), None)
