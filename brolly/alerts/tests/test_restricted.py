from dataclasses import replace
from uuid import uuid4

from django.urls import reverse

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Role
from brolly.alerts.samples import LEEDS, make_alert
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
