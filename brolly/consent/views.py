"""Pages of agreements, of named duties, and of what she chose in sentences."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.consent import actions, ports, queries
from brolly.consent.forms import DUTIES, AgreementForm, DutyForm, PaperForm, template_for
from brolly.consent.queries import AgreementShown
from brolly.consent.vocabulary import (
    FIELD_WORDS,
    PARTY_ROLE_WORDS,
    PURPOSE_WORDS,
    Field,
    Purpose,
)
from brolly.organisations.queries import organisation_of, organisations
from brolly.organisations.vocabulary import OrganisationKind
from brolly.web.views import page, staff_view

FEW = 8


@require_GET
@staff_view
def agreements(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who may receive what from whom, until when, and with whom one could agree."""
    require(actor, Power.MANAGE_AGREEMENTS)
    today = timezone.localdate()
    rows = queries.agreements_of(actor)
    shown = {
        "rows": [(row, *_state(row, today)) for row in rows],
        "headings": ("With", "What for", "Until", "Agreement"),
        "matrix": [_in_the_matrix(row) for row in rows if row.is_in_force(today)],
        **_to_agree_with(actor, request.GET.get("with", "")),
    }
    return page(request, actor, "consent/agreements.html", shown)


@staff_view
def draft(request: HttpRequest, actor: Actor, partner_id: UUID) -> HttpResponseBase:
    """Write an agreement, starting from words for this kind of organisation."""
    require(actor, Power.MANAGE_AGREEMENTS)
    partner = organisation_of(actor, partner_id)
    form = AgreementForm(
        request.POST if request.method == "POST" else None,
        template=template_for(partner.kind),
        today=timezone.localdate(),
    )
    if form.is_bound and form.is_valid():
        made = actions.draft_agreement(
            actor=actor, partner_id=partner.id, at=timezone.now(), **form.agreed()
        )
        messages.success(request, "Written. Nothing rests on it until both sides have signed.")
        return redirect("consent:agreement", made)
    shown = {"form": form, "partner": partner}
    status = 422 if form.is_bound else 200
    return page(request, actor, "consent/draft.html", shown, status)


@require_GET
@staff_view
def agreement(request: HttpRequest, actor: Actor, agreement_id: UUID) -> HttpResponse:
    """Show one agreement in words."""
    require(actor, Power.MANAGE_AGREEMENTS)
    return page(request, actor, "consent/agreement.html", _shown(actor, agreement_id))


@require_POST
@staff_view
def sign(request: HttpRequest, actor: Actor, agreement_id: UUID) -> HttpResponseBase:
    """Sign for our side."""
    actions.sign_agreement(actor=actor, agreement_id=agreement_id, at=timezone.now())
    messages.success(request, "Signed for our side.")
    return redirect("consent:agreement", agreement_id)


@require_POST
@staff_view
def signed_on_paper(request: HttpRequest, actor: Actor, agreement_id: UUID) -> HttpResponseBase:
    """Note that the other side signed on paper."""
    require(actor, Power.MANAGE_AGREEMENTS)
    form = PaperForm(request.POST)
    if not form.is_valid():
        shown = _shown(actor, agreement_id) | {"paper": form}
        return page(request, actor, "consent/agreement.html", shown, 422)
    actions.sign_agreement(
        actor=actor,
        agreement_id=agreement_id,
        partner_signed_on_paper=form.cleaned_data["who"],
        at=timezone.now(),
    )
    messages.success(request, "Noted. Keep the paper.")
    return redirect("consent:agreement", agreement_id)


@staff_view
def end(request: HttpRequest, actor: Actor, agreement_id: UUID) -> HttpResponseBase:
    """Say first what ending stops; then end it."""
    require(actor, Power.MANAGE_AGREEMENTS)
    if request.method == "POST":
        actions.end_agreement(actor=actor, agreement_id=agreement_id, at=timezone.now())
        messages.success(request, "Ended. Nothing leaves under it from now on.")
        return redirect("consent:agreement", agreement_id)
    shown = {
        "row": queries.agreement_of(actor, agreement_id),
        "stops": ports.what_will_stop(actor, agreement_id),
    }
    return page(request, actor, "consent/end.html", shown)


