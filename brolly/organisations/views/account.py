"""One's own sign-in: second steps, the printed sheet, the password, every session."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from brolly.foundation.refusals import Refusal
from brolly.organisations import gate, rules
from brolly.organisations.actions import sign_in as ways
from brolly.organisations.forms import CodeForm, PasswordForm
from brolly.organisations.gate import Standing
from brolly.organisations.views.way_in import BOTH, come_in, parsed
from brolly.web.views import page

MAY = gate.at_step(Standing.IN, Standing.NEEDS_FACTOR)


def _show(
    request: HttpRequest, template: str, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Draw a page in the frame of somebody who is in, or bare for somebody on her way."""
    actor = gate.actor_for(request)
    if actor is None:
        return render(request, template, shown, status=status)
    return page(request, actor, template, shown, status=status)


def _me(request: HttpRequest) -> UUID:
    staff_id = gate.staff_id_of(request)
    assert staff_id is not None  # noqa: S101 - at_step lets nobody else in
    return staff_id


def _must_show_first(request: HttpRequest) -> HttpResponse | None:
    """
    Ask for a second step that is there already before another one is added.

    Otherwise a password alone, in a browser left open, would be enough to add one.
    """
    if gate.has_fresh_factor(request, at=timezone.now()):
        return None
    standing = gate.at_the_door(request).standing
    if standing is Standing.NEEDS_FACTOR and not ways.ways_of(_me(request)).any:
        return None
    where = "factor" if standing is Standing.IN else "unlock"
    asked = urlencode({"next": request.path})
    return HttpResponseRedirect(f"{reverse(f'organisations:{where}')}?{asked}")


@require_GET
@never_cache
@MAY
def first_factor(request: HttpRequest) -> HttpResponse:
    """Choose a second step, the first time."""
    if gate.at_the_door(request).standing is Standing.IN:
        return redirect("organisations:account")
    if ways.ways_of(_me(request)).any:
        return redirect("organisations:unlock")
    return _show(request, "organisations/first_factor.html", {})


@require_GET
@never_cache
@gate.at_step(Standing.IN)
def account(request: HttpRequest) -> HttpResponse:
    """Show one's own sign-in."""
    known = ways.ways_of(_me(request))
    shown = {
        "ways": known,
        "few_codes": known.codes_left < rules.FEW_CODES_LEFT,
        "email": request.user.email,  # type: ignore[union-attr]
        "places": gate.at_the_door(request).places,
    }
    return _show(request, "organisations/account.html", shown)


@BOTH
@never_cache
@MAY
def app(request: HttpRequest) -> HttpResponse:
    """Add an authenticator app."""
    if (first := _must_show_first(request)) is not None:
        return first
    at = timezone.now()
    form = CodeForm(request.POST or None)
    form.fields["code"].help_text = "The six figures that your app shows now."
    if form.is_valid():
        try:
            ways.add_app(
                request=request, staff_id=_me(request), code=form.cleaned_data["code"], at=at
            )
            return _added(request, "app")
        except Refusal as refusal:
            form.add_error("code", str(refusal))
    secret = ways.waiting_app_secret(request=request)
    groups = " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
    return _show(request, "organisations/app.html", {"form": form, "secret": groups})


@require_GET
@never_cache
@MAY
def app_picture(request: HttpRequest) -> HttpResponse:
    """Draw the square that an authenticator app reads."""
    if (first := _must_show_first(request)) is not None:
        return first
    drawn = ways.app_picture(request=request, staff_id=_me(request))
    return HttpResponse(drawn, content_type="image/svg+xml")


@BOTH
@never_cache
@MAY
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Add a passkey."""
    if (first := _must_show_first(request)) is not None:
        return first
    fault: Refusal | None = None
    if request.method == "POST":
        try:
            said = parsed(request.POST.get("credential", ""))
            ways.add_passkey(request=request, staff_id=_me(request), credential=said)
            return _added(request, "passkey")
        except Refusal as refusal:
            fault = refusal
    offer = json.dumps(ways.passkey_offer(staff_id=_me(request)))
    status = fault.status if fault else 200
    shown = {"offer": offer, "fault": fault}
    return _show(request, "organisations/add_passkey.html", shown, status)


@BOTH
@never_cache
@MAY
def sheet(request: HttpRequest) -> HttpResponse:
    """Print a sheet of codes. Each works once; a new sheet ends the one before."""
    if (first := _must_show_first(request)) is not None:
        return first
    if request.method == "GET":
        return _show(request, "organisations/sheet_ask.html", {})
    is_first = gate.at_the_door(request).standing is Standing.NEEDS_FACTOR
    codes = ways.print_codes(staff_id=_me(request), is_first=is_first, at=timezone.now())
    shown = {
        "codes": [f"{c[:5]} {c[5:]}" for c in codes],
        "form": CodeForm(),
        "is_first": is_first,
    }
    if (actor := gate.actor_for(request)) is not None:
        ways.note_factor(actor=actor, kind="sheet", at=timezone.now())
    return _show(request, "organisations/sheet.html", shown)


@require_POST
def remove(request: HttpRequest, authenticator_id: int) -> HttpResponse:
    """Take a second step away."""
    actor = gate.actor_for(request)
    if actor is None:
        return gate.step_due(request)
    if not actor.fresh_factor:
        asked = urlencode({"next": reverse("organisations:account")})
        return HttpResponseRedirect(f"{reverse('organisations:factor')}?{asked}")
    try:
        kind = ways.remove_factor(staff_id=_me(request), authenticator_id=authenticator_id)
    except Refusal as refusal:
        messages.warning(request, str(refusal), extra_tags="caution")
        return redirect("organisations:account")
    ways.note_factor_removed(actor=actor, kind=kind, at=timezone.now())
    messages.success(request, "That second step no longer works.", extra_tags="ok")
    return redirect("organisations:account")


@BOTH
@never_cache
@gate.at_step(Standing.IN)
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password."""
    if (first := _must_show_first(request)) is not None:
        return first
    form = PasswordForm(request.POST or None)
    actor = gate.actor_for(request)
    if form.is_valid() and actor is not None:
        ways.change_password(
            request=request, staff_id=_me(request), password=form.cleaned_data["password"]
        )
        ways.note_password(actor=actor, at=timezone.now())
        messages.success(request, "Your password is changed.", extra_tags="ok")
        return redirect("organisations:account")
    return _show(request, "organisations/password.html", {"form": form})


@require_POST
def everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of one's account."""
    actor = gate.actor_for(request)
    if actor is None:
        return gate.step_due(request)
    ways.sign_out_everywhere(actor=actor, at=timezone.now())
    logout(request)
    return redirect("organisations:sign_in")


def _added(request: HttpRequest, kind: str) -> HttpResponse:
    at = timezone.now()
    if gate.at_the_door(request).standing is Standing.IN:
        actor = gate.actor_for(request)
        if actor is not None:
            ways.note_factor(actor=actor, kind=kind, at=at)
        messages.success(request, "Added. You can use it from now on.", extra_tags="ok")
        return redirect("organisations:account")
    return come_in(request, next_to=gate.next_of(request), at=at, added=kind)
