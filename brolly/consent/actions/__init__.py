"""Change choices, decide holds, make and end agreements, name a duty that overrides."""

from brolly.consent.actions.agreements import (
    AlreadySigned,
    DaysOutOfOrder,
    SamePersonSigned,
    confirm_paper_signature,
    dispute_agreement,
    draft_agreement,
    end_agreement,
    note_paper_signature,
    sign_agreement,
)
from brolly.consent.actions.choices import (
    block_recipient,
    change_choices,
    confirm_condition,
    place_hold,
    release_hold,
    withdraw_all,
)
from brolly.consent.actions.duties import (
    NeitherTold,
    SamePerson,
    TooLate,
    agree_override,
    ask_override,
    lapse_override,
    record_told,
    refuse_override,
    remind_of_override,
)

__all__ = [
    "AlreadySigned",
    "DaysOutOfOrder",
    "NeitherTold",
    "SamePerson",
    "SamePersonSigned",
    "TooLate",
    "agree_override",
    "ask_override",
    "block_recipient",
    "change_choices",
    "confirm_condition",
    "confirm_paper_signature",
    "dispute_agreement",
    "draft_agreement",
    "end_agreement",
    "lapse_override",
    "note_paper_signature",
    "place_hold",
    "record_told",
    "refuse_override",
    "release_hold",
    "remind_of_override",
    "sign_agreement",
    "withdraw_all",
]
