"""Add and take away second factors; change the password."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from brolly.access.scope import action
from brolly.access.vocabulary import Actor
from brolly.foundation.refusals import NotFound
from brolly.history.actions import record
from brolly.organisations import gate
from brolly.organisations.actions.sign_in.refusals import CodeNotRight, LastFactor
from brolly.organisations.events import (
    FactorAdded,
    FactorRemoved,
    PasswordChanged,
)
from brolly.organisations.models import (
    StaffMember,
)


@dataclass(frozen=True, kw_only=True)
class Ways:
    """Which second factors an account has."""

    app: bool
    passkeys: int
    codes_left: int
    sheet_counts: bool
    kept: tuple[tuple[int, str], ...] = ()

    @property
    def any(self) -> bool:
        """Test whether there is a way to show a second factor."""
        return self.app or self.passkeys > 0 or self.sheet_counts


def ways_of(staff_id: UUID) -> Ways:
    """Return which second factors an account has. No actor: asked while signing in."""
    kept = list(Authenticator.objects.filter(user_id=staff_id))
    codes = [a for a in kept if a.type == Authenticator.Type.RECOVERY_CODES]
    return Ways(
        app=any(a.type == Authenticator.Type.TOTP for a in kept),
        passkeys=sum(a.type == Authenticator.Type.WEBAUTHN for a in kept),
        codes_left=len(codes[0].wrap().get_unused_codes()) if codes else 0,
        sheet_counts=any(a.last_used_at is not None for a in codes),
        kept=tuple((a.pk, _words(a)) for a in kept),
    )


def _words(kept: Authenticator) -> str:
    if kept.type == Authenticator.Type.WEBAUTHN:
        return str(kept.data["name"])
    return "Authenticator app" if kept.type == Authenticator.Type.TOTP else "Printed sheet"


def waiting_app_secret(*, request: HttpRequest) -> str:
    """Return the secret that waits in the session, drawing it the first time."""
    return str(totp.get_totp_secret())


def app_picture(*, request: HttpRequest, staff_id: UUID) -> str:
    """Return the square that an authenticator app reads, as SVG."""
    person = StaffMember.objects.get(pk=staff_id)
    factors = gate.Factors()
    address: str = factors.build_totp_url(person, totp.get_totp_secret())
    return str(factors.build_totp_svg(address))


def add_app(*, request: HttpRequest, staff_id: UUID, code: str, at: datetime) -> None:
    """
    Add an authenticator app, after it showed that it has the secret.

    :raises CodeNotRight: the app's code does not fit
    """
    secret = totp.get_totp_secret()
    if not totp.validate_totp_code(secret, code):
        raise CodeNotRight
    with transaction.atomic():
        person = StaffMember.objects.select_for_update().get(pk=staff_id)
        Authenticator.objects.filter(user_id=staff_id, type=Authenticator.Type.TOTP).delete()
        kept = totp.TOTP.activate(person, secret).instance
    totp.clear_totp_secret(request)
    post_authentication(request, kept)


def passkey_offer(*, staff_id: UUID) -> dict[str, Any]:
    """Return what a browser needs to make a passkey, kept in the session meanwhile."""
    person = StaffMember.objects.get(pk=staff_id)
    offered: dict[str, Any] = webauthn.begin_registration(person, passwordless=True)
    return offered


def add_passkey(*, request: HttpRequest, staff_id: UUID, credential: dict[str, Any]) -> None:
    """
    Add a passkey.

    :raises CodeNotRight: what the browser made does not fit what it was asked for
    """
    person = StaffMember.objects.get(pk=staff_id)
    try:
        webauthn.parse_registration_response(credential)
        webauthn.complete_registration(credential)
    except (ValidationError, ValueError, KeyError, AttributeError, TypeError) as wrong:
        raise CodeNotRight from wrong
    with transaction.atomic():
        number = Authenticator.objects.filter(
            user_id=staff_id, type=Authenticator.Type.WEBAUTHN
        ).count()
        kept = webauthn.WebAuthn.add(person, f"Passkey {number + 1}", credential).instance
    post_authentication(request, kept)


def print_codes(*, staff_id: UUID, is_first: bool, at: datetime) -> list[str]:
    """
    Draw a new sheet of codes; the sheet before stops working.

    A first sheet counts as a second factor only when a code on it was typed in: a
    sheet that nobody printed must not shut its owner out. A later one counts at once,
    because its owner has just shown the factor before it.
    """
    with transaction.atomic():
        person = StaffMember.objects.select_for_update().get(pk=staff_id)
        Authenticator.objects.filter(
            user_id=staff_id, type=Authenticator.Type.RECOVERY_CODES
        ).delete()
        sheet = RecoveryCodes.activate(person)
        if not is_first:
            sheet.instance.last_used_at = at
            sheet.instance.save(update_fields=["last_used_at"])
    return [str(code) for code in sheet.generate_codes()]


def remove_factor(*, staff_id: UUID, authenticator_id: int) -> str:
    """
    Take a second factor away, a lost phone's for instance. Returns its kind.

    :raises NotFound: there is no such factor
    :raises LastFactor: nothing would be left to sign in with
    """
    with transaction.atomic():
        StaffMember.objects.select_for_update().get(pk=staff_id)
        mine = Authenticator.objects.filter(user_id=staff_id)
        kept = mine.filter(pk=authenticator_id).first()
        if kept is None:
            raise NotFound
        if not mine.exclude(pk=kept.pk).exists():
            raise LastFactor
        kept.delete()
    return str(kept.type)


def change_password(*, request: HttpRequest, staff_id: UUID, password: str) -> None:
    """Change a password. Sessions elsewhere end; this one goes on."""
    person = StaffMember.objects.get(pk=staff_id)
    person.set_password(password)
    person.save(update_fields=["password"])
    update_session_auth_hash(request, person)


@action
def note_factor_removed(*, actor: Actor, kind: str, at: datetime) -> None:
    """Keep in the history that somebody's sign-in lost a second factor."""
    assert actor.staff_id is not None  # noqa: S101 - only people sign in
    record(FactorRemoved(subject_id=actor.staff_id, kind=kind), by=actor, at=at)


@action
def note_password(*, actor: Actor, at: datetime) -> None:
    """Keep in the history that somebody changed her password."""
    assert actor.staff_id is not None  # noqa: S101 - only people sign in
    record(PasswordChanged(subject_id=actor.staff_id), by=actor, at=at)


@action
def note_factor(*, actor: Actor, kind: str, at: datetime) -> None:
    """Keep in the history that somebody's sign-in gained a second factor."""
    assert actor.staff_id is not None  # noqa: S101 - only people sign in
    record(FactorAdded(subject_id=actor.staff_id, kind=kind), by=actor, at=at)
