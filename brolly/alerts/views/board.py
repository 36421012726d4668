"""The board, the desk and one warning."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import queries
from brolly.alerts.views.shared import (
    areas,
    partners,
    reference,
    sentences,
    unread,
    whom_in_words,
)
from brolly.alerts.vocabulary import Stage
from brolly.organisations.queries import organisation_names
from brolly.web.paging import one_page
from brolly.web.views import page, staff_view


@require_GET
@staff_view
def board(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the warnings that are out, of one area or of all, also to be read out."""
    names = areas(actor)
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
    done, pages = one_page(
        request, lambda limit, offset: queries.went_out(actor, limit=limit, offset=offset)
    )
    shown = {
        "waiting": waiting,
        "readings": queries.readings_for(actor),
        "objections": queries.objections_open(actor),
        "due": queries.due_for_review(actor, timezone.localdate()),
        "making": [a for a in every if a.stage in (Stage.DRAFT, Stage.SENT_BACK)],
        "with_others": [
            a for a in every if a.stage is Stage.WAITING and a.id not in {w.id for w in waiting}
        ],
        "done": done,
        "pages": pages,
        "organisations": organisation_names(actor),
        "areas": areas(actor),
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
        "areas": areas(actor),
        "reach": queries.reach_of(actor, alert_id),
        "posters": queries.posters_made(actor, alert_id),
        "steps": queries.steps_of(actor, alert_id),
        "readings": queries.readings_asked(actor, alert_id),
        "organisations": organisation_names(actor),
        "whom": whom_in_words(alert),
        "reasons": sentences(alert.reasons),
        "reference": reference(actor, alert.subject_id),
        "is_out": alert.stage is Stage.PUBLISHED,
        "is_waiting": alert.stage is Stage.WAITING,
        "may_change": alert.stage in (Stage.DRAFT, Stage.SENT_BACK, Stage.WAITING),
        "may_read": actor.can(Power.APPROVE_ALERTS)
        and not is_own
        and (alert.stage is Stage.WAITING or unread(alert)),
        "may_recall": actor.can(Power.RECALL_ALERTS),
        "partners": partners(actor) if alert.stage is Stage.WAITING else {},
    }
    return page(request, actor, "alerts/show.html", shown)
