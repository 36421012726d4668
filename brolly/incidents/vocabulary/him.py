"""The man described, and his vehicle."""

from enum import StrEnum


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
