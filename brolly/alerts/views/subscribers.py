"""Who gets warnings."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import actions, queries
from brolly.alerts.forms import (
    AddressForm,
    InviteForm,
)
from brolly.alerts.views.shared import areas
from brolly.alerts.vocabulary import CARRIER_WORDS, GENDER_WORDS, SECTOR_WORDS
from brolly.web.paging import one_page
from brolly.web.views import page, staff_view

WHOM: dict[str, str] = {
    code.value: said for words in (SECTOR_WORDS, GENDER_WORDS) for code, said in words.items()
}


@require_http_methods(["GET", "POST"])
@staff_view
def subscribers(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Show how many get warnings and of where, and invite somebody. No address is shown."""
    require(actor, Power.MANAGE_SUBSCRIBERS)
    form = _invite_form(actor, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite_subscriber(actor=actor, who=form.who(), at=timezone.now())
        except (actions.OnlyPractice, actions.CarrierIsOff) as refusal:
            form.add_error("email", refusal.message)
            return _subscribers(request, actor, form)
        messages.success(request, "If it does not get warnings yet, it is asked now.")
        return redirect("alerts:subscribers")
    return _subscribers(request, actor, form)


def _invite_form(actor: Actor, data: Any = None) -> InviteForm:
    return InviteForm(data, areas=areas(actor), phones=queries.phones_on(actor))


def _subscribers(
    request: HttpRequest, actor: Actor, form: InviteForm, **more: object
) -> HttpResponse:
    names, counts = areas(actor), queries.subscribers_by_area(actor)
    lines, pages = one_page(
        request,
        lambda limit, offset: queries.subscribers_of(actor, limit=limit, offset=offset),
    )
    shown = {
        "form": form,
        "address_form": AddressForm(),
        "lines": lines,
        "pages": pages,
        "counts": {code: many for code, many in counts.items() if many},
        "nobody_in": [names[code] for code, many in counts.items() if not many],
        "areas": names,
        "carriers": CARRIER_WORDS,
        "whom": WHOM,
        "may_set_up": actor.can(Power.MANAGE_ORGANISATION),
        **more,
    }
    status = 422 if form.is_bound else 200
    return page(request, actor, "alerts/subscribers.html", shown, status=status)


@require_POST
@staff_view
def address(request: HttpRequest, actor: Actor, subscriber_id: UUID) -> HttpResponse:
    """Show one address for a reason, or take it off the list. It never stands in an address."""
    if request.POST.get("do") == "remove":
        actions.remove_subscriber(actor=actor, subscriber_id=subscriber_id, at=timezone.now())
        messages.success(request, "Taken off. The address is forgotten.")
        return redirect("alerts:subscribers")
    form = AddressForm(request.POST)
    invite = _invite_form(actor)
    if not form.is_valid():
        return _subscribers(request, actor, invite, address_form=form, asked=subscriber_id)
    shown = actions.open_address(
        actor=actor, subscriber_id=subscriber_id, why=form.reason(), at=timezone.now()
    )
    return _subscribers(request, actor, invite, opened=shown, asked=subscriber_id)
