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


class FindingKind(StrEnum):
    """What the check looks for in a text that leaves."""

    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    REGISTRATION = "registration"
    NAME = "name"
    EXACT_TIME = "exact_time"
    AGE_EXACT = "age_exact"
    MONEY = "money"
    HER_WORDS = "her_words"
    HER_LIFE = "her_life"
    PLACE = "place"
    STREET = "street"
    SURE_IT_IS_SAFE = "sure_it_is_safe"
    LINK = "link"


WHY: dict[FindingKind, str] = {
    FindingKind.PHONE: "A number stays in the report, where staff look it up. It tells whose.",
    FindingKind.EMAIL: "An address stays in the report, where staff look it up. It tells whose.",
    FindingKind.HANDLE: "An account name stays in the report, where staff look it up.",
    FindingKind.REGISTRATION: "A plate, also in part, stays in the report, where staff look it up.",
    FindingKind.NAME: "This name stands in the report. Nobody is named on an allegation.",
    FindingKind.EXACT_TIME: "A day or a clock time can tell him which night, and so who.",
    FindingKind.AGE_EXACT: "An exact age picks somebody out. A band is enough.",
    FindingKind.MONEY: "An odd sum is something only he and she know.",
    FindingKind.HER_WORDS: "She may not want this said: it stands in what she tied to her yes.",
    FindingKind.HER_LIFE: "It tells of her family, her health or her trouble, and so who spoke.",
    FindingKind.STREET: "A street or a house is too near. A part of town is enough.",
    FindingKind.PLACE: "The report has this as the exact place. A part of town is enough.",
    FindingKind.LINK: "A link leads somebody on. Say it in words.",
    FindingKind.SURE_IT_IS_SAFE: "We never say that somebody is safe: a check can miss some.",
}

FINDING_WORDS: dict[FindingKind, str] = {
    FindingKind.PHONE: "Phone number",
    FindingKind.EMAIL: "E-mail address",
    FindingKind.HANDLE: "Account name",
    FindingKind.REGISTRATION: "Plate",
    FindingKind.NAME: "Name",
    FindingKind.EXACT_TIME: "Exact time",
    FindingKind.AGE_EXACT: "Exact age",
    FindingKind.MONEY: "Sum of money",
    FindingKind.HER_WORDS: "Her condition",
    FindingKind.HER_LIFE: "Somebody's own life",
    FindingKind.PLACE: "Exact place",
    FindingKind.STREET: "Street",
    FindingKind.SURE_IT_IS_SAFE: "A promise",
    FindingKind.LINK: "Link",
}

# These never leave, whatever the reason; the others may stay if somebody says why.
NEVER_LEAVES = frozenset(
    {
        FindingKind.PHONE,
        FindingKind.EMAIL,
        FindingKind.REGISTRATION,
        FindingKind.NAME,
    }
)


class SubscriberState(StrEnum):
    """Whether an address asked for warnings."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    LEFT = "left"


class DeliveryState(StrEnum):
    """How far one message to one subscriber has come."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    STOPPED = "stopped"


class MessageKind(StrEnum):
    """What a message to subscribers is."""

    WARNING = "warning"
    RECALL = "recall"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One passage that may give somebody away. Offsets count code points, end exclusive."""

    start: int
    end: int
    text: str
    kind: FindingKind
    why: str

    @property
    def never_leaves(self) -> bool:
        """Test whether no reason lets it stay."""
        return self.kind in NEVER_LEAVES

    @property
    def kind_words(self) -> str:
        """Return what it is called on a page."""
        return FINDING_WORDS[self.kind]


@dataclass(frozen=True, kw_only=True)
class Private:
    """What of the report the check compares a public text with."""

    names: tuple[str, ...] = ()
    her_words: tuple[str, ...] = ()
    traces: tuple[str, ...] = ()  # of her name or contact, as they stand in the text
    place: str = ""  # as exact as she told it
    may_be_said: str = ""  # her town, and the areas for which we warn


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
