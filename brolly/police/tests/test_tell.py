import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest

from brolly.access.scope import reading
from brolly.consent import actions as consent
from brolly.consent.gate import SharingRefused
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Conditions, Field, HoldKind
from brolly.disclosures import actions as disclosures
from brolly.disclosures import queries as packets
from brolly.disclosures.models import Packet, PacketOpening
from brolly.disclosures.vocabulary import PacketState, ReplyCode, Way
from brolly.foundation.passages import Finding, FindingKind
from brolly.foundation.refusals import NotFound
from brolly.history.queries import entries_about
from brolly.incidents.actions import update_incident
from brolly.incidents.samples import DERBY
from brolly.incidents.vocabulary import ManTold
from brolly.organisations.actions.organisation import hand_over_post
from brolly.police import actions, jobs, queries, rules
from brolly.police.tests.conftest import telling
from brolly.police.vocabulary import Level


@pytest.mark.practice("S2.25")
def test_he_goes_and_she_stays(constable, delivered, noon):
    lines = dict(disclosures.open_packet(actor=constable, packet_id=delivered, at=noon).lines)
    assert lines["Marks on him"] == "blue anchor tattoo between thumb and finger"
    assert "Registration" in lines
    assert not {"Her name", "Her own words", "How to reach her", "Injuries"} & set(lines)
    assert "Dee" not in str(lines)


@pytest.mark.parametrize("name", ["holder", "deputy"])
def test_an_inbox_is_open_to_those_who_hold_the_post(officers, delivered, name, noon):
    assert [one.id for one in packets.inbox_of(officers[name])] == [delivered]
    assert packets.unopened(officers[name]) == 1
    disclosures.open_packet(actor=officers[name], packet_id=delivered, at=noon)


def test_a_colleague_in_the_same_force_finds_nothing(officers, delivered, noon):
    colleague = officers["neither"]
    assert packets.inbox_of(colleague) == []
    assert packets.unopened(colleague) == 0
    with pytest.raises(NotFound):
        packets.packet_received(colleague, delivered)
    with pytest.raises(NotFound):
        disclosures.open_packet(actor=colleague, packet_id=delivered, at=noon)
    with pytest.raises(NotFound):
        disclosures.answer_packet(
            actor=colleague, packet_id=delivered, submission_id=uuid4(),
            code=ReplyCode.RECEIVED, words="", at=noon,
        )  # fmt: skip


def test_the_database_shows_a_packet_to_nobody_else_in_the_force(officers, delivered, noon):
    """Also to code that forgets to ask for the post; receipts and answers likewise."""
    disclosures.open_packet(actor=officers["holder"], packet_id=delivered, at=noon)
    for name, seen in {"holder": 1, "deputy": 1, "neither": 0}.items():
        with reading(officers[name]):
            assert Packet.objects.count() == seen, name
            assert PacketOpening.objects.count() == seen, name


def test_the_inbox_goes_with_the_post(force, officers, post_id, delivered, noon):
    hand_over_post(
        actor=force, post_id=post_id, holder_id=officers["neither"].staff_id,
        deputy_id=None, at=noon,
    )  # fmt: skip
    assert packets.inbox_of(officers["neither"])
    assert packets.inbox_of(officers["holder"]) == []


def test_what_is_sent_is_what_was_read(dee, incident_id, post_id, noon):
    def read():
        decision = queries.decision_on(dee, incident_id, Level.ANONYMOUS, post_id, noon)
        return queries.preview_of(
            dee, incident_id, may_leave=decision.fields, chosen=frozenset(Field),
            summary=telling(post_id).summary,
        ).digest(post_id=post_id, way=Way.INBOX)  # fmt: skip

    before = read()
    update_incident(
        actor=dee, incident_id=incident_id, at=noon, version=1, only_staff=(),
        told=replace(DERBY, men=(ManTold(marks="none that she saw"),)),
    )  # fmt: skip
    with pytest.raises(actions.ChangedSinceRead):
        actions.tell_police(
            actor=dee, incident_id=incident_id, telling=telling(post_id, read=before), at=noon
        )
    with pytest.raises(actions.ChangedSinceRead):
        actions.tell_police(
            actor=dee, incident_id=incident_id, at=noon,
            telling=telling(post_id, read=read(), way=Way.PRINTED),
        )  # fmt: skip
    assert packets.packets_sent(dee) == []
    actions.tell_police(
        actor=dee, incident_id=incident_id, telling=telling(post_id, read=read()), at=noon
    )


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


def test_premises_are_seen():
    said = ["Reported at a Parlour, flat 3; he drove a van"]
    assert rules.premises_in(said) == ["Parlour", "flat 3"]


