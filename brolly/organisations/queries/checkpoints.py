"""Who keeps checkpoints of the history elsewhere."""

from dataclasses import dataclass
from uuid import UUID

from brolly.access.gate import require
from brolly.access.rules import powers_of
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power, Role
from brolly.organisations.models import Membership


@dataclass(frozen=True, kw_only=True)
class CheckpointReader:
    """Somebody who may read the history, and whether checkpoints go to her."""

    staff_id: UUID
    name: str
    email: str
    gets_them: bool


@query
def checkpoint_readers(actor: Actor) -> list[CheckpointReader]:
    """
    Return who works here now and may read the whole history, by name.

    :raises NotAllowed: the actor may not read it
    """
    require(actor, Power.READ_HISTORY)
    roles = [role.value for role in Role if Power.READ_HISTORY in powers_of(role)]
    rows = Membership.objects.filter(
        organisation_id=actor.organisation_id, ended_on=None, role__in=roles
    ).select_related("staff")
    found: dict[UUID, CheckpointReader] = {}
    for row in rows.order_by("staff__display_name", "gets_checkpoints"):
        # Somebody with two roles stands here once.
        found[row.staff_id] = CheckpointReader(
            staff_id=row.staff_id,
            name=row.staff.display_name,
            email=row.staff.email if row.staff.is_active else "",
            gets_them=row.gets_checkpoints,
        )
    return list(found.values())
