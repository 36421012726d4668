"""Numbers, plates and accounts, whole, in words, in part or damaged."""

from brolly.foundation.passages.kinds import FindingKind

# Numbers as they are said, or written to get past a check: "double oh, nine hundred".
_SAID = (
    r"(?:zero|oh|o|nought|naught|nil|hundred|double|treble|triple"
    r"|one|two|three|four|five|six|seven|eight|nine"
    r"|sete|siete|zeros|[șs]apte|[șs]ase|opt|nou[ăa]|patru|cinci|trei|doi|dou[ăa]|unu"
    r"|meia|seis|oito|ocho|nove|nueve|quatro|cuatro|cinco|tr[êe]s|dois|duas|dos|uno|uma|um"
    r"|siedem|sze[śs][ćc]|osiem|dziewi[ęe][ćc]|cztery|pi[ęe][ćc]|trzy|dwa|jeden"
    r"|thousand|ninety|eighty|seventy|sixty|fifty|forty|thirty|twenty)"
)
SPOKEN = rf"(?:\d{{1,6}}|{_SAID})"
_NATO = (
    r"(?:alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|kilo|lima|mike|november|oscar"
    r"|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey|whisky|x-?ray|yankee|zulu)"
)
_DIGIT_SAID = (
    r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|fifty|\d{1,3})"
)
_MARK_WORDS = (
    r"(?i:\b(?:reg(?:istration)?|plates?|number ?plate|reg no|vrm|matr[ií]cula|placa|num[ăa]r de [îi]nmatriculare"
    r"|tablice|rejestracja|nr)\b)"
)
_ACCOUNT = (
    r"(?:profile|profil|perfil|username|user name|user|handle|account|cont|conta|cuenta|konto|insta(?:gram)?|ig|snap(?:chat)?|telegram"
    r"|tg|kik|signal|whatsapp|twitter|tiktok|facebook|fb|onlyfans|screen ?name|nick(?:name)?|login|id)"
)

