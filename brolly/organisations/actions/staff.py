"""Invite people, let them join, change what they are, and end it; the very first page."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F, QuerySet

from brolly.access.gate import require
from brolly.access.rules import powers_of
from brolly.access.scope import acting, action, reading
from brolly.access.vocabulary import Actor, Power, Role
from brolly.foundation.refusals import NotAllowed, NotFound, Refusal
from brolly.history.actions import record
from brolly.organisations import events, gate, rules
from brolly.organisations.actions.organisation import make_organisation
from brolly.organisations.models import (
    FirstCode,
    Invitation,
    Membership,
    Organisation,
    Post,
    StaffMember,
)
from brolly.organisations.queries import places_of_staff
from brolly.organisations.vocabulary import OrganisationKind


class InvitationOver(Refusal):
    """An invitation's link was used, taken back, or is older than a week."""

    code = "organisations.invitation-over"
    status = 410
    message = "This link does not work any more. Ask the person who sent it for a new one."


class SomebodyElse(Refusal):
    """An invitation is for another address than that of the account signed in."""

    code = "organisations.invitation-for-somebody-else"
    status = 403
    message = "This link is for somebody else. Sign out, then open it again."


class SignInToJoin(Refusal):
    """There is an account of this address already; its owner joins by signing in."""

    code = "organisations.sign-in-to-join"
    status = 409
    message = "You have an account already. Sign in, then open the link again."


class LastManager(Refusal):
    """Nobody would be left to manage staff."""

    code = "organisations.last-manager"
    status = 409
    message = "There must be a manager. Make somebody else a manager first."


class FirstCodeWrong(Refusal):
    """The code for an empty installation is wrong, used, or a day old."""

    code = "organisations.first-code-wrong"
    status = 403
    message = "That code is not right, or is too old. Start Brolly again for a new one."


class WorksHereAlready(Refusal):
    """Somebody who works here was invited to do so."""

    code = "organisations.works-here-already"
    status = 409
    message = "Somebody with this address works here already. Change the role instead."


class WorksElsewhereToo(Refusal):
    """One organisation may not restart a sign-in that opens another one as well."""

    code = "organisations.works-elsewhere-too"
    status = 409
    message = (
        "This account also opens another organisation, so you cannot restart it alone. "
        "End the time here and invite another address."
    )


@dataclass(frozen=True, kw_only=True)
class Sent:
    """An invitation just made. The token is shown once and kept nowhere."""

    invitation_id: UUID
    token: str


@dataclass(frozen=True, kw_only=True)
class Invited:
    """What the page of an invitation shows to whoever holds its link."""

    organisation_id: UUID
    organisation_name: str
    email: str
    role: Role
    has_account: bool
    is_restart: bool = False


@action
def invite(*, actor: Actor, email: str, role: Role, at: datetime) -> Sent:
    """
    Invite somebody by link. A new link for the same address ends the one before.

    :raises NotAllowed: the actor may not manage staff, or may not give this role
    :raises WorksHereAlready: somebody with this address works here
    """
    require(actor, Power.MANAGE_STAFF)
    if not rules.may_be_given(role, by=_roles_of(actor)):
        raise NotAllowed
    address = email.strip().lower()
    if _working(actor).filter(staff__email__iexact=address).exists():
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
    return Sent(invitation_id=made.pk, token=token)


def offer_restart(*, actor: Actor, membership_id: UUID, at: datetime) -> Sent:
    """
    Make a link by which somebody who lost her phone or password starts afresh.

    Only where her account opens this organisation and no other: otherwise a manager
    here could come in there.

    :raises NotAllowed: the actor may not manage staff, or may not give this role
    :raises NotFound: nobody works here by this membership
    :raises WorksElsewhereToo: the account opens another organisation as well
    """
    require(actor, Power.MANAGE_STAFF)
    with reading(actor):
        row = _working(actor).filter(pk=membership_id).first()
        if row is None:
            raise NotFound
        held = _working(actor).filter(staff_id=row.staff_id).values_list("role", flat=True)
        mine = _roles_of(actor)
        if not all(rules.may_be_given(Role(role), by=mine) for role in held):
            raise NotAllowed
    with reading(gate.person_acting(row.staff_id, "restart")):
        places, _ = places_of_staff(row.staff_id)
    if any(p.organisation_id != actor.organisation_id for p in places if not p.is_practice):
        raise WorksElsewhereToo
    return _make_restart(actor=actor, staff_id=row.staff_id, role=row.role, at=at)


