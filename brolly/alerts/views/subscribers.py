"""Who gets warnings."""

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
from brolly.web.paging import one_page
from brolly.web.views import page, staff_view


@require_http_methods(["GET", "POST"])
@staff_view
def subscribers(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Show how many get warnings and of where, and invite somebody. No address is shown."""
    require(actor, Power.MANAGE_SUBSCRIBERS)
    names = areas(actor)
    form = InviteForm(request.POST if request.method == "POST" else None, areas=names)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite_subscriber(
                actor=actor,
                email=form.cleaned_data["email"],
                areas=tuple(form.cleaned_data["areas"]),
                language=form.cleaned_data["language"],
                at=timezone.now(),
            )
        except actions.OnlyPractice as refusal:
            form.add_error("email", refusal.message)
            return _subscribers(request, actor, form)
        messages.success(request, "If the address does not get warnings yet, it is asked now.")
        return redirect("alerts:subscribers")
    return _subscribers(request, actor, form)


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
    invite = InviteForm(areas=areas(actor))
    if not form.is_valid():
        return _subscribers(request, actor, invite, address_form=form, asked=subscriber_id)
    shown = actions.open_address(
        actor=actor, subscriber_id=subscriber_id, why=form.reason(), at=timezone.now()
    )
    return _subscribers(request, actor, invite, opened=shown, asked=subscriber_id)
