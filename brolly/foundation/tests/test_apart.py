"""What a text says of a man of whom nothing leaves, or of a report that is kept apart."""

import pytest

from brolly.foundation.passages import FindingKind, Private, findings_in, kept_apart
from brolly.foundation.passages.findings import without_overlaps

OURS = Private(
    account="He paid, then held my wrist. A maroon pick-up.",
    described="Tall, maroon pick-up",
    numbers=("OV50 UBX",),
    apart="He held a pillow on her face. Ex-forces, canvas on the back. Kid's name on a bracelet.",
    apart_numbers=("OV50 UBX", "07700 900777"),
)
MAN = Private(
    account="Two of them, and a younger lad who was out of it.",
    described="Grey beard, tall",
    stays="Early twenties, blond, northern accent, badge torn off, tall",
)


def said(text, private):
    return {(one.text.lower(), one.kind) for one in kept_apart(text, private)}


@pytest.mark.parametrize("word", ["pillow", "canvas", "bracelet"])
def test_a_telling_word_of_another_report_is_found(word):
    assert (word, FindingKind.ANOTHER) in said(f"He had a {word}.", OURS)


@pytest.mark.parametrize(
    "words",
    [
        "Another woman reported the same man",
        "Somebody else told us",
        "Two women say so",
        "He has been reported before",
        "An earlier report says so",
    ],
)
def test_that_others_told_us_is_a_word_of_it(words):
    assert FindingKind.ANOTHER in {kind for _, kind in said(words, OURS)}
    assert said(words, Private(account="x")) == set(), "where nothing is kept apart it may be"


def test_a_number_of_the_other_report_and_none_that_is_ours_too():
    found = said("It ends 0777, or 07700 900777, in OV50 UBX", OURS)
    assert ("07700 900777", FindingKind.ANOTHER_NUMBER) in found
    assert not [text for text, _ in found if "OV50" in text.upper()]


def test_what_this_report_has_itself_is_let_be():
    assert said("He held her wrist, in a maroon pick-up, and was tall.", OURS) == set()


def test_a_man_who_stays_is_found_by_his_looks_and_not_by_what_both_have():
    assert said("A younger one was there, blond, northern", MAN) == {
        ("blond", FindingKind.STAYS),
        ("northern", FindingKind.STAYS),
    }
    assert said("A tall man with a grey beard", MAN) == set()


def test_what_she_said_goes_before_where_it_was():
    private = Private(
        place="The flat with the fish tank", her_words=("Leave the fish tank out",)
    )
    found = without_overlaps(findings_in("Look for the fish tank there", private))
    assert {one.kind for one in found} == {FindingKind.HER_WORDS}
