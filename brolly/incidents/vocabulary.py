"""
The words in which an incident is taken down.

Every code has words for the page beside it. "Unknown" is an answer to everything: an
empty code means that nobody said.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Channel(StrEnum):
    """How it came to us."""

    PHONE = "phone"
    TEXT = "text"
    PAPER = "paper"
    EMAIL = "email"
    LETTER = "letter"
    VOICEMAIL = "voicemail"
    WEB_FORM = "web_form"
    DROP_IN = "drop_in"
    OUTREACH = "outreach"
    THIRD_PARTY = "third_party"
    SPREADSHEET = "spreadsheet"
    PARTNER = "partner"


CHANNEL_WORDS = {
    Channel.PHONE: "Phone call",
    Channel.TEXT: "Text or message",
    Channel.PAPER: "Paper form",
    Channel.EMAIL: "E-mail",
    Channel.LETTER: "Letter",
    Channel.VOICEMAIL: "Voicemail",
    Channel.WEB_FORM: "Web form",
    Channel.DROP_IN: "At the drop-in",
    Channel.OUTREACH: "On outreach",
    Channel.THIRD_PARTY: "Somebody else told us",
    Channel.SPREADSHEET: "A row of a spreadsheet",
    Channel.PARTNER: "A partner project or service",
}


class Kind(StrEnum):
    """What kind of harm. One report may have several."""

    ROBBERY = "robbery"
    RAPE = "rape"
    SEXUAL_ASSAULT = "sexual_assault"
    PHYSICAL_ASSAULT = "physical_assault"
    STRANGULATION = "strangulation"
    THREATS = "threats"
    BLACKMAIL = "blackmail"
    STALKING = "stalking"
    NON_PAYMENT = "non_payment"
    CONDOM_REMOVAL = "condom_removal"
    DRUGGING = "drugging"
    KIDNAP = "kidnap"
    PROPERTY = "property"
    HATE_CRIME = "hate_crime"
    POLICE_MISCONDUCT = "police_misconduct"
    LANDLORD = "landlord"
    UNDER_18_CONCERN = "under_18_concern"
    OTHER = "other"


KIND_WORDS = {
    Kind.ROBBERY: "Robbery or theft",
    Kind.RAPE: "Rape",
    Kind.SEXUAL_ASSAULT: "Other sexual assault",
    Kind.PHYSICAL_ASSAULT: "Hit, hurt or pushed",
    Kind.STRANGULATION: "Hand on the neck, or stopped breathing",
    Kind.THREATS: "Threats",
    Kind.BLACKMAIL: "Blackmail, or threat to tell others",
    Kind.STALKING: "Following, watching, unwanted contact",
    Kind.NON_PAYMENT: "Did not pay",
    Kind.CONDOM_REMOVAL: "Took the condom off",
    Kind.DRUGGING: "Drugged, or perhaps drugged",
    Kind.KIDNAP: "Locked in or driven off",
    Kind.PROPERTY: "Broke or took things",
    Kind.HATE_CRIME: "Because of who she is",
    Kind.POLICE_MISCONDUCT: "By a police officer",
    Kind.LANDLORD: "By a landlord",
    Kind.UNDER_18_CONCERN: "Somebody under 18 is in it",
    Kind.OTHER: "Something else",
}


class Injury(StrEnum):
    """Where it hurts, or how."""

    HEAD = "head"
    FACE = "face"
    LIP = "lip"
    NECK = "neck"
    CHEST = "chest"
    STOMACH = "stomach"
    BACK = "back"
    ARM = "arm"
    WRIST = "wrist"
    HANDS = "hands"
    FINGERS = "fingers"
    LEGS = "legs"
    KNEES = "knees"
    FEET = "feet"
    INTERNAL = "internal"
    LOST_TIME = "lost_time"
    FEAR = "fear"
    NONE_SAID = "none"


INJURY_WORDS = {
    Injury.HEAD: "Head",
    Injury.FACE: "Face or eye",
    Injury.LIP: "Lip or mouth",
    Injury.NECK: "Neck",
    Injury.CHEST: "Chest",
    Injury.STOMACH: "Stomach",
    Injury.BACK: "Back",
    Injury.ARM: "Arm or shoulder",
    Injury.WRIST: "Wrist",
    Injury.HANDS: "Hands",
    Injury.FINGERS: "Fingers",
    Injury.LEGS: "Legs",
    Injury.KNEES: "Knees",
    Injury.FEET: "Feet",
    Injury.INTERNAL: "Inside, or sexual",
    Injury.LOST_TIME: "Passed out, or hours missing",
    Injury.FEAR: "Shaken, frightened, not sleeping",
    Injury.NONE_SAID: "Said not hurt",
}


class Precision(StrEnum):
    """How well we know when it happened."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"


