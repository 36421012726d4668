"""
Choose a new password without the old one: a link by e-mail, and a second factor.

A stranger's address is answered like a right one, after the same questions to the
database. Nothing of the account changes until both were shown.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Actor
from brolly.history.actions import record
from brolly.organisations import gate, ports, rules
from brolly.organisations.actions.sign_in.refusals import CodeNotRight, PasswordLinkOver
from brolly.organisations.actions.sign_in.waiting import count, mark_of, wait
from brolly.organisations.events import PasswordRenewed
from brolly.organisations.models import Device, PasswordLink, StaffMember
from brolly.organisations.queries import places_of_staff


@dataclass(frozen=True, kw_only=True)
class LinkDrawn:
    """A link to a new password, to be sent at once. Its token is kept nowhere."""

    address: str
    token: str
    until: datetime


def ask_for_password_link(*, request: HttpRequest, email: str, at: datetime) -> None:
    """
    Have a link sent to an address if an account is behind it. Says nothing about that.

    :raises WaitFirst: it was asked for this address so often that the next has to wait
    """
    mark = mark_of(request, email, about="forgotten")
    wait(mark, at)
    count(mark, at)
    with transaction.atomic():
        said = email.strip().lower()
        person = StaffMember.objects.filter(email__iexact=said, is_active=True).first()
        row = PasswordLink.objects.create(staff=person, asked_at=at)
        ports.send_password_link()(row.pk)


def draw_password_link(*, link_id: UUID, at: datetime) -> LinkDrawn | None:
    """Draw the token of a link that was asked for; none for a stranger, or too late."""
    with transaction.atomic():
        row = PasswordLink.objects.select_for_update().filter(pk=link_id, used_at=None).first()
        if row is None:
            return None
        late = at - row.asked_at >= rules.PASSWORD_LINK_LASTS
        if row.staff is None or not row.staff.is_active or late:
            row.delete()
            return None
        # A later link ends those before it.
        PasswordLink.objects.filter(staff=row.staff).exclude(pk=row.pk).delete()
        token = secrets.token_urlsafe(32)
        row.token_hash = gate.hash_of(token)
        row.expires_at = at + rules.PASSWORD_LINK_LASTS
        row.save(update_fields=["token_hash", "expires_at"])
    return LinkDrawn(address=row.staff.email, token=token, until=row.expires_at)


def whose_password_link(*, token: str, at: datetime) -> UUID:
    """
    Return whose password a link changes.

    :raises PasswordLinkOver: it was used, is older than half an hour, or never was
    """
    return _owner(_usable(token, at))


def renew_password(*, request: HttpRequest, token: str, password: str, at: datetime) -> None:
    """
    Choose a new password by a link, after the second factor was shown.

    Every session ends. Each organisation's history keeps it, and the account is told.

    :raises PasswordLinkOver: it was used, is older than half an hour, or never was
    :raises CodeNotRight: no second factor was shown in this browser for this link
    """
    if not gate.has_proof(request, token=token, at=at):
        raise CodeNotRight
    staff_id = _owner(_usable(token, at))
    name = StaffMember.objects.get(pk=staff_id).display_name
    with reading(gate.person_acting(staff_id, name)):
        places, _ = places_of_staff(staff_id)
    first, *others = [
        Actor(name=name, organisation_id=place.organisation_id, staff_id=staff_id)
        for place in places
        if not place.is_practice
    ] or [gate.person_acting(staff_id, name)]
    with acting(first):
        row = _usable(token, at, lock=True)
        row.used_at = at
        row.save(update_fields=["used_at"])
        StaffMember.objects.filter(pk=staff_id).update(
            password=make_password(password), sessions_number=F("sessions_number") + 1
        )
        Device.objects.filter(staff_id=staff_id).delete()
        ports.tell_of_change()(staff_id)
        if places:
            record(PasswordRenewed(subject_id=staff_id), by=first, at=at)
    for other in others:
        with acting(other):
            record(PasswordRenewed(subject_id=staff_id), by=other, at=at)


def address_of(*, staff_id: UUID) -> str:
    """Return the address of an account that is in use, or nothing."""
    row = StaffMember.objects.filter(pk=staff_id, is_active=True).first()
    return row.email if row else ""


def _owner(row: PasswordLink) -> UUID:
    if row.staff_id is None:
        raise PasswordLinkOver
    return row.staff_id


def _usable(token: str, at: datetime, *, lock: bool = False) -> PasswordLink:
    rows = PasswordLink.objects.filter(token_hash=gate.hash_of(token), staff__is_active=True)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    usable = row is not None and rules.may_be_used(
        expires_at=row.expires_at or at, used_at=row.used_at, withdrawn_at=None, at=at
    )
    if row is None or not usable:
        raise PasswordLinkOver
    return row
