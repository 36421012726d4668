"""What the network office sees of the projects here: name, kind, since when. No more."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotAllowed
from brolly.organisations.models import Admission, Organisation
from brolly.organisations.vocabulary import OrganisationKind


@dataclass(frozen=True, kw_only=True)
class ProjectHere:
    """One organisation on this installation, as the network office sees it."""

    name: str
    kind: OrganisationKind
    joined_on: date


@dataclass(frozen=True, kw_only=True)
class OpenAdmission:
    """A project that was invited and has not joined yet."""

    id: UUID
    name: str
    kind: OrganisationKind
    email: str
    expires_at: datetime


@query
def projects_here(actor: Actor, *, limit: int = 50, offset: int = 0) -> list[ProjectHere]:
    """
    Return the organisations on this installation, those that joined last first.

    :raises NotAllowed: the actor is not of the network office
    """
    require_office(actor)
    rows = Organisation.objects.filter(is_practice=False).exclude(pk=actor.organisation_id)
    said = rows.order_by("-made_at", "name", "pk").values_list("name", "kind", "made_at")
    return [
        ProjectHere(name=name, kind=OrganisationKind(kind), joined_on=timezone.localdate(at))
        for name, kind, at in said[offset : offset + limit]
    ]


@query
def open_admissions(actor: Actor, *, at: datetime) -> list[OpenAdmission]:
    """
    Return the projects that were invited and have not joined yet.

    :raises NotAllowed: the actor is not of the network office
    """
    require_office(actor)
    rows = Admission.objects.filter(
        organisation_id=actor.organisation_id,
        used_at=None,
        withdrawn_at=None,
        expires_at__gt=at,
    )
    return [
        OpenAdmission(
            id=row.pk,
            name=row.name,
            kind=OrganisationKind(row.kind),
            email=row.email,
            expires_at=row.expires_at,
        )
        for row in rows.order_by("made_at")
    ]


@query
def require_office(actor: Actor) -> None:
    """
    Let somebody of the network office through, or refuse.

    :raises NotAllowed: the role may not admit projects, or this is no network office
    """
    require(actor, Power.ADMIT_PROJECTS)
    here = Organisation.objects.filter(
        pk=actor.organisation_id, kind=OrganisationKind.NETWORK.value, is_practice=False
    )
    if not here.exists():
        raise NotAllowed
