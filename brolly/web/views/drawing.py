"""Draw a page for an actor, or for a stranger; what was posted is kept."""

from typing import Any

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
)
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.crypto import salted_hmac

from brolly.access.scope import open_scope, reading
from brolly.access.vocabulary import Actor
from brolly.web import navigation
from brolly.web.templatetags.posted import WORKING_FOR

# Never sent back to the browser, whatever form they stood in.
NEVER_KEPT = frozenset(
    {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword"}
    | {"passphrase", "passphrase_again", "paper_one", "paper_two"}
    | {"code", "otp", "credential"}
)


# Kept, but of no use to a reader.
NOT_WORDS = frozenset({"submission_id", "version", "next", WORKING_FOR})


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
    shown = {**frame(request, actor), **(context or {})}
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


def is_fragment(request: HttpRequest) -> bool:
    """Test whether HTMX asks for a part of a page and not for a whole one."""
    return (
        request.headers.get("HX-Request") == "true"
        and request.headers.get("HX-Boosted") != "true"
    )


def must_stay_open(request: HttpRequest) -> bool:
    """
    Test whether a part asks, in the background, from a page in which somebody types.

    Whatever the answer is, that page is not led away from: her words stand in it alone.
    """
    return is_fragment(request) and "stays_open" in request.POST


def kept_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was posted, as pairs, to be posted again by the person."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name not in NEVER_KEPT
        for value in values
    ]


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    return [(n, v) for n, v in kept_fields(request) if n not in NOT_WORDS and v.strip()]


def who(actor: Actor) -> str:
    """Return a mark by which a locked page knows the same person coming back."""
    said = f"{actor.organisation_id}|{actor.staff_id}"
    return salted_hmac("brolly.web.who", said).hexdigest()[:16]


def frame(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    links = navigation.links_for(actor, request.path)
    return {
        "actor": actor,
        "links": links,
        "find_address": navigation.find_address(links),
        "more_is_current": request.path == reverse("web:more"),
        "idle_seconds": settings.IDLE_SECONDS,
        "who": who(actor),
        "sign_in": resolve_url(settings.LOGIN_URL),
    }
