"""
Read incidents: only the actor's own, and restricted ones only for those named.

What opens sealed words here is on the reviewed list: ``file_of`` for the page,
``shareable_of`` for packets, ``traces_of_her`` for texts that leave her out,
``look_up`` and ``possible_same_man`` for comparing.
"""

from brolly.incidents.queries.chain import (
    Case,
    CaseLine,
    ChainLine,
    VisitLine,
    case_of,
    caseload,
    happened_in,
    stands_at,
    visit_of,
    visits_to_come,
)
from brolly.incidents.queries.counting import CountedReport, cases_of, counted_reports
from brolly.incidents.queries.first_steps import safeguarding_lead, step_of, steps_due
from brolly.incidents.queries.look_up import look_up, rows_sharing
from brolly.incidents.queries.passages import (
    Passage,
    account_beside,
    passages_of_account,
    passages_to_settle,
)
from brolly.incidents.queries.report import (
    file_of,
    identity_of,
    opened_identifier,
    told_of,
    versions_of,
)
from brolly.incidents.queries.rows import (
    FEW,
    NOT_CLOSED,
    ON_HOLD,
    incident_of,
    incidents_of,
    on_hold,
    reference_of,
    references_of,
    row_of,
    rows_of,
    saved_as,
)
from brolly.incidents.queries.same_man import linked_to, possible_same_man
from brolly.incidents.queries.shapes import IncidentFile, IncidentFilter, LookUp, StepLine
from brolly.incidents.queries.shareable import HERS, fields_filled, shareable_of, traces_of_her
from brolly.incidents.queries.sheets import (
    FATE_WORDS,
    Fate,
    SheetPreview,
    SheetProgress,
    fate_of,
    rows_read,
    sheet_numbers,
    sheet_preview,
    sheet_progress,
    sheets_of,
    sheets_waiting,
)
from brolly.incidents.queries.trail import LastTouched, history_of, last_touched
from brolly.incidents.queries.triage import (
    Triaged,
    clocks_of,
    new_reports,
    triage_of,
    waiting_for_a_look,
)

__all__ = [
    "FATE_WORDS",
    "FEW",
    "HERS",
    "NOT_CLOSED",
    "ON_HOLD",
    "Case",
    "CaseLine",
    "ChainLine",
    "CountedReport",
    "Fate",
    "IncidentFile",
    "IncidentFilter",
    "LastTouched",
    "LookUp",
    "Passage",
    "SheetPreview",
    "SheetProgress",
    "StepLine",
    "Triaged",
    "VisitLine",
    "account_beside",
    "case_of",
    "caseload",
    "cases_of",
    "clocks_of",
    "counted_reports",
    "fate_of",
    "fields_filled",
    "file_of",
    "happened_in",
    "history_of",
    "identity_of",
    "incident_of",
    "incidents_of",
    "last_touched",
    "linked_to",
    "look_up",
    "new_reports",
    "on_hold",
    "opened_identifier",
    "passages_of_account",
    "passages_to_settle",
    "possible_same_man",
    "reference_of",
    "references_of",
    "row_of",
    "rows_of",
    "rows_read",
    "rows_sharing",
    "safeguarding_lead",
    "saved_as",
    "shareable_of",
    "sheet_numbers",
    "sheet_preview",
    "sheet_progress",
    "sheets_of",
    "sheets_waiting",
    "stands_at",
    "step_of",
    "steps_due",
    "told_of",
    "traces_of_her",
    "triage_of",
    "versions_of",
    "visit_of",
    "visits_to_come",
    "waiting_for_a_look",
]
