"""Eight words: far enough apart, forgiving, and not to be made from what is kept."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brolly.vault import receipts, words
from brolly.vault.words import WORDS, slips, word_meant, words_meant

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def test_the_list_has_1024_words_all_different_and_plain():
    assert len(WORDS) == len(set(WORDS)) == 1024
    assert list(WORDS) == sorted(WORDS)
    assert all(w.isascii() and w.isalpha() and w.islower() for w in WORDS)
    assert {len(w) for w in WORDS} == set(range(words.SHORTEST, words.LONGEST + 1))


def test_any_two_words_are_at_least_three_slips_apart():
    too_close = [
        (one, other)
        for one, other in itertools.combinations(WORDS, 2)
        if abs(len(one) - len(other)) < 3 and slips(one, other) < 3
    ]
    assert too_close == []


@pytest.mark.parametrize(
    ("one", "other", "many"),
    [("acorn", "acorn", 0), ("acorn", "acron", 1), ("acorn", "acon", 1), ("acorn", "accorn", 1),
     ("acorn", "scorn", 1), ("acorn", "corna", 2), ("", "abc", 3)],
)  # fmt: skip
def test_slips_are_counted(one, other, many):
    assert slips(one, other) == slips(other, one) == many


def every_slip(word):
    for n in range(len(word)):
        yield word[:n] + word[n + 1 :]
        yield from (word[:n] + c + word[n + 1 :] for c in LETTERS)
    for n in range(len(word) + 1):
        yield from (word[:n] + c + word[n:] for c in LETTERS)
    for n in range(len(word) - 1):
        yield word[:n] + word[n + 1] + word[n] + word[n + 2 :]


def test_every_single_slip_in_every_word_is_forgiven():
    for word in WORDS[::7]:
        assert {word_meant(slip) for slip in every_slip(word)} == {word}


def test_what_is_no_word_is_not_guessed():
    assert word_meant("qqqqqq") is None
    assert word_meant("") is None


@given(st.binary(min_size=10, max_size=10), st.randoms(use_true_random=False))
def test_spaces_case_numbers_and_a_slip_in_each_word_are_forgiven(seed, chance):
    said = receipts.words_of(seed)
    typed = [chance.choice(list(every_slip(w))) for w in said]
    untidy = "\n".join(f" {n}. {w.title()},  " for n, w in enumerate(typed, start=1))
    assert receipts.words_typed(untidy) == said
    assert receipts.words_typed("".join(said)) in (said, None)
    assert receipts.words_typed(" ".join(said[:-1])) is None


def test_words_without_spaces_or_with_one_inside_are_read():
    said = receipts.words_of(bytes(range(10)))
    assert receipts.words_typed("".join(said)) == said
    broken = f"{said[0][:3]} {said[0][3:]} {' '.join(said[1:])}"
    assert receipts.words_typed(broken) == said


def test_very_long_typing_is_answered_at_once():
    assert words_meant("acorn" * 20_000, many=8) is None
    assert words_meant("acorn " * 20_000, many=8) is None


def test_ten_bits_a_word_come_from_the_seed():
    assert receipts.words_of(bytes(10)) == (WORDS[0],) * 8
    assert receipts.words_of(b"\xff" * 10) == (WORDS[-1],) * 8
    drawn = {receipts.new_words() for _ in range(50)}
    assert len(drawn) == 50


def test_the_words_open_their_receipt_and_no_others_do():
    said = receipts.words_of(b"0123456789")
    kept = receipts.keep(KEY, said)
    assert receipts.open_receipt(KEY, said, kept)
    last = next(w for w in WORDS if w != said[-1])
    for key, tried in (
        (KEY, (*said[:-1], last)),
        (KEY, tuple(reversed(said))),
        (OTHER_KEY, said),
    ):
        assert receipts.open_receipt(key, tried, kept) is None


def test_the_same_words_are_kept_differently_each_time_but_are_found():
    said = receipts.words_of(b"0123456789")
    one, other = receipts.keep(KEY, said), receipts.keep(KEY, said)
    assert one.mark == other.mark
    assert one.salt != other.salt
    assert one.public_half != other.public_half


def test_what_is_kept_does_not_let_the_words_be_tried_without_the_key():
    """With the two first words known and everything kept, nothing matches without the key."""
    said = receipts.words_of(b"0123456789")
    kept = receipts.keep(KEY, said)
    chance = random.Random(3)
    guesses = [said, *(tuple(chance.choices(WORDS, k=8)) for _ in range(2))]
    for guess in guesses:
        assert receipts.mark_of(OTHER_KEY, guess) != kept.mark
        assert receipts.open_receipt(OTHER_KEY, guess, kept) is None
    assert not any(w.encode() in kept.mark + kept.salt + kept.public_half for w in said)
