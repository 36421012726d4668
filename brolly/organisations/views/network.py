"""The network office's page to let projects in, and the page by which a project joins."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from brolly.access.gate import require_fresh
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import Refusal
from brolly.organisations import gate, queries
from brolly.organisations.actions import letters, network, staff
from brolly.organisations.actions import organisation as actions
from brolly.organisations.forms import (
    KIND_NAMES,
    ConfirmForm,
    InviteProjectForm,
    InviteThereForm,
    JoinForm,
    NewProjectForm,
    ProjectForm,
    WriteDownForm,
)
from brolly.organisations.views.begin import needs_factor
from brolly.organisations.views.way_in import BOTH
from brolly.organisations.vocabulary import OrganisationKind
from brolly.web.paging import one_page
from brolly.web.views import page, staff_view


@require_GET
@staff_view
def projects(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the organisations here, and the projects that were invited."""
    at = timezone.now()
    found, pages = one_page(
        request,
        lambda limit, offset: queries.projects_here(actor, limit=limit, offset=offset),
    )
    shown = {
        "projects": [(one, KIND_NAMES[one.kind]) for one in found],
        "pages": pages,
        "waiting": [
            (one, KIND_NAMES[one.kind]) for one in queries.open_admissions(actor, at=at)
        ],
    }
    return page(request, actor, "organisations/network.html", shown)


@BOTH
@staff_view
def invite_project(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Invite a project by a link to its first manager."""
    queries.require_host(actor)
    require_fresh(actor, Power.ADMIT_PROJECTS)
    form = InviteProjectForm(request.POST or None)
    if not form.is_valid():
        return page(request, actor, "organisations/invite_project.html", {"form": form})
    sent = network.invite_project(
        actor=actor,
        admission_id=form.cleaned_data["submission_id"],
        name=form.cleaned_data["name"],
        kind=OrganisationKind(form.cleaned_data["kind"]),
        email=form.cleaned_data["email"],
        at=timezone.now(),
    )
    return _link_made(request, actor, sent)


@BOTH
@staff_view
def write_down(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Write down a force, clinic or agency that is not here itself."""
    queries.require_host(actor)
    require_fresh(actor, Power.ADMIT_PROJECTS)
    form = WriteDownForm(request.POST or None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return page(request, actor, "organisations/write_down.html", {"form": form}, status)
    said = form.cleaned_data
    partner = network.PartnerTold(
        name=said["name"],
        kind=OrganisationKind(said["kind"]),
        region=said["region"],
        post=said["post"],
        unit=said["unit"],
    )
    network.write_down_partner(
        actor=actor, partner_id=said["submission_id"], partner=partner, at=timezone.now()
    )
    messages.success(request, "Written down. Next: agree what they may get.", extra_tags="ok")
    return redirect("organisations:network")


@BOTH
@staff_view
def invite_there(request: HttpRequest, actor: Actor, partner_id: UUID) -> HttpResponse:
    """Invite the first person of an organisation that was written down."""
    queries.require_host(actor)
    require_fresh(actor, Power.ADMIT_PROJECTS)
    form = InviteThereForm(request.POST or None)
    if not form.is_valid():
        shown = {"form": form, "partner": queries.organisation_of(actor, partner_id)}
        status = 422 if form.is_bound else 200
        return page(request, actor, "organisations/invite_there.html", shown, status)
    sent = network.invite_written_down(
        actor=actor,
        admission_id=form.cleaned_data["submission_id"],
        partner_id=partner_id,
        email=form.cleaned_data["email"],
        at=timezone.now(),
    )
    return _link_made(request, actor, sent)


@require_POST
@staff_view
def invite_project_again(
    request: HttpRequest, actor: Actor, admission_id: UUID
) -> HttpResponse:
    """Make and send a new link; the one before stops working."""
    sent = network.invite_project_again(
        actor=actor, admission_id=admission_id, at=timezone.now()
    )
    return _link_made(request, actor, sent)


def _link_made(request: HttpRequest, actor: Actor, sent: staff.Sent) -> HttpResponse:
    path = reverse("organisations:admit", args=[sent.token])
    link = f"{settings.PUBLIC_URL.rstrip('/')}{path}"
    was_sent = letters.post_link(address=sent.address, link=link, until=sent.until)
    shown = {
        "sent": sent,
        "was_sent": was_sent,
        "link": link if settings.DEMONSTRATION or not was_sent else "",
        "done": reverse("organisations:network"),
        "another": reverse("organisations:invite_project"),
        "again": reverse("organisations:invite_project_again", args=[sent.invitation_id]),
    }
    return page(request, actor, "organisations/invited.html", shown)


@require_POST
@staff_view
def withdraw(request: HttpRequest, actor: Actor, admission_id: UUID) -> HttpResponse:
    """Take a project's invitation back."""
    network.withdraw_admission(actor=actor, admission_id=admission_id, at=timezone.now())
    messages.success(request, "The invitation no longer works.", extra_tags="ok")
    return redirect("organisations:network")


@BOTH
@never_cache
def admit(request: HttpRequest, token: str) -> HttpResponse:
    """Let a project's first manager join: her account, the project, its towns."""
    try:
        invited = network.admission_of(token=token, at=timezone.now())
        mine = gate.staff_id_of(request)
        if mine is not None and gate.at_the_door(request).standing not in (
            gate.Standing.IN,
            gate.Standing.NEEDS_PLACE,
        ):
            return gate.step_due(request)
        if mine is None and invited.has_account:
            return _shown(request, invited, None)
        return _project(request, token, invited, mine)
    except Refusal as refusal:
        shown = {"heading": "This link does not open", "sentence": str(refusal)}
        return render(request, "web/sorry.html", shown, status=refusal.status)


def _project(
    request: HttpRequest, token: str, invited: network.Admitted, mine: UUID | None
) -> HttpResponse:
    form = _form_to_join(request, invited, is_new=mine is None)
    if not form.is_valid():
        return _shown(request, invited, form)
    said = form.cleaned_data
    joining = network.Joining(
        name=said.get("organisation_name", invited.name),
        code=said.get("code", ""),
        region=said.get("region", ""),
        towns=said.get("towns", ()),
        display_name=said.get("display_name", ""),
        password=said.get("password", ""),
    )
    try:
        staff_id = network.join_network(
            token=token, joining=joining, staff_id=mine, at=timezone.now()
        )
    except actions.CodeTaken as refusal:
        form.add_error("code", str(refusal))
        return _shown(request, invited, form, status=refusal.status)
    if mine is not None:
        return redirect("organisations:places")
    return needs_factor(request, staff_id, reverse("organisations:getting_ready"))


def _form_to_join(
    request: HttpRequest, invited: network.Admitted, *, is_new: bool
) -> forms.Form:
    """Return what is asked: about the project unless it was written down; about her if new."""
    said = {"organisation_name": invited.name}
    if invited.was_written_down:
        return JoinForm(request.POST or None) if is_new else ConfirmForm(request.POST or None)
    kind = NewProjectForm if is_new else ProjectForm
    return kind(request.POST or None, initial=said)


def _shown(
    request: HttpRequest,
    invited: network.Admitted,
    form: forms.Form | None,
    status: int = 200,
) -> HttpResponse:
    shown: dict[str, Any] = {
        "invited": invited,
        "kind": KIND_NAMES[invited.kind],
        "form": form,
        "is_new": isinstance(form, JoinForm),
    }
    return render(request, "organisations/admit.html", shown, status=status)
