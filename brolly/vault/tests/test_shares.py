"""Two of three papers bring a key back, one says nothing, and a slip is found."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brolly.vault import shares
from brolly.vault.words import WORDS

SECRETS = st.binary(min_size=32, max_size=32)


@given(SECRETS)
def test_any_two_papers_in_any_order_bring_it_back(secret):
    papers = shares.split(secret)
    for one, other in itertools.permutations(papers, 2):
        assert shares.join(one, other) == secret


@given(SECRETS)
def test_a_paper_comes_back_from_its_words(secret):
    for paper in shares.split(secret):
        words = shares.in_words(paper)
        assert len(words) == 30
        assert shares.from_words(" ".join(words)) == paper
        assert shares.from_words("\n".join(words).upper()) == paper


def test_multiplying_is_that_of_the_field():
    # FIPS 197, 4.2: {57} times {83} is {c1}, and {57} times {13} is {fe}.
    assert shares._times(0x57, 0x83) == 0xC1
    assert shares._times(0x57, 0x13) == 0xFE
    assert all(shares._times(a, shares._inverse(a)) == 1 for a in range(1, 256))


def test_one_paper_fits_every_secret_equally():
    """For each byte, each secret is met by exactly one line through the paper's point."""
    for number, point in ((1, 0), (2, 77), (3, 255)):
        lines = {point ^ shares._times(slope, number) for slope in range(256)}
        assert lines == set(range(256))


def test_the_papers_of_one_secret_differ_each_time():
    secret = bytes(32)
    assert shares.split(secret)[0].point != shares.split(secret)[0].point


@given(SECRETS, SECRETS)
def test_the_same_paper_twice_and_papers_of_two_printings_are_refused(secret, other):
    first, second = shares.split(secret)[0], shares.split(other)[1]
    with pytest.raises(shares.PapersDoNotMatch):
        shares.join(first, first)
    if first.mark != second.mark:
        with pytest.raises(shares.PapersDoNotMatch):
            shares.join(first, second)


def test_two_words_swapped_or_one_other_are_found():
    chance = random.Random(7)
    words = shares.in_words(shares.split(bytes(range(32)))[1])
    missed = 0
    for _ in range(400):
        wrong = list(words)
        at = chance.randrange(len(wrong) - 1)
        if chance.random() < 0.5:
            wrong[at] = chance.choice([w for w in WORDS if w != wrong[at]])
        else:
            wrong[at], wrong[at + 1] = wrong[at + 1], wrong[at]
        if tuple(wrong) == words:
            continue
        try:
            shares.from_words(" ".join(wrong))
        except shares.PaperUnclear:
            continue
        missed += 1
    # Sixteen bits of check: one in 65,536 passes.
    assert missed <= 1


@pytest.mark.parametrize("typed", ["", "acorn", "acorn " * 30, "acorn " * 29, "xx " * 30])
def test_what_is_no_paper_is_unclear(typed):
    with pytest.raises(shares.PaperUnclear):
        shares.from_words(typed)
