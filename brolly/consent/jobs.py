"""Remind of duties named in danger, and let lapse what nobody looked at in time."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from brolly.access.vocabulary import Actor, Power
from brolly.consent import actions, queries
from brolly.organisations.queries import organisation_ids


@app.periodic(cron="*/5 * * * *")
@app.task(name="consent.watch-overrides")
def watch(timestamp: int) -> None:
    """Look, in every organisation in turn, at the duties that no second person has seen."""
    for organisation_id in organisation_ids():
        watch_overrides(organisation_id)


def watch_overrides(organisation_id: UUID) -> None:
    """Remind of what ends soon, and end what nobody looked at in time."""
    actor = Actor(
        name="consent.watch-overrides",
        organisation_id=organisation_id,
        powers=frozenset({Power.SEND_PACKETS}),
    )
    now = timezone.now()
    for override_id in queries.overrides_to_remind(actor, now):
        actions.remind_of_override(actor=actor, override_id=override_id, at=now)
    for override_id in queries.overrides_over(actor, now):
        actions.lapse_override(actor=actor, override_id=override_id, at=now)
