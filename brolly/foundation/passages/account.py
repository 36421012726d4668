"""
What in somebody's own account only he, or only somebody who knows her, would recognise.

An account is read clause by clause. What a clause shows (whom it speaks of, a place beside
another, a rare word, a sum, a name) counts for or against, by the table in ``weights.py``.
It cannot understand: a remark in everyday words looks like any other. See
``docs/explanation/what-the-check-cannot-see.md``.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from brolly.foundation.passages.called import accounts_in, names_in
from brolly.foundation.passages.cues import BESIDE, WORDS, Cue
from brolly.foundation.passages.findings import findings_in
from brolly.foundation.passages.kinds import WHY, Finding, FindingKind, Private
from brolly.foundation.passages.lexicon.common import ORDINARY
from brolly.foundation.passages.patterns import COMPILED_IN_ACCOUNTS
from brolly.foundation.passages.signs import left_out_in, plain, signs_of, stands_in
from brolly.foundation.passages.weights import BIAS, WEIGHTS
from brolly.foundation.passages.words import SMALL_ENGLISH, SMALL_WORDS

LIKELY = 0.3
_EDGES = " .,;:!?-–—\n"
# Words that often begin a thought of their own: a clause ends before them.
_ENDS = re.compile(
    r"(?<=[.!?;:])\s+|\n+|,\s+|\s+[-–—]\s+|\s*[()\[\]]+\s*|[.,!?]?[\"“”„]\s+|\s+(?=[\"“„])"
    r"|\s+(?=(?:and|but|because|cos|so|then|when|after|before|while|until|where|though"
    r"|although|which|who|if|as if|like|cause|n|except|saying|said|says|called|calls|și|dar|iar|când|mas|porque|quando|pero|cuando|ale|kiedy|gdy)\b)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*")
_CAPITAL = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-ZĂÂÎȘȚÁÉÍÓÚÇŁŚŻ][a-zà-žąćęłńóśźż]{2,}")
_KINDS: tuple[tuple[Cue, FindingKind], ...] = (
    (Cue.STAY, FindingKind.STAY),
    (Cue.HEALTH, FindingKind.HEALTH),
)
# How often a word is used, as the logarithm of its share of a billion words (Zipf).
_RARE, _COMMON = 3.6, 4.6
_IN_PARTS = frozenset({FindingKind.EXACT_TIME, FindingKind.STREET})
# What may stand between two parts of one time or one address.
_BETWEEN = re.compile(
    r"[\s,.;()–-]*(?:(?:and|at|about|bout|around|on|the|in|of|well|till?|to|or|really|early|just|gone|from|by"
    r"|maybe|that|one|was|a|la|pe|de|da|às|o)[\s,.]+){0,3}",
    re.IGNORECASE,
)
_TO_A_PLACE = re.compile(
    r"\b(?:(?:up|down|round|back|out|next) )?(?:at|by|near|behind|outside|opposite|in|under|round|past|above|beside"
    r"|to|from|through|thru|across|along|off|over|on|into|towards) (?=(?:the|a|an|that|this|one of|some|his|her|my|our)\b)",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:my|me|ma|her|his|our|their|the|a|an|another|only|both|two|three) (?=(?:[\w'’-]+ ){0,3}[\w'’-]+)",
    re.IGNORECASE,
)
_BEGINS = {FindingKind.NEAR: _TO_A_PLACE, FindingKind.THIRD: _SOMEBODY}
# Words that a clause begins with, and that tell nothing.
_LEADS = re.compile(
    r"[\s(\"“„\[]*(?:(?:and|but|so|then|because|cos|bcos|n|which|though|although|și|dar|iar|mas|porque|pero|ale)\s+)*",
    re.IGNORECASE,
)
_SPOKEN_HERE = ("ro", "pt", "es", "pl")


def findings_in_account(text: str, private: Private, *, language: str = "") -> list[Finding]:
    """
    Return the passages of an account that a public text should not carry over, in order.

    ``language`` is a code like "ro"; "" where nobody said, and it is guessed. Found by
    pattern first; then clause by clause, what is likely to give somebody away. A number
    may stand inside such a clause: both are returned.
    """
    sure = [one for one in findings_in(text, private) if not _is_round(one)]
    sure += [one for one in _by_pattern(text, private) if not _touches(one, sure)]
    sure += [one for one in _people(text, private) if not _touches(one, sure)]
    sure = _joined(text, sure)
    likely = [one for one in _likely(text, language) if _is_news(text, one, sure)]
    return sorted([*sure, *likely], key=lambda one: (one.start, -one.end))


def clauses_of(text: str) -> list[tuple[int, int]]:
    """Return where the clauses of a text start and end. One word alone joins the one before."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for end, go_on in [*((m.start(), m.end()) for m in _ENDS.finditer(text)), (len(text),) * 2]:
        if end > begin:
            alone = len(WORD.findall(text[begin:end])) < 2
            if alone and spans and text[spans[-1][1] - 1] not in ".!?\n":
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((begin, end))
        begin = go_on
    return spans


