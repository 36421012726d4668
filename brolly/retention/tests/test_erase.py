from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction

from brolly.access.gate import FreshFactorNeeded
from brolly.access.scope import acting, reading
from brolly.consent.actions import change_choices
from brolly.consent.samples import yes_to
from brolly.consent.vocabulary import Choice
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history import actions as history
from brolly.history.queries import entries_about
from brolly.incidents.models import Incident
from brolly.incidents.queries import file_of, look_up
from brolly.incidents.samples import DERBY, make_incident
from brolly.retention import actions, jobs, queries, rules
from brolly.retention.events import IncidentErased
from brolly.retention.models import RightsRequest
from brolly.retention.vocabulary import AskedBy, HoldReason, RightAsked
from brolly.vault.keys import KeyErased, content_key


@pytest.fixture
def incident_id(mira, noon):
    return make_incident(actor=mira, at=noon, told=DERBY, choices=yes_to(Choice.WARN))


def test_erased_is_unreadable_and_not_found(mira, incident_id, noon):
    with reading(mira):
        key_id = Incident.objects.get(pk=incident_id).key_id
    assert look_up(mira, "plate", "*50*TK").found
    actions.erase_incident(actor=mira, incident_id=incident_id, at=noon)
    with pytest.raises(NotFound):
        file_of(mira, incident_id)
    with pytest.raises(KeyErased):
        content_key(mira.organisation_id, key_id)
    assert not look_up(mira, "plate", "*50*TK").found
    assert entries_about(mira, [incident_id])[-1].event == "retention.incident-erased"


def test_a_hold_keeps_it(mira, incident_id, noon):
    actions.place_legal_hold(
        actor=mira, incident_id=incident_id, reason=HoldReason.COURT, at=noon
    )
    with pytest.raises(actions.LegallyHeld):
        actions.erase_incident(actor=mira, incident_id=incident_id, at=noon)
    (hold,) = queries.legal_holds(mira)
    other = replace(mira, name="una", staff_id=uuid4())
    actions.release_legal_hold(actor=other, hold_id=hold.id, at=noon)
    actions.erase_incident(actor=mira, incident_id=incident_id, at=noon)


def test_the_job_erases_what_is_over_and_nothing_else(mira, incident_id, noon):
    later = noon + timedelta(days=6 * 366)
    with time_machine.travel(later - timedelta(days=40), tick=False):
        fresh = make_incident(actor=mira, at=later - timedelta(days=40))
    with time_machine.travel(later, tick=False):
        jobs.erase_what_is_over(mira.organisation_id)
    with pytest.raises(NotFound):
        file_of(mira, incident_id)
    assert file_of(mira, fresh)


def test_a_report_still_in_use_is_not_over(mira, incident_id, noon):
    lately = noon + timedelta(days=5 * 365)
    change_choices(
        actor=mira,
        subject_id=incident_id,
        answers=list(yes_to(Choice.COUNT)),
        at=lately,
    )
    later = noon + timedelta(days=6 * 366)
    assert incident_id not in queries.over_now(mira, later.date())
    assert incident_id in queries.over_now(mira, (lately + timedelta(days=6 * 366)).date())


def test_nobody_else_erases(mira, ada, bola, incident_id, noon):
    with pytest.raises(NotAllowed):
        actions.erase_incident(actor=ada, incident_id=incident_id, at=noon)
    with pytest.raises(NotAllowed):
        actions.erase_incident(actor=bola, incident_id=incident_id, at=noon)


def test_her_copy_has_her_words_and_is_in_the_history(mira, incident_id, noon, signed_in):
    page = signed_in(mira).post(f"/keeping/reports/{incident_id}/copy/").content.decode()
    assert "Phone in the door, he said." in page
    assert "Dee" in page
    assert "retention.copy-made" in {e.event for e in entries_about(mira, [incident_id])}


@pytest.mark.parametrize("holds_something", [True, False])
def test_the_man_described_gets_one_answer(mira, noon, signed_in, holds_something):
    if holds_something:
        make_incident(actor=mira, at=noon, told=DERBY)
    asked = actions.receive_request(
        actor=mira, asked=RightAsked.COPY, asked_by=AskedBy.MAN_DESCRIBED,
        submission_id=uuid4(), received_on=noon.date(), at=noon,
    )  # fmt: skip
    page = signed_in(mira).get(f"/keeping/asked/{asked}/").content.decode()
    assert rules.answer_to_man_described(RightAsked.COPY) in page.replace("&#x27;", "'")


