"""Stages of work on a report, and the first steps that what was said calls for."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from brolly.incidents.vocabulary import (
    Channel,
    Kind,
    Stage,
    StepKind,
    StepTold,
    Told,
)

_MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.NEW: frozenset({Stage.OPEN, Stage.WAITING, Stage.CLOSED}),
    Stage.OPEN: frozenset({Stage.WAITING, Stage.CLOSED}),
    Stage.WAITING: frozenset({Stage.OPEN, Stage.CLOSED}),
    Stage.CLOSED: frozenset({Stage.OPEN}),
}


def may_move(now: Stage, to: Stage) -> bool:
    """Test whether work on a report may go from one stage to another."""
    return to in _MOVES[now]


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A first step that what was said calls for, and why."""

    kind: StepKind
    why: str
    within: timedelta


def steps_to_suggest(
    *,
    kinds: frozenset[str],
    injuries: frozenset[str],
    about_under_18: bool,
    third_party: bool,
    has_to_be_asked: bool,
    may_be_under_18: bool = False,
    wants_adviser: bool = False,
    long_ago: bool = False,
) -> list[Suggestion]:
    """
    Return first steps that what was said calls for.

    Sources: SARC samples are worth taking up to seven days (FFLM recommendations);
    pressure on the neck wants a health check even when marks fade (Institute for
    Addressing Strangulation). Read 2026-11-23. What was long ago calls for neither.
    """
    is_young = about_under_18 or Kind.UNDER_18_CONCERN.value in kinds
    samples = {Kind.RAPE.value, Kind.SEXUAL_ASSAULT.value, Kind.DRUGGING.value}
    neck = Kind.STRANGULATION.value in kinds or "neck" in injuries
    called_for = (
        (is_young, StepKind.SAFEGUARDING, "Somebody under 18: the safeguarding lead, today."),
        (
            may_be_under_18 and not is_young,
            StepKind.SAFEGUARDING,
            "These words may be about somebody under 18. If so, say it under Change.",
        ),
        (
            bool(kinds & samples) and not long_ago,
            StepKind.EVIDENCE_CLOCK,
            "Samples can be kept for her at a SARC, whatever she decides later.",
        ),
        (
            bool(kinds & samples) and long_ago,
            StepKind.SUPPORT,
            "It was long ago: offer support for that. Going to the police stays open.",
        ),
        (
            neck and not long_ago,
            StepKind.HEALTH,
            "Pressure on the neck matters even when the marks fade: offer a health check.",
        ),
        (
            bool(injuries - {"none", "fear"}) and not neck and not long_ago,
            StepKind.HEALTH,
            "She is hurt: offer a wound check.",
        ),
        (
            Kind.LANDLORD.value in kinds,
            StepKind.HOUSING,
            "Her home: ring the same day.",
        ),
        (
            wants_adviser,
            StepKind.RING_BACK,
            "She wants an adviser: say who rings her, and when.",
        ),
        (
            third_party,
            StepKind.ASK_HER,
            "Somebody told us for her. Every choice is hers: reach her and ask.",
        ),
        (
            has_to_be_asked and not third_party,
            StepKind.ASK_HER,
            "Some of her choices say “Ask her”: until somebody does, they count as no.",
        ),
    )
    return [
        Suggestion(kind=kind, why=why, within=due_within(kind))
        for is_so, kind, why in called_for
        if is_so
    ]


def steps_that_follow(
    told: Told, *, kinds: Collection[str], lead: tuple[UUID | None, str], at: datetime
) -> list[StepTold]:
    """
    Return the steps that nobody has to remember to write down.

    Where somebody is under 18 the safeguarding lead decides today, whatever was typed.
    """
    kind = StepKind.SAFEGUARDING
    if not told.about_under_18 or kind.value in kinds:
        return []
    return [
        StepTold(
            kind=kind.value,
            words="Somebody under 18: decide today who is told, and how she is kept safe.",
            due_at=at + due_within(kind),
            owner_id=lead[0],
            owner_name=lead[1],
        )
    ]


def due_within(kind: StepKind) -> timedelta:
    """Return how soon a step of this kind is due when nobody says otherwise."""
    return _DUE_WITHIN.get(kind, timedelta(days=2))


_DUE_WITHIN = {
    StepKind.SAFEGUARDING: timedelta(hours=4),
    StepKind.CHILDRENS_SERVICES: timedelta(hours=4),
    StepKind.EVIDENCE_CLOCK: timedelta(hours=4),
    StepKind.HOUSING: timedelta(hours=8),
    StepKind.HEALTH: timedelta(hours=24),
    StepKind.RING_BACK: timedelta(hours=24),
}


_YOUNG = re.compile(
    r"\b(?:(?:thirteen|fourteen|fifteen|sixteen|seventeen)(?:th)?(?! (?:hundred|pounds|quid))"
    r"|(?:she|he|i|they|age|aged|is|was|['’]s|['’]m) (?:only |just |about )?1[2-7]\b"
    r"(?! ?(?:st|stone|quid|pounds|minutes|hours|miles|am|pm|o['’]clock|and|to|or|:|\.|%))"
    r"|1[2-7] years? old|1[2-7]th birthday|under ?(?:age|18|eighteen)|not eighteen"
    r"|schoolgirl|schoolboy|children['’]?s home|foster (?:care|carer|home|mum|dad)"
    r"|in care|social worker|year (?:9|10|11|nine|ten|eleven)\b|key ?worker at the home)",
    re.IGNORECASE,
)


def may_be_under_18(narrative: str) -> bool:
    """Test whether a story may be about somebody under 18. A question, never an answer."""
    return bool(_YOUNG.search(narrative)) or says_under_18(narrative)


_TEENS = r"(?:1[2-7]|(?:thir|four|fif|six|seven)teen)"
_SAYS_YOUNG = re.compile(
    rf"\b(?:she|i|she['’]s|i['’]m|im|shes|i am|she is|she was)(?: \w+)? ?(?:only |just |nearly )?{_TEENS}\b"
    r"(?! ?(?:st|stone|quid|pounds|minutes|hours|miles|am|pm|o['’]clock|and|to|or|times|of|:|\.\d|%))"
    r"|\b(?:only |just )?(?:had |turned )(?:my |her )?(?:1[2-7](?:th)?|(?:thir|four|fif|six|seven)teen(?:th)?)\b"
    r"|\b(?:my|her) (?:1[2-7]th|(?:thir|four|fif|six|seven)teenth)\b|\bunder ?age\b|\bnot (?:yet )?eighteen\b"
    r"|\b(?:are|am|avea|aveam|tem|tenho) (?:doar |abia |só )?1[2-7] (?:de )?an[io]s?\b"
    r"|\bminor[ăa]\b|\bmenor de idade\b",
    re.IGNORECASE,
)


def says_under_18(narrative: str) -> bool:
    """Test whether a story says of her, plainly, that she is under 18: it is held then."""
    return _SAYS_YOUNG.search(narrative) is not None


def is_third_party(*, channel: str, teller: str) -> bool:
    """Test whether somebody else told us. A partner's or colleague's account is one too."""
    return bool(teller.strip()) or channel == Channel.THIRD_PARTY.value
