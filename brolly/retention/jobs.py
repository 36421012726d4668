"""Erase what is over, once a day."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from brolly.access.vocabulary import Actor, Power
from brolly.incidents.actions import erase_old_drafts
from brolly.organisations.queries import organisation_ids
from brolly.retention import actions, queries


@app.periodic(cron="41 3 * * *")
@app.task(name="retention.erase")
def erase(timestamp: int) -> None:
    """Erase, in every organisation in turn, the reports and drafts whose time is over."""
    for organisation_id in organisation_ids():
        erase_what_is_over(organisation_id)


def erase_what_is_over(organisation_id: UUID) -> None:
    """Erase the reports and drafts of one organisation whose time is over."""
    actor = Actor(
        name="retention.erase",
        organisation_id=organisation_id,
        powers=frozenset({Power.READ_INCIDENTS, Power.MANAGE_RETENTION}),
    )
    now = timezone.now()
    today = timezone.localdate(now)
    erase_old_drafts(actor=actor, at=now)
    for incident_id in queries.over_now(actor, today):
        actions.erase_over(actor=actor, incident_id=incident_id, today=today, at=now)
