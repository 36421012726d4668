"""What came of reports: how far cases went, and how those with a verdict ended."""

from datetime import date

from brolly.access.vocabulary import Actor
from brolly.evaluation import rules
from brolly.evaluation.vocabulary import Line, Statistic
from brolly.incidents.queries import CountedReport, cases_of
from brolly.incidents.rules import Happened
from brolly.incidents.vocabulary import CHAIN_WORDS, Kind

_NUMERATOR = "Cases in which he was found guilty, or said that he was"
_DENOMINATOR = "Cases with a verdict. Reports without one are not counted here"


def court(actor: Actor, reports: list[CountedReport], until: date) -> Statistic:
    """Return the conviction share of all cases. Inside an open scope only."""
    cases = list(cases_of(actor, [one.id for one in reports]).values())
    return _court("court", "Found guilty, of cases with a verdict", cases, until, "S3.84")


def court_for_rape(actor: Actor, reports: list[CountedReport], until: date) -> Statistic:
    """Return the conviction share of reports of rape. Inside an open scope only."""
    rapes = [one.id for one in reports if Kind.RAPE.value in one.kinds]
    cases = list(cases_of(actor, rapes).values())
    name = "Found guilty, of cases of rape with a verdict"
    return _court("court-rape", name, cases, until, "S3.85")


def _court(
    code: str, name: str, cases: list[list[Happened]], until: date, practice: str
) -> Statistic:
    convicted, verdicts = rules.conviction_share(cases, until=until)
    return Statistic(
        code=code,
        name=name,
        numerator=_NUMERATOR,
        denominator=_DENOMINATOR,
        until=until,
        lines=[Line(name="All years", share=rules.share(convicted, verdicts))],
        practice=practice,
    )


def how_far(actor: Actor, reports: list[CountedReport], until: date) -> Statistic:
    """Return how many cases came how far. Inside an open scope only."""
    cases = cases_of(actor, [one.id for one in reports]).values()
    so_far = ([one for one in case if one.on <= until] for case in cases)
    seen = rules.breakdown({s.value: n for s, n in rules.furthest(so_far).items()})
    return Statistic(
        code="how-far",
        name="How far cases came",
        numerator="Cases whose last step this is",
        denominator="Reports of which anything is written down",
        until=until,
        lines=[Line(name=CHAIN_WORDS[s], count=seen[s.value]) for s in CHAIN_WORDS],
    )
