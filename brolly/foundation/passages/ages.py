"""Exact ages. A band, a round number and an age said loosely stay."""

from brolly.foundation.passages.kinds import FindingKind

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NO_AGE = (
    r"(?! ?(?:to|quid|pounds?|grand|miles?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|cm|kg|stone|m|k|times|percent|calls|texts"
    r"|messages|people|inch|inches|metres|mph|%|pence|st|nd|rd|th|euros?|photos?|pictures|seconds?|lei|per)\b)(?! ?%)(?! (?:or|and|til|till) \d)"
)

PATTERNS: tuple[tuple[FindingKind, str, bool], ...] = (
    # A number that can be an age, and is not one end of a band, a height or a count.
    (
        FindingKind.AGE_EXACT,
        (
            r"(?<![\w£€$.:/+–-])(?<!foot )(?<!ft )(?<!to )(?<!and )(?<!or )(?<!about )(?<!around )(?<!road )(?<!bus )(?<!no\. )"
            r"(?<!number )(?<!section )(?<!flat )(?<!room )(?<!route )(?<!between )(?<!junction )"
            r"(?:1[89]|[2-8][1-46-9])\b"
            rf"{_NO_AGE}"
            r"(?! [A-Z][a-z]+ (?:Road|Rd|Street|St|Lane|Way|Close|Avenue|Terrace|Walk|Drive|Row|Court|Place|Hill|Crescent|Gardens))"
            r"(?![\d.:/–-]\d|['’]?s\b| ?[ap]m\b)"
        ),
        False,
    ),
    (
        FindingKind.AGE_EXACT,
        rf"\b(?:nineteen|eighteen|(?<!at ){_TENS}[- ]{_ONES})\b{_NO_AGE}(?! (?:hundred|past|to))",
        False,
    ),
    (
        FindingKind.AGE_EXACT,
        r"\b(?:aged?|age of) (?:exactly )?[1-9][1-46-9]\b(?![–-]| to| or| and|['’]?s)",
        False,
    ),
    (
        FindingKind.AGE_EXACT,
        r"\b(?:1[89]|[2-8][1-46-9]) ?(?:y/?o|yrs?(?: old)?|years old|de ani|ani|anos|años|lat|лет|tuổi)(?!\w)",
        False,
    ),
    (
        FindingKind.AGE_EXACT,
        r"\b(?:turned|turning|turns) (?:[2-8]\d|thirty|forty|fifty|sixty|seventy)\b",
        False,
    ),
    (
        FindingKind.AGE_EXACT,
        r"\b(?:born in|date of birth|d\.?o\.?b\.?|his (?:\w+tieth|[2-8]0th) birthday)\b",
        False,
    ),
)
