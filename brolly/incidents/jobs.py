"""Bring a spreadsheet in, a few rows at a time."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from brolly.access.vocabulary import Actor, Power
from brolly.incidents import actions
from brolly.incidents.events import SheetStarted

PATIENT = RetryStrategy(max_attempts=20, exponential_wait=3)


@app.task(name="incidents.bring-in", retry=PATIENT)
def bring_in(*, organisation_id: str, import_id: str, staff_id: str) -> None:
    """Bring every row of a file in. Killed in the middle, the next try goes on from there."""
    actor = Actor(
        name="incidents.bring-in",
        organisation_id=UUID(organisation_id),
        staff_id=UUID(staff_id),
        powers=frozenset({Power.READ_INCIDENTS, Power.WRITE_INCIDENTS, Power.RECORD_CHOICES}),
    )
    goes_on = True
    while goes_on:
        goes_on = actions.bring_in_some(
            actor=actor, import_id=UUID(import_id), at=timezone.now()
        )


def when_started(*, actor: Actor, event: SheetStarted, at: datetime) -> None:
    """React to a file that somebody lets in: a job acts for her."""
    bring_in.defer(
        organisation_id=str(actor.organisation_id),
        import_id=str(event.subject_id),
        staff_id=str(actor.staff_id),
    )
