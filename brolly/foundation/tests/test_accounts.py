"""The check of accounts over a set of our own: how much of each kind it finds."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from brolly.foundation.passages import Private, findings_in_account

HERE = Path(__file__).parent
FORMS = ("phone", "registration", "email", "handle", "exact_time", "address", "age_exact")
# Of each kind, how much is found at the least. The accounts were written before the check
# was tried on them, and weigh nothing in it. A change that finds less has to say why.
LEAST = {
    **dict.fromkeys(FORMS, 0.95),
    "suspect_name": 0.8,
    "third_person": 0.8,
    "reporter_identity": 0.85,
    "place_fine": 0.8,
    "child": 0.85,
    "health": 0.6,
    "immigration": 0.95,
    "workplace": 0.65,
    "unique_act": 0.7,
    "rare_detail": 0.5,
}
_MARKED = re.compile(r"\[(\w+)\|([^\]]*)\]")


def lines_of(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def account(line: str) -> tuple[str, Private, list[tuple[int, int, str]]]:
    """Return the text of a line, what the report knows beside it, and what was marked."""
    place, name, marked = (part.strip() for part in line.split("|", 2))
    text, spans, at = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[2]), match[1]))
        text, at = text + match[2], match.end()
    return text + marked[at:], Private(names=(name,), may_be_said=place), spans


ACCOUNTS = [account(line) for line in lines_of("accounts.txt")]


def met(with_report: bool) -> Iterator[tuple[str, bool]]:
    for text, private, spans in ACCOUNTS:
        found = findings_in_account(text, private if with_report else Private())
        for start, end, kind in spans:
            yield kind, any(f.start < end and start < f.end for f in found)


@pytest.mark.parametrize("with_report", [True, False], ids=["report", "words alone"])
def test_enough_of_each_kind_is_found(with_report):
    marked, hit = Counter(), Counter()
    for kind, is_found in met(with_report):
        marked[kind] += 1
        hit[kind] += is_found
    short = {k: hit[k] / marked[k] for k in marked if hit[k] / marked[k] < LEAST[k]}
    assert marked.keys() == LEAST.keys()
    assert not short
    assert hit.total() / marked.total() >= 0.85


def test_most_of_what_it_marks_is_rightly_marked():
    right, ours = 0, 0
    for text, private, spans in ACCOUNTS:
        for one in findings_in_account(text, private):
            ours += 1
            right += any(one.start < end and start < one.end for start, end, _ in spans)
            assert text[one.start : one.end] == one.text
            assert one.why
    assert right / ours >= 0.75


@pytest.mark.parametrize("line", lines_of("forms.txt"))
def test_a_form_that_people_use_is_found(line):
    _, _, marked = line.partition(": ")
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = findings_in_account(text, Private())
    covered = sum(any(f.start <= at < f.end for f in found) for at in range(start, end))
    assert covered >= (end - start) * 0.3, [f.text for f in found]


def test_ordinary_words_of_a_report_are_let_be():
    for text in (
        "A tall man in his forties with a local accent refused to pay and then held the door.",
        "He paid £60, was polite, and left. We thought others might want to know.",
        "Two men, one about 30 and one older, in a dark saloon, asked for a discount.",
    ):
        assert findings_in_account(text, Private()) == []


def test_an_account_is_read_in_well_under_a_twentieth_of_a_second():
    findings_in_account("warm", Private())
    began = time.process_time()
    for text, private, _ in ACCOUNTS:
        findings_in_account(text, private)
    assert (time.process_time() - began) / len(ACCOUNTS) < 0.05


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "'", "£", "—", "07", "\x00", "😀" * 40, "a" * 5000]
)
def test_nothing_breaks_it(text):
    findings_in_account(text, Private())


def test_a_huge_account_is_read_quickly():
    began = time.process_time()
    findings_in_account("He said one two three 07 Road K a b, at the. " * 2000, Private())
    assert time.process_time() - began < 20
