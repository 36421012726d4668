"""Pages of warnings: the board, writing one, reading one for somebody, who gets them."""

from collections.abc import Mapping
from contextlib import suppress
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import actions, queries
from brolly.alerts.forms import (
    AddressForm,
    DraftForm,
    InviteForm,
    ObjectionForm,
    ReasonForm,
    UrgentForm,
)
from brolly.alerts.vocabulary import Stage
from brolly.consent.gate import SharingRefused
from brolly.consent.vocabulary import SENTENCES
from brolly.foundation.refusals import NotFound, Refusal
from brolly.incidents.queries import reference_of
from brolly.organisations.queries import (
    areas_of,
    my_organisation,
    organisation_names,
    staff_with,
)
from brolly.web.views import page, staff_view

ONE_TEXT_MESSAGE = 160


def _areas(actor: Actor) -> dict[str, str]:
    return {a.code: f"{a.name} {a.district}".strip() for a in areas_of(actor)}


# --- the board -----------------------------------------------------------------------------


@require_GET
@staff_view
def board(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the warnings that are out, of one area or of all, also to be read out."""
    names = _areas(actor)
    area = request.GET.get("area", "")
    area = area if area in names else ""
    shown = {
        "warnings": queries.board_of(actor, area=area),
        "area": area,
        "areas": names,
        "read_out": request.GET.get("read-out") == "1",
        "may_write": actor.can(Power.WRITE_ALERTS),
        "may_invite": actor.can(Power.MANAGE_SUBSCRIBERS),
    }
    return page(request, actor, "alerts/board.html", shown)


@require_GET
@staff_view
def desk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show warnings in the making, and what waits for a second pair of eyes."""
    require(actor, Power.WRITE_ALERTS)
    every = queries.alerts_of(actor)
    waiting = queries.waiting_for_me(actor)
    shown = {
        "waiting": waiting,
        "readings": queries.readings_for(actor),
        "objections": queries.objections_open(actor),
        "due": queries.due_for_review(actor, timezone.localdate()),
        "making": [a for a in every if a.stage in (Stage.DRAFT, Stage.SENT_BACK)],
        "with_others": [
            a for a in every if a.stage is Stage.WAITING and a.id not in {w.id for w in waiting}
        ],
        "done": [a for a in every if a.published_at is not None],
        "organisations": organisation_names(actor),
        "areas": _areas(actor),
        "may_invite": actor.can(Power.MANAGE_SUBSCRIBERS),
    }
    return page(request, actor, "alerts/desk.html", shown)


@require_GET
@staff_view
def show(request: HttpRequest, actor: Actor, alert_id: UUID) -> HttpResponse:
    """Show one warning: its text, where it stands, how far it came, what happened to it."""
    alert = queries.alert_of(actor, alert_id)
    is_own = alert.author_id == actor.staff_id
    shown = {
        "alert": alert,
        "areas": _areas(actor),
        "reach": queries.reach_of(actor, alert_id),
        "steps": queries.steps_of(actor, alert_id),
        "readings": queries.readings_asked(actor, alert_id),
        "organisations": organisation_names(actor),
        "reasons": _sentences(alert.reasons),
        "reference": _reference(actor, alert.subject_id),
        "is_out": alert.stage is Stage.PUBLISHED,
        "is_waiting": alert.stage is Stage.WAITING,
        "may_change": alert.stage in (Stage.DRAFT, Stage.SENT_BACK, Stage.WAITING),
        "may_read": actor.can(Power.APPROVE_ALERTS)
        and not is_own
        and (alert.stage is Stage.WAITING or _unread(alert)),
        "may_recall": actor.can(Power.RECALL_ALERTS),
        "partners": _partners(actor) if alert.stage is Stage.WAITING else {},
    }
    return page(request, actor, "alerts/show.html", shown)


@require_GET
@staff_view
def poster(request: HttpRequest, actor: Actor, alert_id: UUID) -> HttpResponse:
    """Show a warning that is out as a page to print and pin up."""
    require(actor, Power.READ_BOARD)
    shown = {
        "warning": queries.public_text(actor, alert_id),
        "areas": _areas(actor),
        "ours": my_organisation(actor),
    }
    return page(request, actor, "alerts/poster.html", shown)


# --- writing -------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@staff_view
def write(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Begin a warning, the report beside the text that leaves."""
    require(actor, Power.WRITE_ALERTS)
    queries.check_may_write(actor, incident_id, timezone.now())
    form = _draft_form(request, actor)
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
        "language": alert.language,
        "kept_why": alert.kept_why,
        "version": alert.version,
    }
    form = _draft_form(request, actor, start)
    if request.method != "POST" or _only_looks(request) or not form.is_valid():
        return _composer(request, actor, alert.subject_id, form, alert=alert)
    actions.change_alert(actor=actor, alert_id=alert_id, draft=form.draft(), at=timezone.now())
    return _hand_on(request, actor, alert.subject_id, alert_id, form)


def _draft_form(
    request: HttpRequest, actor: Actor, start: Mapping[str, object] | None = None
) -> DraftForm:
    return DraftForm(
        request.POST if request.method == "POST" else None,
        areas=_areas(actor),
        handing_on=request.POST.get("do") == "hand-on",
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
    except SharingRefused as refusal:
        messages.warning(request, f"Saved, and not handed on. {refusal.message}")
        return redirect("alerts:rewrite", alert_id)
    messages.success(request, "It waits for a second reader. Nothing goes out before that.")
    return redirect("alerts:show", alert_id)


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
    chosen = form["areas"].value() or []
    decision = queries.gate_on(actor, incident_id, timezone.now())
    readers = staff_with(actor, Power.APPROVE_ALERTS)
    has_errors = form.is_bound and not _only_looks(request) and not form.is_valid()
    shown = {
        "form": form,
        "alert": alert,
        "incident_id": incident_id,
        "reference": reference_of(actor, incident_id),
        "passages": queries.her_words_beside(actor, incident_id, text),
        "chose": queries.her_say(actor, incident_id),
        "findings": queries.findings_of(actor, incident_id, text) if text else [],
        "has_text": bool(text),
        "has_errors": has_errors,
        "as_message": f"{my_organisation(actor).name} warning. {body}" if body else "",
        "one_message": ONE_TEXT_MESSAGE,
        "audience": queries.audience_of(actor, [str(c) for c in chosen]),
        "may": decision.may,
        "why_not": [SENTENCES[reason] for reason in decision.reasons],
        "readers": sorted(n for i, n in readers.items() if i != actor.staff_id),
        "partners": _partners(actor),
    }
    status = 422 if has_errors else 200
    return page(request, actor, "alerts/write.html", shown, status=status)


def _partners(actor: Actor) -> dict[UUID, str]:
    names = organisation_names(actor)
    agreed = queries.partners_to_read(actor, timezone.localdate())
    return {i: names[i] for i in agreed if i in names}


def _reference(actor: Actor, incident_id: UUID) -> str:
    """Return the report's reference, or nothing when it is closed to this actor."""
    try:
        return reference_of(actor, incident_id)
    except NotFound:
        return ""


def _sentences(codes: list[str]) -> list[str]:
    known = {code.value: said for code, said in SENTENCES.items()}
    return [known[code] for code in codes if code in known]


def _unread(alert: queries.AlertShown) -> bool:
    return alert.stage is Stage.PUBLISHED and alert.read_at is None


@require_http_methods(["GET", "POST"])
@staff_view
def urgent(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Let a warning of fixed words out where trustees allow it and nobody can be reached."""
    require(actor, Power.WRITE_ALERTS)
    if not queries.may_warn_alone(actor, incident_id):
        raise actions.NoUrgentWarnings
    form = UrgentForm(request.POST if request.method == "POST" else None, areas=_areas(actor))
    if request.method == "POST" and form.is_valid():
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
        "reference": reference_of(actor, incident_id),
        "ours": my_organisation(actor),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, actor, "alerts/urgent.html", shown, status=status)


# --- the second reader ------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@staff_view
def read(request: HttpRequest, actor: Actor, alert_id: UUID) -> HttpResponseBase:
    """Read a colleague's text, her words beside it; let it out or send it back."""
    require(actor, Power.APPROVE_ALERTS)
    alert = queries.alert_of(actor, alert_id)
    if alert.author_id == actor.staff_id:
        raise actions.NotYourOwn
    form = ReasonForm(
        request.POST if request.method == "POST" else None, initial={"version": alert.version}
    )
    if request.method == "POST" and form.is_valid():
        if request.POST.get("do") == "approve":
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
    if alert.stage is not Stage.WAITING and not _unread(alert):
        raise actions.WrongStage
    shown = {
        "alert": alert,
        "form": form,
        "areas": _areas(actor),
        "reference": reference_of(actor, alert.subject_id),
        "passages": queries.her_words_beside(actor, alert.subject_id, alert.text),
        "chose": queries.her_say(actor, alert.subject_id),
        "findings": queries.findings_of(actor, alert.subject_id, alert.text),
        "audience": queries.audience_of(actor, alert.areas),
        "is_out": _unread(alert),
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
    partner = next((i for i in _partners(actor) if str(i) == request.POST.get("partner")), None)
    if partner is None:
        raise NotFound
    actions.ask_partner_to_read(
        actor=actor, alert_id=alert_id, reader_organisation_id=partner, at=timezone.now()
    )
    messages.success(request, "Asked. They see the public text, and nothing else.")
    return redirect("alerts:show", alert_id)


# --- when it is out ----------------------------------------------------------------------------


@require_POST
@staff_view
def recall(request: HttpRequest, actor: Actor, alert_id: UUID) -> HttpResponse:
    """Call a warning back."""
    actions.recall_alert(actor=actor, alert_id=alert_id, at=timezone.now())
    messages.success(request, "Called back. Those who got it are told to delete it.")
    return redirect("alerts:show", alert_id)


@require_POST
@staff_view
def keep(request: HttpRequest, actor: Actor, alert_id: UUID) -> HttpResponse:
    """Let a warning stand for another while."""
    actions.keep_alert_out(actor=actor, alert_id=alert_id, at=timezone.now())
    messages.success(request, "It stands for another while.")
    return redirect("alerts:show", alert_id)


@require_POST
@staff_view
def correct(request: HttpRequest, actor: Actor, alert_id: UUID) -> HttpResponse:
    """Begin a corrected text. The first stands until the new one was read."""
    # One correction at a time: two presses find the one begun.
    begun = queries.correction_of(actor, alert_id)
    if begun is None:
        begun = actions.correct_alert(
            actor=actor, alert_id=alert_id, submission_id=uuid4(), at=timezone.now()
        )
    return redirect("alerts:rewrite", begun)


@require_POST
@staff_view
def settle(request: HttpRequest, actor: Actor, objection_id: UUID) -> HttpResponse:
    """Note that what somebody said about a warning was looked at."""
    actions.settle_objection(actor=actor, objection_id=objection_id, at=timezone.now())
    messages.success(request, "Settled.")
    return redirect("alerts:desk")


# --- who gets them ------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@staff_view
def subscribers(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Show how many get warnings and of where, and invite somebody. No address is shown."""
    require(actor, Power.MANAGE_SUBSCRIBERS)
    names = _areas(actor)
    form = InviteForm(request.POST if request.method == "POST" else None, areas=names)
    if request.method == "POST" and form.is_valid():
        actions.invite_subscriber(
            actor=actor,
            email=form.cleaned_data["email"],
            areas=tuple(form.cleaned_data["areas"]),
            language=form.cleaned_data["language"],
            at=timezone.now(),
        )
        messages.success(request, "If the address does not get warnings yet, it is asked now.")
        return redirect("alerts:subscribers")
    return _subscribers(request, actor, form)


def _subscribers(
    request: HttpRequest, actor: Actor, form: InviteForm, **more: object
) -> HttpResponse:
    shown = {
        "form": form,
        "address_form": AddressForm(),
        "lines": queries.subscribers_of(actor),
        "counts": queries.subscribers_by_area(actor),
        "areas": _areas(actor),
        **more,
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "alerts/subscribers.html", shown, status=status)


@require_POST
@staff_view
def address(request: HttpRequest, actor: Actor, subscriber_id: UUID) -> HttpResponse:
    """Show one address for a reason, or take it off the list. It never stands in an address."""
    if request.POST.get("do") == "remove":
        actions.remove_subscriber(actor=actor, subscriber_id=subscriber_id, at=timezone.now())
        messages.success(request, "Taken off. The address is forgotten.")
        return redirect("alerts:subscribers")
    form = AddressForm(request.POST)
    invite = InviteForm(areas=_areas(actor))
    if not form.is_valid():
        return _subscribers(request, actor, invite, address_form=form, asked=subscriber_id)
    shown = actions.open_address(
        actor=actor, subscriber_id=subscriber_id, why=form.reason(), at=timezone.now()
    )
    return _subscribers(request, actor, invite, opened=shown, asked=subscriber_id)


# --- for anybody who holds a link -------------------------------------------------------------------


def _anybody(organisation_id: UUID) -> Actor:
    """Return an actor without any power: the link's random words are what counts."""
    return Actor(name="public", organisation_id=organisation_id)


def _said(request: HttpRequest, heading: str, sentence: str) -> HttpResponse:
    shown = {"heading": heading, "sentence": sentence}
    return render(request, "alerts/public.html", shown)


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, organisation_id: UUID, secret: str) -> HttpResponse:
    """Say yes to warnings. A link that leads nowhere gets the same answer."""
    if request.method == "GET":
        return render(request, "alerts/confirm.html")
    actions.confirm_subscription(
        actor=_anybody(organisation_id), secret=secret, at=timezone.now()
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
