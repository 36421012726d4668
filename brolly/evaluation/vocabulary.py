"""What a statistic is made of, and what of it may be shown."""

from dataclasses import dataclass, field
from datetime import date

FEW = "fewer than 10"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """
    One number as it may be seen: rounded, or held back.

    ``value`` is None where it is held back, and ``said`` tells why in a word or two.
    """

    value: int | None
    said: str


@dataclass(frozen=True, kw_only=True)
class Share:
    """A part of a whole as it may be seen, always with the whole. ``per_cent`` from rounded ones."""

    numerator: Shown
    denominator: Shown
    per_cent: int | None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a statistic: a period or a group, with a share or a number of days."""

    name: str
    share: Share | None = None
    count: Shown | None = None
    days: Shown | None = None


@dataclass(frozen=True, kw_only=True)
class Statistic:
    """
    One statistic: what it counts and what not, up to which day, and its lines.

    ``practice`` is the stable ID of the practice that asks for it, or "".
    """

    code: str
    name: str
    numerator: str
    denominator: str
    until: date
    lines: list[Line] = field(default_factory=list)
    remark: str = ""
    practice: str = ""
