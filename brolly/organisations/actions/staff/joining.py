"""Use a link: join with a new account or an old one, or start afresh."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db.models import F

from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Actor, Role
from brolly.history.actions import record
from brolly.organisations import events, gate, ports
from brolly.organisations.actions.staff.parts import bearer, usable, use_up
from brolly.organisations.actions.staff.refusals import (
    InvitationOver,
    SignInToJoin,
    SomebodyElse,
    WorksElsewhereToo,
)
from brolly.organisations.models import (
    Organisation,
    StaffMember,
)
from brolly.organisations.queries import places_of_staff


@dataclass(frozen=True, kw_only=True)
class Invited:
    """What the page of an invitation shows to whoever holds its link."""

    organisation_id: UUID
    organisation_name: str
    email: str
    role: Role
    has_account: bool
    is_restart: bool = False


def restart(*, token: str, password: str, at: datetime) -> UUID:
    """
    Start a sign-in afresh: a new password, no second steps, every session ended.

    No actor: whoever holds the link acts for the organisation with no power.

    :raises InvitationOver: the link was used, taken back, or expired
    :raises WorksElsewhereToo: the account opens another organisation meanwhile
    """
    with reading(bearer(token)):
        offered = usable(token, at).restarts_id
    if offered is None:
        raise InvitationOver
    with reading(gate.person_acting(offered, "restart")):
        places, _ = places_of_staff(offered)
    here = gate.organisation_in(token)
    if any(p.organisation_id != here for p in places if not p.is_practice):
        raise WorksElsewhereToo
    with acting(bearer(token)):
        row = usable(token, at, lock=True)
        row.used_at = at
        row.save(update_fields=["used_at"])
        Authenticator.objects.filter(user_id=offered).delete()
        StaffMember.objects.filter(pk=offered).update(
            password=make_password(password), sessions_number=F("sessions_number") + 1
        )
        joining = Actor(
            name="invitation", organisation_id=row.organisation_id, staff_id=offered
        )
        ports.tell_of_change()(offered)
        record(events.SignInRestarted(subject_id=offered), by=joining, at=at)
    return offered


def invitation_of(*, token: str, at: datetime) -> Invited:
    """
    Return what a link's page shows. No actor: the token is what its holder has.

    :raises InvitationOver: it was used, taken back, expired, or never was
    """
    with reading(bearer(token)):
        row = usable(token, at)
        return Invited(
            organisation_id=row.organisation_id,
            organisation_name=Organisation.objects.get(pk=row.organisation_id).name,
            email=row.email,
            role=Role(row.role),
            has_account=StaffMember.objects.filter(email__iexact=row.email).exists(),
            is_restart=row.restarts_id is not None,
        )


def join_with_new_account(
    *, token: str, display_name: str, password: str, at: datetime
) -> UUID:
    """
    Make an account from an invitation, and let it work for the organisation.

    No actor: whoever holds the link acts for the organisation with no power.

    :raises InvitationOver: the link was used, taken back, or expired
    :raises SignInToJoin: there is an account of this address
    """
    with acting(bearer(token)):
        row = usable(token, at, lock=True)
        if row.restarts_id is not None:
            raise InvitationOver
        if StaffMember.objects.filter(email__iexact=row.email).exists():
            raise SignInToJoin
        person = StaffMember(
            email=row.email,
            display_name=display_name,
            password=make_password(password),
            made_at=at,
        )
        person.save(force_insert=True)
        use_up(row, person, at)
    return person.pk


def join_with_account(*, token: str, staff_id: UUID, at: datetime) -> UUID:
    """
    Let somebody who has an account work for one organisation more.

    :raises InvitationOver: the link was used, taken back, or expired
    :raises SomebodyElse: the link is for another address
    """
    with acting(bearer(token)):
        row = usable(token, at, lock=True)
        if row.restarts_id is not None:
            raise InvitationOver
        person = StaffMember.objects.get(pk=staff_id)
        if person.email.lower() != row.email.lower():
            raise SomebodyElse
        use_up(row, person, at)
    return row.organisation_id
