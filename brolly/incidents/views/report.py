"""One report: its page, who told it, and what other reports are alike."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.consent import queries as consent
from brolly.consent.vocabulary import Answer, Choice, HoldKind
from brolly.incidents import actions, ports, queries, rules
from brolly.incidents.forms import (
    IdentityForm,
    RestrictForm,
    StageForm,
)
from brolly.incidents.views.shared import others, sent
from brolly.incidents.views.triage import triage_shown
from brolly.incidents.vocabulary import OpenReason, RestrictReason, Stage, StepKind
from brolly.organisations.queries import organisation_names, staff_names
from brolly.web.views import page, staff_view


@require_GET
@staff_view
def show(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponse:
    """Show one report."""
    return page(request, actor, "incidents/show.html", _shown(actor, incident_id))


def _shown(actor: Actor, incident_id: UUID) -> dict[str, Any]:
    opened = queries.file_of(actor, incident_id)
    incident = opened.incident
    choices = consent.choices_of(actor, incident_id)
    holds = consent.holds_of(actor, incident_id)
    # She may have to be asked again, however often somebody did before.
    has_kinds = {
        step.kind
        for step in opened.steps
        if step.finished_at is None or step.kind != StepKind.ASK_HER.value
    }
    suggested = rules.steps_to_suggest(
        kinds=frozenset(incident.kinds),
        injuries=frozenset(incident.injuries),
        about_under_18=incident.about_under_18,
        third_party=incident.provenance == "third_party",
        may_be_under_18=rules.may_be_under_18(opened.told.narrative),
        long_ago=rules.is_long_ago(
            incident.happened_on, incident.precision, today=timezone.localdate()
        ),
        wants_adviser=_said_yes(choices, Choice.ADVISER),
        has_to_be_asked=any(s.said.answer is Answer.ASK_HER for s in choices.values())
        or any(hold.kind is HoldKind.NUMBER_MAY_BE_HERS for hold in holds),
    )
    return {
        "file": opened,
        "triage": triage_shown(actor, incident_id),
        "told": opened.told,
        "incident": incident,
        "now": timezone.now(),
        "stage_form": StageForm(initial={"stage": incident.stage}),
        "identity_form": IdentityForm(),
        "may_open": actor.can(Power.OPEN_IDENTITIES),
        "may_write": actor.can(Power.WRITE_INCIDENTS),
        "may_record": actor.can(Power.RECORD_CHOICES),
        "may_restrict": actor.can(Power.RESTRICT_RECORDS),
        "may_name_duty": actor.can(Power.SEND_PACKETS),
        "suggested": [one for one in suggested if one.kind.value not in has_kinds],
        "choices": choices,
        "names": organisation_names(actor),
        "holds": holds,
        "duties": consent.duties_standing(actor, incident_id, timezone.now()),
        "named_only": _named_only(actor, incident_id),
        "alike": queries.possible_same_man(actor, incident_id),
        "stands": queries.stands_at(actor, incident_id),
        "panels": ports.panels_for(actor, incident_id),
        "history": queries.history_of(actor, incident_id),
        "versions": queries.versions_of(actor, incident_id),
    }


def _said_yes(choices: Mapping[Choice, consent.ChoiceShown], choice: Choice) -> bool:
    return choice in choices and choices[choice].said.answer is Answer.YES


def _named_only(actor: Actor, incident_id: UUID) -> list[str]:
    named = consent.restricted_to(actor, incident_id)
    names = staff_names(actor) if named else {}
    return sorted(names.get(one, "A colleague") for one in named or ())


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
    form = RestrictForm(sent(request), staff=others(actor))
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
