"""Password, second step, lock: what opens, what does not, and for how long."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from brolly.access.vocabulary import Role
from brolly.organisations import ports, rules, samples
from brolly.organisations.models import Device, SignInDelay, StaffMember
from brolly.organisations.tests.cast import (
    code_of,
    come_in,
    email_of,
    give_password,
    sheet_of,
    without_app,
)


def is_in(browser):
    return browser.get("/account").status_code == 200


def test_password_and_code_open_the_door(ada):
    browser = come_in(ada)
    page = browser.get("/account")
    assert page.status_code == 200
    assert b"Ada" in page.content
    assert b"Authenticator app" in page.content


def test_password_alone_opens_nothing(ada):
    browser = Client()
    give_password(browser, email_of(ada))
    for address in ("/account", "/more", "/people", "/posts", "/getting-ready"):
        assert browser.get(address).status_code == 302, address


def test_first_time_a_second_step_must_be_chosen(ada):
    without_app(ada)
    browser = Client()
    answer = give_password(browser, email_of(ada))
    assert answer["Location"] == "/account/first-step"
    assert b"printed sheet" in browser.get("/account/first-step").content.lower()
    assert browser.get("/posts").status_code == 302
    assert (
        browser.get("/posts", follow=True)
        .redirect_chain[-1][0]
        .startswith("/account/first-step")
    )


def test_app_is_added_by_its_square_and_its_code(ada):
    from allauth.mfa.totp.internal import auth

    without_app(ada)
    browser = Client()
    give_password(browser, email_of(ada))
    page = browser.get("/account/app")
    secret = browser.session["mfa.totp.secret"]
    assert secret[:4].encode() in page.content
    picture = browser.get("/account/app.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.content
    assert b'fill="white"' in picture.content, "black on a dark page could not be read"
    counter = list(auth.yield_hotp_counters_from_time())[1]
    code = auth.format_hotp_value(auth.hotp_value(secret, counter))
    answer = browser.post("/account/app", {"code": code})
    assert answer.status_code == 302
    assert is_in(browser)


def test_sheet_for_those_without_a_smartphone(ada):
    without_app(ada)
    browser = Client()
    give_password(browser, email_of(ada))
    page = browser.post("/account/sheet")
    codes = page.context["codes"]
    assert len(codes) == 40
    assert browser.post("/unlock", {"code": codes[0]}).status_code == 302
    assert is_in(browser)
    # Another day: the next code opens, the crossed-out one does not.
    again = Client()
    give_password(again, email_of(ada))
    assert again.post("/sign-in/second-step", {"code": codes[0]}).status_code == 403
    assert again.post("/sign-in/second-step", {"code": codes[1]}).status_code == 302
    assert is_in(again)


def test_sheet_nobody_printed_shuts_nobody_out(ada):
    without_app(ada)
    browser = Client()
    give_password(browser, email_of(ada))
    browser.post("/account/sheet")
    again = Client()
    assert give_password(again, email_of(ada))["Location"] == "/account/first-step"


def test_open_browser_with_password_alone_adds_no_second_factor(ada):
    without_app(ada)
    browser = Client()
    give_password(browser, email_of(ada))
    sheet_of(ada)  # meanwhile she chose a sheet elsewhere
    answer = browser.get("/account/app")
    assert answer["Location"].startswith("/unlock")


def test_code_works_once(ada):
    code = code_of(ada)
    first, second = Client(), Client()
    give_password(first, email_of(ada))
    give_password(second, email_of(ada))
    assert first.post("/sign-in/second-step", {"code": code}).status_code == 302
    assert second.post("/sign-in/second-step", {"code": code}).status_code == 403


def test_stranger_hears_what_a_wrong_password_hears(ada):
    known = give_password(Client(), email_of(ada), "wrong horse battery")
    unknown = give_password(Client(), "nobody@example.org", "wrong horse battery")
    assert known.status_code == unknown.status_code == 403
    said = b"The address or the password is not right."
    assert said in known.content
    assert said in unknown.content


@pytest.mark.parametrize("address", ["ada@example.org", "nobody@example.org"])
def test_wrong_guesses_wait_longer_and_longer(ada, address):
    waits = []
    now = timezone.now()
    for _ in range(8):
        with time_machine.travel(now, tick=False):
            give_password(Client(), address, "wrong horse battery")
            row = SignInDelay.objects.get()
            waits.append((row.not_before - now).total_seconds())
            now = row.not_before + timedelta(seconds=1)
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32]


def test_right_password_waits_too(ada):
    for _ in range(3):
        give_password(Client(), email_of(ada), "wrong horse battery")
    answer = give_password(Client(), email_of(ada))
    assert answer.status_code == 429
    assert b"try again" in answer.content


def test_stranger_cannot_keep_the_owner_out(ada):
    browser = come_in(ada)
    browser.post("/sign-out")
    for _ in range(9):
        give_password(Client(), email_of(ada), "wrong horse battery")
    assert give_password(Client(), email_of(ada)).status_code == 429
    answer = give_password(browser, email_of(ada))
    assert answer.status_code == 302, "her own browser waits for its own mistakes only"


def test_nothing_in_the_database_says_where_a_try_came_from(ada):
    stranger = Client(REMOTE_ADDR="198.51.100.77", HTTP_USER_AGENT="marked-browser-4711")
    give_password(stranger, email_of(ada), "wrong horse battery")
    come_in(ada, stranger)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE ANY(%s)',
                           [["%198.51.100.77%", "%marked-browser-4711%"]])  # fmt: skip
            assert cursor.fetchone() == (0,), table


def test_wait_rule_reaches_a_quarter_of_an_hour_and_stays():
    assert [rules.wait_after(n).total_seconds() for n in (0, 2, 3, 4, 13, 10_000)] == [
        0, 0, 1, 2, 900, 900,
    ]  # fmt: skip


def test_lock_keeps_the_session_and_asks_for_the_factor(ada):
    browser = come_in(ada)
    browser.post("/lock")
    assert browser.get("/posts").status_code == 302
    page = browser.get("/sign-in?next=/posts", follow=True)
    assert b"<h1>Locked</h1>" in page.content
    later = timezone.now() + timedelta(minutes=2)
    with time_machine.travel(later, tick=False):
        answer = browser.post("/unlock", {"code": code_of(ada), "next": "/posts"})
        assert answer["Location"] == "/posts"
        assert browser.get("/posts").status_code == 200


def test_what_is_on_its_way_when_she_locks_does_not_unlock(ada):
    browser = come_in(ada)
    on_its_way = SessionStore(browser.session.session_key)
    on_its_way["seen"] = "a page that was asked for before"
    browser.post("/lock")
    with pytest.raises(UpdateError):
        on_its_way.save()
    assert browser.get("/posts").status_code == 302


def test_a_session_planted_before_the_password_is_not_half_in(ada):
    browser, stranger = Client(), Client()
    browser.get("/sign-in?next=/posts")
    planted = browser.session
    planted["planted"] = True
    planted.save()
    browser.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key
    stranger.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key
    give_password(browser, email_of(ada))
    assert browser.get("/sign-in/second-step").status_code == 200
    assert stranger.get("/sign-in/second-step").status_code == 302


def test_a_password_changed_meanwhile_finishes_no_sign_in(ada):
    browser = Client()
    give_password(browser, email_of(ada))
    person = StaffMember.objects.get(pk=ada.staff_id)
    person.set_password("another quiet river")
    person.save()
    assert browser.get("/sign-in/second-step").status_code == 302


def test_nobody_there_for_half_an_hour_locks(ada):
    browser = come_in(ada)
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        assert browser.get("/sign-in", follow=True).redirect_chain[-1][0] == "/unlock"


def test_work_goes_on_while_somebody_works_but_ends_after_twelve_hours(ada):
    browser = come_in(ada)
    start = timezone.now()
    for minutes in range(25, 12 * 60, 25):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            assert is_in(browser), minutes
    with time_machine.travel(start + timedelta(hours=12, minutes=1), tick=False):
        assert browser.get("/account", follow=True).redirect_chain[-1][0].startswith("/sign-in")


def test_factor_is_fresh_for_five_minutes(ada):
    from brolly.organisations import gate

    browser = come_in(ada)

    def actor_at(minutes):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
            return browser.get("/account").context["actor"]

    assert actor_at(4).fresh_factor
    assert not actor_at(6).fresh_factor
    with time_machine.travel(timezone.now() + timedelta(minutes=7), tick=False):
        answer = browser.post("/confirm", {"code": code_of(ada), "next": "/more"})
        assert answer["Location"] == "/more"
        assert browser.get("/account").context["actor"].fresh_factor
    assert gate.own_page("https://example.org/") == "/"
    assert gate.own_page("//example.org/") == "/"


def test_sign_out_everywhere_ends_the_other_session(ada):
    here = come_in(ada)
    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        there = come_in(ada)
        there.post("/account/sign-out-everywhere")
        assert not is_in(here)
        assert not is_in(there)


def test_only_second_step_cannot_be_taken_away(ada):
    browser = come_in(ada)
    kept = browser.get("/account").context["ways"].kept
    page = browser.post(f"/account/remove/{kept[0][0]}", follow=True)
    assert b"This is your only second step" in page.content


def test_device_has_a_name_that_says_nothing(ada):
    browser = come_in(ada)
    device = Device.objects.get()
    actor = browser.get("/account").context["actor"]
    assert actor.device == device.mark
    assert len(device.mark) == 32


def test_demonstration_shows_accounts_and_code(ada, settings, monkeypatch):
    settings.DEMONSTRATION = True
    offered = [
        ports.DemonstrationAccount(
            staff_id=staff_id,
            name=name,
            email=email,
            role=Role.CASEWORKER,
            organisation_name="Lantern",
        )
        for staff_id, name, email in (
            (ada.staff_id, "Ada", email_of(ada)),
            (samples.id_for("nobody"), "Gone", "gone@example.org"),
        )
    ]
    monkeypatch.setattr(ports, "_offered", offered)
    browser = Client()
    with CaptureQueriesContext(connection) as asked:
        page = browser.get("/sign-in")
    assert len(asked) <= 2, [q["sql"] for q in asked]
    assert b"Gone" not in page.content
    assert b"Ada" in page.content
    assert samples.PASSWORD.encode() in page.content
    page = browser.get(f"/sign-in?as={ada.staff_id}")
    assert b'value="ada@example.org"' in page.content
    give_password(browser, email_of(ada))
    page = browser.get("/sign-in/second-step")
    assert code_of(ada).encode() in page.content


def test_real_sign_in_page_lists_nobody(ada):
    page = Client().get("/sign-in")
    assert b"Ada" not in page.content
    assert samples.PASSWORD.encode() not in page.content


def test_secrets_of_second_factors_are_sealed(ada):
    from allauth.mfa.models import Authenticator

    kept = Authenticator.objects.get(user_id=ada.staff_id)
    assert samples.secret_of(email_of(ada)) not in str(kept.data)


def test_somebody_inactive_does_not_come_in(ada):
    StaffMember.objects.filter(pk=ada.staff_id).update(is_active=False)
    assert give_password(Client(), email_of(ada)).status_code == 403


@pytest.mark.parametrize("said", ["", "{", "[]", '{"id": "x"}', '{"response": 4}'])
def test_nonsense_for_a_passkey_is_refused(ada, said):
    assert Client().post("/sign-in/passkey", {"credential": said}).status_code == 403
    browser = Client()
    give_password(browser, email_of(ada))
    answer = browser.post("/sign-in/second-step", {"credential": said})
    assert answer.status_code in (200, 403)
    assert not is_in(browser)


@pytest.mark.parametrize("address", ["ada@example.org", "nobody@example.org"])
def test_hash_is_worked_out_for_nobody_too(ada, address, monkeypatch):
    from django.contrib.auth.hashers import MD5PasswordHasher

    seen = []
    real = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, password, salt: seen.append(1) or real(self, password, salt),
    )
    give_password(Client(), address, "wrong horse battery")
    assert len(seen) == 1


def test_choosing_a_theme_leaves_the_browser_known(ada):
    browser = come_in(ada)
    known = browser.cookies[settings.DEVICE_COOKIE_NAME].value
    assert known
    browser.post("/this-device", {"theme": "dark"})
    assert browser.cookies[settings.DEVICE_COOKIE_NAME].value == known
    assert 'data-theme="dark"' in browser.get("/more").text
