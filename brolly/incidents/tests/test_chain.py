"""What came of a report: lines of a case, who goes along, and the list of cases."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from brolly.access.scope import acting
from brolly.consent.samples import yes_to
from brolly.consent.vocabulary import Choice
from brolly.foundation.refusals import NotFound
from brolly.incidents import actions, queries, rules
from brolly.incidents.models import ChainRecord
from brolly.incidents.rules import Happened
from brolly.incidents.samples import make_incident
from brolly.incidents.vocabulary import (
    ChainStep,
    ChainTold,
    Hate,
    Measure,
    StopReason,
    ToldBy,
    VisitKind,
    VisitOutcome,
    VisitTold,
)

JUNE = date(2026, 6, 1)
TODAY = date(2026, 11, 23)


def told(step=ChainStep.REPORTED, on=JUNE, **more):
    return ChainTold(step=step, on=on, told_by=ToldBy.HER, **more)


def add(actor, incident_id, line, at):
    return actions.add_to_chain(
        actor=actor, incident_id=incident_id, told=line, submission_id=uuid.uuid4(), at=at
    )


def complaint(new, *so_far):
    return rules.complaint_about(new, so_far, told_on=JUNE, today=TODAY)


@pytest.mark.parametrize(
    ("new", "so_far", "said"),
    [
        (told(on=date(2026, 12, 1)), [], "has not come yet"),
        (told(on=date(1926, 6, 1)), [], "very long ago"),
        (told(ChainStep.STOPPED), [], "why it stopped"),
        (told(ChainStep.SENTENCED), [], "found guilty"),
        (
            told(ChainStep.CONVICTED, JUNE),
            [Happened(step=ChainStep.CHARGED, on=date(2026, 7, 1))],
            "has to come first",
        ),
        (
            told(ChainStep.NOT_CONVICTED),
            [Happened(step=ChainStep.CONVICTED, on=JUNE)],
            "other verdict",
        ),
    ],
)
def test_what_contradicts_itself_is_refused_with_a_sentence(new, so_far, said):
    assert said in complaint(new, *so_far)


def test_steps_may_be_missing_where_nobody_told_us():
    assert complaint(told(ChainStep.CONVICTED)) == ""
    assert complaint(told(ChainStep.CHARGED)) == ""
    assert complaint(told(ChainStep.STOPPED, reason=StopReason.NOT_KNOWN)) == ""


def test_a_case_stands_at_the_furthest_that_it_came():
    assert rules.standing([]) is None
    lines = [
        Happened(step=ChainStep.CHARGED, on=date(2026, 9, 1)),
        Happened(step=ChainStep.REPORTED, on=date(2026, 10, 1)),
    ]
    assert rules.standing(lines).step is ChainStep.CHARGED


def test_a_line_is_written_once_sealed_and_shown(ada, noon):
    incident_id = make_incident(actor=ada, at=noon)
    line = told(ChainStep.CRIME_RECORDED, number="CR/1234/26", words="By phone.")
    once = {
        "actor": ada, "incident_id": incident_id, "told": line, "at": noon,
        "submission_id": uuid.uuid4(),
    }  # fmt: skip
    assert actions.add_to_chain(**once) == actions.add_to_chain(**once)
    (shown,) = queries.case_of(ada, incident_id).lines
    assert (shown.said, shown.number) == ("Recorded as a crime", "CR/1234/26")
    with acting(ada):
        row = ChainRecord.objects.get()
        assert b"1234" not in bytes(row.number)
    assert "Wrote down what came of it" in [
        one.sentence for one in queries.history_of(ada, incident_id)
    ]


def test_a_wrong_line_is_taken_back_and_stays_struck_through(ada, noon):
    incident_id = make_incident(actor=ada, at=noon)
    line_id = add(ada, incident_id, told(ChainStep.CONVICTED), noon)
    with pytest.raises(actions.CannotBeRight):
        add(ada, incident_id, told(ChainStep.NOT_CONVICTED), noon)
    actions.take_back_from_chain(actor=ada, incident_id=incident_id, line_id=line_id, at=noon)
    add(ada, incident_id, told(ChainStep.NOT_CONVICTED), noon)
    case = queries.case_of(ada, incident_id)
    assert case.stands == "He was not found guilty"
    assert [line.taken_back_by for line in case.lines] == ["ada", ""]
    with pytest.raises(NotFound):
        actions.take_back_from_chain(
            actor=ada, incident_id=incident_id, line_id=line_id, at=noon
        )


def test_the_database_wants_a_reason_where_it_stopped(ada, noon):
    incident_id = make_incident(actor=ada, at=noon)
    add(ada, incident_id, told(), noon)
    with pytest.raises(IntegrityError), acting(ada), transaction.atomic():
        ChainRecord.objects.update(step="stopped")


def test_nobody_else_reads_or_writes_a_case(ada, bola, cleo, noon):
    incident_id = make_incident(actor=ada, at=noon)
    add(ada, incident_id, told(), noon)
    with pytest.raises(NotFound):
        queries.case_of(bola, incident_id)
    with pytest.raises(NotFound):
        add(bola, incident_id, told(), noon)
    with acting(bola):
        assert not ChainRecord.objects.exists()


def visit(at, **more):
    return VisitTold(kind=VisitKind.COURT, at=at, **more)


def plan(actor, incident_id, planned, at, **more):
    return actions.plan_visit(
        actor=actor, incident_id=incident_id, told=planned, at=at,
        submission_id=uuid.uuid4(), **more,
    )  # fmt: skip


def test_a_visit_is_planned_changed_and_ends(ada, noon):
    incident_id = make_incident(actor=ada, at=noon)
    soon = noon + timedelta(days=3)
    asked = frozenset({Measure.SCREENS, Measure.LIVE_LINK})
    visit_id = plan(
        ada, incident_id, visit(soon, measures_asked=asked, words="An interpreter"), noon
    )
    changed = visit(
        soon, companion_id=ada.staff_id, companion_name="ada", measures_asked=asked,
        measures_granted=frozenset({Measure.SCREENS}),
    )  # fmt: skip
    assert plan(ada, incident_id, changed, noon, visit_id=visit_id) == visit_id
    (to_come,) = queries.visits_to_come(ada, until=soon, only_mine=True)
    assert to_come.measures == ["Screens round her: granted", "By live link: asked for"]
    assert queries.visits_to_come(ada, until=noon) == []
    actions.end_visit(
        actor=ada, incident_id=incident_id, visit_id=visit_id,
        outcome=VisitOutcome.SHE_DID_NOT_GO, at=noon,
    )  # fmt: skip
    assert queries.visits_to_come(ada) == []
    with pytest.raises(NotFound):
        plan(ada, incident_id, changed, noon, visit_id=visit_id)


@pytest.mark.practice("S3.81")
def test_the_caseload_is_not_tied_to_reporting(ada, joan, noon):
    make_incident(actor=ada, at=noon)
    wants = make_incident(actor=joan, at=noon, choices=yes_to(Choice.ADVISER))
    gone_along = make_incident(actor=ada, at=noon)
    plan(ada, gone_along, visit(noon + timedelta(days=1), companion_id=ada.staff_id), noon)
    cases = queries.caseload(ada)
    assert [one.id for one in cases] == [gone_along, wants], "the next day first"
    assert cases[1].stands == "Not reported. Support goes on all the same."
    assert [one.id for one in queries.caseload(ada, only_mine=True)] == [gone_along]


def test_three_views_of_hate_are_kept_apart(ada, noon):
    incident_id = make_incident(actor=ada, at=noon)
    hate = Hate(perceived="yes", policy="yes", police="no")
    actions.record_hate(actor=ada, incident_id=incident_id, hate=hate, at=noon)
    assert queries.case_of(ada, incident_id).hate == hate


def test_a_case_as_its_page_shows_it(ada, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    address = reverse("incidents:chain", args=[incident_id])
    browser = signed_in(ada)
    assert address in browser.get(reverse("incidents:show", args=[incident_id])).text
    typed = {
        "submission_id": str(uuid.uuid4()), "step": "stopped", "on": "2026-06-01",
        "told_by": "police", "reason": "", "number": "CR/77/26", "words": "",
    }  # fmt: skip
    refused = browser.post(address, typed)
    assert refused.status_code == 422
    assert "Say why it stopped, or that nobody told us." in refused.text
    assert "CR/77/26" in refused.text, "nothing typed is lost"
    assert browser.post(address, {**typed, "reason": "not_charged"}).status_code == 302
    page = browser.get(address).text
    assert "It stopped: prosecutors decided not to charge" in page
    planned = {"submission_id": str(uuid.uuid4()), "kind": "court", "at": "2026-12-01T09:30"}
    browser.post(reverse("incidents:plan-visit", args=[incident_id]), planned)
    page = browser.get(address).text
    assert "In court, Tuesday 1 December 2026, 09:30" in page
    assert "Nobody goes along yet" in page
    assert "1 case" in browser.get(reverse("incidents:caseload")).text
    (line,) = queries.case_of(ada, incident_id).lines
    browser.post(reverse("incidents:take-back", args=[incident_id, line.id]))
    assert "Taken back by ada" in browser.get(address).text
    browser.post(reverse("incidents:hate", args=[incident_id]), {"perceived": "yes"})
    assert queries.case_of(ada, incident_id).hate.perceived == "yes"


def test_a_volunteer_sees_no_case(ada, cleo, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    browser = signed_in(cleo)
    assert browser.get(reverse("incidents:chain", args=[incident_id])).status_code == 403
    assert browser.get(reverse("incidents:caseload")).status_code == 403
