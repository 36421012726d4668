"""When nobody of an area is woken."""

from brolly.access.scope import query
from brolly.access.vocabulary import Actor
from brolly.alerts.models import QuietHours
from brolly.alerts.rules import Quiet


@query
def default_hours(actor: Actor) -> dict[str, Quiet]:
    """Return the quiet hours of each area that has any; of everywhere else under no name."""
    rows = QuietHours.objects.filter(organisation_id=actor.organisation_id)
    return {row.area: Quiet(starts=row.starts, ends=row.ends) for row in rows}
