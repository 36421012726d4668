"""
``{% csrf_token %}`` as every form of ours draws it: a builtin, nobody loads it.

On a page for staff it says as well for which organisation the page was drawn. Somebody
who works for two may change in another tab: what she typed on this page must not land
among the records of the other one (``brolly.web.views.doors`` refuses it).
"""

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from brolly.access.vocabulary import Actor

register = template.Library()

# The field by which a page says for which organisation it was drawn.
WORKING_FOR = "working_for"


@register.simple_tag(takes_context=True, name="csrf_token")
def csrf_token(context: template.Context) -> SafeString:
    """Draw the token against forged requests, and for whom the page was drawn."""
    token = mark_safe(CsrfTokenNode().render(context))  # noqa: S308 - Django's own
    actor = context.get("actor")
    if not isinstance(actor, Actor):
        return token
    return token + format_html(
        '<input type="hidden" name="{}" value="{}">', WORKING_FOR, actor.organisation_id
    )
