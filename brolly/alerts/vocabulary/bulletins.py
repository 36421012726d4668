"""Words of what feeds tell other machines, and of what people answer to a warning."""

from enum import StrEnum


class BulletinKind(StrEnum):
    """What one message of a feed is: the word that the Common Alerting Protocol has for it."""

    ALERT = "Alert"
    UPDATE = "Update"
    CANCEL = "Cancel"


class WhyTold(StrEnum):
    """Why a message of a feed takes an earlier one's place. It is said in its note."""

    OUT = "out"
    CORRECTED = "corrected"
    STANDS = "stands"
    REPLACED = "replaced"
    RECALLED = "recalled"
    ENDED = "ended"


class SeenHim(StrEnum):
    """What somebody says who got a warning."""

    SEEN = "seen"
    AVOIDED = "avoided"
    NOT_HIM = "not_him"


SEEN_WORDS: dict[SeenHim, str] = {
    SeenHim.SEEN: "She has seen him",
    SeenHim.AVOIDED: "She avoided him",
    SeenHim.NOT_HIM: "It is not him",
}
