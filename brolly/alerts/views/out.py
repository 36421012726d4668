"""What becomes of a warning that is out."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from brolly.access.vocabulary import Actor
from brolly.alerts import actions, queries
from brolly.web.views import staff_view


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
