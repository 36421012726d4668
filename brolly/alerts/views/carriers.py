"""By which ways messages go, and when nobody is woken."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import actions, queries
from brolly.alerts.forms import CarrierForm, QuietForm, TestForm
from brolly.alerts.rules import EVERYWHERE
from brolly.alerts.views.shared import answers_address, areas
from brolly.alerts.vocabulary import BY_PHONE, CarrierKind
from brolly.foundation.refusals import NotFound, Refusal
from brolly.web.views import page, staff_view


@require_GET
@staff_view
def ways(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show every way by which messages go, what is wrong with it, and the quiet hours."""
    require(actor, Power.MANAGE_ORGANISATION)
    return _ways(request, actor)


def _ways(request: HttpRequest, actor: Actor, **more: Any) -> HttpResponse:
    forms = more.pop("forms", {})
    word = more.pop("word", "")
    shown, hours = [], queries.default_hours(actor)
    for way in queries.carriers_of(actor):
        form, test = forms.get(way.kind, (None, None))
        shown.append(
            {
                "way": way,
                "by_phone": way.kind in BY_PHONE,
                "may_hear": way.kind is CarrierKind.NOTIFY,
                "form": form or CarrierForm(kind=way.kind, initial={"pence": way.pence}),
                "test": test or TestForm(kind=way.kind),
            }
        )
    places = {EVERYWHERE: "Everywhere else", **areas(actor)}
    wrong = more.pop("quiet", None)
    quiet = [
        (
            name,
            wrong
            if wrong is not None and wrong["area"].value() == code
            else QuietForm(
                auto_id=f"id_%s_{code or 'else'}",
                initial={
                    "area": code,
                    "starts": hours[code].starts if code in hours else None,
                    "ends": hours[code].ends if code in hours else None,
                },
            ),
        )
        for code, name in places.items()
    ]
    status = 422 if forms or wrong else 200
    said = {"ways": shown, "quiet": quiet, "word": word, "answers": answers_address(actor)}
    return page(request, actor, "alerts/ways.html", said, status=status)


@require_POST
@staff_view
def way(request: HttpRequest, actor: Actor, kind: str) -> HttpResponseBase:
    """Switch a way on or off, test it, or draw the word for its answers."""
    require(actor, Power.MANAGE_ORGANISATION)
    try:
        carrier = CarrierKind(kind)
    except ValueError:
        raise NotFound from None
    match request.POST.get("do"):
        case "off":
            actions.switch_off(actor=actor, kind=carrier, at=timezone.now())
            messages.success(request, "Switched off. Its keys are forgotten.")
        case "word":
            word = actions.draw_word_for_answers(actor=actor, at=timezone.now())
            return _ways(request, actor, word=word)
        case "test":
            return _test(request, actor, carrier)
        case _:
            return _switch_on(request, actor, carrier)
    return redirect("alerts:ways")


def _switch_on(request: HttpRequest, actor: Actor, kind: CarrierKind) -> HttpResponseBase:
    form = CarrierForm(request.POST, kind=kind)
    if form.is_valid():
        try:
            actions.switch_on(
                actor=actor,
                kind=kind,
                credentials=form.credentials(),
                pence=form.cleaned_data.get("pence"),
                at=timezone.now(),
            )
        except (actions.CredentialsNotTaken, actions.OnlyPractice) as refusal:
            form.add_error(next(iter(form.OF[kind]), None), refusal.message)
        else:
            messages.success(request, "Switched on. Send a test to yourself first.")
            return redirect("alerts:ways")
    return _ways(request, actor, forms={kind: (form, None)})


def _test(request: HttpRequest, actor: Actor, kind: CarrierKind) -> HttpResponseBase:
    form = TestForm(request.POST, kind=kind)
    if form.is_valid():
        try:
            actions.ask_for_test(
                actor=actor, kind=kind, to=form.cleaned_data["to"], at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("to", refusal.message)
        else:
            messages.success(request, "The test is on its way. Look here again in a minute.")
            return redirect("alerts:ways")
    return _ways(request, actor, forms={kind: (None, form)})


@require_POST
@staff_view
def quiet_hours(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Say when nobody of an area is woken."""
    require(actor, Power.MANAGE_ORGANISATION)
    form = QuietForm(request.POST, auto_id=f"id_%s_{request.POST.get('area') or 'else'}")
    if not form.is_valid():
        return _ways(request, actor, quiet=form)
    actions.set_quiet_hours(
        actor=actor, area=form.cleaned_data["area"], hours=form.hours(), at=timezone.now()
    )
    messages.success(request, "Saved. Who chose hours of her own keeps them.")
    return redirect("alerts:ways")
