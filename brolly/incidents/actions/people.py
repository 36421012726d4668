"""Who may open a report, and who she is."""

from datetime import datetime
from uuid import UUID

from brolly.access.gate import require, require_fresh
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.history.actions import record
from brolly.incidents import queries
from brolly.incidents.actions.holds import restrict_to
from brolly.incidents.actions.shared import locked
from brolly.incidents.events import (
    IdentityOpened,
)
from brolly.incidents.vocabulary import (
    Identity,
    OpenReason,
    RestrictReason,
)


@action
def restrict_incident(
    *,
    actor: Actor,
    incident_id: UUID,
    staff_ids: frozenset[UUID],
    reason: RestrictReason,
    at: datetime,
) -> None:
    """
    Let only the actor and these members of staff see an incident from now on.

    :raises NotFound: there is none, or it is another's, or restricted to others
    :raises TwoPeopleNeeded: nobody else is named
    """
    require(actor, Power.RESTRICT_RECORDS)
    row = locked(actor, incident_id)
    restrict_to(actor, row, staff_ids, reason, at)


@action
def open_identity(
    *, actor: Actor, incident_id: UUID, reason: OpenReason, at: datetime
) -> Identity:
    """
    Open who she is, once, for a reason that stands in the history.

    :raises NotAllowed: the actor may not open identities
    :raises FreshFactorNeeded: the second factor was not shown in the last minutes
    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require_fresh(actor, Power.OPEN_IDENTITIES)
    row = queries.row_of(actor, incident_id)
    identity = queries.identity_of(actor, row)
    record(IdentityOpened(subject_id=row.pk, reason=reason.value), by=actor, at=at)
    return identity
