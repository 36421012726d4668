"""What is long over goes by itself."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from brolly.access.scope import reading
from brolly.access.vocabulary import Role
from brolly.organisations import jobs
from brolly.organisations.actions import staff
from brolly.organisations.models import Invitation
from brolly.organisations.tests.test_staff import events_of, invited


def test_links_that_are_long_over_are_erased_and_others_stay(mira, beacon):
    invited(mira, "never@example.org")
    staff.invite(
        actor=beacon, email="never@example.org", role=Role.VOLUNTEER, at=timezone.now()
    )
    with time_machine.travel(timezone.now() + timedelta(days=90), tick=False):
        invited(mira, "soon@example.org")
        jobs.forget_old(timestamp=0)
    with reading(mira):
        assert Invitation.objects.count() == 2
    with time_machine.travel(timezone.now() + timedelta(days=98), tick=False):
        jobs.forget_old(timestamp=0)
        jobs.forget_old(timestamp=0)
    with reading(mira):
        assert [row.email for row in Invitation.objects.all()] == ["soon@example.org"]
    with reading(beacon):
        assert not Invitation.objects.exists()
    assert events_of(mira).count("organisation.links-forgotten") == 1
