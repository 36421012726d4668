"""Pages of reports: finding one, taking one in, one report, and what is done about it."""

from brolly.incidents.views.chain import (
    caseload,
    chain,
    end_visit,
    hate,
    plan_visit,
    take_back,
)
from brolly.incidents.views.chosen import (
    asked_her,
    choices,
    confirm_condition,
    release_hold,
    withdraw,
)
from brolly.incidents.views.first_steps import add_step, finish_step, give_step
from brolly.incidents.views.look import incidents, look_up
from brolly.incidents.views.report import compare, open_identity, restrict, set_stage, show
from brolly.incidents.views.take_in import edit, take_in

__all__ = [
    "add_step",
    "asked_her",
    "caseload",
    "chain",
    "choices",
    "compare",
    "confirm_condition",
    "edit",
    "end_visit",
    "finish_step",
    "give_step",
    "hate",
    "incidents",
    "look_up",
    "open_identity",
    "plan_visit",
    "release_hold",
    "restrict",
    "set_stage",
    "show",
    "take_back",
    "take_in",
    "withdraw",
]
