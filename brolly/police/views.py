"""From a report to the police: whom, which lines, what leaves and what stays, send."""

from contextlib import nullcontext
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from brolly.access.gate import require
from brolly.access.scope import reading
from brolly.access.vocabulary import Actor, Power
from brolly.consent.vocabulary import SENTENCES, Decision, Field, ReasonCode
from brolly.disclosures import actions as disclosures
from brolly.disclosures.queries import packet_sent, words_beside
from brolly.disclosures.vocabulary import PacketState, Way
from brolly.foundation.refusals import NotFound
from brolly.incidents.queries import account_beside, men_who_stay, reference_of
from brolly.organisations.queries import organisation_of, post_of, staff_names
from brolly.police import actions, queries
from brolly.police.forms import ReadingForm, TellForm
from brolly.police.vocabulary import LEVEL_OF_KIND, LEVEL_WORDS, Level
from brolly.web.views import page, staff_view

SAID = {
    (Way.INBOX, False): "It is in the queue. She can still say no until it leaves.",
    (Way.INBOX, True): "It leaves now. You can still call it back.",
    (Way.PRINTED, False): "It waits, so that she can still say no. Then print it here.",
    (Way.PRINTED, True): "Print it below. With that it leaves.",
    **{(Way.TOLD_BY_PHONE, now): "Recorded: they were told by phone." for now in (0, 1)},
}


TO_BE_READ = "A colleague reads the summary before it leaves. It stands on their Today."
READ = {
    PacketState.DELIVERED: "Read. It has left. You can still call it back.",
    PacketState.STOPPED: "It was stopped: it is not allowed any more. Nothing left.",
}
READ_AND_WAITS = "Read. It leaves when its wait is over; until then she can say no."
UNREAD = "Tick that you have read every line. Nothing was sent."
UNSAID = "Tick each line that you said to them. Nothing was recorded."


@require_GET
@staff_view
def choose(request: HttpRequest, actor: Actor, incident_id: UUID) -> HttpResponse:
    """Show whom we could tell, at which level, and why not where we may not."""
    context = {
        "incident_id": incident_id,
        "reference": reference_of(actor, incident_id),
        "posts": queries.posts_offered(actor, incident_id, timezone.now()),
        "told": queries.told_about(actor, incident_id),
        "today": timezone.localdate(),
    }
    return page(request, actor, "police/choose.html", context)


@require_http_methods(["GET", "POST"])
@staff_view
def compose(
    request: HttpRequest, actor: Actor, incident_id: UUID, level: str, post_id: UUID
) -> HttpResponse:
    """Choose the lines, look at what leaves and what stays, and send."""
    wanted = _level(level)
    if request.method == "GET":
        return _compose(request, actor, incident_id, wanted, post_id)
    with reading(actor):
        decision = queries.decision_on(actor, incident_id, wanted, post_id, timezone.now())
        offered = queries.preview_of(
            actor, incident_id, may_leave=decision.fields, chosen=None, summary=""
        ).leaves
        form = _tell_form(
            actor, incident_id, wanted, post_id, decision, offered, typed=request.POST
        )
        _look_again(actor, incident_id, wanted, decision, form)
    sure = request.POST.get("step") == "send"
    if not form.is_valid() or not sure or request.POST.get("change"):
        return _compose(request, actor, incident_id, wanted, post_id, form=form)
    if not request.POST.get("have_read"):
        return _compose(request, actor, incident_id, wanted, post_id, form=form, why=UNREAD)
    if _is_by_phone(form) and not request.POST.getlist("said"):
        return _compose(request, actor, incident_id, wanted, post_id, form=form, why=UNSAID)
    return _send(request, actor, incident_id, wanted, post_id, form)


@require_http_methods(["GET", "POST"])
@staff_view
def read(request: HttpRequest, actor: Actor, packet_id: UUID) -> HttpResponse:
    """Read, as the second reader, what a colleague wrote for the police."""
    require(actor, Power.APPROVE_ALERTS)
    with reading(actor) if request.method == "POST" else nullcontext():
        packet = packet_sent(actor, packet_id)
        about, level = packet.subject_id, LEVEL_OF_KIND.get(packet.kind, Level.ANONYMOUS)
        said = queries.beside_her_yes(actor, about, level) if about else ""
    typed = request.POST if request.method == "POST" else None
    form = ReadingForm(typed, beside_yes=said)
    lets_go = request.POST.get("do") == "let-go"
    if form.is_bound and form.is_valid() and not (lets_go and form.lacks_a_tick()):
        now = timezone.now()
        if lets_go:
            state = disclosures.read_packet(actor=actor, packet_id=packet_id, at=now)
            messages.success(request, READ.get(state, READ_AND_WAITS))
            return redirect("disclosures:sent", packet_id)
        try:
            words = form.cleaned_data["words"]
            disclosures.send_packet_back(actor=actor, packet_id=packet_id, words=words, at=now)
        except disclosures.ChangesMissing as refusal:
            form.add_error("words", refusal.message)
        else:
            messages.success(request, "Sent back. Nothing left. The writer sees your words.")
            return redirect("disclosures:sent", packet_id)
    with reading(actor) if request.method == "POST" else nullcontext():
        return _reading(request, actor, packet_id, form)


