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
    place_hold,
    release_hold,
    withdraw,
)
from brolly.incidents.views.drafts import (
    bring_back,
    draft,
    drafts,
    hand_over,
    keep_draft,
    throw_away,
)
from brolly.incidents.views.first_steps import add_step, finish_step, give_step
from brolly.incidents.views.look import incidents, look_up
from brolly.incidents.views.paper import paper
from brolly.incidents.views.report import compare, open_identity, restrict, set_stage, show
from brolly.incidents.views.sheets import (
    bring_in,
    lay_out,
    map_of_sheet,
    rows_of_sheet,
    sheet,
    start,
)
from brolly.incidents.views.take_in import edit, take_in
from brolly.incidents.views.triage import new_reports, triage

__all__ = [
    "add_step",
    "asked_her",
    "bring_back",
    "bring_in",
    "caseload",
    "chain",
    "choices",
    "compare",
    "confirm_condition",
    "draft",
    "drafts",
    "edit",
    "end_visit",
    "finish_step",
    "give_step",
    "hand_over",
    "hate",
    "incidents",
    "keep_draft",
    "lay_out",
    "look_up",
    "map_of_sheet",
    "new_reports",
    "open_identity",
    "paper",
    "place_hold",
    "plan_visit",
    "release_hold",
    "restrict",
    "rows_of_sheet",
    "set_stage",
    "sheet",
    "show",
    "start",
    "take_back",
    "take_in",
    "throw_away",
    "triage",
    "withdraw",
]
