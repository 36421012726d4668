"""A warning from approval to GOV.UK Notify's stand-in, by the manager's own pages."""

import json
import re
from uuid import uuid4

import pytest
from django.urls import reverse

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Actor, Role
from brolly.alerts import jobs, queries
from brolly.alerts.samples import LEEDS, make_alert
from brolly.config import wiring
from brolly.consent.samples import yes_to
from brolly.consent.vocabulary import Choice
from brolly.incidents.samples import make_incident
from brolly.integrations.tests.stand_ins import SECRET, SERVICE, TEMPLATE, made
from brolly.organisations.samples import make_organisation

NUMBER = "07700 900123"
KEY = f"ours-{SERVICE}-{SECRET}"


def worker(project):
    return Actor(
        name="w", organisation_id=project.organisation_id, staff_id=uuid4(),
        powers=powers_of(Role.MANAGER), fresh_factor=True,
    )  # fmt: skip


@pytest.fixture
def notify(monkeypatch, settings):
    kit, stop = made("notify", monkeypatch)
    settings.NOTIFY_URL = kit.messenger.address
    wiring.plug_messages()  # as it is plugged in for real
    yield kit
    stop()
    settings.NOTIFY_URL = ""
    wiring.plug_messages()


@pytest.fixture
def manager(db, noon):
    return worker(make_organisation(code="LAN", name="Lantern", areas=[("Leeds", "")], at=noon))


def switch_on(pages, key=KEY, template=TEMPLATE):
    typed = {"notify-key": key, "notify-template": template, "notify-pence": "2.4", "do": "on"}
    return pages.post(reverse("alerts:way", args=["notify"]), typed)


def run_jobs(manager):
    """Do what the queue would: the question to whoever was invited, then what waits."""
    for one in queries.subscribers_of(manager):
        jobs.invite(organisation_id=str(manager.organisation_id), subscriber_id=str(one.id))
    jobs.deliver(organisation_id=str(manager.organisation_id))


def test_from_the_key_to_a_phone_and_back(manager, notify, signed_in, client, noon):
    pages = signed_in(manager)
    assert switch_on(pages).status_code == 302
    page = pages.get(reverse("alerts:ways")).text
    assert SECRET not in page
    assert "Send a test" in page
    typed = {"number": NUMBER, "agreed": "on", "language": "en"}
    assert pages.post(reverse("alerts:subscribers"), typed).status_code == 302
    word = re.findall(
        r"<strong>([\w-]{32})</strong>",
        pages.post(reverse("alerts:way", args=["notify"]), {"do": "word"}).text,
    )[0]
    assert word not in pages.get(reverse("alerts:ways")).text
    run_jobs(manager)
    (asked,) = notify.arrived
    assert asked.to == "+447700900123"
    said = {"source_number": "447700900123", "message": "Yes", "id": "1"}
    callback = {"content_type": "application/json"}
    callback["headers"] = {"Authorization": f"Bearer {word}"}
    answers = reverse("alerts:answers", args=[manager.organisation_id])
    assert client.post(answers, json.dumps(said), **callback).status_code == 200
    told = make_incident(actor=manager, at=noon, choices=yes_to(Choice.WARN))
    alert_id = make_alert(
        actor=manager, subject_id=told, at=noon,
        reader=Actor(
            name="r", organisation_id=manager.organisation_id, staff_id=uuid4(),
            powers=powers_of(Role.MANAGER), fresh_factor=True,
        ),
    )  # fmt: skip
    run_jobs(manager)
    text = notify.arrived[-1].text
    link = re.fullmatch(r"New message: http://[^/]+(/m/\S+/)", text)[1]
    assert LEEDS.title in client.post(link).content.decode()
    assert "1 sent" in pages.get(reverse("alerts:show", args=[alert_id])).text
    client.post(answers, json.dumps({**said, "message": "STOP"}), **callback)
    assert queries.audience_of(manager, []) == 0


def test_a_key_that_notify_does_not_know_is_told_under_today(
    manager, notify, signed_in, client, noon
):
    pages = signed_in(manager)
    switch_on(pages)
    notify.say("locked")
    typed = {"test-notify-to": NUMBER, "do": "test"}
    assert pages.post(reverse("alerts:way", args=["notify"]), typed).status_code == 302
    (way,) = [c for c in queries.carriers_of(manager) if c.kind == "notify"]
    with pytest.raises(jobs.SomeWait):
        jobs.carry_test(organisation_id=str(manager.organisation_id), carrier_id=str(way.id))
    assert "does not take our key" in pages.get("/").text
    assert "does not take our key" in pages.get(reverse("alerts:ways")).text
    notify.say("accept")
    jobs.carry_test(organisation_id=str(manager.organisation_id), carrier_id=str(way.id))
    assert "The last test was taken" in pages.get(reverse("alerts:ways")).text
    assert "does not take our key" not in pages.get("/").text


@pytest.mark.parametrize(
    ("key", "template"), [("", ""), ("nonsense", TEMPLATE), (KEY, "nonsense")]
)
def test_a_key_that_cannot_be_one_is_not_kept(manager, notify, signed_in, key, template):
    answer = switch_on(signed_in(manager), key, template)
    assert answer.status_code == 422
    assert "This cannot be right" in answer.text
    if key:
        assert key not in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": "0113 496 0000", "agreed": "on"}, "cannot read this as a mobile number"),
        ({"number": "nonsense", "agreed": "on"}, "cannot read this as a mobile number"),
        ({"number": NUMBER}, "Ask first, then tick this."),
        ({}, "Write an address, or a number."),
        ({"number": NUMBER, "email": "a@example.org", "agreed": "on"}, "Write one of the two."),
    ],
)
def test_an_invitation_that_cannot_go_says_why_and_keeps_what_was_typed(
    manager, notify, signed_in, typed, said
):
    pages = signed_in(manager)
    switch_on(pages)
    answer = pages.post(reverse("alerts:subscribers"), {"language": "en", **typed})
    assert answer.status_code == 422
    assert said in answer.text
    if "number" in typed:
        assert typed["number"] in answer.text


def test_without_a_way_to_phones_no_number_is_asked_for(manager, notify, signed_in):
    assert "Mobile number" not in signed_in(manager).get(reverse("alerts:subscribers")).text


def test_quiet_hours_are_said_on_a_page(manager, notify, signed_in):
    pages = signed_in(manager)
    address = reverse("alerts:quiet-hours")
    typed = {"area": "leeds", "starts": "22:00"}
    assert "Say both times, or neither." in pages.post(address, typed).text
    pages.post(address, {**typed, "ends": "07:00"})
    assert 'value="22:00"' in pages.get(reverse("alerts:ways")).text
    assert set(queries.default_hours(manager)) == {"leeds"}
    pages.post(address, {"area": "leeds", "starts": "", "ends": ""})
    assert queries.default_hours(manager) == {}


def test_a_way_that_there_is_not(manager, notify, signed_in):
    assert signed_in(manager).post(reverse("alerts:way", args=["pigeon"])).status_code == 404
