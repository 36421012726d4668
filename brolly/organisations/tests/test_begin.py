"""From an empty installation to the first manager at work."""

import re
from datetime import timedelta

import time_machine
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.utils import timezone

from brolly.access.scope import reading
from brolly.organisations import queries
from brolly.organisations.actions import staff
from brolly.organisations.models import FirstCode, Organisation

SAID = {
    "organisation_name": "Harbour Lights",
    "kind": "project",
    "code": "har",
    "region": "Hull",
    "display_name": "Grace",
    "email": "grace@example.org",
    "password": "quiet rivers run deep",
}


def app_code(browser):
    counter = list(totp.yield_hotp_counters_from_time())[1]
    secret = browser.session["mfa.totp.secret"]
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def test_from_empty_to_getting_ready(db):
    code = staff.make_first_code(at=timezone.now())
    browser = Client()
    assert b"Start code" in browser.get("/begin").content
    assert browser.post("/begin", {"code": code})["Location"] == "/begin"
    answer = browser.post("/begin", SAID)
    assert answer["Location"] == "/account/first-step"
    browser.get("/account/app")
    answer = browser.post("/account/app", {"code": app_code(browser)})
    assert answer["Location"] == "/getting-ready"
    page = browser.get("/getting-ready")
    assert page.status_code == 200
    assert b"0 of" in page.content
    browser.post("/areas", {"name": "Hull", "district": ""})
    page = browser.get("/getting-ready")
    assert b"1 of" in page.content
    settings = {"name": "Harbour Lights", "region": "Hull", "police_wait_hours": "24"}
    browser.post("/organisation", {**settings, "reply_contact": "01632 960 001"})
    assert b"2 of" in browser.get("/getting-ready").content
    assert browser.get("/network").status_code == 200, "whoever began lets others in"
    assert Client().get("/begin").status_code == 404, "it works once"


def test_wrong_code_opens_nothing(db):
    staff.make_first_code(at=timezone.now())
    browser = Client()
    assert browser.post("/begin", {"code": "0000-0000-0000-0000"}).status_code == 403
    answer = browser.post("/begin", SAID)
    assert answer.status_code in (200, 403)
    assert not Organisation.objects.exists()


def test_code_is_good_for_a_day(db):
    code = staff.make_first_code(at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        assert Client().post("/begin", {"code": code}).status_code == 403


def test_code_is_kept_only_as_a_hash(db):
    code = staff.make_first_code(at=timezone.now())
    assert code.replace("-", "") not in FirstCode.objects.get().code_hash


def test_with_an_organisation_there_is_no_code(lantern):
    assert staff.make_first_code(at=timezone.now()) is None
    assert Client().get("/begin").status_code == 404


def test_two_with_the_same_code_make_one_organisation(db):
    code = staff.make_first_code(at=timezone.now())
    first, second = Client(), Client()
    first.post("/begin", {"code": code})
    second.post("/begin", {"code": code})
    first.post("/begin", SAID)
    assert second.post("/begin", {**SAID, "email": "eve@example.org"}).status_code == 404
    assert Organisation.objects.count() == 1


def test_an_empty_installation_shows_the_way_to_its_first_page(db):
    assert b"Begin with the start code" in Client().get("/sign-in").content


def test_where_somebody_works_nobody_is_told_to_begin(lantern):
    assert b"Begin with the start code" not in Client().get("/sign-in").content


def test_an_older_page_of_settings_sets_nothing_back(lantern, signed_in):
    pages = signed_in(lantern)
    seen = re.search(
        r'name="version" value="(\w+)"', pages.get("/organisation").content.decode()
    )
    first = {
        "version": seen[1], "name": "Lantern", "region": "", "reply_contact": "",
        "police_wait_hours": "72",
    }  # fmt: skip
    assert pages.post("/organisation", first).status_code == 302
    older = {**first, "police_wait_hours": "24", "reply_contact": "01632 960001"}
    answer = pages.post("/organisation", older)
    assert answer.status_code == 409
    assert "Two versions" in answer.content.decode()
    assert "01632 960001" in answer.content.decode(), "nothing typed is lost"
    with reading(lantern):
        assert queries.my_organisation(lantern).police_wait_hours == 72
