"""What several pages of reports need."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from brolly.access.vocabulary import Actor, Power
from brolly.consent.queries import agreements_of
from brolly.organisations.queries import organisations, staff_with
from brolly.organisations.vocabulary import OrganisationKind


def sent(request: HttpRequest) -> Mapping[str, Any] | None:
    return request.POST if request.method == "POST" else None


def colleagues(actor: Actor) -> dict[UUID, str]:
    """Return those who may take on steps here; the actor among them, always."""
    staff = dict(sorted(staff_with(actor, Power.WRITE_INCIDENTS).items(), key=lambda p: p[1]))
    if actor.staff_id is not None:
        staff.setdefault(actor.staff_id, actor.name)
    return staff


def recipients(actor: Actor) -> dict[UUID, str]:
    """
    Return to whom something could go: she may say "not to them".

    Another project only where something is agreed with it: nothing goes to the others.
    """
    agreed = {
        party for one in agreements_of(actor) for party in (one.organisation_id, one.partner_id)
    }
    return {
        one.id: one.name
        for one in organisations(actor)
        if one.id != actor.organisation_id
        and (one.kind is not OrganisationKind.PROJECT or one.id in agreed)
    }


def others(actor: Actor) -> dict[UUID, str]:
    return {i: name for i, name in colleagues(actor).items() if i != actor.staff_id}
