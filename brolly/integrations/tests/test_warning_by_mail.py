"""A warning from approval to the mail server of this machine, with what goes wrong there."""

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Actor, Role
from brolly.alerts import actions, jobs, ports, queries
from brolly.alerts.samples import LEEDS, make_alert, make_subscriber
from brolly.consent import actions as consent
from brolly.consent.samples import yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice
from brolly.incidents.samples import make_incident
from brolly.integrations.tests.conftest import messenger_to
from brolly.organisations.samples import make_organisation
from brolly.retention.actions import erase_incident


def worker(project, role=Role.MANAGER):
    return Actor(
        name="w", organisation_id=project.organisation_id, staff_id=uuid4(),
        powers=powers_of(role), fresh_factor=True,
    )  # fmt: skip


@pytest.fixture
def out(db, noon, server, monkeypatch):
    """A warning that is out, with three subscribers, and its report."""
    monkeypatch.setattr(ports.messenger, "_adapter", messenger_to(server))
    project = make_organisation(code="LAN", name="Lantern", areas=[("Leeds", "")], at=noon)
    writer, reader = worker(project), worker(project)
    for name in ("ann", "bea", "cat"):
        make_subscriber(actor=writer, email=f"{name}@example.org", at=noon)
    told = make_incident(actor=writer, at=noon, choices=yes_to(Choice.WARN))
    return writer, told, make_alert(actor=writer, subject_id=told, at=noon, reader=reader)


def deliver(actor):
    jobs.deliver(organisation_id=str(actor.organisation_id))


def to(server):
    return sorted(letter["To"].split("@")[0] for letter in server.letters)


def test_each_subscriber_gets_it_once_whatever_the_server_says(out, server):
    writer, _, alert_id = out
    server.to_recipient = ["450 greylisted"]
    with pytest.raises(jobs.SomeWait):
        deliver(writer)
    server.to_recipient = ["550 nobody here"]
    deliver(writer)
    deliver(writer)
    reach = queries.reach_of(writer, alert_id)
    assert (reach.sent, reach.failed, reach.waiting) == (2, 1, 0)
    assert len(set(to(server))) == len(to(server)) == 2
    for letter in server.letters:
        text = letter.get_payload(decode=True).decode()
        assert letter["Subject"] == "New message"
        assert text.startswith("There is a new message for you.")
        assert LEEDS.body[:40] in text.replace("\n", " ")
        assert letter["List-Unsubscribe"].strip("<>") in text


def test_a_killed_worker_repeats_only_what_was_in_its_hands(out, server):
    writer, _, alert_id = out
    now = datetime.now(UTC)
    (claimed,) = actions.claim_deliveries(actor=writer, limit=1, site="", at=now)
    actions.carry([claimed], ports.messenger())  # taken by the server, never marked
    deliver(writer)
    assert len(server.letters) == 3
    with time_machine.travel(now.replace(year=now.year + 1)):
        again = actions.claim_deliveries(actor=writer, limit=9, site="", at=datetime.now(UTC))
        actions.mark_deliveries(
            actor=writer, **actions.carry(again, ports.messenger()), at=datetime.now(UTC)
        )
    assert len(server.letters) == 4
    ids = [letter["Message-ID"] for letter in server.letters]
    assert len(set(ids)) == 3
    assert ids[0] == ids[3]
    assert queries.reach_of(writer, alert_id).sent == 3


def test_a_no_between_two_messages_stops_the_rest_and_calls_the_first_back(out, server, noon):
    writer, told, _ = out
    (claimed,) = actions.claim_deliveries(actor=writer, limit=1, site="", at=noon)
    became = actions.carry([claimed], ports.messenger())
    actions.mark_deliveries(actor=writer, **became, at=noon)
    no = NewAnswer(choice=Choice.WARN, answer=Answer.NO)
    consent.change_choices(actor=writer, subject_id=told, answers=[no], at=noon)
    deliver(writer)
    assert len(server.letters) == 2
    assert server.letters[0]["To"] == server.letters[1]["To"]
    assert "called back" in server.letters[1].get_payload(decode=True).decode()


def test_leaving_by_the_link_in_a_message_ends_it(out, server, client, noon):
    writer, _, _ = out
    deliver(writer)
    letter = server.letters[0]
    path = re.sub(r"^<https?://[^/]+|>$", "", letter["List-Unsubscribe"])
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert queries.audience_of(writer, ["leeds"]) == 2


def test_an_erased_report_leaves_no_text_and_its_recall_still_arrives(out, server, noon):
    writer, told, alert_id = out
    deliver(writer)
    erase_incident(actor=writer, incident_id=told, at=noon)
    assert queries.board_of(writer) == []
    assert queries.alert_of(writer, alert_id).text.strip() == ""
    deliver(writer)
    assert sorted(to(server)) == ["ann", "ann", "bea", "bea", "cat", "cat"]
    assert "Warning W-1 of" in server.letters[-1].get_payload(decode=True).decode()
