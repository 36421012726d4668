"""What a check of a text looks for, why, and what it returns."""

from dataclasses import dataclass
from enum import StrEnum


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
    SPOKEN_OF = "spoken_of"
    SURE_IT_IS_SAFE = "sure_it_is_safe"
    LINK = "link"
    KNOWN = "known"
    # Found in her own account only, and never for sure.
    RECOGNISED = "recognised"
    RARE = "rare"
    HERSELF = "herself"
    THIRD = "third"
    HEALTH = "health"
    STAY = "stay"
    WORK = "work"
    NEAR = "near"
    # Of somebody of whom nothing leaves here: a man who may have been harmed, another report.
    STAYS = "stays"
    ANOTHER = "another"
    ANOTHER_NUMBER = "another_number"


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
    FindingKind.SPOKEN_OF: "Her account has this with a capital: somebody's name, or a place?",
    FindingKind.LINK: "A link leads somebody on. Say it in words.",
    FindingKind.SURE_IT_IS_SAFE: "We never say that somebody is safe: a check can miss some.",
    FindingKind.KNOWN: "The report has this as a number, a plate or an account. It stays there.",
    FindingKind.RECOGNISED: "He may recognise this: perhaps only he and she know it.",
    FindingKind.RARE: "One would hardly meet this twice. It may point to one man or one night.",
    FindingKind.HERSELF: "It may tell who she is.",
    FindingKind.THIRD: "It speaks of somebody else, who was not asked.",
    FindingKind.HEALTH: "It tells of somebody’s health.",
    FindingKind.STAY: "It tells of papers, or of trouble with the law.",
    FindingKind.WORK: "It tells where somebody works or learns.",
    FindingKind.NEAR: "This place is too near. A part of town is enough.",
    FindingKind.STAYS: "So somebody is described who may have been harmed too: nothing of him leaves.",
    FindingKind.ANOTHER: "It may be from another report about him, and whoever told that one does not let this "
    "leave: not that somebody else told us, and no word of it.",
    FindingKind.ANOTHER_NUMBER: "It is of another report about him, and whoever told that one does not let it leave.",
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
    FindingKind.SPOKEN_OF: "Perhaps a name",
    FindingKind.SURE_IT_IS_SAFE: "A promise",
    FindingKind.LINK: "Link",
    FindingKind.KNOWN: "Number, plate or account",
    FindingKind.RECOGNISED: "He may recognise this",
    FindingKind.RARE: "Rare detail",
    FindingKind.HERSELF: "Who she is",
    FindingKind.THIRD: "Somebody else",
    FindingKind.HEALTH: "Health",
    FindingKind.STAY: "Papers or the law",
    FindingKind.WORK: "Work or school",
    FindingKind.NEAR: "Near place",
    FindingKind.STAYS: "A man of whom nothing leaves",
    FindingKind.ANOTHER: "Another report",
    FindingKind.ANOTHER_NUMBER: "Number of another report",
}

# These never leave, whatever the reason; the others may stay if somebody says why.
NEVER_LEAVES = frozenset(
    {
        FindingKind.PHONE,
        FindingKind.EMAIL,
        FindingKind.REGISTRATION,
        FindingKind.NAME,
        FindingKind.KNOWN,
        FindingKind.ANOTHER_NUMBER,
    }
)


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
    numbers: tuple[
        str, ...
    ] = ()  # numbers, plates, accounts of the report, as written and read
    account: str = ""  # all that she told
    place: str = ""  # as exact as she told it
    described: str = ""  # how he and his vehicle were described: the point of a warning
    may_be_said: str = ""  # her town, and the areas for which we warn
    stays: str = ""  # how a man is described of whom nothing leaves
    apart: str = ""  # all that other reports about him say which may not leave
    apart_numbers: tuple[str, ...] = ()  # their numbers, plates and accounts
