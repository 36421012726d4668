"""Every part of the look with made-up contents, in the demonstration only."""

from uuid import UUID

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from brolly.access.gate import FreshFactorNeeded
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import ChangedMeanwhile, NotAllowed
from brolly.web import samples
from brolly.web.views.doors import _ask_factor_again, refused, to_sign_in
from brolly.web.views.drawing import frame


@require_http_methods(["GET", "POST"])
def parts(request: HttpRequest) -> HttpResponse:
    """
    Show every part of the look with made-up contents. In the demonstration only.

    Reads nothing, so anybody may look; the member of staff in the frame is made up.
    """
    shown = {**frame(request, _somebody()), **samples.parts(request.POST or None)}
    return render(request, "web/parts_page.html", shown)


@require_POST
def parts_refusal(request: HttpRequest) -> HttpResponse:
    """Show what each kind of refusal looks like, as a page or as a part of one."""
    somebody = _somebody()
    kind = request.POST.get("kind", "")
    if kind == "factor":
        return _ask_factor_again(request, somebody, FreshFactorNeeded())
    if kind == "changed":
        theirs = {"note": "He drove a blue van."}
        return refused(request, somebody, ChangedMeanwhile(theirs=theirs, version="8"))
    if kind == "signed-out":
        return to_sign_in(request)
    return refused(request, somebody, NotAllowed())


def _somebody() -> Actor:
    """Return a made-up member of staff, in the demonstration only."""
    if not settings.DEMONSTRATION:
        raise Http404
    return Actor(name="Bronagh", organisation_id=UUID(int=0), powers=frozenset(Power))
