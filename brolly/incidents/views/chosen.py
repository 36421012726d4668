"""Pages of what she chose: a changed mind, everything taken back, holds, conditions."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.consent import actions as consent_actions
from brolly.consent import ports as consent_ports
from brolly.consent import queries as consent
from brolly.consent.rules import needs_two
from brolly.consent.vocabulary import CHOICE_LABELS, CHOICE_OF_PURPOSE, Heard, HoldKind
from brolly.foundation.refusals import ChangedMeanwhile, NotAllowed, NotFound
from brolly.incidents import actions, queries
from brolly.incidents.forms import (
    HOLD_WORDS,
    AskedForm,
    ChangedChoices,
    HeardForm,
    HoldForm,
    ReleaseForm,
    WhoseNumberForm,
)
from brolly.incidents.views.shared import recipients, sent
from brolly.incidents.vocabulary import BelongsTo
from brolly.web.views import page, staff_view

HOLD_ASKED = "Asked. The hold stands until a second person has decided."


@staff_view
def choices(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Record what she says now. A changed mind stands beside what she said before."""
    require(actor, Power.RECORD_CHOICES)
    reference = queries.reference_of(actor, incident_id)
    form = _choices_form(actor, incident_id, sent(request))
    shown = {"incident_id": incident_id, "reference": reference}
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            consent_actions.change_choices(
                actor=actor,
                subject_id=incident_id,
                answers=form.answers(),
                heard_before=form.heard_before,
                at=timezone.now(),
            )
        except ChangedMeanwhile:
            # What she has taken back since must be ticked anew by somebody who sees that.
            shown["differences"] = form.differences(consent.choices_of(actor, incident_id))
            form, status = _choices_form(actor, incident_id, None), 409
        else:
            messages.success(request, "Written down. What was queued was looked at again.")
            return redirect("incidents:show", incident_id)
    return page(
        request, actor, "incidents/choices.html", {**shown, "intake": form}, status=status
    )


def _choices_form(
    actor: Actor, incident_id: UUID, typed: Mapping[str, Any] | None
) -> ChangedChoices:
    return ChangedChoices(
        typed,
        standing=consent.choices_of(actor, incident_id),
        recipients=recipients(actor),
        heard_before=consent.answers_heard(actor, incident_id),
    )


