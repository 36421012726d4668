"""The check of an account: what he may recognise in it, marked and explained."""

from dataclasses import replace

import pytest

from brolly.foundation.passages import (
    LIKELY_KINDS,
    FindingKind,
    Private,
    carried_over,
    findings_in_account,
)
from brolly.foundation.passages.account import clauses_of, language_of

# Invented here. Each part in brackets is what somebody would know her, or that night, by.
ACCOUNTS = [
    (
        "It was half eight by the time he came. Tall, about 40, grey fleece, quiet. "
        "[He asked me to hum his late wife's favourite hymn] and then he wouldn't pay. "
        "He left me [behind the closed swimming baths on Wexcombe Street]. "
        "[My sister Odette] does not know, and [I'm on methadone]."
    ),
    (
        "Caller says a man in a white van took her purse. [She is the only one on our list with "
        "a guide dog]. He drove her [to the layby next to the llama farm] and "
        "[gave her a jar of his own honey]. Slim, thirties, northern accent."
    ),
    (
        "we met at [the narrowboat by the lock], he was about 50 with a beard. "
        "he kept [my green velvet glove], said it was a souvenir. "
        "[her little boy was at his gran's]. [Her visa is up in May]."
    ),
]


def marked(text):
    """Return a text without its brackets, and where they stood."""
    plain, spans = "", []
    for piece in text.split("["):
        inside, closed, after = piece.partition("]")
        if closed:
            spans.append((len(plain), len(plain) + len(inside)))
            plain += inside + after
        else:
            plain += piece
    return plain, spans


@pytest.mark.parametrize("text", ACCOUNTS)
def test_what_he_may_recognise_is_found_and_explained(text):
    plain, spans = marked(text)
    found = findings_in_account(plain, Private())
    assert all(plain[one.start : one.end] == one.text for one in found)
    assert all(one.why and one.kind_words for one in found)
    missed = [
        plain[start:end]
        for start, end in spans
        if not any(start < one.end and one.start < end for one in found)
    ]
    assert len(missed) <= 1, missed
    looks = plain.find("Tall, about 40, grey fleece, quiet")
    assert looks < 0 or not any(
        one.start <= looks + 6 and looks + 20 <= one.end for one in found
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He came at dinner time", FindingKind.EXACT_TIME),
        ("It was the summer of 2015", FindingKind.EXACT_TIME),
        ("a venit la ora 21 cu mașina", FindingKind.EXACT_TIME),
        ("foi no dia 3 de outubro", FindingKind.EXACT_TIME),
        ("I seen the start of it, KB00 something", FindingKind.REGISTRATION),
        ("he dropped me on pellwick street and left", FindingKind.STREET),
        ("a Mr Farquhar on the door", FindingKind.NAME),
    ],
)
def test_an_account_is_read_for_more_than_a_warning_is(text, kind):
    assert kind in {one.kind for one in findings_in_account(text, Private())}


def test_a_round_sum_and_the_own_district_are_let_be():
    private = Private(may_be_said="Leeds LS11")
    found = findings_in_account("He paid £60 in LS11", private)
    assert found == []


def test_a_language_is_told_by_its_small_words():
    assert language_of("a venit și nu a vrut să plătească la mine") == "ro"
    assert language_of("ele não quis pagar e foi com um amigo para a casa") == "pt"
    assert language_of("he came to the flat and it was late") == "en"
    assert language_of("") == "en"


def test_clauses_cover_the_text_in_order():
    text = "He came late, and left. Ok. She rang us because he followed her"
    spans = clauses_of(text)
    assert [text[start:end] for start, end in spans] == [
        "He came late",
        "and left.",
        "Ok.",
        "She rang us",
        "because he followed her",
    ]
    assert clauses_of("") == []


TOLD = Private(account="He wanted to keep my yellow kimono. He was slim with a grey beard.")


def test_a_warning_that_carries_over_a_rare_thing_is_asked_about():
    (found,) = carried_over("A slim man with a grey beard asks for a kimono.", TOLD)
    assert found.text == "kimono"
    assert found.kind in LIKELY_KINDS
    assert "Her account has this too." in found.why
    assert not found.never_leaves, "somebody may say why it stays"


def test_what_he_was_described_by_may_be_carried_over():
    worn = "A man in a kimono."
    assert carried_over(worn, TOLD) != []
    assert carried_over(worn, replace(TOLD, described="slim, a kimono")) == []


def test_his_looks_may_be_carried_over():
    assert carried_over("A slim man with a grey beard.", TOLD) == []
    assert carried_over("A man asks for a kimono.", replace(TOLD, account="")) == []


def test_a_colour_and_what_his_van_is_made_of_may_be_carried_over():
    told = replace(TOLD, account="He had a maroon van with a canvas top, by the llama farm.")
    assert carried_over("A man in a maroon van with a canvas top.", told) == []
