"""
The host lets others in; they join by a link and install nothing.

A force, clinic or agency can be written down before anybody of it joins, so that an
agreement can name it: what leaves then goes on paper or by phone.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet

from brolly.access.gate import require_fresh
from brolly.access.rules import powers_of
from brolly.access.scope import acting, action, reading
from brolly.access.vocabulary import Actor, Power, Role
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.actions import record
from brolly.organisations import events, gate, rules
from brolly.organisations.actions.organisation import (
    CodeTaken,
    add_area,
    hand_over_post,
    make_organisation,
    make_post,
)
from brolly.organisations.actions.staff import (
    InvitationOver,
    Sent,
    SignInToJoin,
    SomebodyElse,
    add_member,
)
from brolly.organisations.models import Admission, Organisation, StaffMember
from brolly.organisations.queries import posts_of, require_host
from brolly.organisations.vocabulary import ADMITTED, WRITTEN_DOWN, OrganisationKind, PostKind


@dataclass(frozen=True, kw_only=True)
class Admitted:
    """What the page of a project's link shows to whoever holds it."""

    network_name: str
    name: str
    kind: OrganisationKind
    email: str
    has_account: bool
    was_written_down: bool


@dataclass(frozen=True, kw_only=True)
class PartnerTold:
    """An organisation that is not here itself: what it is, and to whom one writes there."""

    name: str
    kind: OrganisationKind
    region: str
    post: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class Joining:
    """What a project's first manager says about it, and about herself if she is new."""

    name: str
    code: str
    region: str
    towns: tuple[str, ...]
    display_name: str = ""
    password: str = ""


@action
def invite_project(
    *,
    actor: Actor,
    admission_id: UUID,
    name: str,
    kind: OrganisationKind,
    email: str,
    at: datetime,
) -> Sent:
    """
    Make the link by which a project's first manager joins. Pressed twice, one invitation.

    :raises NotAllowed: the actor's organisation lets nobody in, or it would be a second office
    :raises FreshFactorNeeded: the second factor was not shown in the last minutes
    """
    require_fresh(actor, Power.ADMIT_PROJECTS)
    require_host(actor)
    if kind not in ADMITTED:
        raise NotAllowed
    wanted = Admission(pk=admission_id, name=name, kind=kind.value, email=email)
    return _invite(actor, wanted, at)


@action
def invite_written_down(
    *, actor: Actor, admission_id: UUID, partner_id: UUID, email: str, at: datetime
) -> Sent:
    """
    Make the link by which the first person of an organisation that was written down joins.

    :raises NotAllowed: the actor's organisation lets nobody in
    :raises FreshFactorNeeded: the second factor was not shown in the last minutes
    :raises NotFound: we wrote down no such organisation, or somebody of it has joined
    """
    require_fresh(actor, Power.ADMIT_PROJECTS)
    require_host(actor)
    partner = Organisation.objects.filter(
        pk=partner_id, written_down_by_id=actor.organisation_id
    ).first()
    if partner is None:
        raise NotFound
    waiting = Admission.objects.filter(
        organisation_id=actor.organisation_id, project_id=partner.pk, withdrawn_at=None
    )
    waiting.exclude(pk=admission_id).update(withdrawn_at=at, email="")
    wanted = Admission(
        pk=admission_id,
        project_id=partner.pk,
        name=partner.name,
        kind=partner.kind,
        email=email,
    )
    return _invite(actor, wanted, at)


