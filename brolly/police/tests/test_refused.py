"""What the pages say when the police may not be told, or a duty goes before her choice."""

import re

import pytest
from django.utils import timezone

from brolly.access.scope import acting
from brolly.access.vocabulary import Role
from brolly.consent import actions as consent
from brolly.consent.samples import yes_to
from brolly.consent.vocabulary import Choice, Field, HoldKind, Purpose, ReasonCode
from brolly.disclosures.vocabulary import Way
from brolly.incidents.samples import DERBY, make_incident
from brolly.organisations.models import Organisation
from brolly.organisations.samples import make_member
from brolly.police import actions, rules
from brolly.police.tests.conftest import telling
from brolly.police.vocabulary import (
    AGREE,
    ASK_HER,
    CLEAR_UP,
    LEAVE_IT,
    OUTSIDE,
    SHE_SAID_NO,
    SHE_SAID_NOT_NOW,
    WARN,
)


@pytest.mark.parametrize(
    ("reasons", "may_warn", "ways"),
    [
        ([ReasonCode.NOT_ASKED], False, [ASK_HER]),
        ([ReasonCode.NOT_ASKED], True, [ASK_HER, WARN]),
        ([ReasonCode.HELD, ReasonCode.NOT_ASKED], False, [CLEAR_UP, ASK_HER]),
        ([ReasonCode.BLOCKED, ReasonCode.NOT_ASKED], False, [OUTSIDE]),
        ([ReasonCode.SAID_NO], False, [SHE_SAID_NO]),
        ([ReasonCode.SAID_NO, ReasonCode.ASK_BEFORE], False, [SHE_SAID_NO]),
        ([ReasonCode.NO_AGREEMENT], False, [AGREE]),
        ([ReasonCode.WRONG_RECIPIENT], False, [LEAVE_IT]),
    ],
)
def test_what_can_be_done_fits_why_it_cannot_be_shared(reasons, may_warn, ways):
    assert rules.ways_on(reasons, may_warn=may_warn) == ways


def test_a_no_for_now_may_be_raised_once_and_a_no_is_left():
    assert rules.ways_on([ReasonCode.SAID_NO], may_warn=False, not_now=True) == [
        SHE_SAID_NOT_NOW
    ]


def test_about_a_child_nobody_is_pointed_at_a_warning(dee, agreement, post_id, noon, signed_in):
    incident_id = make_incident(
        actor=dee, at=noon, told=DERBY, choices=yes_to(Choice.KEEP, Choice.WARN)
    )
    consent.place_hold(actor=dee, subject_id=incident_id, kind=HoldKind.SAFEGUARDING, at=noon)
    shown = signed_in(dee).get(f"/police/{incident_id}/named/{post_id}/").content.decode()
    assert "Have the hold decided" in shown
    assert "Write a warning" not in shown
    assert "consent.sharing-refused" not in shown


def test_when_every_force_is_blocked_nobody_is_asked_to_tell_one(
    dee, force, incident_id, post_id, noon, signed_in
):
    button = f'href="/police/{incident_id}/"'
    page = f"/reports/{incident_id}/"
    assert button in signed_in(dee).get(page).content.decode()
    consent.block_recipient(
        actor=dee, subject_id=incident_id, recipient_id=force.organisation_id, at=noon
    )
    shown = signed_in(dee).get(page).content.decode()
    assert button not in shown
    assert "Every force is blocked for this report." in shown


def test_a_duty_is_named_on_the_way_out_and_never_called_her_wish(
    dee, project, force, incident_id, post_id, noon, signed_in
):
    lead = make_member(
        actor=project, name="sol", role=Role.SAFEGUARDING_LEAD, at=noon, can_sign_in=False
    )
    now = timezone.now()
    duty = consent.ask_override(
        actor=dee, subject_id=incident_id, purpose=Purpose.POLICE_NAMED,
        recipient_id=force.organisation_id, fields=frozenset({Field.HIM_MARKS}),
        legal_basis="Children Act 1989 s.47", reason="child-at-risk", words="She is 16.",
        in_danger=False, at=now,
    )  # fmt: skip
    report = signed_in(dee).get(f"/reports/{incident_id}/").content.decode()
    assert "A duty that overrides her choice was named." in report
    assert "Ellshire Police. Waits." in report
    consent.agree_override(actor=lead, override_id=duty, at=now)
    page = f"/police/{incident_id}/named/{post_id}/"
    form = signed_in(dee).get(page)
    assert "Now: the duty cannot wait" in form.content.decode()
    said = {
        "submission_id": str(duty), "lines": ["him_marks"], "summary": "", "way": "inbox",
        "when": "now",
    }  # fmt: skip
    shown = signed_in(dee).post(page, said).content.decode()
    assert "because of the duty that was named" in shown
    assert "at her wish" not in shown
    assert "she can still say no" not in shown
    read = re.search(r'name="read"[^>]*value="([^"]*)"', shown)
    sent = {**said, "step": "send", "have_read": "on", "read": read[1] if read else ""}
    assert signed_in(dee).post(page, sent).status_code == 302
    asked = signed_in(dee).get(f"/reports/{incident_id}/withdraw/").content.decode()
    assert "What a duty sends to Ellshire Police, Liaison officer is not taken back" in asked
    assert "We take it back" not in asked


def test_what_is_for_a_force_that_has_not_joined_goes_by_hand(
    dee, project, force, incident_id, post_id, noon, signed_in
):
    with acting(force):
        mine = Organisation.objects.filter(pk=force.organisation_id)
        mine.update(written_down_by_id=project.organisation_id)
    form = signed_in(dee).get(f"/police/{incident_id}/anonymous/{post_id}/").content.decode()
    assert "they have no inbox" in form
    assert 'value="inbox"' not in form
    with pytest.raises(actions.NobodyReadsIt):
        actions.tell_police(
            actor=dee, incident_id=incident_id, telling=telling(post_id), at=noon
        )
    by_hand = telling(post_id, way=Way.PRINTED)
    assert actions.tell_police(actor=dee, incident_id=incident_id, telling=by_hand, at=noon)
