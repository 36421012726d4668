"""Every address is closed to strangers, or listed here with a reason."""

from types import CodeType
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, converters, get_resolver, reverse

from brolly.web import ports
from brolly.web.views import staff_view

# The address's name -> why a stranger may come in.
OPEN = {
    "web:leave": "a quick way out; shows nothing of ours",
    "web:lock": "ends a session; takes away and gives nothing",
    "web:device": "keeps light or dark, and keys on or off, in a cookie",
    "web:still_here": "tells a stranger that nobody is signed in",
    "organisations:sign_in": "where one signs in",
    "organisations:second_step": "where one signs in",
    "organisations:passkey": "where one signs in",
    "organisations:sign_out": "ends a session; takes away and gives nothing",
    "organisations:admit": "a project's invitation, for whoever holds its link",
    "organisations:forgotten": "asks for a link; the answer is the same for everybody",
    "organisations:new_password": "a new password, for whoever holds link and second factor",
    "organisations:begin": "the first organisation, for whoever holds the one-time code",
    "organisations:join": "an invitation, for whoever holds its link",
    "alerts:confirm": "somebody invited says yes, by a link of random words",
    "alerts:leave": "a subscriber leaves in one click, by a link of random words",
    "alerts:short-confirm": "the same, by a link that fits into a text message",
    "alerts:message": "a warning as it stands, by the link in a message; lapses",
    "alerts:yours": "a subscriber chooses what messages show, by a link of random words",
    "alerts:answers": "a service hands over a text; the word that it shows is the permission",
    "alerts:wrong": "anybody may say that a warning is wrong; nothing is shown",
    "web:parts": "made-up contents, in the demonstration only",
    "web:parts_refusal": "made-up contents, in the demonstration only",
}
# allauth's own pages guard themselves; brolly's adapter closes signing up.
GUARDED_ELSEWHERE = ("allauth.",)

MADE_UP = {
    converters.UUIDConverter: UUID(int=1),
    converters.IntConverter: 1,
    converters.StringConverter: "x",
    converters.SlugConverter: "x",
    converters.PathConverter: "x",
}

INSIDE = next(
    part
    for part in staff_view.__code__.co_consts
    if isinstance(part, CodeType) and part.co_name == "run"
)


def every_address(resolver, namespace=""):
    for part in resolver.url_patterns:
        if isinstance(part, URLPattern):
            yield f"{namespace}{part.name}", part
        else:
            inner = f"{namespace}{part.namespace}:" if part.namespace else namespace
            yield from every_address(part, inner)


def is_for_staff(view) -> bool:
    while view is not None:
        if getattr(view, "__code__", None) is INSIDE:
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def is_guarded_elsewhere(view) -> bool:
    return view.__module__.startswith(GUARDED_ELSEWHERE)


ADDRESSES = dict(every_address(get_resolver()))


def test_every_address_has_a_name():
    assert not [name for name in ADDRESSES if name.endswith("None")]


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - set(OPEN)))
def test_a_stranger_meets_the_sign_in_page(name, db):
    if is_guarded_elsewhere(ADDRESSES[name].callback):
        return
    for method in ("GET", "POST"):
        answer = Client(enforce_csrf_checks=False).generic(method, address(name))
        if answer.status_code == 405:
            continue
        assert answer.status_code == 302, (
            "Decorate it with staff_view, or list it with a reason."
        )
        assert answer["Location"].startswith(settings.LOGIN_URL)


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - set(OPEN)))
def test_an_address_that_is_not_the_staffs_reads_nothing_of_an_organisation(name):
    """Accounts have pages before there is an organisation; all others go through staff_view."""
    view = ADDRESSES[name].callback
    if not is_for_staff(view) and not is_guarded_elsewhere(view):
        assert view.__module__.startswith("brolly.organisations.views.")


def test_no_open_address_is_listed_that_is_gone_or_closed():
    gone = [n for n in OPEN if n not in ADDRESSES or is_for_staff(ADDRESSES[n].callback)]
    assert gone == []


def address(name: str) -> str:
    """Return the address with something harmless in the place of each part that varies."""
    kinds = ADDRESSES[name].pattern.converters
    return reverse(name, kwargs={part: MADE_UP[type(kind)] for part, kind in kinds.items()})


def test_staff_view_sends_a_stranger_to_the_sign_in_page(rf, monkeypatch):
    monkeypatch.setattr(ports.actor_of_request, "_adapter", lambda request: None)
    reached = []
    answer = staff_view(lambda request, actor: reached.append(actor))(rf.get("/somewhere"))
    assert answer.status_code == 302
    assert reached == []
