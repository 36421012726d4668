"""
The one gateway through which a figure leaves: threshold, rounding, complementary suppression.

A count of 1 to 9 is held back; others are rounded to the nearest 5. Nought is no small
number: it is shown. A share is shown with its whole, and only where the part, the rest and
the whole are large enough or nought; it is worked out from the rounded numbers. Where one
part of a whole is held back, another goes with it, or it could be worked out.

Sources: ONS asks for 10 in longitudinal data; NHS England rounds to 5 and works shares out
from rounded numbers (change to disclosure control, 2018). Read 2026-11-23.
"""

from collections.abc import Mapping

from brolly.evaluation.vocabulary import FEW, Share, Shown

THRESHOLD, BASE = 10, 5
WITH_IT = "held back with another"


def shown(count: int) -> Shown:
    """Return a count as it may be seen."""
    if 0 < count < THRESHOLD:
        return Shown(value=None, said=FEW)
    rounded = (count + BASE // 2) // BASE * BASE
    return Shown(value=rounded, said=f"{rounded:,}")


def share(numerator: int, denominator: int) -> Share:
    """
    Return a part of a whole as it may be seen.

    The part is held back too where the rest is small: the whole would give it away.

    :raises ValueError: the part is larger than the whole
    """
    if not 0 <= numerator <= denominator:
        raise ValueError("A part is larger than its whole.")
    part, whole = shown(numerator), shown(denominator)
    if 0 < denominator - numerator < THRESHOLD and part.value is not None:
        part = Shown(value=None, said="all but a few")
    if part.value is None or not whole.value:
        return Share(numerator=part, denominator=whole, per_cent=None)
    per_cent = min(100, (200 * part.value + whole.value) // (2 * whole.value))
    return Share(numerator=part, denominator=whole, per_cent=per_cent)


def breakdown(cells: Mapping[str, int]) -> dict[str, Shown]:
    """
    Return the parts of one whole as they may be seen beside each other and their total.

    Where just one part is held back, or those held back are together too few, the next
    smallest goes with them.
    """
    seen = {name: shown(count) for name, count in cells.items()}
    held = {name for name, one in seen.items() if one.value is None}
    while held and (len(held) == 1 or sum(cells[name] for name in held) < THRESHOLD):
        left = {name: count for name, count in cells.items() if name not in held and count}
        if not left:
            break
        smallest = min(left, key=lambda name: (left[name], name))
        seen[smallest] = Shown(value=None, said=WITH_IT)
        held.add(smallest)
    return seen


def increase(first: Share, last: Share) -> int | None:
    """
    Return by how many per cent a share grew, from what is shown of both; None where it is not.

    From 10 % to 50 % is an increase of 400 per cent.
    """
    if not first.per_cent or last.per_cent is None:
        return None
    return round(100 * (last.per_cent - first.per_cent) / first.per_cent)
