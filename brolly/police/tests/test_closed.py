"""A restricted report, and what was sent of it: nothing of either to anybody not named."""

from dataclasses import replace

import pytest
from django.db import connection
from django.utils import timezone

from brolly.access.scope import acting
from brolly.access.vocabulary import Role
from brolly.consent import steps as consent
from brolly.consent.actions.choices import change_choices
from brolly.consent.samples import make_agreement, yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Field
from brolly.disclosures import actions as disclosures
from brolly.disclosures import queries as packets
from brolly.disclosures.vocabulary import PacketState, Way
from brolly.foundation.refusals import NotFound
from brolly.incidents.actions import link_same_man, update_incident
from brolly.incidents.queries import file_of, reference_of
from brolly.incidents.samples import DERBY, make_incident
from brolly.incidents.vocabulary import IdentifierTold, Identity
from brolly.organisations.samples import make_member, make_organisation, make_post
from brolly.organisations.vocabulary import OrganisationKind, PostKind
from brolly.police import actions, queries
from brolly.police.tests.conftest import telling
from brolly.police.vocabulary import Level


@pytest.fixture
def joan(project, noon):
    """A caseworker who is not named."""
    made = make_member(
        actor=project, name="joan", role=Role.CASEWORKER, at=noon, can_sign_in=False
    )
    return replace(made, fresh_factor=True)


def close_to_others(dee, incident_id, noon):
    with acting(dee):
        consent.restrict(
            actor=dee, subject_id=incident_id, staff_ids=frozenset({dee.staff_id}), at=noon
        )


@pytest.mark.parametrize("way", [Way.INBOX, Way.PRINTED])
def test_sharing_shows_nothing_of_it_to_anybody_else(
    dee, joan, incident_id, post_id, noon, signed_in, way
):
    asked = telling(post_id, way=way, she_wants_it_now=False)
    packet_id = actions.tell_police(
        actor=dee, incident_id=incident_id, telling=asked, at=timezone.now()
    )
    assert str(packet_id) in signed_in(joan).get("/sharing/").text
    close_to_others(dee, incident_id, noon)
    browser = signed_in(joan)
    assert str(packet_id) not in browser.get("/sharing/").text
    assert "Waits to leave" not in browser.get("/").text
    assert browser.get(f"/sharing/{packet_id}/").status_code == 404
    for act in ("stop", "recall", "print"):
        assert browser.post(f"/sharing/{packet_id}/{act}").status_code == 404, act
    assert packets.packets_about(joan, incident_id) == []
    assert str(packet_id) in signed_in(dee).get("/sharing/").text


def test_a_job_still_lets_it_leave(dee, worker_of, incident_id, post_id, noon):
    packet_id = actions.tell_police(
        actor=dee, incident_id=incident_id, telling=telling(post_id, summary=""), at=noon
    )
    close_to_others(dee, incident_id, noon)
    state = disclosures.deliver_packet(actor=worker_of, packet_id=packet_id, at=noon)
    assert state is PacketState.DELIVERED


@pytest.fixture
def worker_of(dee):
    return replace(dee, name="disclosures.deliver", staff_id=None)


def test_her_name_that_becomes_known_stops_what_waits_without_her(
    dee, incident_id, post_id, noon, signed_in
):
    asked = telling(post_id, summary="Ask for Zebedina at the door.", she_wants_it_now=False)
    packet_id = actions.tell_police(actor=dee, incident_id=incident_id, telling=asked, at=noon)
    other = actions.tell_police(
        actor=dee, incident_id=incident_id, at=noon,
        telling=telling(post_id, she_wants_it_now=False),
    )  # fmt: skip
    file = file_of(dee, incident_id)
    update_incident(
        actor=dee, incident_id=incident_id, version=file.incident.version, at=noon,
        told=replace(file.told, identity=Identity(name_used="Zebedina")),
    )  # fmt: skip
    stopped = packets.packet_sent(dee, packet_id)
    assert stopped.state is PacketState.STOPPED
    assert stopped.reasons == ["names_her"]
    assert "Its text names her" in signed_in(dee).get(f"/sharing/{packet_id}/").text
    assert packets.packet_sent(dee, other).state is PacketState.QUEUED


