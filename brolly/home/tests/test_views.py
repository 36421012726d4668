from dataclasses import dataclass, replace
from uuid import uuid4

from django.utils import timezone

from brolly.access.scope import acting
from brolly.history import actions as history
from brolly.history.vocabulary import Event
from brolly.incidents.samples import TOLD, make_incident
from brolly.incidents.vocabulary import StepTold


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Event):
    name = "test.kettle-boiled"
    sentence = "Put the kettle on"
    cups: int


def test_today_says_that_nothing_waits(signed_in, cleo):
    page = signed_in(cleo).get("/")
    assert page.status_code == 200
    assert "Nothing is waiting for you." in page.content.decode()


def test_today_lists_what_to_do_first_and_what_is_on_hold(signed_in, ada, bola):
    told = replace(TOLD, about_under_18=True)
    late = StepTold(kind="safeguarding", words="Ring the lead", due_at=timezone.now())
    make_incident(actor=ada, told=told, steps=(late,), at=timezone.now())
    page = signed_in(ada).get("/").content.decode()
    assert "Safeguarding: R-0001" in page
    assert "Ring the lead" in page
    assert "Overdue" in page
    assert "Report on hold" in page
    assert "Take in a report" in page
    assert "R-0001" not in signed_in(bola).get("/").content.decode()


def test_history_is_read_by_those_who_may(signed_in, mira, ada):
    with acting(mira):
        event = KettleBoiled(subject_id=uuid4(), cups=4)
        history.record(event, by=mira, at=timezone.now())
    shown = signed_in(mira).get("/history/").content.decode()
    assert "Put the kettle on" in shown
    assert "cups: 4" in shown
    assert signed_in(ada).get("/history/").status_code == 403


def test_another_project_sees_none_of_it(signed_in, mira, sol, bola):
    with acting(mira):
        event = KettleBoiled(subject_id=uuid4(), cups=4)
        history.record(event, by=mira, at=timezone.now())
    assert "kettle" in signed_in(sol).get("/history/").content.decode()
    assert signed_in(bola).get("/history/").status_code == 403
