"""Today, and the history of the organisation."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from brolly.access.vocabulary import Actor
from brolly.home.queries.history import history_lines
from brolly.home.queries.sources import KINDS, ways_in
from brolly.home.queries.today import today as what_needs_me
from brolly.organisations.queries import organisation_names
from brolly.web.views import page, staff_view

PAGE_OF_HISTORY = 50


@require_GET
@staff_view
def today(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what needs the person who looks."""
    now = timezone.now()
    shown = what_needs_me(actor, now=now, kinds=KINDS)
    context = {
        "today": shown,
        "now": now,
        "place": organisation_names(actor).get(actor.organisation_id, ""),
        "ways_in": ways_in(actor),
    }
    return page(request, actor, "home/today.html", context)


@require_GET
@staff_view
def history(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who did what, newest first, a hundred lines a page."""
    said = request.GET.get("before", "")
    before = int(said) if said.isdecimal() and len(said) < 19 else None
    lines = history_lines(actor, before=before, limit=PAGE_OF_HISTORY)
    last = lines[-1].sequence if len(lines) == PAGE_OF_HISTORY else None
    return page(request, actor, "home/history.html", {"lines": lines, "next_before": last})
