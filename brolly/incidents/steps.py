"""What happens to incidents inside somebody else's action."""

from datetime import datetime

from brolly.access.vocabulary import Actor
from brolly.consent.events import HoldReleased
from brolly.consent.vocabulary import HoldKind
from brolly.history.vocabulary import Event
from brolly.incidents.models import IncidentIdentifier


def let_numbers_go(*, actor: Actor, event: Event, at: datetime) -> None:
    """
    Hold an incident's numbers no longer, once somebody has cleared up whose they are.

    Wired to consent's HoldReleased: the numbers follow in the same moment.
    """
    if not isinstance(event, HoldReleased) or event.kind != HoldKind.NUMBER_MAY_BE_HERS:
        return
    IncidentIdentifier.objects.filter(
        organisation_id=actor.organisation_id, incident_id=event.subject_id
    ).update(is_held=False)
