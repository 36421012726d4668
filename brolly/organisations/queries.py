"""Who somebody is here, and what her organisation looks like."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from brolly.access.gate import require
from brolly.access.rules import powers_of
from brolly.access.scope import query, reading
from brolly.access.vocabulary import Actor, Power, Role
from brolly.foundation.refusals import NotFound
from brolly.organisations.models import (
    Area,
    Invitation,
    Membership,
    Organisation,
    Post,
    StaffMember,
)
from brolly.organisations.vocabulary import Feature, OrganisationKind, Place, PostKind


@dataclass(frozen=True, kw_only=True)
class OrganisationDetails:
    """One organisation, as pages and other packages read it."""

    id: UUID
    name: str
    kind: OrganisationKind
    code: str
    region: str
    is_practice: bool
    practice_of: UUID | None
    features: frozenset[Feature]
    police_wait_hours: int
    urgent_alone_since: date | None
    urgent_alone_agreed_by: str
    reply_contact: str

    @property
    def may_warn_alone(self) -> bool:
        """Test whether trustees let an urgent warning go out without a second reader."""
        return self.urgent_alone_since is not None


@dataclass(frozen=True, kw_only=True)
class PostDetails:
    """One post, as those who write to it see it."""

    id: UUID
    organisation_id: UUID
    kind: PostKind
    title: str
    unit: str
    mailbox: str
    holder_id: UUID | None
    deputy_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class AreaDetails:
    """One area that an organisation serves."""

    id: UUID
    organisation_id: UUID
    code: str
    name: str
    district: str


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody who works here, as the People page shows her."""

    membership_id: UUID
    staff_id: UUID
    name: str
    email: str
    role: Role
    started_on: date


@dataclass(frozen=True, kw_only=True)
class OpenInvitation:
    """An invitation that was not used yet."""

    id: UUID
    email: str
    role: Role
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class DemonstrationAccount:
    """An invented account that the demonstration's sign-in page offers."""

    staff_id: UUID
    name: str
    email: str
    role: Role
    organisation_name: str


def details_of(row: Organisation) -> OrganisationDetails:
    """Return the plain values of an organisation's row."""
    return OrganisationDetails(
        id=row.pk,
        name=row.name,
        kind=OrganisationKind(row.kind),
        code=row.code,
        region=row.region,
        is_practice=row.is_practice,
        practice_of=row.practice_of,
        features=frozenset(Feature(f) for f in row.features),
        police_wait_hours=row.police_wait_hours,
        urgent_alone_since=row.urgent_alone_since,
        urgent_alone_agreed_by=row.urgent_alone_agreed_by,
        reply_contact=row.reply_contact,
    )


@query
def my_organisation(actor: Actor) -> OrganisationDetails:
    """
    Return the organisation for which the actor works now.

    :raises NotFound: it has not been made (tests act for organisations without a row)
    """
    return organisation_of(actor, actor.organisation_id)


@query
def organisation_of(actor: Actor, organisation_id: UUID) -> OrganisationDetails:
    """
    Return any organisation: their names are no secret among them.

    :raises NotFound: there is none
    """
    row = Organisation.objects.filter(pk=organisation_id).first()
    if row is None:
        raise NotFound
    return details_of(row)


@query
def organisations(actor: Actor) -> list[OrganisationDetails]:
    """
    Return every organisation, by name; in practice only the practice one itself.

    So nobody who practises can choose a real recipient.
    """
    rows = Organisation.objects.filter(is_practice=False)
    if is_practice(actor):
        rows = Organisation.objects.filter(pk=actor.organisation_id)
    return [details_of(row) for row in rows.order_by("name", "pk")]


@query
def is_practice(actor: Actor) -> bool:
    """Test whether the actor practises, so that nothing may leave."""
    return Organisation.objects.filter(pk=actor.organisation_id, is_practice=True).exists()


@query
def organisation_names(actor: Actor) -> dict[UUID, str]:
    """Return the name of every organisation by its id."""
    return dict(Organisation.objects.values_list("pk", "name"))


@query
def features_on(actor: Actor) -> frozenset[Feature]:
    """Return what the actor's organisation has switched on."""
    said = Organisation.objects.filter(pk=actor.organisation_id).values_list(
        "features", flat=True
    )
    return frozenset(Feature(f) for f in (said.first() or ()))


def has_feature(feature: Feature) -> Callable[[Actor], bool]:
    """
    Return the test that a navigation section asks: is this switched on here?

    No actor: what it returns takes one.
    """

    def is_on(actor: Actor) -> bool:
        return feature in features_on(actor)

    return is_on


@query
def staff_names(actor: Actor) -> dict[UUID, str]:
    """Return the names of all who work, or worked, for the actor's organisation."""
    ids = Membership.objects.filter(organisation_id=actor.organisation_id).values("staff_id")
    return dict(StaffMember.objects.filter(pk__in=ids).values_list("pk", "display_name"))


@query
def posts_of(
    actor: Actor,
    organisation_id: UUID | None = None,
    *,
    kind: PostKind | None = None,
) -> list[PostDetails]:
    """Return the open posts of the actor's organisation, or of another."""
    rows = Post.objects.filter(
        organisation_id=organisation_id or actor.organisation_id, closed_on=None
    )
    if kind is not None:
        rows = rows.filter(kind=kind)
    return [_post(row) for row in rows.order_by("title", "unit", "pk")]


