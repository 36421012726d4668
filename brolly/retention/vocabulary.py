"""Words of keeping and erasing."""

from dataclasses import dataclass
from enum import StrEnum


class CountedFrom(StrEnum):
    """The day that a period is counted from."""

    LAST_ACTIVITY = "last-activity"
    END = "end"
    MADE = "made"


class RightAsked(StrEnum):
    """What somebody asks of us about what we hold (UK GDPR Articles 15 to 21)."""

    COPY = "copy"
    CORRECT = "correct"
    ERASE = "erase"
    OBJECT = "object"


class AskedBy(StrEnum):
    """Who asks."""

    PERSON = "person"
    MAN_DESCRIBED = "man-described"
    SOMEBODY_ELSE = "somebody-else"


class HoldReason(StrEnum):
    """Why something may not be erased yet."""

    COURT = "court"
    POLICE_INVESTIGATION = "police-investigation"
    INQUEST = "inquest"
    COMPLAINT = "complaint"
    SAFEGUARDING_REVIEW = "safeguarding-review"
    SHE_ASKED = "she-asked"


@dataclass(frozen=True, kw_only=True)
class Period:
    """How long data under one heading is kept, from when, and why."""

    months: int
    counted_from: CountedFrom
    why: str


class WhyErased(StrEnum):
    """Why something was erased."""

    TIME_IS_OVER = "time_is_over"
    SHE_ASKED = "she_asked"


REASON_WORDS: dict[HoldReason, str] = {
    HoldReason.COURT: "A court case",
    HoldReason.POLICE_INVESTIGATION: "A police investigation",
    HoldReason.INQUEST: "An inquest",
    HoldReason.COMPLAINT: "A complaint",
    HoldReason.SAFEGUARDING_REVIEW: "A safeguarding review",
    HoldReason.SHE_ASKED: "She asked us to keep it",
}

ASKED_WORDS: dict[RightAsked, str] = {
    RightAsked.COPY: "A copy of what we hold",
    RightAsked.CORRECT: "That something is corrected",
    RightAsked.ERASE: "That something is erased",
    RightAsked.OBJECT: "That we stop using it",
}

ASKED_BY_WORDS: dict[AskedBy, str] = {
    AskedBy.PERSON: "The person who told us",
    AskedBy.MAN_DESCRIBED: "A man who thinks that he is described",
    AskedBy.SOMEBODY_ELSE: "Somebody else",
}
