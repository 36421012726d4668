"""What the police part does inside of somebody else's action."""

from datetime import datetime

from brolly.access.vocabulary import Actor, Power
from brolly.consent.vocabulary import Purpose
from brolly.disclosures.steps import stop_what_names_her
from brolly.history.vocabulary import Event
from brolly.incidents.queries import traces_of_her


def look_for_her(*, actor: Actor, event: Event, at: datetime) -> None:
    """React to a changed report: what waits to leave without her must not name her now."""
    asking = Actor(
        name="police.look-for-her",
        organisation_id=actor.organisation_id,
        staff_id=actor.staff_id,
        powers=frozenset({Power.SEND_PACKETS}),
    )
    stop_what_names_her(
        actor=actor,
        subject_id=event.subject_id,
        purposes=frozenset({Purpose.POLICE_ANONYMOUS}),
        is_named=lambda lines: bool(traces_of_her(asking, event.subject_id, lines)),
        at=at,
    )
