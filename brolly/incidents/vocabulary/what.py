"""What happened, when, with which injuries."""

from enum import StrEnum


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