def write_down_partner(
    *, actor: Actor, partner_id: UUID, partner: PartnerTold, at: datetime
) -> UUID:
    """
    Write down a force, clinic or agency, and its post that gets what leaves.

    Nobody can sign in there: an agreement with it is signed on paper, and what leaves
    goes on paper or by phone. The same id again finds what was written down, and makes
    the post if the machine stopped before it was.

    :raises NotAllowed: the actor's organisation lets nobody in, or it is no such kind
    :raises FreshFactorNeeded: the second factor was not shown in the last minutes
    :raises NotFound: the id is that of somebody else's organisation
    """
    require_fresh(actor, Power.ADMIT_PROJECTS)
    with reading(actor):
        require_host(actor)
        taken = set(Organisation.objects.values_list("code", flat=True))
        made = Organisation.objects.filter(pk=partner_id).first()
    if made is not None and made.written_down_by_id != actor.organisation_id:
        raise NotFound
    if partner.kind not in WRITTEN_DOWN:
        raise NotAllowed
    clerk = Actor(
        name=actor.name,
        organisation_id=partner_id,
        powers=frozenset({Power.MANAGE_ORGANISATION}),
    )
    if made is None:
        with acting(actor):
            said = events.PartnerWrittenDown(subject_id=partner_id, kind=partner.kind)
            record(said, by=actor, at=at)
        make_organisation(
            actor=clerk,
            name=partner.name,
            kind=partner.kind,
            code=next(code for code in rules.short_codes(partner.name) if code not in taken),
            region=partner.region,
            written_down_by_id=actor.organisation_id,
            at=at,
        )
    is_police = partner.kind is OrganisationKind.POLICE
    make_post(
        actor=clerk,
        post_id=partner_id,
        kind=PostKind.LIAISON_OFFICER if is_police else PostKind.REFERRALS_DESK,
        title=partner.post,
        unit=partner.unit,
        mailbox="",
        at=at,
    )
    return partner_id


@action
def invite_project_again(*, actor: Actor, admission_id: UUID, at: datetime) -> Sent:
    """
    Make a new link in the place of one that was lost. The one before stops working.

    :raises NotAllowed: the actor's organisation lets nobody in
    :raises FreshFactorNeeded: the second factor was not shown in the last minutes
    :raises NotFound: no project waits by this invitation
    """
    require_fresh(actor, Power.ADMIT_PROJECTS)
    require_host(actor)
    row = _waiting(actor, admission_id)
    sent = _new_link(row, at)
    record(events.ProjectInvited(subject_id=row.pk, kind=row.kind), by=actor, at=at)
    return sent


@action
def withdraw_admission(*, actor: Actor, admission_id: UUID, at: datetime) -> None:
    """
    Take a project's invitation back.

    :raises NotAllowed: the actor's organisation lets nobody in
    :raises FreshFactorNeeded: the second factor was not shown in the last minutes
    :raises NotFound: no project waits by this invitation
    """
    require_fresh(actor, Power.ADMIT_PROJECTS)
    require_host(actor)
    row = _waiting(actor, admission_id)
    row.withdrawn_at, row.email = at, ""
    row.save(update_fields=["withdrawn_at", "email"])
    record(events.AdmissionWithdrawn(subject_id=row.pk), by=actor, at=at)


def admission_of(*, token: str, at: datetime) -> Admitted:
    """
    Return what a link's page shows. No actor: the token is what its holder has.

    :raises InvitationOver: it was used, taken back, expired, or never was
    """
    with reading(_bearer(token)):
        row = _usable(token, at)
        return Admitted(
            network_name=Organisation.objects.get(pk=row.organisation_id).name,
            name=row.name,
            kind=OrganisationKind(row.kind),
            email=row.email,
            has_account=StaffMember.objects.filter(email__iexact=row.email).exists(),
            was_written_down=_written_down(row.project_id).exists(),
        )


def join_network(*, token: str, joining: Joining, staff_id: UUID | None, at: datetime) -> UUID:
    """
    Make the project and its first manager, and return whose account that is.

    No actor: the link speaks for her. ``staff_id`` is hers if she signed in before.
    What was made stays when the machine stops half-way; the link then works again.

    :raises InvitationOver: the link was used, taken back, or expired
    :raises SignInToJoin: there is an account of this address, and nobody signed in
    :raises SomebodyElse: the link is for another address
    :raises CodeTaken: another organisation has this short code
    """
    with reading(_bearer(token)):
        row = _usable(token, at)
        person = StaffMember.objects.filter(email__iexact=row.email).first()
        is_made = Organisation.objects.filter(pk=row.project_id).exists()
        is_taken = Organisation.objects.filter(code=joining.code.upper()).exists()
    if staff_id is None and person is not None:
        raise SignInToJoin
    if staff_id is not None and (person is None or person.pk != staff_id):
        raise SomebodyElse
    if is_taken and not is_made:
        raise CodeTaken
    _claim(token, at)
    manager = Actor(
        name=person.display_name if person else joining.display_name,
        organisation_id=row.project_id,
        staff_id=person.pk if person else uuid4(),
        powers=powers_of(Role.MANAGER),
    )
    if not is_made:
        make_organisation(
            actor=manager,
            name=joining.name,
            kind=OrganisationKind(row.kind),
            code=joining.code,
            region=joining.region,
            at=at,
        )
    for town in joining.towns:
        add_area(actor=manager, name=town, district="", at=at)
    add_member(
        actor=manager,
        staff_id=manager.staff_id or uuid4(),
        email=row.email,
        display_name=manager.name,
        password=make_password(joining.password or None),
        role=Role.MANAGER,
        at=at,
    )
    _take_over(manager, at)
    _finish(token, at)
    assert manager.staff_id is not None  # noqa: S101 - given above
    return manager.staff_id


