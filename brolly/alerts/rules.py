"""
What a public text may give away, and how long a warning lasts. Plain Python.

A warning may be read by the man it describes. What matters is that he cannot tell
which person reported, that nobody else can be recognised, and that nobody is named on
an allegation. The check explains and never rewrites; what it cannot see (a remark, an
object, a gesture that only two people know) is for the second reader.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from brolly.alerts.vocabulary import (
    URGENT_COLOURS,
    URGENT_KINDS,
    URGENT_SHAPES,
    URGENT_TIMES,
    WHY,
    Finding,
    FindingKind,
    FixedFields,
    Private,
    Stage,
)

DAYS_OUT = 90
DAYS_TO_REVIEW = 30
URGENT_HOURS = 72

MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.DRAFT, Stage.WAITING}),
    Stage.SENT_BACK: frozenset({Stage.DRAFT, Stage.WAITING}),
    Stage.WAITING: frozenset({Stage.SENT_BACK, Stage.PUBLISHED, Stage.DRAFT}),
    Stage.PUBLISHED: frozenset({Stage.RECALLED, Stage.EXPIRED, Stage.CORRECTED}),
    Stage.RECALLED: frozenset(),
    Stage.EXPIRED: frozenset(),
    Stage.CORRECTED: frozenset(),
}

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
    # A part of a mark, when the text says that it is one.
    (
        FindingKind.REGISTRATION,
        (
            r"(?i:\b(?:reg|plates?|registration|number plate)\b)[^.\n]{0,25}?"
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
    (FindingKind.EXACT_TIME, r"\b\d{1,2}ish\b", False),
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
            r"(?<![\w£.:/–-])(?<!foot )(?<!ft )(?<!to )(?<!and )(?<!or )(?<!about )(?<!around )"
            r"(?:1[89]|[2-8][1-46-9])\b"
            r"(?! ?(?:to|quid|pounds|miles?|minutes?|hours?|cm|stone|m|times)\b)(?! (?:or|and) \d)"
            r"(?![\d.:/–-]\d|['’]?s\b)"
        ),
        False,
    ),
    (FindingKind.AGE_EXACT, rf"\b(?:nineteen|eighteen|{_TENS}[- ]{_ONES})\b", False),
    (FindingKind.HER_LIFE, rf"\b(?:her|my|their) (?:[a-z]+ ){{0,2}}{_FAMILY}\b", False),
    (
        FindingKind.HER_LIFE,
        r"\bshe is (?:a|the) (?:\w+ )?(?:mother|mum|student|nurse)\b",
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
_COMPILED = tuple(
    (kind, re.compile(pattern, 0 if exact else re.IGNORECASE))
    for kind, pattern, exact in _PATTERNS
)

# What she wants out stands after these words, or anywhere beside those.
_NOT = re.compile(
    r"\b(?:not?|don['’]?t|never|without|except|apart from|nothing|leave|leaving|nu|fără|não|sem)\b",
    re.IGNORECASE,
)
_STAYS_OUT = re.compile(r"\b(?:out|secret|private|between us|to yourself)\b", re.IGNORECASE)

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# Words too common to tell anybody anything, in what she asked to leave out.
# Of a place, what many places are called.
_PLACES = frozenset(
    [
        "street",
        "road",
        "lane",
        "avenue",
        "park",
        "house",
        "home",
        "flat",
        "town",
        "city",
        "centre",
        "area",
        "corner",
        "side",
        "near",
        "behind",
        "outside",
        "inside",
        "opposite",
        "station",
        "back",
        "front",
        "north",
        "south",
        "east",
        "west",
    ]
)
_COMMON = frozenset(
    [
        "that",
        "this",
        "with",
        "from",
        "have",
        "about",
        "them",
        "they",
        "what",
        "were",
        "when",
        "your",
        "just",
        "only",
        "also",
        "name",
        "police",
        "tell",
        "said",
        "says",
        "dont",
        "not",
        "the",
        "and",
        "but",
        "for",
        "out",
        "was",
        "his",
        "her",
        "him",
        "she",
        "who",
        "how",
        "you",
        "leave",
        "would",
        "could",
        "because",
        "before",
        "after",
        "then",
        "there",
        "their",
        "where",
        "which",
        "while",
        "want",
        "wants",
        "other",
        "others",
        "please",
        "anybody",
        "somebody",
        "everyone",
        "anything",
        "number",
        "people",
        "woman",
        "women",
    ]
)


def may_move(now: Stage, to: Stage) -> bool:
    """Test whether a warning may move from one stage to another."""
    return to in MOVES[now]


def ends_on(published: date) -> date:
    """Return the day on which a warning ends unless somebody looks at it again."""
    return published + timedelta(days=DAYS_OUT)


def review_on(published: date) -> date:
    """Return the day on which somebody looks at it again."""
    return published + timedelta(days=DAYS_TO_REVIEW)


def urgent_lapses_at(published: datetime) -> datetime:
    """Return when a warning that nobody else has read lapses."""
    return published + timedelta(hours=URGENT_HOURS)


def findings_in(text: str, private: Private) -> list[Finding]:
    """Return the passages of a public text to look at, in order, not overlapping."""
    found = [
        *_place(text, private),
        *_by_pattern(text),
        *_names(text, private.names),
        *_traces(text, private.traces),
        *_her_words(text, private),
    ]
    return _without_overlaps(sorted(found, key=lambda f: (f.start, -f.end)))


def are_fixed(fixed: FixedFields) -> bool:
    """Test whether an urgent warning says nothing but coded words."""
    may_say = (
        (fixed.kind, URGENT_KINDS),
        (fixed.time_of_day, {"": "", **URGENT_TIMES}),
        (fixed.vehicle_colour, {"": "", **URGENT_COLOURS}),
        (fixed.vehicle_shape, {"": "", **URGENT_SHAPES}),
    )
    return all(said in known for said, known in may_say)


def urgent_text(fixed: FixedFields, *, place: str) -> str:
    """Return the text of an urgent warning: fixed words around coded facts."""
    when = URGENT_TIMES.get(fixed.time_of_day, "")
    colour = URGENT_COLOURS.get(fixed.vehicle_colour, "")
    vehicle = f"{colour} {URGENT_SHAPES.get(fixed.vehicle_shape, '')}".strip()
    parts = [
        f"{place}, {when}." if when else f"{place}.",
        f"Somebody told us that {URGENT_KINDS[fixed.kind]}.",
        f"Vehicle: {vehicle}." if vehicle else "",
        "A second person has not read this yet. More will follow, or it ends in three days.",
    ]
    return " ".join(part for part in parts if part)


def same_phrases(public: str, private: str, *, words: int = 4) -> list[tuple[int, int]]:
    """
    Return where the private text says the same as the public one, so many words or more.

    What is word for word the same is what he, or she, would recognise first.
    """
    told = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(private)]
    said = [m[0].lower() for m in _WORD.finditer(public)]
    runs = {tuple(said[i : i + words]) for i in range(len(said) - words + 1)}
    hit = [False] * len(told)
    for i in range(len(told) - words + 1):
        if tuple(word for _, _, word in told[i : i + words]) in runs:
            hit[i : i + words] = [True] * words
    spans: list[tuple[int, int]] = []
    for (start, end, _), same in zip(told, hit, strict=True):
        if not same:
            continue
        between = private[spans[-1][1] : start] if spans else ""
        if spans and not _WORD.search(between):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _by_pattern(text: str) -> Iterator[Finding]:
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            yield _finding(text, match.start(), match.end(), kind)


def _names(text: str, names: Iterable[str]) -> Iterator[Finding]:
    words = {w for name in names for w in re.findall(r"[^\W\d_]{3,}", name) if w[0].isupper()}
    for word in words:
        for match in re.finditer(rf"\b{re.escape(word)}\b", text):
            yield _finding(text, match.start(), match.end(), FindingKind.NAME)


def _traces(text: str, traces: Iterable[str]) -> Iterator[Finding]:
    for trace in traces:
        for match in re.finditer(rf"(?<!\w){re.escape(trace)}(?!\w)", text):
            yield _finding(text, match.start(), match.end(), FindingKind.NAME)


def _her_words(text: str, private: Private) -> Iterator[Finding]:
    said = " ".join(_to_leave_out(words) for words in private.her_words).lower()
    telling = {w for w in re.findall(r"[^\W\d_]{4,}", said) if w not in _COMMON}
    for word in telling:
        for match in re.finditer(rf"\b{re.escape(word)}s?\b", text, re.IGNORECASE):
            yield _finding(text, match.start(), match.end(), FindingKind.HER_WORDS)


def _place(text: str, private: Private) -> Iterator[Finding]:
    """Find two words or more of the exact place, or one that is a name. Our areas may be said."""
    public = {*re.findall(r"\w+", private.may_be_said.lower()), *_COMMON, *_PLACES}
    for start, end in same_phrases(private.place, text, words=2):
        if {w for w in _WORD.findall(text[start:end].lower()) if len(w) > 3} - public:
            yield _finding(text, start, end, FindingKind.PLACE)
    names = re.findall(r"\b[A-Z][^\W\d_]{3,}\b", private.place)
    for name in {n for n in names if n.lower() not in public}:
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield _finding(text, match.start(), match.end(), FindingKind.PLACE)


def _to_leave_out(said: str) -> str:
    """
    Return the part of her words that says what is to stay out.

    "Bournemouth, not the day" lets the town be said. Where no word that we know takes
    anything out, in another language for one, all of them count.
    """
    parts = re.split(r"[.;\n]|\bbut\b", said, flags=re.IGNORECASE)
    kept = [part for part in parts if _STAYS_OUT.search(part)]
    kept += [part[m.start() :] for part in parts if (m := _NOT.search(part))]
    return " ".join(kept) or said


def _finding(text: str, start: int, end: int, kind: FindingKind) -> Finding:
    return Finding(start=start, end=end, text=text[start:end], kind=kind, why=WHY[kind])


def _without_overlaps(found: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in found:
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept
