"""Check passwords, codes and passkeys."""

from datetime import datetime
from hmac import compare_digest
from typing import Any
from uuid import UUID

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from brolly.organisations import gate
from brolly.organisations.actions.sign_in.refusals import CodeNotRight, NotRight
from brolly.organisations.actions.sign_in.waiting import count, forget, mark_of, wait
from brolly.organisations.models import (
    StaffMember,
)


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
    mark = mark_of(request, email)
    wait(mark, at)
    found = authenticate(request, username=email, password=password)
    if not isinstance(found, StaffMember):
        count(mark, at)
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
    shown = prove_code(request=request, staff_id=staff_id, code=code, at=at)
    post_authentication(request, shown, reauthenticated=again)


def prove_code(
    *, request: HttpRequest, staff_id: UUID, code: str, at: datetime
) -> Authenticator:
    """
    Check a code without letting anybody in by it.

    :raises WaitFirst: the last tries were wrong and the time is not up
    :raises CodeNotRight: it is wrong, or was used before
    """
    person = StaffMember.objects.get(pk=staff_id)
    mark = mark_of(request, person.email)
    wait(mark, at)
    shown = _authenticator_of_code(staff_id, code)
    if shown is None:
        count(mark, at)
        raise CodeNotRight
    forget(mark)
    shown.record_usage()
    shown.user = person
    return shown


def check_passkey(
    *, request: HttpRequest, staff_id: UUID | None, credential: dict[str, Any], again: bool
) -> StaffMember:
    """
    Check what a passkey signed; without an account, find whose passkey it is.

    :raises CodeNotRight: it is not a passkey of this account, or signed something old
    """
    shown = prove_passkey(staff_id=staff_id, credential=credential)
    post_authentication(request, shown, reauthenticated=again, passwordless=staff_id is None)
    person: StaffMember = shown.user
    return person


def prove_passkey(*, staff_id: UUID | None, credential: dict[str, Any]) -> Authenticator:
    """
    Check what a passkey signed without letting anybody in by it.

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
    return shown


def passkey_question(*, staff_id: UUID | None) -> dict[str, Any]:
    """Return what a browser asks a passkey to sign, kept in the session meanwhile."""
    person = StaffMember.objects.get(pk=staff_id) if staff_id else None
    asked: dict[str, Any] = webauthn.begin_authentication(person)
    return asked


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
