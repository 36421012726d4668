from datetime import timedelta
from uuid import uuid4

import pytest

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Actor, Role
from brolly.consent import actions as consent
from brolly.consent.gate import SharingRefused
from brolly.consent.samples import make_agreement, yes_to
from brolly.consent.vocabulary import Choice, Field, HoldKind
from brolly.disclosures import actions as disclosures
from brolly.disclosures import queries as packets
from brolly.disclosures.vocabulary import PacketState, Way
from brolly.incidents.samples import DERBY, make_incident
from brolly.organisations.samples import make_organisation, make_post
from brolly.organisations.vocabulary import OrganisationKind, PostKind
from brolly.police import actions, jobs, queries, rules
from brolly.police.vocabulary import Level


@pytest.fixture
def project(db, noon):
    return make_organisation(code="LAN", name="Lantern", at=noon)


@pytest.fixture
def dee(project) -> Actor:
    """A caseworker at the project with an organisation of its own."""
    return Actor(
        name="ada", organisation_id=project.organisation_id, staff_id=uuid4(),
        powers=powers_of(Role.CASEWORKER), fresh_factor=True,
    )  # fmt: skip


@pytest.fixture
def force(db, noon):
    return make_organisation(
        code="ELL", name="Ellshire Police", kind=OrganisationKind.POLICE, at=noon
    )


@pytest.fixture
def constable(force) -> Actor:
    return Actor(
        name="constable", organisation_id=force.organisation_id, staff_id=uuid4(),
        powers=powers_of(Role.LIAISON_OFFICER),
    )  # fmt: skip


@pytest.fixture
def post_id(force, noon):
    return make_post(
        actor=force, kind=PostKind.LIAISON_OFFICER, title="Liaison officer",
        mailbox="liaison@example.org", at=noon,
    )  # fmt: skip


@pytest.fixture
def agreement(project, force, noon):
    return make_agreement(actor=project, partner_id=force.organisation_id, at=noon)


@pytest.fixture
def incident_id(dee, agreement, noon):
    return make_incident(
        actor=dee, at=noon, told=DERBY, choices=yes_to(Choice.POLICE_ANONYMOUS)
    )


def telling(post_id, **more):
    said = {
        "level": Level.ANONYMOUS, "post_id": post_id, "fields": frozenset(Field),
        "summary": "Locks the doors and drives past the agreed place.", "way": Way.INBOX,
        "she_wants_it_now": True, "submission_id": uuid4(),
    }  # fmt: skip
    return actions.Telling(**{**said, **more})


@pytest.mark.practice("S2.25")
def test_he_goes_and_she_stays(dee, constable, incident_id, post_id, noon):
    packet_id = actions.tell_police(
        actor=dee, incident_id=incident_id, telling=telling(post_id), at=noon
    )
    disclosures.deliver_packet(actor=dee, packet_id=packet_id, at=noon)
    lines = dict(disclosures.open_packet(actor=constable, packet_id=packet_id, at=noon).lines)
    assert lines["Marks on him"] == "blue anchor tattoo between thumb and finger"
    assert "Registration" in lines
    assert not {"Her name", "Her own words", "How to reach her", "Injuries"} & set(lines)
    assert "Dee" not in str(lines)


def test_a_summary_that_names_her_is_refused(dee, incident_id, post_id, noon):
    with pytest.raises(actions.PointsToHer) as refused:
        actions.tell_police(
            actor=dee, incident_id=incident_id, at=noon,
            telling=telling(post_id, summary="Dee says that he drove off."),
        )  # fmt: skip
    assert refused.value.found == ["Dee"]
    assert packets.packets_sent(dee) == []


def test_no_further_than_she_said(dee, incident_id, post_id, noon):
    with pytest.raises(SharingRefused):
        actions.tell_police(
            actor=dee, incident_id=incident_id, at=noon,
            telling=telling(post_id, level=Level.NAMED),
        )  # fmt: skip


