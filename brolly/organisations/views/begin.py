"""The first page of an empty installation, joining by link, and Getting ready."""

from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotFound, Refusal
from brolly.organisations import gate, queries
from brolly.organisations.actions import letters, staff
from brolly.organisations.actions import sign_in as ways
from brolly.organisations.forms import (
    ROLE_WORDS,
    BeginForm,
    FirstCodeForm,
    JoinForm,
    PasswordForm,
)
from brolly.organisations.views.way_in import BOTH
from brolly.organisations.vocabulary import Feature, OrganisationKind
from brolly.web.views import not_found, page, staff_view

_CODE = "brolly_first_code"


@BOTH
@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """Ask for the start code, then make the first organisation and its manager."""
    if not staff.is_empty():
        return not_found(request, NotFound())
    if said := request.session.get(_CODE):
        return _first_organisation(request, UUID(said))
    form = FirstCodeForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            kept = staff.check_first_code(code=form.cleaned_data["code"], at=timezone.now())
            request.session[_CODE] = str(kept)
            return redirect("organisations:begin")
        except Refusal as refusal:
            form.add_error("code", str(refusal))
            status = refusal.status
    return render(request, "organisations/begin_code.html", {"form": form}, status=status)


def _first_organisation(request: HttpRequest, code_id: UUID) -> HttpResponse:
    form = BeginForm(request.POST or None)
    at = timezone.now()
    if form.is_valid():
        said = form.cleaned_data
        try:
            manager = staff.begin(
                first_code_id=code_id,
                organisation_name=said["organisation_name"],
                kind=OrganisationKind(said["kind"]),
                code=said["code"],
                region=said["region"],
                display_name=said["display_name"],
                email=said["email"],
                password=said["password"],
                at=at,
            )
        except Refusal as refusal:
            request.session.pop(_CODE, None)
            form.add_error(None, str(refusal))
        else:
            request.session.pop(_CODE, None)
            return needs_factor(request, manager.staff_id, "/getting-ready")
    return render(request, "organisations/begin.html", {"form": form})


def needs_factor(request: HttpRequest, staff_id: UUID | None, next_to: str) -> HttpResponse:
    """Let somebody with a new account choose her second step, then go on."""
    if staff_id is None:
        return gate.step_due(request)
    at = timezone.now()
    gate.let_half_in(request, staff_id=staff_id, next_to=next_to, at=at)
    ways.sign_in(request=request, staff_id=staff_id, at=at)
    return redirect("organisations:first_factor")


@BOTH
@never_cache
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody who was invited make an account, or work here too."""
    at = timezone.now()
    try:
        invited = staff.invitation_of(token=token, at=at)
        if invited.is_restart:
            return _restart(request, token)
        if request.user.is_authenticated:
            return _join_too(request, token, invited)
        if invited.has_account:
            return _shown(request, invited, form=None)
        form = JoinForm(request.POST or None)
        if not form.is_valid():
            return _shown(request, invited, form=form)
        staff_id = staff.join_with_new_account(
            token=token,
            display_name=form.cleaned_data["display_name"],
            password=form.cleaned_data["password"],
            at=at,
        )
    except Refusal as refusal:
        shown = {"heading": "This link does not open", "sentence": str(refusal)}
        return render(request, "web/sorry.html", shown, status=refusal.status)
    return needs_factor(request, staff_id, "/")


def _restart(request: HttpRequest, token: str) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if not form.is_valid():
        return render(request, "organisations/restart.html", {"form": form})
    password = form.cleaned_data["password"]
    staff_id = staff.restart(token=token, password=password, at=timezone.now())
    logout(request)
    return needs_factor(request, staff_id, "/")


def _join_too(request: HttpRequest, token: str, invited: staff.Invited) -> HttpResponse:
    staff_id = gate.staff_id_of(request)
    if gate.at_the_door(request).standing not in (
        gate.Standing.IN,
        gate.Standing.NEEDS_PLACE,
    ):
        return gate.step_due(request)
    if request.method != "POST" or staff_id is None:
        return _shown(request, invited, form=None)
    staff.join_with_account(token=token, staff_id=staff_id, at=timezone.now())
    return redirect("organisations:places")


def _shown(
    request: HttpRequest, invited: staff.Invited, *, form: JoinForm | None
) -> HttpResponse:
    shown = {
        "invited": invited,
        "role": ROLE_WORDS[invited.role],
        "form": form,
        "is_signed_in": request.user.is_authenticated,
    }
    return render(request, "organisations/join.html", shown)


@require_GET
@staff_view
def getting_ready(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the steps to what the organisation came for, each ticked by what is there."""
    steps = queries.steps_to_ready(actor)
    shown = {
        "steps": steps,
        "done": sum(one.is_done for one in steps),
        "are_carried": letters.are_carried(),
        "only_here": letters.is_only_here(),
        "here": queries.my_organisation(actor),
        "may_practise": actor.can(Power.MANAGE_ORGANISATION)
        and Feature.INCIDENTS in queries.features_on(actor),
        "practice_id": queries.practice_of(actor),
    }
    return page(request, actor, "organisations/getting_ready.html", shown)
