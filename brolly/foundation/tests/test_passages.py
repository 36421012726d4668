"""The check of a public text: what it finds, and what it lets be."""

import itertools

import pytest

from brolly.foundation.passages import (
    FindingKind,
    Private,
    carried_over,
    findings_in,
    same_phrases,
)

# Sentences of the invented sanitising set (given away under CC0 1.0; nobody is real).
GIVES_AWAY = [
    ("bloke picked me up thurs about 11.40 near the place", FindingKind.EXACT_TIME),
    ("came on bank holiday Monday at half past two", FindingKind.EXACT_TIME),
    ("seen on 13/02/2026 20:15", FindingKind.EXACT_TIME),
    ("seen on 2026-02-13", FindingKind.EXACT_TIME),
    ("So it was Sunday, well Monday really", FindingKind.EXACT_TIME),
    ("On the ninth of January he came back", FindingKind.EXACT_TIME),
    ("reg is LK01 VBT", FindingKind.REGISTRATION),
    ("She could see only the end of the plate, BVK.", FindingKind.REGISTRATION),
    ("the number 07700 900463", FindingKind.PHONE),
    ("he txted me from +44 7700 900118", FindingKind.PHONE),
    ("uses fenwright.bookings@example.net", FindingKind.EMAIL),
    ("the profile larkspur_gent", FindingKind.HANDLE),
    ("He said he was fifty-eight", FindingKind.AGE_EXACT),
    ("He is 38 and tall", FindingKind.AGE_EXACT),
    ("i gave him the £85", FindingKind.MONEY),
    ("look at www.example.org/him", FindingKind.LINK),
    ("His number is oh seven seven double oh, nine hundred, three six two", FindingKind.PHONE),
    ("0 7 7 0 0 nine double oh 362", FindingKind.PHONE),
    ("He takes the purse with the picture of her little lad", FindingKind.HER_LIFE),
    ("She has a warrant", FindingKind.HER_LIFE),
    ("She is a mother", FindingKind.HER_LIFE),
    ("She has a baby", FindingKind.HER_LIFE),
    ("A man who calls himself Jay", FindingKind.NAME),
    ("a tall man called Mick", FindingKind.NAME),
    ("Last weekend in August", FindingKind.EXACT_TIME),
    ("He is often on Tollbarrow Road", FindingKind.STREET),
    ("flat 2, 11 Wickenholt Street", FindingKind.STREET),
    ("That street is safe now", FindingKind.SURE_IT_IS_SAFE),
]
GOOD = [
    (
        "LS11, Leeds, March, late evening. A slim man of about 30 with a gold tooth, in a "
        "silver hatchback, met a worker normally and then threatened her with a tool and took "
        "money and jewellery. His number and plate are in the number checker."
    ),
    (
        "TS1, Middlesbrough, May, daytime, at a worker's own place. A heavily built man in his "
        "late forties with a local accent and work boots wanted more time than he had paid "
        "for and used force when refused."
    ),
    (
        "L8, Liverpool, August, after midnight. A man in his late twenties with a thin "
        "moustache and a black padded coat, on a black electric bike with no lights."
    ),
    "SO50, Eastleigh, January. A man aged 40, in a golf club jacket, asks for one hotel or two.",
    "E5, October to December. He came back three times, and the last two 30 minutes late.",
    "Aged 35 to 40, 5 foot 10, two men. It may happen again in October 2026.",
]


@pytest.mark.parametrize(("text", "kind"), GIVES_AWAY)
def test_it_finds_what_gives_away_and_says_why(text, kind):
    found = findings_in(text, Private())
    assert kind in {f.kind for f in found}
    assert all(f.why and text[f.start : f.end] == f.text for f in found)


@pytest.mark.parametrize("text", GOOD)
def test_a_good_warning_is_let_be(text):
    assert findings_in(text, Private()) == []


def test_a_name_in_the_report_never_leaves_and_her_condition_is_shown():
    private = Private(names=("Big Tez",), her_words=("Don't mention the ring with the stone.",))
    found = findings_in("Tez took a ring.", private)
    assert [(f.text, f.kind) for f in found] == [
        ("Tez", FindingKind.NAME),
        ("ring", FindingKind.HER_WORDS),
    ]
    assert found[0].never_leaves
    assert not found[1].never_leaves


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He waits at the gasworks gate in Leeds.", ["the gasworks gate"]),
        ("By the Gasworks.", ["By the Gasworks"]),
        ("He waits on Canal Street.", ["Canal Street"]),
        ("Near the canal, in Harehills.", []),
        ("He drove her to Temple Newsam.", ["Temple"]),
    ],
)
def test_the_exact_place_is_found_and_our_areas_are_let_be(text, found):
    private = Private(
        place="behind the gasworks gate, Canal Street, Harehills, by the Temple",
        may_be_said="Leeds Harehills",
    )
    told = [f for f in findings_in(text, private) if f.kind is FindingKind.PLACE]
    assert [f.text for f in told] == found
    assert not any(f.never_leaves for f in told)


