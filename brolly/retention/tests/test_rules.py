from datetime import date

import pytest

from brolly.foundation.privacy import HEADINGS
from brolly.retention import rules
from brolly.retention.vocabulary import HoldReason, RightAsked


def test_every_heading_has_a_period():
    assert set(rules.PERIOD_OF_HEADING) == set(HEADINGS)


@pytest.mark.parametrize(
    ("start", "months", "later"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2026, 11, 23), 72, date(2032, 11, 23)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_after(start, months, later):
    assert rules.months_after(start, months) == later


def test_an_incident_about_somebody_under_18_is_kept_longer():
    told = date(2026, 10, 1)
    adult = rules.erase_on(last_activity_on=told, about_under_18=False)
    young = rules.erase_on(last_activity_on=told, about_under_18=True)
    assert (adult, young) == (date(2032, 10, 1), date(2035, 10, 1))


def test_a_hold_keeps_what_is_due():
    due = date(2026, 1, 1)
    assert rules.may_erase(due_on=due, today=due, holds=frozenset())
    assert not rules.may_erase(due_on=due, today=date(2025, 12, 31), holds=frozenset())
    assert not rules.may_erase(due_on=due, today=due, holds=frozenset({HoldReason.COURT}))


@pytest.mark.parametrize("asked", list(RightAsked))
def test_the_man_described_learns_nothing(asked):
    answer = rules.answer_to_man_described(asked)
    assert "same answer" in answer
    assert "report" not in answer


@pytest.mark.parametrize(
    ("about_her", "to_her"),
    [
        (
            "She said yes: we may keep what she told us.",
            "You said yes: we may keep what you told us.",
        ),
        (
            "Ask her first, before we tell the police, without her in it.",
            "We ask you first, before we tell the police, without you in it.",
        ),
        (
            "She has not said whether we may count it.",
            "You have not said whether we may count it.",
        ),
        (
            "She gave a condition in her own words. Leave out: her name, how to reach her.",
            "You gave a condition in your own words. Leave out: your name, how to reach you.",
        ),
        ("Not to: Heron House, there.", "Not to: Heron House, there."),
    ],
)
def test_her_copy_speaks_to_her(about_her, to_her):
    assert rules.said_to_her(about_her) == to_her
