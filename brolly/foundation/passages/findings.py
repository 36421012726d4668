"""
What a public text may give away. Plain Python.

A warning may be read by the man it describes. What matters is that he cannot tell
which person reported, that nobody else can be recognised, and that nobody is named on
an allegation. The check explains and never rewrites; what it cannot see (a remark, an
object, a gesture that only two people know) is for the second reader.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from brolly.foundation.passages.kinds import WHY, Finding, FindingKind, Private
from brolly.foundation.passages.lexicon.towns import PEOPLES
from brolly.foundation.passages.patterns import (
    COMPILED,
    GOES_ON,
    NOT,
    NOT_ELSEWHERE,
    STAYS_OUT,
    WORD,
)
from brolly.foundation.passages.words import COMMON, NO_NAMES, PLACES, SMALL_ENGLISH


def findings_in(text: str, private: Private) -> list[Finding]:
    """Return the passages of a public text to look at, in order, not overlapping."""
    found = [
        *_place(text, private),
        *_by_pattern(text),
        *_names(text, private.names),
        *_traces(text, private.traces),
        *numbers_in(text, private.numbers),
        *_her_words(text, private),
        *_spoken_of(text, private),
    ]
    return without_overlaps(found)


def same_phrases(public: str, private: str, *, words: int = 4) -> list[tuple[int, int]]:
    """
    Return where the private text says the same as the public one, so many words or more.

    What is word for word the same is what he, or she, would recognise first.
    """
    told = [(m.start(), m.end(), m[0].lower()) for m in WORD.finditer(private)]
    said = [m[0].lower() for m in WORD.finditer(public)]
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
        if spans and not WORD.search(between):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _by_pattern(text: str) -> Iterator[Finding]:
    for kind, pattern in COMPILED:
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


def numbers_in(text: str, numbers: Iterable[str]) -> Iterator[Finding]:
    """Find what the report has as a number, a plate or an account, spaced or in part."""
    for number in numbers:
        signs = [sign for sign in number if sign.isalnum() or sign in "?@_"]
        if len(signs) >= _FEWEST_SIGNS:
            written = r"[\s.,*-]*".join(re.escape(sign) for sign in signs)
            for match in re.finditer(rf"(?<!\w){written}(?!\w)", text, re.IGNORECASE):
                yield _finding(text, match.start(), match.end(), FindingKind.KNOWN)
        bare = "".join(signs).upper()
        for match in _PART.finditer(text):
            if match["part"].upper() in bare:
                yield _finding(text, match.start(), match.end(), FindingKind.KNOWN)


_FEWEST_SIGNS = 4
_PART = re.compile(
    r"\b(?:ends?|ending|starts?|starting|begins?)(?: in| with)? (?P<part>[A-Z\d]{2,})\b"
)


def _her_words(text: str, private: Private) -> Iterator[Finding]:
    public = set(WORD.findall(_plain(private.may_be_said)))
    said = " ".join(_to_leave_out(_plain(words), public) for words in private.her_words)
    telling = {w for w in re.findall(r"[^\W\d_]{3,}", said) if w not in COMMON}
    for word in telling:
        # A longer word may end otherwise: passport, passports; pasapoarte, pasapoartele.
        ending = r"\w{0,3}" if len(word) > 4 else "s?"
        for match in re.finditer(rf"\b{re.escape(word)}{ending}\b", _plain(text)):
            yield _finding(text, match.start(), match.end(), FindingKind.HER_WORDS)


def _spoken_of(text: str, private: Private) -> Iterator[Finding]:
    """Find words that her account has with a capital in the middle of a sentence."""
    public = {*re.findall(r"\w+", private.may_be_said.lower()), *NO_NAMES, *PEOPLES}
    names = {n for n in _CAPITAL.findall(private.account) if n.lower() not in public}
    for name in names:
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield _finding(text, match.start(), match.end(), FindingKind.SPOKEN_OF)


# A capital after a small letter, a comma or a dash begins no sentence.
_CAPITAL = re.compile(r"(?:(?<=[a-z,;–-] )|(?<= [A-Z] ))[A-Z][a-zà-ž]{2,}(?:-[A-Z][a-zà-ž]+)?")


def _place(text: str, private: Private) -> Iterator[Finding]:
    """Find two words or more of the exact place, or one that is a name. Our areas may be said."""
    public = {*re.findall(r"\w+", private.may_be_said.lower()), *COMMON, *PLACES}
    for start, end in same_phrases(private.place, text, words=2):
        if {w for w in WORD.findall(text[start:end].lower()) if len(w) > 3} - public:
            yield _finding(text, start, end, FindingKind.PLACE)
    names = re.findall(r"\b[A-Z][^\W\d_]{3,}\b", private.place)
    for name in {n for n in names if n.lower() not in public}:
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield _finding(text, match.start(), match.end(), FindingKind.PLACE)


def _to_leave_out(said: str, public: set[str]) -> str:
    """
    Return the part of her words that says what is to stay out.

    "Bournemouth, not the day" lets the town be said. Where no word that we know takes
    anything out, nothing in English does; in another language all of them count but the
    town and the areas for which we warn.
    """
    joined = GOES_ON.sub(" ", said)
    parts = re.split(r"[.;\n]|\bbut\b", joined, flags=re.IGNORECASE)
    kept = [part for part in parts if STAYS_OUT.search(part)]
    kept += [part for part in parts if NOT_ELSEWHERE.search(part)]
    kept += [part[m.start() :] for part in parts if (m := NOT.search(part))]
    if kept:
        return " ".join(kept)
    in_english = sum(word in SMALL_ENGLISH for word in WORD.findall(said.lower()))
    return "" if in_english > 1 else " ".join(w for w in WORD.findall(said) if w not in public)


def _plain(text: str) -> str:
    """Return a text in small letters without accents, each letter in its place."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text).lower()


def _finding(text: str, start: int, end: int, kind: FindingKind) -> Finding:
    return Finding(start=start, end=end, text=text[start:end], kind=kind, why=WHY[kind])


def without_overlaps(found: Iterable[Finding]) -> list[Finding]:
    """
    Return the findings in order. Of two that overlap the one stays that never leaves.

    Else what she said herself, then the one that begins first, or is longer.
    """
    kept: list[Finding] = []
    for finding in sorted(found, key=_first):
        if not any(finding.start < one.end and one.start < finding.end for one in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.start)


def _first(found: Finding) -> tuple[bool, bool, bool, int, int]:
    of_another = found.kind is FindingKind.ANOTHER_NUMBER
    said = found.kind in (FindingKind.HER_WORDS, FindingKind.ANOTHER, FindingKind.STAYS)
    return not of_another, not found.never_leaves, not said, found.start, -found.end
