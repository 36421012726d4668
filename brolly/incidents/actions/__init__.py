"""
Write incidents: take in, change, do what is to be done, open who she is.

What she chose, holds and restrictions are written by consent's steps in the same
transaction, so that an incident never stands without them.
"""

from brolly.incidents.actions.chain import (
    CannotBeRight,
    add_to_chain,
    end_visit,
    plan_visit,
    record_hate,
    take_back_from_chain,
)
from brolly.incidents.actions.drafts import (
    DraftElsewhere,
    HandedToAnother,
    IsReportAlready,
    ThrownAway,
    bring_back_draft,
    erase_old_drafts,
    hand_over_draft,
    keep_draft,
    throw_away_draft,
)
from brolly.incidents.actions.holds import say_whose_number
from brolly.incidents.actions.people import open_identity, restrict_incident
from brolly.incidents.actions.record import record_incident, update_incident
from brolly.incidents.actions.refusals import (
    AlreadyFinished,
    NotYet,
    SameIncident,
    TooLong,
    TwoPeopleNeeded,
    WrongStage,
)
from brolly.incidents.actions.same_man import (
    link_same_man,
    mark_duplicate_of,
    mark_not_the_same,
)
from brolly.incidents.actions.sheets import (
    AlreadyRunning,
    bring_in_some,
    forget_sheet,
    lay_out_sheet,
    start_sheet,
    upload_sheet,
)
from brolly.incidents.actions.triage import triage_incident
from brolly.incidents.actions.work import (
    add_step,
    drop_questions,
    finish_step,
    reassign_step,
    set_stage,
)

__all__ = [
    "AlreadyFinished",
    "AlreadyRunning",
    "CannotBeRight",
    "DraftElsewhere",
    "HandedToAnother",
    "IsReportAlready",
    "NotYet",
    "SameIncident",
    "ThrownAway",
    "TooLong",
    "TwoPeopleNeeded",
    "WrongStage",
    "add_step",
    "add_to_chain",
    "bring_back_draft",
    "bring_in_some",
    "drop_questions",
    "end_visit",
    "erase_old_drafts",
    "finish_step",
    "forget_sheet",
    "hand_over_draft",
    "keep_draft",
    "lay_out_sheet",
    "link_same_man",
    "mark_duplicate_of",
    "mark_not_the_same",
    "open_identity",
    "plan_visit",
    "reassign_step",
    "record_hate",
    "record_incident",
    "restrict_incident",
    "say_whose_number",
    "set_stage",
    "start_sheet",
    "take_back_from_chain",
    "throw_away_draft",
    "triage_incident",
    "update_incident",
    "upload_sheet",
]
