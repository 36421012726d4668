from dataclasses import dataclass
from uuid import uuid4

from django.utils import timezone

from brolly.access.scope import acting
from brolly.history import actions as history
from brolly.history.vocabulary import Event


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Event):
    name = "test.kettle-boiled"
    sentence = "Put the kettle on"
    cups: int


def test_today_says_that_nothing_waits(signed_in, cleo):
    page = signed_in(cleo).get("/")
    assert page.status_code == 200
    assert "Nothing is waiting for you." in page.content.decode()


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
