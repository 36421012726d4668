import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from brolly.access.scope import acting
from brolly.consent import actions, queries, steps
from brolly.consent.samples import make_agreement
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Conditions, Field, Purpose
from brolly.organisations.samples import make_organisation
from brolly.organisations.vocabulary import OrganisationKind
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind


@pytest.fixture
def force(db, noon):
    """A force with a row of its own, so that pages can name it."""
    return make_organisation(
        code="FRC", name="Northshire Police", kind=OrganisationKind.POLICE, at=noon
    ).organisation_id


@pytest.fixture
def subject_id(ada, noon):
    new = uuid4()
    key = vault.new_key(organisation_id=ada.organisation_id, kind=KeyKind.INCIDENT)
    with acting(ada):
        steps.make_subject(actor=ada, subject_id=new, key_id=key)
    return new


def draft_of(page):
    form = page.context["form"]
    typed = {name: form[name].value() for name in form.fields}
    return {name: str(v) if not isinstance(v, list) else v for name, v in typed.items()}


def test_an_agreement_goes_from_draft_to_force_to_end(mira, sol, force, signed_in):
    browser = signed_in(mira)
    form = browser.get(reverse("consent:draft", args=[force]))
    assert "An agreement with Northshire Police" in form.content.decode()
    sent = draft_of(form)
    made = browser.post(reverse("consent:draft", args=[force]), sent)
    again = browser.post(reverse("consent:draft", args=[force]), sent)
    assert made.url == again.url
    (row,) = queries.agreements_of(mira)
    assert row.purposes == (Purpose.POLICE_ANONYMOUS, Purpose.POLICE_NAMED)
    browser.post(reverse("consent:sign", args=[row.id]))
    browser.post(reverse("consent:paper", args=[row.id]), {"who": "Chief Superintendent"})
    assert "In force" not in browser.get(made.url).content.decode()
    signed_in(sol).post(reverse("consent:confirm-paper", args=[row.id]))
    browser = signed_in(mira)
    assert "In force" in browser.get(made.url).content.decode()
    assert "Northshire Police" in browser.get(reverse("consent:agreements")).content.decode()
    assert "What stops" in browser.get(reverse("consent:end", args=[row.id])).content.decode()
    assert queries.agreement_of(mira, row.id).ended_at is None
    browser.post(reverse("consent:end", args=[row.id]))
    assert queries.agreement_of(mira, row.id).ended_at is not None


def test_a_draft_is_changed_by_writing_it_anew(mira, force, signed_in):
    browser, address = signed_in(mira), reverse("consent:draft", args=[force])
    sent = draft_of(browser.get(address))
    first = browser.post(address, {**sent, "title": "Men who harm"}).url
    shown = browser.get(first).text
    again = re.search(r'href="([^"]+\?from=[^"]+)"', shown)[1]
    form = browser.get(again)
    assert "That draft ends when you keep this one." in form.text
    anew = draft_of(form)
    assert anew["title"] == "Men who harm"
    browser.post(again, {**anew, "title": "Men who harm people"})
    old, new = sorted(queries.agreements_of(mira), key=lambda row: row.reference)
    assert (old.ended_at is None, new.ended_at is None) == (False, True)
    assert new.title == "Men who harm people"


def test_what_both_have_signed_stands_until_it_is_ended(mira, sol, force, signed_in):
    browser, address = signed_in(mira), reverse("consent:draft", args=[force])
    browser.post(address, draft_of(browser.get(address)))
    (row,) = queries.agreements_of(mira)
    browser.post(reverse("consent:sign", args=[row.id]))
    browser.post(reverse("consent:paper", args=[row.id]), {"who": "Chief Superintendent"})
    signed_in(sol).post(reverse("consent:confirm-paper", args=[row.id]))
    browser = signed_in(mira)
    again = f"{address}?from={row.id}"
    browser.post(again, draft_of(browser.get(again)))
    assert queries.agreement_of(mira, row.id).ended_at is None


def test_days_out_of_order_come_back_beside_the_day(mira, force, signed_in):
    browser = signed_in(mira)
    sent = draft_of(browser.get(reverse("consent:draft", args=[force])))
    answer = browser.post(
        reverse("consent:draft", args=[force]), {**sent, "ends_on": sent["starts_on"]}
    )
    assert answer.status_code == 422
    assert "It must end after it starts." in answer.content.decode()


@pytest.mark.parametrize("name", ["agreements", "duties"])
def test_a_volunteer_sees_neither(cleo, signed_in, name):
    assert signed_in(cleo).get(reverse(f"consent:{name}")).status_code == 403


