"""Write a warning, have it read, let it out, call it back; and who gets it."""

from brolly.alerts.actions.deliver import carry, claim_deliveries, mark_deliveries
from brolly.alerts.actions.objections import object_to, settle_objection
from brolly.alerts.actions.posters import make_poster
from brolly.alerts.actions.publish import (
    end_alert,
    keep_alert_out,
    look_again_at_readings,
    publish_urgent,
    recall_alert,
)
from brolly.alerts.actions.read import (
    answer_reading,
    approve_alert,
    ask_partner_to_read,
    send_back,
    take_reading_back,
)
from brolly.alerts.actions.refrain import (
    agree_to_no_warning,
    ask_for_no_warning,
    end_no_warning,
)
from brolly.alerts.actions.refusals import (
    GivesAway,
    NoReasonGiven,
    NotYourOwn,
    NoUrgentWarnings,
    OnlyPractice,
    SecondPersonAgrees,
    WhyMissing,
    WrongStage,
)
from brolly.alerts.actions.shared import Draft
from brolly.alerts.actions.subscribers import (
    confirm_subscription,
    invitation_of,
    invite_subscriber,
    leave,
    open_address,
    remove_subscriber,
)
from brolly.alerts.actions.write import change_alert, correct_alert, submit_alert, write_alert

__all__ = [
    "Draft",
    "GivesAway",
    "NoReasonGiven",
    "NoUrgentWarnings",
    "NotYourOwn",
    "OnlyPractice",
    "SecondPersonAgrees",
    "WhyMissing",
    "WrongStage",
    "agree_to_no_warning",
    "answer_reading",
    "approve_alert",
    "ask_for_no_warning",
    "ask_partner_to_read",
    "carry",
    "change_alert",
    "claim_deliveries",
    "confirm_subscription",
    "correct_alert",
    "end_alert",
    "end_no_warning",
    "invitation_of",
    "invite_subscriber",
    "keep_alert_out",
    "leave",
    "look_again_at_readings",
    "make_poster",
    "mark_deliveries",
    "object_to",
    "open_address",
    "publish_urgent",
    "recall_alert",
    "remove_subscriber",
    "send_back",
    "settle_objection",
    "submit_alert",
    "take_reading_back",
    "write_alert",
]