def _reading(
    request: HttpRequest, actor: Actor, packet_id: UUID, form: ReadingForm
) -> HttpResponse:
    packet = packet_sent(actor, packet_id)
    if not packet.waits_for_reader or packet.subject_id is None:
        return redirect("disclosures:sent", packet_id)
    if packet.asked_by_id == actor.staff_id:
        raise disclosures.NotTheSecondReader
    level, about = LEVEL_OF_KIND[packet.kind], packet.subject_id
    preview = queries.preview_of_packet(actor, packet)
    context = {
        "packet": packet,
        "preview": preview,
        "beside": words_beside(actor, packet_id),
        "writer": staff_names(actor).get(packet.asked_by_id) if packet.asked_by_id else "",
        "settled": queries.to_settle(actor, about, level, preview),
        "reference": reference_of(actor, about),
        "passages": account_beside(actor, about, " ".join(o.text for o in preview.leaves)),
        "chose": queries.her_say(actor, about, level),
        "kept_apart": queries.kept_from_police(actor, about),
        "men_who_stay": men_who_stay(actor, about),
        "form": form,
    }
    status = 400 if form.is_bound and form.errors else 200
    return page(request, actor, "police/read.html", context, status=status)


def _send(
    request: HttpRequest,
    actor: Actor,
    incident_id: UUID,
    level: Level,
    post_id: UUID,
    form: TellForm,
) -> HttpResponse:
    telling = actions.Telling(
        level=level,
        post_id=post_id,
        fields=form.chosen(),
        summary=form.written,
        way=Way(form.cleaned_data["way"]),
        she_wants_it_now=form.cleaned_data["when"] == "now",
        submission_id=form.cleaned_data["submission_id"],
        her_words=form.cleaned_data.get("her_words", ""),
        read=request.POST.get("read") or "nothing",
        said=_said(request) if _is_by_phone(form) else None,
    )
    try:
        packet_id = actions.tell_police(
            actor=actor, incident_id=incident_id, telling=telling, at=timezone.now()
        )
    except actions.PointsToHer as refusal:
        form.add_error("summary", _points(refusal.found))
        return _compose(request, actor, incident_id, level, post_id, form=form)
    except actions.ChangedSinceRead as refusal:
        why = refusal.message
        return _compose(request, actor, incident_id, level, post_id, form=form, why=why)
    with reading(actor):
        waits = packet_sent(actor, packet_id).waits_for_reader
    said = SAID[telling.way, telling.she_wants_it_now]
    messages.success(request, TO_BE_READ if waits else said)
    return redirect("disclosures:sent", packet_id)


def _compose(
    request: HttpRequest,
    actor: Actor,
    incident_id: UUID,
    level: Level,
    post_id: UUID,
    *,
    form: TellForm | None = None,
    why: str = "",
) -> HttpResponse:
    """
    Draw the refusal, the form, or the preview that a valid form leads to.

    ``why`` says on the preview why it was not sent yet.
    """
    with reading(actor) if request.method == "POST" else nullcontext():
        decision = queries.decision_on(actor, incident_id, level, post_id, timezone.now())
        post = post_of(actor, post_id)
        context = {
            "incident_id": incident_id,
            "reference": reference_of(actor, incident_id),
            "level": level,
            "level_words": LEVEL_WORDS[level],
            "post": post,
            "force": organisation_of(actor, post.organisation_id).name,
            "why": why,
            "by_duty": decision.override_id is not None,
            "held_number": queries.held_number(actor, incident_id),
            "kept_apart": queries.kept_from_police(actor, incident_id),
            "men_who_stay": men_who_stay(actor, incident_id),
            "her_say": queries.her_say(actor, incident_id, level),
        }
        if not decision.may:
            return _refused(request, actor, incident_id, level, decision, context)
        return _form_or_preview(
            request, actor, incident_id, level, post_id,
            decision=decision, context=context, form=form,
        )  # fmt: skip


