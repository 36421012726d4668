"""Pages of what is to be done about a report."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.incidents import actions, queries, rules
from brolly.incidents.forms import (
    AddStepForm,
    FinishStepForm,
    ReassignStepForm,
)
from brolly.incidents.views.shared import colleagues, sent
from brolly.incidents.vocabulary import StepKind
from brolly.web.views import page, staff_view


@staff_view
def add_step(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Add something to do."""
    require(actor, Power.WRITE_INCIDENTS)
    reference = queries.reference_of(actor, incident_id)
    kind = request.GET.get("kind", "")
    initial: dict[str, object] = {"kind": kind, "owner": str(actor.staff_id or "")}
    if kind in set(StepKind):
        initial["due_at"] = timezone.now() + rules.due_within(StepKind(kind))
    form = AddStepForm(sent(request), staff=colleagues(actor), initial=initial)
    if form.is_bound and form.is_valid():
        actions.add_step(
            actor=actor,
            incident_id=incident_id,
            step=form.told(),
            submission_id=form.cleaned_data["submission_id"],
            at=timezone.now(),
        )
        return redirect("incidents:show", incident_id)
    shown = {
        "form": form,
        "heading": "Add something to do",
        "button": "Add it",
        "incident_id": incident_id,
        "reference": reference,
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/step.html", shown, status=status)


@staff_view
def finish_step(request: HttpRequest, actor: Actor, step_id: UUID) -> HttpResponseBase:
    """Mark a step as done."""
    require(actor, Power.WRITE_INCIDENTS)
    step = queries.step_of(actor, step_id)
    form = FinishStepForm(sent(request))
    if form.is_bound and form.is_valid():
        incident_id = actions.finish_step(
            actor=actor,
            step_id=step_id,
            outcome=form.cleaned_data["outcome"],
            at=timezone.now(),
        )
        return redirect("incidents:show", incident_id)
    shown = {"form": form, "step": step, "heading": "This is done", "button": "Mark as done"}
    return _step_page(request, actor, step, shown)


@staff_view
def give_step(request: HttpRequest, actor: Actor, step_id: UUID) -> HttpResponseBase:
    """Give a step to somebody else, or another time."""
    require(actor, Power.WRITE_INCIDENTS)
    step = queries.step_of(actor, step_id)
    staff = colleagues(actor)
    initial = {"owner": str(step.owner_id or ""), "due_at": timezone.localtime(step.due_at)}
    form = ReassignStepForm(sent(request), staff=staff, initial=initial)
    if form.is_bound and form.is_valid():
        owner = form.cleaned_data["owner"]
        incident_id = actions.reassign_step(
            actor=actor,
            step_id=step_id,
            owner_id=UUID(owner) if owner else None,
            owner_name=staff.get(UUID(owner), "") if owner else "",
            due_at=form.cleaned_data["due_at"],
            at=timezone.now(),
        )
        return redirect("incidents:show", incident_id)
    shown = {"form": form, "step": step, "heading": "Who and when", "button": "Save"}
    return _step_page(request, actor, step, shown)


def _step_page(
    request: HttpRequest, actor: Actor, step: queries.StepLine, shown: dict[str, Any]
) -> HttpResponse:
    shown |= {"incident_id": step.incident_id, "reference": step.reference}
    return page(request, actor, "incidents/step.html", shown)
