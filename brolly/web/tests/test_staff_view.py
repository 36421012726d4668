"""The way in for staff: scope, refusals, the second factor, nothing typed is lost."""

import io
import logging
import re
from types import SimpleNamespace

import pytest
from django.db import InternalError, connection
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.test import Client
from django.urls import path

from brolly.access.gate import FreshFactorNeeded
from brolly.access.scope import open_scope
from brolly.config.urls import urlpatterns as real
from brolly.foundation.refusals import ChangedMeanwhile, NotFound
from brolly.web.logs import TypeAndPlace
from brolly.web.views import page, staff_view

MARK = "Q7XMARKQ7X"
seen = SimpleNamespace(scope=None)


@staff_view
def look(request, actor):
    seen.scope = open_scope()
    return page(request, actor, "web/more.html")


@staff_view
def look_later(request, actor):
    return TemplateResponse(request, "web/parts/summary.html", {"pairs": _late()})


def _late():
    seen.scope = open_scope()
    yield ("a", "b")


@staff_view
def write_in_a_get(request, actor):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE t (a int)")
        cursor.execute("UPDATE django_session SET session_data = ''")
    return HttpResponse()


@staff_view
def absent(request, actor):
    raise NotFound


@staff_view
def changed(request, actor):
    raise ChangedMeanwhile


@staff_view
def grave(request, actor):
    if request.method == "POST" or not actor.fresh_factor:
        seen.scope = open_scope()
        raise FreshFactorNeeded
    return HttpResponse()


def broken(request):
    raise ValueError(f"value {MARK} is bad")


urlpatterns = [
    *real,
    path("t/look", look),
    path("t/later", look_later),
    path("t/write", write_in_a_get),
    path("t/absent", absent),
    path("t/changed", changed),
    path("t/grave", grave),
    path("t/broken", broken),
]
handler404 = "brolly.web.views.not_found"
handler500 = "brolly.web.views.failed"
pytestmark = pytest.mark.urls(__name__)


def test_get_is_read_in_the_scope_of_the_actor(signed_in, ada):
    assert signed_in(ada).get("/t/look").status_code == 200
    assert seen.scope == ada
    assert open_scope() is None


def test_template_response_is_drawn_inside_the_scope(signed_in, ada):
    seen.scope = None
    assert b"<dt>a</dt>" in signed_in(ada).get("/t/later").content
    assert seen.scope == ada


def test_get_cannot_write(signed_in, ada):
    with pytest.raises(InternalError):
        signed_in(ada).get("/t/write")


def test_refusal_is_a_page_with_its_status_and_code(signed_in, ada):
    answer = signed_in(ada).get("/t/absent")
    assert answer.status_code == 404
    assert b"<h1>We could not find that" in answer.content
    assert b"not-found" in answer.content


def test_refused_post_shows_what_was_typed(signed_in, ada):
    answer = signed_in(ada).post(
        "/t/changed", {"narrative": f"He said {MARK}", "password": "no"}
    )
    assert answer.status_code == 409
    assert f"He said {MARK}" in answer.content.decode()
    assert 'value="no"' not in answer.content.decode()


def test_htmx_gets_the_notice_alone(signed_in, ada):
    answer = signed_in(ada).post("/t/changed", headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert b"<html" not in answer.content
    assert b'role="alert"' in answer.content


def test_htmx_without_anybody_goes_to_the_sign_in_page(signed_in, ada):
    answer = signed_in(None).get("/t/look", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith("/")
    assert answer.status_code == 200


def test_post_after_the_session_ended_keeps_the_words(signed_in):
    answer = signed_in(None).post("/t/changed", {"narrative": MARK})
    assert answer.status_code == 403
    assert answer.content.decode().count(MARK) == 2  # to read, and to send again


def test_factor_asked_again_keeps_every_field_in_the_page(signed_in, ada):
    answer = signed_in(ada).post("/t/grave?step=2", {"reason": MARK, "tick": ["a", "b"]})
    text = answer.content.decode()
    assert answer.status_code == 403
    assert 'action="/t/grave?step=2"' in text
    assert f'name="reason" value="{MARK}"' in text
    assert len(re.findall(r'name="tick"', text)) == 2
    assert seen.scope is None  # a POST holds no scope
    assert MARK not in str(dict(signed_in(ada).session))


def test_form_of_ours_with_an_old_token_can_be_sent_again(db):
    strict = Client(enforce_csrf_checks=True)
    ours = strict.post("/lock", {"words": MARK}, headers={"Sec-Fetch-Site": "same-origin"})
    assert ours.status_code == 403
    assert f'name="words" value="{MARK}"' in ours.content.decode()


def test_form_of_a_stranger_cannot_be_sent_again(db):
    strict = Client(enforce_csrf_checks=True)
    theirs = strict.post("/lock", {"words": MARK}, headers={"Sec-Fetch-Site": "cross-site"})
    assert theirs.status_code == 403
    assert MARK not in theirs.content.decode()


@pytest.fixture
def log(monkeypatch):
    """Everything that the configured handler writes."""
    found = logging.getLogger("django").handlers
    (handler,) = [h for h in found if isinstance(h.formatter, TypeAndPlace)]
    monkeypatch.setattr(handler, "stream", io.StringIO())
    return handler.stream.getvalue


def test_fault_is_logged_by_type_and_place_only(db, log):
    browser = Client(raise_request_exception=False)
    answer = browser.post(f"/t/broken?q={MARK}", {"words": MARK})
    assert answer.status_code == 500
    assert b"Something went wrong on our side" in answer.content
    assert MARK.encode() not in answer.content
    written = log()
    assert "builtins.ValueError at " in written
    assert "test_staff_view.py:" in written
    assert MARK not in written


def test_other_peoples_messages_are_not_written(log):
    logging.getLogger("django.somewhere").error("bad value %s", MARK)
    logging.getLogger("elsewhere").warning(f"bad value {MARK}")
    written = log()
    assert written.count(" at ") == 2
    assert MARK not in written


def test_a_page_is_read_or_sent_and_nothing_else(signed_in, ada):
    pages = signed_in(ada)
    for method in ("PUT", "PATCH", "DELETE", "TRACE"):
        assert pages.generic(method, "/reports/new/").status_code == 405, method
