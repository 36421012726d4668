"""Taking in a report, and changing it, on the one page."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.consent.vocabulary import Answer
from brolly.foundation.identifiers import IdentifierKind
from brolly.foundation.refusals import ChangedMeanwhile, Refusal
from brolly.incidents import actions, queries
from brolly.incidents.forms import DraftMarks, Intake
from brolly.incidents.views.drafts import keep
from brolly.incidents.views.shared import colleagues, recipients, sent
from brolly.incidents.vocabulary import DraftSaved, Told
from brolly.web.views import page, staff_view


@staff_view
def take_in(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Take in a report, in any order, on one page."""
    require(actor, Power.WRITE_INCIDENTS)
    typed = request.POST if request.method == "POST" else request.GET
    intake = Intake(
        sent(request),
        staff=colleagues(actor),
        recipients=recipients(actor),
        from_paper=typed.get("from") == "paper",
    )
    marks = DraftMarks(typed if request.method == "POST" else None)
    if request.method != "POST" or intake.is_unfinished or not intake.is_valid():
        return _intake_page(request, actor, intake, marks=marks, saved=_kept(request, actor))
    if (earlier := queries.saved_as(actor, intake.submission_id)) is not None:
        return _saved_before(request, actor, intake, earlier)
    try:
        incident_id = actions.record_incident(
            actor=actor,
            told=intake.told(),
            submission_id=intake.submission_id,
            choices=intake.choices(),
            holds=intake.holds(),
            steps=intake.steps_told(),
            only_staff=intake.only_staff(),
            draft=marks.seen(),
            at=timezone.now(),
        )
    except actions.DraftElsewhere as refusal:
        messages.warning(request, refusal.message)
        saved = keep(request, actor, over=True)
        return redirect("incidents:draft", saved.draft_id) if saved else redirect(request.path)
    except actions.TwoPeopleNeeded as refusal:
        intake.form.add_error("only_staff", refusal.message)
        return _intake_page(request, actor, intake, marks=marks, saved=_kept(request, actor))
    messages.success(request, "Saved. It stays with us until you share something of it.")
    if intake.is_third_party and any(one.answer is Answer.YES for one in intake.choices()):
        said = "Somebody else told us: each yes stands as “Ask her” until you have asked her."
        messages.warning(request, said)
    return redirect("incidents:show", incident_id)


def _kept(request: HttpRequest, actor: Actor) -> DraftSaved | None:
    """Keep what was typed, for pages without JavaScript; what cannot be kept is shown again."""
    if request.method != "POST":
        return None
    try:
        return keep(request, actor, over=False)
    except Refusal:
        return None


def _saved_before(
    request: HttpRequest, actor: Actor, intake: Intake, incident_id: UUID
) -> HttpResponse:
    """Go to the report that this page made; what was typed since is shown, to be saved."""
    opened = queries.file_of(actor, incident_id)
    told = intake.told(with_identity=_identity_was_typed(intake))
    both = _differences(opened.told, told)
    if not both:
        messages.success(request, "Saved. It stays with us until you share something of it.")
        return redirect("incidents:show", incident_id)
    intake.version = opened.incident.version
    return _intake_page(
        request,
        actor,
        intake,
        template="incidents/edit.html",
        incident=opened.incident,
        differences=both,
        was_saved_here=True,
        status=409,
    )


def _intake_page(
    request: HttpRequest, actor: Actor, intake: Intake, **more: Any
) -> HttpResponse:
    failed = request.method == "POST" and not intake.is_unfinished
    shown = {
        "intake": intake,
        "form": intake.form,
        "looked_up": _looked_up(actor, intake) if intake.looks else {},
        **more,
    }
    template = more.get("template", "incidents/take_in.html")
    return page(
        request, actor, template, shown, status=more.get("status", 422 if failed else 200)
    )


def _looked_up(actor: Actor, intake: Intake) -> dict[str, queries.LookUp]:
    """Look up every number typed, for pages without JavaScript."""
    found = {}
    for row in intake.identifiers:
        text, kind = str(row["text"].value() or ""), str(row["kind"].value() or "phone")
        if text.strip() and kind in set(IdentifierKind):
            found[row.prefix or ""] = queries.look_up(actor, IdentifierKind(kind), text)
    return found


@staff_view
def edit(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Change a report. Who she is stays as it is unless something is typed there."""
    require(actor, Power.WRITE_INCIDENTS)
    opened = queries.file_of(actor, incident_id)
    intake = Intake(
        sent(request),
        staff=colleagues(actor),
        recipients=recipients(actor),
        told=opened.told,
        version=opened.incident.version,
    )
    more = {"incident": opened.incident, "template": "incidents/edit.html"}
    if request.method != "POST" or intake.is_unfinished or not intake.is_valid():
        return _intake_page(request, actor, intake, **more)
    told = intake.told(with_identity=_identity_was_typed(intake))
    try:
        actions.update_incident(
            actor=actor,
            incident_id=incident_id,
            told=told,
            version=intake.version,
            only_staff=intake.only_staff(),
            at=timezone.now(),
        )
    except actions.TwoPeopleNeeded as refusal:
        intake.form.add_error("only_staff", refusal.message)
        return _intake_page(request, actor, intake, **more)
    except ChangedMeanwhile:
        # Saving again is then a choice made with both versions in view.
        intake.version = opened.incident.version
        both = _differences(opened.told, told)
        return _intake_page(request, actor, intake, differences=both, status=409, **more)
    messages.success(request, "Saved. The version before it is kept.")
    return redirect("incidents:show", incident_id)


def _identity_was_typed(intake: Intake) -> bool:
    return any(intake.form.cleaned_data[name] for name in ("name_used", "contact", "teller"))


def _differences(saved: Told, typed: Told) -> list[tuple[str, str, str]]:
    """Return what the two versions say differently: name, typed here, saved by others."""
    theirs, mine = asdict(saved), asdict(typed)
    return [
        (
            name.replace("_", " ").capitalize(),
            _in_words(mine[name]),
            _in_words(theirs[name]),
        )
        for name in theirs
        if name not in ("identity", "received_at") and theirs[name] != mine[name]
    ]


def _in_words(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(_in_words(part) for part in value.values() if part)
    if isinstance(value, tuple | list):
        return "; ".join(_in_words(part) for part in value)
    return "" if value is None else str(value)
