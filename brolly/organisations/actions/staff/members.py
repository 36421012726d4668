"""Change what somebody is here, and end her time here."""

from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power, Role
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.actions import record
from brolly.organisations import events, rules
from brolly.organisations.actions.staff.parts import roles_of, start, working
from brolly.organisations.actions.staff.refusals import LastManager, WorksHereAlready
from brolly.organisations.models import (
    Membership,
    Post,
    StaffMember,
)


@action
def change_role(*, actor: Actor, membership_id: UUID, role: Role, at: datetime) -> None:
    """
    Change what somebody is here.

    :raises NotAllowed: the actor may not manage staff, or may not give or take this role
    :raises NotFound: nobody works here by this membership
    :raises LastManager: nobody would be left to manage staff
    """
    require(actor, Power.MANAGE_STAFF)
    row = _locked_membership(actor, membership_id)
    mine = roles_of(actor)
    if not (rules.may_be_given(role, by=mine) and rules.may_be_given(Role(row.role), by=mine)):
        raise NotAllowed
    _keep_a_manager(actor, without=row, instead=role)
    if row.role == role.value:
        return
    old, row.role = row.role, role.value
    if working(actor).filter(staff_id=row.staff_id, role=role.value).exists():
        raise WorksHereAlready
    row.save(update_fields=["role"])
    said = events.RoleChanged(subject_id=row.staff_id, old=old, new=role.value)
    record(said, by=actor, at=at)


@action
def end_membership(*, actor: Actor, membership_id: UUID, at: datetime) -> None:
    """
    End somebody's time here. Her sessions stop seeing this organisation at once.

    Posts she held stay, without her: their page asks for somebody new.

    :raises NotAllowed: the actor may not manage staff, or this role is not hers to end
    :raises NotFound: nobody works here by this membership
    :raises LastManager: nobody would be left to manage staff
    """
    require(actor, Power.MANAGE_STAFF)
    row = _locked_membership(actor, membership_id)
    if not rules.may_be_given(Role(row.role), by=roles_of(actor)):
        raise NotAllowed
    _keep_a_manager(actor, without=row, instead=None)
    row.ended_on = max(at.date(), row.started_on)
    row.save(update_fields=["ended_on"])
    if not working(actor).filter(staff_id=row.staff_id).exists():
        _leave_posts(actor, row.staff_id, at)
    record(events.MembershipEnded(subject_id=row.staff_id, role=row.role), by=actor, at=at)


@action
def add_member(
    *,
    actor: Actor,
    staff_id: UUID,
    email: str,
    display_name: str,
    password: str,
    role: Role,
    at: datetime,
) -> UUID:
    """
    Let somebody work here without an invitation: the first manager, and samples.

    ``password`` is a hash. An account that is there is used as it is.

    :raises NotAllowed: the actor may not manage staff
    """
    require(actor, Power.MANAGE_STAFF)
    person, _ = StaffMember.objects.get_or_create(
        email=email.lower(),
        defaults={
            "id": staff_id,
            "display_name": display_name,
            "password": password,
            "made_at": at,
        },
    )
    return start(actor, person, role, at).pk


def _locked_membership(actor: Actor, membership_id: UUID) -> Membership:
    row: Membership | None = working(actor).select_for_update().filter(pk=membership_id).first()
    if row is None:
        raise NotFound
    return row


def _keep_a_manager(actor: Actor, *, without: Membership, instead: Role | None) -> None:
    """Refuse what would leave nobody to manage staff; two at once wait for each other."""
    rows = working(actor).select_for_update().exclude(pk=without.pk).order_by("pk")
    left = [Role(row.role) for row in rows] + ([instead] if instead else [])
    if rules.needs_another_manager(left):
        raise LastManager


def _leave_posts(actor: Actor, staff_id: UUID, at: datetime) -> None:
    for post in Post.objects.filter(organisation_id=actor.organisation_id, closed_on=None):
        if staff_id not in (post.holder_id, post.deputy_id):
            continue
        if post.holder_id == staff_id:
            # The deputy steps in, so that what arrives tonight is read.
            post.holder_id, post.deputy_id = post.deputy_id, None
        else:
            post.deputy_id = None
        post.save(update_fields=["holder", "deputy"])
        said = events.PostHandedOver(
            subject_id=post.pk, holder_id=post.holder_id, deputy_id=post.deputy_id
        )
        record(said, by=actor, at=at)