PRECISION_WORDS = {
    Precision.DAY: "The day",
    Precision.MONTH: "The month",
    Precision.SEASON: "Roughly the season",
    Precision.YEAR: "Only the year",
    Precision.UNKNOWN: "We do not know",
}


class TimeOfDay(StrEnum):
    """When on the day, never finer than six hours."""

    UNKNOWN = ""
    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


TIME_OF_DAY_WORDS = {
    TimeOfDay.UNKNOWN: "Not known",
    TimeOfDay.NIGHT: "Night, midnight to 6",
    TimeOfDay.MORNING: "Morning, 6 to noon",
    TimeOfDay.AFTERNOON: "Afternoon, noon to 6",
    TimeOfDay.EVENING: "Evening, 6 to midnight",
}


class Stage(StrEnum):
    """Where the work on it stands."""

    NEW = "new"
    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"


STAGE_WORDS = {
    Stage.NEW: "New",
    Stage.OPEN: "Being worked on",
    Stage.WAITING: "Waiting for her or for others",
    Stage.CLOSED: "Closed",
}


class StepKind(StrEnum):
    """What has to be done first."""

    RING_BACK = "ring_back"
    ASK_HER = "ask_her"
    HEALTH = "health"
    EVIDENCE_CLOCK = "evidence_clock"
    SAFEGUARDING = "safeguarding"
    CHILDRENS_SERVICES = "childrens_services"
    POLICE = "police"
    COURT = "court"
    HOUSING = "housing"
    PRACTICAL = "practical"
    OTHER = "other"


STEP_WORDS = {
    StepKind.RING_BACK: "Ring or write back",
    StepKind.ASK_HER: "Ask her",
    StepKind.HEALTH: "Wound check or clinic",
    StepKind.EVIDENCE_CLOCK: "Evidence that will not wait",
    StepKind.SAFEGUARDING: "Safeguarding",
    StepKind.CHILDRENS_SERVICES: "Children's services",
    StepKind.POLICE: "Police, at her wish",
    StepKind.COURT: "Statement or court",
    StepKind.HOUSING: "Housing",
    StepKind.PRACTICAL: "Practical help",
    StepKind.OTHER: "Something else",
}


class Provenance(StrEnum):
    """Who told us: the person herself, or somebody for her."""

    FIRST_HAND = "first_hand"
    THIRD_PARTY = "third_party"


PROVENANCE_WORDS = {
    Provenance.FIRST_HAND: "The person told us herself",
    Provenance.THIRD_PARTY: "Somebody else told us",
}


class BelongsTo(StrEnum):
    """Whose number, plate or account it is."""

    HIS = "his"
    HERS = "hers"
    UNSURE = "unsure"
    THIRD_PERSON = "third-person"


BELONGS_TO_WORDS = {
    BelongsTo.HIS: "His",
    BelongsTo.HERS: "Hers",
    BelongsTo.UNSURE: "Not sure",
    BelongsTo.THIRD_PERSON: "Somebody else's",
}


class AgeBand(StrEnum):
    """About how old, as people say it."""

    UNKNOWN = ""
    TEENS = "teens"
    TWENTIES = "20s"
    THIRTIES = "30s"
    FORTIES = "40s"
    FIFTIES = "50s"
    SIXTIES = "60s"
    OLDER = "70s"