def _look_again(
    actor: Actor, incident_id: UUID, level: Level, decision: Decision, form: TellForm
) -> None:
    """Before she reads that this is all that leaves: refuse what names her, ask what hints."""
    if not decision.may or not form.is_valid():
        return
    preview = queries.preview_of(
        actor,
        incident_id,
        may_leave=decision.fields,
        chosen=form.chosen(),
        summary=form.written,
    )
    if level is Level.ANONYMOUS and (
        found := queries.pointing_to_her(actor, incident_id, preview)
    ):
        form.add_error("summary" if "summary" in form.fields else "lines", _points(found))
    texts = [line.text for line in preview.leaves]
    if others := queries.of_other_reports(actor, incident_id, texts):
        form.add_error("summary" if "summary" in form.fields else "lines", _of_others(others))
    form.ask_to_settle(queries.to_settle(actor, incident_id, level, preview))


def _form_or_preview(
    request: HttpRequest,
    actor: Actor,
    incident_id: UUID,
    level: Level,
    post_id: UUID,
    *,
    decision: Decision,
    context: dict[str, object],
    form: TellForm | None,
) -> HttpResponse:
    wants_preview = form is not None and form.is_valid() and not request.POST.get("change")
    preview = queries.preview_of(
        actor,
        incident_id,
        may_leave=decision.fields,
        chosen=form.chosen() if form is not None and wants_preview else None,
        summary=form.written if form is not None and wants_preview else "",
    )
    shown = form or _tell_form(actor, incident_id, level, post_id, decision, preview.leaves)
    context |= {"form": shown, "preview": preview, "texts": preview.leaves}
    if form is not None and wants_preview:
        way = Way(form.cleaned_data["way"])
        context["read"] = preview.digest(post_id=post_id, way=way)
        context["to_be_read"] = preview.will_be_read(
            level,
            way,
            raised=bool(queries.to_settle(actor, incident_id, level, preview)),
            by_duty=bool(decision.override_id),
        )
        context["readers"] = queries.second_readers(actor)
        context["by_phone"] = _is_by_phone(form)
        context["said"] = request.POST.getlist("said")
        status = 409 if context["why"] else 200
        return page(request, actor, "police/preview.html", context, status=status)
    status = 400 if form is not None and form.errors else 200
    return page(request, actor, "police/compose.html", context, status=status)


def _refused(
    request: HttpRequest,
    actor: Actor,
    incident_id: UUID,
    level: Level,
    decision: Decision,
    context: dict[str, object],
) -> HttpResponse:
    context["reasons"] = [SENTENCES[reason] for reason in decision.reasons]
    context["ways_on"] = queries.ways_on(
        actor, incident_id, level, decision.reasons, timezone.now()
    )
    context["may_name_duty"] = ReasonCode.BLOCKED not in decision.reasons
    return page(request, actor, "police/refused.html", context, status=409)


def _tell_form(
    actor: Actor,
    incident_id: UUID,
    level: Level,
    post_id: UUID,
    decision: Decision,
    offered: list[queries.LineOffered],
    *,
    typed: QueryDict | None = None,
) -> TellForm:
    return TellForm(
        typed,
        offered=offered,
        by_duty=decision.override_id is not None,
        has_inbox=queries.has_inbox(actor, post_id),
        may_summarise=Field.INCIDENT_SUMMARY in decision.fields,
        is_named=level is Level.NAMED,
        is_narrowed=bool(queries.left_out(actor, incident_id, level)),
        beside_yes=queries.beside_her_yes(actor, incident_id, level),
    )


def _points(found: list[str]) -> str:
    return "This points to her: " + ", ".join(found) + ". Take it out."


def _of_others(found: list[str]) -> str:
    said = ", ".join(dict.fromkeys(found))
    return f"This is of another report, which is kept from the police: {said}. Take it out."


def _is_by_phone(form: TellForm) -> bool:
    return bool(form.cleaned_data["way"] == Way.TOLD_BY_PHONE.value)


def _said(request: HttpRequest) -> frozenset[Field]:
    known = {field.value for field in Field}
    return frozenset(Field(code) for code in request.POST.getlist("said") if code in known)


def _level(said: str) -> Level:
    try:
        return Level(said)
    except ValueError:
        raise NotFound from None