def _take_over(manager: Actor, at: datetime) -> None:
    """Make what was written down its own: its first person holds the post that was named."""
    mine = _written_down(manager.organisation_id)
    with reading(manager):
        if not mine.exists():
            return
        free = [post.id for post in posts_of(manager) if post.holder_id is None]
    for post_id in free:
        hand_over_post(
            actor=manager, post_id=post_id, holder_id=manager.staff_id, deputy_id=None, at=at
        )
    with acting(manager):
        mine.update(written_down_by_id=None)


def _written_down(organisation_id: UUID) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk=organisation_id).exclude(written_down_by_id=None)


def _invite(actor: Actor, wanted: Admission, at: datetime) -> Sent:
    if Admission.objects.filter(pk=wanted.pk).exists():
        return _new_link(_waiting(actor, wanted.pk), at)
    token, wanted.token_hash = gate.token_for(actor.organisation_id)
    wanted.organisation_id, wanted.invited_by_id = actor.organisation_id, actor.staff_id
    wanted.email = wanted.email.strip().lower()
    wanted.made_at, wanted.expires_at = at, at + rules.INVITATION_LASTS
    wanted.save(force_insert=True)
    record(events.ProjectInvited(subject_id=wanted.pk, kind=wanted.kind), by=actor, at=at)
    return Sent(
        invitation_id=wanted.pk, address=wanted.email, token=token, until=wanted.expires_at
    )


def _claim(token: str, at: datetime) -> None:
    """Take the link before anything is made: from here on nobody takes it back."""
    with acting(_bearer(token)):
        row = _usable(token, at, lock=True)
        row.used_at = at
        row.save(update_fields=["used_at"])


def _finish(token: str, at: datetime) -> None:
    """Forget the address of a link whose organisation is made: it opens nothing more."""
    bearer = _bearer(token)
    with acting(bearer):
        row = _usable(token, at, lock=True)
        row.email = ""
        row.save(update_fields=["email"])
        said = events.ProjectJoined(subject_id=row.project_id, kind=row.kind)
        record(said, by=bearer, at=at)


def _waiting(actor: Actor, admission_id: UUID) -> Admission:
    row = (
        Admission.objects.select_for_update()
        .filter(
            organisation_id=actor.organisation_id,
            pk=admission_id,
            used_at=None,
            withdrawn_at=None,
        )
        .first()
    )
    if row is None:
        raise NotFound
    return row


def _new_link(row: Admission, at: datetime) -> Sent:
    token, row.token_hash = gate.token_for(row.organisation_id)
    row.expires_at = at + rules.INVITATION_LASTS
    row.save(update_fields=["token_hash", "expires_at"])
    return Sent(invitation_id=row.pk, address=row.email, token=token, until=row.expires_at)


def _bearer(token: str) -> Actor:
    organisation_id = gate.organisation_in(token)
    if organisation_id is None:
        raise InvitationOver
    return Actor(name="invitation", organisation_id=organisation_id)


def _usable(token: str, at: datetime, *, lock: bool = False) -> Admission:
    rows = Admission.objects.filter(token_hash=gate.hash_of(token))
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise InvitationOver
    # Claimed, and not finished because the machine stopped: the same link goes on.
    used_at = row.used_at if not row.email else None
    if not rules.may_be_used(
        expires_at=row.expires_at, used_at=used_at, withdrawn_at=row.withdrawn_at, at=at
    ):
        raise InvitationOver
    return row
