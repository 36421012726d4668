"""The second reader."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import actions, queries
from brolly.alerts.forms import (
    ReasonForm,
    ToSay,
)
from brolly.alerts.views.shared import areas, partners, unread, whom_in_words
from brolly.alerts.vocabulary import Stage
from brolly.foundation.refusals import NotFound
from brolly.incidents.queries import account_beside, reference_of
from brolly.organisations.queries import (
    organisation_names,
)
from brolly.web.views import page, staff_view


@require_http_methods(["GET", "POST"])
@staff_view
def read(request: HttpRequest, actor: Actor, alert_id: UUID) -> HttpResponseBase:
    """Read a colleague's text, her words beside it; let it out or send it back."""
    require(actor, Power.APPROVE_ALERTS)
    alert = queries.alert_of(actor, alert_id)
    if alert.author_id == actor.staff_id:
        raise actions.NotYourOwn
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        initial={"version": alert.version},
        to_say=ToSay(
            account_in=queries.account_in(actor, alert.subject_id, language=alert.language),
            beside_yes=queries.beside_her_yes(actor, alert.subject_id),
        ),
    )
    approves = request.POST.get("do") == "approve"
    if request.method == "POST" and form.is_valid() and not (approves and form.lacks_a_tick()):
        if approves:
            actions.approve_alert(
                actor=actor,
                alert_id=alert_id,
                version=form.cleaned_data["version"],
                at=timezone.now(),
            )
            messages.success(request, "Read. It is out, and stands on the board.")
            return redirect("alerts:show", alert_id)
        try:
            actions.send_back(
                actor=actor, alert_id=alert_id, why=form.cleaned_data["why"], at=timezone.now()
            )
        except actions.NoReasonGiven as refusal:
            form.add_error("why", refusal.message)
        else:
            messages.success(request, "Sent back. The writer sees your reason.")
            return redirect("alerts:desk")
    if alert.stage is not Stage.WAITING and not unread(alert):
        raise actions.WrongStage
    shown = {
        "alert": alert,
        "form": form,
        "areas": areas(actor),
        "reference": reference_of(actor, alert.subject_id),
        "passages": account_beside(actor, alert.subject_id, alert.text),
        "chose": queries.her_say(actor, alert.subject_id),
        "weigh": queries.to_weigh(
            actor, alert.subject_id, timezone.now(), language=alert.language
        ),
        "findings": queries.findings_of(actor, alert.subject_id, alert.text),
        "audience": sum(queries.audience_by_carrier(actor, alert.audience).values()),
        "whom": whom_in_words(alert),
        "is_out": unread(alert),
    }
    return page(request, actor, "alerts/read.html", shown)


@require_http_methods(["GET", "POST"])
@staff_view
def read_for_partner(request: HttpRequest, actor: Actor, reading_id: UUID) -> HttpResponseBase:
    """Read a partner project's text. Nothing of the report is here."""
    reading = queries.reading_of(actor, reading_id)
    form = ReasonForm(
        request.POST if request.method == "POST" else None, initial={"version": 0}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_reading(
                actor=actor,
                reading_id=reading_id,
                approve=request.POST.get("do") == "approve",
                words=form.cleaned_data["why"],
                at=timezone.now(),
            )
        except actions.NoReasonGiven as refusal:
            form.add_error("why", refusal.message)
        else:
            messages.success(request, "Thank you. They get your answer now.")
            return redirect("alerts:desk")
    shown = {
        "reading": reading,
        "form": form,
        "theirs": organisation_names(actor).get(reading.organisation_id, ""),
    }
    return page(request, actor, "alerts/read_for_partner.html", shown)


@require_POST
@staff_view
def ask_partner(request: HttpRequest, actor: Actor, alert_id: UUID) -> HttpResponse:
    """Ask a partner project to read the public text."""
    partner = next((i for i in partners(actor) if str(i) == request.POST.get("partner")), None)
    if partner is None:
        raise NotFound
    actions.ask_partner_to_read(
        actor=actor, alert_id=alert_id, reader_organisation_id=partner, at=timezone.now()
    )
    messages.success(request, "Asked. They see the public text, and nothing else.")
    return redirect("alerts:show", alert_id)
