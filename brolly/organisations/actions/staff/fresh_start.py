"""
Let somebody who lost her second factor start her sign-in afresh: two people, one link.

One manager alone could otherwise take over a colleague's account.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from brolly.access.gate import FreshFactorNeeded, require
from brolly.access.rules import powers_of
from brolly.access.scope import acting, action, reading
from brolly.access.turns import take_turn
from brolly.access.vocabulary import Actor, Power, Role
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.actions import record
from brolly.history.vocabulary import Event
from brolly.organisations import events, gate, rules
from brolly.organisations.actions.staff.inviting import Sent
from brolly.organisations.actions.staff.parts import roles_of, working
from brolly.organisations.actions.staff.refusals import (
    AskColleagues,
    SecondPersonNeeded,
    WorksElsewhereToo,
)
from brolly.organisations.models import FreshStart, Invitation, StaffMember
from brolly.organisations.queries import places_of_staff


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """Whose sign-in is to start afresh."""

    staff_id: UUID
    role: str


def ask_fresh_start(*, actor: Actor, membership_id: UUID, at: datetime) -> UUID:
    """
    Ask that somebody who lost her phone and her sheet starts afresh. Gives no link yet.

    Only where her account opens this organisation and no other: otherwise two people
    here could come in there.

    :raises NotAllowed: the actor may not manage staff, or may not give this role, or
        asks for herself
    :raises NotFound: nobody works here by this membership
    :raises WorksElsewhereToo: the account opens another organisation as well
    """
    require(actor, Power.MANAGE_STAFF)
    with reading(actor):
        row = working(actor).filter(pk=membership_id).first()
        if row is None:
            raise NotFound
        held = working(actor).filter(staff_id=row.staff_id).values_list("role", flat=True)
        mine = roles_of(actor)
        if not all(rules.may_be_given(Role(role), by=mine) for role in held):
            raise NotAllowed
    if row.staff_id == actor.staff_id:
        raise NotAllowed
    _refuse_elsewhere(actor, row.staff_id)
    return _ask(actor=actor, wanted=_Wanted(staff_id=row.staff_id, role=row.role), at=at)


@action
def _ask(*, actor: Actor, wanted: _Wanted, at: datetime) -> UUID:
    if actor.staff_id is None:
        raise NotAllowed
    take_turn("organisations.fresh-start", actor.organisation_id)
    FreshStart.objects.filter(staff_id=wanted.staff_id, agreed_at=None).delete()
    made = FreshStart.objects.create(
        organisation_id=actor.organisation_id,
        staff_id=wanted.staff_id,
        role=wanted.role,
        asked_by_id=actor.staff_id,
        asked_at=at,
    )
    record(events.RestartAsked(subject_id=wanted.staff_id), by=actor, at=at)
    return made.pk


def agree_to_fresh_start(*, actor: Actor, fresh_start_id: UUID, at: datetime) -> Sent:
    """
    Agree, as a second person who spoke with her, and make the link.

    :raises NotFound: nobody asked, somebody agreed before, or it is older than a day
    :raises SecondPersonNeeded: the actor asked herself, or it is for her, or is a volunteer
    :raises FreshFactorNeeded: the second factor was not shown in the last minutes
    :raises WorksElsewhereToo: the account opens another organisation meanwhile
    """
    with reading(actor):
        asked = _waiting(actor, fresh_start_id, at)
        _check_second_person(actor, asked)
        whose = asked.staff_id
    if not actor.fresh_factor:
        raise FreshFactorNeeded
    _refuse_elsewhere(actor, whose)
    return _agree(actor=actor, fresh_start_id=fresh_start_id, at=at)


@action
def _agree(*, actor: Actor, fresh_start_id: UUID, at: datetime) -> Sent:
    asked = _waiting(actor, fresh_start_id, at, lock=True)
    _check_second_person(actor, asked)
    asked.agreed_by_id, asked.agreed_at = actor.staff_id, at
    asked.save(update_fields=["agreed_by_id", "agreed_at"])
    return _link(actor, _Wanted(staff_id=asked.staff_id, role=asked.role), at)


def let_back_in(*, email: str, at: datetime) -> Sent:
    """
    Make the link for the only one who could let others back in, and lost her second step.

    No actor: whoever holds the machine asks, and could read the data without asking. It
    stands in the history of the organisation. Where two others can do it, they do.

    :raises NotFound: nobody who works somewhere has this address
    :raises AskColleagues: two people there can start her sign-in afresh
    :raises WorksElsewhereToo: the account opens another organisation as well
    """
    person = StaffMember.objects.filter(email__iexact=email.strip()).first()
    if person is None:
        raise NotFound
    with reading(gate.person_acting(person.pk, "let back in")):
        places, _ = places_of_staff(person.pk)
    here = [place for place in places if not place.is_practice]
    if not here:
        raise NotFound
    if len(here) > 1:
        raise WorksElsewhereToo
    keeper = Actor(name="whoever keeps the machine", organisation_id=here[0].organisation_id)
    with acting(keeper):
        _refuse_if_colleagues_can(keeper, person.pk)
        held = working(keeper).filter(staff_id=person.pk).order_by("role").first()
        if held is None:
            raise NotFound
        wanted = _Wanted(staff_id=person.pk, role=held.role)
        return _link(keeper, wanted, at, said=events.LetBackIn(subject_id=person.pk))


def _refuse_if_colleagues_can(keeper: Actor, staff_id: UUID) -> None:
    others = working(keeper).exclude(staff_id=staff_id)
    roles = [(row.staff_id, Role(row.role)) for row in others]
    asking = {who for who, role in roles if Power.MANAGE_STAFF in powers_of(role)}
    agreeing = {who for who, role in roles if rules.may_agree(frozenset({role}))}
    if any(agreeing - {asker} for asker in asking):
        raise AskColleagues


def _link(actor: Actor, wanted: _Wanted, at: datetime, *, said: Event | None = None) -> Sent:
    person = StaffMember.objects.get(pk=wanted.staff_id)
    mine = Invitation.objects.filter(organisation_id=actor.organisation_id)
    mine.filter(email=person.email, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    token, kept = gate.token_for(actor.organisation_id)
    made = Invitation.objects.create(
        organisation_id=actor.organisation_id,
        email=person.email,
        role=wanted.role,
        token_hash=kept,
        invited_by_id=actor.staff_id,
        restarts_id=person.pk,
        made_at=at,
        expires_at=at + rules.RESTART_LASTS,
    )
    record(said or events.RestartOffered(subject_id=person.pk), by=actor, at=at)
    return Sent(invitation_id=made.pk, address=person.email, token=token, until=made.expires_at)


def _waiting(
    actor: Actor, fresh_start_id: UUID, at: datetime, *, lock: bool = False
) -> FreshStart:
    rows = FreshStart.objects.filter(
        organisation_id=actor.organisation_id,
        pk=fresh_start_id,
        agreed_at=None,
        asked_at__gt=at - rules.RESTART_LASTS,
    )
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def _check_second_person(actor: Actor, asked: FreshStart) -> None:
    if actor.staff_id is None or not rules.may_agree_to_fresh_start(
        agreeing=actor.staff_id,
        roles=roles_of(actor),
        asked_by=asked.asked_by_id,
        whose=asked.staff_id,
    ):
        raise SecondPersonNeeded


def _refuse_elsewhere(actor: Actor, staff_id: UUID) -> None:
    with reading(gate.person_acting(staff_id, "restart")):
        places, _ = places_of_staff(staff_id)
    if any(p.organisation_id != actor.organisation_id for p in places if not p.is_practice):
        raise WorksElsewhereToo
