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
from brolly.consent.forms import (
    DUTIES,
    AgreementForm,
    DutyForm,
    PaperForm,
    RefuseForm,
    ToldForm,
    template_for,
)
from brolly.consent.queries import AgreementShown
from brolly.consent.vocabulary import (
    CHOICE_WORDS,
    FIELD_WORDS,
    PARTY_ROLE_WORDS,
    PURPOSE_WORDS,
    TOLD_BEFORE,
    Choice,
    Field,
    NotTold,
    Purpose,
)
from brolly.foundation.refusals import NotAllowed
from brolly.organisations.queries import organisation_names, organisation_of, organisations
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
        "may_admit": actor.can(Power.ADMIT_PROJECTS),
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
    begun = _begun(request, actor, partner_id)
    form = AgreementForm(
        request.POST if request.method == "POST" else None,
        template=template_for(partner.kind),
        today=timezone.localdate(),
        begun=begun,
    )
    if form.is_bound and form.is_valid():
        made = actions.draft_agreement(
            actor=actor, partner_id=partner.id, at=timezone.now(), **form.agreed()
        )
        # Nothing rests on a draft that not both have signed: the new one takes its place.
        if begun is not None and not begun.is_signed and begun.id != made:
            actions.end_agreement(actor=actor, agreement_id=begun.id, at=timezone.now())
        messages.success(request, "Written. Nothing rests on it until both sides have signed.")
        return redirect("consent:agreement", made)
    shown = {"form": form, "partner": partner, "begun": begun}
    status = 422 if form.is_bound else 200
    return page(request, actor, "consent/draft.html", shown, status)


def _begun(request: HttpRequest, actor: Actor, partner_id: UUID) -> AgreementShown | None:
    """Return the agreement from whose words a new one is written, if that was asked."""
    said = request.GET.get("from", "")
    known = {str(one.id): one for one in queries.agreements_of(actor)}
    begun = known.get(said)
    return (
        begun if begun is not None and begun.mine and begun.partner_id == partner_id else None
    )


@require_GET
@staff_view
def agreement(request: HttpRequest, actor: Actor, agreement_id: UUID) -> HttpResponse:
    """Show one agreement in words, to whoever may do something about it."""
    _require_reader(actor)
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
    actions.note_paper_signature(
        actor=actor,
        agreement_id=agreement_id,
        signed_by=form.cleaned_data["who"],
        at=timezone.now(),
    )
    messages.success(request, "Noted. It counts when a colleague has seen the paper too.")
    return redirect("consent:agreement", agreement_id)


@require_POST
@staff_view
def confirm_paper(request: HttpRequest, actor: Actor, agreement_id: UUID) -> HttpResponseBase:
    """Confirm, as the second person, that the other side signed on paper."""
    actions.confirm_paper_signature(actor=actor, agreement_id=agreement_id, at=timezone.now())
    messages.success(request, "Confirmed. Keep the paper.")
    return redirect("consent:agreement", agreement_id)


@require_POST
@staff_view
def not_right(request: HttpRequest, actor: Actor, agreement_id: UUID) -> HttpResponseBase:
    """Say, as the partner, that an agreement is not right: it ends at once."""
    actions.dispute_agreement(actor=actor, agreement_id=agreement_id, at=timezone.now())
    messages.success(request, "It has ended. Nothing leaves under it from now on.")
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
    return page(request, actor, "consent/duties.html", _waiting(actor))


@require_POST
@staff_view
def agree_duty(request: HttpRequest, actor: Actor, override_id: UUID) -> HttpResponseBase:
    """Agree, as the second person."""
    actions.agree_override(actor=actor, override_id=override_id, at=timezone.now())
    messages.success(request, "Agreed. It is in the history, and she may see it.")
    return redirect("consent:duties")


@require_POST
@staff_view
def refuse_duty(request: HttpRequest, actor: Actor, override_id: UUID) -> HttpResponseBase:
    """Say, as the second person, that this is not right: it stops."""
    require(actor, Power.AGREE_OVERRIDES)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        shown = _waiting(actor) | {"form": form, "refused": override_id}
        return page(request, actor, "consent/duties.html", shown, 422)
    actions.refuse_override(
        actor=actor, override_id=override_id, why=form.cleaned_data["why"], at=timezone.now()
    )
    messages.success(request, "It is stopped. Both reasons are kept.")
    return redirect("consent:duties")