def test_findings_stand_in_order_and_do_not_overlap():
    found = findings_in("Tuesday 23:40, ring 07700 900362, Tuesday", Private())
    assert [f.start for f in found] == sorted(f.start for f in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_huge_text_is_read_quickly():
    findings_in("a " * 100_000 + "reg " * 1000 + "1" * 5000, Private())


def test_the_same_words_are_found_in_what_she_said():
    told = "He made me count out loud to fifty. Then he laughed."
    (span,) = same_phrases("he Made me, count out to ten", told)
    assert told[span[0] : span[1]] == "He made me count out"
    assert same_phrases("Something else entirely.", told) == []


def test_traces_of_her_are_shown_where_they_stand():
    found = findings_in("He knew dee and 07700.900.231", Private(traces=("dee",)))
    assert next((f.text, f.kind) for f in found) == ("dee", FindingKind.NAME)


@pytest.mark.parametrize(
    ("her_words", "shown"),
    [
        ("Bournemouth, not the sunroof", ["sunroof"]),
        ("Not the sunroof, the bracelet or the lighter", ["sunroof", "bracelet", "lighter"]),
        ("The lighter; not the sunroof", ["sunroof"]),
        ("Yes to the lighter but leave the sunroof", ["sunroof"]),
        ("The bracelet must stay out of it", ["bracelet"]),
        ("Fără brățară: the bracelet", ["bracelet"]),
        (
            "Bournemouth lighter sunroof bracelet",
            ["Bournemouth", "sunroof", "bracelet", "lighter"],
        ),
    ],
)
def test_only_what_she_wants_out_is_shown_as_her_condition(her_words, shown):
    text = "Bournemouth. A car with a sunroof. He took a bracelet and a lighter."
    found = findings_in(text, Private(her_words=(her_words,)))
    assert [(f.text, f.kind) for f in found] == [
        (word, FindingKind.HER_WORDS) for word in sorted(shown, key=text.index)
    ]


def test_a_mark_is_marked_whole_after_the_word_for_it():
    (found,) = findings_in("A van, reg LK01 VBT.", Private())
    assert found.text.endswith("LK01 VBT")


def test_what_goes_on_after_a_full_stop_stays_out_too():
    private = Private(her_words=("dont say ditch. or the coat",))
    found = findings_in("He goes on about her coat, by the ditch.", private)
    assert [f.text for f in found] == ["coat", "ditch"]


def test_words_that_lead_to_a_place_are_no_place():
    private = Private(place="Past the gasworks, over the bridge")
    assert findings_in("He drives past the agreed place, over the limit.", private) == []


def test_what_stays_out_is_found_in_her_language_with_or_without_accents():
    said = "Despre cutia de orez nu scrieti, va rog, si despre pasapoarte la fel"
    found = findings_in(
        "Știau de cutia de orez, au luat și pașapoartele.", Private(her_words=(said,))
    )
    assert [f.text for f in found] == ["cutia", "orez", "pașapoartele"]


def test_names_of_her_account_are_asked_about():
    private = Private(
        account="He drove a Ford to Leeds. Well, his girl Ellie-Mae, and T Averill-Crake, on Friday",
        may_be_said="Leeds",
    )
    text = "Averill-Crake, in a Ford in Leeds, spoke of Ellie-Mae. He drove on."
    found = [(f.text, f.kind) for f in findings_in(text, private)]
    assert found == [
        ("Averill-Crake", FindingKind.SPOKEN_OF),
        ("Ellie-Mae", FindingKind.SPOKEN_OF),
    ]


def test_a_short_word_she_wants_out_is_found():
    private = Private(her_words=("Don't mention the pillow, the dog, the brew",))
    assert [f.text for f in findings_in("He likes the dog. A brew.", private)] == [
        "dog",
        "brew",
    ]


REPORT = Private(
    numbers=("Plate starts F and a 5 and ends TK", "F?5?TK", "+447700900362", "tom_the_cab")
)


@pytest.mark.parametrize(
    "text",
    [
        "A grey van, F?5?TK, stops beside you.",
        "A grey van, plate starts F and a 5 and ends TK.",
        "Plate F? 5? TK",
        "He writes as Tom_The_Cab",
        "A grey van that ends TK",
    ],
)
def test_a_number_of_the_report_never_leaves_however_it_is_written(text):
    assert any(one.never_leaves for one in findings_in(text, REPORT))


def test_his_double_name_never_leaves_though_it_may_be_a_place_too():
    private = Private(names=("Straithe-Morley",), account="they call him Straithe-Morley")
    found = findings_in("Mr Straithe-Morley is tall.", private)
    assert [one.never_leaves for one in found] == [True, True]


def test_words_that_take_nothing_out_are_no_condition():
    yes = Private(her_words=("I have the phone and it is evidence",))
    assert findings_in("The phone is evidence.", yes) == []
    no = Private(her_words=("not the phone",))
    assert [one.text for one in findings_in("The phone is evidence.", no)] == ["phone"]


def test_the_year_and_section_of_a_law_are_no_time_and_no_age():
    law = "Told under the Children Act 1989, section 47, by the safeguarding lead."
    assert findings_in(law, Private()) == []


def test_in_another_language_the_town_may_be_said():
    said = Private(her_words=("pode falar Bournemouth",), may_be_said="Bournemouth BH1")
    assert findings_in("Bournemouth, at night.", said) == []


@pytest.mark.parametrize(
    ("account", "text", "found"),
    [
        ("there's a warrant out for me", "There is an old matter at court.", ["court"]),
        ("the picture of my lad was in it", "He took a photo of a boy.", []),
        ("the picture of my son was in it", "He took a photo of a boy.", ["boy"]),
        ("my sister teaches, in a primary school", "He spoke of her brothers.", ["brothers"]),
        ("she smokes cannabis now and then", "She was in trouble for weed.", ["weed"]),
        ("he works nights at the depot", "He works by day.", ["works"]),
        ("he had a knife", "He may have a knife, and hits.", []),
    ],
)
def test_what_her_account_speaks_of_is_found_in_other_words(account, text, found):
    said = carried_over(text, Private(account=account))
    assert [one.text for one in said] == found


def test_what_describes_him_may_speak_of_his_trade():
    account = "he said he is a plumber"
    assert carried_over("A plumber.", Private(account=account))
    assert not carried_over("A plumber.", Private(account=account, described="a plumber"))
