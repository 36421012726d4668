"""Words of telling the police."""

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

LEVEL_WORDS: dict[Level, str] = {
    Level.ANONYMOUS: "About him only, without her",
    Level.NAMED: "With her details, and with support",
}