@query
def posts_everywhere(actor: Actor, kind: PostKind) -> list[PostDetails]:
    """
    Return the open posts of one kind in all organisations, to choose a recipient.

    Whoever practises sees only those of the practice organisation.
    """
    known = [one.id for one in organisations(actor)]
    rows = Post.objects.filter(organisation_id__in=known, kind=kind.value, closed_on=None)
    return [_post(row) for row in rows.order_by("title", "unit", "pk")]


@query
def post_of(actor: Actor, post_id: UUID) -> PostDetails:
    """
    Return one post of any organisation, open or closed.

    :raises NotFound: there is none
    """
    row = Post.objects.filter(pk=post_id).first()
    if row is None:
        raise NotFound
    return _post(row)


@query
def own_post(actor: Actor, post_id: UUID) -> PostDetails:
    """
    Return one open post of the actor's organisation.

    :raises NotFound: there is none here
    """
    for one in posts_of(actor):
        if one.id == post_id:
            return one
    raise NotFound


@query
def staff_now(actor: Actor) -> dict[UUID, str]:
    """Return the names of those who work here now."""
    ids = Membership.objects.filter(
        organisation_id=actor.organisation_id, ended_on=None
    ).values("staff_id")
    rows = StaffMember.objects.filter(pk__in=ids).order_by("display_name")
    return dict(rows.values_list("pk", "display_name"))


@query
def posts_held(actor: Actor) -> list[PostDetails]:
    """Return the open posts that the actor holds or stands in for, here."""
    rows = Post.objects.filter(
        Q(holder_id=actor.staff_id) | Q(deputy_id=actor.staff_id),
        organisation_id=actor.organisation_id,
        closed_on=None,
    )
    return [_post(row) for row in rows] if actor.staff_id else []


@query
def areas_of(actor: Actor, organisation_id: UUID | None = None) -> list[AreaDetails]:
    """Return the areas that the actor's organisation, or another, serves."""
    rows = Area.objects.filter(
        organisation_id=organisation_id or actor.organisation_id, closed_on=None
    )
    return [
        AreaDetails(
            id=row.pk,
            organisation_id=row.organisation_id,
            code=row.code,
            name=row.name,
            district=row.district,
        )
        for row in rows.order_by("name", "district")
    ]


@query
def staff_with(actor: Actor, power: Power) -> dict[UUID, str]:
    """Return the names of those who work here now and hold a power."""
    roles = [role.value for role in Role if power in powers_of(role)]
    ids = Membership.objects.filter(
        organisation_id=actor.organisation_id, ended_on=None, role__in=roles
    ).values("staff_id")
    return dict(StaffMember.objects.filter(pk__in=ids).values_list("pk", "display_name"))


def _post(row: Post) -> PostDetails:
    return PostDetails(
        id=row.pk,
        organisation_id=row.organisation_id,
        kind=PostKind(row.kind),
        title=row.title,
        unit=row.unit,
        mailbox=row.mailbox,
        holder_id=row.holder_id,
        deputy_id=row.deputy_id,
    )


def places_of_staff(
    staff_id: UUID,
) -> tuple[tuple[Place, ...], dict[UUID, frozenset[Role]]]:
    """
    Return where somebody works now, and as what. No actor: it is asked to make one.

    Runs in a scope of the person herself, in which row security shows her own
    memberships everywhere. A practice organisation is open to those of its real one.
    """
    roles: dict[UUID, set[Role]] = {}
    for row in Membership.objects.filter(staff_id=staff_id, ended_on=None):
        roles.setdefault(row.organisation_id, set()).add(Role(row.role))
    known = Organisation.objects.filter(
        Q(pk__in=roles, is_practice=False) | Q(practice_of__in=roles)
    )
    places, held = [], {}
    for org in known.order_by("is_practice", "name", "pk"):
        places.append(Place(organisation_id=org.pk, name=org.name, is_practice=org.is_practice))
        held[org.pk] = frozenset(roles[org.practice_of or org.pk])
    return tuple(places), held


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
            id=row.pk, email=row.email, role=Role(row.role), expires_at=row.expires_at
        )
        for row in rows.order_by("made_at")
    ]


@query
def practice_of(actor: Actor) -> UUID | None:
    """Return the practice organisation beside the actor's, if there is one."""
    rows = Organisation.objects.filter(practice_of=actor.organisation_id)
    return rows.values_list("pk", flat=True).first()


def demonstration_accounts(*, limit: int = 24) -> list[DemonstrationAccount]:
    """
    Return invented accounts for the sign-in page. No actor: nobody is signed in.

    Only the demonstration calls it. Each organisation is asked in a scope of its own.
    """
    found: list[DemonstrationAccount] = []
    for org in Organisation.objects.filter(is_practice=False).order_by("made_at", "name"):
        if len(found) >= limit:
            break
        with reading(Actor(name="demonstration", organisation_id=org.pk)):
            rows = Membership.objects.filter(organisation_id=org.pk, ended_on=None)
            found += [
                DemonstrationAccount(
                    staff_id=row.staff_id,
                    name=row.staff.display_name,
                    email=row.staff.email,
                    role=Role(row.role),
                    organisation_name=org.name,
                )
                for row in rows.select_related("staff").order_by("started_on", "pk")
            ]
    return found[:limit]


def organisation_ids() -> list[UUID]:
    """Return the id of every organisation. No actor: jobs then act for each in turn."""
    return list(Organisation.objects.order_by("pk").values_list("pk", flat=True))
