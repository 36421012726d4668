"""Words of the ways by which messages go, and of what those who get them choose."""

from enum import StrEnum


class CarrierKind(StrEnum):
    """A way by which messages go."""

    EMAIL = "email"
    NOTIFY = "notify"
    SERVICE = "service"


CARRIER_WORDS: dict[CarrierKind, str] = {
    CarrierKind.EMAIL: "E-mail",
    CarrierKind.NOTIFY: "Text message by GOV.UK Notify",
    CarrierKind.SERVICE: "Phone service",
}
BY_PHONE = (CarrierKind.NOTIFY, CarrierKind.SERVICE)


class Trouble(StrEnum):
    """What keeps a way from carrying, and only we can mend."""

    CREDENTIALS = "credentials"
    SETTINGS = "settings"
    NO_ANSWER = "no_answer"


TROUBLE_WORDS: dict[CarrierKind, dict[Trouble, str]] = {
    CarrierKind.EMAIL: {
        Trouble.CREDENTIALS: "The mail server does not take our name or password. Whoever runs "
        "this installation has to put it right.",
        Trouble.SETTINGS: "No mail server is named. Whoever runs this installation names one.",
        Trouble.NO_ANSWER: "The mail server does not answer.",
    },
    CarrierKind.NOTIFY: {
        Trouble.CREDENTIALS: "GOV.UK Notify does not take our key. Make a new one there, and put "
        "it in below.",
        Trouble.SETTINGS: "GOV.UK Notify takes our key and not the message. Look there whether "
        "the template says ((message)) and nothing else, and whether the service is live.",
        Trouble.NO_ANSWER: "GOV.UK Notify does not answer.",
    },
    CarrierKind.SERVICE: {
        Trouble.CREDENTIALS: "The service does not take our name or password. Put its address in "
        "below again.",
        Trouble.SETTINGS: "The service takes our password and not the message. Look there whether "
        "the account has money, and whether the sender is ours.",
        Trouble.NO_ANSWER: "The service does not answer.",
    },
}


class Shows(StrEnum):
    """How much of a warning stands in a message itself: what a lock screen may show."""

    NOTHING = "nothing"
    WARNING = "warning"
    TEXT = "text"


SHOWS_WORDS: dict[Shows, str] = {
    Shows.NOTHING: "“New message” and a link, nothing else",
    Shows.WARNING: "“A warning” and a link",
    Shows.TEXT: "The whole short text",
}


class Sector(StrEnum):
    """Where people work. Ticked by themselves, or not."""

    STREET = "street"
    INDOORS = "indoors"
    ONLINE = "online"
    VISITS = "visits"


SECTOR_WORDS: dict[Sector, str] = {
    Sector.STREET: "Street",
    Sector.INDOORS: "Flats, parlours, saunas",
    Sector.ONLINE: "By advertisement, online",
    Sector.VISITS: "Visits to homes and hotels",
}


class Gender(StrEnum):
    """Whom a warning is for, as people say of themselves. More than one may be ticked."""

    WOMEN = "women"
    MEN = "men"
    TRANS = "trans"
    NON_BINARY = "non_binary"


GENDER_WORDS: dict[Gender, str] = {
    Gender.WOMEN: "Women",
    Gender.MEN: "Men",
    Gender.TRANS: "Trans people",
    Gender.NON_BINARY: "Non-binary people",
}

# What people answer by text. Said whole, in any of the languages in which we warn.
YES = frozenset({"yes", "y", "da", "sim", "tak", "si", "sí", "ie", "ok"})
STOP = frozenset({"stop", "stopp", "end", "quit", "cancel", "unsubscribe", "stop all", "stopall",
                  "no", "nu", "não", "nao", "nie", "opriti", "opriți", "parar"})  # fmt: skip
