"""For anybody who holds a link."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from brolly.access.vocabulary import Actor
from brolly.alerts import actions
from brolly.alerts.forms import (
    ObjectionForm,
)
from brolly.foundation.refusals import Refusal


def _anybody(organisation_id: UUID) -> Actor:
    """Return an actor without any power: the link's random words are what counts."""
    return Actor(name="public", organisation_id=organisation_id)


def _said(request: HttpRequest, heading: str, sentence: str) -> HttpResponse:
    shown = {"heading": heading, "sentence": sentence}
    return render(request, "alerts/public.html", shown)


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, organisation_id: UUID, secret: str) -> HttpResponse:
    """Say yes to warnings. One answer for every link that leads nowhere, or no more."""
    if request.method == "GET":
        return render(request, "alerts/confirm.html")
    is_in = actions.confirm_subscription(
        actor=_anybody(organisation_id), secret=secret, at=timezone.now()
    )
    if not is_in:
        return _said(
            request,
            "This link does nothing any more",
            "If you want our messages, tell whoever told you about us: they can ask us again.",
        )
    return _said(
        request, "Thank you", "You get our messages from now on. Each has a link to leave."
    )


@csrf_exempt  # a mail program posts here for her (RFC 8058); the secret is the permission
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, organisation_id: UUID, secret: str) -> HttpResponse:
    """Leave in one click. Looking at the page alone changes nothing."""
    if request.method == "GET":
        return render(request, "alerts/leave.html")
    actions.leave(actor=_anybody(organisation_id), secret=secret, at=timezone.now())
    return _said(request, "Done", "Nothing more comes to you, and your address is forgotten.")


@require_http_methods(["GET", "POST"])
def wrong(request: HttpRequest, organisation_id: UUID, alert_id: UUID) -> HttpResponse:
    """Say what is wrong with a warning. Nothing of it is shown, whether it is there or not."""
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(
            request,
            "alerts/wrong.html",
            {"form": form},
            status=422 if form.is_bound else 200,
        )
    # A stranger learns nothing from the answer.
    with suppress(Refusal):
        actions.object_to(
            actor=_anybody(organisation_id),
            alert_id=alert_id,
            submission_id=form.cleaned_data["submission_id"],
            words=form.cleaned_data["words"],
            contact=form.cleaned_data["contact"],
            at=timezone.now(),
        )
    return _said(
        request,
        "Thank you for writing",
        "Somebody who did not write the warning reads this. We give everybody this answer.",
    )
