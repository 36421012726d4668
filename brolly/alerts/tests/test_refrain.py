"""Two people decide that no warning goes out, and she is told why."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from brolly.access.scope import acting
from brolly.alerts import actions, jobs, queries
from brolly.alerts.models import NoWarning
from brolly.alerts.samples import LEEDS, make_alert
from brolly.alerts.steps import erase_alerts_about
from brolly.alerts.vocabulary import Stage
from brolly.foundation.identifiers import IdentifierKind
from brolly.history.queries import entries_about
from brolly.incidents.queries import file_of, look_up
from brolly.incidents.samples import TOLD, make_incident
from brolly.incidents.vocabulary import IdentifierTold

WHY = "She has told it in four ways, and he is a private man with a house."


@pytest.fixture
def asked(writer, told, noon):
    actions.ask_for_no_warning(actor=writer, subject_id=told, why=WHY, at=noon)


@pytest.fixture
def decided(reader, told, asked, noon):
    actions.agree_to_no_warning(actor=reader, subject_id=told, at=noon)


def write(writer, told, noon):
    return make_alert(actor=writer, subject_id=told, draft=LEEDS, at=noon)


def test_one_who_asks_cannot_agree_and_nothing_holds_yet(writer, told, asked, noon):
    with pytest.raises(actions.SecondPersonAgrees):
        actions.agree_to_no_warning(actor=writer, subject_id=told, at=noon)
    assert write(writer, told, noon)


def test_decided_by_two_nothing_can_be_written_until_it_is_ended(
    writer, reader, told, decided, noon
):
    with pytest.raises(queries.DecidedNotToWarn):
        write(writer, told, noon)
    actions.end_no_warning(actor=reader, subject_id=told, at=noon)
    assert write(writer, told, noon)
    names = [entry.event for entry in entries_about(reader, [told])]
    assert {"alert.no-warning-asked", "alert.no-warning-decided", "alert.no-warning-ended"} <= {
        *names
    }


def test_what_waits_for_a_reader_is_taken_back(writer, reader, told, asked, noon):
    alert_id = make_alert(actor=writer, subject_id=told, draft=LEEDS, at=noon)
    actions.agree_to_no_warning(actor=reader, subject_id=told, at=noon)
    assert queries.alert_of(writer, alert_id).stage is Stage.DRAFT
    with pytest.raises(queries.DecidedNotToWarn):
        actions.submit_alert(actor=writer, alert_id=alert_id, at=noon)


def test_the_database_holds_it_to_two_people(writer, told, asked, noon):
    with acting(writer), pytest.raises(IntegrityError), transaction.atomic():
        NoWarning.objects.update(agreed_by_id=writer.staff_id, agreed_at=noon)


def test_somebody_is_to_tell_her(reader, told, decided, noon):
    jobs.tell_her_why(organisation_id=str(reader.organisation_id), incident_id=str(told))
    words = [step.words for step in file_of(reader, told).steps]
    assert any("no warning goes out, and why" in one for one in words)


def test_the_reason_goes_with_the_report(reader, told, decided, noon):
    with acting(reader):
        erase_alerts_about(actor=reader, subject_id=told, at=noon)
        assert not NoWarning.objects.filter(subject_id=told).exists()


def test_two_people_do_it_by_the_pages(signed_in, writer, reader, told):
    report, address = f"/reports/{told}/", reverse("alerts:refrain", args=[told])
    pages = signed_in(writer)
    assert address in pages.get(report).text
    empty = pages.post(address, {"do": "ask", "why": " "})
    assert empty.status_code == 422
    assert "Write why, as you would tell her." in empty.text
    assert (
        "It holds when a second person has agreed"
        in pages.post(address, {"do": "ask", "why": WHY}, follow=True).text
    )
    assert WHY in pages.get(report).text
    others = signed_in(reader)
    assert address in others.get("/").text
    assert WHY in others.get(address).text
    said = others.post(address, {"do": "agree"}, follow=True).text
    assert "Decided. Tell her why" in said
    assert "No warning goes out:" in said
    assert reverse("alerts:write", args=[told]) not in said
    assert others.get(reverse("alerts:write", args=[told])).status_code == 409


def test_whoever_looks_a_number_up_hears_that_it_was_decided(reader, writer, noon):
    number = IdentifierTold(kind="phone", text="07700 900733")
    told = make_incident(actor=writer, at=noon, told=replace(TOLD, identifiers=(number,)))
    actions.ask_for_no_warning(actor=writer, subject_id=told, why=WHY, at=noon)
    (found,) = look_up(writer, IdentifierKind.PHONE, "07700 900733").found
    assert found.cautions == (), "asked for, and not decided"
    actions.agree_to_no_warning(actor=reader, subject_id=told, at=noon)
    (found,) = look_up(writer, IdentifierKind.PHONE, "07700 900733").found
    assert "decided that nobody is warned" in found.cautions[0]
