"""What somebody wrote for the police, to leave her out, is read by a second person first."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from brolly.access.scope import acting
from brolly.consent import actions as consent
from brolly.consent.samples import yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Field, Heard
from brolly.disclosures import actions as disclosures
from brolly.disclosures import queries as packets
from brolly.disclosures.models import Packet
from brolly.disclosures.vocabulary import PacketState, Way
from brolly.incidents.samples import DERBY, make_incident
from brolly.police import actions
from brolly.police.tests.conftest import telling
from brolly.police.vocabulary import Level
from brolly.vault.keys import KeyErased

HINT = "Locks the doors. She cannot come forward, there is an old matter at court."


@pytest.fixture
def written(dee, incident_id, post_id, noon):
    asked = telling(post_id, summary=HINT)
    return actions.tell_police(actor=dee, incident_id=incident_id, telling=asked, at=noon)


def test_it_does_not_leave_before_somebody_else_has_read_it(dee, second, written, noon):
    job = replace(dee, name="disclosures.deliver", staff_id=None)
    for at in (noon, noon + timedelta(days=3)):
        state = disclosures.deliver_packet(actor=job, packet_id=written, at=at)
        assert state is PacketState.QUEUED
    with pytest.raises(disclosures.NotTheSecondReader):
        disclosures.read_packet(actor=dee, packet_id=written, at=noon)
    state = disclosures.read_packet(actor=second, packet_id=written, at=noon)
    assert state is PacketState.DELIVERED
    with pytest.raises(disclosures.NotTheSecondReader):
        disclosures.read_packet(actor=second, packet_id=written, at=noon)


def test_read_early_it_still_waits_so_that_she_can_say_no(
    dee, second, incident_id, post_id, noon
):
    asked = telling(post_id, summary=HINT, she_wants_it_now=False)
    written = actions.tell_police(actor=dee, incident_id=incident_id, telling=asked, at=noon)
    state = disclosures.read_packet(actor=second, packet_id=written, at=noon)
    assert state is PacketState.QUEUED
    later = noon + timedelta(hours=25)
    job = replace(dee, name="disclosures.deliver", staff_id=None)
    state = disclosures.deliver_packet(actor=job, packet_id=written, at=later)
    assert state is PacketState.DELIVERED


def test_after_her_no_there_is_nothing_to_read(dee, second, incident_id, written, noon):
    consent.withdraw_all(
        actor=dee, subject_id=incident_id, heard=Heard.BY_PHONE, own_words="", at=noon
    )
    with pytest.raises(disclosures.NotTheSecondReader):
        disclosures.read_packet(actor=second, packet_id=written, at=noon)
    assert packets.to_read(second) == []


def test_the_database_lets_nothing_leave_that_nobody_else_has_read(dee, second, written, noon):
    with acting(dee):
        row = Packet.objects.filter(pk=written)
        left = {"delivered_at": noon, "expires_on": noon.date(), "state": "delivered"}
        for more in ({}, {"read_by_id": dee.staff_id, "read_at": noon}):
            with pytest.raises(IntegrityError), transaction.atomic():
                row.update(**left, **more)
        for more in ({"needs_reader": False}, {"asked_by_id": second.staff_id}):
            with pytest.raises(ProgrammingError, match="unchangeable"), transaction.atomic():
                row.update(**more)
        with transaction.atomic():
            row.update(read_by_id=second.staff_id, read_at=noon)
        with pytest.raises(ProgrammingError, match="read once"), transaction.atomic():
            row.update(read_by_id=uuid4())


@pytest.mark.parametrize(
    "more",
    [
        {"summary": ""},
        {"way": Way.TOLD_BY_PHONE, "said": None},
    ],
)
def test_lines_of_the_report_and_what_was_said_need_no_reader(
    dee, incident_id, post_id, noon, more
):
    packet_id = actions.tell_police(
        actor=dee, incident_id=incident_id, telling=telling(post_id, **more), at=noon
    )
    assert not packets.packet_sent(dee, packet_id).waits_for_reader


def test_paper_is_not_printed_before_it_was_read(dee, second, incident_id, post_id, noon):
    asked = telling(post_id, summary=HINT, way=Way.PRINTED)
    written = actions.tell_police(actor=dee, incident_id=incident_id, telling=asked, at=noon)
    with pytest.raises(disclosures.StillToBeRead):
        disclosures.print_paper(actor=dee, packet_id=written, at=noon)
    assert "Print the sheet" not in str(packets.packet_sent(dee, written).may_be_printed(noon))
    disclosures.read_packet(actor=second, packet_id=written, at=noon)
    assert disclosures.print_paper(actor=dee, packet_id=written, at=noon) is not None


def test_she_reads_it_on_a_page_and_sends_it_back_with_words(
    dee, second, incident_id, written, signed_in, noon
):
    browser = signed_in(second)
    assert f"/police/read/{written}/" in browser.get("/").text
    shown = browser.get(f"/police/read/{written}/").text
    assert "old matter at court" in shown
    assert "Tonight, she said." in shown
    assert "Stays with us" in shown
    empty = browser.post(f"/police/read/{written}/", {"do": "send-back", "words": " "})
    assert empty.status_code == 400
    assert "Write what is to change" in empty.text
    said = {"do": "send-back", "words": "Leave the court out: it says that she is wanted."}
    page = browser.post(f"/police/read/{written}/", said, follow=True).text
    assert "Nothing left" in page
    mine = signed_in(dee)
    assert "Sent back: what you wrote for the police" in mine.get("/").text
    own = mine.get(f"/sharing/{written}/").text
    assert "Leave the court out" in own
    assert "asked for other words" in own
    assert "Nothing left" not in mine.get(f"/police/read/{written}/", follow=True).text


def test_whoever_wrote_it_finds_no_page_to_read_it(dee, written, signed_in):
    browser = signed_in(dee)
    assert browser.get(f"/police/read/{written}/").status_code == 409
    assert "Read it, so that it may leave" not in browser.get(f"/sharing/{written}/").text


def test_she_is_asked_what_was_said_before_it_skips_the_wait(
    dee, incident_id, post_id, signed_in, noon
):
    with pytest.raises(actions.NoWordsOfHers):
        actions.tell_police(
            actor=dee, incident_id=incident_id, telling=telling(post_id, her_words=" "),
            at=noon,
        )  # fmt: skip
    address = f"/police/{incident_id}/{Level.ANONYMOUS.value}/{post_id}/"
    typed = {
        "submission_id": str(uuid4()), "lines": ["him_marks"], "way": "inbox", "when": "now",
    }  # fmt: skip
    browser = signed_in(dee)
    answer = browser.post(address, typed)
    assert answer.status_code == 400
    assert "Write what she said about it, or let it wait." in answer.text
    preview = browser.post(address, {**typed, "her_words": "Do it tonight, she said."}).text
    assert "You are about to share" in preview
    assert 'name="her_words" value="Do it tonight, she said."' in preview


def test_what_she_said_goes_with_the_report_and_never_to_them(
    dee, second, constable, incident_id, written, noon
):
    disclosures.read_packet(actor=second, packet_id=written, at=noon)
    opened = disclosures.open_packet(actor=constable, packet_id=written, at=noon)
    assert "Tonight, she said." not in str(opened)
    assert packets.words_beside(dee, written).hers == "Tonight, she said."
    with acting(dee):
        from brolly.disclosures.steps import erase_packets_about

        erase_packets_about(actor=dee, subject_id=incident_id, at=noon)
    with pytest.raises(KeyErased):
        packets.words_beside(dee, written)


def test_nobody_is_asked_to_read_what_she_wrote_herself(dee, second, written):
    assert [one.id for one in packets.to_read(second)] == [written]
    assert packets.to_read(dee) == []


LOOKS = "Tall, angry because of the outstanding warrant; knows about the methadone"


def report_of(dee, noon, **told):
    man = replace(DERBY.men[0], **told.pop("man", {}))
    return make_incident(
        actor=dee, at=noon, told=replace(DERBY, men=(man,), **told),
        choices=yes_to(Choice.POLICE_ANONYMOUS),
    )  # fmt: skip


def lines_only(post_id, *lines):
    return telling(post_id, fields=frozenset(lines), summary="", she_wants_it_now=False)


def test_a_line_of_the_report_in_which_something_was_raised_is_read_too(
    dee, agreement, post_id, noon, signed_in
):
    told = report_of(dee, noon, man={"description": LOOKS})
    typed = {
        "submission_id": str(told), "lines": ["him_description"], "way": "inbox",
        "when": "wait",
    }  # fmt: skip
    shown = signed_in(dee).post(f"/police/{told}/anonymous/{post_id}/", typed)
    assert shown.status_code == 400
    assert "“warrant”" in shown.text
    assert "“methadone”" in shown.text
    typed["is_settled"] = "on"
    shown = signed_in(dee).post(f"/police/{told}/anonymous/{post_id}/", typed).text
    assert "a colleague reads it before it leaves." in shown
    asked = lines_only(post_id, Field.HIM_DESCRIPTION)
    packet_id = actions.tell_police(actor=dee, incident_id=told, telling=asked, at=noon)
    assert packets.packet_sent(dee, packet_id).waits_for_reader


def test_a_line_in_which_nothing_was_raised_needs_no_reader(dee, agreement, post_id, noon):
    told = report_of(dee, noon, man={"marks": "An operation scar", "description": "Tall"})
    asked = lines_only(post_id, Field.HIM_DESCRIPTION, Field.HIM_MARKS)
    packet_id = actions.tell_police(actor=dee, incident_id=told, telling=asked, at=noon)
    assert not packets.packet_sent(dee, packet_id).waits_for_reader


@pytest.mark.parametrize("language", ["pt", ""])
def test_a_line_in_her_own_language_is_raised_and_read(
    dee, agreement, post_id, noon, signed_in, language
):
    told = report_of(
        dee, noon, language=language,
        narrative="Ele pagou primeiro e depois queria o dinheiro de volta. Não me deixou sair da casa.",
        man={"description": "branco, inglês, uns cinquenta anos, cabelo grisalho"},
    )  # fmt: skip
    typed = {
        "submission_id": str(told), "lines": ["him_description"], "way": "inbox",
        "when": "wait",
    }  # fmt: skip
    shown = signed_in(dee).post(f"/police/{told}/anonymous/{post_id}/", typed).text
    assert "in Portuguese, as she speaks: say it in English" in shown
    asked = lines_only(post_id, Field.HIM_DESCRIPTION)
    packet_id = actions.tell_police(actor=dee, incident_id=told, telling=asked, at=noon)
    assert packets.packet_sent(dee, packet_id).waits_for_reader


def test_the_same_line_in_english_is_not(dee, agreement, post_id, noon, signed_in):
    told = report_of(
        dee, noon, language="pt", narrative="Ele pagou primeiro.",
        man={"description": "white, English, about fifty, grey hair"},
    )  # fmt: skip
    typed = {
        "submission_id": str(told), "lines": ["him_description"], "way": "inbox",
        "when": "wait",
    }  # fmt: skip
    shown = signed_in(dee).post(f"/police/{told}/anonymous/{post_id}/", typed).text
    assert "You are about to share" in shown
    assert "as she speaks" not in shown


def test_the_reader_says_as_well_that_it_keeps_to_her_words(
    dee, second, incident_id, post_id, noon, signed_in
):
    yes = NewAnswer(
        choice=Choice.POLICE_ANONYMOUS, answer=Answer.YES, own_words="not that it was a yard"
    )
    consent.change_choices(actor=dee, subject_id=incident_id, answers=[yes], at=noon)
    packet_id = actions.tell_police(
        actor=dee, incident_id=incident_id, telling=telling(post_id, summary=HINT), at=noon
    )
    pages, address = signed_in(second), f"/police/read/{packet_id}/"
    assert "not that it was a yard" in pages.get(address).text.split('name="keeps_to"')[1]
    refused = pages.post(address, {"do": "let-go"})
    assert "Tick this before it leaves" in refused.text
    assert packets.packet_sent(dee, packet_id).waits_for_reader
    pages.post(address, {"do": "let-go", "keeps_to": "on"})
    assert not packets.packet_sent(dee, packet_id).waits_for_reader
