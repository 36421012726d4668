"""Figures of the scheme, from recorded reports to the page."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from brolly.access.rules import powers_of
from brolly.access.scope import acting
from brolly.access.vocabulary import Role
from brolly.consent import steps as consent
from brolly.consent.samples import yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice
from brolly.evaluation import rules
from brolly.evaluation.queries import statistics
from brolly.foundation.refusals import NotAllowed
from brolly.incidents import actions
from brolly.incidents.rules import Happened
from brolly.incidents.samples import DERBY, make_incident
from brolly.incidents.vocabulary import ChainStep, ChainTold, ToldBy
from brolly.organisations.samples import make_member, make_organisation

TODAY = date(2026, 11, 23)


@pytest.fixture
def evaluator(ada):
    return replace(ada, name="eve", staff_id=uuid.uuid4(), powers=powers_of(Role.EVALUATOR))


@pytest.fixture
def project(db, noon):
    return make_organisation(code="LAN", name="Lantern", at=noon)


@pytest.fixture
def worker(project, noon):
    return make_member(
        actor=project, name="dee", role=Role.CASEWORKER, at=noon, can_sign_in=False
    )


@pytest.fixture
def eve(project, noon):
    return make_member(
        actor=project, name="eve", role=Role.EVALUATOR, at=noon, can_sign_in=False
    )


def reports(actor, noon, many, *, choices=(), kinds=("robbery",), years_ago=0):
    told = replace(DERBY, kinds=kinds, received_at=noon - timedelta(days=365 * years_ago))
    return [
        make_incident(actor=actor, at=noon, told=told, choices=choices) for _ in range(many)
    ]


def ended(actor, incident_id, step, noon):
    actions.add_to_chain(
        actor=actor, incident_id=incident_id, submission_id=uuid.uuid4(), at=noon,
        told=ChainTold(step=step, on=date(2026, 6, 1), told_by=ToldBy.COURT),
    )  # fmt: skip


def the(code, found):
    return next(one for one in found if one.code == code)


@pytest.mark.practice("S3.83")
def test_the_measure_of_trust_by_year_with_its_increase(ada, evaluator, noon):
    reports(ada, noon, 18, years_ago=1)
    reports(ada, noon, 10, years_ago=1, choices=yes_to(Choice.POLICE_NAMED))
    reports(ada, noon, 20, choices=yes_to(Choice.POLICE_NAMED))
    reports(ada, noon, 10)
    found = the("willing-police-named", statistics(evaluator, TODAY))
    assert [(one.name, one.share.per_cent) for one in found.lines] == [
        ("2025", 33),
        ("2026", 67),
    ]
    assert [one.share.denominator.said for one in found.lines] == ["30", "30"]
    assert found.remark == "From 2025 to 2026: +103 per cent."
    assert found.practice == "S3.83"


@pytest.mark.practice("S3.84")
def test_one_outcome_changed_moves_the_figure(ada, evaluator, noon):
    made = reports(ada, noon, 22)
    for incident_id in made[:12]:
        ended(ada, incident_id, ChainStep.CONVICTED, noon)
    for incident_id in made[12:]:
        ended(ada, incident_id, ChainStep.NOT_CONVICTED, noon)
    before = the("court", statistics(evaluator, TODAY)).lines[0].share
    assert (before.per_cent, before.numerator.said, before.denominator.said) == (50, "10", "20")
    more = reports(ada, noon, 1)[0]
    ended(ada, more, ChainStep.CONVICTED, noon)
    after = the("court", statistics(evaluator, TODAY)).lines[0].share
    assert (after.per_cent, after.numerator.said, after.denominator.said) == (60, "15", "25")


def test_a_verdict_after_the_last_day_is_not_counted():
    case = [Happened(step=ChainStep.CONVICTED, on=date(2026, 6, 1))]
    assert rules.conviction_share([case], until=date(2026, 5, 31)) == (0, 0)
    assert rules.conviction_share([case], until=date(2026, 6, 1)) == (1, 1)


@pytest.mark.practice("S3.85")
def test_rape_has_a_cohort_of_its_own(ada, evaluator, noon):
    for incident_id in reports(ada, noon, 12, kinds=("rape",)):
        ended(ada, incident_id, ChainStep.CONVICTED, noon)
    for incident_id in reports(ada, noon, 12):
        ended(ada, incident_id, ChainStep.NOT_CONVICTED, noon)
    found = statistics(evaluator, TODAY)
    assert the("court-rape", found).lines[0].share.per_cent == 100
    assert the("court", found).lines[0].share.per_cent == 40


def test_who_objects_to_counting_and_what_is_closed_is_not_counted(ada, evaluator, noon):
    no = (NewAnswer(choice=Choice.COUNT, answer=Answer.NO),)
    reports(ada, noon, 15)
    reports(ada, noon, 10, choices=no)
    closed = reports(ada, noon, 10)
    for incident_id in closed:
        with acting(ada):
            consent.restrict(
                actor=ada, subject_id=incident_id, staff_ids=frozenset({ada.staff_id}), at=noon
            )
    whole = the("willing-warn", statistics(evaluator, TODAY)).lines[0].share.denominator
    assert whole.said == "15"
    named = replace(ada, powers=ada.powers | evaluator.powers)
    assert the("willing-warn", statistics(named, TODAY)).lines[0].share.denominator == whole


def test_few_are_told_as_few_on_the_page_and_in_the_file(worker, eve, noon, signed_in):
    reports(worker, noon, 3, choices=yes_to(Choice.WARN))
    browser = signed_in(eve)
    page = browser.get(reverse("evaluation:statistics")).text
    assert "fewer than 10" in page
    assert "R-0001" not in page
    file = browser.get(reverse("evaluation:as-csv"))
    assert "fewer than 10" in file.content.decode()
    assert ",3," not in file.content.decode()


def test_an_evaluator_sees_figures_and_no_report(worker, eve, noon, signed_in):
    incident_id = make_incident(actor=worker, at=noon)
    browser = signed_in(eve)
    assert browser.get(reverse("evaluation:statistics")).status_code == 200
    assert browser.get(reverse("incidents:show", args=[incident_id])).status_code in (403, 404)
    assert signed_in(worker).get(reverse("evaluation:statistics")).status_code == 403
    with pytest.raises(NotAllowed):
        statistics(worker, TODAY)


def test_with_nothing_to_count_the_page_says_so(eve, signed_in):
    page = signed_in(eve).get(reverse("evaluation:statistics")).text
    assert "No report to count yet." in page