def test_a_partner_reads_what_it_is_party_to_and_others_are_told_nothing(
    mira, bola, force, noon, signed_in
):
    made = make_agreement(actor=mira, partner_id=force, at=noon)
    browser = signed_in(bola)
    assert browser.get(reverse("consent:agreement", args=[made])).status_code in (403, 404)


def test_what_she_chose_stands_in_sentences(ada, subject_id, noon, signed_in):
    tied = Conditions(
        not_before=noon.date() + timedelta(days=3),
        leave_out=frozenset({Field.HIM_PLATE}),
        only_if_others=True,
        ask_before=True,
    )
    said = NewAnswer(choice=Choice.POLICE_ANONYMOUS, answer=Answer.YES, conditions=tied)
    actions.change_choices(actor=ada, subject_id=subject_id, answers=[said], at=noon)
    (sentence,) = [s for s in queries.choices_in_words(ada, subject_id) if "yes" in s]
    assert sentence == (
        "She said yes: we may tell the police, without her in it. Not before "
        f"{date_format(tied.not_before, 'j F Y')}. Leave out: registration. Only if others report him too. Ask her again before "
        "each step."
    )
    page = signed_in(ada).get(reverse("consent:choices", args=[subject_id]))
    assert sentence in page.content.decode()


def test_a_restricted_report_looks_like_none(ada, mira, sol, subject_id, noon, signed_in):
    with acting(sol):
        named = frozenset({sol.staff_id, mira.staff_id})
        steps.restrict(actor=sol, subject_id=subject_id, staff_ids=named, at=noon)
    browser = signed_in(ada)
    assert browser.get(reverse("consent:choices", args=[subject_id])).status_code == 404
    assert browser.get(reverse("consent:name-duty", args=[subject_id])).status_code == 404
    assert browser.post(reverse("consent:block", args=[subject_id])).status_code == 404


def test_a_block_is_for_good(ada, subject_id, force, signed_in):
    browser = signed_in(ada)
    browser.post(reverse("consent:block", args=[subject_id]), {"recipient": str(force)})
    assert queries.blocked_for(ada, subject_id) == {force}
    page = browser.get(reverse("consent:choices", args=[subject_id])).content.decode()
    assert "<li>Northshire Police</li>" in page


def test_a_duty_is_named_once_and_agreed_by_somebody_else(
    ada, sol, subject_id, force, signed_in
):
    browser = signed_in(ada)
    address = reverse("consent:name-duty", args=[subject_id])
    sent = {
        "submission_id": str(UUID(int=9)),
        "reason": "child-at-risk",
        "words": "She is sixteen.",
        "recipient": str(force),
        "purpose": Purpose.POLICE_NAMED.value,
        "fields_told": [Field.HIM_NAME.value],
    }
    for _ in range(2):
        assert browser.post(address, sent).status_code == 302
    (waits,) = queries.duties_waiting(sol)
    browser = signed_in(sol)
    assert "She is sixteen." in browser.get(reverse("consent:duties")).content.decode()
    browser.post(reverse("consent:agree-duty", args=[waits.id]))
    assert queries.duties_waiting(sol) == []


def test_a_duty_cannot_carry_more_than_its_way(ada, subject_id, force, signed_in):
    sent = {
        "submission_id": str(uuid4()), "reason": "court-order", "words": "Ordered.",
        "recipient": str(force), "purpose": Purpose.POLICE_ANONYMOUS.value,
        "fields_told": [Field.REPORTER_NAME.value],
    }  # fmt: skip
    answer = signed_in(ada).post(reverse("consent:name-duty", args=[subject_id]), sent)
    assert answer.status_code == 422
    assert "This way never carries: her name." in answer.content.decode()


def test_a_partner_is_found_by_part_of_its_name(signed_in, mira, noon):
    for number in range(12):
        make_organisation(code=f"Q{number:02}", name=f"Quiet {number:02}", at=noon)
    make_organisation(code="WEN", name="Wendale Police", kind=OrganisationKind.POLICE, at=noon)
    browser = signed_in(mira)
    every = browser.get("/agreements/").content.decode()
    assert every.index("Wendale Police") < every.index("Quiet 00")
    assert "Type part of a name" in every
    assert "Quiet 11" not in every
    found = browser.get("/agreements/?with=QUIET 11").content.decode()
    assert "Quiet 11" in found
    assert "Wendale" not in found
    assert (
        "No organisation here has a name like this"
        in browser.get("/agreements/?with=nobody").content.decode()
    )
