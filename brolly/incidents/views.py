"""Pages of reports: the list, taking one in, one report, and what is done about it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.consent import actions as consent_actions
from brolly.consent import ports as consent_ports
from brolly.consent import queries as consent
from brolly.consent.vocabulary import CHOICE_OF_PURPOSE, Heard, HoldKind
from brolly.foundation.identifiers import IdentifierKind
from brolly.foundation.refusals import ChangedMeanwhile, NotFound
from brolly.incidents import actions, ports, queries, rules
from brolly.incidents.forms import (
    HOLD_WORDS,
    ChangedChoices,
    FilterForm,
    FinishStepForm,
    HeardForm,
    IdentityForm,
    Intake,
    LookUpForm,
    ReassignStepForm,
    ReleaseForm,
    RestrictForm,
    StageForm,
    StepForm,
)
from brolly.incidents.vocabulary import OpenReason, RestrictReason, Stage, Told
from brolly.organisations.queries import staff_names, staff_with
from brolly.web.paging import one_page, without_page
from brolly.web.views import is_fragment, page, staff_view


def _colleagues(actor: Actor) -> dict[UUID, str]:
    """Return those who may take on steps here; the actor among them, always."""
    staff = dict(sorted(staff_with(actor, Power.WRITE_INCIDENTS).items(), key=lambda p: p[1]))
    if actor.staff_id is not None:
        staff.setdefault(actor.staff_id, actor.name)
    return staff


def _others(actor: Actor) -> dict[UUID, str]:
    return {i: name for i, name in _colleagues(actor).items() if i != actor.staff_id}


@require_GET
@staff_view
def incidents(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the list, filtered."""
    form = FilterForm(without_page(request.GET), initial={"stage": queries.NOT_CLOSED})
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    wanted = queries.IncidentFilter(
        text=said.get("text", ""),
        stage=said.get("stage", queries.NOT_CLOSED),
        kind=said.get("kind", ""),
        channel=said.get("channel", ""),
    )
    lines, pages = one_page(
        request,
        lambda limit, offset: queries.incidents_of(actor, wanted, limit=limit, offset=offset),
    )
    shown = {
        "form": form,
        "lines": lines,
        "pages": pages,
        "now": timezone.now(),
        "is_filtered": bool(said),
    }
    return page(request, actor, "incidents/list.html", shown)