def shown_by(text: str, spans: list[tuple[int, int]], language: str) -> list[dict[str, float]]:
    """Return what each clause shows, with what those before and after it show."""
    left_out = left_out_in(text)
    alone = [
        _shown(text[start:end], language)
        | {f"+{sign}": 1.0 for sign in signs_of(text, start, end, left_out)}
        for start, end in spans
    ]
    lasting = {cue.value for cue in WORDS} | {Cue.RARE.value, Cue.CAPITAL.value}
    beside = []
    for number, clause in enumerate(alone):
        near = dict(clause)
        near["how far in"] = number / max(1, len(alone) - 1)
        for name, other in (("before", number - 1), ("after", number + 1)):
            if 0 <= other < len(alone):
                near |= {f"{name}: {cue}": 0.5 for cue in alone[other].keys() & lasting}
        beside.append(near)
    return beside


def likelihood(shown: dict[str, float]) -> float:
    """Return how likely it is, from 0 to 1, that a clause gives somebody away."""
    total = BIAS + sum(WEIGHTS.get(name, 0.0) * value for name, value in shown.items())
    return 1 / (1 + math.exp(-total))


def spoken_in(text: str, language: str) -> str:
    """Return the language that was said where we know its words; else what the text shows."""
    return language if language in ("en", *_SPOKEN_HERE) else language_of(text)


def language_of(text: str) -> str:
    """Return in which language a text is, as far as its small words tell; else English."""
    words = [word.lower() for word in WORD.findall(text)]
    counts = {code: sum(w in small for w in words) for code, small in SMALL_WORDS.items()}
    best = max(_SPOKEN_HERE, key=lambda code: counts[code])
    english = sum(w in SMALL_ENGLISH for w in words)
    return best if counts[best] > max(2, english) else "en"


def _likely(text: str, language: str) -> Iterator[Finding]:
    spans = clauses_of(text)
    spoken = spoken_in(text, language)
    for (start, end), shown in zip(spans, shown_by(text, spans, spoken), strict=True):
        if likelihood(shown) >= LIKELY:
            kind = _kind_of(shown)
            start = _begins(text, start, end, kind)
            said = text[start:end].rstrip(_EDGES)
            yield Finding(
                start=start, end=start + len(said), text=said, kind=kind, why=WHY[kind]
            )


def _begins(text: str, start: int, end: int, kind: FindingKind) -> int:
    """Return where the telling part of a clause begins: at the place, at the person."""
    if leads := _LEADS.match(text, start, end):
        start = leads.end()
    begins = _BEGINS.get(kind)
    telling = begins.search(text, start, end) if begins is not None else None
    return telling.start() if telling is not None else start


def _shown(clause: str, language: str) -> dict[str, float]:
    words = [word.lower().replace("’", "'") for word in WORD.findall(clause)]
    bare = [plain(word) for word in words]
    found: dict[str, float] = {}
    for cue, known in WORDS.items():
        many = sum(stands_in(known, word) for word in bare)
        if many:
            found[cue.value] = 1.0
        if many > 1:
            found[f"{cue.value} twice"] = 1.0
    found |= _rarity(words, language)
    tests = {
        Cue.CAPITAL: _CAPITAL.search(clause),
        Cue.QUOTED: re.search(r'["“”„]', clause),
        Cue.DIGIT: re.search(r"\d", clause),
        Cue.MONEY: "£" in clause,
        Cue.NEAR: BESIDE.search(clause),
        Cue.ELSEWHERE: language != "en",
        Cue.SHORT: len(words) <= 3,
    }
    found |= {cue.value: 1.0 for cue, is_there in tests.items() if is_there}
    found["length"] = min(len(words), 16) / 10
    return found | _together(found.keys())


def _rarity(words: list[str], language: str) -> dict[str, float]:
    used = [
        how_often(word, language) for word in words if len(word) > 3 and not word[0].isdigit()
    ]
    rare = [one for one in used if one < _RARE]
    found = {"rarest": max(0.0, _COMMON - min(used)) / 2} if used else {}
    if rare:
        found[Cue.RARE.value] = 1.0
    if len(rare) > 1:
        found[Cue.RARE_TWICE.value] = 1.0
    if 0 in used:
        found[Cue.UNKNOWN.value] = 1.0
    return found


