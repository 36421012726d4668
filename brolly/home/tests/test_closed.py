"""A restricted report on the pages that show the work of everybody."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from brolly.foundation.refusals import NotAllowed
from brolly.incidents.actions import restrict_incident
from brolly.incidents.queries import look_up
from brolly.incidents.samples import TOLD, make_incident
from brolly.incidents.vocabulary import IdentifierTold, RestrictReason
from brolly.retention import actions as retention
from brolly.retention import queries as rights
from brolly.retention.vocabulary import AskedBy, RightAsked


def close(sol, ada, incident_id, at):
    restrict_incident(
        actor=sol, incident_id=incident_id, staff_ids=frozenset({ada.staff_id}),
        reason=RestrictReason.OFFICER_ACCUSED, at=at,
    )  # fmt: skip


def test_a_manager_who_is_not_named_finds_nothing_of_it_under_keeping(
    ada, sol, mira, noon, signed_in
):
    long_ago = noon - timedelta(days=7 * 365)
    with time_machine.travel(long_ago, tick=False):
        told = replace(TOLD, happened_on=None, precision="unknown")
        incident_id = make_incident(actor=ada, at=long_ago, told=told)
    page = "/keeping/"
    assert str(incident_id) in signed_in(mira).get(page).text
    close(sol, ada, incident_id, long_ago)
    shown = signed_in(mira).get(page).text
    assert str(incident_id) not in shown
    assert "R-0001" not in shown
    job = replace(mira, staff_id=None)
    assert rights.over_now(job, noon.date()) == [incident_id], "its time ends all the same"


def test_the_history_tells_others_that_something_was_done_and_not_what(
    ada, sol, mira, noon, signed_in
):
    incident_id = make_incident(actor=ada, at=noon)
    assert "Phone call" in signed_in(mira).get("/history/").text
    close(sol, ada, incident_id, noon)
    shown = signed_in(mira).get("/history/").text
    assert "It is about a police officer" not in shown
    assert "Phone call" not in shown
    assert "Closed it to all but named people" in shown
    seen = signed_in(sol).get("/history/").text
    assert "It is about a police officer" in seen
    assert "Named: " in seen
    assert "Named: " not in shown


def test_a_look_up_by_others_says_nothing_of_whose_number_it_is(ada, joan, sol, noon):
    hers = IdentifierTold(kind="phone", text="07700 900362", belongs_to="hers")
    incident_id = make_incident(actor=ada, at=noon, told=replace(TOLD, identifiers=(hers,)))
    assert look_up(joan, "phone", "07700 900362").maybe_hers
    close(sol, ada, incident_id, noon)
    assert not look_up(joan, "phone", "07700 900362").maybe_hers
    assert look_up(ada, "phone", "07700 900362").maybe_hers


def test_what_somebody_asked_of_us_is_for_those_who_answer_it(cleo, mira, noon, signed_in):
    request_id = retention.receive_request(
        actor=mira, asked=RightAsked.ERASE, asked_by=AskedBy.MAN_DESCRIBED,
        submission_id=uuid4(), received_on=noon.date(), at=noon,
    )  # fmt: skip
    assert signed_in(mira).get(f"/keeping/asked/{request_id}/").status_code == 200
    assert signed_in(cleo).get(f"/keeping/asked/{request_id}/").status_code == 403
    with pytest.raises(NotAllowed):
        rights.requests_open(cleo)
