"""For anybody who holds a link."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from brolly.access.vocabulary import Actor
from brolly.alerts import actions, queries
from brolly.alerts.forms import ChosenForm, ObjectionForm, text_answer
from brolly.foundation.refusals import Refusal


def _anybody(organisation_id: UUID) -> Actor:
    """Return an actor without any power: the link's random words are what counts."""
    return Actor(name="public", organisation_id=organisation_id)


def _said(request: HttpRequest, heading: str, sentence: str) -> HttpResponse:
    shown = {"heading": heading, "sentence": sentence}
    return render(request, "alerts/public.html", shown)


def _by_code(code: str) -> UUID:
    """Return whose link it is. One that nobody made leads to an organisation that is none."""
    return queries.organisation_in(code) or UUID(int=0)


@require_http_methods(["GET", "POST"])
def short_confirm(request: HttpRequest, code: str, secret: str) -> HttpResponse:
    """Say yes to warnings, by a link that is short enough for a text message."""
    return confirm(request, _by_code(code), secret)


@require_http_methods(["GET", "POST"])
def message(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """
    Show what a message is about, as it stands now, to whoever holds its link.

    Only a press of a button shows it: phones fetch links by themselves to show what is
    behind them, and what they show may stand on a locked screen.
    """
    organisation_id = _by_code(code)
    if request.method == "GET":
        return render(request, "alerts/message.html", {"opened": None})
    found = queries.opened(_anybody(organisation_id), token, timezone.now())
    shown = {"opened": found, "organisation_id": organisation_id}
    return render(request, "alerts/message.html", shown)


@require_http_methods(["GET", "POST"])
def yours(request: HttpRequest, organisation_id: UUID, secret: str) -> HttpResponse:
    """Let a subscriber choose what messages show, and when none comes."""
    actor = _anybody(organisation_id)
    chosen = queries.chosen_by(actor, actions.hashed(secret))
    if chosen is None:
        return _said(
            request,
            "This link does nothing any more",
            "If you want our messages, tell whoever told you about us: they can ask us again.",
        )
    form = ChosenForm.of(request.POST if request.method == "POST" else None, chosen)
    if request.method == "POST" and form.is_valid():
        actions.choose(actor=actor, secret=secret, chosen=form.chosen(), at=timezone.now())
        return _said(request, "Saved", "This is how messages come to you from now on.")
    shown = {"form": form, "organisation_id": organisation_id, "secret": secret}
    status = 422 if form.is_bound else 200
    return render(request, "alerts/yours.html", shown, status=status)


@csrf_exempt  # a service posts here; the word that only it and we know is the permission
@require_POST
def answers(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Take what somebody answered by text, from GOV.UK Notify (its callback)."""
    word = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    said = text_answer(request.body)
    if said is None:
        return HttpResponse(status=400)
    knows = actions.take_answer(
        actor=_anybody(organisation_id),
        word=word,
        number=said.number,
        said=said.words,
        at=timezone.now(),
    )
    return HttpResponse(status=200 if knows else 403)


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
    shown = {"organisation_id": organisation_id, "secret": secret}
    return render(request, "alerts/confirmed.html", shown)


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
