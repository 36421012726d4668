from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import DatabaseError, connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from brolly.access.rules import powers_of
from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Actor, Power, Role
from brolly.consent import actions as consent
from brolly.consent import steps as consent_steps
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import (
    Answer,
    Choice,
    Conditions,
    Field,
    Heard,
    HoldKind,
    PartyRole,
    Purpose,
    Recipient,
    RecipientKind,
)
from brolly.disclosures import actions, jobs, queries, steps
from brolly.disclosures.models import Packet
from brolly.disclosures.samples import make_packet
from brolly.disclosures.steps import CrimeNumberMissing
from brolly.disclosures.vocabulary import PacketState, ReplyCode, Way
from brolly.foundation.refusals import NotFound
from brolly.history.queries import entries_about
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind

FORCE = UUID(int=0xF0)
POLICE = Recipient(kind=RecipientKind.POLICE, organisation_id=FORCE)
SAID = {
    Field.HIM_MARKS: "Anchor by the thumb",
    Field.HIM_PLATE: "ends TK",
    Field.REPORTER_NAME: "Dee",
    Field.NARRATIVE: "she walked home",
}


@pytest.fixture
def worker(ada) -> Actor:
    return Actor(
        name="worker",
        organisation_id=ada.organisation_id,
        powers=frozenset({Power.SEND_PACKETS}),
    )


@pytest.fixture
def agreement(mira, sol, noon):
    made = consent.draft_agreement(
        actor=mira, partner_id=FORCE, title="Dangerous men",
        purposes=frozenset({Purpose.POLICE_ANONYMOUS, Purpose.POLICE_NAMED}),
        own_role=PartyRole.CONTROLLER, partner_role=PartyRole.LAW_ENFORCEMENT,
        article_6="6(1)(f)", article_9="9(2)(g)", article_10="10", retention="own rules",
        starts_on=noon.date(), review_on=noon.date() + timedelta(days=300),
        ends_on=noon.date() + timedelta(days=365), at=noon,
    )  # fmt: skip
    consent.sign_agreement(actor=mira, agreement_id=made, at=noon)
    consent.note_paper_signature(actor=mira, agreement_id=made, signed_by="Supt", at=noon)
    consent.confirm_paper_signature(actor=sol, agreement_id=made, at=noon)
    return made


@pytest.fixture
def subject_id(ada, agreement, noon):
    new = uuid4()
    key = vault.new_key(organisation_id=ada.organisation_id, kind=KeyKind.INCIDENT)
    with acting(ada):
        consent_steps.make_subject(actor=ada, subject_id=new, key_id=key)
    say(ada, new, Answer.YES, noon)
    return new


def say(actor, subject_id, answer, at, **more):
    new = NewAnswer(choice=Choice.POLICE_ANONYMOUS, answer=answer, **more)
    consent.change_choices(actor=actor, subject_id=subject_id, answers=[new], at=at)


def send(actor, subject_id, at, *, wait=0, way=Way.INBOX, submission=None):
    return make_packet(
        actor=actor, subject_id=subject_id, recipient=POLICE, at=at, way=way,
        wait=timedelta(hours=wait), said=SAID, submission_id=submission,
    )  # fmt: skip


def delivered(ada, worker, subject_id, noon):
    packet_id = send(ada, subject_id, noon)
    actions.deliver_packet(actor=worker, packet_id=packet_id, at=noon)
    return packet_id


