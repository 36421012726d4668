"""
Invented organisations and staff, made through the actions. Deterministic by name.

The demonstration's passwords and second factors are known to everybody: ``PASSWORD``,
and a secret that follows from the address. Real accounts are never made here.
"""

import base64
import hashlib
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from uuid import UUID, uuid5

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.hashers import make_password

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Actor, Role
from brolly.organisations import gate
from brolly.organisations.actions import organisation, staff
from brolly.organisations.models import StaffMember
from brolly.organisations.vocabulary import OrganisationKind, PostKind

PASSWORD = "four dry umbrellas"  # noqa: S105 - the demonstration prints it
_SPACE = UUID("2f0e3b52-1d0b-4a45-8a5a-6f1f7d7a9c01")


def id_for(*said: str) -> UUID:
    """Return the id that follows from these words, the same in every run."""
    return uuid5(_SPACE, "|".join(said))


def make_organisation(
    *,
    code: str,
    name: str,
    kind: OrganisationKind = OrganisationKind.PROJECT,
    region: str = "",
    areas: Iterable[tuple[str, str]] = (),
    at: datetime,
    seed: str = "1",
) -> Actor:
    """
    Make an invented organisation, and return an actor who manages it.

    The actor is "samples", a manager without an account, for making more.
    """
    actor = Actor(
        name="samples",
        organisation_id=id_for(seed, code),
        powers=powers_of(Role.MANAGER),
        fresh_factor=True,
    )
    organisation.make_organisation(
        actor=actor, name=name, kind=kind, code=code, region=region, at=at
    )
    for town, district in areas:
        organisation.add_area(actor=actor, name=town, district=district, at=at)
    return actor


def make_member(
    *,
    actor: Actor,
    name: str,
    role: Role,
    email: str = "",
    at: datetime,
    can_sign_in: bool = True,
) -> Actor:
    """
    Let an invented person work for the actor's organisation, and return her actor.

    ``can_sign_in`` gives the account its known second factor; leave it out for the
    thousands who only stand in lists.
    """
    address = email or f"{name.lower().replace(' ', '.')}@example.org"
    staff_id = id_for("staff", address)
    staff.add_member(
        actor=actor,
        staff_id=staff_id,
        email=address,
        display_name=name,
        password=_hashed() if can_sign_in else make_password(None),
        role=role,
        at=at,
    )
    if can_sign_in:
        _give_app(address)
    return Actor(
        name=name,
        organisation_id=actor.organisation_id,
        staff_id=staff_id,
        powers=powers_of(role),
        fresh_factor=True,
    )


def make_post(
    *,
    actor: Actor,
    kind: PostKind,
    title: str,
    unit: str = "",
    mailbox: str = "",
    holder_id: UUID | None = None,
    deputy_id: UUID | None = None,
    at: datetime,
) -> UUID:
    """Make a post with its holder and deputy."""
    post_id = id_for("post", str(actor.organisation_id), title, unit)
    organisation.make_post(
        actor=actor,
        post_id=post_id,
        kind=kind,
        title=title,
        unit=unit,
        mailbox=mailbox,
        at=at,
    )
    if holder_id or deputy_id:
        organisation.hand_over_post(
            actor=actor, post_id=post_id, holder_id=holder_id, deputy_id=deputy_id, at=at
        )
    return post_id


def secret_of(email: str) -> str:
    """Return the authenticator secret of an invented account."""
    said = hashlib.sha256(f"brolly sample {email.lower()}".encode()).digest()[:20]
    return base64.b32encode(said).decode()


def is_invented(*, staff_id: UUID, email: str) -> bool:
    """Test whether an account was made here, so that everybody knows its password."""
    return staff_id == id_for("staff", email)


def code_now(*, staff_id: UUID) -> str:
    """Return the code that an invented account's app shows now, or nothing."""
    person = StaffMember.objects.filter(pk=staff_id).first()
    if person is None or not is_invented(staff_id=staff_id, email=person.email):
        return ""
    kept = Authenticator.objects.filter(user_id=staff_id, type=Authenticator.Type.TOTP).first()
    if kept is None:
        return ""
    secret = gate.Factors().decrypt(kept.data["secret"])
    last = kept.data.get("last_counter", 0)
    counters = list(totp.yield_hotp_counters_from_time())
    # A code works once; who signs in twice within half a minute is shown the next one.
    now = counters[len(counters) // 2]
    usable = [c for c in counters if c > last and c >= now] or counters[-1:]
    return str(totp.format_hotp_value(totp.hotp_value(secret, usable[0])))


@cache
def _hashed() -> str:
    """Return the hash of the known password, worked out once: it is slow on purpose."""
    return make_password(PASSWORD)


def _give_app(email: str) -> None:
    person = StaffMember.objects.get(email=email.lower())
    if not Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        totp.TOTP.activate(person, secret_of(email))