@staff_view
def told_her(
    request: HttpRequest, actor: Actor, subject_id: UUID, override_id: UUID
) -> HttpResponseBase:
    """Record when she was told of a duty, or why she is not told."""
    require(actor, Power.SEND_PACKETS)
    form = ToldForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        why = form.cleaned_data["why_not"]
        actions.record_told(
            actor=actor,
            override_id=override_id,
            told_at=form.cleaned_data["told_at"],
            why_not=NotTold(why) if why else None,
            at=timezone.now(),
        )
        messages.success(request, "Recorded.")
        return redirect("consent:choices", subject_id)
    queries.check_open(actor, subject_id)
    shown = {"form": form, "subject_id": subject_id}
    return page(request, actor, "consent/told.html", shown, 422 if form.is_bound else 200)


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
        "sentences": queries.said_in_words(actor, subject_id),
        "not_asked": queries.not_asked_in_words(actor, subject_id),
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
        "sentences": queries.said_in_words(actor, subject_id),
        "not_asked": queries.not_asked_in_words(actor, subject_id),
        "before": queries.answers_in_words(actor, subject_id),
        "gone": ports.what_cannot_be_undone(actor, subject_id),
        "blocked": sorted(names.get(one, "Another organisation") for one in blocked),
        "others": [(i, name) for i, name in _others(actor) if i not in blocked],
        "may": actor.can(Power.WRITE_INCIDENTS),
        "may_name_duty": actor.can(Power.SEND_PACKETS),
        "named": queries.duties_about(actor, subject_id, timezone.now()),
        "duties": {code: words for code, (words, _) in DUTIES.items()},
        "told_before": [(CHOICE_WORDS[c], *TOLD_BEFORE[c]) for c in Choice],
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


def _require_reader(actor: Actor) -> None:
    if not (queries.may_confirm_paper(actor) or queries.may_dispute(actor)):
        raise NotAllowed


def _waiting(actor: Actor) -> dict[str, object]:
    return {
        "rows": queries.duties_waiting(actor),
        "now": timezone.now(),
        "duties": {code: words for code, (words, _) in DUTIES.items()},
        "form": RefuseForm(auto_id=False),
    }


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
        "sides": (organisation_names(actor).get(actor.organisation_id, ""), row.partner_name),
        "we_signed": row.signed_own_at if row.mine else row.signed_partner_at,
        "they_signed": row.signed_partner_at if row.mine else row.signed_own_at,
        "we_signed_by": row.signed_own_by if row.mine else row.signed_partner_by,
        "they_signed_by": row.signed_partner_by if row.mine else row.signed_own_by,
        "paper": PaperForm(),
        "may_manage": actor.can(Power.MANAGE_AGREEMENTS),
        "may_confirm": row.mine
        and row.paper_waits
        and queries.may_confirm_paper(actor)
        and row.paper_noted_by_id != actor.staff_id,
        "may_say_not_right": not row.mine and queries.may_dispute(actor),
    }


def _state(row: AgreementShown, today: date) -> tuple[str, str]:
    """Return where an agreement stands, in words and as a kind of tag."""
    if row.disputed_at is not None:
        return "Ended: they say it is not right", "danger"
    if row.ended_at is not None:
        return "Ended", ""
    if today >= row.ends_on:
        return "Ran out", "danger"
    if row.paper_waits:
        return "A colleague has to see the paper", "caution"
    if not row.is_signed:
        return "Not signed by both", "caution"
    if today < row.starts_on:
        return "Not begun", "caution"
    return ("Look at it again", "caution") if today >= row.review_on else ("In force", "ok")


def _in_the_matrix(row: AgreementShown) -> tuple[str, str, str, str]:
    what = ". ".join(PURPOSE_WORDS[p] for p in row.purposes)
    until = f"{row.ends_on:%-d %B %Y}"
    return row.partner_name or "Another organisation", what, until, row.reference
