"""Drafts: kept while somebody types, gone on with, handed over, thrown away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotFound, Refusal
from brolly.incidents import actions, queries
from brolly.incidents.forms import DraftMarks, HandOverForm, Intake
from brolly.incidents.views.shared import colleagues, recipients
from brolly.incidents.vocabulary import DraftSaved
from brolly.web.views import is_fragment, page, staff_view

SAID = "incidents/parts/draft_said.html"


@require_POST
@staff_view
def keep_draft(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Keep what stands in the page; HTMX is told in a line, a button's press goes on."""
    require(actor, Power.WRITE_INCIDENTS)
    if is_fragment(request):
        try:
            saved = keep(request, actor, over=False)
        except Refusal as refusal:
            return render(request, SAID, {"refusal": refusal}, status=refusal.status)
        answer = render(request, SAID, {"saved": saved})
        if saved is not None:
            answer["Draft-Kept"] = "yes"
        return answer
    saved = keep(request, actor, over=True)
    if saved is None:
        messages.warning(request, "Nothing is typed yet, so nothing was kept.")
        return redirect("incidents:new")
    messages.success(request, "Kept as a draft. Only you can read it.")
    return redirect("incidents:draft", saved.draft_id)


def keep(request: HttpRequest, actor: Actor, *, over: bool) -> DraftSaved | None:
    """
    Keep what was posted from the page as its draft.

    :raises NotFound: the page says not which it is
    """
    marks = DraftMarks(request.POST)
    seen = marks.seen()
    submission_id = marks.cleaned_data.get("submission_id")
    if submission_id is None:
        raise NotFound
    return actions.keep_draft(
        actor=actor,
        submission_id=submission_id,
        seen=seen,
        typed=dict(request.POST.lists()),
        over=over,
        at=timezone.now(),
    )


@require_GET
@staff_view
def draft(request: HttpRequest, actor: Actor, draft_id: UUID) -> HttpResponse:
    """Go on with a draft, on whichever computer."""
    opened = queries.draft_of(actor, draft_id, now=timezone.now())
    typed = QueryDict(mutable=True)
    for name, values in opened.typed.items():
        typed.setlist(name, list(values))
    typed["submission_id"] = str(opened.submission_id)
    intake = Intake(
        typed,
        staff=colleagues(actor),
        recipients=recipients(actor),
        from_paper=typed.get("from") == "paper",
        goes_on=True,
    )
    beside = [
        (
            text.saved_at,
            [
                (*intake.in_words(name, here), intake.in_words(name, there)[1])
                for name, here, there in text.differences
            ],
        )
        for text in opened.beside
    ]
    shown = {
        "intake": intake,
        "form": intake.form,
        "marks": DraftMarks(initial={"draft_version": opened.version}),
        "draft": opened.line,
        "beside": beside,
        "looked_up": {},
    }
    return page(request, actor, "incidents/take_in.html", shown)


@require_GET
@staff_view
def drafts(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the drafts: one's own, those thrown away, and to a manager that there are others."""
    return _drafts_page(request, actor, HandOverForm(staff=colleagues(actor)))


def _drafts_page(
    request: HttpRequest, actor: Actor, form: HandOverForm, *, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    shown = {
        "form": form,
        "mine": queries.my_drafts(actor, now=now),
        "thrown_away": queries.my_drafts(actor, now=now, thrown_away=True),
        "others": queries.drafts_of_others(actor, now=now)
        if actor.can(Power.MANAGE_STAFF)
        else [],
    }
    return page(request, actor, "incidents/drafts.html", shown, status=status)


@require_POST
@staff_view
def throw_away(request: HttpRequest, actor: Actor, draft_id: UUID) -> HttpResponseBase:
    """Throw a draft away; the page that follows can bring it back."""
    actions.throw_away_draft(actor=actor, draft_id=draft_id, at=timezone.now())
    messages.success(request, "Thrown away. You can bring it back below for three days.")
    return redirect("incidents:drafts")


@require_POST
@staff_view
def bring_back(request: HttpRequest, actor: Actor, draft_id: UUID) -> HttpResponseBase:
    """Bring a draft back."""
    actions.bring_back_draft(actor=actor, draft_id=draft_id, at=timezone.now())
    return redirect("incidents:draft", draft_id)


@require_POST
@staff_view
def hand_over(request: HttpRequest, actor: Actor, draft_id: UUID) -> HttpResponseBase:
    """Hand a draft to a colleague."""
    form = HandOverForm(request.POST, staff=colleagues(actor))
    if not form.is_valid():
        return _drafts_page(request, actor, form, status=422)
    to_id = UUID(form.cleaned_data["to"])
    actions.hand_over_draft(actor=actor, draft_id=draft_id, to_id=to_id, at=timezone.now())
    name = colleagues(actor).get(to_id, "your colleague")
    messages.success(request, f"Handed to {name}, who alone can read it now.")
    return redirect("incidents:drafts")
