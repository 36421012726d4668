"""The network office lets a project in; the project joins, and the office sees a name."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from brolly.access.scope import reading
from brolly.access.vocabulary import Role
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.models import Entry
from brolly.organisations import queries, samples
from brolly.organisations.actions import network, staff
from brolly.organisations.models import Admission, Organisation
from brolly.organisations.tests.cast import come_in, email_of
from brolly.organisations.tests.test_begin import app_code
from brolly.organisations.vocabulary import OrganisationKind

FORM = str(samples.id_for("form"))
INVITED = {
    "submission_id": FORM,
    "name": "Harbour Lights",
    "kind": "project",
    "email": "grace@example.org",
}
JOINING = {
    "organisation_name": "Harbour Light",
    "code": "har",
    "region": "Humberside",
    "towns": "Hull\nGoole\n\nHull\n",
    "display_name": "Grace",
    "password": "quiet rivers run deep",
}


@pytest.fixture
def office(db):
    return samples.make_organisation(
        code="NET", name="The network office", kind=OrganisationKind.NETWORK, at=timezone.now()
    )


@pytest.fixture
def nell(office):
    return samples.make_member(
        actor=office, name="Nell", role=Role.NETWORK_OFFICER, at=timezone.now()
    )


def path_in(page):
    link = page.context["link"]
    return link[link.index("/admit/") :]


def invited(nell):
    return path_in(come_in(nell).post("/network/invite", INVITED))


def events_of(actor):
    with reading(actor):
        return list(Entry.objects.order_by("sequence").values_list("event", flat=True))


def test_from_the_invitation_to_getting_ready(nell):
    way_in = invited(nell)
    browser = Client()
    assert b"The network office invited you" in browser.get(way_in).content
    answer = browser.post(way_in, JOINING)
    assert answer["Location"] == "/account/first-step"
    browser.get("/account/app")
    answer = browser.post("/account/app", {"code": app_code(browser)})
    assert answer["Location"] == "/getting-ready"
    page = browser.get("/getting-ready")
    assert b"Harbour Light" in page.content
    actor = page.context["actor"]
    assert [a.name for a in queries.areas_of(actor)] == ["Goole", "Hull"]
    assert [m.role for m in queries.members(actor)] == [Role.MANAGER]
    assert "organisation.made" in events_of(actor)


def test_a_link_lets_one_project_in(nell):
    way_in = invited(nell)
    Client().post(way_in, JOINING)
    answer = Client().post(way_in, {**JOINING, "code": "eve", "display_name": "Eve"})
    assert answer.status_code == 410
    assert Organisation.objects.filter(kind="project").count() == 1


def test_the_office_sees_name_kind_and_day_and_nothing_else(nell):
    Client().post(invited(nell), JOINING)
    page = come_in(nell).get("/network")
    assert b"Harbour Light" in page.content
    for word in (b"grace", b"Grace", b"Hull", b"HAR", b"Humberside"):
        assert word not in page.content, word
    (one,) = queries.projects_here(nell)
    assert set(vars(one)) == {"name", "kind", "joined_on", "written_down_id"}
    assert one.written_down_id is None
    with reading(nell):
        assert Admission.objects.get().email == "", "the address is forgotten"
    assert set(queries.staff_names(nell).values()) == {"Nell"}


def test_the_history_of_the_office_keeps_it(nell):
    Client().post(invited(nell), JOINING)
    assert [e for e in events_of(nell) if e.startswith("network.")] == [
        "network.project-invited",
        "network.project-joined",
    ]


def test_pressed_twice_is_one_invitation_with_the_later_link(nell):
    browser = come_in(nell)
    first, second = (path_in(browser.post("/network/invite", INVITED)) for _ in range(2))
    assert Client().get(first).status_code == 410
    assert Client().get(second).status_code == 200
    assert len(queries.open_admissions(nell, at=timezone.now())) == 1


def test_sent_again_and_taken_back(nell):
    browser = come_in(nell)
    first = path_in(browser.post("/network/invite", INVITED))
    second = path_in(browser.post(f"/network/{FORM}/again"))
    assert Client().get(first).status_code == 410
    assert b"grace@example.org" in browser.get("/network").content
    browser.post(f"/network/{FORM}/withdraw")
    assert Client().get(second).status_code == 410
    assert b"grace@example.org" not in browser.get("/network").content


def test_it_lasts_a_week(nell):
    way_in = invited(nell)
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1), tick=False):
        assert Client().get(way_in).status_code == 410


def test_a_short_code_that_is_taken_keeps_what_was_typed(nell, lantern):
    way_in = invited(nell)
    page = Client().post(way_in, {**JOINING, "code": "lan"})
    assert page.status_code == 409
    assert b"Another organisation has this short code" in page.content
    assert b"Humberside" in page.content
    assert Client().post(way_in, JOINING).status_code == 302


def test_somebody_with_an_account_signs_in_first_and_then_manages_both(nell, ada):
    said = {**INVITED, "email": email_of(ada)}
    way_in = path_in(come_in(nell).post("/network/invite", said))
    assert b"You have an account already" in Client().get(way_in).content
    assert Client().post(way_in, JOINING).status_code == 200
    browser = come_in(ada)
    page = browser.get(way_in)
    assert b"Choose a password" not in page.content
    assert browser.post(way_in, JOINING)["Location"] == "/workplaces"
    assert b"Harbour Light" in browser.get("/workplaces").content


def test_somebody_else_who_is_signed_in_does_not_join_by_it(nell, ada):
    assert come_in(ada).post(invited(nell), JOINING).status_code == 403
    assert not Organisation.objects.filter(code="HAR").exists()


def test_only_the_network_office_with_a_fresh_factor(nell, mira, ada, beacon):
    wrong = samples.make_member(
        actor=beacon, name="Bert", role=Role.NETWORK_OFFICER, at=timezone.now()
    )
    for somebody in (mira, ada, wrong):
        browser = come_in(somebody)
        for address in ("/network", "/network/invite"):
            assert browser.get(address).status_code == 403, (somebody.name, address)
        assert browser.post("/network/invite", INVITED).status_code == 403
    browser = come_in(nell)
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        answer = browser.post("/network/invite", INVITED)
        assert answer.status_code == 403
        assert b"Show that it is you" in answer.content
    assert not Admission.objects.exists()


@pytest.mark.parametrize("role", Role)
def test_every_action_asks_for_the_power(office, lantern, role):
    worker = samples.make_member(actor=lantern, name="W", role=role, at=timezone.now())
    one = UUID(FORM)
    for write in (
        lambda at: network.invite_project(
            actor=worker,
            admission_id=one,
            name="x",
            kind=OrganisationKind.PROJECT,
            email="x@example.org",
            at=at,
        ),
        lambda at: network.invite_project_again(actor=worker, admission_id=one, at=at),
        lambda at: network.withdraw_admission(actor=worker, admission_id=one, at=at),
    ):
        with pytest.raises(NotAllowed):
            write(timezone.now())


def test_nobody_lets_a_second_office_in(nell):
    with pytest.raises(NotAllowed):
        network.invite_project(
            actor=nell,
            admission_id=UUID(FORM),
            name="x",
            kind=OrganisationKind.NETWORK,
            email="x@example.org",
            at=timezone.now(),
        )


def test_another_office_takes_nothing_back(nell):
    invited(nell)
    other = samples.make_organisation(
        code="NEU", name="Other", kind=OrganisationKind.NETWORK, at=timezone.now()
    )
    olga = samples.make_member(
        actor=other, name="Olga", role=Role.NETWORK_OFFICER, at=timezone.now()
    )
    with pytest.raises(NotFound):
        network.withdraw_admission(actor=olga, admission_id=UUID(FORM), at=timezone.now())
    assert queries.open_admissions(olga, at=timezone.now()) == []


def test_a_machine_that_stops_half_way_leaves_a_link_that_works(nell, monkeypatch):
    way_in = invited(nell)
    real = network._finish
    monkeypatch.setattr(network, "_finish", lambda token, at: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Client().post(way_in, JOINING)
    monkeypatch.setattr(network, "_finish", real)
    assert b"You have an account already" in Client().get(way_in).content
    assert Organisation.objects.filter(code="HAR").count() == 1


def test_whoever_has_begun_to_join_is_not_taken_back_half_way(nell, monkeypatch):
    way_in = invited(nell)
    (waiting,) = queries.open_admissions(nell, at=timezone.now())
    with monkeypatch.context() as stopped:
        stopped.setattr(network, "add_member", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Client().post(way_in, JOINING)
    answer = come_in(nell).post(f"/network/{waiting.id}/withdraw")
    assert answer.status_code == 404, "it is hers by now"
    assert Client().post(way_in, JOINING)["Location"] == "/account/first-step"


def test_an_installation_may_begin_with_the_network_office(db):
    code = staff.make_first_code(at=timezone.now())
    made = staff.begin(
        first_code_id=staff.check_first_code(code=code, at=timezone.now()),
        organisation_name="The network office",
        kind=OrganisationKind.NETWORK,
        code="net",
        region="All",
        display_name="Nell",
        email="nell@example.org",
        password="quiet rivers run deep",
        at=timezone.now(),
    )
    assert queries.projects_here(made) == []


def test_an_empty_page_of_the_office_asks_no_more_than_others(nell):
    browser = come_in(nell)
    browser.get("/more")
    with CaptureQueriesContext(connections["default"]) as asked:
        browser.get("/more")
    assert len(asked) <= 10


def test_a_long_list_is_shown_fifty_lines_at_a_time(nell):
    for number in range(51):
        samples.make_organisation(
            code=f"P{number:02}", name=f"Project {number:02}", at=timezone.now()
        )
    browser = come_in(nell)
    first, second = browser.get("/network"), browser.get("/network?page=2")
    assert first.content.count(b"Project ") == 50
    assert second.content.count(b"Project ") == 1
    assert b"Project 50" in first.content, "who joined last comes first"
    assert b"Project 00" in second.content
