"""Posts and areas."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from brolly.access.scope import query, remembered
from brolly.access.vocabulary import Actor
from brolly.foundation.refusals import NotFound
from brolly.organisations.models import (
    Area,
    Post,
)
from brolly.organisations.queries.details import AreaDetails, PostDetails
from brolly.organisations.queries.organisation import organisations
from brolly.organisations.vocabulary import PostKind


@query
@remembered
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
@remembered
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
def post_titles(actor: Actor, post_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the titles of posts of any organisation, open or closed, in one query."""
    return dict(Post.objects.filter(pk__in=post_ids).values_list("pk", "title"))


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
