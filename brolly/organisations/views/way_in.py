"""The way in: password, second step, place of work; lock and unlock."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from brolly.foundation.refusals import NotFound, Refusal
from brolly.organisations import gate, queries, samples
from brolly.organisations.actions import sign_in as ways
from brolly.organisations.actions import staff
from brolly.organisations.forms import ROLE_WORDS, CodeForm, SignInForm
from brolly.organisations.gate import Standing
from brolly.web.views import not_found

BOTH = require_http_methods(["GET", "HEAD", "POST"])


def wanted(request: HttpRequest) -> str:
    """Return where somebody is on her way to: only ever an own page."""
    said = request.POST.get("next") or request.GET.get("next") or gate.next_of(request)
    return gate.own_page(said)


@BOTH
@never_cache
@gate.at_step(Standing.OUT, Standing.HALF_IN)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for address and password."""
    form = SignInForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            return _password_right(request, form.cleaned_data, timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
    shown: dict[str, Any] = {
        "form": form,
        "next": wanted(request),
        "is_empty": staff.is_empty(),
    }
    if settings.DEMONSTRATION:
        shown["accounts"] = [
            {"account": one, "role": ROLE_WORDS[one.role]}
            for one in queries.demonstration_accounts()
        ]
        shown["demonstration_password"] = samples.PASSWORD
        _prefill(request, shown)
    return render(request, "organisations/sign_in.html", shown, status=status)


def _prefill(request: HttpRequest, shown: dict[str, Any]) -> None:
    """Fill in an invented account's address and password, in the demonstration only."""
    for one in shown["accounts"]:
        if request.method == "GET" and str(one["account"].staff_id) == request.GET.get("as"):
            shown["form"] = SignInForm(initial={"email": one["account"].email})
            shown["form"].fields["password"].widget.render_value = True
            shown["form"].initial["password"] = samples.PASSWORD
            shown["chosen"] = one


def _password_right(
    request: HttpRequest, said: dict[str, Any], at: datetime
) -> HttpResponseRedirect:
    person = ways.check_password(
        request=request, email=said["email"], password=said["password"], at=at
    )
    next_to = wanted(request)
    if ways.ways_of(person.pk).any:
        gate.let_half_in(request, staff_id=person.pk, next_to=next_to, at=at)
        return redirect("organisations:second_step")
    ways.sign_in(request=request, staff_id=person.pk, at=at)
    return redirect("organisations:first_factor")


@BOTH
@never_cache
@gate.at_step(Standing.HALF_IN)
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for the second step, after the password was right."""
    at = timezone.now()
    staff_id = gate.half_in(request, at=at)
    if staff_id is None:
        return redirect("organisations:sign_in")
    return _ask(request, staff_id, heading="Second step", at=at)


@BOTH
@never_cache
@gate.at_step(Standing.LOCKED, Standing.NEEDS_FACTOR)
def unlock(request: HttpRequest) -> HttpResponse:
    """Ask for the second step before a locked session goes on."""
    staff_id = gate.staff_id_of(request)
    if staff_id is None:
        return gate.step_due(request)
    at = timezone.now()
    locked = gate.at_the_door(request).standing is Standing.LOCKED
    heading = "Locked" if locked else "One code before you go on"
    return _ask(request, staff_id, heading=heading, at=at)


@BOTH
@never_cache
@gate.at_step(Standing.IN)
def factor(request: HttpRequest) -> HttpResponse:
    """Ask for the second step once more, before a step that matters."""
    staff_id = gate.staff_id_of(request)
    if staff_id is None:
        return gate.step_due(request)
    return _ask(request, staff_id, heading="Show that it is you", at=timezone.now())


def _ask(request: HttpRequest, staff_id: UUID, *, heading: str, at: datetime) -> HttpResponse:
    form = CodeForm(request.POST if "code" in request.POST else None)
    fault: Refusal | None = None
    if request.method == "POST":
        try:
            if _shown(request, staff_id, form, at):
                return _go_on(request, staff_id, at)
        except Refusal as refusal:
            fault = refusal
            if form.is_bound:
                form.add_error("code", str(refusal))
    known = ways.ways_of(staff_id)
    shown = {
        "heading": heading,
        "form": form,
        "fault": fault,
        "ways": known,
        "next": wanted(request),
        "question": json.dumps(ways.passkey_question(staff_id=staff_id))
        if known.passkeys
        else "",
        "is_locked": heading == "Locked",
        "is_on_her_way_in": True,
    }
    if settings.DEMONSTRATION:
        shown["demonstration_code"] = samples.code_now(staff_id=staff_id)
    status = fault.status if fault else 200
    return render(request, "organisations/second_step.html", shown, status=status)


def _shown(request: HttpRequest, staff_id: UUID, form: CodeForm, at: datetime) -> bool:
    """Check what was shown. False when a code's field was left empty."""
    again = request.user.is_authenticated
    if said := request.POST.get("credential"):
        ways.check_passkey(
            request=request, staff_id=staff_id, credential=parsed(said), again=again
        )
        return True
    if not form.is_valid():
        return False
    ways.check_code(
        request=request, staff_id=staff_id, code=form.cleaned_data["code"], at=at, again=again
    )
    return True


def parsed(said: str) -> dict[str, Any]:
    try:
        found = json.loads(said)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {}


def _go_on(request: HttpRequest, staff_id: UUID, at: datetime) -> HttpResponse:
    next_to = wanted(request)
    if not request.user.is_authenticated:
        ways.sign_in(request=request, staff_id=staff_id, at=at)
        return come_in(request, next_to=next_to, at=at)
    gate.unlock(request, at=at)
    if gate.at_the_door(request).standing is Standing.NEEDS_PLACE:
        return come_in(request, next_to=next_to, at=at)
    return HttpResponseRedirect(next_to)


def come_in(
    request: HttpRequest, *, next_to: str, at: datetime, added: str = ""
) -> HttpResponse:
    """Choose the only place of work, or ask; know this browser from now on."""
    gate.look_again(request)
    door = gate.at_the_door(request)
    real = [place for place in door.places if not place.is_practice]
    if door.standing is Standing.NEEDS_PLACE and len(real) == 1:
        _enter(request, real[0].organisation_id, at)
        door = gate.at_the_door(request)
    if added and door.actor:
        ways.note_factor(actor=door.actor, kind=added, at=at)
    where = next_to if door.standing is Standing.IN else "organisations:places"
    answer = redirect(where)
    staff_id = gate.staff_id_of(request)
    if staff_id is not None:
        token = gate.remember_device(request, answer)
        ways.remember_device(token=token, staff_id=staff_id, at=at)
    return answer


def _enter(request: HttpRequest, organisation_id: UUID, at: datetime) -> None:
    gate.choose_place(request, organisation_id)
    actor = gate.actor_for(request)
    if actor is not None:
        ways.enter(actor=actor, at=at)


@BOTH
@never_cache
@gate.at_step(Standing.OUT, Standing.HALF_IN)
def passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone: it is something one has, and asks who holds it."""
    at = timezone.now()
    fault: Refusal | None = None
    if request.method == "POST":
        try:
            person = ways.check_passkey(
                request=request,
                staff_id=None,
                credential=parsed(request.POST.get("credential", "")),
                again=False,
            )
            ways.sign_in(request=request, staff_id=person.pk, at=at)
            return come_in(request, next_to=wanted(request), at=at)
        except Refusal as refusal:
            fault = refusal
    shown = {
        "question": json.dumps(ways.passkey_question(staff_id=None)),
        "next": wanted(request),
        "fault": fault,
    }
    status = fault.status if fault else 200
    return render(request, "organisations/passkey.html", shown, status=status)


@BOTH
@never_cache
@gate.at_step(Standing.NEEDS_PLACE, Standing.IN)
def places(request: HttpRequest) -> HttpResponse:
    """Choose for which organisation to work now, or switch to another."""
    door = gate.at_the_door(request)
    if request.method == "POST":
        said = request.POST.get("place", "")
        chosen = [p for p in door.places if str(p.organisation_id) == said]
        if not chosen:
            return not_found(request, NotFound())
        _enter(request, chosen[0].organisation_id, timezone.now())
        return HttpResponseRedirect(wanted(request))
    shown = {"places": door.places, "here": door.place, "next": wanted(request)}
    return render(request, "organisations/places.html", shown)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session. Anybody may: it takes away, and gives nothing."""
    logout(request)
    return redirect("organisations:sign_in")