def test_an_answer_that_asks_something_becomes_something_to_do(dee, incident_id, noon):
    from brolly.incidents.queries import file_of

    for reply in jobs.STEP_FOR:
        jobs.act_on_answer.func(
            organisation_id=str(dee.organisation_id),
            incident_id=str(incident_id),
            reply=reply.value,
        )
    assert {s.kind for s in file_of(dee, incident_id).steps} == {"ask_her", "other"}


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
    read = re.search(r'name="read" value="(\w+)"', preview)[1]
    typed = {**typed, "read": read, "step": "send"}
    unread = browser.post(address, typed)
    assert unread.status_code == 409
    assert "Tick that you have read every line" in unread.content.decode()
    typed["have_read"] = "1"
    changed = browser.post(address, {**typed, "read": "of another text"})
    assert changed.status_code == 409
    assert "changed since you read this" in changed.content.decode()
    assert packets.packets_sent(dee) == []
    sent = browser.post(address, typed)
    assert sent.status_code == 302
    (packet,) = packets.packets_sent(dee)
    assert packet.state is PacketState.QUEUED
    assert packet.field_names == ["Marks on him", "Registration"]
    refused = browser.get(f"/police/{incident_id}/named/{post_id}/")
    assert refused.status_code == 409
    assert "Nothing has been sent" in refused.content.decode()
    named = browser.post(
        address, {**typed, "summary": "Dee told us", "step": "send", "have_read": "1"}
    ).content.decode()
    assert "points to her: Dee" in named


def test_a_try_at_the_inbox_of_another_post_is_written_down(
    officers, delivered, noon, signed_in
):
    colleague = officers["neither"]
    browser = signed_in(colleague)
    tries = [
        browser.get(f"/inbox/{delivered}/"),
        browser.post(f"/inbox/{delivered}/open"),
        browser.post(f"/inbox/{delivered}/print"),
        browser.post(f"/inbox/{delivered}/answer", {"code": "received"}),
    ]
    assert [answer.status_code for answer in tries] == [404] * 4
    assert "Ellshire" not in tries[0].content.decode().split("<main")[1]
    kept = [e for e in entries_about(colleague, [delivered]) if e.event == "packet.inbox-tried"]
    assert [e.actor for e in kept] == [colleague.name] * 4
    signed_in(officers["holder"]).get(f"/inbox/{delivered}/")
    assert len(entries_about(colleague, [delivered])) == 4


def test_by_phone_only_the_lines_that_were_said_are_recorded(
    dee, incident_id, post_id, signed_in
):
    browser = signed_in(dee)
    address = f"/police/{incident_id}/anonymous/{post_id}/"
    typed = {
        "submission_id": str(uuid4()), "lines": ["him_marks", "him_plate"],
        "summary": "", "way": "told_by_phone", "when": "now",
    }  # fmt: skip
    preview = browser.post(address, typed).content.decode()
    assert re.findall(r'name="said" value="(\w+)"', preview) == ["him_marks", "him_plate"]
    read = re.search(r'name="read" value="(\w+)"', preview)[1]
    typed = {**typed, "read": read, "step": "send", "have_read": "1"}
    unsaid = browser.post(address, typed)
    assert unsaid.status_code == 409
    assert "Tick each line that you said" in unsaid.content.decode()
    assert packets.packets_sent(dee) == []
    said = ["him_plate", "reporter_name", "nonsense"]
    assert browser.post(address, {**typed, "said": said}).status_code == 302
    (packet,) = packets.packets_sent(dee)
    assert packet.field_names == ["Registration"]
    assert [name for name, _ in packets.contents_sent(dee, packet.id)] == ["Registration"]


def test_what_hints_at_what_stays_is_settled_before_it_is_read_as_all(
    dee, incident_id, post_id, noon, signed_in
):
    browser = signed_in(dee)
    address = f"/police/{incident_id}/anonymous/{post_id}/"
    typed = {
        "submission_id": str(uuid4()), "lines": ["him_marks"], "way": "inbox", "when": "wait",
        "summary": "It was on Friday night. She has a warrant. oh seven seven double oh nine oh",
    }  # fmt: skip
    asked = browser.post(address, typed)
    assert asked.status_code == 400
    words = asked.content.decode()
    for passage in ("“Friday night” (exact time)", "“warrant”", "“oh seven seven double oh"):
        assert passage in words
    assert "You are about to share" not in words
    unsettled = {**typed, "step": "send", "have_read": "1"}
    assert browser.post(address, unsettled).status_code == 400
    settled = browser.post(address, {**typed, "is_settled": "on"}).content.decode()
    assert "You are about to share" in settled
    assert 'name="is_settled" value="on"' in settled, "and it is still settled when sent"


