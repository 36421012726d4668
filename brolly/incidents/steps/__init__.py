"""What happens to incidents inside somebody else's action."""

from datetime import datetime
from uuid import UUID

from brolly.access.vocabulary import Actor
from brolly.consent import steps as consent
from brolly.consent.events import HoldReleased
from brolly.consent.vocabulary import HoldKind
from brolly.history.vocabulary import Event
from brolly.incidents.models import Incident, IncidentIdentifier
from brolly.vault import steps as vault


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


def erase_key_of(*, actor: Actor, incident_id: UUID) -> None:
    """Destroy an incident's key, before anything else of it goes. Twice is once."""
    rows = Incident.objects.filter(organisation_id=actor.organisation_id, pk=incident_id)
    for key_id in rows.values_list("key_id", flat=True):
        vault.erase_key(key_id=key_id)


def erase(*, actor: Actor, incident_id: UUID) -> bool:
    """
    Destroy an incident: its key first, then its rows and everything she chose about it.

    Returns whether there was one. Cut off in the middle, the words are unreadable and
    the next try removes the rows.
    """
    row = Incident.objects.filter(organisation_id=actor.organisation_id, pk=incident_id).first()
    if row is None:
        return False
    vault.erase_key(key_id=row.key_id)
    consent.erase_subject(actor=actor, subject_id=incident_id)
    row.delete()
    return True
