"""
How staff reach a page, and the pages of the frame itself.

``staff_view`` makes the Actor, holds a read-only scope open around a GET, and turns
refusals into pages. ``page`` draws a template for an actor.
"""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.middleware.csrf import get_token
from django.shortcuts import render, resolve_url
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brolly.access.gate import FreshFactorNeeded
from brolly.access.scope import open_scope, reading
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import ChangedMeanwhile, NotAllowed, NotFound, Refusal
from brolly.web import context, navigation, ports, samples
from brolly.web.templatetags.brolly import words

P = ParamSpec("P")
StaffPage = Callable[Concatenate[HttpRequest, Actor, P], HttpResponseBase]
Page = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

# Never sent back to the browser, whatever form they stood in.
NEVER_KEPT = frozenset(
    {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword"}
    | {"passphrase", "code", "otp", "credential"}
)
# Kept, but of no use to a reader.
NOT_WORDS = frozenset({"submission_id", "version", "next"})


def staff_view(view: StaffPage[P]) -> Page[P]:
    """
    Let staff in, as an explicit Actor.

    A GET runs inside a read-only scope, drawing of the template included. A POST runs
    without a scope: the action opens its own. A Refusal becomes a page with its status;
    nobody signed in means the sign-in page.
    """

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor = ports.actor_of_request()(request)
        if actor is None:
            return to_sign_in(request)
        try:
            if request.method in ("GET", "HEAD"):
                with reading(actor):
                    return _drawn(view(request, actor, *args, **kwargs))
            response = view(request, actor, *args, **kwargs)
            if isinstance(response, TemplateResponse):
                with reading(actor):
                    return _drawn(response)
            return response
        except FreshFactorNeeded as refusal:
            return _ask_factor_again(request, actor, refusal)
        except Refusal as refusal:
            return refused(request, actor, refusal)

    return run


def page(
    request: HttpRequest,
    actor: Actor,
    template: str,
    context: dict[str, Any] | None = None,
    status: int = 200,
    *,
    part: str = "",
) -> HttpResponse:
    """
    Draw a page for this actor, inside a read-only scope of the actor.

    ``part`` names the template that HTMX gets instead of the whole page.
    """
    shown = {**_frame(request, actor), **(context or {})}
    template = part if part and is_fragment(request) else template
    if open_scope() is not None:
        return render(request, template, shown, status=status)
    with reading(actor):
        return render(request, template, shown, status=status)


def public_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw a page for somebody who is not signed in: no navigation, no script at all."""
    answer = render(request, template, context, status=status)
    # django-csp reads this when it writes the header.
    no_script = {"script-src": ["'none'"], "connect-src": ["'none'"]}
    setattr(answer, "_csp_replace", no_script)  # noqa: B010 - not an attribute of the class
    return answer


def refused(request: HttpRequest, actor: Actor, refusal: Refusal) -> HttpResponse:
    """Answer with a refusal: a page, or for HTMX only the notice."""
    if isinstance(refusal, ChangedMeanwhile) and refusal.theirs:
        return _both_versions(request, actor, refusal)
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
            "heading": _heading(refusal),
            "was_post": request.method == "POST",
            "typed": _typed(request),
        },
        status=refusal.status,
    )


def is_fragment(request: HttpRequest) -> bool:
    """Test whether HTMX asks for a part of a page and not for a whole one."""
    return (
        request.headers.get("HX-Request") == "true"
        and request.headers.get("HX-Boosted") != "true"
    )


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send somebody to the sign-in page, and back here afterwards."""
    back = request.path
    if is_fragment(request) or request.method != "GET":
        # The page that asked, never the address of a part or of a form's target.
        back = "/"
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({REDIRECT_FIELD_NAME: back})}"
    if is_fragment(request):
        answer = HttpResponse()
        answer["HX-Redirect"] = address
        return answer
    if request.method == "POST" and (typed := _typed(request)):
        return public_page(
            request,
            "web/sorry.html",
            {
                "heading": "You are signed out",
                "sentence": "Sign in again in another tab, come back here and send it again.",
                "sign_in": resolve_url(settings.LOGIN_URL),
                "kept": kept_fields(request),
                "typed": typed,
                "posted_to": request.path,
            },
            status=403,
        )
    return HttpResponseRedirect(address)


def kept_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was posted, as pairs, to be posted again by the person."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name not in NEVER_KEPT
        for value in values
    ]


