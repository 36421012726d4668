"""A reader at a partner project: what she is shown, and what her answer can do."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError

from brolly.access.rules import powers_of
from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Role
from brolly.alerts import actions, jobs, queries
from brolly.alerts.models import Alert, Reading
from brolly.alerts.samples import LEEDS, make_alert
from brolly.alerts.tests.test_warnings import stage_of
from brolly.alerts.vocabulary import Stage
from brolly.consent.actions import change_choices, end_agreement
from brolly.consent.gate import SharingRefused
from brolly.consent.samples import make_agreement
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Purpose
from brolly.foundation.refusals import NotFound
from brolly.incidents.actions import update_incident
from brolly.incidents.queries import file_of
from brolly.incidents.vocabulary import Identity
from brolly.vault.keys import KeyErased
from brolly.vault.opening import open_sealed


@pytest.fixture
def agreed(project, partner, noon):
    return make_agreement(
        actor=project, partner_id=partner.organisation_id, at=noon,
        purposes=frozenset({Purpose.WARN_SECOND_READER}), partner_signs="Chair",
    )  # fmt: skip


def test_no_partner_reads_without_an_agreement(writer, elsewhere, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    with pytest.raises(SharingRefused):
        actions.ask_partner_to_read(
            actor=writer, alert_id=alert_id, at=noon,
            reader_organisation_id=elsewhere.organisation_id,
        )  # fmt: skip


def test_a_partner_sees_the_public_text_and_nothing_else(writer, elsewhere, agreed, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    actions.ask_partner_to_read(
        actor=writer, alert_id=alert_id, at=noon,
        reader_organisation_id=elsewhere.organisation_id,
    )  # fmt: skip
    (asked,) = queries.readings_for(elsewhere)
    assert asked.body == LEEDS.body
    with reading(elsewhere):
        row = Reading.objects.get()
        assert str(told) not in str(vars(row))
        assert str(alert_id) not in str(vars(row))
        assert LEEDS.body.encode() not in bytes(row.body)
        assert not Alert.objects.exists()
        assert not row.__class__.objects.filter(readingof__isnull=False).exists()
    with pytest.raises(NotFound):
        queries.alert_of(elsewhere, alert_id)
    actions.answer_reading(
        actor=elsewhere, reading_id=asked.id, approve=True, words="", at=noon
    )
    jobs.take_reading_back(
        organisation_id=str(writer.organisation_id), reading_id=str(asked.id)
    )
    assert stage_of(writer, alert_id) is Stage.PUBLISHED
    assert queries.alert_of(writer, alert_id).reader_name == "bola"
    # It was lent for reading: answered, it opens on the writer's side alone.
    with reading(writer):
        assert open_sealed(writer, row, "body") == LEEDS.body
    with reading(elsewhere), pytest.raises(KeyErased):
        open_sealed(elsewhere, row, "body")


def test_a_partners_answer_to_an_older_text_lets_nothing_out(
    writer, elsewhere, agreed, told, noon
):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    actions.ask_partner_to_read(
        actor=writer, alert_id=alert_id, at=noon,
        reader_organisation_id=elsewhere.organisation_id,
    )  # fmt: skip
    (asked,) = queries.readings_for(elsewhere)
    actions.change_alert(actor=writer, alert_id=alert_id, draft=LEEDS, at=noon)
    actions.submit_alert(actor=writer, alert_id=alert_id, at=noon)
    with pytest.raises(NotFound):
        answered(elsewhere, asked, noon)
    assert stage_of(writer, alert_id) is Stage.WAITING


def answered(reader, asked, noon, *, writer=None):
    actions.answer_reading(actor=reader, reading_id=asked.id, approve=True, words="", at=noon)
    if writer is not None:
        jobs.take_reading_back(
            organisation_id=str(writer.organisation_id), reading_id=str(asked.id)
        )


@pytest.fixture
def asked_of(writer, elsewhere, agreed, told, noon):
    """Return a warning, and its text as a partner is asked to read it."""

    def ask(draft=LEEDS):
        alert_id = make_alert(actor=writer, subject_id=told, at=noon, draft=draft)
        actions.ask_partner_to_read(
            actor=writer, alert_id=alert_id, at=noon,
            reader_organisation_id=elsewhere.organisation_id,
        )  # fmt: skip
        (reading,) = queries.readings_for(elsewhere)
        return alert_id, reading

    return ask


def named(writer, told, name, noon):
    """Let her name become known after a text was handed on."""
    file = file_of(writer, told)
    update_incident(
        actor=writer, incident_id=told, version=file.incident.version, at=noon,
        told=replace(file.told, identity=Identity(name_used=name)),
    )  # fmt: skip


def no_to_warnings(writer, told, noon):
    answers = [NewAnswer(choice=Choice.WARN, answer=Answer.NO)]
    change_choices(actor=writer, subject_id=told, answers=answers, at=noon)


def test_after_her_no_a_partner_has_the_text_no_more(
    asked_of, writer, elsewhere, told, noon, signed_in
):
    _, asked = asked_of()
    no_to_warnings(writer, told, noon)
    assert queries.readings_for(elsewhere) == []
    assert signed_in(elsewhere).get(f"/warnings/readings/{asked.id}/").status_code == 404


def test_once_answered_a_partner_has_the_text_no_more(asked_of, writer, elsewhere, noon):
    alert_id, asked = asked_of()
    answered(elsewhere, asked, noon, writer=writer)
    assert stage_of(writer, alert_id) is Stage.PUBLISHED
    with pytest.raises(NotFound):
        queries.reading_of(elsewhere, asked.id)


def test_what_names_her_by_now_does_not_go_out_by_a_partners_reading(
    asked_of, writer, elsewhere, told, noon
):
    alert_id, asked = asked_of(replace(LEEDS, body=LEEDS.body + " Ask for Zebedina."))
    named(writer, told, "Zebedina", noon)
    answered(elsewhere, asked, noon, writer=writer)
    assert stage_of(writer, alert_id) is Stage.SENT_BACK


def test_a_warning_that_is_out_comes_back_when_it_names_her(writer, reader, told, noon):
    draft = replace(LEEDS, body=LEEDS.body + " Ask for Zebedina.")
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, draft=draft, reader=reader)
    other = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    named(writer, told, "Zebedina", noon)
    assert stage_of(writer, alert_id) is Stage.RECALLED
    assert stage_of(writer, other) is Stage.PUBLISHED


def test_after_the_agreement_ended_a_partners_reading_lets_nothing_out(
    asked_of, writer, elsewhere, agreed, noon
):
    _, asked = asked_of()
    boss = replace(writer, powers=powers_of(Role.MANAGER))
    end_agreement(actor=boss, agreement_id=agreed, at=noon)
    assert queries.readings_for(elsewhere) == []
    with pytest.raises(NotFound):
        answered(elsewhere, asked, noon)


def test_an_answer_given_before_the_agreement_ended_lets_nothing_out(
    asked_of, writer, elsewhere, agreed, noon
):
    alert_id, asked = asked_of()
    answered(elsewhere, asked, noon)
    boss = replace(writer, powers=powers_of(Role.MANAGER))
    end_agreement(actor=boss, agreement_id=agreed, at=noon)
    jobs.take_reading_back(
        organisation_id=str(writer.organisation_id), reading_id=str(asked.id)
    )
    assert stage_of(writer, alert_id) is Stage.WAITING


def test_whoever_wrote_it_is_no_second_reader_at_a_partner_either(
    asked_of, writer, elsewhere, noon
):
    alert_id, asked = asked_of()
    answered(replace(elsewhere, staff_id=writer.staff_id), asked, noon, writer=writer)
    assert stage_of(writer, alert_id) is Stage.SENT_BACK


def test_nobody_makes_a_reading_for_another_project(writer, elsewhere, noon):
    with pytest.raises(DatabaseError), acting(elsewhere):
        Reading.objects.create(
            organisation_id=writer.organisation_id,
            reader_organisation_id=elsewhere.organisation_id,
            key_id=uuid4(), version=1, title=b"x", body=b"x", level="violence",
            evidence="several", asked_at=noon,
        )  # fmt: skip


def test_a_reader_changes_nothing_of_what_she_reads_and_cannot_remove_it(
    writer, elsewhere, agreed, told, noon
):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    actions.ask_partner_to_read(
        actor=writer, alert_id=alert_id, at=noon,
        reader_organisation_id=elsewhere.organisation_id,
    )  # fmt: skip
    with pytest.raises(DatabaseError), acting(elsewhere):
        Reading.objects.update(body=b"Something else")
    with acting(elsewhere):
        assert Reading.objects.all().delete()[0] == 0
    assert len(queries.readings_for(elsewhere)) == 1
