"""That no warning goes out: one asks, a second agrees."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from brolly.access.gate import require
from brolly.access.scope import reading
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import actions, queries
from brolly.alerts.forms import RefrainForm
from brolly.incidents.queries import reference_of
from brolly.web.views import page, staff_view


@require_http_methods(["GET", "POST"])
@staff_view
def refrain(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponse:
    """Ask for it, agree to it, or end it."""
    require(actor, Power.WRITE_ALERTS)
    form = RefrainForm(request.POST if request.POST.get("do") == "ask" else None)
    if request.method == "POST" and (said := _decided(request, actor, incident_id, form)):
        messages.success(request, said)
        return redirect("incidents:show", incident_id)
    if request.method == "POST":
        with reading(actor):
            return _refrain(request, actor, incident_id, form, status=422)
    return _refrain(request, actor, incident_id, form)


def _decided(request: HttpRequest, actor: Actor, incident_id: UUID, form: RefrainForm) -> str:
    """Do what was pressed and return what to say; nothing where a reason is missing."""
    now = timezone.now()
    match request.POST.get("do"):
        case "agree":
            actions.agree_to_no_warning(actor=actor, subject_id=incident_id, at=now)
            return "Decided. Tell her why: it stands among the first steps."
        case "end":
            actions.end_no_warning(actor=actor, subject_id=incident_id, at=now)
            return "Ended. A warning can be written."
        case "ask" if form.is_valid():
            why = form.cleaned_data["why"]
            actions.ask_for_no_warning(actor=actor, subject_id=incident_id, why=why, at=now)
            return "Asked. It holds when a second person has agreed."
    return ""


def _refrain(
    request: HttpRequest, actor: Actor, incident_id: UUID, form: RefrainForm, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "stands": queries.no_warning_of(actor, incident_id),
        "may_agree": actor.can(Power.APPROVE_ALERTS),
        "incident_id": incident_id,
        "reference": reference_of(actor, incident_id),
    }
    return page(request, actor, "alerts/refrain.html", context, status=status)
