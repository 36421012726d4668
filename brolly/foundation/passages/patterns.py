"""What gives somebody away: the patterns and words that the check looks for. Plain Python."""

import re

from brolly.foundation.passages import ages, numbers, streets, times
from brolly.foundation.passages.kinds import FindingKind

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
_PATTERNS: tuple[tuple[FindingKind, str, bool], ...] = (
    *numbers.PATTERNS,
    *times.PATTERNS,
    *ages.PATTERNS,
    (
        FindingKind.NAME,
        (
            r"\b(?:[Cc]alled|[Cc]alls (?:him|her)self|[Gg]oes by|[Nn]amed|[Nn]ame is|[Nn]ame was"
            r"|[Kk]nown as|[Aa]nswers to) (?:himself |herself )?[A-Z][a-zà-ž]+\b"
        ),
        True,
    ),
    (FindingKind.HER_LIFE, rf"\b(?:her|my|their) (?:[a-z]+ ){{0,2}}{_FAMILY}\b", False),
    (
        FindingKind.HER_LIFE,
        rf"\bshe (?:is|has|had) (?:an? |the )?(?:\w+ )?(?:mother|mum|student|nurse|{_FAMILY})\b",
        False,
    ),
    (FindingKind.HER_LIFE, rf"\b{_TROUBLE}\b", False),
    *streets.PATTERNS,
    (FindingKind.MONEY, r"£\s?\d[\d,]*(?:\.\d\d)?|\b\d+ ?(?:quid|pounds)\b", False),
    (FindingKind.SURE_IT_IS_SAFE, r"\b(?:is|are|will be|perfectly|now) safe\b", False),
)
# In somebody's own account only: in a warning they are seldom wrong.
_IN_ACCOUNTS: tuple[tuple[FindingKind, str, bool], ...] = (
    *numbers.IN_ACCOUNTS,
    (FindingKind.EXACT_TIME, r"\b(?:tea|dinner|lunch|breakfast|school) ?time\b", False),
    (FindingKind.EXACT_TIME, r"\b(?:the )?(?:night|day|week) of the [a-z]+\b", False),
    (
        FindingKind.EXACT_TIME,
        r"\b(?!(?:a|all|at|one|whole|per|late|long|good|of|the|by|for)\b)[a-z-]+ (?:night|eve|weekend)\b(?<!\bthat night)",
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
