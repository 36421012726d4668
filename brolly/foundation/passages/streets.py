"""Streets, houses and rooms."""

from brolly.foundation.passages.kinds import FindingKind

_STREETS = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Av|Lane|Ln|Close|Walk|Terrace|Terr|Court|Ct|Drive|Dr|Way|Crescent|Cres"
    r"|Gardens|Gdns|Grove|Mews|Row|Square|Sq|Hill|Parade|Place|Pl|Yard|Wharf|Quay|Buildings|House|Brow|Bank"
    r"|View|Villas|Rise|Vale|Lodge|Mansions|Heights|Point|Arcade|Passage|Alley|Wynd|Brae|Gate|Circus|Cottages?"
    r"|Broadway|Embankment|Esplanade|Promenade|Green|Fold|Croft|Bridge|Tower|Towers|Gait|Loan|Vennel|Causeway"
    r"|Estate|Park|Meadows?|Chambers|Works|Mill|Farm|Flats)"
)
_SMALL_STREETS = (
    r"(?:road|rd|street|avenue|ave|lane|close|terrace|crescent|grove|mews|drive|gardens)"
)
# Before a small "street" these are no name of it.
_NO_STREET = (
    r"(?!the\b|a\b|this\b|that\b|his\b|her\b|my\b|our\b|their\b|main\b|side\b|back\b|busy\b|same\b|next\b|quiet\b|dark\b"
    r"|long\b|and\b|to\b|of\b|in\b|on\b|from\b|off\b|ring\b|high\b|whole\b|other\b|one\b|first\b|across\b|down\b|up\b"
    r"|over\b|every\b|any\b|country\b|narrow\b|got\b|was\b|is\b|very\b|too\b|so\b|it\b|as\b|cross\b|for\b|rail\b|by\b"
    r"|main\b|small\b|little\b|residential\b|front\b|which\b|what\b|another\b|bus\b|slip\b|dirt\b|fast\b|me\b|him\b|be\b"
    r"|work\b|works\b|working\b|open\b|opposite\b|behind\b|near\b|at\b|walked\b|drove\b|city\b|town\b|shut\b|i\b|he\b|she\b)"
)
_HOUSE = (
    r"(?:[Ff]lats?|[Rr]oom|[Uu]nit|[Nn]umber|[Nn]o\.?|[Cc]aravan|[Pp]lot|[Bb]erth|[Bb]lock|[Aa]partment|[Aa]pt"
    r"|[Ss]uite|[Hh]ouse|[Pp]itch|[Cc]habin|[Cc]abin|[Cc]halet|[Dd]oor|[Hh]ouse number|[Bb]ungalow)"
)
_FLOOR = (
    r"(?:(?:the )?(?:top|ground|first|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th)) floor)"
)

PATTERNS: tuple[tuple[FindingKind, str, bool], ...] = (
    (
        FindingKind.STREET,
        (
            rf"(?:\b{_HOUSE} \d{{0,3}}[A-Za-z]?,? )?(?:{_FLOOR}[ ,]+(?:of |at )?)?(?:\b\d{{1,3}}[A-Za-z]?,? )?"
            rf"\b(?!The\b|A\b|My\b|His\b|Her\b|That\b|This\b)[A-Z][a-zà-ž'’]+(?: [A-Z][a-zà-ž'’]+)? {_STREETS}\b(?:,? (?:\d{{1,3}}[a-z]?|flat \d+|{_FLOOR}))?"
        ),
        True,
    ),
    (
        FindingKind.STREET,
        rf"(?:\b\d{{1,3}}[a-z]? )\b{_NO_STREET}[a-z]{{4,}} (?:{_SMALL_STREETS}|st|ln|cl)\b|\b{_NO_STREET}[a-z]{{4,}} {_SMALL_STREETS}\b",
        False,
    ),
    (
        FindingKind.STREET,
        rf"\b{_HOUSE} \d{{1,3}}[A-Za-z]?\b(?![ .-]?\d)(?: (?:at|in|of|on) the [\w' ]{{3,25}})?",
        True,
    ),
    (
        FindingKind.STREET,
        r"\b(?:[Ff]lat|[Rr]oom|[Uu]nit|[Bb]erth|[Bb]lock) (?:[A-H]\d*|[A-Z]\d+)\b",
        True,
    ),
    (
        FindingKind.STREET,
        r"\b(?:number|flat|room|house) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen)\b",
        False,
    ),
    (FindingKind.STREET, rf"\b{_FLOOR}(?! of (?:his|the) car)", False),
    # A full postcode is a handful of houses; a district stays.
    (FindingKind.STREET, r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b", True),
    (
        FindingKind.STREET,
        (
            r"\b(?:[Ss]trada|[Ss]tr\.|[Bb]ulevardul|[Aa]leea|[Rr]ua|[Aa]venida|[Tt]ravessa|[Cc]alle|[Pp]laza|[Uu]lica|[Uu]lic[ey]|[Uu]l\.|[Oo]sied\w+)"
            r" [A-Z][\w]+(?: [A-Z]\w+)?(?:,? (?:nr\.? ?)?\d{1,3}[a-z]?)?"
        ),
        True,
    ),
    (
        FindingKind.STREET,
        r"\b(?:etajul|etaj|blocul|bloc|apartamentul|apartament|ap\.|camera|andar|apartamento|quarto|piso|mieszkanie|pokój|piętro) \w?\d{1,3}\b",
        False,
    ),
    (FindingKind.STREET, r"\bwhat3words\b|\b///?\w+\.\w+\.\w+", False),
)