AGE_WORDS = {
    AgeBand.UNKNOWN: "Not known",
    AgeBand.TEENS: "Teens",
    AgeBand.TWENTIES: "Twenties",
    AgeBand.THIRTIES: "Thirties",
    AgeBand.FORTIES: "Forties",
    AgeBand.FIFTIES: "Fifties",
    AgeBand.SIXTIES: "Sixties",
    AgeBand.OLDER: "Seventy or more",
}


class Build(StrEnum):
    """How he was built."""

    UNKNOWN = ""
    THIN = "thin"
    MEDIUM = "medium"
    HEAVY = "heavy"
    MUSCULAR = "muscular"


BUILD_WORDS = {
    Build.UNKNOWN: "Not known",
    Build.THIN: "Thin",
    Build.MEDIUM: "Medium",
    Build.HEAVY: "Heavy, or a belly",
    Build.MUSCULAR: "Muscular",
}


class Height(StrEnum):
    """How tall he was."""

    UNKNOWN = ""
    SHORT = "short"
    MEDIUM = "medium"
    TALL = "tall"


HEIGHT_WORDS = {
    Height.UNKNOWN: "Not known",
    Height.SHORT: "Short",
    Height.MEDIUM: "Medium",
    Height.TALL: "Tall",
}


class Hair(StrEnum):
    """His hair."""

    UNKNOWN = ""
    BALD = "bald"
    SHAVED = "shaved"
    DARK = "dark"
    FAIR = "fair"
    RED = "red"
    GREY = "grey"


HAIR_WORDS = {
    Hair.UNKNOWN: "Not known",
    Hair.BALD: "Bald",
    Hair.SHAVED: "Shaved",
    Hair.DARK: "Dark",
    Hair.FAIR: "Fair",
    Hair.RED: "Ginger or red",
    Hair.GREY: "Grey or white",
}


class MarkSubject(StrEnum):
    """What sort of mark somebody would know him by."""

    UNKNOWN = ""
    TATTOO = "tattoo"
    SCAR = "scar"
    PIERCING = "piercing"
    TEETH = "teeth"
    MISSING_PART = "missing_part"
    JEWELLERY = "jewellery"
    BEARD = "beard"
    GLASSES = "glasses"
    AID = "aid"
    OTHER = "other"


MARK_WORDS = {
    MarkSubject.UNKNOWN: "None said",
    MarkSubject.TATTOO: "Tattoo",
    MarkSubject.SCAR: "Scar",
    MarkSubject.PIERCING: "Piercing",
    MarkSubject.TEETH: "Teeth",
    MarkSubject.MISSING_PART: "Something missing",
    MarkSubject.JEWELLERY: "Ring or jewellery",
    MarkSubject.BEARD: "Beard",
    MarkSubject.GLASSES: "Glasses",
    MarkSubject.AID: "Hearing aid, stick, limp",
    MarkSubject.OTHER: "Something else",
}


class MarkPicture(StrEnum):
    """What a tattoo shows."""

    UNKNOWN = ""
    ANCHOR = "anchor"
    CROSS = "cross"
    ANIMAL = "animal"
    NAME = "name"
    FLOWER = "flower"
    SKULL = "skull"
    OTHER = "other"


class BodyPlace(StrEnum):
    """Where on him the mark is."""

    UNKNOWN = ""
    HAND = "hand"
    ARM = "arm"
    SHOULDER = "shoulder"
    NECK = "neck"
    FACE = "face"
    EAR = "ear"
    MOUTH = "mouth"
    CHEST = "chest"
    BACK = "back"
    LEG = "leg"