def test_the_pages(mira, ada, incident_id, noon, signed_in):
    browser = signed_in(mira)
    assert browser.get("/keeping/").status_code == 200
    assert browser.get(f"/keeping/reports/{incident_id}/").status_code == 200
    unsure = browser.post(f"/keeping/reports/{incident_id}/erase/")
    assert unsure.status_code == 302
    assert file_of(mira, incident_id)
    asked = browser.post(
        "/keeping/ask/",
        {
            "submission_id": str(uuid4()),
            "asked": "copy",
            "asked_by": "person",
            "received_on": (noon + timedelta(days=3)).date().isoformat(),
        },
    )
    assert "That day has not come yet." in asked.content.decode()
    assert signed_in(ada).get("/keeping/").status_code == 403


def hold_on(mira, incident_id, noon):
    actions.place_legal_hold(
        actor=mira, incident_id=incident_id, reason=HoldReason.COURT, at=noon
    )
    (hold,) = queries.legal_holds(mira)
    return hold.id


def asked_to_erase(mira, noon):
    return actions.receive_request(
        actor=mira, asked=RightAsked.ERASE, asked_by=AskedBy.PERSON,
        submission_id=uuid4(), received_on=noon.date(), at=noon,
    )  # fmt: skip


def test_who_was_asked_to_erase_does_not_take_the_hold_off(mira, incident_id, noon):
    hold = hold_on(mira, incident_id, noon)
    asked_to_erase(mira, noon)
    with pytest.raises(actions.NotYoursToRelease):
        actions.release_legal_hold(actor=mira, hold_id=hold, at=noon)
    tired = replace(mira, staff_id=uuid4(), fresh_factor=False)
    with pytest.raises(FreshFactorNeeded):
        actions.release_legal_hold(actor=tired, hold_id=hold, at=noon)
    other = replace(mira, staff_id=uuid4())
    actions.release_legal_hold(actor=other, hold_id=hold, at=noon)
    assert queries.legal_holds(mira) == []


def test_who_took_the_hold_off_does_not_erase(mira, incident_id, noon, monkeypatch):
    hold = hold_on(mira, incident_id, noon)
    actions.release_legal_hold(actor=mira, hold_id=hold, at=noon)
    with pytest.raises(actions.NotYoursToRelease):
        actions.erase_incident(actor=mira, incident_id=incident_id, at=noon)
    monkeypatch.setattr(actions, "_holds_the_post", lambda _: True)
    actions.erase_incident(actor=mira, incident_id=incident_id, at=noon)


def test_numbers_are_no_count_and_the_database_keeps_them_apart(mira, noon):
    first, second = asked_to_erase(mira, noon), asked_to_erase(mira, noon)
    numbers = [queries.request_of(mira, one).number for one in (first, second)]
    assert all(100_000 <= number < 1_000_000 for number in numbers)
    assert numbers[0] != numbers[1]
    with pytest.raises(IntegrityError), acting(mira), transaction.atomic():
        RightsRequest.objects.filter(pk=second).update(number=numbers[0])


def test_only_who_manages_retention_erases_what_is_over(ada, incident_id, noon):
    later = noon + timedelta(days=7 * 366)
    with pytest.raises(NotAllowed):
        actions.erase_over(actor=ada, incident_id=incident_id, today=later.date(), at=later)


def test_cut_off_in_the_middle_nobody_can_read_it_and_the_next_try_ends_it(
    mira, incident_id, noon, monkeypatch
):
    with reading(mira):
        key_id = Incident.objects.get(pk=incident_id).key_id
    reactions = dict(history._reactions)
    monkeypatch.setattr(history, "_reactions", reactions)

    def fails(**_):
        raise RuntimeError

    reactions[IncidentErased.name] = [fails]
    with pytest.raises(RuntimeError):
        actions.erase_incident(actor=mira, incident_id=incident_id, at=noon)
    with reading(mira):
        assert Incident.objects.filter(pk=incident_id).exists()
    with pytest.raises(KeyErased):
        content_key(mira.organisation_id, key_id)
    reactions[IncidentErased.name] = []
    actions.erase_incident(actor=mira, incident_id=incident_id, at=noon)
    with reading(mira):
        assert not Incident.objects.filter(pk=incident_id).exists()


def test_the_key_goes_before_anything_else(mira, incident_id, noon, monkeypatch):
    def fails(**_):
        raise RuntimeError

    with reading(mira):
        key_id = Incident.objects.get(pk=incident_id).key_id
    monkeypatch.setattr(actions, "erase_packets_about", fails)
    with pytest.raises(RuntimeError):
        actions.erase_incident(actor=mira, incident_id=incident_id, at=noon)
    with pytest.raises(KeyErased):
        content_key(mira.organisation_id, key_id)
