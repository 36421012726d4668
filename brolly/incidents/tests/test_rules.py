from datetime import date

import pytest

from brolly.foundation.identifiers import IdentifierKind, read_identifier
from brolly.incidents import rules
from brolly.incidents.rules import Looks
from brolly.incidents.vocabulary import Accent, BodyPlace, MarkPicture, MarkSubject, Stage


@pytest.mark.parametrize(
    ("words", "accent"),
    [
        ("newcastle or somewere up there", Accent.NORTH_EAST),
        ("Geordie or thereabouts", Accent.NORTH_EAST),
        ("Leeds", Accent.YORKSHIRE),
        ("Belfast", Accent.NORTHERN_IRELAND),
        ("sort of singing", Accent.OTHER),
        ("", Accent.UNKNOWN),
    ],
)
def test_an_accent_is_read_from_words(words: str, accent: Accent):
    assert rules.accent_in(words) is accent


def test_a_tattoo_is_read_from_either_womans_words():
    derby = rules.mark_in("blue anchor tattoo between thumb and finger")
    stoke = rules.mark_in("old blurred blue anchor tattoo on right hand by the thumb")
    assert derby == stoke
    assert derby.subject is MarkSubject.TATTOO
    assert derby.picture is MarkPicture.ANCHOR
    assert derby.place is BodyPlace.HAND


def test_the_trick_with_the_phone_is_read():
    assert rules.tricks_in("said put ur phone in the door, locks went down") >= {
        "phone_in_door",
        "locks_doors",
    }
    assert "phone_in_door" in rules.tricks_in("Told her to put her phone in the door pocket.")


def test_two_nights_one_man():
    derby = Looks(
        age_band="40s", build="heavy", accent="north_east", mark_subject="tattoo",
        mark_picture="anchor", mark_place="hand", tricks=frozenset({"phone_in_door"}),
        vehicle_shape="estate", vehicle_colour="grey",
    )  # fmt: skip
    stoke = Looks(
        age_band="40s", build="heavy", accent="north_east", mark_subject="tattoo",
        mark_picture="anchor", mark_place="hand", tricks=frozenset({"phone_in_door"}),
        vehicle_shape="estate", vehicle_colour="blue",
    )  # fmt: skip
    assert rules.is_worth_a_look(rules.reasons_same_man(derby, stoke))


def test_what_many_men_share_is_not_enough():
    one = Looks(age_band="40s", build="heavy", hair="grey", vehicle_colour="grey")
    assert not rules.is_worth_a_look(rules.reasons_same_man(one, one))
    assert rules.reasons_same_man(Looks(), Looks()) == []


def test_parts_that_fit_count_less_than_the_same_number():
    whole = read_identifier(IdentifierKind.PHONE, "07700 900362")
    part = read_identifier(IdentifierKind.PHONE, "ends 362")
    assert rules.reason_same_identifier(whole, whole).counts == rules.STRONG
    assert rules.reason_same_identifier(whole, part).counts < rules.STRONG
    other = read_identifier(IdentifierKind.PHONE, "07700 900363")
    assert rules.reason_same_identifier(whole, other) is None


def test_her_own_number_is_found_in_how_to_reach_her():
    hers = rules.identifiers_in("Ring 07700 900362 after 2, or k.lee@example.org, not before")
    assert [one.normalised for one in hers] == ["+447700900362", "k.lee@example.org"]
    assert rules.is_hers(read_identifier(IdentifierKind.PHONE, "0770O 900362"), hers)
    assert not rules.is_hers(read_identifier(IdentifierKind.PHONE, "07700 900595"), hers)


def test_when_is_shown_no_more_exactly_than_it_is_known():
    day = date(2026, 8, 23)
    assert rules.when_shown(day, "day") == "23 August 2026"
    assert rules.when_shown(day, "month") == "August 2026"
    assert rules.when_shown(day, "season") == "summer 2026"
    assert rules.when_shown(day, "year") == "2026"
    assert rules.when_shown(day, "unknown") == rules.when_shown(None, "day") == "Not known"
    assert rules.coarse_day(day, "month") == date(2026, 8, 1)
    assert rules.coarse_day(day, "unknown") is None


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Kim, Derby", "Kim, "),
        ("Derby Kim", " Kim"),
        ("Derby", "Derby"),
        ("K. Derby", "K. Derby"),
    ],
)
def test_a_town_is_taken_out_of_a_name_only_when_a_name_is_left(name, left):
    assert rules.without_place(name, place="Derby") == left


