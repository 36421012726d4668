"""
Old words of consent, read into her choices. Never wider than the word says.

A yes counts only where word and heading together say plainly to what. "Yes" under "OK to
share?" does not say with whom: she is to be asked. Everything else lets nothing leave.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Leaves(StrEnum):
    """The choices by which something leaves, as an old scheme can have asked for them."""

    WARN = "warn"
    POLICE_ANONYMOUS = "police_anonymous"
    POLICE_NAMED = "police_named"
    ADVISER = "adviser"


class Said(StrEnum):
    """What she said to one of them. The codes are those of ``consent.vocabulary``."""

    YES = "yes"
    NO = "no"
    ASK_HER = "ask_her"
    NOT_SAID = "not_said"


Answers = dict[Leaves, Said]


@dataclass(frozen=True, kw_only=True)
class ConsentRead:
    """The choices that a word allows, and why they are not more."""

    answers: Answers
    why: str = ""


_YES = re.compile(r"^(?:y|yes|yep|yeah|ok|okay|agreed|true|✓|✔|da|sim)$")
_NO = re.compile(
    r"^(?:n|no|nope|none|nothing|never|refused|declined|false|0|nu|não|not at all)$"
)
_ASKS_TO_WARN = re.compile(r"\bwarn(?:ing)?s?\b")
# "Share with others" is more than a warning; an objection turns a yes round.
_ASKS_MORE = re.compile(
    r"\bshar|\bpass\b|\btell\b|\bobject|\bnot\b|n['’]t\b|\brefus|\bwarned\b|\bsent\b"
)
_NO_POLICE = re.compile(
    r"\b(?:no|not|never|nt|except|without|but not)(?: to)?(?: the)? (?:police|cops|pol|p\.?c\.?)\b"
    r"|\bpolice ?[-:]? ?(?:no|n)\b|\bno pol\b"
)
_WITHDRAWN = re.compile(r"withdr[ae]w|took (?:it )?back|changed (?:her )?mind|retract|revok")
_ASK = re.compile(
    r"\bask\b|\?|check|unsure|not sure|maybe|tbc|pending|depends|later|\bif\b|unless"
)


def nothing_said() -> Answers:
    """Return the answers of somebody who was never asked."""
    return dict.fromkeys(Leaves, Said.NOT_SAID)


def _asks_to_warn(heading: str) -> bool:
    return bool(_ASKS_TO_WARN.search(heading)) and not _ASKS_MORE.search(heading)


def read_consent(word: str, heading: str, *, is_police: bool = False) -> ConsentRead:
    """Return what one cell under one heading lets leave. ``is_police``: it is about police only."""
    plain = re.sub(r"\s+", " ", word.lower()).strip(" .!")
    answers = nothing_said()
    if not plain or plain in {"-", "n/a", "na", "blank"}:
        return ConsentRead(answers=answers, why="no word of consent is written")
    if _WITHDRAWN.search(plain):
        return ConsentRead(answers=dict.fromkeys(Leaves, Said.NO), why="she took it back")
    asks_warn = _asks_to_warn(heading.lower()) and not is_police
    asks_police = is_police or "police" in heading.lower()
    if "/" in plain and asks_warn and asks_police:
        return _two_parts(plain)
    if _NO_POLICE.search(plain):
        return _not_police(plain, asks_warn=asks_warn)
    if _ASK.search(word.lower()):
        return _to_ask(answers, "it says to ask her", is_police=is_police)
    if _NO.match(plain):
        return _refused(answers, asks_warn=asks_warn, asks_police=asks_police)
    if _YES.match(plain):
        return _agreed(answers, asks_warn=asks_warn, asks_police=asks_police)
    return _other_words(plain, answers, asks_warn=asks_warn, is_police=is_police)


def _two_parts(plain: str) -> ConsentRead:
    """Read "Y / N" under "warn / police": the first answer is about warning."""
    first, _, second = (part.strip() for part in plain.partition("/"))
    answers = nothing_said()
    parts_known = all(_YES.match(part) or _NO.match(part) for part in (first, second))
    if not parts_known:
        return _to_ask(answers, "it is not plain what she said to which")
    answers[Leaves.WARN] = Said.YES if _YES.match(first) else Said.NO
    if _NO.match(second):
        answers[Leaves.POLICE_ANONYMOUS] = answers[Leaves.POLICE_NAMED] = Said.NO
        return ConsentRead(answers=answers)
    answers[Leaves.POLICE_ANONYMOUS] = answers[Leaves.POLICE_NAMED] = Said.ASK_HER
    return ConsentRead(answers=answers, why="it does not say how much police may have")


def _not_police(plain: str, *, asks_warn: bool) -> ConsentRead:
    answers = nothing_said()
    answers[Leaves.POLICE_ANONYMOUS] = answers[Leaves.POLICE_NAMED] = Said.NO
    left = _NO_POLICE.sub(" ", plain).strip(" ,.-;:&+()")
    left = re.sub(r"\b(?:but|and)\b", " ", left).strip(" ,.-;:&+()")
    if (_YES.match(left) and asks_warn) or re.fullmatch(r"(?:y|yes|ok)?[ (]*warn\)?", left):
        answers[Leaves.WARN] = Said.YES
        return ConsentRead(answers=answers)
    answers[Leaves.WARN] = Said.ASK_HER
    return ConsentRead(
        answers=answers, why="it says no to police, and nothing plain of the rest"
    )


def _refused(answers: Answers, *, asks_warn: bool, asks_police: bool) -> ConsentRead:
    if asks_police and not asks_warn:
        answers[Leaves.POLICE_ANONYMOUS] = answers[Leaves.POLICE_NAMED] = Said.NO
        return ConsentRead(answers=answers)
    return ConsentRead(answers=dict.fromkeys(Leaves, Said.NO))


def _agreed(answers: Answers, *, asks_warn: bool, asks_police: bool) -> ConsentRead:
    if asks_warn and not asks_police:
        answers[Leaves.WARN] = Said.YES
        return ConsentRead(answers=answers)
    if asks_police and not asks_warn:
        return _to_ask(answers, "it does not say how much police may have", is_police=True)
    return _to_ask(answers, "it does not say to what she said yes")


def _other_words(
    plain: str, answers: Answers, *, asks_warn: bool, is_police: bool
) -> ConsentRead:
    if re.fullmatch(
        r"(?:y|yes|ok)?[ ,:-]*\(?(?:to )?warn(?:ing)?s?(?: (?:only|ok|others))?\)?", plain
    ):
        answers[Leaves.WARN] = Said.YES
        if "only" in plain:
            answers[Leaves.POLICE_ANONYMOUS] = answers[Leaves.POLICE_NAMED] = Said.NO
        return ConsentRead(answers=answers)
    named = re.search(r"\bno names?\b|\banon", plain)
    read = _to_ask(
        answers,
        "without her name, and it does not say to whom"
        if named
        else "we do not know this word",
        is_police=is_police,
    )
    if named:
        read.answers[Leaves.POLICE_NAMED] = Said.NO
    return read


def _to_ask(answers: Answers, why: str, *, is_police: bool = False) -> ConsentRead:
    asked = {Leaves.POLICE_ANONYMOUS, Leaves.POLICE_NAMED}
    asked |= set() if is_police else {Leaves.WARN}
    for one in asked:
        answers[one] = Said.ASK_HER
    return ConsentRead(answers=answers, why=why)


def together(first: ConsentRead, second: ConsentRead) -> ConsentRead:
    """Return what two cells about one report let leave: of two answers the narrower."""
    order = (Said.NO, Said.ASK_HER, Said.YES, Said.NOT_SAID)
    answers = {
        one: min(first.answers[one], second.answers[one], key=order.index) for one in Leaves
    }
    return ConsentRead(answers=answers, why="; ".join(filter(None, (first.why, second.why))))


def held(read: ConsentRead, why: str, *, to: Said = Said.ASK_HER) -> ConsentRead:
    """Return the same with every yes taken back to a question, or to a no."""
    answers = {
        one: to if said is Said.YES or to is Said.NO else said
        for one, said in read.answers.items()
    }
    return ConsentRead(answers=answers, why="; ".join(filter(None, (read.why, why))))
