"""What a text says of somebody of whom nothing leaves: a man who stays, another report."""

import re
from collections.abc import Iterator
from dataclasses import replace

from brolly.foundation.passages.account import WORD, how_often, spoken_in
from brolly.foundation.passages.carried import TELL_TOGETHER
from brolly.foundation.passages.findings import numbers_in
from brolly.foundation.passages.kinds import WHY, Finding, FindingKind, Private
from brolly.foundation.passages.signs import lists_of, plain
from brolly.foundation.passages.words import COMMON

_STEM = 6
_OTHERS_TOLD = re.compile(
    r"\b(?:(?:another|an other|a second|other|two|three|several|more) "
    r"(?:women|woman|people|person|workers?|girls?|lad(?:y|ies)|men|reports?|victims?)"
    r"|(?:some(?:body|one)|any(?:body|one)) else|(?:others|they) (?:have |has )?(?:also )?(?:reported|told us|said)"
    r"|(?:reported|told us|known to us|come up|heard of him) (?:about him )?before"
    r"|not the first|the same man|previous(?:ly)? report\w*|earlier report\w*)\b",
    re.IGNORECASE,
)


def kept_apart(text: str, private: Private, *, language: str = "") -> Iterator[Finding]:
    """
    Yield what in a text may be of a man who stays, or of a report that is kept apart.

    A word counts that the other has and this report has not: a word that is rare, or one
    of looks. A number of the other never leaves. That others told us at all is a word of it.
    """
    own = _stems(f"{private.account} {private.described} {private.may_be_said}")
    spoken = spoken_in(private.account, language)
    yield from _words(
        text, _stems(private.stays) - _stems(private.described), FindingKind.STAYS, spoken
    )
    if not private.apart:
        return
    ours = {*private.numbers}
    theirs = [one for one in private.apart_numbers if one not in ours]
    for one in numbers_in(text, theirs):
        yield replace(one, kind=FindingKind.ANOTHER_NUMBER, why=WHY[FindingKind.ANOTHER_NUMBER])
    yield from _words(text, _stems(private.apart) - own, FindingKind.ANOTHER, spoken)
    for match in _OTHERS_TOLD.finditer(text):
        yield _finding(text, match, FindingKind.ANOTHER)


def _words(text: str, theirs: set[str], kind: FindingKind, language: str) -> Iterator[Finding]:
    for match in WORD.finditer(text):
        word = plain(match[0])
        if word[:_STEM] in theirs and _tells(word, language):
            yield _finding(text, match, kind)


def _tells(word: str, language: str) -> bool:
    if len(word) < 4 or word in COMMON:
        return False
    looks = bool(lists_of(word) & {"looks", "body", "vehicle"})
    return looks or how_often(word, language) < TELL_TOGETHER


def _stems(words: str) -> set[str]:
    return {plain(m[0])[:_STEM] for m in WORD.finditer(words)}


def _finding(text: str, match: re.Match[str], kind: FindingKind) -> Finding:
    return Finding(
        start=match.start(), end=match.end(), text=match[0], kind=kind, why=WHY[kind]
    )
