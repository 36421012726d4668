import re
from uuid import UUID, uuid4

import pytest

from brolly.consent import queries as consent
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Conditions, Field, Heard, HoldKind, SaidBy
from brolly.incidents.forms.choices import MEANS, TAKE_BACK
from brolly.incidents.samples import make_incident
from brolly.organisations.samples import make_organisation
from brolly.organisations.vocabulary import OrganisationKind


@pytest.fixture
def clinic(noon) -> UUID:
    return make_organisation(
        code="CLI", name="Harbour Clinic", kind=OrganisationKind.CLINIC, at=noon
    ).organisation_id


def not_to(actor, incident_id) -> frozenset[UUID]:
    return consent.choices_of(actor, incident_id)[Choice.WARN].said.conditions.not_to


def test_she_says_to_whom_it_must_not_go(ada, signed_in, clinic, noon):
    incident_id = make_incident(actor=ada, at=noon)
    browser, address = signed_in(ada), f"/reports/{incident_id}/choices/"
    assert "Harbour Clinic" in browser.get(address).content.decode()
    typed = {
        "heard": "by_phone",
        "heard_before": "0",
        "choice-warn-answer": "yes",
        "choice-warn-not_to": [str(clinic)],
    }
    assert browser.post(address, typed).status_code == 302
    assert not_to(ada, incident_id) == {clinic}
    assert "Not to: Harbour Clinic." in browser.get(f"/reports/{incident_id}/").content.decode()


def test_a_post_she_named_stays_named_when_something_else_changes(ada, signed_in, noon):
    post = uuid4()
    yes = NewAnswer(
        choice=Choice.WARN, answer=Answer.YES, said_by=SaidBy.PERSON, heard=Heard.BY_PHONE,
        conditions=Conditions(not_to=frozenset({post})),
    )  # fmt: skip
    incident_id = make_incident(actor=ada, at=noon, choices=(yes,))
    browser, address = signed_in(ada), f"/reports/{incident_id}/choices/"
    assert "A named post" in browser.get(address).content.decode()
    typed = {
        "heard": "by_phone",
        "heard_before": "1",
        "choice-warn-answer": "yes",
        "choice-warn-ask_before": "on",
        "choice-warn-not_to": [str(post)],
    }
    assert browser.post(address, typed).status_code == 302
    assert not_to(ada, incident_id) == {post}


def test_each_choice_says_who_sees_it_and_how_it_is_taken_back():
    assert MEANS.keys() == TAKE_BACK.keys() == set(Choice)


def test_the_list_shows_those_on_hold_alone(ada, noon, signed_in):
    held = make_incident(actor=ada, at=noon, holds=frozenset({HoldKind.NEEDS_CONVERSATION}))
    free = make_incident(actor=ada, at=noon)
    shown = signed_in(ada).get("/reports/", {"stage": "on-hold"}).content.decode()
    assert f"/reports/{held}/" in shown
    assert f"/reports/{free}/" not in shown
    today = signed_in(ada).get("/").content.decode()
    assert f"/reports/{held}/" in today, "one on hold: straight to it"
    make_incident(actor=ada, at=noon, holds=frozenset({HoldKind.NEEDS_CONVERSATION}))
    assert "/reports/?stage=on-hold" in signed_in(ada).get("/").content.decode()


def test_she_says_what_alone_may_leave(ada, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    typed = {
        "heard": "by_phone",
        "heard_before": "0",
        "choice-police_anonymous-answer": "yes",
        "choice-police_anonymous-only_these": ["him_marks", "him_plate"],
    }
    assert signed_in(ada).post(f"/reports/{incident_id}/choices/", typed).status_code == 302
    said = consent.choices_of(ada, incident_id)[Choice.POLICE_ANONYMOUS].said
    left_out = said.conditions.leave_out
    assert not {Field.HIM_MARKS, Field.HIM_PLATE} & left_out
    assert {Field.INCIDENT_KIND, Field.HIM_PHONE, Field.INCIDENT_SUMMARY} <= left_out


def test_not_now_is_a_no_that_may_be_raised_once(ada, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    browser, address = signed_in(ada), f"/reports/{incident_id}/choices/"
    typed = {
        "heard": "by_phone",
        "heard_before": "0",
        "choice-police_anonymous-answer": "not_now",
        "choice-police_anonymous-own_words": "Maybe later, when my papers are done.",
    }
    assert browser.post(address, typed).status_code == 302
    shown = consent.choices_of(ada, incident_id)[Choice.POLICE_ANONYMOUS]
    assert (shown.said.answer, shown.not_now) == (Answer.NO, True)
    sentences = consent.choices_in_words(ada, incident_id)
    assert [one for one in sentences if "not now" in one and "raised once" in one]
    assert "It may be raised once" in browser.get(f"/reports/{incident_id}/").text
    again = browser.get(address).text
    assert re.search(r'value="not_now"[^>]*checked', again), "it stands as she said it"
    inside = {"heard": "by_phone", "heard_before": "1", "choice-keep-answer": "not_now"}
    assert browser.post(address, inside).status_code == 422