@pytest.mark.parametrize("level", [Level.ANONYMOUS, Level.NAMED])
def test_a_report_that_changes_stops_what_was_read_and_waits(
    dee, incident_id, post_id, noon, signed_in, level
):
    both = [
        NewAnswer(choice=one, answer=Answer.YES)
        for one in (Choice.POLICE_ANONYMOUS, Choice.POLICE_NAMED)
    ]
    change_choices(actor=dee, subject_id=incident_id, answers=both, at=noon)
    his, month = (
        actions.tell_police(
            actor=dee, incident_id=incident_id, at=noon,
            telling=telling(
                post_id, level=level, fields=frozenset({line}), summary="", she_wants_it_now=False
            ),
        )
        for line in (Field.HIM_MARKS, Field.INCIDENT_MONTH)
    )  # fmt: skip
    file = file_of(dee, incident_id)
    man = replace(file.told.men[0], marks="A burn on his left hand")
    update_incident(
        actor=dee, incident_id=incident_id, version=file.incident.version, at=noon,
        told=replace(file.told, men=(man, *file.told.men[1:])),
    )  # fmt: skip
    stopped = packets.packet_sent(dee, his)
    assert stopped.state is PacketState.STOPPED
    assert stopped.reasons == ["report_changed"]
    assert "The report changed since" in signed_in(dee).get(f"/sharing/{his}/").text
    assert packets.packet_sent(dee, month).state is PacketState.QUEUED, "it is still true"


def test_a_force_that_joins_later_is_not_told_about_an_officer(dee, project, joan, noon):
    told = replace(DERBY, accuses_officer=True)
    incident_id = make_incident(
        actor=dee, at=noon, told=told, choices=yes_to(Choice.POLICE_ANONYMOUS),
        only_staff=frozenset({joan.staff_id}),
    )  # fmt: skip
    late = make_organisation(
        code="LAT", name="Late Police", kind=OrganisationKind.POLICE, at=noon
    )
    make_agreement(actor=project, partner_id=late.organisation_id, at=noon)
    post_id = make_post(
        actor=late, kind=PostKind.LIAISON_OFFICER, title="Liaison", mailbox="", at=noon
    )
    (offered,) = queries.posts_offered(dee, incident_id, timezone.now())
    assert offered.is_blocked
    with pytest.raises(actions.gate.SharingRefused):
        actions.tell_police(
            actor=dee, incident_id=incident_id, telling=telling(post_id), at=timezone.now()
        )


def test_her_name_in_a_summary_is_refused_before_the_preview(
    dee, incident_id, post_id, signed_in
):
    typed = {
        "submission_id": str(incident_id), "lines": ["him_marks"], "way": "inbox",
        "when": "wait", "summary": "Dee told us.",
    }  # fmt: skip
    shown = signed_in(dee).post(f"/police/{incident_id}/anonymous/{post_id}/", typed)
    assert shown.status_code == 400
    assert "This points to her: Dee. Take it out." in shown.text
    assert "You are about to share" not in shown.text


def test_nobody_else_finds_what_is_not_there(joan):
    with pytest.raises(NotFound):
        packets.packet_sent(joan, joan.staff_id)


CLOSED_TABLES = {
    "incidents_incident": "id",
    "incidents_suspect": "incident_id",
    "consent_choicerecord": "subject_id",
    "disclosures_packetsource": "subject_id",
}


def seen_by(actor, incident_id):
    """What a query sees that forgot to ask who may open the report."""
    with acting(actor), connection.cursor() as cursor:
        seen = set()
        for table, column in CLOSED_TABLES.items():
            cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} = %s", [incident_id])
            if cursor.fetchone()[0]:
                seen.add(table)
        cursor.execute("SELECT count(*) FROM disclosures_packet")
        if cursor.fetchone()[0]:
            seen.add("disclosures_packet")
        return seen