@staff_view
def withdraw(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Record that she takes back everything that leaves."""
    require(actor, Power.RECORD_CHOICES)
    reference = queries.reference_of(actor, incident_id)
    form = HeardForm(sent(request))
    if form.is_bound and form.is_valid():
        consent_actions.withdraw_all(
            actor=actor,
            subject_id=incident_id,
            heard=Heard(form.cleaned_data["heard"]),
            own_words=form.cleaned_data["own_words"],
            at=timezone.now(),
        )
        actions.drop_questions(actor=actor, incident_id=incident_id, at=timezone.now())
        said = "Taken back. Nothing more leaves by what she chose; see what was stopped."
        messages.success(request, said)
        return redirect("incidents:show", incident_id)
    shown = {
        "form": form,
        "heading": "She takes back everything",
        "about": "Nothing more leaves by what she chose. What waits is stopped, what left is called back where "
        "it can be. What somebody has read cannot be unread. Keeping, counting and comparing here "
        "stay as she said: change them under “Ask or change”.",
        "button": "Take back everything",
        "first_read": consent_ports.what_cannot_be_undone(actor, incident_id),
        "incident_id": incident_id,
        "reference": reference,
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/step.html", shown, status=status)


def _about_hold(hold: consent.HoldShown, seconds: list[str]) -> str:
    """Return which hold it is, and who decides with whoever takes it off."""
    words = HOLD_WORDS[hold.kind]
    if hold.asked_by:
        return f"{words}. {hold.asked_by} asks to take it off: “{hold.why_asked}”"
    if seconds:
        return f"{words}. Two people decide this. It stands until one of these has: {', '.join(seconds)}."
    return words


@staff_view
def release_hold(
    request: HttpRequest, actor: Actor, incident_id: UUID, kind: str
) -> HttpResponseBase:
    """Take a hold off, and say what cleared it up."""
    reference = queries.reference_of(actor, incident_id)
    hold = next((h for h in consent.holds_of(actor, incident_id) if h.kind == kind), None)
    if hold is None:
        raise NotFound
    if not hold.may_decide:
        raise NotAllowed
    is_number = hold.kind is HoldKind.NUMBER_MAY_BE_HERS
    form = WhoseNumberForm(sent(request)) if is_number else ReleaseForm(sent(request))
    seconds = consent.others_who_decide(actor, hold.kind) if needs_two(hold.kind) else []
    asks = bool(seconds) and not hold.asked_by
    if form.is_bound and form.is_valid():
        _release(actor, incident_id, hold.kind, form.cleaned_data)
        messages.success(request, HOLD_ASKED if asks else "The hold is off.")
        return redirect("incidents:show", incident_id)
    shown = {
        "form": form,
        "heading": "Take this hold off",
        "about": _about_hold(hold, seconds if asks else []),
        "button": "Ask a second person" if asks else "Take it off",
        "incident_id": incident_id,
        "reference": reference,
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/step.html", shown, status=status)


def _release(actor: Actor, incident_id: UUID, kind: HoldKind, said: Mapping[str, Any]) -> None:
    if kind is HoldKind.NUMBER_MAY_BE_HERS:
        actions.say_whose_number(
            actor=actor,
            incident_id=incident_id,
            hers=said["whose"] == BelongsTo.HERS.value,
            why=said["why"],
            at=timezone.now(),
        )
        return
    consent_actions.release_hold(
        actor=actor, subject_id=incident_id, kind=kind, why=said["why"], at=timezone.now()
    )


@staff_view
def place_hold(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Put a report on hold by hand: something has to be cleared up before anything leaves."""
    require(actor, Power.WRITE_INCIDENTS)
    reference = queries.reference_of(actor, incident_id)
    standing = {hold.kind for hold in consent.holds_of(actor, incident_id)}
    form = HoldForm(sent(request), standing=standing)
    if form.is_bound and form.is_valid():
        consent_actions.place_hold(
            actor=actor,
            subject_id=incident_id,
            kind=HoldKind(form.cleaned_data["kind"]),
            at=timezone.now(),
        )
        messages.success(request, "On hold. Nothing leaves until somebody has decided.")
        return redirect("incidents:show", incident_id)
    shown = {
        "form": form,
        "heading": "Put it on hold",
        "about": "What waits to leave is stopped, and a warning that is out is called back. "
        "Where something in the report is not right, say so under “How soon, and who”.",
        "button": "Put it on hold",
        "incident_id": incident_id,
        "reference": reference,
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/step.html", shown, status=status)


@staff_view
def asked_her(
    request: HttpRequest, actor: Actor, incident_id: UUID, choice: str
) -> HttpResponseBase:
    """Note that she was asked about the next step and said yes: it counts for that one."""
    require(actor, Power.RECORD_CHOICES)
    reference = queries.reference_of(actor, incident_id)
    shown = _standing(actor, incident_id, choice)
    form = AskedForm(sent(request))
    if form.is_bound and form.is_valid():
        consent_actions.note_asked(
            actor=actor,
            choice_id=shown.said.id,
            heard=Heard(form.cleaned_data["heard"]),
            at=timezone.now(),
        )
        messages.success(request, "Written down. It counts for the next step, and no other.")
        return redirect("incidents:show", incident_id)
    words = f" In her words: “{shown.own_words}”" if shown.own_words else ""
    context = {
        "form": form,
        "heading": "She said yes to the next step",
        "about": f"{CHOICE_LABELS[shown.said.choice]}: she wants to be asked before each step. "
        f"What you write down here counts for one warning or one sharing.{words}",
        "button": "She said yes to it",
        "incident_id": incident_id,
        "reference": reference,
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/step.html", context, status=status)


def _standing(actor: Actor, incident_id: UUID, choice: str) -> consent.ChoiceShown:
    standing = consent.choices_of(actor, incident_id)
    shown = next((one for code, one in standing.items() if code.value == choice), None)
    if shown is None:
        raise NotFound
    return shown


@require_POST
@staff_view
def confirm_condition(
    request: HttpRequest, actor: Actor, incident_id: UUID, choice: str
) -> HttpResponseBase:
    """Confirm by name that what she tied to a yes is met."""
    queries.reference_of(actor, incident_id)
    said = _standing(actor, incident_id, choice).said
    for purpose, rests_on in CHOICE_OF_PURPOSE.items():
        if rests_on is said.choice:
            consent_actions.confirm_condition(
                actor=actor, choice_id=said.id, purpose=purpose, at=timezone.now()
            )
    return redirect("incidents:show", incident_id)
