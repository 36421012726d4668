"""How long it takes from a report to its warning."""

from datetime import date

from brolly.access.vocabulary import Actor
from brolly.alerts.queries import first_warned_on
from brolly.evaluation import rules
from brolly.evaluation.vocabulary import FEW, Line, Shown, Statistic
from brolly.incidents.queries import CountedReport


def days_to_warning(actor: Actor, reports: list[CountedReport], until: date) -> Statistic:
    """Return the median of days by the year of the report. Inside an open scope only."""
    warned = first_warned_on(actor)
    lines = []
    for year in rules.years_of(one.told_on for one in reports):
        spans = [
            (warned[one.id] - one.told_on).days
            for one in reports
            if one.told_on.year == year and one.id in warned and warned[one.id] <= until
        ]
        days, many = rules.median_days(spans)
        enough = days is not None and many >= rules.THRESHOLD
        said = Shown(value=days, said=f"{days}") if enough else Shown(value=None, said=FEW)
        if not many:
            said = Shown(value=None, said="none")
        lines.append(Line(name=str(year), days=said, count=rules.shown(many)))
    return Statistic(
        code="days-to-warning",
        name="Days from a report to its first warning",
        numerator="The middle one of all: half were faster",
        denominator="Reports of that year from which a warning went out",
        until=until,
        lines=lines,
    )
