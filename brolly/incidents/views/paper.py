"""The paper form, to be printed and handed out."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.printing import tagged_pdf
from brolly.incidents.forms.paper import paper_form
from brolly.organisations.queries import my_organisation
from brolly.web.views import staff_view

TEMPLATE = Path(__file__).parents[1] / "templates" / "incidents" / "paper.typ"


@require_GET
@staff_view
def paper(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Hand out the empty form as a tagged PDF. Nothing of anybody is in it."""
    require(actor, Power.WRITE_INCIDENTS)
    ours = my_organisation(actor)
    values = {
        "title": "Tell us what happened",
        "from": ours.name,
        "contact": ours.reply_contact,
        "parts": paper_form(),
    }
    answer = HttpResponse(
        tagged_pdf(TEMPLATE, values, at=timezone.now()), content_type="application/pdf"
    )
    answer["Content-Disposition"] = 'attachment; filename="report-form.pdf"'
    return answer
