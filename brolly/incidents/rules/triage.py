"""
How soon somebody looks at a report, and which questions its words raise.

Words raise a question and never answer it: they move a report up, and no word moves one
down. Where restricted movement, papers taken, debts and money kept are signs that
somebody is held: "Modern slavery: how to identify and report perpetrators" and the
statutory guidance under section 49 of the Modern Slavery Act 2015, which also says that an
adult is referred only with her yes (read 2026-11-24).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from brolly.incidents.rules.work import may_be_under_18
from brolly.incidents.vocabulary import Kind, Priority, Prompt

EVIDENCE_LASTS = timedelta(days=7)
LONG_AGO = timedelta(days=365)

_DANGER = re.compile(
    r"\b(?:he(?:['’]s| is)(?: still| back)? (?:outside|here|downstairs|at the door|in the (?:flat|house|hall)"
    r"|on his way|coming (?:back|round|over))"
    r"|(?:still|right now|now) (?:outside|in the flat|at the door|banging)"
    r"|(?:going to|gonna|will|he['’]ll|threatened to|said he(?:['’]d| would)) kill (?:me|her|us)"
    r"|(?:has|got|kept|took) (?:a |my |her |the )?(?:spare )?keys?\b"
    r"|knows where (?:i|she) lives?|(?:has|got) a (?:gun|knife|machete)"
    r"|(?:i|she)(?:['’]m|['’]s| am| is) (?:hiding|locked in|not safe|scared to (?:leave|go home))"
    r"|can['’]?t breathe|kill (?:myself|herself)|end it all|e afar[ăa] la u[șs][ăa]|m[ăa] omoar[ăa]"
    r"|vai me matar|est[áa] (?:l[áa] )?(?:fora|à porta)|me va a matar)",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:(?:took|takes|has|have|kept|keeps|holds?|holding|got) (?:all )?(?:my|her|our|their|the girls['’]?) "
    r"(?:passports?|papers|documents|id(?: card)?|visa|phone)s?"
    r"|(?:my|her|their) (?:passports?|papers|id) (?:was|were|is|are)? ?(?:taken|kept|locked)"
    r"|(?:owe|owes|owed|owing|pay(?:ing)? (?:off|back)|work(?:ing)? off) (?:him|them|her|the|a|my|£|\d)[^.]{0,30}\bdebt"
    r"|\bdebt to (?:him|them)|(?:owe|owes) (?:him|them)"
    r"|(?:keeps?|kept|takes?|took) (?:all (?:of )?)?(?:my|her|our|their) (?:money|earnings|wages)"
    r"|(?:won['’]?t|wouldn['’]?t|doesn['’]?t|don['’]?t|not|never) (?:let|lets|allowed to|allow) ?(?:me|her|us|them)? ?(?:go out|leave|out|alone)"
    r"|(?:made|makes|forced|forces) (?:me|her|us|them|the girls) (?:to )?(?:work|see|do)"
    r"|brought (?:me|her|us|them) (?:over|here|to (?:england|the uk|britain))"
    r"|mov(?:e|es|ed|ing) (?:me|her|us|them|the girls) (?:from|every|to another|between)"
    r"|traffick\w+|mi-?a luat (?:pașaportul|pasaportul|actele)|tirou[- ]?(?:me )?o passaporte|quit[óo] el pasaporte)",
    re.IGNORECASE,
)
_SOON = frozenset(
    {
        Kind.RAPE, Kind.SEXUAL_ASSAULT, Kind.STRANGULATION, Kind.DRUGGING, Kind.KIDNAP,
        Kind.STALKING, Kind.THREATS, Kind.BLACKMAIL, Kind.LANDLORD,
    }
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of a report when somebody asks how soon. ``age`` since it happened."""

    kinds: frozenset[str]
    injuries: frozenset[str]
    narrative: str
    about_under_18: bool = False
    number_may_be_hers: bool = False
    happened_on: date | None = None
    today: date


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """How soon somebody should look, and why; a person decides."""

    priority: Priority
    why: tuple[str, ...]


def prompts_of(facts: Facts) -> list[Prompt]:
    """Return the questions that a report raises, the most urgent first."""
    is_young = facts.about_under_18 or Kind.UNDER_18_CONCERN.value in facts.kinds
    raised = (
        (Prompt.IN_DANGER, _DANGER.search(facts.narrative) is not None),
        (Prompt.UNDER_18, is_young or may_be_under_18(facts.narrative)),
        (Prompt.EXPLOITED, _HELD.search(facts.narrative) is not None),
        (Prompt.OWN_NUMBER, facts.number_may_be_hers),
    )
    return [prompt for prompt, is_so in raised if is_so]


def proposal(facts: Facts) -> Proposal:
    """Return how soon to look, by what was told; where nothing speaks, this week."""
    found = dict(_reasons(facts))
    first = next((one for one in Priority if one in found), Priority.WEEK)
    return Proposal(priority=first, why=tuple(found.get(first, ())))


def _reasons(facts: Facts) -> list[tuple[Priority, list[str]]]:
    prompts = set(prompts_of(facts))
    age = facts.today - facts.happened_on if facts.happened_on else None
    is_recent = age is None or age <= EVIDENCE_LASTS
    # What was done to her years ago may still hurt today: that waits no four weeks.
    is_old = age is not None and age > LONG_AGO and not _any(facts.kinds, _SOON)
    hurt = bool(set(facts.injuries) - {"none", "fear"})
    now = [
        (Prompt.IN_DANGER in prompts, "Its words may mean that she is in danger now"),
        (Prompt.UNDER_18 in prompts, "Somebody may be under 18"),
    ]
    today = [
        (Prompt.EXPLOITED in prompts, "Somebody may be held, or made to work"),
        (_any(facts.kinds, _SOON) and is_recent, "It may go on, or evidence may be lost"),
        (hurt and is_recent, "She is hurt"),
        (Prompt.OWN_NUMBER in prompts, "His number may be hers: ask her"),
    ]
    later = [(is_old, "It happened more than a year ago")]
    grouped = ((Priority.NOW, now), (Priority.TODAY, today), (Priority.LATER, later))
    said = [(one, [why for is_so, why in reasons if is_so]) for one, reasons in grouped]
    return [(one, why) for one, why in said if why]


def _any(kinds: Collection[str], of: Collection[Kind]) -> bool:
    return any(kind.value in kinds for kind in of)