def test_exactly_the_permitted_lines_arrive(ada, worker, officer, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    opened = actions.open_packet(actor=officer, packet_id=packet_id, at=noon)
    assert opened.lines == [
        ("Marks on him", "Anchor by the thumb"),
        ("Registration", "ends TK"),
    ]


def test_before_the_hand_over_the_recipient_sees_nothing(ada, officer, subject_id, noon):
    packet_id = send(ada, subject_id, noon, wait=24)
    assert queries.inbox_of(officer) == []
    with pytest.raises(NotFound):
        actions.open_packet(actor=officer, packet_id=packet_id, at=noon)


def test_the_recipient_never_sees_about_whom(ada, worker, officer, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    (packet,) = queries.inbox_of(officer)
    assert packet.subject_id is None
    with reading(officer), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM disclosures_packetsource")
        assert cursor.fetchone() == (0,)
    assert queries.packet_sent(ada, packet_id).subject_id == subject_id


def test_it_waits_as_long_as_the_organisation_says(ada, worker, subject_id, noon):
    packet_id = send(ada, subject_id, noon, wait=24)
    early = actions.deliver_packet(actor=worker, packet_id=packet_id, at=noon)
    assert early is PacketState.QUEUED
    late = noon + timedelta(hours=24)
    assert (
        actions.deliver_packet(actor=worker, packet_id=packet_id, at=late)
        is PacketState.DELIVERED
    )


def test_a_withdrawal_stops_what_waits(ada, worker, subject_id, noon):
    packet_id = send(ada, subject_id, noon, wait=24)
    say(ada, subject_id, Answer.NO, noon)
    assert queries.packet_sent(ada, packet_id).state is PacketState.STOPPED
    later = noon + timedelta(days=2)
    assert (
        actions.deliver_packet(actor=worker, packet_id=packet_id, at=later)
        is PacketState.STOPPED
    )


def test_erasing_stops_what_waits_though_its_key_is_gone(ada, worker, subject_id, noon):
    packet_id = send(ada, subject_id, noon, wait=24)
    with acting(ada):
        assert steps.erase_packets_about(actor=ada, subject_id=subject_id, at=noon) == 1
    later = noon + timedelta(days=2)
    stands = actions.deliver_packet(actor=worker, packet_id=packet_id, at=later)
    assert stands is PacketState.STOPPED


def test_a_withdrawal_calls_back_what_left(ada, worker, officer, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    actions.open_packet(actor=officer, packet_id=packet_id, at=noon)
    consent.withdraw_all(
        actor=ada, subject_id=subject_id, heard=Heard.BY_PHONE, own_words="", at=noon
    )
    assert queries.packet_sent(ada, packet_id).state is PacketState.RECALLED
    with pytest.raises(actions.NoLongerReadable):
        actions.open_packet(actor=officer, packet_id=packet_id, at=noon)
    (sentence,) = queries.what_cannot_be_undone(ada, subject_id)
    assert "opened it" in sentence


def test_leaving_more_out_later_calls_back_the_copy_that_has_it(ada, worker, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    tied = Conditions(leave_out=frozenset({Field.HIM_PLATE}))
    say(ada, subject_id, Answer.YES, noon, conditions=tied)
    assert queries.packet_sent(ada, packet_id).state is PacketState.RECALLED


def test_a_hold_stops_what_waits_and_leaves_what_left(ada, worker, subject_id, noon):
    left = delivered(ada, worker, subject_id, noon)
    waits = send(ada, subject_id, noon, wait=24)
    consent.place_hold(
        actor=ada, subject_id=subject_id, kind=HoldKind.NEEDS_CONVERSATION, at=noon
    )
    assert queries.packet_sent(ada, left).state is PacketState.DELIVERED
    assert queries.packet_sent(ada, waits).state is PacketState.STOPPED


def test_an_agreement_that_ends_stops_what_waits_under_it(
    ada, mira, subject_id, agreement, noon
):
    waits = send(ada, subject_id, noon, wait=24)
    consent.end_agreement(actor=mira, agreement_id=agreement, at=noon)
    jobs.look_again_under.func(
        organisation_id=str(ada.organisation_id), agreement_id=str(agreement)
    )
    assert queries.packet_sent(ada, waits).state is PacketState.STOPPED


def test_whoever_ends_an_agreement_both_sides_look_again(
    ada, mira, officer, subject_id, agreement, noon
):
    send(ada, subject_id, noon, wait=24)
    leads = replace(officer, powers=powers_of(Role.MANAGER))
    consent.dispute_agreement(actor=leads, agreement_id=agreement, at=noon)
    queued = ProcrastinateJob.objects.filter(task_name="disclosures.look-again-under")
    assert {job.args["organisation_id"] for job in queued} == {
        str(ada.organisation_id), str(officer.organisation_id)
    }  # fmt: skip


def test_no_sheet_is_printed_again_after_her_no(ada, subject_id, noon):
    paper = send(ada, subject_id, noon, way=Way.PRINTED)
    assert actions.print_paper(actor=ada, packet_id=paper, at=noon)
    assert actions.print_paper(actor=ada, packet_id=paper, at=noon), "another sheet"
    consent.withdraw_all(
        actor=ada, subject_id=subject_id, heard=Heard.BY_PHONE, own_words="", at=noon
    )
    with pytest.raises(actions.NoNewSheet):
        actions.print_paper(actor=ada, packet_id=paper, at=noon)
    assert queries.packet_sent(ada, paper).state is PacketState.DELIVERED, "it has left"


def test_two_presses_are_one_packet(ada, subject_id, noon):
    once = uuid4()
    first = send(ada, subject_id, noon, submission=once)
    assert send(ada, subject_id, noon, submission=once) == first
    with reading(ada):
        assert Packet.objects.count() == 1


def test_each_opening_is_a_receipt_for_both(ada, worker, officer, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    actions.open_packet(actor=officer, packet_id=packet_id, at=noon)
    (opening,) = queries.packet_sent(ada, packet_id).openings
    assert opening.opened_by == "officer"
    names = [e.event for e in entries_about(officer, [packet_id])]
    assert names == ["packet.opened"]


def test_an_answer_comes_back_with_its_number_sealed(ada, worker, officer, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    reply = {
        "actor": officer, "packet_id": packet_id, "submission_id": uuid4(),
        "code": ReplyCode.CRIME_NUMBER, "at": noon,
    }  # fmt: skip
    with pytest.raises(CrimeNumberMissing):
        actions.answer_packet(**reply, words=" ")
    actions.answer_packet(**reply, words="06D1/12345/26")
    actions.answer_packet(**reply, words="06D1/12345/26")
    (answer,) = queries.packet_sent(ada, packet_id).replies
    assert (answer.code, answer.words) == (ReplyCode.CRIME_NUMBER, "06D1/12345/26")


def test_paper_and_phone_are_ways_out_too_and_the_inbox_stays_empty(
    ada, officer, subject_id, noon
):
    packet_id = send(ada, subject_id, noon, way=Way.TOLD_BY_PHONE)
    assert queries.packet_sent(ada, packet_id).state is PacketState.DELIVERED
    assert queries.inbox_of(officer) == []
    with pytest.raises(actions.CannotRecall):
        actions.recall_packet(actor=ada, packet_id=packet_id, at=noon)
    assert "told by phone" in queries.what_cannot_be_undone(ada, subject_id)[0]


def test_the_end_of_its_time_closes_it(ada, worker, officer, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    later = noon + timedelta(days=90)
    actions.expire_packet(actor=worker, packet_id=packet_id, today=later.date(), at=later)
    with pytest.raises(actions.NoLongerReadable):
        actions.open_packet(actor=officer, packet_id=packet_id, at=later)


def test_its_last_day_closes_it_though_no_job_ran(ada, worker, officer, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    with pytest.raises(actions.NoLongerReadable):
        actions.open_packet(actor=officer, packet_id=packet_id, at=noon + timedelta(days=90))


def test_what_is_due_leaves_and_what_is_over_ends_by_itself(
    ada, worker, officer, subject_id, noon
):
    from brolly.organisations.actions.organisation import make_organisation
    from brolly.organisations.vocabulary import OrganisationKind

    boss = Actor(
        name="boss", organisation_id=ada.organisation_id, powers=frozenset(Power),
        staff_id=uuid4(),
    )  # fmt: skip
    make_organisation(
        actor=boss, name="Lantern", kind=OrganisationKind.PROJECT, code="LAN", at=noon,
        region="",
    )  # fmt: skip
    lost = send(ada, subject_id, noon)
    with time_machine.travel(noon + timedelta(minutes=10), tick=False):
        jobs.look_after.func(timestamp=0)
    assert queries.packet_sent(ada, lost).state is PacketState.DELIVERED
    with acting(ada):
        Packet.objects.filter(pk=lost).update(expires_on=noon.date())
    with time_machine.travel(noon + timedelta(minutes=20), tick=False):
        jobs.look_after.func(timestamp=0)
    assert queries.packet_sent(ada, lost).state is PacketState.EXPIRED


def test_it_is_overdue_when_nothing_but_a_receipt_came(ada, worker, officer, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    later = (noon + timedelta(days=15)).date()
    actions.answer_packet(
        actor=officer, packet_id=packet_id, submission_id=uuid4(),
        code=ReplyCode.RECEIVED, words="", at=noon,
    )  # fmt: skip
    assert queries.overdue_answers(ada, later) == [packet_id]
    actions.answer_packet(
        actor=officer, packet_id=packet_id, submission_id=uuid4(),
        code=ReplyCode.TASKED, words="", at=noon,
    )  # fmt: skip
    assert queries.overdue_answers(ada, later) == []


def test_another_project_cannot_touch_it(ada, bola, worker, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    assert queries.packets_sent(bola) == []
    with pytest.raises(NotFound):
        actions.recall_packet(actor=bola, packet_id=packet_id, at=noon)


def test_jobs_carry_ids_and_nothing_else(ada, worker, officer, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    said = {j.task_name: j.args for j in ProcrastinateJob.objects.all()}
    assert set(said) == {
        "disclosures.deliver", "disclosures.note-arrival", "disclosures.tell-post",
    }  # fmt: skip
    assert said["disclosures.deliver"]["packet_id"] == str(packet_id)
    assert set(said["disclosures.tell-post"]) == {"organisation_id", "packet_id", "what"}


def test_the_pages_of_both_sides(ada, worker, officer, subject_id, noon, signed_in):
    packet_id = delivered(ada, worker, subject_id, noon)
    project = signed_in(ada)
    assert "Anchor by the thumb" in project.get(f"/sharing/{packet_id}/").content.decode()
    assert project.get("/sharing/").status_code == 200
    force = signed_in(officer)
    closed = force.get(f"/inbox/{packet_id}/").content.decode()
    assert "Anchor" not in closed
    opened = force.post(f"/inbox/{packet_id}/open").content.decode()
    assert "Anchor by the thumb" in opened
    assert "Dee" not in opened
    assert force.get(f"/sharing/{packet_id}/").status_code == 403
    answered = force.post(
        f"/inbox/{packet_id}/answer", {"submission_id": str(uuid4()), "code": "ask_her"}
    )
    assert answered.status_code == 400
    assert "write the question" in answered.content.decode()
    # A question beside "Received" would be asked of nobody.
    lost = force.post(
        f"/inbox/{packet_id}/answer",
        {"submission_id": str(uuid4()), "code": "received", "words": "Was there a place?"},
    )
    assert lost.status_code == 400
    assert "Please ask her something" in lost.text.split("For what you wrote")[1]
    assert "Was there a place?" in lost.text


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE disclosures_packet SET contents = '\\x00'",
        "UPDATE disclosures_packet SET fields = '{narrative}'",
        "UPDATE disclosures_packet SET state = 'queued', delivered_at = NULL",
        "UPDATE disclosures_packet SET to_organisation_id = gen_random_uuid()",
    ],
)
def test_the_database_keeps_a_packet_as_it_left(ada, worker, subject_id, noon, attack):
    delivered(ada, worker, subject_id, noon)
    with pytest.raises(DatabaseError), acting(ada), connection.cursor() as cursor:
        cursor.execute(attack)


def test_the_recipient_can_change_nothing_of_it(ada, worker, officer, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    swap = (
        "UPDATE disclosures_packet SET from_organisation_id = to_organisation_id,"
        " to_organisation_id = from_organisation_id"
    )
    with acting(officer), connection.cursor() as cursor:
        for attack in (swap, "DELETE FROM disclosures_packet"):
            cursor.execute(attack)
            assert cursor.rowcount == 0
    assert queries.packet_sent(ada, packet_id).state is PacketState.DELIVERED


def test_a_stranger_cannot_forge_a_receipt(ada, bola, worker, subject_id, noon):
    packet_id = delivered(ada, worker, subject_id, noon)
    with pytest.raises(DatabaseError), acting(bola), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO disclosures_packetopening VALUES (gen_random_uuid(), %s, %s, %s,"
            " %s, 'nobody', now())".replace(
                "VALUES",
                "(id, packet_id, from_organisation_id,"
                " to_organisation_id, opened_by_id, opened_by, at) VALUES",
            ),
            [packet_id, ada.organisation_id, bola.organisation_id, bola.staff_id],
        )
    assert queries.packet_sent(ada, packet_id).openings == []


def test_the_print_of_a_recipient_is_a_receipt_that_says_so(
    ada, worker, officer, subject_id, noon, signed_in
):
    packet_id = delivered(ada, worker, subject_id, noon)
    force = signed_in(officer)
    assert force.get(f"/inbox/{packet_id}/print").status_code == 405
    sheet = force.post(f"/inbox/{packet_id}/print").content.decode()
    assert "Anchor by the thumb" in sheet
    packet = queries.packet_sent(ada, packet_id)
    assert [(o.opened_by, o.printed) for o in packet.openings] == [("officer", True)]
    assert "Printed by officer" in sheet
    assert packet.watermark in sheet
    assert [e.event for e in entries_about(officer, [packet_id])] == ["packet.printed"]
    actions.recall_packet(actor=mira_of(ada), packet_id=packet_id, at=noon)
    assert force.post(f"/inbox/{packet_id}/print").status_code == 410


def mira_of(ada) -> Actor:
    return replace(ada, powers=ada.powers | {Power.RECALL_PACKETS})


def test_the_sender_prints_the_same_lines_and_it_is_written_down(
    ada, worker, officer, subject_id, noon, signed_in
):
    packet_id = send(ada, subject_id, noon, way=Way.PRINTED)
    assert queries.due_to_leave(ada, timezone.now()) == []
    assert queries.packet_sent(ada, packet_id).state is PacketState.QUEUED
    sheet = signed_in(ada).post(f"/sharing/{packet_id}/print").content.decode()
    assert "Printed by ada" in sheet
    for name, text in queries.contents_sent(ada, packet_id):
        assert name in sheet
        assert text in sheet
    assert "Dee" not in sheet
    names = [e.event for e in entries_about(ada, [subject_id])]
    assert names.count("packet.delivered") == names.count("packet.paper-printed") == 1
    in_the_inbox = delivered(ada, worker, subject_id, noon)
    assert signed_in(ada).post(f"/sharing/{in_the_inbox}/print").status_code == 404
    assert signed_in(officer).post(f"/sharing/{packet_id}/print").status_code == 403


def test_paper_waits_too_so_that_she_can_say_no(ada, subject_id, noon, signed_in):
    packet_id = send(ada, subject_id, timezone.now(), way=Way.PRINTED, wait=24)
    at_the_desk = signed_in(ada)
    assert "Print the sheet" not in at_the_desk.get(f"/sharing/{packet_id}/").content.decode()
    early = at_the_desk.post(f"/sharing/{packet_id}/print")
    assert early.status_code == 409
    assert "It still waits" in early.content.decode()
    assert queries.packet_sent(ada, packet_id).delivered_at is None


def test_paper_that_she_does_not_allow_any_more_is_stopped_when_somebody_prints_it(
    ada, subject_id, noon, signed_in
):
    packet_id = send(ada, subject_id, noon, way=Way.PRINTED)
    with acting(ada):
        consent_steps.place_hold(
            actor=ada, subject_id=subject_id, kind=HoldKind.THIRD_PARTY_ACCOUNT, at=noon
        )
    answer = signed_in(ada).post(f"/sharing/{packet_id}/print")
    assert answer.status_code == 302
    assert queries.packet_sent(ada, packet_id).state is PacketState.STOPPED


def test_nothing_came_back_and_it_is_said_once(ada, worker, officer, subject_id, noon):
    silent = delivered(ada, worker, subject_id, noon)
    answered = delivered(ada, worker, subject_id, noon)
    actions.answer_packet(
        actor=officer, packet_id=answered, submission_id=uuid4(),
        code=ReplyCode.TASKED, words="", at=noon,
    )  # fmt: skip
    for days in (14, 15, 16):
        with time_machine.travel(noon + timedelta(days=days), tick=False):
            jobs.remind_of_answers(ada.organisation_id)
            names = [e.event for e in entries_about(ada, [subject_id])]
            assert names.count("packet.answer-missing") == (days > 14)
    reminders = [
        j.args["packet_id"]
        for j in ProcrastinateJob.objects.filter(task_name="disclosures.tell-post")
        if j.args["what"] == "reminder"
    ]
    assert reminders == [str(silent)]


@pytest.mark.parametrize("page", ["sharing", "inbox", "packet of ours", "packet of theirs"])
def test_thirty_rows_ask_no_more_than_three(
    ada, worker, officer, subject_id, noon, signed_in, page
):
    def fill(times):
        for _ in range(times):
            packet_id = delivered(ada, worker, subject_id, noon)
            answer(packet_id, 1)
        return packet_id

    def answer(packet_id, times):
        for _ in range(times):
            actions.open_packet(actor=officer, packet_id=packet_id, at=noon)
            actions.answer_packet(
                actor=officer, packet_id=packet_id, submission_id=uuid4(),
                code=ReplyCode.ASK_HER, words="Which way?", at=noon,
            )  # fmt: skip

    packet_id = fill(3)
    whom, address = {
        "sharing": (ada, "/sharing/"),
        "inbox": (officer, "/inbox/"),
        "packet of ours": (ada, f"/sharing/{packet_id}/"),
        "packet of theirs": (officer, f"/inbox/{packet_id}/"),
    }[page]
    browser = signed_in(whom)
    browser.get(address)
    with_three = asked_by(browser, address)
    fill(27)
    answer(packet_id, 27)
    assert asked_by(browser, address) == with_three


def asked_by(browser, address) -> dict[str, int]:
    with ExitStack() as held:
        seen = {
            alias: held.enter_context(CaptureQueriesContext(connections[alias]))
            for alias in ("default", "keys")
        }
        assert browser.get(address).status_code == 200
    return {alias: len(one) for alias, one in seen.items()}
