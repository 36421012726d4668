"""Who works where, and as what."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from brolly.access.gate import require
from brolly.access.rules import powers_of
from brolly.access.scope import query, remembered
from brolly.access.vocabulary import Actor, Power, Role
from brolly.foundation.refusals import NotFound
from brolly.organisations.models import (
    FreshStart,
    Invitation,
    Membership,
    StaffMember,
)
from brolly.organisations.ports import DemonstrationAccount, offered_accounts
from brolly.organisations.queries.details import (
    Member,
    OpenInvitation,
    WaitingFreshStart,
)
from brolly.organisations.rules import RESTART_LASTS
from brolly.organisations.vocabulary import Place


@query
@remembered
def staff_names(actor: Actor) -> dict[UUID, str]:
    """Return the names of all who work, or worked, for the actor's organisation."""
    ids = Membership.objects.filter(organisation_id=actor.organisation_id).values("staff_id")
    return dict(StaffMember.objects.filter(pk__in=ids).values_list("pk", "display_name"))


@query
@remembered
def staff_now(actor: Actor) -> dict[UUID, str]:
    """Return the names of those who work here now."""
    ids = Membership.objects.filter(
        organisation_id=actor.organisation_id, ended_on=None
    ).values("staff_id")
    rows = StaffMember.objects.filter(pk__in=ids).order_by("display_name")
    return dict(rows.values_list("pk", "display_name"))


@query
def staff_with(actor: Actor, power: Power) -> dict[UUID, str]:
    """Return the names of those who work here now and hold a power."""
    roles = [role.value for role in Role if power in powers_of(role)]
    ids = Membership.objects.filter(
        organisation_id=actor.organisation_id, ended_on=None, role__in=roles
    ).values("staff_id")
    return dict(StaffMember.objects.filter(pk__in=ids).values_list("pk", "display_name"))


# One question, because every page asks it.
_PLACES = """
    SELECT o.id, o.name, o.is_practice, m.role
    FROM organisations_membership m JOIN organisations_organisation o
      ON m.organisation_id = CASE WHEN o.is_practice THEN o.practice_of ELSE o.id END
    WHERE m.staff_id = %s AND m.ended_on IS NULL
    ORDER BY o.is_practice, o.name, o.id
"""


def places_of_staff(
    staff_id: UUID,
) -> tuple[tuple[Place, ...], dict[UUID, frozenset[Role]]]:
    """
    Return where somebody works now, and as what. No actor: it is asked to make one.

    Runs in a scope of the person herself, in which row security shows her own
    memberships everywhere. A practice organisation is open to those of its real one.
    """
    places: dict[UUID, Place] = {}
    held: dict[UUID, frozenset[Role]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, [staff_id])
        for organisation_id, name, is_practice, role in cursor.fetchall():
            places[organisation_id] = Place(
                organisation_id=organisation_id, name=name, is_practice=is_practice
            )
            held[organisation_id] = held.get(organisation_id, frozenset()) | {Role(role)}
    return tuple(places.values()), held


@query
def members(actor: Actor) -> list[Member]:
    """
    Return who works here now.

    :raises NotAllowed: the actor may not manage staff
    """
    require(actor, Power.MANAGE_STAFF)
    rows = Membership.objects.filter(organisation_id=actor.organisation_id, ended_on=None)
    return [
        Member(
            membership_id=row.pk,
            staff_id=row.staff_id,
            name=row.staff.display_name,
            email=row.staff.email,
            role=Role(row.role),
            started_on=row.started_on,
        )
        for row in rows.select_related("staff").order_by("staff__display_name", "role")
    ]


@query
def member(actor: Actor, membership_id: UUID) -> Member:
    """
    Return one of those who work here now.

    :raises NotAllowed: the actor may not manage staff
    :raises NotFound: nobody works here by this membership
    """
    for one in members(actor):
        if one.membership_id == membership_id:
            return one
    raise NotFound


@query
def open_invitations(actor: Actor, *, at: datetime) -> list[OpenInvitation]:
    """
    Return the invitations that were not used yet.

    :raises NotAllowed: the actor may not manage staff
    """
    require(actor, Power.MANAGE_STAFF)
    rows = Invitation.objects.filter(
        organisation_id=actor.organisation_id,
        used_at=None,
        withdrawn_at=None,
        expires_at__gt=at,
    )
    return [
        OpenInvitation(
            id=row.pk,
            email=row.email,
            role=Role(row.role),
            expires_at=row.expires_at,
            is_restart=row.restarts_id is not None,
        )
        for row in rows.order_by("made_at")
    ]


def demonstration_accounts() -> list[DemonstrationAccount]:
    """
    Return the accounts that the demonstration's sign-in page offers and that are there.

    No actor: nobody is signed in.
    """
    offered = offered_accounts()
    ids = [one.staff_id for one in offered]
    there = set(StaffMember.objects.filter(pk__in=ids).values_list("pk", flat=True))
    return [one for one in offered if one.staff_id in there]


@query
def fresh_starts_waiting(actor: Actor, *, at: datetime) -> list[WaitingFreshStart]:
    """Return for whom a fresh start was asked to which nobody else agreed yet."""
    rows = FreshStart.objects.filter(
        organisation_id=actor.organisation_id,
        agreed_at=None,
        asked_at__gt=at - RESTART_LASTS,
    )
    names = staff_names(actor)
    return [
        WaitingFreshStart(
            id=row.pk,
            whose=names.get(row.staff_id, ""),
            asked_by=names.get(row.asked_by_id, ""),
            until=row.asked_at + RESTART_LASTS,
            needs_somebody_else=actor.staff_id in (row.asked_by_id, row.staff_id),
        )
        for row in rows.order_by("asked_at")
    ]


@query
def fresh_start(actor: Actor, fresh_start_id: UUID, *, at: datetime) -> WaitingFreshStart:
    """
    Return one fresh start to which somebody must agree.

    :raises NotFound: nobody asked for it here, or it is over
    """
    for one in fresh_starts_waiting(actor, at=at):
        if one.id == fresh_start_id:
            return one
    raise NotFound
