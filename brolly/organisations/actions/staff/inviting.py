"""Make links by which somebody joins, or starts her sign-in afresh."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.turns import take_turn
from brolly.access.vocabulary import Actor, Power, Role
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.actions import record
from brolly.organisations import events, gate, rules
from brolly.organisations.actions.staff.parts import roles_of, working
from brolly.organisations.actions.staff.refusals import NobodyJoinsPractice, WorksHereAlready
from brolly.organisations.models import (
    Invitation,
)
from brolly.organisations.queries import is_practice


@dataclass(frozen=True, kw_only=True)
class Sent:
    """An invitation just made. The token is shown or sent once, and kept nowhere."""

    invitation_id: UUID
    address: str
    token: str
    until: datetime


@action
def invite(*, actor: Actor, email: str, role: Role, at: datetime) -> Sent:
    """
    Invite somebody by link. A new link for the same address ends the one before.

    :raises NotAllowed: the actor may not manage staff, or may not give this role
    :raises WorksHereAlready: somebody with this address works here
    :raises NobodyJoinsPractice: in a practice organisation
    """
    require(actor, Power.MANAGE_STAFF)
    if not rules.may_be_given(role, by=roles_of(actor)):
        raise NotAllowed
    return _make_invitation(actor, email.strip().lower(), role, at)


@action
def invite_again(*, actor: Actor, invitation_id: UUID, at: datetime) -> Sent:
    """
    Make a new link in the place of one that was lost. The one before stops working.

    :raises NotAllowed: the actor may not manage staff, or may not give this role
    :raises NotFound: nobody waits to join by this invitation
    :raises WorksHereAlready: somebody with this address works here meanwhile
    """
    require(actor, Power.MANAGE_STAFF)
    waiting = Invitation.objects.select_for_update().filter(
        organisation_id=actor.organisation_id,
        pk=invitation_id,
        used_at=None,
        withdrawn_at=None,
        restarts_id=None,
    )
    row = waiting.first()
    if row is None:
        raise NotFound
    if not rules.may_be_given(Role(row.role), by=roles_of(actor)):
        raise NotAllowed
    return _make_invitation(actor, row.email, Role(row.role), at)


def _make_invitation(actor: Actor, address: str, role: Role, at: datetime) -> Sent:
    if is_practice(actor):
        raise NobodyJoinsPractice
    take_turn("organisations.invitation", actor.organisation_id)
    if working(actor).filter(staff__email__iexact=address).exists():
        raise WorksHereAlready
    mine = Invitation.objects.filter(organisation_id=actor.organisation_id)
    mine.filter(email=address, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    token, kept = gate.token_for(actor.organisation_id)
    made = Invitation.objects.create(
        organisation_id=actor.organisation_id,
        email=address,
        role=role.value,
        token_hash=kept,
        invited_by_id=actor.staff_id,
        made_at=at,
        expires_at=at + rules.INVITATION_LASTS,
    )
    record(events.StaffInvited(subject_id=made.pk, role=role.value), by=actor, at=at)
    return Sent(invitation_id=made.pk, address=address, token=token, until=made.expires_at)


@action
def withdraw_invitation(*, actor: Actor, invitation_id: UUID, at: datetime) -> None:
    """
    Take an invitation back.

    :raises NotAllowed: the actor may not manage staff
    :raises NotFound: there is none that could be used
    """
    require(actor, Power.MANAGE_STAFF)
    row = (
        Invitation.objects.select_for_update()
        .filter(
            organisation_id=actor.organisation_id,
            pk=invitation_id,
            used_at=None,
            withdrawn_at=None,
        )
        .first()
    )
    if row is None:
        raise NotFound
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    record(events.InvitationWithdrawn(subject_id=row.pk), by=actor, at=at)