def test_the_database_hides_it_from_a_query_that_forgot_to_ask(
    dee, joan, project, incident_id, post_id, noon
):
    asked = telling(post_id, she_wants_it_now=False)
    actions.tell_police(actor=dee, incident_id=incident_id, telling=asked, at=timezone.now())
    everything = {*CLOSED_TABLES, "disclosures_packet"}
    assert seen_by(joan, incident_id) == everything
    close_to_others(dee, incident_id, noon)
    assert seen_by(joan, incident_id) == set()
    assert seen_by(dee, incident_id) == everything
    a_job = replace(joan, staff_id=None)
    assert seen_by(a_job, incident_id) == everything


def test_its_number_is_not_given_to_another_report(dee, joan, incident_id, noon):
    close_to_others(dee, incident_id, noon)
    newer = make_incident(actor=joan, at=noon)
    assert reference_of(joan, newer) == "R-0002"


PLATE = "OV50 UBX"


@pytest.fixture
def hers_and_another(dee, incident_id, noon):
    """A report that may be told, and one about the same man that may not."""
    hers = incident_id
    told = replace(
        DERBY,
        narrative="He held a pillow on her face, and she heard a lorry radio.",
        identifiers=(IdentifierTold(kind="plate", text=PLATE),),
        identity=None,
    )
    no = NewAnswer(choice=Choice.POLICE_ANONYMOUS, answer=Answer.NO)
    other = make_incident(actor=dee, at=noon, told=told, choices=(no,))
    link_same_man(actor=dee, incident_id=hers, other_id=other, at=noon)
    return hers, other


def test_no_number_of_a_report_kept_from_the_police_leaves_in_another(
    dee, hers_and_another, post_id, noon, signed_in
):
    hers, _ = hers_and_another
    asked = telling(post_id, summary=f"He drives {PLATE}.")
    with pytest.raises(actions.OfAnotherReport):
        actions.tell_police(actor=dee, incident_id=hers, telling=asked, at=noon)
    typed = {
        "submission_id": str(hers), "lines": ["him_marks"], "way": "inbox",
        "when": "wait", "summary": f"He drives {PLATE}.", "is_settled": "on",
    }  # fmt: skip
    shown = signed_in(dee).post(f"/police/{hers}/anonymous/{post_id}/", typed)
    assert shown.status_code == 400
    assert f"kept from the police: {PLATE}. Take it out." in shown.text


def test_a_word_of_it_is_asked_about_and_every_page_says_whose_it_is(
    dee, second, hers_and_another, post_id, noon, signed_in
):
    hers, other = hers_and_another
    name = reference_of(dee, other)
    typed = {
        "submission_id": str(hers), "lines": ["him_marks"], "way": "inbox",
        "when": "wait", "summary": "Another woman told us of a pillow.",
    }  # fmt: skip
    pages, address = signed_in(dee), f"/police/{hers}/anonymous/{post_id}/"
    shown = pages.post(address, typed)
    assert "“Another woman” (another report)" in shown.text
    assert "“pillow” (another report)" in shown.text
    shown = pages.post(address, {**typed, "is_settled": "on"}).text
    assert "You are about to share" in shown
    assert f"Nothing of {name} may stand here." in shown
    packet_id = actions.tell_police(
        actor=dee, incident_id=hers, at=noon,
        telling=telling(post_id, summary="A pillow.", she_wants_it_now=False),
    )  # fmt: skip
    read = signed_in(second).get(f"/police/read/{packet_id}/").text
    assert f"Nothing of {name} may stand here." in read
    assert "“pillow”: another report." in read


def test_a_yes_of_the_other_lets_its_words_be(dee, hers_and_another, post_id, noon):
    hers, other = hers_and_another
    yes = NewAnswer(choice=Choice.POLICE_NAMED, answer=Answer.YES)
    change_choices(actor=dee, subject_id=other, answers=[yes], at=noon)
    asked = telling(post_id, summary=f"He drives {PLATE}.")
    assert actions.tell_police(actor=dee, incident_id=hers, telling=asked, at=noon)
