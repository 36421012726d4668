"""An agreement is in force only when both sides said yes; a duty only while it is watched."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from brolly.access.scope import acting
from brolly.consent import actions, gate, jobs, queries, steps
from brolly.consent.models import Agreement
from brolly.consent.vocabulary import (
    TOLD_BEFORE,
    Choice,
    Field,
    NotTold,
    PartyRole,
    Purpose,
    Recipient,
    RecipientKind,
)
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.queries import entries_about
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind

FORCE = UUID(int=0xF0)
HOUR = timedelta(hours=1)


@pytest.fixture
def drafted(mira, noon):
    made = actions.draft_agreement(
        actor=mira, partner_id=FORCE, title="Dangerous men",
        purposes=frozenset({Purpose.POLICE_NAMED}), own_role=PartyRole.CONTROLLER,
        partner_role=PartyRole.LAW_ENFORCEMENT, article_6="6", article_9="9", article_10="10",
        retention="own rules", starts_on=noon.date(),
        review_on=noon.date() + timedelta(days=30), ends_on=noon.date() + timedelta(days=60),
        at=noon,
    )  # fmt: skip
    actions.sign_agreement(actor=mira, agreement_id=made, at=noon)
    return made


def in_force(actor, made, noon):
    return queries.agreement_of(actor, made).is_in_force(noon.date())


def test_one_person_alone_brings_nothing_into_force(mira, sol, drafted, noon):
    actions.note_paper_signature(actor=mira, agreement_id=drafted, signed_by="Supt", at=noon)
    assert not in_force(mira, drafted, noon)
    assert queries.terms_between(mira, FORCE)[0].signed_by == {mira.organisation_id}
    with pytest.raises(actions.SamePersonSigned):
        actions.confirm_paper_signature(actor=mira, agreement_id=drafted, at=noon)
    assert not in_force(mira, drafted, noon)
    actions.confirm_paper_signature(actor=sol, agreement_id=drafted, at=noon)
    assert in_force(mira, drafted, noon)


def test_the_database_too_wants_two_for_a_paper(mira, drafted, noon):
    actions.note_paper_signature(actor=mira, agreement_id=drafted, signed_by="Supt", at=noon)
    for wrong in (
        {"paper_confirmed_by_id": mira.staff_id},
        {"signed_partner_at": noon},
    ):
        with pytest.raises(IntegrityError), acting(mira), transaction.atomic():
            Agreement.objects.filter(pk=drafted).update(**wrong)


def test_the_partners_own_yes_needs_no_paper(mira, bola, noon, drafted):
    with_bola = actions.draft_agreement(
        actor=mira, partner_id=bola.organisation_id, title="Looking out",
        purposes=frozenset({Purpose.COMPARE_OTHERS}), own_role=PartyRole.CONTROLLER,
        partner_role=PartyRole.CONTROLLER, article_6="6", article_9="9", article_10="",
        retention="x", starts_on=noon.date(), review_on=noon.date(),
        ends_on=noon.date() + timedelta(days=9), at=noon,
    )  # fmt: skip
    actions.sign_agreement(actor=mira, agreement_id=with_bola, at=noon)
    assert not in_force(mira, with_bola, noon)
    manager = replace(bola, powers=mira.powers)
    with pytest.raises(NotFound):
        actions.note_paper_signature(
            actor=manager, agreement_id=with_bola, signed_by="x", at=noon
        )
    actions.sign_agreement(actor=manager, agreement_id=with_bola, at=noon)
    assert in_force(mira, with_bola, noon)


def test_not_right_ends_it_at_once(mira, sol, officer, bola, drafted, noon, signed_in):
    actions.note_paper_signature(actor=mira, agreement_id=drafted, signed_by="Supt", at=noon)
    actions.confirm_paper_signature(actor=sol, agreement_id=drafted, at=noon)
    (shown,) = queries.papers_about_us(officer, since=noon - HOUR)
    assert shown.id == drafted
    with pytest.raises(NotFound):
        actions.dispute_agreement(actor=bola, agreement_id=drafted, at=noon)
    with pytest.raises(NotFound):
        actions.dispute_agreement(actor=mira, agreement_id=drafted, at=noon)
    browser = signed_in(officer)
    address = reverse("consent:agreement", args=[drafted])
    assert "This is not right" in browser.get(address).content.decode()
    browser.post(reverse("consent:not-right", args=[drafted]))
    assert not in_force(mira, drafted, noon)
    assert "they say it is not right" in signed_in(mira).get(address).content.decode()


def test_the_second_person_finds_the_paper_and_sees_it(mira, sol, drafted, noon, signed_in):
    browser = signed_in(mira)
    browser.post(reverse("consent:paper", args=[drafted]), {"who": "Supt"})
    address = reverse("consent:agreement", args=[drafted])
    assert "I have the paper" not in browser.get(address).content.decode()
    assert [a.id for a in queries.papers_to_confirm(sol)] == [drafted]
    assert queries.papers_to_confirm(mira) == []
    browser = signed_in(sol)
    assert "I have the paper" in browser.get(address).content.decode()
    browser.post(reverse("consent:confirm-paper", args=[drafted]))
    assert in_force(mira, drafted, noon)


@pytest.fixture
def subject_id(ada, noon):
    new = uuid4()
    key = vault.new_key(organisation_id=ada.organisation_id, kind=KeyKind.INCIDENT)
    with acting(ada):
        steps.make_subject(actor=ada, subject_id=new, key_id=key)
    return new


@pytest.fixture
def in_danger(ada, subject_id, noon):
    return actions.ask_override(
        actor=ada, subject_id=subject_id, purpose=Purpose.POLICE_NAMED, recipient_id=FORCE,
        fields=frozenset({Field.HIM_NAME}), legal_basis="UK GDPR 6(1)(d)",
        reason="life-in-danger", words="He is outside.", in_danger=True, at=noon,
    )  # fmt: skip


def may(actor, subject_id, at):
    with acting(actor):
        return gate.ask(
            actor=actor, subject_id=subject_id, purpose=Purpose.POLICE_NAMED,
            recipient=Recipient(kind=RecipientKind.POLICE, organisation_id=FORCE),
            fields=frozenset(Field), at=at,
        ).may  # fmt: skip


def events_about(actor, subject_id):
    return [e.event for e in entries_about(actor, [subject_id])]


def test_a_second_person_who_does_not_agree_stops_it(ada, sol, subject_id, in_danger, noon):
    assert may(ada, subject_id, noon)
    with pytest.raises(actions.SamePerson):
        first = replace(ada, powers=sol.powers, fresh_factor=True)
        actions.refuse_override(actor=first, override_id=in_danger, why="no", at=noon)
    actions.refuse_override(actor=sol, override_id=in_danger, why="He is in prison.", at=noon)
    assert not may(ada, subject_id, noon)
    assert queries.duties_waiting(sol) == []
    (kept,) = queries.duties_about(ada, subject_id, noon)
    assert (kept.words, kept.why_refused) == ("He is outside.", "He is in prison.")
    assert "consent.override-refused" in events_about(sol, subject_id)
    with pytest.raises(NotFound):
        actions.agree_override(actor=sol, override_id=in_danger, at=noon)


def test_unseen_it_is_reminded_of_once_and_then_lapses(ada, sol, subject_id, in_danger, noon):
    def watched(at):
        with time_machine.travel(at, tick=False):
            jobs.watch_overrides(ada.organisation_id)
        return events_about(sol, subject_id)

    assert "consent.override-review-due" not in watched(noon + 10 * HOUR)
    watched(noon + 19 * HOUR)
    assert watched(noon + 20 * HOUR).count("consent.override-review-due") == 1
    assert may(ada, subject_id, noon + 23 * HOUR)
    assert "consent.override-lapsed" not in watched(noon + 23 * HOUR)
    assert watched(noon + 24 * HOUR).count("consent.override-lapsed") == 1
    assert not may(ada, subject_id, noon + 24 * HOUR)
    assert queries.duties_waiting(sol) == []


def test_what_ran_out_cannot_be_agreed_to_afterwards(sol, in_danger, noon):
    with pytest.raises(actions.TooLate):
        actions.agree_override(actor=sol, override_id=in_danger, at=noon + 24 * HOUR)


def test_both_ends_of_a_duty_stop_what_waits():
    from brolly.consent.events import OverrideLapsed, OverrideRefused
    from brolly.disclosures import steps as disclosures
    from brolly.history import actions as history

    for end in (OverrideLapsed, OverrideRefused):
        assert disclosures.look_again_about in history._reactions[end.name]


def test_telling_her_or_not_is_decided_by_name(ada, cleo, subject_id, in_danger, noon):
    with pytest.raises(actions.NeitherTold):
        actions.record_told(
            actor=ada, override_id=in_danger, told_at=None, why_not=None, at=noon
        )
    with pytest.raises(NotAllowed):
        actions.record_told(
            actor=cleo, override_id=in_danger, told_at=noon, why_not=None, at=noon
        )
    actions.record_told(
        actor=ada, override_id=in_danger, told_at=None, why_not=NotTold.NOT_SAFE, at=noon
    )
    (shown,) = queries.duties_about(ada, subject_id, noon)
    assert (shown.told_her_at, bool(shown.why_not_told), bool(shown.telling_by)) == (
        None,
        True,
        True,
    )
    actions.record_told(actor=ada, override_id=in_danger, told_at=noon, why_not=None, at=noon)
    (shown,) = queries.duties_about(ada, subject_id, noon)
    assert (shown.told_her_at, shown.why_not_told) == (noon, "")


def test_the_pages_of_a_duty(ada, sol, subject_id, in_danger, signed_in):
    browser = signed_in(sol)
    empty = browser.post(reverse("consent:refuse-duty", args=[in_danger]), {"why": ""})
    assert empty.status_code == 422
    assert "Say why." in empty.content.decode()
    browser.post(reverse("consent:refuse-duty", args=[in_danger]), {"why": "He is not."})
    browser = signed_in(ada)
    told = reverse("consent:told", args=[subject_id, in_danger])
    assert browser.get(told).status_code == 200
    assert browser.post(told, {"told_at": "", "why_not": ""}).status_code == 422
    assert browser.post(told, {"told_at": "", "why_not": "not_safe"}).status_code == 302
    page = browser.get(reverse("consent:choices", args=[subject_id])).content.decode()
    assert "He is not." in page
    assert "She is not told" in page


def test_every_choice_says_who_what_and_how_back():
    assert set(TOLD_BEFORE) == set(Choice)
    for said in TOLD_BEFORE.values():
        assert len(said) == 3
        assert all(len(words.split()) <= 30 for words in said)