@require_GET
@staff_view
def duties(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show every duty that waits for a second person, those in danger first."""
    require(actor, Power.AGREE_OVERRIDES)
    shown = {
        "rows": queries.duties_waiting(actor),
        "now": timezone.now(),
        "duties": {code: words for code, (words, _) in DUTIES.items()},
    }
    return page(request, actor, "consent/duties.html", shown)


@require_POST
@staff_view
def agree_duty(request: HttpRequest, actor: Actor, override_id: UUID) -> HttpResponseBase:
    """Agree, as the second person."""
    actions.agree_override(actor=actor, override_id=override_id, at=timezone.now())
    messages.success(request, "Agreed. It is in the history, and she may see it.")
    return redirect("consent:duties")


@staff_view
def name_duty(request: HttpRequest, actor: Actor, subject_id: UUID) -> HttpResponseBase:
    """Name a duty that goes before her choice, in the open."""
    require(actor, Power.SEND_PACKETS)
    queries.check_open(actor, subject_id)
    form = DutyForm(
        request.POST if request.method == "POST" else None, recipients=_agencies(actor)
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        actions.ask_override(
            actor=actor,
            subject_id=subject_id,
            purpose=Purpose(said["purpose"]),
            recipient_id=UUID(said["recipient"]),
            fields=frozenset(Field(f) for f in said["fields_told"]),
            legal_basis=DUTIES[said["reason"]][1],
            reason=said["reason"],
            words=said["words"],
            in_danger=said["in_danger"],
            submission_id=said["submission_id"],
            at=timezone.now(),
        )
        messages.success(request, "Written down. A second person has to agree to it.")
        return redirect("consent:choices", subject_id)
    shown = {
        "form": form,
        "subject_id": subject_id,
        "sentences": queries.choices_in_words(actor, subject_id),
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "consent/name_duty.html", shown, status)


@require_GET
@staff_view
def choices(request: HttpRequest, actor: Actor, subject_id: UUID) -> HttpResponse:
    """Show what she chose in sentences, every answer before, and who is blocked."""
    require(actor, Power.READ_INCIDENTS)
    names = {one.id: one.name for one in organisations(actor)}
    blocked = queries.blocked_for(actor, subject_id)
    shown = {
        "subject_id": subject_id,
        "sentences": queries.choices_in_words(actor, subject_id),
        "before": queries.answers_in_words(actor, subject_id),
        "gone": ports.what_cannot_be_undone(actor, subject_id),
        "blocked": sorted(names.get(one, "Another organisation") for one in blocked),
        "others": [(i, name) for i, name in _others(actor) if i not in blocked],
        "may": actor.can(Power.WRITE_INCIDENTS),
        "may_name_duty": actor.can(Power.SEND_PACKETS),
    }
    return page(request, actor, "consent/choices.html", shown)


@require_POST
@staff_view
def block(request: HttpRequest, actor: Actor, subject_id: UUID) -> HttpResponseBase:
    """Let one organisation never get anything about this report."""
    require(actor, Power.WRITE_INCIDENTS)
    queries.check_open(actor, subject_id)
    chosen = {str(i): i for i, _ in _others(actor)}.get(request.POST.get("recipient", ""))
    if chosen is None:
        messages.error(request, "Choose who is to get nothing.")
    else:
        actions.block_recipient(
            actor=actor, subject_id=subject_id, recipient_id=chosen, at=timezone.now()
        )
        messages.success(request, "Blocked. They get nothing about this report.")
    return redirect("consent:choices", subject_id)


def _others(actor: Actor) -> list[tuple[UUID, str]]:
    mine = actor.organisation_id
    return [(one.id, one.name) for one in organisations(actor) if one.id != mine]


def _to_agree_with(actor: Actor, said: str) -> dict[str, object]:
    """Return the organisations whose name has these words, agencies before projects."""
    words = said.strip()[:60]
    found = [
        one
        for one in organisations(actor)
        if one.id != actor.organisation_id and words.casefold() in one.name.casefold()
    ]
    found.sort(key=lambda one: one.kind is OrganisationKind.PROJECT)
    return {"partners": found[:FEW], "more": max(0, len(found) - FEW), "sought": words}


def _agencies(actor: Actor) -> list[tuple[str, str]]:
    kinds = {OrganisationKind.POLICE, OrganisationKind.AGENCY}
    return [(str(one.id), one.name) for one in organisations(actor) if one.kind in kinds]


def _shown(actor: Actor, agreement_id: UUID) -> dict[str, object]:
    row = queries.agreement_of(actor, agreement_id)
    words, kind = _state(row, timezone.localdate())
    we, they = (
        (row.own_role, row.partner_role) if row.mine else (row.partner_role, row.own_role)
    )
    return {
        "row": row,
        "state": words,
        "kind": kind,
        "purposes": [PURPOSE_WORDS[p] for p in row.purposes],
        "lines": [FIELD_WORDS[f] for f in Field if f in row.fields],
        "never": [FIELD_WORDS[f] for f in Field if f not in row.fields],
        "we": PARTY_ROLE_WORDS[we],
        "they": PARTY_ROLE_WORDS[they],
        "we_signed": row.signed_own_at if row.mine else row.signed_partner_at,
        "they_signed": row.signed_partner_at if row.mine else row.signed_own_at,
        "we_signed_by": row.signed_own_by if row.mine else row.signed_partner_by,
        "they_signed_by": row.signed_partner_by if row.mine else row.signed_own_by,
        "paper": PaperForm(),
    }


def _state(row: AgreementShown, today: date) -> tuple[str, str]:
    """Return where an agreement stands, in words and as a kind of tag."""
    if row.ended_at is not None:
        return "Ended", ""
    if today >= row.ends_on:
        return "Ran out", "danger"
    if not row.is_signed:
        return "Not signed by both", "caution"
    if today < row.starts_on:
        return "Not begun", "caution"
    return ("Look at it again", "caution") if today >= row.review_on else ("In force", "ok")


def _in_the_matrix(row: AgreementShown) -> tuple[str, str, str, str]:
    what = ". ".join(PURPOSE_WORDS[p] for p in row.purposes)
    until = f"{row.ends_on:%-d %B %Y}"
    return row.partner_name or "Another organisation", what, until, row.reference
