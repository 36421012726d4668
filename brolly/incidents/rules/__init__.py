"""
What follows from what was said: holds, times, and who may be the same man.

Plain decisions over plain values. Where codes are read out of words, the words stay
beside them, sealed; a code that cannot be read stays empty and is never guessed.
"""

from brolly.incidents.rules.chain import AT_COURT, Happened, complaint_about, standing
from brolly.incidents.rules.codes import (
    MarkCodes,
    accent_in,
    mark_in,
    tricks_in,
    vehicle_shape_in,
)
from brolly.incidents.rules.drafts import (
    COMES_BACK_FOR,
    LASTS,
    WARNED_BEFORE,
    differences,
    is_fading,
    kept,
    lapses_at,
    says_nothing,
)
from brolly.incidents.rules.numbers import (
    identifiers_in,
    is_hers,
    kind_by_look,
    may_point_at_him,
    unplaced_digits,
)
from brolly.incidents.rules.same_man import (
    COMMON,
    RARE,
    STRONG,
    TELLING,
    Looks,
    Reason,
    is_worth_a_look,
    reason_same_identifier,
    reasons_same_man,
)
from brolly.incidents.rules.triage import Facts, Proposal, prompts_of, proposal
from brolly.incidents.rules.when import (
    coarse_day,
    is_in_future,
    is_long_ago,
    when_shown,
    without_place,
)
from brolly.incidents.rules.work import (
    Suggestion,
    due_within,
    is_third_party,
    may_be_under_18,
    may_move,
    says_under_18,
    steps_that_follow,
    steps_to_suggest,
)

__all__ = [
    "AT_COURT",
    "COMES_BACK_FOR",
    "COMMON",
    "LASTS",
    "RARE",
    "STRONG",
    "TELLING",
    "WARNED_BEFORE",
    "Facts",
    "Happened",
    "Looks",
    "MarkCodes",
    "Proposal",
    "Reason",
    "Suggestion",
    "accent_in",
    "coarse_day",
    "complaint_about",
    "differences",
    "due_within",
    "identifiers_in",
    "is_fading",
    "is_hers",
    "is_in_future",
    "is_long_ago",
    "is_third_party",
    "is_worth_a_look",
    "kept",
    "kind_by_look",
    "lapses_at",
    "mark_in",
    "may_be_under_18",
    "may_move",
    "may_point_at_him",
    "prompts_of",
    "proposal",
    "reason_same_identifier",
    "reasons_same_man",
    "says_nothing",
    "says_under_18",
    "standing",
    "steps_that_follow",
    "steps_to_suggest",
    "tricks_in",
    "unplaced_digits",
    "vehicle_shape_in",
    "when_shown",
    "without_place",
]
