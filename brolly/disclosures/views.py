"""Sharing, for those who send; the inbox, for those who receive."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from brolly.access.scope import reading
from brolly.access.vocabulary import Actor, Power
from brolly.disclosures import actions, queries
from brolly.disclosures.forms import HeardAnswerForm, ReplyForm
from brolly.disclosures.packets.document import document_of, json_of, pdf_of
from brolly.disclosures.vocabulary import Answer, PacketState, ReplyCode, TakenAs
from brolly.foundation.refusals import NotFound
from brolly.organisations.queries import reply_contact_of, staff_names
from brolly.web.paging import one_page
from brolly.web.ports import actor_of_request
from brolly.web.views import page, staff_view

NOT_FOUND = 404


@require_GET
@staff_view
def sharing(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what waits to leave, what left and what came back."""
    packets, pages = one_page(
        request,
        lambda limit, offset: queries.packets_sent(actor, limit=limit, offset=offset),
    )
    waiting = queries.waiting_to_leave(actor) if pages.number == 1 else []
    groups = [
        ("Waiting to leave", waiting),
        ("Sent", [p for p in packets if p.state is PacketState.DELIVERED]),
        ("Ended", [p for p in packets if not p.can_be_stopped and not _is_out(p)]),
    ]
    context = {
        "groups": groups,
        "pages": pages,
        "today": timezone.localdate(),
        "any": bool(packets),
    }
    return page(request, actor, "disclosures/sharing.html", context)


@require_GET
@staff_view
def sent(request: HttpRequest, actor: Actor, packet_id: UUID) -> HttpResponse:
    """Show one packet of ours: what left, when, who opened it, what came back."""
    return _sent(request, actor, packet_id, form=HeardAnswerForm())


@require_POST
@staff_view
def heard(request: HttpRequest, actor: Actor, packet_id: UUID) -> HttpResponse:
    """Write down what was answered by phone or on paper."""
    form = HeardAnswerForm(request.POST)
    if not form.is_valid():
        with reading(actor):
            return _sent(request, actor, packet_id, form=form, status=400)
    answer = Answer(
        submission_id=form.cleaned_data["submission_id"],
        code=ReplyCode(form.cleaned_data["code"]),
        words=form.cleaned_data["words"],
        by=form.cleaned_data["by"],
    )
    actions.write_down_answer(
        actor=actor, packet_id=packet_id, answer=answer, at=timezone.now()
    )
    messages.success(request, "Written down.")
    return redirect("disclosures:sent", packet_id)


@require_POST
@staff_view
def paper(request: HttpRequest, actor: Actor, packet_id: UUID) -> HttpResponseBase:
    """Record that we print what goes on paper, and show the sheet to hand over."""
    at = timezone.now()
    opened = actions.print_paper(actor=actor, packet_id=packet_id, at=at)
    if opened is None:
        messages.error(request, "It was stopped: it is not allowed any more. Nothing left.")
        return redirect("disclosures:sent", packet_id)
    packet = queries.packet_sent(actor, packet_id)
    if request.POST.get("as") == TakenAs.PDF.value:
        return _file(actor, packet, opened, taken_as=TakenAs.PDF, at=at)
    back = reverse("disclosures:sent", args=[packet_id])
    return _paper(request, actor, packet, opened, at=at, back=back)


@require_POST
@staff_view
def stop(request: HttpRequest, actor: Actor, packet_id: UUID) -> HttpResponse:
    """Stop a packet that has not left."""
    actions.stop_packet(actor=actor, packet_id=packet_id, at=timezone.now())
    messages.success(request, "Stopped. Nothing left.")
    return redirect("disclosures:sent", packet_id)


@require_POST
@staff_view
def recall(request: HttpRequest, actor: Actor, packet_id: UUID) -> HttpResponse:
    """Call a packet back."""
    actions.recall_packet(actor=actor, packet_id=packet_id, at=timezone.now())
    messages.success(
        request,
        "Called back. They cannot open it any more, and are told to destroy copies. "
        "What somebody has read they may remember.",
    )
    return redirect("disclosures:sent", packet_id)


