"""What staff get by mail: from the page, over SMTP, to the link in the letter and in."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from brolly.access.vocabulary import Role
from brolly.integrations.email.messenger import NoMailServer
from brolly.integrations.tests.conftest import messenger_to
from brolly.organisations import ports, queries, samples
from brolly.organisations.tests.cast import come_in
from brolly.organisations.tests.conftest import quick_hashing  # noqa: F401 - a fixture
from brolly.organisations.vocabulary import OrganisationKind

JOINING = {"display_name": "Nadia", "password": "quiet rivers run deep"}


@pytest.fixture
def mira(db, server, monkeypatch):
    """The manager of Lantern, whose installation names a mail server."""
    monkeypatch.setattr(ports.messenger, "_adapter", messenger_to(server))
    now = timezone.now()
    lantern = samples.make_organisation(code="LAN", name="Lantern", at=now)
    return samples.make_member(actor=lantern, name="Mira", role=Role.MANAGER, at=now)


def invite(browser, address="nadia@example.org"):
    said = {"submission_id": str(samples.id_for("form")), "email": address, "role": "volunteer"}
    return browser.post("/people/invite", said)


def text_of(letter):
    return letter.get_payload(decode=True).decode()


def link_in(letter):
    return re.search(r"https?://[^/]+(/\S+)", text_of(letter)).group(1)


def test_an_invitation_goes_by_mail_and_its_link_lets_her_join(mira, server):
    page = invite(come_in(mira))
    assert b"Sent to <strong>nadia@example.org" in page.content
    assert b"/join/" not in page.content, "whoever reads the inviter's screen cannot use it"
    (letter,) = server.letters
    assert letter["To"] == "nadia@example.org"
    answer = Client().post(link_in(letter), JOINING)
    assert answer["Location"] == "/account/first-step"
    assert "Nadia" in queries.staff_now(mira).values()
    assert Client().post(link_in(letter), JOINING).status_code == 410


def test_its_words_tell_nothing_about_anybody(mira, server):
    invite(come_in(mira))
    (letter,) = server.letters
    seen = (letter["Subject"] + text_of(letter).replace(link_in(letter), "")).lower()
    for word in ("lantern", "mira", "nadia", "brolly", "project", "support", "sex", "work"):
        assert word not in seen.replace("works once", ""), word


def test_sent_again_is_a_new_link_and_ends_the_old_one(mira, server):
    browser = come_in(mira)
    invite(browser)
    (waiting,) = queries.open_invitations(mira, at=timezone.now())
    page = browser.post(f"/people/again/{waiting.id}")
    assert b"Sent to" in page.content
    first, second = server.letters
    assert Client().get(link_in(first)).status_code == 410
    assert Client().get(link_in(second)).status_code == 200
    assert len(queries.open_invitations(mira, at=timezone.now())) == 1


def test_a_server_that_refuses_leaves_the_link_to_hand_over(mira, server):
    server.to_recipient = ["550 nobody here"]
    page = invite(come_in(mira))
    assert b"Give it to nadia@example.org yourself" in page.content
    assert b"/join/" in page.content


def test_without_a_mail_server_too(mira, server, monkeypatch):
    monkeypatch.setattr(ports.messenger, "_adapter", NoMailServer())
    page = invite(come_in(mira))
    assert b"No e-mail was sent" in page.content
    assert b"/join/" in page.content


def test_a_project_is_invited_by_mail_too(mira, server):
    office = samples.make_organisation(
        code="NET", name="Office", kind=OrganisationKind.NETWORK, at=timezone.now()
    )
    nell = samples.make_member(
        actor=office, name="Nell", role=Role.NETWORK_OFFICER, at=timezone.now()
    )
    said = {
        "submission_id": str(samples.id_for("form")),
        "name": "Harbour Lights",
        "kind": "project",
        "email": "grace@example.org",
    }
    page = come_in(nell).post("/network/invite", said)
    assert b"/admit/" not in page.content
    (letter,) = server.letters
    assert letter["To"] == "grace@example.org"
    assert "harbour" not in text_of(letter).lower()
    assert b"Join with Harbour Lights" in Client().get(link_in(letter)).content
