"""The gateway of figures: nobody can be told from what it lets through."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brolly.evaluation.rules import BASE, THRESHOLD, breakdown, increase, share, shown

counts = st.integers(min_value=0, max_value=60)


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0"), (1, "fewer than 10"), (9, "fewer than 10"), (10, "10"), (12, "10"), (13, "15"),
     (1234, "1,235")],
)  # fmt: skip
def test_few_are_held_back_nought_is_not_and_others_are_rounded(count, said):
    assert shown(count).said == said


@pytest.mark.parametrize(
    ("numerator", "denominator", "per_cent"),
    [
        (25, 50, 50),
        (0, 50, 0),
        (50, 50, 100),
        (3, 50, None),
        (47, 50, None),
        (5, 9, None),
        (0, 0, None),
        (12, 33, 29),
    ],
)
def test_a_share_is_shown_where_part_rest_and_whole_are_large_enough(
    numerator, denominator, per_cent
):
    assert share(numerator, denominator).per_cent == per_cent


def test_a_part_is_never_larger_than_its_whole():
    with pytest.raises(ValueError, match="larger"):
        share(5, 4)


@given(counts, counts)
def test_no_share_tells_a_small_part_or_a_small_rest(a, b):
    numerator, denominator = min(a, b), max(a, b)
    made = share(numerator, denominator)
    if made.per_cent is not None:
        assert numerator == 0 or numerator >= THRESHOLD
        assert numerator == denominator or denominator - numerator >= THRESHOLD
    for one, true in ((made.numerator, numerator), (made.denominator, denominator)):
        assert one.value is None or abs(one.value - true) <= BASE // 2 or true == 0


@given(st.dictionaries(st.sampled_from("abcdef"), counts, min_size=1))
def test_nothing_held_back_can_be_worked_out_from_the_rest_and_the_total(cells):
    seen = breakdown(cells)
    held = [name for name, one in seen.items() if one.value is None]
    assert all(seen[n].value is not None or n in held for n in cells)
    assert not any(0 < cells[n] < THRESHOLD for n in cells if n not in held)
    if not held:
        return
    others = [name for name, count in cells.items() if name not in held and count]
    assert len(held) > 1 or not others, "one alone would be the rest of the total"
    if len(held) != 2:
        return
    # An attacker knows the total and what is shown to the nearest 5, and who is few.
    total = sum(cells.values())
    known = sum(cells[name] for name in cells if name not in held)
    slack = (BASE // 2) * (len(others) + 1)
    ranges = [
        range(1, THRESHOLD) if seen[n].said == "fewer than 10" else range(1, total + 1)
        for n in held
    ]
    possible = [pair for pair in product(*ranges) if abs(sum(pair) - (total - known)) <= slack]
    for place in (0, 1):
        assert len({pair[place] for pair in possible}) > 1


def test_an_increase_is_of_shares_that_are_both_shown():
    assert increase(share(10, 100), share(50, 100)) == 400
    assert increase(share(3, 100), share(50, 100)) is None
    assert increase(share(0, 100), share(50, 100)) is None
