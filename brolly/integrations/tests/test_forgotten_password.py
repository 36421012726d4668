"""A forgotten password, from the sign-in page over SMTP to signing in with the new one."""

from contextlib import ExitStack
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from brolly.access.scope import reading
from brolly.access.vocabulary import Role
from brolly.history.models import Entry
from brolly.integrations.email.messenger import NoMailServer
from brolly.integrations.tests.conftest import messenger_to
from brolly.integrations.tests.test_letters_to_staff import link_in, text_of
from brolly.organisations import jobs, ports, samples
from brolly.organisations.models import PasswordLink
from brolly.organisations.tests.cast import (
    code_of,
    come_in,
    email_of,
    give_password,
    sheet_of,
)
from brolly.organisations.tests.conftest import quick_hashing  # noqa: F401 - a fixture

NEW = "quiet rivers run deep"


@pytest.fixture
def lantern(db, server, monkeypatch):
    monkeypatch.setattr(ports.messenger, "_adapter", messenger_to(server))
    return samples.make_organisation(code="LAN", name="Lantern", at=timezone.now())


@pytest.fixture
def ada(lantern):
    return samples.make_member(
        actor=lantern, name="Ada", role=Role.CASEWORKER, at=timezone.now()
    )


def ask(address, browser=None):
    return (browser or Client()).post("/sign-in/forgotten", {"email": address})


def run_jobs():
    """Run what was queued, as the worker would; return the arguments."""
    ran = []
    for job in ProcrastinateJob.objects.filter(status="todo").order_by("id"):
        {t.name: t for t in (jobs.send_password_link, jobs.tell_of_change)}[job.task_name](
            **job.args
        )
        ran.append(job.args)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job.id])
    return ran


def letter_to(ada, server):
    ask(email_of(ada))
    run_jobs()
    return server.letters[-1]


def events_of(actor):
    with reading(actor):
        return list(Entry.objects.values_list("event", flat=True))


def test_from_forgotten_to_signed_in(lantern, ada, server):
    elsewhere = come_in(ada)
    browser = Client()
    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        link = link_in(letter_to(ada, server))
        assert b"Second step" in browser.get(link).content
        answer = browser.post(link, {"code": code_of(ada)})
        assert answer["Location"] == link
        assert b"New password" in browser.get(link).content
        assert browser.post(link, {"password": NEW})["Location"] == "/sign-in"
        run_jobs()
        told = server.letters[-1]
        assert "was changed" in text_of(told)
        assert told["To"] == email_of(ada)
        assert elsewhere.get("/account").status_code == 302, "every session ended"
        assert give_password(Client(), email_of(ada)).status_code == 403
        assert give_password(Client(), email_of(ada), NEW).status_code == 302
        assert browser.get(link).status_code == 410, "it works once"
    assert "staff.password-renewed" in events_of(lantern)


def test_a_printed_code_does_as_second_factor(ada, server):
    codes = sheet_of(ada)
    link, browser = link_in(letter_to(ada, server)), Client()
    browser.post(link, {"code": codes[0]})
    assert browser.post(link, {"password": NEW})["Location"] == "/sign-in"
    assert give_password(Client(), email_of(ada), NEW).status_code == 302


def test_the_link_alone_changes_nothing(ada, server):
    link = link_in(letter_to(ada, server))
    for said in ({"password": NEW}, {"code": "000000", "password": NEW}, {}):
        Client().post(link, said)
    assert give_password(Client(), email_of(ada), NEW).status_code == 403
    other = Client()
    other.post(link, {"code": code_of(ada)})
    Client().post(link, {"password": NEW})
    assert give_password(Client(), email_of(ada), NEW).status_code in (403, 429)


def test_wrong_codes_wait_as_in_signing_in(ada, server):
    link = link_in(letter_to(ada, server))
    answers = [Client().post(link, {"code": "000000"}).status_code for _ in range(5)]
    assert answers == [403, 403, 403, 429, 429]
    assert Client().post(link, {"code": code_of(ada)}).status_code == 429


def test_it_lasts_half_an_hour(ada, server):
    link = link_in(letter_to(ada, server))
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        assert Client().get(link).status_code == 410


