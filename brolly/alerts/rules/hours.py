"""When nobody is woken. Plain Python; hours are those of the clock on the wall."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
EVERYWHERE = ""


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """From when to when nobody is woken. From later than to means over midnight."""

    starts: time
    ends: time


def held_until(at: datetime, quiet: Quiet | None) -> datetime | None:
    """
    Return when the quiet hours end in which a moment lies, or None when it lies in none.

    An end that the clock shows twice (in October) is the first that is still to come; one
    that it skips (in March) is the moment at which it has jumped over it.
    """
    if quiet is None or quiet.starts == quiet.ends:
        return None
    local = at.astimezone(LONDON)
    now = local.time()
    over_midnight = quiet.starts > quiet.ends
    if over_midnight:
        is_quiet = now >= quiet.starts or now < quiet.ends
    else:
        is_quiet = quiet.starts <= now < quiet.ends
    if not is_quiet:
        return None
    tomorrow = over_midnight and now >= quiet.starts
    day = local.date() + timedelta(days=1 if tomorrow else 0)
    for fold in (0, 1):
        end = datetime.combine(day, quiet.ends, LONDON).replace(fold=fold).astimezone(UTC)
        if end > at:
            return end
    return None


def hours_for(
    *, own: Quiet | None, has_own: bool, areas: Iterable[str], defaults: Mapping[str, Quiet]
) -> Quiet | None:
    """Return somebody's quiet hours: her own if she chose any, else those of her first area."""
    if has_own:
        return own
    of_areas = (defaults[area] for area in sorted(areas) if area in defaults)
    return next(of_areas, defaults.get(EVERYWHERE))