@require_GET
@staff_view
def inbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what was sent to us."""
    packets = queries.inbox_of(actor)
    return page(
        request,
        actor,
        "disclosures/inbox.html",
        {"packets": packets, "today": timezone.localdate()},
    )


def noting_tries(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """
    Write down who asked for what is not in an inbox of theirs; they get the usual page.

    Around ``staff_view``, because a page only reads.
    """

    @wraps(view)
    def run(request: HttpRequest, packet_id: UUID) -> HttpResponseBase:
        answer = view(request, packet_id=packet_id)
        actor = actor_of_request()(request) if answer.status_code == NOT_FOUND else None
        if actor is not None:
            actions.note_try(actor=actor, packet_id=packet_id, at=timezone.now())
        return answer

    return run


@require_GET
@noting_tries
@staff_view
def received(request: HttpRequest, actor: Actor, packet_id: UUID) -> HttpResponse:
    """Show the cover of a packet. Opening it is a step of its own, and recorded."""
    packet = queries.packet_received(actor, packet_id)
    return _received(request, actor, packet, lines=None, form=ReplyForm())


@require_POST
@noting_tries
@staff_view
def open_(request: HttpRequest, actor: Actor, packet_id: UUID) -> HttpResponse:
    """Open a packet and show it once; each time is recorded, and the sender sees it."""
    opened = actions.open_packet(actor=actor, packet_id=packet_id, at=timezone.now())
    packet = queries.packet_received(actor, packet_id)
    return _received(request, actor, packet, lines=opened.lines, form=ReplyForm())


@require_POST
@noting_tries
@staff_view
def print_(request: HttpRequest, actor: Actor, packet_id: UUID) -> HttpResponse:
    """Record that a packet is printed, and show the sheet with who and when on it."""
    at = timezone.now()
    opened = actions.print_packet(actor=actor, packet_id=packet_id, at=at)
    packet = queries.packet_received(actor, packet_id)
    back = reverse("disclosures:received", args=[packet_id])
    return _paper(request, actor, packet, opened, at=at, back=back)


@require_POST
@noting_tries
@staff_view
def take(request: HttpRequest, actor: Actor, packet_id: UUID) -> HttpResponse:
    """Record that a packet is taken along as a file, and hand it over."""
    try:
        taken_as = TakenAs(request.POST.get("as", ""))
    except ValueError:
        raise NotFound from None
    at = timezone.now()
    opened = actions.take_packet(actor=actor, packet_id=packet_id, taken_as=taken_as, at=at)
    packet = queries.packet_received(actor, packet_id)
    return _file(actor, packet, opened, taken_as=taken_as, at=at)


@require_POST
@noting_tries
@staff_view
def answer(request: HttpRequest, actor: Actor, packet_id: UUID) -> HttpResponse:
    """Send an answer back to the project."""
    form = ReplyForm(request.POST)
    packet = queries.packet_received(actor, packet_id)
    if not form.is_valid():
        return _received(request, actor, packet, lines=None, form=form, status=400)
    actions.answer_packet(
        actor=actor,
        packet_id=packet_id,
        submission_id=form.cleaned_data["submission_id"],
        code=ReplyCode(form.cleaned_data["code"]),
        words=form.cleaned_data["words"],
        at=timezone.now(),
    )
    messages.success(request, "Your answer has gone to the project.")
    return redirect("disclosures:received", packet_id)


def _sent(
    request: HttpRequest,
    actor: Actor,
    packet_id: UUID,
    *,
    form: HeardAnswerForm,
    status: int = 200,
) -> HttpResponse:
    packet = queries.packet_sent(actor, packet_id)
    context = {
        "packet": packet,
        "beside": queries.words_beside(actor, packet_id),
        "may_read": packet.waits_for_reader
        and packet.asked_by_id != actor.staff_id
        and actor.can(Power.APPROVE_ALERTS),
        "reader": staff_names(actor).get(packet.read_by_id) if packet.read_by_id else "",
        "may_print": packet.may_be_printed(timezone.now()),
        "is_overdue": packet.is_overdue(timezone.localdate()),
        "lines": queries.contents_sent(actor, packet_id),
        "today": timezone.localdate(),
        "form": form,
    }
    return page(request, actor, "disclosures/sent.html", context, status=status)


def _is_out(packet: queries.PacketShown) -> bool:
    return packet.state is PacketState.DELIVERED


def _paper(
    request: HttpRequest,
    actor: Actor,
    packet: queries.PacketShown,
    opened: actions.Opened,
    *,
    at: datetime,
    back: str,
) -> HttpResponse:
    context = {
        "packet": packet,
        "lines": opened.lines,
        "printed_by": actor.name,
        "at": at,
        "back": back,
        "contact": reply_contact_of(actor, packet.from_organisation_id),
    }
    return page(request, actor, "disclosures/paper.html", context)


def _file(
    actor: Actor,
    packet: queries.PacketShown,
    opened: actions.Opened,
    *,
    taken_as: TakenAs,
    at: datetime,
) -> HttpResponse:
    said = document_of(
        packet,
        opened.contents,
        taken_by=actor.name,
        contact=reply_contact_of(actor, packet.from_organisation_id),
        at=at,
    )
    body = json_of(said) if taken_as is TakenAs.JSON else pdf_of(said, at=at)
    answer = HttpResponse(body, content_type=f"application/{taken_as.value}")
    name = f"brolly-{opened.watermark}.{taken_as.value}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _received(
    request: HttpRequest,
    actor: Actor,
    packet: queries.PacketShown,
    *,
    lines: list[tuple[str, str]] | None,
    form: ReplyForm,
    status: int = 200,
) -> HttpResponse:
    context = {
        "packet": packet,
        "lines": lines,
        "form": form,
        "readable": packet.state is PacketState.DELIVERED,
        "is_overdue": packet.is_overdue(timezone.localdate()),
    }
    return page(request, actor, "disclosures/received.html", context, status=status)
