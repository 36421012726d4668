"""Somebody lost her phone and her sheet: two people, one link, and everything before ends."""

import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Role
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.models import Entry
from brolly.organisations import queries, samples
from brolly.organisations.actions import staff
from brolly.organisations.models import FreshStart
from brolly.organisations.tests.cast import come_in, email_of, give_password

NEW = "quiet rivers run deep"


@pytest.fixture
def joan(mira):
    return samples.make_member(actor=mira, name="Joan", role=Role.CASEWORKER, at=timezone.now())


def membership_of(manager, name):
    return next(m for m in queries.members(manager) if m.name == name).membership_id


def asked_for(mira, ada):
    return staff.ask_fresh_start(
        actor=mira, membership_id=membership_of(mira, "Ada"), at=timezone.now()
    )


def agreed(joan, fresh_start_id):
    return staff.agree_to_fresh_start(
        actor=joan, fresh_start_id=fresh_start_id, at=timezone.now()
    )


def events_of(actor):
    with reading(actor):
        return list(Entry.objects.order_by("sequence").values_list("event", flat=True))


def test_two_people_by_page_and_what_was_before_ends(mira, ada, joan):
    old, manager = come_in(ada), come_in(mira)
    page = manager.post(f"/people/{membership_of(mira, 'Ada')}/fresh-start", follow=True)
    assert b"Now a second person must agree" in page.content
    address = page.redirect_chain[-1][0]
    assert manager.post(address).status_code == 403, "who asked cannot agree"
    colleague = come_in(joan)
    assert b"Did you speak with Ada yourself" in colleague.get(address).content
    page = colleague.post(address)
    link = page.context["link"]
    assert link, "no mail server: it is shown to hand over"
    way_in = link[link.index("/join/") :]
    browser = Client()
    assert b"Start your sign-in afresh" in browser.get(way_in).content
    answer = browser.post(way_in, {"password": NEW})
    assert answer["Location"] == "/account/first-step"
    assert old.get("/account").status_code == 302
    assert give_password(Client(), email_of(ada)).status_code == 403
    assert Client().get(way_in).status_code == 410
    assert colleague.post(address).status_code == 404, "it works once"
    assert {"staff.restart-asked", "staff.restart-offered", "staff.sign-in-restarted"} <= set(
        events_of(mira)
    )


def test_neither_asker_nor_herself_nor_a_volunteer_is_the_second_person(mira, ada, joan):
    asked = asked_for(mira, ada)
    cleo = samples.make_member(actor=mira, name="Cleo", role=Role.VOLUNTEER, at=timezone.now())
    for somebody in (mira, ada, cleo):
        with pytest.raises(staff.SecondPersonNeeded):
            agreed(somebody, asked)
    assert agreed(joan, asked).address == email_of(ada)


def test_the_database_knows_that_too(mira, ada, joan):
    asked = asked_for(mira, ada)
    for somebody in (mira, ada):
        with pytest.raises(DatabaseError), acting(mira):
            FreshStart.objects.filter(pk=asked).update(agreed_by_id=somebody.staff_id)
    with reading(mira):
        assert FreshStart.objects.get().agreed_by_id is None


def test_nobody_asks_for_herself_and_no_caseworker_asks(mira, ada, joan):
    with pytest.raises(NotAllowed):
        staff.ask_fresh_start(
            actor=mira, membership_id=membership_of(mira, "Mira"), at=timezone.now()
        )
    with pytest.raises(NotAllowed):
        staff.ask_fresh_start(
            actor=joan, membership_id=membership_of(mira, "Ada"), at=timezone.now()
        )


def test_somebody_of_another_organisation_agrees_to_nothing(mira, ada, beacon):
    bola = samples.make_member(
        actor=beacon, name="Bola", role=Role.CASEWORKER, at=timezone.now()
    )
    asked = asked_for(mira, ada)
    with pytest.raises(NotFound):
        agreed(bola, asked)
    assert come_in(bola).get(f"/fresh-start/{asked}").status_code == 404


def test_a_day_later_it_is_over(mira, ada, joan):
    asked = asked_for(mira, ada)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        assert queries.fresh_starts_waiting(mira, at=timezone.now()) == []
        with pytest.raises(NotFound):
            agreed(joan, asked)


def test_an_old_second_factor_is_asked_for_again(mira, ada, joan):
    asked = asked_for(mira, ada)
    browser = come_in(joan)
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        answer = browser.post(f"/fresh-start/{asked}")
    assert answer.status_code == 403
    assert b"Show that it is you" in answer.content


def test_nobody_restarts_an_account_that_opens_another_organisation(mira, ada, joan, beacon):
    asked = asked_for(mira, ada)
    sent = agreed(joan, asked)
    again = asked_for(mira, ada)
    samples.make_member(
        actor=beacon,
        name="Ada",
        email=email_of(ada),
        role=Role.CASEWORKER,
        at=timezone.now(),
    )
    with pytest.raises(staff.WorksElsewhereToo):
        staff.restart(token=sent.token, password=NEW, at=timezone.now())
    with pytest.raises(staff.WorksElsewhereToo):
        agreed(joan, again)
    with pytest.raises(staff.WorksElsewhereToo):
        asked_for(mira, ada)


def test_network_officer_restarts_no_manager(mira):
    officer = samples.make_member(
        actor=mira, name="Nell", role=Role.NETWORK_OFFICER, at=timezone.now()
    )
    with pytest.raises(NotAllowed):
        staff.ask_fresh_start(
            actor=officer, membership_id=membership_of(mira, "Mira"), at=timezone.now()
        )


def test_restart_link_lets_nobody_join(mira, ada, joan):
    sent = agreed(joan, asked_for(mira, ada))
    with pytest.raises(staff.InvitationOver):
        staff.join_with_account(token=sent.token, staff_id=ada.staff_id, at=timezone.now())
    with pytest.raises(staff.InvitationOver):
        staff.join_with_new_account(
            token=sent.token, display_name="Eve", password="x", at=timezone.now()
        )


def test_a_lone_manager_is_let_back_in_by_whoever_keeps_the_machine(mira, ada, monkeypatch):
    """Ada, a caseworker, cannot ask for it, so nobody in Lantern could."""
    said = StringIO()
    monkeypatch.setattr("builtins.input", lambda prompt: email_of(mira))
    call_command("let_back_in", stdout=said)
    way_in = re.search(r"/join/\S+", said.getvalue())[0]
    door = Client()
    assert door.post(way_in, {"password": NEW})["Location"] == "/account/first-step"
    assert Client().get(way_in).status_code == 410
    assert "staff.let-back-in" in events_of(mira)
    assert "staff.restart-offered" not in events_of(mira)
    assert "staff.sign-in-restarted" in events_of(mira)


def test_where_two_colleagues_can_do_it_the_machine_does_not(mira, ada, joan, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda prompt: email_of(ada))
    with pytest.raises(CommandError, match="Two of her colleagues"):
        call_command("let_back_in")
    with pytest.raises(staff.AskColleagues):
        staff.let_back_in(email=email_of(ada), at=timezone.now())


def test_the_machine_lets_no_stranger_in(mira):
    with pytest.raises(NotFound):
        staff.let_back_in(email="eve@example.org", at=timezone.now())
