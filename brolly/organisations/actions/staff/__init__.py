"""Invite people, let them join, change what they are, and end it; the very first page."""

from brolly.organisations.actions.staff.first import (
    begin,
    check_first_code,
    is_empty,
    make_first_code,
)
from brolly.organisations.actions.staff.forgetting import forget_links
from brolly.organisations.actions.staff.fresh_start import (
    agree_to_fresh_start,
    ask_fresh_start,
    let_back_in,
)
from brolly.organisations.actions.staff.inviting import (
    Sent,
    invite,
    invite_again,
    withdraw_invitation,
)
from brolly.organisations.actions.staff.joining import (
    Invited,
    invitation_of,
    join_with_account,
    join_with_new_account,
    restart,
)
from brolly.organisations.actions.staff.members import add_member, change_role, end_membership
from brolly.organisations.actions.staff.refusals import (
    AskColleagues,
    FirstCodeWrong,
    InvitationOver,
    LastManager,
    NobodyJoinsPractice,
    SecondPersonNeeded,
    SignInToJoin,
    SomebodyElse,
    WorksElsewhereToo,
    WorksHereAlready,
)

__all__ = [
    "AskColleagues",
    "FirstCodeWrong",
    "InvitationOver",
    "Invited",
    "LastManager",
    "NobodyJoinsPractice",
    "SecondPersonNeeded",
    "Sent",
    "SignInToJoin",
    "SomebodyElse",
    "WorksElsewhereToo",
    "WorksHereAlready",
    "add_member",
    "agree_to_fresh_start",
    "ask_fresh_start",
    "begin",
    "change_role",
    "check_first_code",
    "end_membership",
    "forget_links",
    "invitation_of",
    "invite",
    "invite_again",
    "is_empty",
    "join_with_account",
    "join_with_new_account",
    "let_back_in",
    "make_first_code",
    "restart",
    "withdraw_invitation",
]
