"""The pages of the frame itself: More, this device, Lock, Leave."""

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.middleware.csrf import get_token
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from brolly.access.vocabulary import Actor
from brolly.web import context, ports
from brolly.web.views.doors import staff_view
from brolly.web.views.drawing import page, who


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
    return JsonResponse({"who": who(actor), "token": get_token(request)})
