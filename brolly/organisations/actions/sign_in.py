"""
Passwords, second factors and the waiting after wrong guesses.

Nobody has a role yet while signing in, so most of these take no actor: they act on
one account, before it is known for whom. Nothing here keeps where a try came from.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from math import ceil
from typing import Any
from uuid import UUID

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import authenticate, login, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from brolly.access.scope import action
from brolly.access.vocabulary import Actor
from brolly.foundation.refusals import NotFound, Refusal
from brolly.history.actions import record
from brolly.organisations import gate, rules
from brolly.organisations.events import (
    FactorAdded,
    FactorRemoved,
    PasswordChanged,
    SignedOutEverywhere,
    StaffEntered,
)
from brolly.organisations.models import (
    Device,
    Membership,
    Organisation,
    SignInDelay,
    StaffMember,
)

BACKEND = "django.contrib.auth.backends.ModelBackend"


class WaitFirst(Refusal):
    """Somebody guessed wrong so often that the next try has to wait."""

    code = "organisations.wait-first"
    status = 429
    message = "Too many wrong tries. Wait a little, then try again."

    def __init__(self, wait: timedelta) -> None:
        seconds = ceil(wait.total_seconds())
        said = f"{seconds} seconds" if seconds < 90 else f"{ceil(seconds / 60)} minutes"
        self.message = f"Too many wrong tries. Wait {said}, then try again."
        super().__init__(self.message)


class NotRight(Refusal):
    """The address, the password or the code was wrong. Which one is not said."""

    code = "organisations.not-right"
    status = 403
    message = "The address or the password is not right."


class CodeNotRight(Refusal):
    """A code was wrong, too old, or used before."""

    code = "organisations.code-not-right"
    status = 403
    message = "That code is not right. Wait for the next one and try again."


class LastFactor(Refusal):
    """Without this second factor nobody could sign in to the account."""

    code = "organisations.last-factor"
    status = 409
    message = "This is your only second step. Add another one first."


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


def check_password(
    *, request: HttpRequest, email: str, password: str, at: datetime
) -> StaffMember:
    """
    Return whose address and password these are.

    A stranger's address is answered like a wrong password, after as long a time: the
    hash is worked out for nobody (Django's ModelBackend does), the waiting is counted
    for addresses that do not exist too. A browser known to the account waits for its
    own mistakes only, so no stranger can keep its owner out.

    :raises WaitFirst: the last tries were wrong and the time is not up
    :raises NotRight: the address or the password is wrong
    """
    mark = _mark(request, email)
    _wait(mark, at)
    found = authenticate(request, username=email, password=password)
    if not isinstance(found, StaffMember):
        _count(mark, at)
        raise NotRight
    return found


def check_code(
    *, request: HttpRequest, staff_id: UUID, code: str, at: datetime, again: bool = False
) -> None:
    """
    Check a code from an authenticator app, or one from the printed sheet.

    :raises WaitFirst: the last tries were wrong and the time is not up
    :raises CodeNotRight: it is wrong, or was used before
    """
    person = StaffMember.objects.get(pk=staff_id)
    mark = _mark(request, person.email)
    _wait(mark, at)
    shown = _authenticator_of_code(staff_id, code)
    if shown is None:
        _count(mark, at)
        raise CodeNotRight
    _forget(mark)
    shown.user = person
    post_authentication(request, shown, reauthenticated=again)


def check_passkey(
    *, request: HttpRequest, staff_id: UUID | None, credential: dict[str, Any], again: bool
) -> StaffMember:
    """
    Check what a passkey signed; without an account, find whose passkey it is.

    :raises CodeNotRight: it is not a passkey of this account, or signed something old
    """
    try:
        webauthn.parse_authentication_response(credential)
        person = (
            StaffMember.objects.get(pk=staff_id)
            if staff_id
            else webauthn.extract_user_from_response(credential)
        )
        shown = webauthn.complete_authentication(person, credential)
    except (ValidationError, ValueError, KeyError, AttributeError, TypeError) as wrong:
        raise CodeNotRight from wrong
    if not isinstance(person, StaffMember) or not person.is_active:
        raise CodeNotRight
    shown.user = person
    post_authentication(request, shown, reauthenticated=again, passwordless=staff_id is None)
    return person


def passkey_question(*, staff_id: UUID | None) -> dict[str, Any]:
    """Return what a browser asks a passkey to sign, kept in the session meanwhile."""
    person = StaffMember.objects.get(pk=staff_id) if staff_id else None
    asked: dict[str, Any] = webauthn.begin_authentication(person)
    return asked


def sign_in(*, request: HttpRequest, staff_id: UUID, at: datetime) -> None:
    """Begin the session of somebody who showed what had to be shown."""
    person = StaffMember.objects.get(pk=staff_id, is_active=True)
    login(request, person, backend=BACKEND)
    gate.begin_session(request, at=at)


def remember_device(*, token: str, staff_id: UUID, at: datetime) -> None:
    """Keep that this browser was used for this account, by a name that says nothing."""
    Device.objects.update_or_create(
        mark=gate.keyed("device", f"{token}|{staff_id}")[:32],
        defaults={"staff_id": staff_id, "last_seen_on": at.date()},
        create_defaults={
            "staff_id": staff_id,
            "first_seen_on": at.date(),
            "last_seen_on": at.date(),
        },
    )


def forget_old(*, at: datetime) -> int:
    """Forget devices not seen for 90 days, and waits that are long over."""
    SignInDelay.objects.filter(not_before__lt=at - timedelta(days=1)).delete()
    old = Device.objects.filter(last_seen_on__lt=(at - rules.DEVICE_KEPT).date())
    return old.delete()[0]


@action
def enter(*, actor: Actor, at: datetime) -> None:
    """
    Come in to work for an organisation, which its history keeps.

    In a practice organisation this makes the membership that the real one implies.
    """
    here = Organisation.objects.get(pk=actor.organisation_id)
    if here.is_practice:
        _join_practice(actor, at)
    assert actor.staff_id is not None  # noqa: S101 - only people enter
    record(StaffEntered(subject_id=actor.staff_id), by=actor, at=at)


def _join_practice(actor: Actor, at: datetime) -> None:
    for role in _roles_in_the_real_one(actor):
        Membership.objects.get_or_create(
            organisation_id=actor.organisation_id,
            staff_id=actor.staff_id,
            role=role,
            ended_on=None,
            defaults={"started_on": at.date()},
        )


def _roles_in_the_real_one(actor: Actor) -> list[str]:
    real = Organisation.objects.get(pk=actor.organisation_id).practice_of
    rows = Membership.objects.filter(
        organisation_id=real or actor.organisation_id, staff_id=actor.staff_id, ended_on=None
    )
    return list(rows.values_list("role", flat=True))


# --- adding second factors -------------------------------------------------------


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
    person = StaffMember.objects.get(pk=staff_id)
    if not totp.validate_totp_code(secret, code):
        raise CodeNotRight
    with transaction.atomic():
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


@action
def sign_out_everywhere(*, actor: Actor, at: datetime) -> None:
    """End every session of the actor's account, on every computer."""
    assert actor.staff_id is not None  # noqa: S101 - only people sign in
    StaffMember.objects.filter(pk=actor.staff_id).update(
        sessions_number=F("sessions_number") + 1
    )
    Device.objects.filter(staff_id=actor.staff_id).delete()
    record(SignedOutEverywhere(subject_id=actor.staff_id), by=actor, at=at)


# --- waiting ---------------------------------------------------------------------


def _mark(request: HttpRequest, email: str) -> str:
    said = email.strip().lower()
    person = StaffMember.objects.filter(email__iexact=said).first()
    device = gate.device_mark(request, person.pk) if person else ""
    if device and Device.objects.filter(mark=device).exists():
        return gate.keyed("delay", f"{said}|{device}")
    return gate.keyed("delay", said)


def _wait(mark: str, at: datetime) -> None:
    row = SignInDelay.objects.filter(mark=mark).first()
    if row is not None and at < row.not_before:
        raise WaitFirst(row.not_before - at)


def _count(mark: str, at: datetime) -> None:
    with transaction.atomic():
        row, _ = SignInDelay.objects.select_for_update().get_or_create(
            mark=mark, defaults={"not_before": at}
        )
        row.failures += 1
        row.not_before = at + rules.wait_after(row.failures)
        row.save(update_fields=["failures", "not_before"])


def _forget(mark: str) -> None:
    SignInDelay.objects.filter(mark=mark).delete()


def _authenticator_of_code(staff_id: UUID, code: str) -> Authenticator | None:
    for kept in Authenticator.objects.filter(user_id=staff_id).exclude(
        type=Authenticator.Type.WEBAUTHN
    ):
        if kept.type == Authenticator.Type.TOTP:
            if _is_next_code(kept.pk, code):
                return kept
        elif kept.wrap().validate_code(code):
            return kept
    return None


def _is_next_code(authenticator_id: int, code: str) -> bool:
    """Test an app's code, each one good for one time on all processes together."""
    with transaction.atomic():
        kept = Authenticator.objects.select_for_update().get(pk=authenticator_id)
        secret = gate.Factors().decrypt(kept.data["secret"])
        last = kept.data.get("last_counter", 0)
        said = "".join(ch for ch in code if ch.isdigit())
        for counter in totp.yield_hotp_counters_from_time():
            right = totp.format_hotp_value(totp.hotp_value(secret, counter))
            if counter > last and compare_digest(said, right):
                kept.data["last_counter"] = counter
                kept.save(update_fields=["data"])
                return True
    return False
