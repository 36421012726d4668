"""What somebody found about two reports."""

from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.history.actions import record
from brolly.incidents import queries
from brolly.incidents.actions.refusals import SameIncident
from brolly.incidents.events import (
    IncidentsLinked,
)
from brolly.incidents.models import (
    IncidentLink,
)
from brolly.incidents.vocabulary import (
    LinkKind,
)


@action
def link_same_man(*, actor: Actor, incident_id: UUID, other_id: UUID, at: datetime) -> None:
    """
    Say that two incidents of this project are about the same man.

    :raises NotFound: one of them is not the actor's to see
    :raises SameIncident: both are one
    """
    _link(actor, incident_id, other_id, LinkKind.SAME_MAN, at)


@action
def mark_duplicate_of(*, actor: Actor, incident_id: UUID, other_id: UUID, at: datetime) -> None:
    """
    Say that an incident was told before: the other is the one worked on.

    :raises NotFound: one of them is not the actor's to see
    :raises SameIncident: both are one
    """
    _link(actor, incident_id, other_id, LinkKind.DUPLICATE, at)


@action
def mark_not_the_same(*, actor: Actor, incident_id: UUID, other_id: UUID, at: datetime) -> None:
    """
    Say that two incidents are about different men: the pair is not offered again.

    :raises NotFound: one of them is not the actor's to see
    :raises SameIncident: both are one
    """
    _link(actor, incident_id, other_id, LinkKind.NOT_THE_SAME, at)


def _link(
    actor: Actor, incident_id: UUID, other_id: UUID, kind: LinkKind, at: datetime
) -> None:
    require(actor, Power.WRITE_INCIDENTS)
    if incident_id == other_id:
        raise SameIncident
    one, other = queries.row_of(actor, incident_id), queries.row_of(actor, other_id)
    known = IncidentLink.objects.filter(incident=other, other=one).first()
    pair = (other, one) if known else (one, other)
    IncidentLink.objects.update_or_create(
        organisation_id=actor.organisation_id,
        incident=pair[0],
        other=pair[1],
        defaults={"kind": kind.value, "made_by": actor.name[:80], "made_at": at},
    )
    event = IncidentsLinked(subject_id=one.pk, other_id=other.pk, kind=kind.value)
    record(event, by=actor, at=at)