def _drawn(response: HttpResponseBase) -> HttpResponseBase:
    return response.render() if isinstance(response, TemplateResponse) else response


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    return [(n, v) for n, v in kept_fields(request) if n not in NOT_WORDS and v.strip()]


def _heading(refusal: Refusal) -> str:
    if isinstance(refusal, NotFound):
        return "We could not find that"
    if isinstance(refusal, NotAllowed):
        return "You cannot do this"
    return "This could not be done"


def _who(actor: Actor) -> str:
    """Return a mark by which a locked page knows the same person coming back."""
    said = f"{actor.organisation_id}|{actor.staff_id}"
    return salted_hmac("brolly.web.who", said).hexdigest()[:16]


def _frame(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    links = navigation.links_for(actor, request.path)
    return {
        "actor": actor,
        "links": links,
        "find_address": navigation.find_address(),
        "more_is_current": request.path == reverse("web:more"),
        "idle_seconds": settings.IDLE_SECONDS,
        "who": _who(actor),
        "sign_in": resolve_url(settings.LOGIN_URL),
    }


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


@require_GET
@staff_view
def more(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show every section, and the choice of light or dark."""
    return page(request, actor, "web/more.html", {"themes": context.THEMES.items()})


@require_POST
def device(request: HttpRequest) -> HttpResponse:
    """Keep light or dark, and keys on or off, on this device. Anybody may choose."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("web:more")
    answer = HttpResponseRedirect(back)
    context.remember(
        answer,
        theme=request.POST.get("theme", ""),
        keys="" if request.POST.get("keys") else "off",
    )
    return answer


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """End the session. Anybody may: it takes away, and gives nothing."""
    ports.lock()(request)
    return HttpResponseRedirect(resolve_url(settings.LOGIN_URL))


def leave(request: HttpRequest) -> HttpResponse:
    """Leave quickly: drop what this browser holds of us, and go somewhere dull."""
    if request.user.is_authenticated:
        ports.lock()(request)
    answer = HttpResponseRedirect(settings.LEAVE_TO)
    answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


@require_GET
@staff_view
def confirmed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Say that the second factor was shown, and which tab to go back to."""
    return page(request, actor, "web/confirmed.html")


@require_GET
def still_here(request: HttpRequest) -> JsonResponse:
    """Tell a locked page who is signed in now, as a mark, and give it a fresh form token."""
    actor = ports.actor_of_request()(request)
    if actor is None:
        return JsonResponse({"who": ""})
    return JsonResponse({"who": _who(actor), "token": get_token(request)})


@require_http_methods(["GET", "POST"])
def parts(request: HttpRequest) -> HttpResponse:
    """
    Show every part of the look with made-up contents. In the demonstration only.

    Reads nothing, so anybody may look; the member of staff in the frame is made up.
    """
    shown = {**_frame(request, _somebody()), **samples.parts(request.POST or None)}
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


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere."""
    return _sorry(request, 404, "We could not find that", "The address leads nowhere.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what nobody may do."""
    return _sorry(request, 403, "You cannot do this", "Ask a manager if you think you should.")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that makes no sense."""
    words = "Something in the request did not make sense to us. Nothing was saved."
    return _sorry(request, 400, "We could not read that", words)


_FAILED = (Path(__file__).parent / "templates/web/500.html").read_text()


def failed(request: HttpRequest) -> HttpResponse:
    """Answer after a fault of ours, with a page that needs nothing that could fail again."""
    return HttpResponse(_FAILED, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """
    Answer a form whose token is missing or old.

    Only when the browser itself says that our own page sent it do we offer to send it
    again: otherwise a strange page could have somebody confirm its form for it.
    """
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    kept = kept_fields(request) if ours else []
    words = (
        "This page was open for a long time, or you signed in again meanwhile. "
        "Nothing was saved."
    )
    return public_page(
        request,
        "web/sorry.html",
        {
            "heading": "We could not be sure it was you",
            "sentence": words,
            "kept": kept,
            "typed": _typed(request) if ours else [],
            "posted_to": request.get_full_path(),
        },
        status=403,
    )


def _sorry(request: HttpRequest, status: int, heading: str, sentence: str) -> HttpResponse:
    shown = {"heading": heading, "sentence": sentence}
    return public_page(request, "web/sorry.html", shown, status=status)
