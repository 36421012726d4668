from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Actor, Role
from brolly.alerts import actions, queries
from brolly.alerts.samples import LEEDS, make_alert
from brolly.foundation.refusals import NotFound
from brolly.incidents.actions import restrict_incident
from brolly.incidents.vocabulary import RestrictReason


def test_a_warning_that_is_out_stays_out_when_its_report_is_restricted(
    signed_in, project, writer, reader, told, noon
):
    make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    restrict_incident(
        actor=replace(writer, powers=powers_of(Role.MANAGER)), incident_id=told,
        staff_ids=frozenset({uuid4()}), reason=next(iter(RestrictReason)), at=noon,
    )  # fmt: skip
    pages = signed_in(reader)
    assert LEEDS.body in pages.get(reverse("alerts:board"), {"read-out": "1"}).text
    assert pages.get(reverse("incidents:show", args=[told])).status_code == 404


def test_an_objection_about_a_closed_report_is_for_those_who_may_open_it(
    signed_in, project, writer, reader, told, noon
):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    anybody = Actor(name="anybody", organisation_id=writer.organisation_id)
    actions.object_to(
        actor=anybody, alert_id=alert_id, submission_id=uuid4(), words="Not me.", contact="",
        at=noon,
    )  # fmt: skip
    (objection,) = queries.objections_open(reader)
    restrict_incident(
        actor=replace(writer, powers=powers_of(Role.MANAGER)), incident_id=told,
        staff_ids=frozenset({uuid4()}), reason=next(iter(RestrictReason)), at=noon,
    )  # fmt: skip
    assert queries.objections_open(reader) == []
    with pytest.raises(NotFound):
        actions.settle_objection(actor=reader, objection_id=objection.id, at=noon)
