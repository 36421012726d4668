"""Inviting, joining, changing roles, leaving: who may, once, and what is kept."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from brolly.access.scope import reading
from brolly.access.vocabulary import Role
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.models import Entry
from brolly.history.queries import entries_about
from brolly.organisations import ports, queries, samples
from brolly.organisations.actions import organisation, staff
from brolly.organisations.models import Membership
from brolly.organisations.tests.cast import code_of, come_in, email_of, give_password
from brolly.organisations.vocabulary import OrganisationKind, PostKind


def invited(mira, email="new@example.org", role=Role.CASEWORKER):
    return staff.invite(actor=mira, email=email, role=role, at=timezone.now())


def events_of(actor):
    with reading(actor):
        return list(Entry.objects.order_by("sequence").values_list("event", flat=True))


def membership_of(manager, name):
    return next(m for m in queries.members(manager) if m.name == name)


def test_link_makes_an_account_that_needs_a_second_step(mira):
    sent = invited(mira)
    browser = Client()
    page = browser.get(f"/join/{sent.token}")
    assert b"Join Lantern" in page.content
    said = {"display_name": "Nadia", "password": "quiet rivers run deep"}
    answer = browser.post(f"/join/{sent.token}", said)
    assert answer["Location"] == "/account/first-step"
    assert browser.get("/posts").status_code == 302
    assert "staff.joined" in events_of(mira)
    assert "Nadia" in queries.staff_now(mira).values()


def test_link_works_once(mira):
    sent = invited(mira)
    said = {"display_name": "Nadia", "password": "quiet rivers run deep"}
    Client().post(f"/join/{sent.token}", said)
    again = Client().post(f"/join/{sent.token}", {**said, "display_name": "Eve"})
    assert again.status_code == 410
    assert "Eve" not in queries.staff_now(mira).values()


def test_link_lasts_a_week(mira):
    sent = invited(mira)
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1), tick=False):
        assert Client().get(f"/join/{sent.token}").status_code == 410


def test_link_taken_back_or_replaced_opens_nothing(mira):
    first, second = invited(mira), invited(mira)
    assert Client().get(f"/join/{first.token}").status_code == 410
    staff.withdraw_invitation(actor=mira, invitation_id=second.invitation_id, at=timezone.now())
    assert Client().get(f"/join/{second.token}").status_code == 410


@pytest.mark.parametrize("token", ["x", "0" * 32, "a1" * 40, "%00"])
def test_made_up_link_opens_nothing(mira, token):
    assert Client().get(f"/join/{token}").status_code in (404, 410)


def test_weak_password_is_refused_and_name_kept(mira):
    sent = invited(mira)
    page = Client().post(f"/join/{sent.token}", {"display_name": "Nadia", "password": "short"})
    assert b"too short" in page.content
    assert b'value="Nadia"' in page.content


def test_somebody_works_for_two_and_sees_one_at_a_time(mira, ada, beacon):
    sent = staff.invite(
        actor=beacon, email=email_of(ada), role=Role.VOLUNTEER, at=timezone.now()
    )
    stranger = Client().get(f"/join/{sent.token}")
    assert b"You have an account already" in stranger.content
    browser = come_in(ada)
    assert browser.post(f"/join/{sent.token}")["Location"] == "/workplaces"
    page = browser.get("/workplaces")
    assert b"Lantern" in page.content
    assert b"Beacon" in page.content
    browser.post("/workplaces", {"place": str(beacon.organisation_id)})
    actor = browser.get("/account").context["actor"]
    assert actor.organisation_id == beacon.organisation_id
    assert {p.value for p in actor.powers} == {"read-board"}


def test_link_is_for_its_own_address(mira, ada):
    sent = invited(mira, email="somebody.else@example.org")
    answer = come_in(ada).post(f"/join/{sent.token}")
    assert answer.status_code == 403
    assert b"for somebody else" in answer.content


def test_nobody_enters_where_she_does_not_work(ada, beacon):
    browser = come_in(ada)
    answer = browser.post("/workplaces", {"place": str(beacon.organisation_id)})
    assert answer.status_code == 404
    actor = browser.get("/account").context["actor"]
    assert actor.organisation_id == ada.organisation_id


def test_leaving_closes_everything_at_once_and_deputies_step_in(mira, ada):
    joan = samples.make_member(actor=mira, name="Joan", role=Role.CASEWORKER, at=timezone.now())
    post_id = samples.make_post(
        actor=mira,
        kind=PostKind.SAFEGUARDING_LEAD,
        title="Safeguarding lead",
        holder_id=ada.staff_id,
        deputy_id=joan.staff_id,
        at=timezone.now(),
    )
    browser = come_in(ada)
    one = membership_of(mira, "Ada")
    staff.end_membership(actor=mira, membership_id=one.membership_id, at=timezone.now())
    assert browser.get("/posts", follow=True).redirect_chain[-1][0].startswith("/workplaces")
    post = queries.post_of(mira, post_id)
    assert (post.holder_id, post.deputy_id) == (joan.staff_id, None)
    assert "membership.ended" in events_of(mira)
    assert queries.staff_names(mira)[ada.staff_id] == "Ada", "history keeps its names"


def test_last_manager_cannot_leave_or_step_down(mira, ada):
    one = membership_of(mira, "Mira")
    with pytest.raises(staff.LastManager):
        staff.end_membership(actor=mira, membership_id=one.membership_id, at=timezone.now())
    with pytest.raises(staff.LastManager):
        staff.change_role(
            actor=mira,
            membership_id=one.membership_id,
            role=Role.VOLUNTEER,
            at=timezone.now(),
        )


def test_changed_role_counts_at_once(mira, ada):
    browser = come_in(ada)
    one = membership_of(mira, "Ada")
    staff.change_role(
        actor=mira, membership_id=one.membership_id, role=Role.VOLUNTEER, at=timezone.now()
    )
    actor = browser.get("/account").context["actor"]
    assert {p.value for p in actor.powers} == {"read-board"}


def test_memberships_of_another_organisation_do_not_exist(mira, ada, beacon):
    one = membership_of(mira, "Ada")
    with pytest.raises(NotFound):
        staff.end_membership(actor=beacon, membership_id=one.membership_id, at=timezone.now())
    with pytest.raises(NotFound):
        queries.member(beacon, one.membership_id)
    with reading(beacon):
        assert not Membership.objects.exists()


def writes(actor, beside):
    """Every write of this package that needs a power, tried by one actor."""
    at, one = timezone.now(), beside["membership_id"]
    post_id, area_id = beside["post_id"], beside["area_id"]
    settings = organisation.Settings(
        name="New", region="", police_wait_hours=1, reply_contact=""
    )
    return {
        "invite": lambda: staff.invite(
            actor=actor, email="x@example.org", role=Role.VOLUNTEER, at=at
        ),
        "again": lambda: staff.invite_again(
            actor=actor, invitation_id=beside["invitation_id"], at=at
        ),
        "withdraw": lambda: staff.withdraw_invitation(
            actor=actor, invitation_id=beside["invitation_id"], at=at
        ),
        "role": lambda: staff.change_role(
            actor=actor, membership_id=one, role=Role.OUTREACH_WORKER, at=at
        ),
        "end": lambda: staff.end_membership(actor=actor, membership_id=one, at=at),
        "settings": lambda: organisation.change_settings(actor=actor, settings=settings, at=at),
        "features": lambda: organisation.switch_features(
            actor=actor, features=frozenset(), at=at
        ),
        "urgent": lambda: organisation.decide_urgent_alone(
            actor=actor, agreed_by="Trustee", at=at
        ),
        "post": lambda: organisation.make_post(
            actor=actor,
            post_id=samples.id_for("another"),
            kind=PostKind.DUTY_READER,
            title="Duty",
            unit="",
            mailbox="",
            at=at,
        ),
        "hand-over": lambda: organisation.hand_over_post(
            actor=actor, post_id=post_id, holder_id=None, deputy_id=None, at=at
        ),
        "close-post": lambda: organisation.close_post(actor=actor, post_id=post_id, at=at),
        "area": lambda: organisation.add_area(actor=actor, name="York", district="", at=at),
        "close-area": lambda: organisation.close_area(actor=actor, area_id=area_id, at=at),
        "practice": lambda: organisation.make_practice(actor=actor, at=at),
    }


@pytest.fixture
def beside(mira, ada):
    joan = samples.make_member(actor=mira, name="Joan", role=Role.CASEWORKER, at=timezone.now())
    post_id = samples.make_post(
        actor=mira, kind=PostKind.SAFEGUARDING_LEAD, title="Lead", at=timezone.now()
    )
    return {
        "membership_id": membership_of(mira, "Joan").membership_id,
        "post_id": post_id,
        "area_id": queries.areas_of(mira)[0].id,
        "invitation_id": invited(mira, "waiting@example.org").invitation_id,
        "joan": joan,
    }


ALL = list(writes(None, dict.fromkeys(("membership_id", "post_id", "area_id"))))
NOT_MANAGERS = [r for r in Role if r not in (Role.MANAGER, Role.NETWORK_OFFICER)]


@pytest.mark.parametrize("name", ALL)
def test_every_write_leaves_a_history_entry(mira, beside, name):
    with reading(mira):
        before = Entry.objects.count()
    made = writes(mira, beside)[name]()
    watched = mira
    if name == "practice":
        watched = samples.Actor(name="x", organisation_id=made)
        before = 0
    with reading(watched):
        assert Entry.objects.count() == before + 1


@pytest.mark.parametrize("role", NOT_MANAGERS)
def test_other_roles_write_none_of_it(mira, beside, role):
    worker = samples.make_member(
        actor=mira, name=f"Worker {role.value}", role=role, at=timezone.now()
    )
    for write in writes(worker, beside).values():
        with pytest.raises(NotAllowed):
            write()


PAGES = ("/people", "/people/invite", "/organisation", "/posts/new")


@pytest.mark.parametrize("role", NOT_MANAGERS)
def test_other_roles_see_no_page_of_it(mira, signed_in, role):
    worker = samples.make_member(
        actor=mira, name=f"Worker {role.value}", role=role, at=timezone.now()
    )
    for address in PAGES:
        assert signed_in(worker).get(address).status_code == 403, address


def test_stranger_sees_no_page_of_it(mira, beside):
    for address in (*PAGES, "/posts", "/areas", "/getting-ready", "/account", "/confirm"):
        answer = Client().get(address)
        assert answer.status_code == 302, address
        assert answer["Location"].startswith("/sign-in"), address


def test_network_officer_makes_no_manager(mira):
    officer = samples.make_member(
        actor=mira, name="Nell", role=Role.NETWORK_OFFICER, at=timezone.now()
    )
    with pytest.raises(NotAllowed):
        staff.invite(actor=officer, email="x@example.org", role=Role.MANAGER, at=timezone.now())


def test_what_was_typed_for_one_organisation_never_lands_in_another(mira, ada):
    practice_id = organisation.make_practice(actor=mira, at=timezone.now())
    hers = come_in(ada)
    drawn = hers.get("/reports/new/").content.decode()
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', drawn))
    assert fields["working_for"] == str(ada.organisation_id)
    hers.post("/workplaces", {"place": str(practice_id)})
    typed = {**fields, "narrative": "He would not let her leave."}
    for _ in range(2):
        answer = hers.post("/reports/new/", typed)
        assert answer.status_code == 409
        assert b"You work for another organisation now" in answer.content
        # What she typed, and the organisation for which she typed it, go on as they were.
        again = answer.content.decode().split('action="/reports/new/"')[1]
        kept = re.findall(r'name="working_for" value="([^"]*)"', again)
        assert kept == [str(ada.organisation_id)]
        assert b"He would not let her leave." in answer.content
    hers.post("/workplaces", {"place": str(ada.organisation_id)})
    assert hers.post("/reports/new/", typed).status_code != 409


def test_nobody_is_invited_into_practice(mira):
    """The letter would be a real one, to somebody who is to practise by herself."""
    practice_id = organisation.make_practice(actor=mira, at=timezone.now())
    there = replace(mira, organisation_id=practice_id)
    with pytest.raises(staff.NobodyJoinsPractice):
        staff.invite(actor=there, email="x@example.org", role=Role.VOLUNTEER, at=timezone.now())
    with reading(there):
        urls = [step.url for step in ports.ready_steps(there)]
    assert "organisations:people" not in urls
    assert "alerts:subscribers" not in urls


def test_a_force_gets_ready_to_read_its_inbox_and_not_to_warn(db):
    officer_place = samples.make_organisation(
        code="FOR", name="A force", kind=OrganisationKind.POLICE, at=timezone.now()
    )
    with reading(officer_place):
        steps = ports.ready_steps(officer_place)
    urls = {step.url for step in steps}
    assert urls == {"organisations:people", "organisations:posts", "consent:agreements"}
    names = [step.name for step in steps]
    assert "Say where to write when something comes in" in names


def test_practice_is_a_place_of_its_own(mira, ada):
    browser = come_in(mira)
    browser.post("/organisation/practice")
    browser.post("/organisation/practice")
    practice_id = queries.practice_of(mira)
    hers = come_in(ada)
    assert b"Practice: nothing leaves" not in hers.get("/more").content
    hers.post("/workplaces", {"place": str(practice_id)})
    page = hers.get("/more")
    assert b"Practice: nothing leaves" in page.content
    actor = page.context["actor"]
    assert actor.organisation_id == practice_id
    assert queries.my_organisation(actor).is_practice
    assert queries.staff_names(actor) == {ada.staff_id: "Ada"}
    assert [a.name for a in queries.areas_of(actor)] == ["Leeds"]
    assert [o.id for o in queries.organisations(actor)] == [practice_id]
    assert practice_id not in {o.id for o in queries.organisations(ada)}
    staff.end_membership(
        actor=mira,
        membership_id=membership_of(mira, "Ada").membership_id,
        at=timezone.now(),
    )
    assert hers.get("/more").status_code == 302, "who leaves the real one leaves both"


def test_pages_of_a_manager(mira, ada, beside):
    browser = come_in(mira)
    one = beside["membership_id"]
    addresses = (
        "/people", "/people/invite", f"/people/{one}", "/posts", "/posts/new",
        f"/posts/{beside['post_id']}", "/areas", "/organisation", "/getting-ready",
        "/account", "/workplaces", "/account/password",
    )  # fmt: skip
    for address in addresses:
        assert browser.get(address).status_code == 200, address


def test_manager_invites_by_page_and_is_shown_the_link_once(mira):
    browser = come_in(mira)
    said = {
        "submission_id": str(samples.id_for("form")),
        "email": "pat@example.org",
        "role": "volunteer",
    }
    page = browser.post("/people/invite", said)
    assert b"/join/" in page.content
    assert b"pat@example.org" in browser.get("/people").content
    assert b"/join/" not in browser.get("/people").content


def test_nobody_is_made_a_manager_by_not_choosing(mira):
    browser = come_in(mira)
    said = {"submission_id": str(samples.id_for("form")), "email": "pat@example.org"}
    page = browser.post("/people/invite", {**said, "role": ""})
    assert b"Choose a role" in page.content
    assert b"pat@example.org" in page.content


def test_two_presses_make_one_post(mira):
    browser = come_in(mira)
    said = {
        "submission_id": str(samples.id_for("form")),
        "kind": "duty-reader",
        "title": "Duty reader",
    }
    browser.post("/posts/new", said)
    browser.post("/posts/new", said)
    assert len(queries.posts_of(mira)) == 1


def test_form_keeps_what_was_typed(mira):
    browser = come_in(mira)
    page = browser.post(
        "/organisation",
        {"name": "Lantern House", "region": "Leeds", "police_wait_hours": "9999"},
    )
    assert b"336 hours, is the longest" in page.content
    assert b'value="Lantern House"' in page.content


def test_posts_of_all_are_seen_but_not_from_practice(mira, beacon):
    post_id = samples.make_post(
        actor=beacon, kind=PostKind.LIAISON_OFFICER, title="Liaison", at=timezone.now()
    )
    seen = queries.posts_everywhere(mira, PostKind.LIAISON_OFFICER)
    assert [p.id for p in seen] == [post_id]
    practice_id = organisation.make_practice(actor=mira, at=timezone.now())
    practising = samples.Actor(name="mira", organisation_id=practice_id)
    assert queries.posts_everywhere(practising, PostKind.LIAISON_OFFICER) == []


def test_history_names_who_changed_a_post(mira, beside):
    entry = entries_about(mira, [beside["post_id"]])[0]
    assert (entry.event, entry.actor) == ("post.made", "Mira")


def test_signing_in_is_kept_in_the_history(ada, mira):
    come_in(ada)
    assert events_of(mira).count("staff.entered") == 1
    give_password(Client(), email_of(ada))
    assert code_of(ada)
    assert events_of(mira).count("staff.entered") == 1
