"""Organisations: one's own, and what all may know of the others."""

from collections.abc import Callable
from uuid import UUID

from brolly.access.scope import query, remembered
from brolly.access.vocabulary import Actor
from brolly.foundation.refusals import NotFound
from brolly.organisations.models import (
    Organisation,
)
from brolly.organisations.queries.details import OrganisationDetails, details_of
from brolly.organisations.vocabulary import Feature, OrganisationKind


@query
def my_organisation(actor: Actor) -> OrganisationDetails:
    """
    Return the organisation for which the actor works now.

    :raises NotFound: it has not been made (tests act for organisations without a row)
    """
    return organisation_of(actor, actor.organisation_id)


@query
@remembered
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
@remembered
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
@remembered
def forces(actor: Actor) -> list[UUID]:
    """Return every police force on this installation, whoever asks."""
    rows = Organisation.objects.filter(kind=OrganisationKind.POLICE.value)
    return list(rows.order_by("pk").values_list("pk", flat=True))


@query
def reply_contact_of(actor: Actor, organisation_id: UUID) -> str:
    """Return where an organisation is reached, as it says itself; empty where it says none."""
    try:
        return organisation_of(actor, organisation_id).reply_contact
    except NotFound:
        return ""


@query
def is_practice(actor: Actor) -> bool:
    """Test whether the actor practises, so that nothing may leave."""
    try:
        return my_organisation(actor).is_practice
    except NotFound:
        return False


@query
@remembered
def organisation_names(actor: Actor) -> dict[UUID, str]:
    """Return the name of every organisation by its id."""
    return dict(Organisation.objects.values_list("pk", "name"))


@query
def features_on(actor: Actor) -> frozenset[Feature]:
    """Return what the actor's organisation has switched on; nothing where it has no row."""
    try:
        return my_organisation(actor).features
    except NotFound:
        return frozenset()


def has_feature(feature: Feature) -> Callable[[Actor], bool]:
    """
    Return the test that a navigation section asks: is this switched on here?

    No actor: what it returns takes one.
    """

    def is_on(actor: Actor) -> bool:
        return feature in features_on(actor)

    return is_on


@query
def practice_of(actor: Actor) -> UUID | None:
    """Return the practice organisation beside the actor's, if there is one."""
    rows = Organisation.objects.filter(practice_of=actor.organisation_id)
    return rows.values_list("pk", flat=True).first()


def organisation_ids() -> list[UUID]:
    """Return the id of every organisation. No actor: jobs then act for each in turn."""
    return list(Organisation.objects.order_by("pk").values_list("pk", flat=True))
