"""A forgotten password: ask for a link, show the second factor, choose a new one."""

import json
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from brolly.foundation.refusals import Refusal
from brolly.organisations import gate, samples
from brolly.organisations.actions import letters
from brolly.organisations.actions import sign_in as ways
from brolly.organisations.forms import CodeForm, ForgottenForm, PasswordForm
from brolly.organisations.views.way_in import BOTH, parsed


@BOTH
@never_cache
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask whose password was forgotten. The answer is the same for everybody."""
    if not letters.are_carried():
        return render(request, "organisations/forgotten_by_hand.html")
    form = ForgottenForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            ways.ask_for_password_link(
                request=request, email=form.cleaned_data["email"], at=timezone.now()
            )
            return render(request, "organisations/forgotten_asked.html")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
    return render(request, "organisations/forgotten.html", {"form": form}, status=status)


@BOTH
@never_cache
def new_password(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the second factor, then for a new password. Looking uses nothing up."""
    at = timezone.now()
    try:
        staff_id = ways.whose_password_link(token=token, at=at)
        if not gate.has_proof(request, token=token, at=at):
            return _ask_factor(request, token, staff_id)
        form = PasswordForm(request.POST or None)
        if not form.is_valid():
            return render(request, "organisations/new_password.html", {"form": form})
        ways.renew_password(
            request=request, token=token, password=form.cleaned_data["password"], at=at
        )
    except Refusal as refusal:
        shown = {"heading": "This link does not open", "sentence": str(refusal)}
        return render(request, "web/sorry.html", shown, status=refusal.status)
    gate.forget_proof(request)
    logout(request)
    messages.success(request, "Your password is changed. Sign in with it.", extra_tags="ok")
    return redirect("organisations:sign_in")


def _ask_factor(request: HttpRequest, token: str, staff_id: UUID) -> HttpResponse:
    known = ways.ways_of(staff_id)
    if not known.any:
        sentence = "You have no second step yet. Ask a manager to let you start afresh."
        shown = {"heading": "This link does not open", "sentence": sentence}
        return render(request, "web/sorry.html", shown, status=403)
    form = CodeForm(request.POST if "code" in request.POST else None)
    fault: Refusal | None = None
    if request.method == "POST":
        try:
            if _proved(request, staff_id, form):
                gate.remember_proof(request, token=token, at=timezone.now())
                return redirect("organisations:new_password", token)
        except Refusal as refusal:
            fault = refusal
            if form.is_bound:
                form.add_error("code", str(refusal))
    question = ways.passkey_question(staff_id=staff_id) if known.passkeys else None
    asked = {
        "heading": "Second step",
        "form": form,
        "fault": fault,
        "ways": known,
        "next": "/",
        "question": json.dumps(question) if question else "",
    }
    if settings.DEMONSTRATION:
        asked["demonstration_code"] = samples.code_now(staff_id=staff_id)
    status = fault.status if fault else 200
    return render(request, "organisations/second_step.html", asked, status=status)


def _proved(request: HttpRequest, staff_id: UUID, form: CodeForm) -> bool:
    if said := request.POST.get("credential"):
        ways.prove_passkey(staff_id=staff_id, credential=parsed(said)).record_usage()
        return True
    if not form.is_valid():
        return False
    ways.prove_code(
        request=request,
        staff_id=staff_id,
        code=form.cleaned_data["code"],
        at=timezone.now(),
    )
    return True
