"""How an urgent warning is worded."""

import pytest

from brolly.alerts import rules
from brolly.alerts.vocabulary import FixedFields, Level


def test_an_urgent_text_is_made_of_fixed_words():
    fixed = FixedFields(area="leeds", kind="robbed", vehicle_colour="grey")
    assert rules.are_fixed(fixed)
    assert rules.urgent_text(fixed, place="Leeds").startswith(
        "Leeds. Somebody told us that a man robbed somebody. Vehicle: grey."
    )
    assert not rules.are_fixed(FixedFields(area="leeds", kind="robbed", time_of_day="23:40"))


@pytest.mark.parametrize(
    ("kinds", "level"),
    [
        (("robbery",), Level.ROBBERY),
        (("robbery", "rape"), Level.VIOLENCE),
        (("non_payment",), Level.NON_PAYMENT),
        (("stalking", "non_payment"), Level.THREATS),
        (("other",), None),
        ((), None),
    ],
)
def test_what_a_warning_is_about_is_proposed_by_the_harm(kinds, level):
    assert rules.level_of_kinds(kinds) is level
