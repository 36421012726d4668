"""What the host sees of the organisations here: name, kind, since when. No more."""

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
    """One organisation on this installation, as the host sees it."""

    name: str
    kind: OrganisationKind
    joined_on: date
    # Set while nobody of it has joined, for inviting somebody there.
    written_down_id: UUID | None


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

    :raises NotAllowed: the actor's organisation lets nobody in
    """
    require_host(actor)
    rows = Organisation.objects.filter(is_practice=False).exclude(pk=actor.organisation_id)
    found = rows.order_by("-made_at", "name", "pk")[offset : offset + limit]
    return [
        ProjectHere(
            name=row.name,
            kind=OrganisationKind(row.kind),
            joined_on=timezone.localdate(row.made_at),
            written_down_id=row.pk if row.written_down_by_id is not None else None,
        )
        for row in found
    ]


@query
def open_admissions(actor: Actor, *, at: datetime) -> list[OpenAdmission]:
    """
    Return the projects that were invited and have not joined yet.

    :raises NotAllowed: the actor's organisation lets nobody in
    """
    require_host(actor)
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
def require_host(actor: Actor) -> None:
    """
    Let somebody through who lets others in here, or refuse.

    That is the network office. Where there is none, it is the organisation that began
    this installation.

    :raises NotAllowed: the role may not admit others, or the organisation is not the host
    """
    require(actor, Power.ADMIT_PROJECTS)
    here = Organisation.objects.filter(is_practice=False, written_down_by_id=None)
    offices = list(here.filter(kind=OrganisationKind.NETWORK.value))
    hosts = offices or list(here.order_by("made_at", "pk")[:1])
    if actor.organisation_id not in [host.pk for host in hosts]:
        raise NotAllowed
