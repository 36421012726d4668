"""The first page of an empty installation."""

import secrets
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Actor, Role
from brolly.organisations import rules
from brolly.organisations.actions.organisation import make_organisation
from brolly.organisations.actions.staff.members import add_member
from brolly.organisations.actions.staff.refusals import FirstCodeWrong
from brolly.organisations.models import (
    FirstCode,
    Organisation,
)
from brolly.organisations.vocabulary import OrganisationKind


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
    role = Role.NETWORK_OFFICER if kind is OrganisationKind.NETWORK else Role.MANAGER
    manager = Actor(
        name=display_name,
        organisation_id=uuid4(),
        staff_id=uuid4(),
        powers=powers_of(role),
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
        role=role,
        at=at,
    )
    if role is Role.MANAGER:
        _let_host(manager, email, at)
    return manager


def _let_host(manager: Actor, email: str, at: datetime) -> None:
    """Where no network office is, whoever began the installation lets others in."""
    assert manager.staff_id is not None  # noqa: S101 - given by who calls
    add_member(
        actor=manager,
        staff_id=manager.staff_id,
        email=email,
        display_name=manager.name,
        password="",
        role=Role.NETWORK_OFFICER,
        at=at,
    )
