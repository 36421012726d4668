"""Warnings in the making, on the board, and who gets them."""

from brolly.alerts.queries.audience import (
    audience_of,
    confirmed_in,
    messages_wait,
    objections_open,
    reach_of,
    subscribers_by_area,
    subscribers_of,
)
from brolly.alerts.queries.board import board_of, public_text
from brolly.alerts.queries.panel import panel, what_cannot_be_undone
from brolly.alerts.queries.readings import (
    partners_to_read,
    reading_of,
    readings_asked,
    readings_for,
    writer_of,
)
from brolly.alerts.queries.refrained import (
    DecidedNotToWarn,
    NoWarningShown,
    check_not_decided,
    no_warning_of,
    no_warnings_to_agree,
)
from brolly.alerts.queries.shapes import AlertShown
from brolly.alerts.queries.warnings import (
    alert_of,
    alerts_of,
    correction_of,
    due_for_review,
    due_to_end,
    first_warned_on,
    sent_back_to_me,
    steps_of,
    waiting_for_me,
    went_out,
)
from brolly.alerts.queries.writing import (
    areas_to_propose,
    check_may_write,
    findings_of,
    gate_on,
    her_say,
    level_to_propose,
    may_warn_alone,
    to_weigh,
)

__all__ = [
    "AlertShown",
    "DecidedNotToWarn",
    "NoWarningShown",
    "alert_of",
    "alerts_of",
    "areas_to_propose",
    "audience_of",
    "board_of",
    "check_may_write",
    "check_not_decided",
    "confirmed_in",
    "correction_of",
    "due_for_review",
    "due_to_end",
    "findings_of",
    "first_warned_on",
    "gate_on",
    "her_say",
    "level_to_propose",
    "may_warn_alone",
    "messages_wait",
    "no_warning_of",
    "no_warnings_to_agree",
    "objections_open",
    "panel",
    "partners_to_read",
    "public_text",
    "reach_of",
    "reading_of",
    "readings_asked",
    "readings_for",
    "sent_back_to_me",
    "steps_of",
    "subscribers_by_area",
    "subscribers_of",
    "to_weigh",
    "waiting_for_me",
    "went_out",
    "what_cannot_be_undone",
    "writer_of",
]
