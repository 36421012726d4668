import re
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from brolly.access.scope import acting
from brolly.history import actions as history
from brolly.history.vocabulary import Event, Recorded, every_event
from brolly.home.queries.details import details_of
from brolly.incidents import actions
from brolly.incidents.samples import TOLD, make_incident
from brolly.incidents.vocabulary import DraftSeen, StepTold
from brolly.organisations.samples import make_organisation
from brolly.organisations.vocabulary import OrganisationKind


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Event):
    name = "test.kettle-boiled"
    sentence = "Put the kettle on"
    cups: int


def test_today_says_that_nothing_waits(signed_in, cleo):
    page = signed_in(cleo).get("/")
    assert page.status_code == 200
    assert "Nothing is waiting for you." in page.content.decode()


def test_today_offers_to_take_in_a_report_only_where_reports_are_kept(db, signed_in, noon):
    project = make_organisation(code="LAN", name="Lantern", at=noon)
    force = make_organisation(code="FOR", name="A force", kind=OrganisationKind.POLICE, at=noon)
    assert "Take in a report" in signed_in(project).get("/").content.decode()
    assert "Take in a report" not in signed_in(force).get("/").content.decode()


def test_today_lists_what_to_do_first_and_what_is_on_hold(signed_in, ada, bola):
    told = replace(TOLD, about_under_18=True)
    late = StepTold(kind="safeguarding", words="Ring the lead", due_at=timezone.now())
    make_incident(actor=ada, told=told, steps=(late,), at=timezone.now())
    page = signed_in(ada).get("/").content.decode()
    assert "Safeguarding: R-0001" in page
    assert "Ring the lead" in page
    assert "Overdue" in page
    assert "Report on hold" in page
    assert "R-0001" not in signed_in(bola).get("/").content.decode()


def test_history_is_read_by_those_who_may(signed_in, mira, ada):
    with acting(mira):
        event = KettleBoiled(subject_id=uuid4(), cups=4)
        history.record(event, by=mira, at=timezone.now())
    shown = signed_in(mira).get("/history/").content.decode()
    assert "Put the kettle on" in shown
    assert "Cups: 4" in shown
    assert signed_in(ada).get("/history/").status_code == 403


def test_another_project_sees_none_of_it(signed_in, mira, sol, bola):
    with acting(mira):
        event = KettleBoiled(subject_id=uuid4(), cups=4)
        history.record(event, by=mira, at=timezone.now())
    assert "kettle" in signed_in(sol).get("/history/").content.decode()
    assert signed_in(bola).get("/history/").status_code == 403


def test_every_event_has_a_sentence_of_ours():
    silent = [
        event.name
        for event in every_event(Event)
        if event.__module__.startswith("brolly.") and event.__module__.endswith(".events")
        if not event.sentence
    ]
    assert silent == []


def test_the_history_speaks_no_code(signed_in, mira, ada, noon):
    worker = replace(mira, staff_id=None, name="retention.erase")
    told = Recorded(
        sequence=1, at=noon, actor="Ada", staff_id=ada.staff_id, subject_id=uuid4(),
        event="packet.queued",
        details={"kind": "police_intelligence", "fields": ["him_plate"], "packet_id": "x"},
    )  # fmt: skip
    assert details_of(told) == ["For the police, about him only", "Lines: Registration"]
    chose = replace(
        told, event="consent.choices-changed", details={"answers": ["warn: ask_her"]}
    )
    assert details_of(chose) == ["Warn other people: ask her"]
    with acting(worker):
        history.record(KettleBoiled(subject_id=uuid4(), cups=1), by=worker, at=noon)
    make_incident(actor=ada, told=replace(TOLD, about_under_18=True), at=noon)
    shown = signed_in(mira).get("/history/").content.decode()
    main = re.sub(r"<[^>]+>", " ", shown[shown.index("<main") :])
    assert "Brolly, by itself" in main
    assert not re.findall(r"\b[a-z]+(?:_[a-z]+)+\b|\b[a-z]+\.[a-z]+(?:-[a-z]+)+\b", main)


def test_a_new_project_is_told_how_far_it_has_come(db, signed_in):
    manager = make_organisation(code="NEW", name="New", areas=[("Hull", "")], at=timezone.now())
    words = signed_in(manager).get("/").content.decode()
    assert re.search(r"Getting ready: 1 of \d done", words)
    assert "Next: Say where people reply." in words


def test_nobody_is_asked_for_ever_to_get_ready(db, signed_in):
    manager = make_organisation(
        code="NEW", name="New", areas=[("Hull", "")], at=timezone.now() - timedelta(days=61)
    )
    assert "Getting ready:" not in signed_in(manager).get("/").content.decode()


def test_today_says_which_report_was_begun_and_never_what_is_in_it(signed_in, ada, joan, mira):
    began = timezone.now() - timedelta(days=22)
    saved = actions.keep_draft(
        actor=ada,
        submission_id=uuid4(),
        seen=DraftSeen(page_id=uuid4()),
        typed={"narrative": ["He had a zebra-striped cap"]},
        at=began,
    )
    hers = signed_in(ada).get("/").content.decode()
    assert f"You began a report at {timezone.localtime(began):%H:%M} on" in hers
    assert "unless you go on" in hers
    assert f"/reports/drafts/{saved.draft_id}/" in hers
    managers = signed_in(mira).get("/").content.decode()
    assert "A report begun and left" in managers
    assert "zebra" not in hers + managers
    assert str(saved.draft_id) not in managers
    assert "begun" not in signed_in(joan).get("/").content.decode()
