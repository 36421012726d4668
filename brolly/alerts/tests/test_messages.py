"""Who gets warnings: invited, confirmed, gone in one click; one message to each."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from brolly.access.scope import acting
from brolly.access.vocabulary import Actor, Role
from brolly.alerts import actions, jobs, queries
from brolly.alerts.models import Delivery, Subscriber
from brolly.alerts.samples import LEEDS, make_alert, make_subscriber
from brolly.alerts.tests.conftest import worker
from brolly.alerts.vocabulary import FRAMES, DeliveryState, Evidence, Level, WhyOpened
from brolly.foundation.refusals import NotAllowed
from brolly.organisations.actions.organisation import (
    Settings,
    add_area,
    change_settings,
)


@pytest.fixture
def manager(project):
    return worker("mira", project, Role.MANAGER)


@pytest.fixture
def stranger(project):
    return Actor(name="public", organisation_id=project.organisation_id)


def deliver(actor):
    jobs.deliver(organisation_id=str(actor.organisation_id))


def secret_in(letter, what):
    return re.findall(rf"/{what}/([\w-]+)/", letter.text)[0]


def test_nobody_gets_anything_before_confirming(manager, writer, reader, told, carrier, noon):
    make_subscriber(actor=manager, email="one@example.org", at=noon, has_confirmed=False)
    make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    deliver(writer)
    assert carrier.letters == []


def test_a_warning_reaches_those_of_its_area(manager, writer, reader, told, carrier, noon):
    for name, areas in (("leeds", ("leeds",)), ("derby", ("derby",)), ("all", ())):
        make_subscriber(actor=manager, email=f"{name}@example.org", areas=areas, at=noon)
    assert queries.audience_of(writer, ["leeds"]) == 2
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    deliver(writer)
    deliver(writer)
    assert carrier.to == ["all@example.org", "leeds@example.org"]
    assert queries.reach_of(writer, alert_id).sent == 2


def test_asked_twice_either_link_is_good_and_after_leaving_neither_is(
    manager, stranger, carrier, noon, client
):
    links = []
    for hour in range(2):
        subscriber_id = actions.invite_subscriber(
            actor=manager,
            who=actions.Invited(email="one@example.org"),
            at=noon + timedelta(hours=hour),
        )
        letter = actions.invitation_of(actor=stranger, subscriber_id=subscriber_id, site="")
        links.append(
            f"/messages/{manager.organisation_id}/confirm/{secret_in(letter, 'confirm')}/"
        )
    assert "You get our messages from now on" in client.post(links[0]).content.decode()
    assert [s.state.value for s in queries.subscribers_of(manager)] == ["confirmed"]
    client.post(links[1].replace("/confirm/", "/leave/"))
    nowhere = f"/messages/{manager.organisation_id}/confirm/{'x' * 32}/"
    for link in (*links, nowhere):
        assert "This link does nothing any more" in client.post(link).content.decode()


def test_a_town_and_its_districts_reach_each_other(
    project, manager, writer, reader, told, carrier, noon
):
    for district in ("Harehills", "Armley"):
        add_area(actor=project, name="Leeds", district=district, at=noon)
    for code in ("leeds", "leeds-harehills", "leeds-armley"):
        make_subscriber(actor=manager, email=f"{code}@example.org", areas=(code,), at=noon)
    assert queries.audience_of(writer, ["leeds"]) == 3
    assert queries.audience_of(writer, ["leeds-armley"]) == 2
    armley = replace(LEEDS, areas=("leeds-armley",))
    make_alert(actor=writer, subject_id=told, at=noon, reader=reader, draft=armley)
    deliver(writer)
    deliver(writer)
    assert carrier.to == ["leeds-armley@example.org", "leeds@example.org"]
    assert queries.subscribers_by_area(manager) == {
        "derby": 0, "leeds": 3, "leeds-armley": 2, "leeds-harehills": 2
    }  # fmt: skip


def test_the_message_says_where_when_and_whom_to_tell(
    project, manager, writer, reader, told, carrier, noon
):
    said = Settings(
        name="Lantern", region="", police_wait_hours=24, reply_contact="07700 900123"
    )
    change_settings(actor=project, settings=said, at=noon)
    make_subscriber(actor=manager, email="one@example.org", at=noon)
    make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    deliver(writer)
    (letter,) = carrier.letters
    assert f"Leeds. Sent {noon:%-d %B %Y}." in letter.text
    assert "Tell us, no name needed: 07700 900123" in letter.text


def test_the_message_is_neutral_outside_and_can_be_left_in_one_click(
    manager, writer, reader, told, carrier, noon
):
    make_subscriber(actor=manager, email="one@example.org", at=noon)
    make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    deliver(writer)
    (letter,) = carrier.letters
    assert letter.subject == "New message"
    assert letter.text.splitlines()[0] == "There is a new message for you."
    assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.headers["List-Unsubscribe"].strip("<>") in letter.text
    assert "one" not in letter.headers["List-Unsubscribe"]
    assert str(told) not in letter.text
    assert "Robbery or theft. One person told us herself or himself." in letter.text


def test_whoever_left_gets_nothing_and_is_forgotten(
    manager, stranger, writer, reader, told, carrier, noon
):
    who = make_subscriber(actor=manager, email="one@example.org", at=noon)
    make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    (letter,) = actions.claim_deliveries(actor=writer, limit=1, site="", at=noon)
    actions.leave(actor=stranger, secret=secret_in(letter.message, "leave"), at=noon)
    with acting(manager):
        assert Subscriber.objects.get(pk=who).email is None
    later = noon + timedelta(minutes=11)
    assert actions.claim_deliveries(actor=writer, limit=9, site="", at=later) == []


def test_a_link_that_leads_nowhere_changes_nothing(manager, stranger, noon):
    make_subscriber(actor=manager, email="one@example.org", at=noon)
    actions.leave(actor=stranger, secret="guessed", at=noon)
    actions.confirm_subscription(actor=stranger, secret="guessed", at=noon)
    (only,) = queries.subscribers_of(manager)
    assert only.state == "confirmed"


def test_an_address_known_already_is_invited_in_silence(manager, noon):
    first = make_subscriber(actor=manager, email="One@example.org", at=noon)
    again = make_subscriber(actor=manager, email="one@example.org ", at=noon)
    assert first == again


def test_an_address_is_shown_for_a_reason_only(manager, writer, noon):
    from brolly.history.queries import entries_about

    who = make_subscriber(actor=manager, email="one@example.org", at=noon)
    with pytest.raises(NotAllowed):
        actions.open_address(
            actor=worker("cleo", writer, Role.VOLUNTEER), subscriber_id=who,
            why=WhyOpened.ASKED_US, at=noon,
        )  # fmt: skip
    shown = actions.open_address(
        actor=manager, subscriber_id=who, why=WhyOpened.COMES_BACK, at=noon
    )
    assert shown == "one@example.org"
    assert entries_about(manager, [who])[-1].details == {"why": "comes_back"}


def test_a_worker_that_was_killed_leaves_one_message_to_send_again_as_the_same(
    manager, writer, reader, told, carrier, noon
):
    for name in "abc":
        make_subscriber(actor=manager, email=f"{name}@example.org", at=noon)
    make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    (claimed,) = actions.claim_deliveries(actor=writer, limit=1, site="", at=noon)
    carrier.send(claimed.message)  # ... and the worker is killed before it is marked.
    rest = actions.claim_deliveries(actor=writer, limit=9, site="", at=noon)
    assert claimed.delivery_id not in {letter.delivery_id for letter in rest}
    later = noon + timedelta(minutes=11)
    again = actions.claim_deliveries(actor=writer, limit=9, site="", at=later)
    same = {letter.message.message_id: letter.message.to for letter in again}
    assert same[claimed.message.message_id] == claimed.message.to


def test_what_was_not_taken_waits_and_is_tried_again(
    manager, writer, reader, told, carrier, not_now, never, noon
):
    make_subscriber(actor=manager, email="one@example.org", at=noon)
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    carrier.fails = [not_now]
    with pytest.raises(jobs.SomeWait):
        deliver(writer)
    assert queries.reach_of(writer, alert_id).waiting == 1
    deliver(writer)
    assert queries.reach_of(writer, alert_id).sent == 1


def test_an_address_that_is_refused_for_good_is_not_tried_again(
    manager, writer, reader, told, carrier, never, noon
):
    make_subscriber(actor=manager, email="one@example.org", at=noon)
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    carrier.fails = [never]
    deliver(writer)
    deliver(writer)
    assert queries.reach_of(writer, alert_id).failed == 1
    assert carrier.letters == []


def test_no_address_and_no_text_stands_in_a_delivery(
    manager, writer, reader, told, noon, carrier
):
    make_subscriber(actor=manager, email="one@example.org", at=noon)
    make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    with acting(manager):
        (row,) = Delivery.objects.all()
        assert row.state == DeliveryState.QUEUED.value
        assert "example.org" not in str(vars(row))
        (subscriber,) = Subscriber.objects.all()
        assert b"example.org" not in b"".join(
            bytes(v) for v in vars(subscriber).values() if isinstance(v, bytes | memoryview)
        )


def test_the_message_speaks_the_language_of_its_warning(
    project, manager, writer, reader, told, carrier, noon
):
    make_subscriber(actor=manager, email="one@example.org", language="ro", at=noon)
    draft = replace(LEEDS, title="Fură bani", body="Un bărbat slab fură bani.", language="ro")
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, draft=draft, reader=reader)
    deliver(writer)
    (letter,) = carrier.letters
    assert (letter.subject, letter.text.splitlines()[0]) == ("Mesaj nou", "Aveți un mesaj nou.")
    assert f"Trimis la {noon:%d.%m.%Y}." in letter.text
    assert not {"please", "warning", "more"} & set(letter.text.lower().split())
    actions.recall_alert(actor=reader, alert_id=alert_id, at=noon)
    deliver(writer)
    assert f"W-1 din {noon:%d.%m.%Y} este retras" in carrier.letters[-1].text


def test_every_frame_says_the_same_things_with_the_same_gaps():
    from string import Formatter

    def gaps(words):
        return sorted(name for _, name, _, _ in Formatter().parse(words) if name)

    english = FRAMES["en"]
    for frame in FRAMES.values():
        assert frame.level.keys() == set(Level)
        assert frame.evidence.keys() == set(Evidence)
        for part in ("invitation", "sent", "seen", "keep", "wrong", "recalled", "leave"):
            assert gaps(getattr(frame, part)) == gaps(getattr(english, part)), part