def test_a_step_is_suggested_for_what_will_not_wait():
    kinds = {
        step.kind.value
        for step in rules.steps_to_suggest(
            kinds=frozenset({"rape", "strangulation"}),
            injuries=frozenset({"wrist"}),
            about_under_18=True,
            third_party=True,
            has_to_be_asked=False,
        )
    }
    assert kinds == {"safeguarding", "evidence_clock", "health", "ask_her"}


@pytest.mark.parametrize(
    ("day", "precision", "long_ago"),
    [
        (date(1986, 1, 1), "year", True),
        (date(2026, 1, 1), "year", False),
        (date(2025, 1, 1), "year", True),
        (date(2026, 7, 1), "month", True),
        (date(2026, 8, 1), "month", False),
        (date(2026, 8, 25), "day", True),
        (date(2026, 8, 26), "day", False),
        (None, "unknown", False),
    ],
)
def test_what_surely_was_long_ago_is_known(day, precision, long_ago):
    assert rules.is_long_ago(day, precision, today=date(2026, 11, 24)) is long_ago


def test_for_what_was_long_ago_no_samples_are_offered_and_support_is():
    kinds = [
        step.kind.value
        for step in rules.steps_to_suggest(
            kinds=frozenset({"rape", "strangulation"}),
            injuries=frozenset({"wrist", "neck"}),
            about_under_18=False,
            third_party=False,
            has_to_be_asked=False,
            long_ago=True,
        )
    ]
    assert kinds == ["support"]


@pytest.mark.parametrize(
    ("text", "digits"),
    [("0288", "0288"), ("02 88", "0288"), ("ends 0288", ""), ("362", ""), ("07700 900", "")],
)
def test_a_part_of_a_number_is_asked_about_where_a_nought_would_be_taken_for_its_start(
    text, digits
):
    assert rules.unplaced_digits(IdentifierKind.PHONE, text) == digits
    assert rules.unplaced_digits(IdentifierKind.PLATE, text) == ""


def test_whoever_is_to_be_asked_is_suggested_as_a_step():
    (step,) = rules.steps_to_suggest(
        kinds=frozenset(),
        injuries=frozenset(),
        about_under_18=False,
        third_party=False,
        has_to_be_asked=True,
    )
    assert step.kind.value == "ask_her"
    assert "count as no" in step.why


def test_stages_move_forward_and_can_be_opened_again():
    assert rules.may_move(Stage.NEW, Stage.OPEN)
    assert rules.may_move(Stage.CLOSED, Stage.OPEN)
    assert not rules.may_move(Stage.OPEN, Stage.NEW)


@pytest.mark.parametrize(
    "said",
    [
        "I've only just had my sixteenth",
        "she is 16 and in care",
        "a girl of sixteen from the children's home",
        "not eighteen till the year after next",
        "picked up from her foster mum",
    ],
)
def test_words_that_may_be_about_somebody_under_18_are_asked_about(said):
    assert rules.may_be_under_18(said)


@pytest.mark.parametrize(
    "said",
    ["He is about 30", "£16 in the purse", "at half 5", "17 minutes", "he was 16 stone"],
)
def test_other_numbers_are_let_be(said):
    assert not rules.may_be_under_18(said)


@pytest.mark.parametrize(
    "said",
    ["She is only 16.", "I've only just had my sixteenth", "im 17 next week", "she's fifteen",
     "She told us that she is not eighteen", "are 16 ani și e minoră", "ela tem 17 anos"],
)  # fmt: skip
def test_a_story_that_says_she_is_under_18_is_held(said):
    assert rules.says_under_18(said)


@pytest.mark.parametrize(
    "said",
    ["He was about 17, maybe 18.", "I waited 15 minutes", "she was 16 stone", "I am 41",
     "Her son is 14", "My sister is sixteen", "I saw 13 of them"],
)  # fmt: skip
def test_other_numbers_hold_nothing(said):
    assert not rules.says_under_18(said)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("07700 900362", "phone"), ("ends 362", "phone"), ("oh seven seven", "phone"), ("SM50 ZPW", "plate"),
        ("50TK", "plate"), ("kez.nightdrive.so", "handle"), ("tom_the_cab", "handle"),
        ("a@example.org", "email"),
    ],
)  # fmt: skip
def test_what_is_no_phone_number_is_looked_up_as_what_it_is(text, kind):
    assert rules.kind_by_look(IdentifierKind.PHONE, text).value == kind
    assert rules.kind_by_look(IdentifierKind.HANDLE, text) is IdentifierKind.HANDLE