def test_no_summary_is_asked_for_where_none_may_leave(
    dee, incident_id, post_id, signed_in, noon
):
    only = NewAnswer(
        choice=Choice.POLICE_ANONYMOUS, answer=Answer.YES,
        conditions=Conditions(leave_out=frozenset({Field.INCIDENT_SUMMARY})),
    )  # fmt: skip
    consent.change_choices(actor=dee, subject_id=incident_id, answers=[only], at=noon)
    shown = signed_in(dee).get(f"/police/{incident_id}/anonymous/{post_id}/").content.decode()
    assert "No summary may leave: she leaves it out." in shown
    assert 'name="summary"' not in shown


def test_his_own_scar_is_let_be_and_who_saw_it_is_not():
    scar = Finding(start=0, end=9, text="operation", kind=FindingKind.HER_LIFE, why="")
    leaving = {Field.HIM_MARKS}
    assert not rules.stays(scar, line=Field.HIM_MARKS, leaving=leaving, leaves_her_out=True)
    assert rules.stays(scar, line=Field.INCIDENT_SUMMARY, leaving=leaving, leaves_her_out=True)
    assert rules.speaking_of_her(Field.HIM_VEHICLE, "Dark blue, she would not swear to it")
    assert not rules.speaking_of_her(Field.HIM_VEHICLE, "Dark blue, a dog guard")


def test_that_it_is_she_who_tells_is_asked_about_only_where_she_is_left_out():
    hers = Finding(start=0, end=9, text="officer", kind=FindingKind.WORK, why="")
    stays = partial(rules.stays, hers, line=Field.INCIDENT_SUMMARY, leaving=set())
    assert stays(leaves_her_out=True)
    assert not stays(leaves_her_out=False)


def test_her_health_in_words_that_somebody_wrote_is_asked_about_where_she_is_named_too():
    ill = Finding(start=0, end=9, text="clinic", kind=FindingKind.HEALTH, why="")
    stays = partial(rules.stays, ill, leaving=set(), leaves_her_out=False)
    assert stays(line=Field.INCIDENT_SUMMARY)
    assert not stays(line=Field.REPORTER_CONTACT_HOW), "she gave that line herself"


def test_whoever_sends_says_that_it_keeps_to_what_she_said_beside_her_yes(
    dee, incident_id, post_id, noon, signed_in
):
    typed = {
        "submission_id": str(incident_id), "lines": ["him_marks"], "way": "inbox",
        "when": "wait",
    }  # fmt: skip
    address = f"/police/{incident_id}/{Level.ANONYMOUS.value}/{post_id}/"
    pages = signed_in(dee)
    assert "You are about to share" in pages.post(address, typed).text
    yes = NewAnswer(
        choice=Choice.POLICE_ANONYMOUS,
        answer=Answer.YES,
        own_words="not that it was a yard",
    )
    consent.change_choices(actor=dee, subject_id=incident_id, answers=[yes], at=noon)
    refused = pages.post(address, typed)
    assert refused.status_code == 400
    assert "not that it was a yard" in refused.text.split('name="keeps_to"')[1]
    assert "Tick this before it leaves" in refused.text
    assert pages.post(address, {**typed, "step": "send", "have_read": "1"}).status_code == 400
    shown = pages.post(address, {**typed, "keeps_to": "on"}).text
    assert "You are about to share" in shown
    assert 'name="keeps_to" value="on"' in shown, "and it is still ticked when sent"


def test_where_she_narrowed_her_yes_that_somebody_told_us_is_not_ticked(
    dee, incident_id, post_id, noon, signed_in
):
    address = f"/police/{incident_id}/{Level.ANONYMOUS.value}/{post_id}/"
    ticked = re.compile(r'value="provenance"[^>]*checked|checked[^>]*value="provenance"')
    pages = signed_in(dee)
    assert ticked.search(pages.get(address).text)
    yes = NewAnswer(
        choice=Choice.POLICE_ANONYMOUS,
        answer=Answer.YES,
        conditions=Conditions(leave_out=frozenset({Field.INCIDENT_TOWN})),
    )
    consent.change_choices(actor=dee, subject_id=incident_id, answers=[yes], at=noon)
    shown = pages.get(address).text
    assert 'value="provenance"' in shown
    assert not ticked.search(shown)


def test_a_held_number_is_spoken_of_before_the_police_are_told(
    dee, incident_id, post_id, noon, signed_in
):
    address = f"/police/{incident_id}/{Level.ANONYMOUS.value}/{post_id}/"
    pages = signed_in(dee)
    assert "it may be hers" not in pages.get(address).text
    consent.place_hold(
        actor=dee, subject_id=incident_id, kind=HoldKind.NUMBER_MAY_BE_HERS, at=noon
    )
    assert "it may be hers" in pages.get(address).text
