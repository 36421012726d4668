"""How an urgent warning is worded."""

from brolly.alerts import rules
from brolly.alerts.vocabulary import FixedFields


def test_an_urgent_text_is_made_of_fixed_words():
    fixed = FixedFields(area="leeds", kind="robbed", vehicle_colour="grey")
    assert rules.are_fixed(fixed)
    assert rules.urgent_text(fixed, place="Leeds").startswith(
        "Leeds. Somebody told us that a man robbed somebody. Vehicle: grey."
    )
    assert not rules.are_fixed(FixedFields(area="leeds", kind="robbed", time_of_day="23:40"))
