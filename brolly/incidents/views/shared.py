"""What several pages of reports need."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from brolly.access.vocabulary import Actor, Power
from brolly.organisations.queries import organisations, staff_with


def sent(request: HttpRequest) -> Mapping[str, Any] | None:
    return request.POST if request.method == "POST" else None


def colleagues(actor: Actor) -> dict[UUID, str]:
    """Return those who may take on steps here; the actor among them, always."""
    staff = dict(sorted(staff_with(actor, Power.WRITE_INCIDENTS).items(), key=lambda p: p[1]))
    if actor.staff_id is not None:
        staff.setdefault(actor.staff_id, actor.name)
    return staff


def recipients(actor: Actor) -> dict[UUID, str]:
    """Return to whom something could go: she may say "not to them"."""
    return {one.id: one.name for one in organisations(actor) if one.id != actor.organisation_id}


def others(actor: Actor) -> dict[UUID, str]:
    return {i: name for i, name in colleagues(actor).items() if i != actor.staff_id}