@action
def _make_restart(*, actor: Actor, staff_id: UUID, role: str, at: datetime) -> Sent:
    person = StaffMember.objects.get(pk=staff_id)
    mine = Invitation.objects.filter(organisation_id=actor.organisation_id)
    mine.filter(email=person.email, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    token, kept = gate.token_for(actor.organisation_id)
    made = Invitation.objects.create(
        organisation_id=actor.organisation_id,
        email=person.email,
        role=role,
        token_hash=kept,
        invited_by_id=actor.staff_id,
        restarts_id=staff_id,
        made_at=at,
        expires_at=at + rules.RESTART_LASTS,
    )
    record(events.RestartOffered(subject_id=staff_id), by=actor, at=at)
    return Sent(invitation_id=made.pk, token=token)


def restart(*, token: str, password: str, at: datetime) -> UUID:
    """
    Start a sign-in afresh: a new password, no second steps, every session ended.

    No actor: whoever holds the link acts for the organisation with no power.

    :raises InvitationOver: the link was used, taken back, or expired
    :raises WorksElsewhereToo: the account opens another organisation meanwhile
    """
    with reading(_bearer(token)):
        offered = _usable(token, at).restarts_id
    if offered is None:
        raise InvitationOver
    with reading(gate.person_acting(offered, "restart")):
        places, _ = places_of_staff(offered)
    here = gate.organisation_in(token)
    if any(p.organisation_id != here for p in places if not p.is_practice):
        raise WorksElsewhereToo
    with acting(_bearer(token)):
        row = _usable(token, at, lock=True)
        row.used_at = at
        row.save(update_fields=["used_at"])
        Authenticator.objects.filter(user_id=offered).delete()
        StaffMember.objects.filter(pk=offered).update(
            password=make_password(password), sessions_number=F("sessions_number") + 1
        )
        joining = Actor(
            name="invitation", organisation_id=row.organisation_id, staff_id=offered
        )
        record(events.SignInRestarted(subject_id=offered), by=joining, at=at)
    return offered


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


def invitation_of(*, token: str, at: datetime) -> Invited:
    """
    Return what a link's page shows. No actor: the token is what its holder has.

    :raises InvitationOver: it was used, taken back, expired, or never was
    """
    with reading(_bearer(token)):
        row = _usable(token, at)
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
    with acting(_bearer(token)):
        row = _usable(token, at, lock=True)
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
        _use(row, person, at)
    return person.pk


def join_with_account(*, token: str, staff_id: UUID, at: datetime) -> UUID:
    """
    Let somebody who has an account work for one organisation more.

    :raises InvitationOver: the link was used, taken back, or expired
    :raises SomebodyElse: the link is for another address
    """
    with acting(_bearer(token)):
        row = _usable(token, at, lock=True)
        if row.restarts_id is not None:
            raise InvitationOver
        person = StaffMember.objects.get(pk=staff_id)
        if person.email.lower() != row.email.lower():
            raise SomebodyElse
        _use(row, person, at)
    return row.organisation_id


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
    mine = _roles_of(actor)
    if not (rules.may_be_given(role, by=mine) and rules.may_be_given(Role(row.role), by=mine)):
        raise NotAllowed
    _keep_a_manager(actor, without=row, instead=role)
    if row.role == role.value:
        return
    old, row.role = row.role, role.value
    if _working(actor).filter(staff_id=row.staff_id, role=role.value).exists():
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
    if not rules.may_be_given(Role(row.role), by=_roles_of(actor)):
        raise NotAllowed
    _keep_a_manager(actor, without=row, instead=None)
    row.ended_on = max(at.date(), row.started_on)
    row.save(update_fields=["ended_on"])
    if not _working(actor).filter(staff_id=row.staff_id).exists():
        _leave_posts(actor, row.staff_id, at)
    record(events.MembershipEnded(subject_id=row.staff_id, role=row.role), by=actor, at=at)


# --- the first page of an empty installation -------------------------------------


def make_first_code(*, at: datetime) -> str | None:
    """
    Draw the code that opens the first page, or None when an organisation is there.

    No actor: the command that prints it runs before anybody exists.
    """
    if Organisation.objects.exists():
        return None
    code = "-".join(f"{secrets.randbelow(10_000):04}" for _ in range(4))
    with transaction.atomic():
        FirstCode.objects.filter(used_at=None).delete()
        FirstCode.objects.create(
            code_hash=make_password(code.replace("-", "")),
            expires_at=at + rules.FIRST_CODE_LASTS,
        )
    return code


def is_empty() -> bool:
    """Test whether nobody has begun here. No actor: asked before anybody exists."""
    return not Organisation.objects.exists()


def check_first_code(*, code: str, at: datetime) -> UUID:
    """
    Return the id of a first code that is right.

    :raises FirstCodeWrong: it is wrong, used, or a day old
    """
    said = "".join(ch for ch in code if ch.isdigit())
    for row in FirstCode.objects.filter(used_at=None):
        usable = rules.may_be_used(
            expires_at=row.expires_at, used_at=row.used_at, withdrawn_at=None, at=at
        )
        if usable and check_password(said, row.code_hash):
            return row.pk
    raise FirstCodeWrong


def begin(
    *,
    first_code_id: UUID,
    organisation_name: str,
    kind: OrganisationKind,
    code: str,
    region: str,
    display_name: str,
    email: str,
    password: str,
    at: datetime,
) -> Actor:
    """
    Make the first organisation and its first manager. Works once.

    :raises FirstCodeWrong: somebody has begun already, or the code is too old
    """
    with transaction.atomic():
        row = FirstCode.objects.select_for_update().filter(pk=first_code_id).first()
        if row is None or row.used_at is not None or at >= row.expires_at:
            raise FirstCodeWrong
        if not is_empty():
            raise FirstCodeWrong
        row.used_at = at
        row.save(update_fields=["used_at"])
    manager = Actor(
        name=display_name,
        organisation_id=uuid4(),
        staff_id=uuid4(),
        powers=powers_of(Role.MANAGER),
    )
    make_organisation(
        actor=manager, name=organisation_name, kind=kind, code=code, region=region, at=at
    )
    add_member(
        actor=manager,
        staff_id=manager.staff_id or uuid4(),
        email=email,
        display_name=display_name,
        password=make_password(password),
        role=Role.MANAGER,
        at=at,
    )
    return manager


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
    return _start(actor, person, role, at).pk


# --- parts -----------------------------------------------------------------------


def _bearer(token: str) -> Actor:
    organisation_id = gate.organisation_in(token)
    if organisation_id is None:
        raise InvitationOver
    return Actor(name="invitation", organisation_id=organisation_id)


def _usable(token: str, at: datetime, *, lock: bool = False) -> Invitation:
    rows = Invitation.objects.filter(token_hash=gate.hash_of(token))
    row = (rows.select_for_update() if lock else rows).first()
    if row is None or not rules.may_be_used(
        expires_at=row.expires_at, used_at=row.used_at, withdrawn_at=row.withdrawn_at, at=at
    ):
        raise InvitationOver
    return row


def _use(row: Invitation, person: StaffMember, at: datetime) -> None:
    row.used_at = at
    row.save(update_fields=["used_at"])
    joining = Actor(
        name=person.display_name, organisation_id=row.organisation_id, staff_id=person.pk
    )
    _start(joining, person, Role(row.role), at)


def _start(actor: Actor, person: StaffMember, role: Role, at: datetime) -> Membership:
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


def _working(actor: Actor) -> QuerySet[Membership]:
    return Membership.objects.filter(organisation_id=actor.organisation_id, ended_on=None)


def _roles_of(actor: Actor) -> frozenset[Role]:
    rows = _working(actor).filter(staff_id=actor.staff_id)
    return frozenset(Role(r) for r in rows.values_list("role", flat=True))


def _locked_membership(actor: Actor, membership_id: UUID) -> Membership:
    row: Membership | None = (
        _working(actor).select_for_update().filter(pk=membership_id).first()
    )
    if row is None:
        raise NotFound
    return row


def _keep_a_manager(actor: Actor, *, without: Membership, instead: Role | None) -> None:
    """Refuse what would leave nobody to manage staff; two at once wait for each other."""
    rows = _working(actor).select_for_update().exclude(pk=without.pk).order_by("pk")
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
