"""The measure of trust: how many of those who told us are willing to share, year by year."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from brolly.access.vocabulary import Actor
from brolly.consent.queries import latest_answers
from brolly.consent.vocabulary import Answer, Choice
from brolly.evaluation import rules
from brolly.evaluation.vocabulary import Line, Statistic
from brolly.incidents.queries import CountedReport

_LEVELS: Mapping[Choice, tuple[str, str]] = {
    Choice.WARN: ("Willing to warn others", ""),
    Choice.POLICE_ANONYMOUS: ("Willing to tell the police without them", ""),
    Choice.POLICE_NAMED: ("Willing to tell the police with their details", "S3.83"),
    Choice.ADVISER: ("Want an adviser", ""),
}


def willing_to_share(
    actor: Actor, reports: list[CountedReport], until: date
) -> list[Statistic]:
    """Return one statistic for each level of sharing. Inside an open scope only."""
    said = latest_answers(actor, [one.id for one in reports])
    return [
        _level(choice, name, practice, reports, said, until)
        for choice, (name, practice) in _LEVELS.items()
    ]


def _level(
    choice: Choice,
    name: str,
    practice: str,
    reports: list[CountedReport],
    said: Mapping[UUID, Mapping[Choice, Answer]],
    until: date,
) -> Statistic:
    shares = []
    for year in rules.years_of(one.told_on for one in reports):
        told = [one.id for one in reports if one.told_on.year == year]
        yes = sum(said.get(i, {}).get(choice) is Answer.YES for i in told)
        shares.append((year, rules.share(yes, len(told))))
    grew = rules.increase(shares[0][1], shares[-1][1]) if len(shares) > 1 else None
    first, last = (shares[0][0], shares[-1][0]) if shares else (0, 0)
    remark = f"From {first} to {last}: {grew:+d} per cent." if grew is not None else ""
    return Statistic(
        code=f"willing-{choice.value.replace('_', '-')}",
        name=name,
        numerator="Reports whose person last said yes to it, with or without a condition",
        denominator="Reports told in that year",
        until=until,
        lines=[Line(name=str(year), share=one) for year, one in shares],
        remark=remark,
        practice=practice,
    )