PATTERNS: tuple[tuple[FindingKind, str, bool], ...] = (
    (FindingKind.EMAIL, r"[\w.+-]+@[\w-]+\.[\w.-]*\w", False),
    # An address in words, or with gaps: "jay at example dot org".
    (
        FindingKind.EMAIL,
        (
            r"\b[\w.+-]+(?: ?[\[(]?@[\])]? ?| ?[\[(]at[\])] ?| at )[\w-]+(?: ?[\[(]dot[\])] ?| dot |\.)"
            r"(?:com|org|net|co(?: dot |\.)uk|uk|ro|pt|pl|br|es|me|io)\b"
        ),
        False,
    ),
    (FindingKind.EMAIL, r"\b[\w+-]+(?: dot [\w+-]+)* at [\w-]+ dot \w+(?: dot \w+)?\b", False),
    (FindingKind.LINK, r"\b(?:https?://|www\.)\S+", False),
    (
        FindingKind.PHONE,
        r"(?<![\w.£/-])(?!\d{4}-\d\d-\d\d\b)(?!\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b)\+?\(?\d\)?(?:[\s().\-–/_·]{0,2}\d){6,}(?:\(0\))?(?!\w)",
        False,
    ),
    (FindingKind.PHONE, r"\b\d(?:\.\d+)?E\+\d{1,2}\b", False),
    # The letter O for a nought, l or I for a one.
    (
        FindingKind.PHONE,
        (
            r"(?<!\w)(?=[\dOolI\s().-]*\d[\dOolI\s().-]*\d[\dOolI\s().-]*\d[\dOolI\s().-]*\d)"
            r"\+?[\dOolI](?:[\s().-]?[\dOolI]){8,}(?!\w)"
        ),
        True,
    ),
    # Part of it hidden or lost: 07700 9***18, 077## 900, 07700 900..., 0770090-
    (
        FindingKind.PHONE,
        r"(?<![\w£])(?:\+?44|0)\d{2,9}[\s-]?\d{0,6}\s?(?:[*#?_•…xX]|\.{2,})+[\d*#?xX…]*",
        False,
    ),
    (FindingKind.PHONE, r"(?<![\w£])(?:\+44|0044|07)\d{2,3}[\s-]\d{2,4}(?!\w|:\d|\.\d)", False),
    (
        FindingKind.PHONE,
        (
            r"\b(?:number |phone |mobile |mob )?(?:ends|ending|ended|starts|starting|started|finishes|finishing|beginning|begins)"
            r"(?:(?: in| with) (?=\d{2,}|[a-z])| (?=\d{3,}|[a-z]))(?:\d{2,}(?:[ -]\d+)*|"
            rf"{_SAID}(?:[\s,-]+{_SAID})+)\b"
        ),
        False,
    ),
    (FindingKind.PHONE, rf"\b(?:\+ ?)?{SPOKEN}(?:[\s,.–-]+(?:and )?{SPOKEN}){{5,}}\b", False),
    # Current, prefix, suffix and Northern Irish marks, written close or apart.
    (FindingKind.REGISTRATION, r"\b[A-Z]{2}[ -]?\d{2}[\s-]?[A-Z]{3}\b", True),
    (FindingKind.REGISTRATION, r"\b[a-z]{2}\d{2} ?[a-z]{3}\b", True),
    (FindingKind.REGISTRATION, r"\b[A-Z]\d{1,3}[\s-]?[A-Z]{3}\b", True),
    (FindingKind.REGISTRATION, r"\b[A-Z]{3}[\s-]?\d{1,3}[\s-]?[A-Z]\b", True),
    (FindingKind.REGISTRATION, r"\b[A-Z]{3}\s?\d{4}\b", True),
    # From abroad: B-123-ABC, WX 12345, CJ 12 ABC.
    (FindingKind.REGISTRATION, r"\b[A-Z]{1,2}[ -]\d{2,3}[ -][A-Z]{3}\b", True),
    (
        FindingKind.REGISTRATION,
        r"\b[A-Z]{2}0\d(?![\w-])(?! ?\d)(?: ?[A-Z?*_.…]{1,3}(?!\w))?",
        True,
    ),
    # Spelled: "P O zero zero K T Y", "lima kilo zero one".
    (
        FindingKind.REGISTRATION,
        rf"\b(?:[A-Z][ ,.-]+){{1,3}}(?:{_DIGIT_SAID}[ ,.-]+){{1,3}}[A-Z](?:[ ,.-]+[A-Z]\b){{1,2}}",
        True,
    ),
    (
        FindingKind.REGISTRATION,
        rf"\b{_NATO}[ ,-]+(?:{_NATO}[ ,-]+)?(?:{_DIGIT_SAID}[ ,-]+){{1,3}}{_NATO}(?:[ ,-]+{_NATO})*\b",
        False,
    ),
    # A part of a mark, when the text says that it is one.
    (
        FindingKind.REGISTRATION,
        (
            rf"{_MARK_WORDS}[^.;\n]{{0,45}}?"
            r"(?<![\w£])(?=[A-Z\d]*[A-Z\d]{2})(?!I\b|A\b|HGV\b|UK\b|GB\b|EU\b|OK\b|NOT\b|THE\b|BUT\b|AND\b|HE\b|SHE\b)"
            r"(?:[A-Z]{2,3}\b|[A-Z\d]*\d[A-Z\d]*\b)(?:[\s-]\d{2,3}\b)?(?:\s[A-Z]{3}\b)?"
        ),
        True,
    ),
    (
        FindingKind.HANDLE,
        r"(?<![\w.])@\w[\w.]{2,}|\b[^\W_]+(?:[_]+[^\W_]+)+_?\b|\b[a-z\d]+_\b",
        False,
    ),
    (
        FindingKind.HANDLE,
        r"\b[a-z]{3,}\.[a-z]{3,}\b(?<!\.uk)|\b[a-z]{4,}\d{2,}\b|\b[a-z]{2,}\.[a-z]{2,}\.?\d+\b",
        True,
    ),
    (
        FindingKind.HANDLE,
        r"\b(?!E-Mail)(?:[A-Z][a-z]+){2,}\d*\b(?<!WhatsApp)(?<!OnlyFans)(?<!SnapChat)(?<!FaceTime)(?<!YouTube)(?<!TikTok)(?<!iPhone)(?<!PayPal)(?<!MacDonald)(?<!McDonald)",
        True,
    ),
    (
        FindingKind.HANDLE,
        r"\b[A-Za-z]{3,}\d{2,}[A-Za-z_]*\b|\b[a-z]+(?:-[a-z]+)+-?\d{2,}\b|\bx+[A-Za-z]{3,}x+\b",
        True,
    ),
    (
        FindingKind.HANDLE,
        r"\b[a-z]{3,} (?:dot|underscore) [a-z\d]{2,}(?: (?:dot|underscore) [a-z\d]+)*\b",
        False,
    ),
    (
        FindingKind.HANDLE,
        (
            rf"(?i:\b{_ACCOUNT}\b)(?i:,? (?:name|called|is|was|as|named|handle|user|account|profile|of))*[:,]? "
            r"[\"'“‘]?(?=[\w.-]*[\d_.-])[\w.-]*[\w][\"'”’]?"
        ),
        True,
    ),
    # Letters and digits with a sign for what was not seen: F?5?TK, F? 5? TK.
    (FindingKind.REGISTRATION, r"(?<!\w)(?:[A-Z\d]{1,3}\? ?){1,4}[A-Z\d?]{1,4}(?!\w)", True),
)
# Too often wrong for a text that leaves, where a number is refused and no reason helps.
IN_ACCOUNTS: tuple[tuple[FindingKind, str, bool], ...] = (
    (
        FindingKind.PHONE,
        (
            r"\b(?:first|last|final) (?:two|three|four|five|six|\d|few)(?: digits| numbers| figures)?"
            rf"(?: of (?:it|the number|his number))?(?: (?:are|is|were|was|being))?:? ?(?:\d[\d ]*|{_SAID}(?:[\s,-]+{_SAID})+)\b"
        ),
        False,
    ),
    (FindingKind.PHONE, rf"(?<![\w£])(?:\+44|0)[\d ]{{3,6}}(?:[\s,-]+{SPOKEN}){{2,}}\b", False),
    (FindingKind.PHONE, r"(?:\.{2,}|…) ?\d{3,}\b", False),
    (
        FindingKind.PHONE,
        r"\b(?:the end|the start|the last bit|the first bit)(?: of it| of the number)?,? (?:was |is )?\d{3,}\b",
        False,
    ),
    (FindingKind.REGISTRATION, r"\b[a-z]{2}(?:\d{2}|\d[o]|[o]\d) ?[a-z]{3}\b(?<! )", True),
    (
        FindingKind.REGISTRATION,
        r"\b[A-Za-z]{2}\s?[0-7O]\d\s?(?!the|and|for|was|but|had|his|her|she|who|man|car|van)[A-Za-z]{3}\b",
        True,
    ),
    # A slip of the hand: O for a nought, l or I for a one.
    (FindingKind.REGISTRATION, r"\b[A-Z]{2}(?=[\dOIl]*\d)[\dOIl]{2}\s?[A-Z]{3}\b", True),
    (
        FindingKind.REGISTRATION,
        r"\b(?i:ends?|ended|ending|starts?|started|starting|begins?|began|beginning)(?i: with| in)?,? (?!(?:GMT|THE|UK|GB|AM|PM|OK|IN|UP|AT|ON|IT|HE|ME|BY|TO|BAD|SO|WE|OFF|OUT)\b)[A-Z]{2,3}\b",
        True,
    ),
    (
        FindingKind.REGISTRATION,
        r"(?<![\w:.£])(?:0\d|5\d|6\d|7[0-6]|2[0-6]) ?(?!MPH|PCM|GBP|EUR|MIN|HRS)[A-Z]{3}\b(?! ?\d)|(?<![\w:.£])(?:00|01|50) ?(?!UK|GB|EU|AM|PM)[A-Z]{2}\b",
        True,
    ),
    (FindingKind.REGISTRATION, r"\b[A-Z]{2,3}[ -]?\d{4,5}\b", True),
    (
        FindingKind.REGISTRATION,
        (
            rf"{_MARK_WORDS}(?: (?:was|is|had|with|started|starts|begins|ends|ended|ending|starting|in|a|an|the|some|something|like|of|it|part))*"
            r":? (?=[a-z]*\d)[a-z\d]{2,7}(?: [a-z]{3})?\b"
        ),
        False,
    ),
)
