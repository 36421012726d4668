"""Write a warning."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import actions, queries
from brolly.alerts.forms import (
    DraftForm,
    ToSay,
    UrgentForm,
)
from brolly.alerts.views.shared import ONE_TEXT_MESSAGE, areas, partners
from brolly.alerts.vocabulary import Wording
from brolly.consent.gate import SharingRefused
from brolly.consent.vocabulary import SENTENCES
from brolly.incidents.queries import account_beside, linked_to, reference_of
from brolly.organisations.queries import (
    my_organisation,
    staff_with,
)
from brolly.web.views import page, staff_view


@require_http_methods(["GET", "POST"])
@staff_view
def write(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Begin a warning, the report beside the text that leaves."""
    require(actor, Power.WRITE_ALERTS)
    queries.check_may_write(actor, incident_id, timezone.now())
    start = {
        "areas": queries.areas_to_propose(actor, incident_id),
        "level": queries.level_to_propose(actor, incident_id),
    }
    form = _draft_form(request, actor, incident_id, start)
    if request.method != "POST" or _only_looks(request) or not form.is_valid():
        return _composer(request, actor, incident_id, form)
    alert_id = actions.write_alert(
        actor=actor,
        subject_id=incident_id,
        submission_id=form.cleaned_data["submission_id"],
        draft=form.draft(),
        at=timezone.now(),
    )
    return _hand_on(request, actor, incident_id, alert_id, form)


@require_http_methods(["GET", "POST"])
@staff_view
def rewrite(request: HttpRequest, actor: Actor, alert_id: UUID) -> HttpResponseBase:
    """Go on with a warning that is not out."""
    alert = queries.alert_of(actor, alert_id)
    if alert.published_at is not None:
        raise actions.WrongStage
    start = {
        "title": alert.title,
        "body": alert.body,
        "level": alert.level.value,
        "evidence": alert.evidence.value,
        "areas": alert.areas,
        "sectors": alert.sectors,
        "genders": alert.genders,
        "languages": alert.languages,
        "language": alert.language,
        "kept_why": alert.kept_why,
        "her_words": alert.her_words,
        # That she has read it is said of the words as they leave, each time anew.
        "her_wording": alert.wording if alert.wording != Wording.READ else "",
        "version": alert.version,
    }
    form = _draft_form(request, actor, alert.subject_id, start)
    if request.method != "POST" or _only_looks(request) or not form.is_valid():
        return _composer(request, actor, alert.subject_id, form, alert=alert)
    actions.change_alert(actor=actor, alert_id=alert_id, draft=form.draft(), at=timezone.now())
    return _hand_on(request, actor, alert.subject_id, alert_id, form)


def _draft_form(
    request: HttpRequest,
    actor: Actor,
    incident_id: UUID,
    start: Mapping[str, object] | None = None,
) -> DraftForm:
    language = str(request.POST.get("language") or (start or {}).get("language") or "en")
    return DraftForm(
        request.POST if request.method == "POST" else None,
        areas=areas(actor),
        handing_on=request.POST.get("do") == "hand-on",
        to_say=ToSay(
            account_in=queries.account_in(actor, incident_id, language=language),
            beside_yes=queries.beside_her_yes(actor, incident_id),
            is_one_report=not linked_to(actor, incident_id),
        ),
        initial=dict(start or {}),
    )


def _only_looks(request: HttpRequest) -> bool:
    return request.POST.get("do") == "check"


def _hand_on(
    request: HttpRequest, actor: Actor, incident_id: UUID, alert_id: UUID, form: DraftForm
) -> HttpResponseBase:
    """Give a saved text to a second reader if that was asked, or say why not yet."""
    if not form.handing_on:
        messages.success(request, "Saved. Nothing has left.")
        return redirect("alerts:rewrite", alert_id)
    try:
        actions.submit_alert(actor=actor, alert_id=alert_id, at=timezone.now())
    except actions.GivesAway as refusal:
        messages.warning(request, f"Saved, and not handed on. {refusal.message}")
        return redirect("alerts:rewrite", alert_id)
    except (SharingRefused, queries.DecidedNotToWarn) as refusal:
        messages.warning(request, f"Saved, and not handed on. {refusal.message}")
        return redirect("alerts:rewrite", alert_id)
    messages.success(request, "It waits for a second reader. Nothing goes out before that.")
    return redirect("alerts:show", alert_id)


