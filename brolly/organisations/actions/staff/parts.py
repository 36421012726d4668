"""What several actions about staff have in common."""

from datetime import datetime

from django.db.models import QuerySet

from brolly.access.vocabulary import Actor, Role
from brolly.history.actions import record
from brolly.organisations import events, gate, rules
from brolly.organisations.actions.staff.refusals import InvitationOver
from brolly.organisations.models import (
    Invitation,
    Membership,
    StaffMember,
)


def bearer(token: str) -> Actor:
    """Return whoever holds a link: acts for its organisation, with no power. No actor: it makes one."""
    organisation_id = gate.organisation_in(token)
    if organisation_id is None:
        raise InvitationOver
    return Actor(name="invitation", organisation_id=organisation_id)


def usable(token: str, at: datetime, *, lock: bool = False) -> Invitation:
    """Return the invitation of a link that still works. No actor: its bearer's scope is open."""
    rows = Invitation.objects.filter(token_hash=gate.hash_of(token))
    row = (rows.select_for_update() if lock else rows).first()
    if row is None or not rules.may_be_used(
        expires_at=row.expires_at, used_at=row.used_at, withdrawn_at=row.withdrawn_at, at=at
    ):
        raise InvitationOver
    return row


def use_up(row: Invitation, person: StaffMember, at: datetime) -> None:
    """Use an invitation up: its person works here. No actor: she acts for herself."""
    row.used_at = at
    row.save(update_fields=["used_at"])
    joining = Actor(
        name=person.display_name, organisation_id=row.organisation_id, staff_id=person.pk
    )
    start(joining, person, Role(row.role), at)


def start(actor: Actor, person: StaffMember, role: Role, at: datetime) -> Membership:
    """Let somebody work here, once in each role."""
    row, made = Membership.objects.get_or_create(
        organisation_id=actor.organisation_id,
        staff=person,
        role=role.value,
        ended_on=None,
        defaults={"started_on": at.date()},
    )
    if made:
        said = events.StaffJoined(subject_id=person.pk, membership_id=row.pk, role=role.value)
        record(said, by=actor, at=at)
    return row


def working(actor: Actor) -> QuerySet[Membership]:
    """Return who works for the actor's organisation now."""
    return Membership.objects.filter(organisation_id=actor.organisation_id, ended_on=None)


def roles_of(actor: Actor) -> frozenset[Role]:
    """Return what the actor is in her organisation now."""
    rows = working(actor).filter(staff_id=actor.staff_id)
    return frozenset(Role(r) for r in rows.values_list("role", flat=True))
