"""What came of a report, who goes along, and the cases that somebody supports."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotFound
from brolly.incidents import actions, queries
from brolly.incidents.forms import ChainForm, HateForm, VisitEndForm, VisitForm
from brolly.incidents.views.shared import colleagues, sent
from brolly.incidents.vocabulary import VisitOutcome
from brolly.web.views import page, staff_view


@require_http_methods(["GET", "POST"])
@staff_view
def chain(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Show what came of a report, and write down the next thing."""
    form = ChainForm(sent(request))
    if form.is_bound and form.is_valid():
        try:
            actions.add_to_chain(
                actor=actor,
                incident_id=incident_id,
                told=form.told(),
                submission_id=form.cleaned_data["submission_id"],
                at=timezone.now(),
            )
        except actions.CannotBeRight as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "Written down. It stays with us.")
            return redirect("incidents:chain", incident_id)
    return _chain_page(request, actor, incident_id, form)


def _chain_page(
    request: HttpRequest, actor: Actor, incident_id: UUID, form: ChainForm
) -> HttpResponse:
    case = queries.case_of(actor, incident_id)
    hate = case.hate
    shown = {
        "case": case,
        "form": form,
        "hate_form": HateForm(
            initial={
                "perceived": hate.perceived,
                "policy": hate.policy,
                "police": hate.police,
            }
        ),
        "end_form": VisitEndForm(),
        "incident_id": incident_id,
        "reference": queries.reference_of(actor, incident_id),
        "may_write": actor.can(Power.WRITE_INCIDENTS),
        "now": timezone.now(),
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/chain.html", shown, status=status)


@require_POST
@staff_view
def take_back(
    request: HttpRequest, actor: Actor, incident_id: UUID, line_id: UUID
) -> HttpResponseBase:
    """Take back a line that was wrong."""
    actions.take_back_from_chain(
        actor=actor, incident_id=incident_id, line_id=line_id, at=timezone.now()
    )
    messages.success(request, "Taken back. It stays, struck through.")
    return redirect("incidents:chain", incident_id)


@require_POST
@staff_view
def hate(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Write down whether it is a hate crime."""
    form = HateForm(request.POST)
    if form.is_valid():
        actions.record_hate(
            actor=actor, incident_id=incident_id, hate=form.told(), at=timezone.now()
        )
        messages.success(request, "Saved.")
    return redirect("incidents:chain", incident_id)


@require_http_methods(["GET", "POST"])
@staff_view
def plan_visit(
    request: HttpRequest, actor: Actor, incident_id: UUID, visit_id: UUID | None = None
) -> HttpResponseBase:
    """Plan a visit and who goes along, or change one."""
    require(actor, Power.WRITE_INCIDENTS)
    reference = queries.reference_of(actor, incident_id)
    staff = colleagues(actor)
    initial: dict[str, Any] = {"companion": str(actor.staff_id or "")}
    if visit_id is not None:
        initial = _as_typed(queries.visit_of(actor, incident_id, visit_id))
    form = VisitForm(sent(request), staff=staff, initial=initial)
    if form.is_bound and form.is_valid():
        actions.plan_visit(
            actor=actor,
            incident_id=incident_id,
            visit_id=visit_id,
            told=form.told(),
            submission_id=form.cleaned_data["submission_id"],
            at=timezone.now(),
        )
        messages.success(request, "Planned.")
        return redirect("incidents:chain", incident_id)
    shown = {"form": form, "incident_id": incident_id, "reference": reference}
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/visit.html", shown, status=status)


def _as_typed(visit: queries.VisitLine) -> dict[str, Any]:
    return {
        "kind": visit.kind.value,
        "at": timezone.localtime(visit.at),
        "companion": str(visit.companion_id or ""),
        "companion_name": "" if visit.companion_id else visit.companion,
        "measures_asked": [one.value for one in visit.asked],
        "measures_granted": [one.value for one in visit.granted],
        "words": visit.words,
    }


@require_POST
@staff_view
def end_visit(
    request: HttpRequest, actor: Actor, incident_id: UUID, visit_id: UUID
) -> HttpResponseBase:
    """Write down how a visit went."""
    form = VisitEndForm(request.POST)
    if not form.is_valid():
        raise NotFound
    actions.end_visit(
        actor=actor,
        incident_id=incident_id,
        visit_id=visit_id,
        outcome=VisitOutcome(form.cleaned_data["outcome"]),
        at=timezone.now(),
    )
    return redirect("incidents:chain", incident_id)


@require_GET
@staff_view
def caseload(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the cases in which somebody is supported: hers first, or everybody's."""
    only_mine = request.GET.get("whose") == "mine"
    shown = {
        "cases": queries.caseload(actor, only_mine=only_mine),
        "only_mine": only_mine,
        "now": timezone.now(),
    }
    return page(request, actor, "incidents/caseload.html", shown)
