"""Pages to find a report: the list, and looking a number or plate up."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.identifiers import IdentifierKind
from brolly.incidents import queries, rules
from brolly.incidents.forms import (
    FilterForm,
    LookUpForm,
)
from brolly.web.paging import one_page, without_page
from brolly.web.views import is_fragment, page, staff_view


@require_GET
@staff_view
def incidents(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the list, filtered."""
    form = FilterForm(without_page(request.GET), initial={"stage": queries.NOT_CLOSED})
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    wanted = queries.IncidentFilter(
        text=said.get("text", ""),
        stage=said.get("stage", queries.NOT_CLOSED),
        kind=said.get("kind", ""),
        channel=said.get("channel", ""),
    )
    lines, pages = one_page(
        request,
        lambda limit, offset: queries.incidents_of(actor, wanted, limit=limit, offset=offset),
    )
    shown = {
        "form": form,
        "lines": lines,
        "pages": pages,
        "now": timezone.now(),
        "is_filtered": bool(said),
        "may_write": actor.can(Power.WRITE_INCIDENTS),
        "may_import": actor.can(Power.IMPORT_RECORDS),
    }
    return page(request, actor, "incidents/list.html", shown)


@staff_view
def look_up(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Look for a number or plate. Posted, so that it stands in no address."""
    require(actor, Power.READ_INCIDENTS)
    prefix = request.POST.get("row", "")
    form = LookUpForm(_row_of(request, prefix) if request.method == "POST" else None)
    found = None
    if form.is_bound and form.is_valid():
        kind = IdentifierKind(form.cleaned_data["kind"])
        text = form.cleaned_data["text"]
        found = queries.look_up(actor, rules.kind_by_look(kind, text), text)
    template = (
        "incidents/parts/found.html" if is_fragment(request) else "incidents/look_up.html"
    )
    return page(request, actor, template, {"form": form, "found": found})


def _row_of(request: HttpRequest, prefix: str) -> dict[str, str]:
    """Return kind and text of the row that asked, or of the page's own form."""
    start = f"{prefix}-" if prefix else ""
    return {name: request.POST.get(f"{start}{name}", "") for name in ("kind", "text")}
