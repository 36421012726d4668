"""What gives somebody away: the patterns and words that the check looks for. Plain Python."""

import re

from brolly.foundation.passages.kinds import FindingKind

_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SHORT_DAYS = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|tues|thurs?)"
_DAYS_ELSEWHERE = (
    r"(?:luni|marți|miercuri|joi|vineri|sâmbătă|duminică"
    r"|segunda|terça|quarta|quinta|sexta|sábado|domingo)(?:-feira)?"
)
_FEASTS = (
    r"(?:new year|christmas|boxing|valentine['’]?s|easter|halloween|hallowe['’]en|bonfire)"
    r"(?:['’]s)?(?: (?:eve|day|night|sunday|monday))?|bank holiday|market day"
)
_ORDINALS = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\w+teenth|twentieth|thirtieth|(?:twenty|thirty)-\w+)"
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may|june|july|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBERS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)"
# Numbers as they are said, or written to get past a check: "double oh, nine hundred".
_SPOKEN = (
    r"(?:\d{1,3}|zero|oh|o|nought|hundred|double|treble|triple"
    r"|one|two|three|four|five|six|seven|eight|nine)"
)
_FAMILY = (
    r"(?:sons?|daughters?|kids?|child(?:ren)?|bab(?:y|ies)|bairns?|lads?|girls?|boys?|mum|mam|mother"
    r"|dad|father|nan|gran|granny|grandmother|auntie?|uncle|sisters?|brothers?|neighbours?"
    r"|husband|wife|partner|boyfriend|girlfriend|flatmates?|friends?)"
)
_TROUBLE = (
    r"(?:warrant|probation|on bail|on tag|curfew|asylum|visa|passport|home office|deport\w*"
    r"|leave to remain|pregnan\w*|miscarr\w*|hiv|pep|hepatitis|syphilis|diabet\w*|epilep\w*"
    r"|methadone|prescription|medication|antidepressants?|rehab|in recovery|hostel|refuge"
    r"|social (?:worker|services)|nursery|operation)"
)
_STREETS = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Close|Walk|Terrace|Court|Drive|Way|Crescent|Gardens"
    r"|Grove|Mews|Row|Square)"
)
_PATTERNS: tuple[tuple[FindingKind, str, bool], ...] = (
    (FindingKind.EMAIL, r"[\w.+-]+@[\w-]+\.[\w.-]*\w", False),
    (FindingKind.LINK, r"\b(?:https?://|www\.)\S+", False),
    (FindingKind.PHONE, r"(?<![\w.])\+?\(?\d(?:[\s().-]?\d){5,}(?!\w)", False),
    (
        FindingKind.PHONE,
        r"\b(?:number )?(?:ends|ending|starts|starting)(?: in| with)? \d{2,}\b",
        False,
    ),
    (FindingKind.PHONE, rf"\b{_SPOKEN}(?:[\s,.–-]+{_SPOKEN}){{6,}}\b", False),
    # Current, prefix, suffix and Northern Irish marks, written close or apart.
    (FindingKind.REGISTRATION, r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b", True),
    (FindingKind.REGISTRATION, r"\b[A-Z]\d{1,3}\s?[A-Z]{3}\b", True),
    (FindingKind.REGISTRATION, r"\b[A-Z]{3}\s?\d{1,3}[A-Z]\b", True),
    (FindingKind.REGISTRATION, r"\b[A-Z]{3}\s?\d{4}\b", True),
    # Letters and digits with a sign for what was not seen: F?5?TK, F? 5? TK.
    (FindingKind.REGISTRATION, r"(?<!\w)(?:[A-Z\d]{1,3}\? ?){1,4}[A-Z\d?]{1,4}(?!\w)", True),
    # A part of a mark, when the text says that it is one.
    (
        FindingKind.REGISTRATION,
        (
            r"(?i:\b(?:reg|plates?|registration|number plate)\b)[^.\n]{0,45}?"
            r"\b(?=[A-Z\d]*[A-Z\d]{2})(?:[A-Z]{2,3}|[A-Z\d]*\d[A-Z\d]*)(?:\s[A-Z]{3})?\b"
        ),
        True,
    ),
    (FindingKind.HANDLE, r"(?<![\w.])@\w{3,}|\b[^\W_]+(?:_[^\W_]+)+\b", False),
    (FindingKind.HANDLE, r"\b[a-z]{3,}\.[a-z]{3,}\b|\b[a-z]{4,}\d{2,}\b", True),
    (FindingKind.EXACT_TIME, rf"\b{_DAYS}(?: (?:night|morning|evening|afternoon))?\b", False),
    (FindingKind.EXACT_TIME, rf"\b{_SHORT_DAYS}\b", True),
    (FindingKind.EXACT_TIME, rf"\b{_DAYS_ELSEWHERE}\b", False),
    (FindingKind.EXACT_TIME, rf"\b(?:{_FEASTS})\b", False),
    (FindingKind.EXACT_TIME, rf"\b(?:the )?{_ORDINALS} of {_MONTHS}\b", False),
    (
        FindingKind.EXACT_TIME,
        rf"\b(?:\d{{1,2}}|{_NUMBERS}) in the (?:morning|afternoon)\b",
        False,
    ),
    (FindingKind.EXACT_TIME, r"\b(?:1[0-2]|[1-9])ish\b", False),
    (FindingKind.EXACT_TIME, rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}\b", False),
    (FindingKind.EXACT_TIME, rf"\b{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)", False),
    (FindingKind.EXACT_TIME, r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b", False),
    (FindingKind.EXACT_TIME, r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]m)?\b", False),
    (FindingKind.EXACT_TIME, r"\b\d{1,2} ?(?:am|pm|o['’]?clock)\b", False),
    (
        FindingKind.EXACT_TIME,
        rf"\b(?:half|quarter|{_NUMBERS}) (?:past|to) (?:midnight|{_NUMBERS})\b",
        False,
    ),
    (FindingKind.EXACT_TIME, r"\b(?:tonight|last night|yesterday|bank holiday)\b", False),
    # A number that can be an age, and is not one end of a band, a height or a count.
    (
        FindingKind.AGE_EXACT,
        (
            r"(?<![\w£.:/–-])(?<!foot )(?<!ft )(?<!ora )(?<!às )(?<!to )(?<!and )(?<!or )(?<!about )(?<!around )"
            r"(?:1[89]|[2-8][1-46-9])\b"
            r"(?! ?(?:to|quid|pounds|miles?|minutes?|hours?|cm|stone|m|times)\b)(?! (?:or|and) \d)"
            r"(?![\d.:/–-]\d|['’]?s\b)"
        ),
        False,
    ),
    (FindingKind.AGE_EXACT, rf"\b(?:nineteen|eighteen|{_TENS}[- ]{_ONES})\b", False),
    (
        FindingKind.NAME,
        (
            r"\b(?:[Cc]alled|[Cc]alls (?:him|her)self|[Gg]oes by|[Nn]amed|[Nn]ame is|[Nn]ame was"
            r"|[Kk]nown as|[Aa]nswers to) (?:himself |herself )?[A-Z][a-zà-ž]+\b"
        ),
        True,
    ),
    (
        FindingKind.EXACT_TIME,
        r"\b(?:the )?(?:first|second|third|last|this|next) (?:weekend|week|night)\b",
        False,
    ),
    (FindingKind.HER_LIFE, rf"\b(?:her|my|their) (?:[a-z]+ ){{0,2}}{_FAMILY}\b", False),
    (
        FindingKind.HER_LIFE,
        rf"\bshe (?:is|has|had) (?:an? |the )?(?:\w+ )?(?:mother|mum|student|nurse|{_FAMILY})\b",
        False,
    ),
    (FindingKind.HER_LIFE, rf"\b{_TROUBLE}\b", False),
    (
        FindingKind.STREET,
        rf"(?:\b(?:[Ff]lat|[Rr]oom|[Nn]umber) )?(?:\b\d{{1,3}}[a-z]?,? )?\b[A-Z][a-z]+ {_STREETS}\b",
        True,
    ),
    (FindingKind.MONEY, r"£\s?\d[\d,]*(?:\.\d\d)?|\b\d+ ?(?:quid|pounds)\b", False),
    (FindingKind.SURE_IT_IS_SAFE, r"\b(?:is|are|will be|perfectly|now) safe\b", False),
)
# In somebody's own account only: in a warning they are seldom wrong.
_MONTHS_ELSEWHERE = (
    r"(?:ianuarie|februarie|martie|aprilie|mai|iunie|iulie|septembrie|octombrie|noiembrie"
    r"|decembrie|janeiro|fevereiro|março|maio|junho|julho|agosto|setembro|outubro|novembro"
    r"|dezembro|enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre)"
)
_HOURS_ELSEWHERE = (
    r"(?:un[au]?|două|doua|trei|patru|cinci|șase|șapte|opt|nouă|zece|unsprezece|douăsprezece"
    r"|duas|dois|três|quatro|seis|sete|oito|nove|dez|onze|doze|meia[- ]noite"
    r"|dos|tres|cuatro|siete|ocho|nueve|diez|once|doce)"
)
_IN_ACCOUNTS: tuple[tuple[FindingKind, str, bool], ...] = (
    (FindingKind.EXACT_TIME, rf"\b(?:half|quarter) (?:{_NUMBERS})\b", False),
    (FindingKind.EXACT_TIME, r"\b(?:tea|dinner|lunch|breakfast|school) ?time\b", False),
    (FindingKind.EXACT_TIME, rf"\b(?:last|next|this) {_MONTHS}\b", False),
    (FindingKind.EXACT_TIME, r"\b(?:spring|summer|autumn|winter) of (?:19|20)\d\d\b", False),
    (FindingKind.EXACT_TIME, r"(?<![\d£])\b(?:19[5-9]\d|20[0-2]\d)\b(?! ?\d{3})", False),
    (FindingKind.EXACT_TIME, r"\b(?:the )?(?:night|day|week) of the [a-z]+\b", False),
    (FindingKind.EXACT_TIME, r"\b[a-z-]+ (?:night|eve|weekend)\b(?<!\bthat night)", False),
    (
        FindingKind.EXACT_TIME,
        r"\b(?:frid?[ay]y|fryday|satd?a?y|wensday|wendsday|tueday)\b",
        False,
    ),
    (FindingKind.EXACT_TIME, rf"\b\d{{1,2}} (?:de )?{_MONTHS_ELSEWHERE}\b", False),
    (FindingKind.EXACT_TIME, r"\b(?:la ora|ora|às|as|a las|o) \d{1,2}(?:[:h.]\d\d)?\b", False),
    (FindingKind.EXACT_TIME, r"\b\d{1,2}h(?:\d\d)?\b", False),
    (
        FindingKind.EXACT_TIME,
        (
            rf"\b(?:la|às|a las)? ?{_HOURS_ELSEWHERE} (?:da|de la|dimineața|noaptea|seara)"
            r"(?: (?:manhã|noite|tarde|madrugada|mañana|noche))?"
        ),
        False,
    ),
    (
        FindingKind.EXACT_TIME,
        (
            rf"\b(?:about|around|at|by|till|until|gone|just after|just before) (?:{_NUMBERS})\b"
            r"(?! (?:of|men|people|times|years|months|weeks|days|hours|minutes|miles|quid|pounds"
            r"|hundred|foot|feet|or|other|more|inch|stone|and))"
        ),
        False,
    ),
    (
        FindingKind.EXACT_TIME,
        (
            r"\b(?:about|around|at|by|till|until|gone|from) (?:1[0-2]|[1-9])\b"
            r"(?![\d.:/-]| ?(?:to|or|and|years|months|weeks|days|hours|hrs|minutes|mins|miles|quid"
            r"|foot|ft|men|people|times|%|k|am|pm|stone|grand|of)\b)"
        ),
        False,
    ),
    (FindingKind.EXACT_TIME, r"\b(?:\w+day|every|each) (?:mornings?|evenings?|week)\b", False),
    (FindingKind.REGISTRATION, r"\b[A-Z]{2}(?:0[0-9]|[1-7]\d)\b(?! ?\d)", True),
    (
        FindingKind.AGE_EXACT,
        r"\b(?:about|around) (?:1[89]|[2-8][1-46-9])\b(?![\d.:/–-])",
        False,
    ),
    (
        FindingKind.STREET,
        (
            r"\b(?:(?:flat|room|unit|number|no\.?) ?\d+[a-z]?,? )?(?:\d{1,3}[a-z]? )?"
            r"[a-z]{4,} (?:street|road|avenue|lane|close|terrace|crescent|gardens|grove|mews)\b"
        ),
        False,
    ),
    (
        FindingKind.NAME,
        r"\b(?:Mr|Mrs|Miss|Ms|Dr|Uncle|Auntie|Aunt|Captain|Big|Old|Little|Wee|Pirate)\.? [A-Z][a-z]+\b",
        True,
    ),
)


def _compiled(
    said: tuple[tuple[FindingKind, str, bool], ...],
) -> tuple[tuple[FindingKind, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(pattern, 0 if exact else re.IGNORECASE))
        for kind, pattern, exact in said
    )


COMPILED = _compiled(_PATTERNS)
COMPILED_IN_ACCOUNTS = _compiled(_IN_ACCOUNTS)

# What she wants out stands after these words, or anywhere beside those.
NOT = re.compile(
    r"\b(?:not?|don['’]?t|never|without|except|apart from|nothing|leave|leaving)\b",
    re.IGNORECASE,
)
# In these languages what stays out may stand before the word that says so.
NOT_ELSEWHERE = re.compile(r"\b(?:nu|fara|nao|sem|nem|nada)\b", re.IGNORECASE)
# "Don't say ditch. Or the coat": the second sentence goes on with the first.
GOES_ON = re.compile(r"[.;\n]\s*(?=(?:or|nor|and)\b)", re.IGNORECASE)
STAYS_OUT = re.compile(r"\b(?:out|secret|private|between us|to yourself)\b", re.IGNORECASE)

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
