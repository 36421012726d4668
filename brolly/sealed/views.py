"""Sealed reports: their keys, who can open, papers, and bringing back what was lost."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brolly.access.gate import require_fresh
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotFound
from brolly.sealed import actions, queries
from brolly.sealed.forms import NewPassphraseForm, PassphraseForm, RecoverForm
from brolly.web.views import page, staff_view

BOTH = require_http_methods(["GET", "HEAD", "POST"])


def _said(request: HttpRequest, words: str) -> None:
    messages.success(request, words, extra_tags="ok")


@require_GET
@staff_view
def keys(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who can open sealed reports, and since when the papers lie somewhere."""
    shown = {
        "standing": queries.standing(actor),
        "may_manage": actor.can(Power.MANAGE_SEALED),
        "may_open": actor.can(Power.OPEN_SEALED),
    }
    return page(request, actor, "sealed/keys.html", shown)


@BOTH
@staff_view
def begin(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make the key, and show its papers once."""
    require_fresh(actor, Power.MANAGE_SEALED)
    form = NewPassphraseForm(request.POST or None)
    if form.is_valid():
        papers = actions.begin(
            actor=actor, passphrase=form.cleaned_data["passphrase"], at=timezone.now()
        )
        return _papers(request, actor, papers)
    shown = {"form": form, "standing": queries.standing(actor)}
    return page(request, actor, "sealed/begin.html", shown)


@BOTH
@staff_view
def passphrase(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose the passphrase that unseals."""
    require_fresh(actor, Power.OPEN_SEALED)
    form = NewPassphraseForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data["passphrase"]
        actions.choose_passphrase(actor=actor, passphrase=said, at=timezone.now())
        _said(request, "Your passphrase is chosen. Now ask a colleague to let you open.")
        return redirect("sealed:keys")
    shown = {"form": form, "me": queries.standing(actor).me}
    return page(request, actor, "sealed/passphrase.html", shown)


@BOTH
@staff_view
def let_open(request: HttpRequest, actor: Actor, staff_id: UUID) -> HttpResponse:
    """Let a colleague open what one can open oneself."""
    require_fresh(actor, Power.OPEN_SEALED)
    holders = queries.standing(actor).holders
    one = next((holder for holder in holders if holder.staff_id == staff_id), None)
    if one is None:
        raise NotFound
    form = PassphraseForm(request.POST or None)
    if form.is_valid():
        try:
            actions.let_open(
                actor=actor,
                staff_id=staff_id,
                passphrase=form.cleaned_data["passphrase"],
                at=timezone.now(),
            )
        except actions.WrongPassphrase as refusal:
            form.add_error("passphrase", str(refusal))
        else:
            _said(request, f"{one.name} can open sealed reports now.")
            return redirect("sealed:keys")
    return page(request, actor, "sealed/let_open.html", {"form": form, "one": one})


@require_POST
@staff_view
def stop_opening(request: HttpRequest, actor: Actor, staff_id: UUID) -> HttpResponse:
    """Let somebody open no more."""
    actions.stop_opening(actor=actor, staff_id=staff_id, at=timezone.now())
    _said(request, "She can open sealed reports no more. New ones are sealed to a new key.")
    return redirect("sealed:keys")


@BOTH
@staff_view
def papers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Print three new papers."""
    require_fresh(actor, Power.MANAGE_SEALED)
    form = PassphraseForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.print_papers(
                actor=actor, passphrase=form.cleaned_data["passphrase"], at=timezone.now()
            )
        except actions.WrongPassphrase as refusal:
            form.add_error("passphrase", str(refusal))
        else:
            return _papers(request, actor, made)
    return page(request, actor, "sealed/print.html", {"form": form})


@BOTH
@staff_view
def recover(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Bring back with two papers what nobody can open."""
    require_fresh(actor, Power.MANAGE_SEALED)
    form = RecoverForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.recover(
                actor=actor,
                one=said["paper_one"],
                other=said["paper_two"],
                passphrase=said["passphrase"],
                at=timezone.now(),
            )
        except (actions.PapersUnclear, actions.PapersDoNotFit) as refusal:
            form.add_error("paper_one", str(refusal))
        else:
            _said(request, "You can open every sealed report again, with your new passphrase.")
            return redirect("sealed:keys")
    return page(request, actor, "sealed/recover.html", {"form": form})


def _papers(request: HttpRequest, actor: Actor, made: actions.Papers) -> HttpResponse:
    shown = {"papers": list(enumerate(made, start=1)), "made_at": timezone.now()}
    return page(request, actor, "sealed/papers.html", shown)