class Accent(StrEnum):
    """Where he sounded from."""

    UNKNOWN = ""
    LOCAL = "local"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"
    IRELAND = "ireland"
    WALES = "wales"
    NORTH_EAST = "north_east"
    NORTH_WEST = "north_west"
    YORKSHIRE = "yorkshire"
    EAST_MIDLANDS = "east_midlands"
    WEST_MIDLANDS = "west_midlands"
    EAST_ANGLIA = "east_anglia"
    LONDON = "london"
    SOUTH = "south"
    SOUTH_WEST = "south_west"
    ABROAD = "abroad"
    OTHER = "other"


class Trick(StrEnum):
    """What he does that another person may meet again."""

    PHONE_IN_DOOR = "phone_in_door"
    LOCKS_DOORS = "locks_doors"
    DRIVES_PAST = "drives_past"
    TAKES_MONEY_BACK = "takes_money_back"
    SECOND_MAN_HIDES = "second_man_hides"
    FALSE_PAYMENT = "false_payment"
    ASKS_REAL_NAME = "asks_real_name"
    POURS_DRINKS = "pours_drinks"
    PHOTOGRAPHS_PAPERS = "photographs_papers"
    TURNS_AFTERWARDS = "turns_afterwards"
    CONDOM_OFF = "condom_off"
    TIME_IS_UP = "time_is_up"


TRICK_WORDS = {
    Trick.PHONE_IN_DOOR: "Asks to put the phone in the car door",
    Trick.LOCKS_DOORS: "Locks the doors",
    Trick.DRIVES_PAST: "Drives past the agreed place",
    Trick.TAKES_MONEY_BACK: "Pays, then takes the money back",
    Trick.SECOND_MAN_HIDES: "A second man hides",
    Trick.FALSE_PAYMENT: "Shows a payment that never comes",
    Trick.ASKS_REAL_NAME: "Sends a deposit, then asks for the real name",
    Trick.POURS_DRINKS: "Pours drinks out of sight",
    Trick.PHOTOGRAPHS_PAPERS: "Photographs licences or cards",
    Trick.TURNS_AFTERWARDS: "Friendly first, turns afterwards",
    Trick.CONDOM_OFF: "Takes the condom off without saying so",
    Trick.TIME_IS_UP: "Gets forceful when the time is up",
}


class VehicleType(StrEnum):
    """The shape of the vehicle."""

    UNKNOWN = ""
    CAR = "car"
    HATCHBACK = "hatchback"
    ESTATE = "estate"
    SUV = "suv"
    PEOPLE_CARRIER = "people_carrier"
    TAXI = "taxi"
    VAN = "van"
    PICK_UP = "pick_up"
    LORRY = "lorry"
    MOTORBIKE = "motorbike"
    OTHER = "other"


VEHICLE_WORDS = {
    VehicleType.UNKNOWN: "Not known",
    VehicleType.CAR: "Car",
    VehicleType.HATCHBACK: "Small hatchback",
    VehicleType.ESTATE: "Estate",
    VehicleType.SUV: "SUV or 4x4",
    VehicleType.PEOPLE_CARRIER: "People carrier",
    VehicleType.TAXI: "Taxi",
    VehicleType.VAN: "Van",
    VehicleType.PICK_UP: "Pick-up",
    VehicleType.LORRY: "Lorry",
    VehicleType.MOTORBIKE: "Motorbike",
    VehicleType.OTHER: "Something else",
}


class Colour(StrEnum):
    """The colours that the licensing agency uses."""

    UNKNOWN = ""
    BEIGE = "beige"
    BLACK = "black"
    BLUE = "blue"
    BRONZE = "bronze"
    BROWN = "brown"
    BUFF = "buff"
    CREAM = "cream"
    GOLD = "gold"
    GREEN = "green"
    GREY = "grey"
    MAROON = "maroon"
    MULTI = "multi"
    ORANGE = "orange"
    PINK = "pink"
    PURPLE = "purple"
    RED = "red"
    SILVER = "silver"
    TURQUOISE = "turquoise"
    WHITE = "white"
    YELLOW = "yellow"


