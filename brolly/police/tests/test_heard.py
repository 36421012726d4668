"""What is answered by phone or on paper, as staff write it down."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from brolly.access.scope import acting
from brolly.disclosures import actions as disclosures
from brolly.disclosures import queries as packets
from brolly.disclosures.models import PacketReply
from brolly.disclosures.vocabulary import Answer, ReplyCode, Way
from brolly.foundation.refusals import NotFound
from brolly.history.queries import entries_about
from brolly.police import actions
from brolly.police.tests.conftest import telling


@pytest.fixture
def told(dee, incident_id, post_id, noon):
    way = Way.TOLD_BY_PHONE
    return actions.tell_police(
        actor=dee, incident_id=incident_id, telling=telling(post_id, way=way), at=noon
    )


def answer(code: ReplyCode, words: str = "") -> Answer:
    return Answer(submission_id=uuid4(), code=code, words=words, by="Sergeant 4, by phone")


def test_a_crime_number_heard_by_phone_is_kept_with_who_said_it(
    dee, incident_id, told, signed_in
):
    typed = {
        "submission_id": str(uuid4()), "code": "crime_number", "words": "", "by": "",
    }  # fmt: skip
    browser, address = signed_in(dee), f"/sharing/{told}/answer"
    missing = browser.post(address, typed)
    assert missing.status_code == 400
    assert "Please give the number" in missing.content.decode()
    assert "Write down who answered." in missing.content.decode()
    typed |= {"words": "06D1/12345/26", "by": "Sergeant 4, by phone"}
    for _ in range(2):
        assert browser.post(address, typed).status_code == 302
    (reply,) = packets.packet_sent(dee, told).replies
    assert (reply.words, reply.replied_by) == ("06D1/12345/26", "Sergeant 4, by phone")
    names = [entry.event for entry in entries_about(dee, [incident_id])]
    assert names.count("packet.answer-came") == 1


def test_a_question_heard_by_phone_becomes_something_to_do(dee, incident_id, told, noon):
    asked = answer(ReplyCode.ASK_HER, "Was the car an estate?")
    disclosures.write_down_answer(actor=dee, packet_id=told, answer=asked, at=noon)
    queued = ProcrastinateJob.objects.filter(task_name="police.act-on-answer")
    assert [job.args["incident_id"] for job in queued] == [str(incident_id)]


def test_nobody_writes_down_an_answer_for_an_inbox(dee, delivered, noon):
    with pytest.raises(NotFound):
        disclosures.write_down_answer(
            actor=dee, packet_id=delivered, answer=answer(ReplyCode.TASKED), at=noon
        )
    sent = packets.packet_sent(dee, delivered)
    with acting(dee), pytest.raises(DatabaseError), transaction.atomic():
        PacketReply.objects.create(
            packet_id=delivered, from_organisation_id=sent.from_organisation_id,
            to_organisation_id=sent.to_organisation_id, submission_id=uuid4(),
            key_id=uuid4(), code="tasked", replied_by="me", at=noon,
        )  # fmt: skip


def test_no_other_project_writes_one_down(bola, told, noon):
    with pytest.raises(NotFound):
        disclosures.write_down_answer(
            actor=bola, packet_id=told, answer=answer(ReplyCode.TASKED), at=noon
        )