_PAIRS = (
    (Cue.I, Cue.HE),
    (Cue.I, Cue.RARE),
    (Cue.SHE, Cue.RARE),
    (Cue.HE, Cue.RARE),
    (Cue.SMALL_ACT, Cue.RARE),
)


def _together(cues: Iterable[str]) -> dict[str, float]:
    cues = set(cues)
    pairs = {f"{a.value} and {b.value}": 1.0 for a, b in _PAIRS if {a.value, b.value} <= cues}
    if Cue.LOOKS.value in cues and not {Cue.SHE.value, Cue.I.value} & cues:
        pairs["looks of his"] = 1.0
    return pairs


@lru_cache(maxsize=20_000)
def how_often(word: str, language: str) -> float:
    """Return how often a word is used, on Zipf's scale from 0 (unknown) to 8."""
    # Imported late: it reads its list of words, and most pages never ask.
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, language, wordlist="small"))


def reads_as(text: str, language: str) -> bool:
    """Test whether the words of a text are more often used in this language than in English."""
    words = [word.lower() for word in WORD.findall(text) if len(word) > 2]
    if language == "en" or not words:
        return False
    here, english = (sum(how_often(w, code) for w in words) for code in (language, "en"))
    return here > english


def _kind_of(shown: dict[str, float]) -> FindingKind:
    has = shown.keys()
    for cue, kind in _KINDS:
        if cue.value in has:
            return kind
    if Cue.FAMILY.value in has:
        return FindingKind.THIRD
    if Cue.NEAR.value in has or f"{Cue.PLACE.value} twice" in has:
        return FindingKind.NEAR
    if Cue.WORK.value in has and {Cue.SHE.value, Cue.I.value} & has:
        return FindingKind.WORK
    if Cue.SINGLED_OUT.value in has and Cue.HE.value not in has:
        return FindingKind.HERSELF
    return FindingKind.RARE if "looks of his" in has else FindingKind.RECOGNISED


def _by_pattern(text: str, private: Private) -> Iterator[Finding]:
    may_be_said = private.may_be_said.split()
    for kind, pattern in COMPILED_IN_ACCOUNTS:
        for match in pattern.finditer(text):
            if match[0] not in may_be_said:
                yield Finding(
                    start=match.start(),
                    end=match.end(),
                    text=match[0],
                    kind=kind,
                    why=WHY[kind],
                )


def _joined(text: str, found: list[Finding]) -> list[Finding]:
    """Join the parts of one time or address: "Sunday, well Monday really, about one"."""
    joined: list[Finding] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        last = joined[-1] if joined else None
        if (
            last is not None
            and one.kind is last.kind
            and one.kind in _IN_PARTS
            and (one.start <= last.end or _BETWEEN.fullmatch(text, last.end, one.start))
        ):
            end = max(last.end, one.end)
            joined[-1] = replace(last, end=end, text=text[last.start : end])
        else:
            joined.append(one)
    return joined


def _people(text: str, private: Private) -> Iterator[Finding]:
    # His name in small letters too, as people text.
    named = {w for name in private.names for w in re.findall(r"[^\W\d_]{3,}", name.lower())}
    said = [
        (m.start(), m.end(), FindingKind.NAME)
        for m in WORD.finditer(text)
        if m[0].lower() in named - ORDINARY
    ]
    accounts = [(start, end, FindingKind.HANDLE) for start, end in accounts_in(text)]
    for start, end, kind in (
        *said,
        *accounts,
        *names_in(text, may_be_said=private.may_be_said),
    ):
        yield Finding(start=start, end=end, text=text[start:end], kind=kind, why=WHY[kind])


def _is_round(one: Finding) -> bool:
    """Test whether a sum is a round, ordinary one, as many people pay."""
    digits = "".join(letter for letter in one.text if letter.isdigit())
    return one.kind is FindingKind.MONEY and int(digits or 1) % 10 == 0


def _touches(one: Finding, others: list[Finding]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _is_news(text: str, one: Finding, sure: list[Finding]) -> bool:
    """Test whether a clause says something beside what was found by pattern."""
    inside = [f for f in sure if f.start < one.end and one.start < f.end]
    known = sum(min(one.end, f.end) - max(one.start, f.start) for f in inside)
    words = (
        word
        for word in WORD.finditer(text, one.start, one.end)
        if not any(f.start <= word.start() < f.end for f in inside)
    )
    return known <= (one.end - one.start) / 2 and any(len(word[0]) > 3 for word in words)
