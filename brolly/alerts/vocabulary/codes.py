"""Words of warnings."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a warning is on its way."""

    DRAFT = "draft"
    WAITING = "waiting"
    SENT_BACK = "sent_back"
    PUBLISHED = "published"
    RECALLED = "recalled"
    EXPIRED = "expired"
    CORRECTED = "corrected"


STAGE_WORDS: dict[Stage, str] = {
    Stage.DRAFT: "Being written",
    Stage.WAITING: "Waits for a second reader",
    Stage.SENT_BACK: "Sent back with a reason",
    Stage.PUBLISHED: "Out",
    Stage.RECALLED: "Called back",
    Stage.EXPIRED: "Ended",
    Stage.CORRECTED: "Replaced by a corrected one",
}


class Level(StrEnum):
    """What sort of warning it is. Not paying is not graded with assaults."""

    VIOLENCE = "violence"
    THREATS = "threats"
    ROBBERY = "robbery"
    NON_PAYMENT = "non_payment"


LEVEL_WORDS: dict[Level, str] = {
    Level.VIOLENCE: "Violence",
    Level.THREATS: "Threats or following",
    Level.ROBBERY: "Robbery or theft",
    Level.NON_PAYMENT: "Not paying, no violence",
}


class Evidence(StrEnum):
    """How we know. Said on the warning, so that nobody takes more from it than is there."""

    FIRST_HAND = "first_hand"
    SECOND_HAND = "second_hand"
    SEVERAL = "several"
    POLICE_CONFIRMED = "police_confirmed"


EVIDENCE_WORDS: dict[Evidence, str] = {
    Evidence.FIRST_HAND: "One person told us herself or himself",
    Evidence.SECOND_HAND: "Somebody told us what another person said",
    Evidence.SEVERAL: "Several people told us, apart from each other",
    Evidence.POLICE_CONFIRMED: "The police confirm it",
}


class Wording(StrEnum):
    """What she knows of the words that go out."""

    READ = "read"
    NOT_NEEDED = "not_needed"
    OUT_OF_REACH = "out_of_reach"


WORDING_WORDS: dict[Wording, str] = {
    Wording.READ: "She has read this wording, or it was read to her",
    Wording.NOT_NEEDED: "She told us not to wait for that",
    Wording.OUT_OF_REACH: "We cannot reach her in time",
}


class SubscriberState(StrEnum):
    """Whether an address asked for warnings."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    LEFT = "left"


class DeliveryState(StrEnum):
    """
    How far one message to one subscriber has come.

    Claimed is taken to hand and not handed over yet; sending is handed over, and nobody
    has said yet what became of it.
    """

    QUEUED = "queued"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    STOPPED = "stopped"


# What a recall, a no or a leaving still stops: nobody else has it yet.
NOT_HANDED_OVER = (DeliveryState.QUEUED.value, DeliveryState.CLAIMED.value)


class MessageKind(StrEnum):
    """What a message to subscribers is."""

    WARNING = "warning"
    RECALL = "recall"


@dataclass(frozen=True, kw_only=True)
class FixedFields:
    """The only things that an urgent warning without a second reader may say."""

    area: str
    kind: str
    time_of_day: str = ""
    vehicle_colour: str = ""
    vehicle_shape: str = ""


# The words of an urgent warning. Nobody types any of it.
URGENT_KINDS: dict[str, str] = {
    "attacked": "a man attacked somebody",
    "raped": "a man raped or sexually assaulted somebody",
    "weapon": "a man threatened somebody with a weapon",
    "locked-in": "a man locked somebody in and drove off",
    "robbed": "a man robbed somebody",
    "several-men": "several men attacked somebody",
}
URGENT_TIMES: dict[str, str] = {
    "morning": "in the morning",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
    "night": "at night",
}
URGENT_COLOURS: dict[str, str] = {
    c: c for c in ("black", "white", "silver", "grey", "blue", "red", "green", "brown")
}
URGENT_SHAPES: dict[str, str] = {
    "car": "car",
    "estate": "estate car",
    "van": "van",
    "people-carrier": "people carrier",
    "motorbike": "motorbike",
    "bicycle": "bicycle",
}


class WhyOpened(StrEnum):
    """Why somebody looked at a subscriber's address."""

    ASKED_US = "asked_us"
    COMES_BACK = "comes_back"
    TO_CORRECT = "to_correct"


WHY_OPENED_WORDS: dict[WhyOpened, str] = {
    WhyOpened.ASKED_US: "She or he asked us about it",
    WhyOpened.COMES_BACK: "Messages come back",
    WhyOpened.TO_CORRECT: "It may be mistyped",
}