@staff_view
def take_in(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Take in a report, in any order, on one page."""
    require(actor, Power.WRITE_INCIDENTS)
    intake = Intake(_sent(request), staff=_colleagues(actor))
    if request.method != "POST" or intake.is_unfinished or not intake.is_valid():
        return _intake_page(request, actor, intake)
    try:
        incident_id = actions.record_incident(
            actor=actor,
            told=intake.told(),
            submission_id=intake.submission_id,
            choices=intake.choices(),
            holds=intake.holds(),
            steps=intake.steps_told(),
            only_staff=intake.only_staff(),
            at=timezone.now(),
        )
    except actions.TwoPeopleNeeded as refusal:
        intake.form.add_error("only_staff", refusal.message)
        return _intake_page(request, actor, intake)
    messages.success(request, "Saved. It stays with us until you share something of it.")
    return redirect("incidents:show", incident_id)


def _sent(request: HttpRequest) -> Mapping[str, Any] | None:
    return request.POST if request.method == "POST" else None


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
def look_up(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Look for a number or plate. Posted, so that it stands in no address."""
    require(actor, Power.READ_INCIDENTS)
    prefix = request.POST.get("row", "")
    form = LookUpForm(_row_of(request, prefix) if request.method == "POST" else None)
    found = None
    if form.is_bound and form.is_valid():
        kind = IdentifierKind(form.cleaned_data["kind"])
        found = queries.look_up(actor, kind, form.cleaned_data["text"])
    template = (
        "incidents/parts/found.html" if is_fragment(request) else "incidents/look_up.html"
    )
    return page(request, actor, template, {"form": form, "found": found})


def _row_of(request: HttpRequest, prefix: str) -> dict[str, str]:
    """Return kind and text of the row that asked, or of the page's own form."""
    start = f"{prefix}-" if prefix else ""
    return {name: request.POST.get(f"{start}{name}", "") for name in ("kind", "text")}


@require_GET
@staff_view
def show(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponse:
    """Show one report."""
    return page(request, actor, "incidents/show.html", _shown(actor, incident_id))


def _shown(actor: Actor, incident_id: UUID) -> dict[str, Any]:
    opened = queries.file_of(actor, incident_id)
    incident = opened.incident
    has_kinds = {step.kind for step in opened.steps}
    suggested = rules.steps_to_suggest(
        kinds=frozenset(incident.kinds),
        injuries=frozenset(incident.injuries),
        about_under_18=incident.about_under_18,
        third_party=incident.provenance == "third_party",
    )
    return {
        "file": opened,
        "told": opened.told,
        "incident": incident,
        "now": timezone.now(),
        "stage_form": StageForm(initial={"stage": incident.stage}),
        "identity_form": IdentityForm(),
        "may_open": actor.can(Power.OPEN_IDENTITIES),
        "may_write": actor.can(Power.WRITE_INCIDENTS),
        "may_record": actor.can(Power.RECORD_CHOICES),
        "may_decide": actor.can(Power.DECIDE_HOLDS),
        "may_restrict": actor.can(Power.RESTRICT_RECORDS),
        "suggested": [one for one in suggested if one.kind.value not in has_kinds],
        "choices": consent.choices_of(actor, incident_id),
        "holds": consent.holds_of(actor, incident_id),
        "named_only": _named_only(actor, incident_id),
        "alike": queries.possible_same_man(actor, incident_id),
        "panels": ports.panels_for(actor, incident_id),
        "history": queries.history_of(actor, incident_id),
        "versions": queries.versions_of(actor, incident_id),
    }


def _named_only(actor: Actor, incident_id: UUID) -> list[str]:
    named = consent.restricted_to(actor, incident_id)
    names = staff_names(actor) if named else {}
    return sorted(names.get(one, "A colleague") for one in named or ())


@staff_view
def edit(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Change a report. Who she is stays as it is unless something is typed there."""
    require(actor, Power.WRITE_INCIDENTS)
    opened = queries.file_of(actor, incident_id)
    intake = Intake(
        _sent(request),
        staff=_colleagues(actor),
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


@require_POST
@staff_view
def open_identity(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponse:
    """Open who she is, for a reason, and show it once."""
    form = IdentityForm(request.POST)
    if not form.is_valid():
        shown = {**_shown(actor, incident_id), "identity_form": form}
        return page(request, actor, "incidents/show.html", shown, status=422)
    identity = actions.open_identity(
        actor=actor,
        incident_id=incident_id,
        reason=OpenReason(form.cleaned_data["reason"]),
        at=timezone.now(),
    )
    reference = queries.reference_of(actor, incident_id)
    shown = {"identity": identity, "incident_id": incident_id, "reference": reference}
    answer = page(request, actor, "incidents/identity.html", shown)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@staff_view
def set_stage(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Move a report on."""
    form = StageForm(request.POST)
    if form.is_valid():
        stage = Stage(form.cleaned_data["stage"])
        actions.set_stage(actor=actor, incident_id=incident_id, stage=stage, at=timezone.now())
    return redirect("incidents:show", incident_id)


@staff_view
def restrict(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Let only named members of staff open a report."""
    require(actor, Power.RESTRICT_RECORDS)
    reference = queries.reference_of(actor, incident_id)
    form = RestrictForm(_sent(request), staff=_others(actor))
    if form.is_bound and form.is_valid():
        actions.restrict_incident(
            actor=actor,
            incident_id=incident_id,
            staff_ids=frozenset(UUID(i) for i in form.cleaned_data["staff"]),
            reason=RestrictReason(form.cleaned_data["reason"]),
            at=timezone.now(),
        )
        return redirect("incidents:show", incident_id)
    shown = {"form": form, "incident_id": incident_id, "reference": reference}
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/restrict.html", shown, status=status)


@staff_view
def add_step(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Add something to do."""
    require(actor, Power.WRITE_INCIDENTS)
    reference = queries.reference_of(actor, incident_id)
    initial = {"kind": request.GET.get("kind", ""), "owner": str(actor.staff_id or "")}
    form = StepForm(_sent(request), staff=_colleagues(actor), initial=initial)
    if form.is_bound and form.is_valid():
        actions.add_step(
            actor=actor, incident_id=incident_id, step=form.told(), at=timezone.now()
        )
        return redirect("incidents:show", incident_id)
    shown = {
        "form": form,
        "heading": "Add something to do",
        "button": "Add it",
        "incident_id": incident_id,
        "reference": reference,
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/step.html", shown, status=status)


@staff_view
def finish_step(request: HttpRequest, actor: Actor, step_id: UUID) -> HttpResponseBase:
    """Mark a step as done."""
    require(actor, Power.WRITE_INCIDENTS)
    step = queries.step_of(actor, step_id)
    form = FinishStepForm(_sent(request))
    if form.is_bound and form.is_valid():
        incident_id = actions.finish_step(
            actor=actor,
            step_id=step_id,
            outcome=form.cleaned_data["outcome"],
            at=timezone.now(),
        )
        return redirect("incidents:show", incident_id)
    shown = {"form": form, "step": step, "heading": "This is done", "button": "Mark as done"}
    return _step_page(request, actor, step, shown)


@staff_view
def give_step(request: HttpRequest, actor: Actor, step_id: UUID) -> HttpResponseBase:
    """Give a step to somebody else, or another time."""
    require(actor, Power.WRITE_INCIDENTS)
    step = queries.step_of(actor, step_id)
    staff = _colleagues(actor)
    initial = {"owner": str(step.owner_id or ""), "due_at": timezone.localtime(step.due_at)}
    form = ReassignStepForm(_sent(request), staff=staff, initial=initial)
    if form.is_bound and form.is_valid():
        owner = form.cleaned_data["owner"]
        incident_id = actions.reassign_step(
            actor=actor,
            step_id=step_id,
            owner_id=UUID(owner) if owner else None,
            owner_name=staff.get(UUID(owner), "") if owner else "",
            due_at=form.cleaned_data["due_at"],
            at=timezone.now(),
        )
        return redirect("incidents:show", incident_id)
    shown = {"form": form, "step": step, "heading": "Who and when", "button": "Save"}
    return _step_page(request, actor, step, shown)


def _step_page(
    request: HttpRequest, actor: Actor, step: queries.StepLine, shown: dict[str, Any]
) -> HttpResponse:
    shown |= {"incident_id": step.incident_id, "reference": step.reference}
    return page(request, actor, "incidents/step.html", shown)


_LINKS = {
    "same": actions.link_same_man,
    "duplicate": actions.mark_duplicate_of,
    "not": actions.mark_not_the_same,
}


@require_POST
@staff_view
def compare(
    request: HttpRequest, actor: Actor, incident_id: UUID, other_id: UUID
) -> HttpResponseBase:
    """Say whether two reports are about the same man."""
    link = _LINKS.get(request.POST.get("decision", ""))
    if link is not None:
        link(actor=actor, incident_id=incident_id, other_id=other_id, at=timezone.now())
    return cast(HttpResponseBase, redirect("incidents:show", incident_id))


@staff_view
def choices(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Record what she says now. A changed mind stands beside what she said before."""
    require(actor, Power.RECORD_CHOICES)
    reference = queries.reference_of(actor, incident_id)
    standing = consent.choices_of(actor, incident_id)
    form = ChangedChoices(_sent(request), standing=standing)
    if form.is_bound and form.is_valid():
        consent_actions.change_choices(
            actor=actor, subject_id=incident_id, answers=form.answers(), at=timezone.now()
        )
        messages.success(request, "Written down. What was queued was looked at again.")
        return redirect("incidents:show", incident_id)
    shown = {"intake": form, "incident_id": incident_id, "reference": reference}
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/choices.html", shown, status=status)


@staff_view
def withdraw(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponseBase:
    """Record that she takes back everything that leaves."""
    require(actor, Power.RECORD_CHOICES)
    reference = queries.reference_of(actor, incident_id)
    form = HeardForm(_sent(request))
    if form.is_bound and form.is_valid():
        consent_actions.withdraw_all(
            actor=actor,
            subject_id=incident_id,
            heard=Heard(form.cleaned_data["heard"]),
            own_words=form.cleaned_data["own_words"],
            at=timezone.now(),
        )
        messages.success(request, "Taken back. Nothing more leaves; see what was stopped.")
        return redirect("incidents:show", incident_id)
    shown = {
        "form": form,
        "heading": "She takes back everything",
        "about": "Nothing more leaves. What waits is stopped, what left is called back where "
        "it can be. What somebody has read cannot be unread.",
        "button": "Take back everything",
        "first_read": consent_ports.what_cannot_be_undone(actor, incident_id),
        "incident_id": incident_id,
        "reference": reference,
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/step.html", shown, status=status)


@staff_view
def release_hold(
    request: HttpRequest, actor: Actor, incident_id: UUID, kind: str
) -> HttpResponseBase:
    """Take a hold off, and say what cleared it up."""
    require(actor, Power.DECIDE_HOLDS)
    reference = queries.reference_of(actor, incident_id)
    if kind not in set(HoldKind):
        raise NotFound
    form = ReleaseForm(_sent(request))
    if form.is_bound and form.is_valid():
        consent_actions.release_hold(
            actor=actor,
            subject_id=incident_id,
            kind=HoldKind(kind),
            why=form.cleaned_data["why"],
            at=timezone.now(),
        )
        return redirect("incidents:show", incident_id)
    shown = {
        "form": form,
        "heading": "Take this hold off",
        "about": HOLD_WORDS[HoldKind(kind)],
        "button": "Take it off",
        "incident_id": incident_id,
        "reference": reference,
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/step.html", shown, status=status)


@require_POST
@staff_view
def confirm_condition(
    request: HttpRequest, actor: Actor, incident_id: UUID, choice: str
) -> HttpResponseBase:
    """Confirm by name that what she tied to a yes is met."""
    queries.reference_of(actor, incident_id)
    standing = consent.choices_of(actor, incident_id)
    said = next((one.said for code, one in standing.items() if code.value == choice), None)
    if said is None:
        raise NotFound
    for purpose, rests_on in CHOICE_OF_PURPOSE.items():
        if rests_on is said.choice:
            consent_actions.confirm_condition(
                actor=actor, choice_id=said.id, purpose=purpose, at=timezone.now()
            )
    return redirect("incidents:show", incident_id)
