"""A warning as a poster: to look at, and as a tagged PDF to print."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from brolly.access.scope import reading
from brolly.access.vocabulary import Actor
from brolly.alerts import actions, queries
from brolly.alerts.forms import PosterForm
from brolly.alerts.queries.shapes import OnBoard
from brolly.alerts.templatetags.alerts import area_names
from brolly.alerts.views.shared import areas
from brolly.alerts.vocabulary.posters import PosterShape
from brolly.foundation.printing import tagged_pdf
from brolly.organisations.queries import my_organisation
from brolly.web.views import page, staff_view

TEMPLATE = Path(__file__).parents[1] / "templates" / "alerts" / "poster.typ"


@require_GET
@staff_view
def poster(request: HttpRequest, actor: Actor, alert_id: UUID) -> HttpResponse:
    """Show a warning that is out as it hangs, and offer it as a PDF."""
    return _poster(request, actor, alert_id, form=PosterForm())


@require_POST
@staff_view
def make_poster(request: HttpRequest, actor: Actor, alert_id: UUID) -> HttpResponse:
    """Count the posters, and hand over the PDF to print."""
    form = PosterForm(request.POST)
    if not form.is_valid():
        with reading(actor):
            return _poster(request, actor, alert_id, form=form, status=400)
    shape, at = PosterShape(form.cleaned_data["shape"]), timezone.now()
    warning = actions.make_poster(
        actor=actor, alert_id=alert_id, shape=shape, sheets=form.cleaned_data["sheets"], at=at
    )
    answer = HttpResponse(
        _pdf(actor, warning, shape=shape, at=at), content_type="application/pdf"
    )
    name = f"poster-{warning.reference}-{shape.value}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _poster(
    request: HttpRequest, actor: Actor, alert_id: UUID, *, form: PosterForm, status: int = 200
) -> HttpResponse:
    shown = {
        "warning": queries.poster_text(actor, alert_id),
        "made": queries.posters_made(actor, alert_id),
        "areas": areas(actor),
        "ours": my_organisation(actor),
        "form": form,
    }
    return page(request, actor, "alerts/poster.html", shown, status=status)


def _pdf(actor: Actor, warning: OnBoard, *, shape: PosterShape, at: datetime) -> bytes:
    with reading(actor):
        ours, names = my_organisation(actor), areas(actor)
    values = {
        "title": f"Warning {warning.reference}",
        "shape": shape.value,
        "from": ours.name,
        "contact": ours.reply_contact,
        "reference": warning.reference,
        "heading": warning.title,
        "body": warning.body,
        "language": warning.language,
        "area": area_names(warning.areas, names),
        "evidence": warning.evidence_words,
        "down_after": f"{warning.expires_on:%-d %B %Y}",
    }
    return tagged_pdf(TEMPLATE, values, at=at)