def test_the_usual_wait_holds_it_back(dee, incident_id, post_id, noon):
    packet_id = actions.tell_police(
        actor=dee, incident_id=incident_id, at=noon,
        telling=telling(post_id, she_wants_it_now=False),
    )  # fmt: skip
    assert packets.packet_sent(dee, packet_id).not_before == noon + timedelta(hours=24)


def test_a_blocked_force_is_shown_as_blocked_and_refused(
    dee, force, incident_id, post_id, noon
):
    consent.block_recipient(
        actor=dee, subject_id=incident_id, recipient_id=force.organisation_id, at=noon
    )
    (offered,) = queries.posts_offered(dee, incident_id, noon)
    assert offered.is_blocked
    assert not any(level.may for level in offered.levels)
    with pytest.raises(SharingRefused):
        actions.tell_police(
            actor=dee, incident_id=incident_id, telling=telling(post_id), at=noon
        )


def test_what_is_on_hold_does_not_go(dee, incident_id, post_id, noon):
    consent.place_hold(
        actor=dee, subject_id=incident_id, kind=HoldKind.NEEDS_CONVERSATION, at=noon
    )
    with pytest.raises(SharingRefused):
        actions.tell_police(
            actor=dee, incident_id=incident_id, telling=telling(post_id), at=noon
        )


@pytest.mark.parametrize(
    ("text", "name", "contact", "found"),
    [
        ("Call 07700 900362 after two", "", "07700 900362", ["07700 900362"]),
        ("Call +44 7700 900362", "", "07700900362", ["+44 7700 900362"]),
        ("ring 07700.900.231", "", "07700 900231", ["07700.900.231"]),
        ("dee told us", "Dee", "", ["dee"]),
        ("DEE told us", "dee", "", ["DEE"]),
        ("Write to Dee.B@example.org", "", "dee.b@example.org", ["Dee.B@example.org"]),
        ("she is on quiet_heron9", "", "quiet_heron9", ["quiet_heron9"]),
        ("K. rang us", "K.", "", ["K."]),
        ("In Albania", "Nia", "", []),
        ("He took a purse", "Quiet Heron", "heron@example.org, text first", []),
        ("His number ends 0362", "", "07700 900362", []),
    ],
)
def test_what_points_to_her(text, name, contact, found):
    assert rules.points_to_her([text], names=[name], contacts=[contact]) == found


def test_premises_are_seen():
    said = ["Reported at a Parlour, flat 3; he drove a van"]
    assert rules.premises_in(said) == ["Parlour", "flat 3"]


def test_a_question_for_her_becomes_something_to_do(dee, incident_id, noon):
    jobs.ask_her.func(organisation_id=str(dee.organisation_id), incident_id=str(incident_id))
    from brolly.incidents.queries import file_of

    assert [s.kind for s in file_of(dee, incident_id).steps] == ["ask_her"]


def test_the_walk_through_the_pages(dee, incident_id, post_id, noon, signed_in):
    browser = signed_in(dee)
    shown = browser.get(f"/police/{incident_id}/").content.decode()
    assert "Ellshire Police" in shown
    assert "She has not been asked about this" in shown
    address = f"/police/{incident_id}/anonymous/{post_id}/"
    assert "blue anchor" in browser.get(address).content.decode()
    typed = {
        "submission_id": str(uuid4()), "lines": ["him_marks", "him_plate"],
        "summary": "", "way": "inbox", "when": "wait",
    }  # fmt: skip
    preview = browser.post(address, typed).content.decode()
    assert "You are about to share" in preview
    assert "What they will see" in preview
    sent = browser.post(address, {**typed, "step": "send"})
    assert sent.status_code == 302
    (packet,) = packets.packets_sent(dee)
    assert packet.state is PacketState.QUEUED
    assert packet.field_names == ["Marks on him", "Registration"]
    refused = browser.get(f"/police/{incident_id}/named/{post_id}/")
    assert refused.status_code == 409
    assert "Nothing has been sent" in refused.content.decode()
    named = browser.post(
        address, {**typed, "summary": "Dee told us", "step": "send"}
    ).content.decode()
    assert "points to her: Dee" in named
