"""Words of telling the police."""

from dataclasses import dataclass
from enum import StrEnum

from brolly.consent.vocabulary import Purpose
from brolly.disclosures.vocabulary import PacketKind


class Level(StrEnum):
    """How far she lets us go."""

    ANONYMOUS = "anonymous"
    NAMED = "named"


PURPOSE_OF_LEVEL: dict[Level, Purpose] = {
    Level.ANONYMOUS: Purpose.POLICE_ANONYMOUS,
    Level.NAMED: Purpose.POLICE_NAMED,
}

KIND_OF_LEVEL: dict[Level, PacketKind] = {
    Level.ANONYMOUS: PacketKind.POLICE_INTELLIGENCE,
    Level.NAMED: PacketKind.POLICE_REPORT,
}

LEVEL_OF_KIND: dict[PacketKind, Level] = {kind: level for level, kind in KIND_OF_LEVEL.items()}

LEVEL_WORDS: dict[Level, str] = {
    Level.ANONYMOUS: "About him only, without her",
    Level.NAMED: "With her details, and with support",
}


@dataclass(frozen=True, kw_only=True)
class WayOn:
    """Something that can be done when the police may not be told, and on which page."""

    to: str
    name: str
    words: str


ASK_HER = WayOn(
    to="choices",
    name="Ask her",
    words="When and how she said that she can be reached. Write down what she says.",
)
CLEAR_UP = WayOn(
    to="report",
    name="Have the hold decided",
    words="It stands at the top of the report, with who put it there. What concerns a child "
    "is the safeguarding lead's to decide.",
)
OUTSIDE = WayOn(
    to="",
    name="Go outside the force",
    words="About an officer: the Independent Office for Police Conduct, in Scotland the "
    "Police Investigations and Review Commissioner. With her, and only if she wants it.",
)
AGREE = WayOn(
    to="agreements",
    name="Make an agreement",
    words="A manager drafts it, both sides sign, and it says what may leave and why.",
)
WARN = WayOn(
    to="warning",
    name="Write a warning",
    words="She agreed to warnings. The police do not receive them.",
)
SHE_SAID_NO = WayOn(
    to="report",
    name="Leave it at her no",
    words="Nobody asks her again. If she changes her mind she says so, and you write it down.",
)
SHE_SAID_NOT_NOW = WayOn(
    to="choices",
    name="She said: not now",
    words="It may be raised with her once more, when the time is better. A second no stands.",
)
LEAVE_IT = WayOn(
    to="report",
    name="Leave it here",
    words="It stays with you, is compared with other reports, and she can change her mind.",
)