def test_a_later_link_ends_the_one_before(ada, server):
    first, second = (link_in(letter_to(ada, server)) for _ in range(2))
    assert Client().get(first).status_code == 410
    assert Client().get(second).status_code == 200


def asked_of_the_database(address):
    with ExitStack() as held:
        seen = held.enter_context(CaptureQueriesContext(connection))
        answer = ask(address)
    shapes = [one["sql"].split("(")[0].split("WHERE")[0][:60] for one in seen.captured_queries]
    return answer, [s for s in shapes if "SAVEPOINT" not in s]


def test_a_stranger_hears_and_costs_the_same(ada, server):
    known, asked = asked_of_the_database(email_of(ada))
    unknown, asked_too = asked_of_the_database("nobody@example.org")
    assert known.status_code == unknown.status_code == 200
    assert known.content == unknown.content
    assert asked == asked_too
    assert len(ProcrastinateJob.objects.all()) == 2
    assert server.letters == [], "nothing is sent while somebody waits for the page"
    run_jobs()
    assert [letter["To"] for letter in server.letters] == [email_of(ada)]
    assert PasswordLink.objects.count() == 1, "nothing is kept of the stranger"


@pytest.mark.parametrize("address", ["ada@example.org", "nobody@example.org"])
def test_asking_again_and_again_waits(ada, address):
    assert [ask(address).status_code for _ in range(5)] == [200, 200, 200, 429, 429]


def test_asking_does_not_slow_down_signing_in(ada):
    for _ in range(6):
        ask(email_of(ada))
    assert give_password(Client(), email_of(ada)).status_code == 302


def test_jobs_carry_ids_only(ada, server):
    ask(email_of(ada))
    (said,) = run_jobs()
    assert list(said) == ["subject_id"]
    assert said["subject_id"] == str(PasswordLink.objects.get().pk)


def test_a_server_that_says_later_is_asked_again_with_another_link(ada, server):
    from brolly.foundation.messages import MessageNotSent

    ask(email_of(ada))
    server.to_recipient = ["450 greylisted"]
    subject_id = str(PasswordLink.objects.get().pk)
    with pytest.raises(MessageNotSent):
        jobs.send_password_link(subject_id=subject_id)
    jobs.send_password_link(subject_id=subject_id)
    assert Client().get(link_in(server.letters[-1])).status_code == 200


def test_whoever_has_no_second_factor_yet_gets_in_by_a_manager_only(ada, server):
    link = link_in(letter_to(ada, server))
    Authenticator.objects.filter(user_id=ada.staff_id).delete()
    answer = Client().post(link, {"password": NEW})
    assert answer.status_code == 403
    assert give_password(Client(), email_of(ada), NEW).status_code == 403


@pytest.mark.parametrize("token", ["x", "0" * 43, "%00"])
def test_a_made_up_link_opens_nothing(db, token):
    assert Client().get(f"/sign-in/new-password/{token}").status_code == 410


def test_its_words_tell_nothing(ada, server):
    letter_to(ada, server)
    jobs.tell_of_change(subject_id=str(ada.staff_id))
    for letter in server.letters:
        seen = (letter["Subject"] + text_of(letter)).lower()
        for word in ("lantern", "ada", "brolly", "password", "account"):
            told = seen.replace(link_in(letter).lower(), "")
            assert word not in told, word


def test_without_a_mail_server_nobody_is_promised_a_message(ada, monkeypatch):
    monkeypatch.setattr(ports.messenger, "_adapter", NoMailServer())
    page = ask(email_of(ada))
    assert b"No e-mail is sent from here" in page.content
    assert b"on its way" not in page.content
    assert not PasswordLink.objects.exists()


def test_every_organisation_keeps_it(lantern, ada, server):
    beacon = samples.make_organisation(code="BEA", name="Beacon", at=timezone.now())
    samples.make_member(
        actor=beacon,
        name="Ada",
        email=email_of(ada),
        role=Role.VOLUNTEER,
        at=timezone.now(),
    )
    link, browser = link_in(letter_to(ada, server)), Client()
    browser.post(link, {"code": code_of(ada)})
    browser.post(link, {"password": NEW})
    for place in (lantern, beacon):
        assert events_of(place).count("staff.password-renewed") == 1