def _audience(form: DraftForm) -> queries.Audience:
    return queries.Audience(
        **{
            name: [str(code) for code in form[name].value() or []]
            for name in ("areas", "sectors", "genders", "languages")
        }
    )


def _composer(
    request: HttpRequest,
    actor: Actor,
    incident_id: UUID,
    form: DraftForm,
    *,
    alert: queries.AlertShown | None = None,
) -> HttpResponse:
    title, body = str(form["title"].value() or ""), str(form["body"].value() or "")
    text = f"{title}\n{body}".strip()
    chosen = _audience(form)
    reached = queries.audience_by_carrier(actor, chosen)
    decision = queries.gate_on(
        actor, incident_id, timezone.now(), alert_id=alert.id if alert else None
    )
    findings = queries.findings_of(actor, incident_id, text) if text else []
    readers = staff_with(actor, Power.APPROVE_ALERTS)
    has_errors = form.is_bound and not _only_looks(request) and not form.is_valid()
    shown = {
        "form": form,
        "alert": alert,
        "incident_id": incident_id,
        "reference": reference_of(actor, incident_id),
        "passages": account_beside(actor, incident_id, text),
        "chose": queries.her_say(actor, incident_id),
        "weigh": queries.to_weigh(
            actor,
            incident_id,
            timezone.now(),
            language=str(form["language"].value() or "en"),
        ),
        "findings": findings,
        # A reason already given is shown, or it would be lost with the next save.
        "may_keep": bool(form["kept_why"].value())
        or any(not found.never_leaves for found in findings),
        "has_text": bool(text),
        "has_errors": has_errors,
        "as_message": f"{my_organisation(actor).name} warning. {body}" if body else "",
        "one_message": ONE_TEXT_MESSAGE,
        "audience": sum(reached.values()),
        "cost": queries.cost_of(actor, reached),
        "narrowed": bool(chosen.sectors or chosen.genders or chosen.languages),
        "may": decision.may or decision.is_rehearsal,
        "rehearses": decision.is_rehearsal,
        "why_not": []
        if decision.is_rehearsal
        else [SENTENCES[reason] for reason in decision.reasons],
        "readers": sorted(n for i, n in readers.items() if i != actor.staff_id),
        "partners": partners(actor),
    }
    status = 422 if has_errors else 200
    return page(request, actor, "alerts/write.html", shown, status=status)


@require_http_methods(["GET", "POST"])
@staff_view
def urgent(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Let a warning of fixed words out where trustees allow it and nobody can be reached."""
    require(actor, Power.WRITE_ALERTS)
    reference = reference_of(actor, incident_id)  # first: one that is closed is not there
    if not queries.may_warn_alone(actor, incident_id):
        raise actions.NoUrgentWarnings
    form = UrgentForm(request.POST if request.method == "POST" else None, areas=areas(actor))
    text = queries.urgent_text(actor, form.fixed()) if form.is_bound and form.is_valid() else ""
    # What is sent is what was read: words changed since are shown again.
    if text and request.POST.get("seen") == text:
        alert_id = actions.publish_urgent(
            actor=actor,
            subject_id=incident_id,
            submission_id=form.cleaned_data["submission_id"],
            fixed=form.fixed(),
            nobody_reached=form.cleaned_data["nobody_reached"],
            at=timezone.now(),
        )
        messages.success(request, "It is out. It ends in three days unless somebody reads it.")
        return redirect("alerts:show", alert_id)
    shown = {
        "form": form,
        "incident_id": incident_id,
        "reference": reference,
        "ours": my_organisation(actor),
        "text": text,
        "audience": queries.audience_of(actor, [form.fixed().area]) if text else 0,
    }
    status = 422 if request.method == "POST" and not text else 200
    return page(request, actor, "alerts/urgent.html", shown, status=status)
