"""Keeping and rights: what is erased when, holds, requests, copies, starting texts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brolly.access.vocabulary import Actor
from brolly.consent.vocabulary import PURPOSE_WORDS
from brolly.foundation.refusals import NotFound
from brolly.incidents.queries import reference_of
from brolly.retention import actions, queries, rules
from brolly.retention.forms import EraseForm, LegalHoldForm, RequestForm
from brolly.retention.vocabulary import AskedBy, HoldReason, RightAsked
from brolly.web.views import page, staff_view

TEXTS = {
    "record": "Record of processing",
    "impact": "Data protection impact assessment",
    "policy": "Appropriate policy document",
    "schedule": "Retention schedule",
}


@require_GET
@staff_view
def keeping(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what is erased next, what is held, what was asked and what was erased."""
    today = timezone.localdate()
    context = {
        "due": queries.due_to_erase(actor, today),
        "holds": queries.legal_holds(actor),
        "requests": queries.requests_open(actor),
        "erased": queries.erased_lately(actor),
        "texts": TEXTS.items(),
        "today": today,
    }
    return page(request, actor, "retention/keeping.html", context)


@require_http_methods(["GET", "POST"])
@staff_view
def receive(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Start the clock of a request. Nothing is searched for."""
    form = RequestForm(request.POST or None)
    if form.is_valid():
        request_id = actions.receive_request(
            actor=actor,
            asked=RightAsked(form.cleaned_data["asked"]),
            asked_by=AskedBy(form.cleaned_data["asked_by"]),
            submission_id=form.cleaned_data["submission_id"],
            received_on=form.cleaned_data["received_on"],
            at=timezone.now(),
        )
        return redirect("retention:request", request_id)
    status = 422 if form.is_bound else 200
    return page(request, actor, "retention/receive.html", {"form": form}, status)


@require_GET
@staff_view
def request_(request: HttpRequest, actor: Actor, request_id: UUID) -> HttpResponse:
    """Show one request, its clock, and the words to answer with."""
    asked = queries.request_of(actor, request_id)
    if asked is None:
        raise NotFound
    context = {
        "asked": asked,
        "answer": rules.answer_to_man_described(asked.asked),
        "is_his": asked.asked_by is AskedBy.MAN_DESCRIBED,
    }
    return page(request, actor, "retention/request.html", context)


@require_POST
@staff_view
def answered(request: HttpRequest, actor: Actor, request_id: UUID) -> HttpResponse:
    """Note that a request was answered."""
    actions.answer_request(
        actor=actor, request_id=request_id, today=timezone.localdate(), at=timezone.now()
    )
    messages.success(request, "Noted as answered.")
    return redirect("retention:keeping")


@require_http_methods(["GET", "POST"])
@staff_view
def incident(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponse:
    """Keep one report from being erased, copy it for her, or erase it because she asked."""
    form = LegalHoldForm(request.POST or None)
    if form.is_valid():
        actions.place_legal_hold(
            actor=actor,
            incident_id=incident_id,
            reason=HoldReason(form.cleaned_data["reason"]),
            at=timezone.now(),
        )
        messages.success(request, "It is kept until the hold comes off.")
        return redirect("retention:incident", incident_id)
    context = {
        "form": form,
        "erase_form": EraseForm(),
        "incident_id": incident_id,
        "reference": reference_of(actor, incident_id),
        "holds": queries.holds_on(actor, incident_id),
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "retention/incident.html", context, status)


@require_POST
@staff_view
def release(request: HttpRequest, actor: Actor, hold_id: UUID) -> HttpResponse:
    """Take a legal hold off."""
    actions.release_legal_hold(actor=actor, hold_id=hold_id, at=timezone.now())
    messages.success(request, "The hold is off.")
    return redirect("retention:keeping")


@require_POST
@staff_view
def copy(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponse:
    """Make her copy, and show it once to be printed."""
    made = actions.make_copy(actor=actor, incident_id=incident_id, at=timezone.now())
    return page(request, actor, "retention/copy.html", {"copy": made})


@require_POST
@staff_view
def take_everything(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Hand all that is held about reports out, as open files."""
    made = actions.take_everything(actor=actor, at=timezone.now())
    answer = HttpResponse(made, content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="brolly-records.zip"'
    return answer


@require_POST
@staff_view
def erase(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponse:
    """Erase a report because she asked."""
    if not EraseForm(request.POST).is_valid():
        messages.warning(request, "Nothing was erased. Tick that she asked for it.")
        return redirect("retention:incident", incident_id)
    actions.erase_incident(actor=actor, incident_id=incident_id, at=timezone.now())
    messages.success(request, "Erased. Nobody can read it any more.")
    return redirect("retention:keeping")


@require_GET
@staff_view
def text(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """Show a starting text, written from the headings and the agreements."""
    if name not in TEXTS:
        raise NotFound
    context = {
        "record": queries.record_of(actor),
        "title": TEXTS[name],
        "name": name,
        "today": timezone.localdate(),
        "purposes": {code.value: said for code, said in PURPOSE_WORDS.items()},
    }
    return page(request, actor, "retention/text.html", context)
