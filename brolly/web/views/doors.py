"""How staff reach a page: an Actor, a scope around a GET, and refusals as pages."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import render, resolve_url
from django.template.response import TemplateResponse
from django.urls import reverse

from brolly.access.gate import FreshFactorNeeded
from brolly.access.scope import reading, taking_turns
from brolly.access.vocabulary import Actor
from brolly.foundation.refusals import ChangedMeanwhile, Refusal
from brolly.web import ports
from brolly.web.templatetags.brolly import words
from brolly.web.templatetags.posted import WORKING_FOR
from brolly.web.views.drawing import (
    is_fragment,
    kept_fields,
    must_stay_open,
    page,
    public_page,
    typed,
)

P = ParamSpec("P")


class SignedOut(Refusal):
    """Nobody is signed in any more, and the page that asks keeps what is typed in it."""

    code = "web.signed-out"
    status = 403
    message = "You are signed out. Keep this page open, and sign in in another tab."


class DrawnForAnother(Refusal):
    """The page was drawn for another organisation than the one she works for now."""

    code = "web.drawn-for-another"
    message = (
        "You opened this page for one organisation and work for another now, so nothing "
        "was saved and nothing was sent."
    )


StaffPage = Callable[Concatenate[HttpRequest, Actor, P], HttpResponseBase]


Page = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def staff_view(view: StaffPage[P]) -> Page[P]:
    """
    Let staff in, as an explicit Actor.

    A GET runs inside a read-only scope, drawing of the template included. A POST runs
    without a scope: the action opens its own. A Refusal becomes a page with its status;
    nobody signed in means the sign-in page.
    """

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        if request.method == "POST":
            return _answered(request, lambda actor: view(request, actor, *args, **kwargs))
        with taking_turns():
            return _answered(request, lambda actor: view(request, actor, *args, **kwargs))

    return run


def _answered(
    request: HttpRequest, view: Callable[[Actor], HttpResponseBase]
) -> HttpResponseBase:
    actor = ports.actor_of_request()(request)
    if actor is None:
        return to_sign_in(request)
    try:
        if request.method in ("GET", "HEAD"):
            with reading(actor):
                return _drawn(view(actor))
        _check_drawn_for(request, actor)
        response = view(actor)
        if isinstance(response, TemplateResponse):
            with reading(actor):
                return _drawn(response)
        return response
    except DrawnForAnother as refusal:
        if must_stay_open(request):
            return refused(request, actor, refusal)
        return _change_back(request, actor, refusal)
    except FreshFactorNeeded as refusal:
        return _ask_factor_again(request, actor, refusal)
    except Refusal as refusal:
        return refused(request, actor, refusal)


def _check_drawn_for(request: HttpRequest, actor: Actor) -> None:
    """
    Refuse what was typed on a page of another organisation.

    A request without the field says nothing of where it was typed: Lock sends such a one.
    """
    if set(request.POST.getlist(WORKING_FOR)) - {str(actor.organisation_id)}:
        raise DrawnForAnother


def refused(request: HttpRequest, actor: Actor, refusal: Refusal) -> HttpResponse:
    """Answer with a refusal: a page, or for HTMX only the notice."""
    if isinstance(refusal, ChangedMeanwhile) and refusal.theirs:
        return _both_versions(request, actor, refusal)
    if must_stay_open(request):
        said = {"refusal": refusal}
        return render(request, "web/parts/not_saved.html", said, status=refusal.status)
    if is_fragment(request):
        return render(
            request, "web/parts/refused.html", {"refusal": refusal}, status=refusal.status
        )
    return page(
        request,
        actor,
        "web/refusal.html",
        {
            "refusal": refusal,
            "heading": refusal.heading,
            "was_post": request.method == "POST",
            "typed": typed(request),
        },
        status=refusal.status,
    )


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send somebody to the sign-in page, and back here afterwards."""
    back = request.path
    if is_fragment(request) or request.method != "GET":
        # The page that asked, never the address of a part or of a form's target.
        back = "/"
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({REDIRECT_FIELD_NAME: back})}"
    if must_stay_open(request):
        said = {"refusal": SignedOut()}
        return public_page(request, "web/parts/not_saved.html", said, status=SignedOut.status)
    if is_fragment(request):
        answer = HttpResponse()
        answer["HX-Redirect"] = address
        return answer
    if request.method == "POST" and (written := typed(request)):
        return public_page(
            request,
            "web/sorry.html",
            {
                "heading": "You are signed out",
                "sentence": "Sign in again in another tab, come back here and send it again.",
                "sign_in": resolve_url(settings.LOGIN_URL),
                "kept": kept_fields(request),
                "typed": written,
                "posted_to": request.path,
            },
            status=403,
        )
    return HttpResponseRedirect(address)


def _drawn(response: HttpResponseBase) -> HttpResponseBase:
    return response.render() if isinstance(response, TemplateResponse) else response


def _ask_factor_again(
    request: HttpRequest, actor: Actor, refusal: FreshFactorNeeded
) -> HttpResponse:
    """
    Ask for the second factor; what was posted waits in the page itself.

    Values never enter an address or the session: they travel as hidden fields of a
    form that posts them again, after the person has shown the factor in a second tab.
    """
    posted = request.method == "POST"
    back = reverse("web:confirmed") if posted else request.path
    confirm = ports.fresh_factor_url()(back)
    shown = {
        "refusal": refusal,
        "confirm_address": confirm,
        "was_post": posted,
        "kept": kept_fields(request),
        "posted_to": request.get_full_path(),
        "has_files": bool(request.FILES),
    }
    answer = page(request, actor, "web/fresh_factor.html", shown, status=refusal.status)
    return _as_whole_page(request, answer)


def _change_back(request: HttpRequest, actor: Actor, refusal: DrawnForAnother) -> HttpResponse:
    """Keep what was typed until she works again where she typed it."""
    shown = {
        "refusal": refusal,
        "kept": kept_fields(request),
        "posted_to": request.get_full_path(),
        "has_files": bool(request.FILES),
    }
    answer = page(request, actor, "web/changed_organisation.html", shown, status=refusal.status)
    return _as_whole_page(request, answer)


def _both_versions(
    request: HttpRequest, actor: Actor, refusal: ChangedMeanwhile
) -> HttpResponse:
    """Show what two people wrote at once; one press saves this one over the other."""
    mine = dict(kept_fields(request))
    kept = [(n, v) for n, v in kept_fields(request) if n != "version"]
    shown = {
        "refusal": refusal,
        "rows": [(words(n), mine.get(n, ""), theirs) for n, theirs in refusal.theirs.items()],
        "kept": [*kept, ("version", refusal.version)],
        "posted_to": request.get_full_path(),
    }
    answer = page(request, actor, "web/changed_meanwhile.html", shown, status=refusal.status)
    return _as_whole_page(request, answer)


def _as_whole_page(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Let HTMX put this page in the place of the one that asked, not into a part of it."""
    if is_fragment(request):
        answer["HX-Retarget"] = answer["HX-Reselect"] = "#main"
        answer["HX-Reswap"] = "outerHTML"
    return answer