class OpenReason(StrEnum):
    """Why somebody opens who she is."""

    CONTACT_HER = "contact_her"
    FILL_IN_WITH_HER = "fill_in_with_her"
    IN_DANGER = "in_danger"
    SHARE_AS_SHE_ASKED = "share_as_she_asked"
    PUT_RIGHT = "put_right"
    HER_COPY = "her_copy"


OPEN_REASON_WORDS = {
    OpenReason.CONTACT_HER: "To contact her",
    OpenReason.FILL_IN_WITH_HER: "To fill in a form with her",
    OpenReason.IN_DANGER: "Somebody is in danger",
    OpenReason.SHARE_AS_SHE_ASKED: "To pass it on as she asked",
    OpenReason.PUT_RIGHT: "To put a mistake right",
    OpenReason.HER_COPY: "She asked for a copy",
}


class RestrictReason(StrEnum):
    """Why only named members of staff may open a record."""

    OFFICER_ACCUSED = "officer_accused"
    STAFF_CONNECTED = "staff_connected"
    SHE_ASKED = "she_asked"
    SAFEGUARDING = "safeguarding"


RESTRICT_REASON_WORDS = {
    RestrictReason.OFFICER_ACCUSED: "It is about a police officer",
    RestrictReason.STAFF_CONNECTED: "Somebody here is connected to it",
    RestrictReason.SHE_ASKED: "She asked",
    RestrictReason.SAFEGUARDING: "Safeguarding",
}


class LinkKind(StrEnum):
    """How two reports belong together."""

    SAME_MAN = "same_man"
    DUPLICATE = "duplicate"
    NOT_THE_SAME = "not_the_same"


LANGUAGE_WORDS = {
    "en": "English",
    "ro": "Romanian",
    "pt": "Portuguese",
    "sq": "Albanian",
    "bg": "Bulgarian",
    "hu": "Hungarian",
    "pl": "Polish",
    "es": "Spanish",
    "th": "Thai",
    "zh": "Chinese",
    "cy": "Welsh",
    "other": "Another language",
}


@dataclass(frozen=True, kw_only=True)
class ManTold:
    """What was said of one man."""

    description: str = ""
    name_given: str = ""
    marks: str = ""
    accent: str = ""
    age_band: str = ""
    build: str = ""
    height: str = ""
    hair: str = ""

    @property
    def is_empty(self) -> bool:
        """Test whether nothing was said."""
        return not any(asdict(self).values())


@dataclass(frozen=True, kw_only=True)
class VehicleTold:
    """What was said of one vehicle."""

    colour: str = ""
    shape: str = ""
    detail: str = ""

    @property
    def is_empty(self) -> bool:
        """Test whether nothing was said."""
        return not any(asdict(self).values())


@dataclass(frozen=True, kw_only=True)
class IdentifierTold:
    """A number, plate, address or account, as it was written."""

    kind: str
    text: str
    belongs_to: str = BelongsTo.HIS.value


@dataclass(frozen=True, kw_only=True)
class StepTold:
    """Something to do first."""

    kind: str
    words: str = ""
    due_at: datetime | None = None
    owner_id: UUID | None = None
    owner_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who told us, and how to reach her. Opened with a reason only."""

    name_used: str = ""
    contact: str = ""
    teller: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """One report as staff enter it. Everything but the channel may be empty."""

    channel: str
    received_at: datetime | None = None
    narrative: str = ""
    kinds: tuple[str, ...] = ()
    injuries: tuple[str, ...] = ()
    tricks: tuple[str, ...] = ()
    what_she_wants: str = ""
    happened_on: date | None = None
    precision: str = Precision.UNKNOWN.value
    time_of_day: str = ""
    when_words: str = ""
    town: str = ""
    district: str = ""
    place_detail: str = ""
    men: tuple[ManTold, ...] = ()
    vehicles: tuple[VehicleTold, ...] = ()
    identifiers: tuple[IdentifierTold, ...] = ()
    about_under_18: bool = False
    accuses_officer: bool = False
    identity: Identity | None = None
    contact_rules: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class VehicleShown:
    """One vehicle in words, for a page."""

    colour: str
    shape: str
    detail: str
