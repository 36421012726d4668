"""New reports: how soon somebody looks at each, and who."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.consent.queries import holds_of
from brolly.consent.vocabulary import HoldKind
from brolly.incidents import actions, queries
from brolly.incidents.forms import TriageForm
from brolly.incidents.views.shared import colleagues, sent
from brolly.web.views import page, staff_view


@require_GET
@staff_view
def new_reports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what nobody has decided about, the most urgent first."""
    shown = {
        "reports": queries.new_reports(actor),
        "waiting": queries.waiting_for_a_look(actor),
        "now": timezone.now(),
        "may_write": actor.can(Power.WRITE_INCIDENTS),
    }
    return page(request, actor, "incidents/new_reports.html", shown)


@require_http_methods(["GET", "POST"])
@staff_view
def triage(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Decide how soon, who, and whether something is not right."""
    require(actor, Power.WRITE_INCIDENTS)
    reference = queries.reference_of(actor, incident_id)
    asked = triage_shown(actor, incident_id)
    initial = {"priority": asked.proposed.value, "owner": str(actor.staff_id or "")}
    form = TriageForm(sent(request), staff=colleagues(actor), initial=initial)
    if form.is_bound and form.is_valid():
        told = form.told()
        actions.triage_incident(
            actor=actor,
            incident_id=incident_id,
            told=told,
            submission_id=form.cleaned_data["submission_id"],
            at=timezone.now(),
        )
        whose = told.owner_name or "Nobody yet"
        messages.success(request, f"{reference}: decided. {whose} has it.")
        is_from_list = request.POST.get("from") == "list"
        return (
            redirect("incidents:new-reports")
            if is_from_list
            else redirect("incidents:show", incident_id)
        )
    shown = {"form": form, "incident_id": incident_id, "reference": reference, "asked": asked}
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/triage.html", shown, status=status)


def triage_shown(actor: Actor, incident_id: UUID) -> queries.Triaged:
    """Return what a report's page says of how soon, and who."""
    kinds = {hold.kind for hold in holds_of(actor, incident_id)}
    may_be_hers = HoldKind.NUMBER_MAY_BE_HERS in kinds
    return queries.triage_of(actor, incident_id, number_may_be_hers=may_be_hers)
