"""Figures on a page, and as a file."""

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.evaluation import queries, rules
from brolly.evaluation.vocabulary import Shown
from brolly.organisations.queries import my_organisation
from brolly.web.views import page, staff_view


@require_GET
@staff_view
def statistics(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the figures of the scheme."""
    require(actor, Power.READ_STATISTICS)
    shown = {
        "statistics": queries.statistics(actor, timezone.localdate()),
        "whose": my_organisation(actor).name,
        "threshold": rules.THRESHOLD,
        "base": rules.BASE,
    }
    return page(request, actor, "evaluation/statistics.html", shown)


@require_GET
@staff_view
def as_csv(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Hand the same figures out as a file: what is held back on the page is held back in it."""
    require(actor, Power.READ_STATISTICS)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ["statistic", "line", "numerator", "n", "per cent", "days", "counts", "of", "until"]
    )
    for one in queries.statistics(actor, timezone.localdate()):
        for line in one.lines:
            part, whole = (line.share.numerator, line.share.denominator) if line.share else (
                line.count, None,
            )  # fmt: skip
            per_cent = line.share.per_cent if line.share else None
            writer.writerow(
                [one.name, line.name, _said(part), _said(whole), per_cent, _said(line.days),
                 one.numerator, one.denominator, one.until.isoformat()]
            )  # fmt: skip
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="statistics.csv"'
    return answer


def _said(one: Shown | None) -> str:
    return one.said if one else ""
