"""In a practice organisation a warning is walked to its end, and nobody is written to."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError

from brolly.access.scope import acting
from brolly.access.vocabulary import Power
from brolly.alerts import actions, queries
from brolly.alerts.models import Delivery, Subscriber
from brolly.alerts.samples import LEEDS, make_alert
from brolly.alerts.vocabulary import Stage
from brolly.consent import actions as consent
from brolly.consent.gate import SharingRefused, permit_rehearsal
from brolly.consent.samples import yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import (
    Answer,
    Choice,
    Field,
    Purpose,
    Recipient,
    RecipientKind,
)
from brolly.incidents.samples import make_incident
from brolly.organisations.actions.organisation import make_practice
from brolly.organisations.samples import make_organisation

PUBLIC = Recipient(kind=RecipientKind.PUBLIC)
TEXT = frozenset({Field.PUBLIC_TEXT})


@pytest.fixture
def practice_id(noon, db):
    real = make_organisation(code="PRA", name="Lantern", at=noon)
    return make_practice(actor=replace(real, fresh_factor=True), at=noon)


@pytest.fixture
def learner(writer, practice_id):
    return replace(writer, organisation_id=practice_id)


@pytest.fixture
def teacher(reader, practice_id):
    return replace(reader, organisation_id=practice_id)


def taken_in(learner, noon, *choices):
    return make_incident(actor=learner, at=noon, choices=yes_to(*choices))


def test_a_warning_walks_to_the_practice_board_and_to_nobody(learner, teacher, noon):
    subject_id = taken_in(learner, noon, Choice.WARN)
    alert_id = make_alert(actor=learner, subject_id=subject_id, at=noon)
    actions.approve_alert(actor=teacher, alert_id=alert_id, version=1, at=noon)
    assert queries.alert_of(learner, alert_id).stage is Stage.PUBLISHED
    (on_board,) = queries.board_of(learner)
    assert on_board.title == LEEDS.title
    with acting(learner):
        assert not Delivery.objects.exists()


def test_practice_refuses_what_would_be_refused_for_real(learner, noon):
    subject_id = taken_in(learner, noon, Choice.KEEP)
    with pytest.raises(SharingRefused):
        make_alert(actor=learner, subject_id=subject_id, at=noon)


def test_her_no_takes_it_down_in_practice_too(learner, teacher, noon):
    subject_id = taken_in(learner, noon, Choice.WARN)
    alert_id = make_alert(actor=learner, subject_id=subject_id, at=noon)
    actions.approve_alert(actor=teacher, alert_id=alert_id, version=1, at=noon)
    no = [NewAnswer(choice=Choice.WARN, answer=Answer.NO)]
    consent.change_choices(actor=learner, subject_id=subject_id, answers=no, at=noon)
    assert queries.alert_of(learner, alert_id).stage is Stage.RECALLED


def test_outside_of_practice_there_is_no_rehearsal(writer, noon):
    subject_id = taken_in(writer, noon, Choice.WARN)
    with acting(writer), pytest.raises(SharingRefused):
        permit_rehearsal(
            actor=writer, subject_id=subject_id, purpose=Purpose.WARN_PUBLIC,
            recipient=PUBLIC, fields=TEXT, at=noon,
        )  # fmt: skip


def test_nobody_is_invited_in_practice(teacher, noon):
    manager = replace(teacher, powers=teacher.powers | {Power.MANAGE_SUBSCRIBERS})
    with pytest.raises(actions.OnlyPractice):
        who = actions.Invited(email="wren@example.org")
        actions.invite_subscriber(actor=manager, who=who, at=noon)


def test_the_database_holds_to_it(learner, noon):
    """Also when code forgets: no subscriber, so no message, can belong to practice."""
    with pytest.raises(DatabaseError, match="practice writes to nobody"), acting(learner):
        Subscriber.objects.create(
            organisation_id=learner.organisation_id, key_id=uuid4(), address_token=b"x" * 16,
            areas=[], state="invited", invited_at=noon,
        )  # fmt: skip
