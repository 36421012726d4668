"""
Who is at the door: from a request to an Actor, or to what is still missing.

Everything about a session stands on this page. It holds ids and times, nothing else:
no address of a computer, no name of a browser.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import wraps
from io import BytesIO
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

import qrcode
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from qrcode.image.svg import SvgPathFillImage

from brolly.access.row_security import NOBODY
from brolly.access.rules import powers_of
from brolly.access.scope import open_scope, reading
from brolly.access.vocabulary import Actor, Role
from brolly.organisations import queries, rules
from brolly.organisations.models import StaffMember
from brolly.organisations.vocabulary import Place

P = ParamSpec("P")

_STATE = "brolly"
_DEVICE_SALT = "brolly.organisations.device"


class Standing(StrEnum):
    """How far somebody has come on the way in."""

    OUT = "out"
    HALF_IN = "half-in"  # the password was right, the second factor is not shown yet
    NEEDS_FACTOR = "needs-factor"  # signed in for the first time, has no second factor yet
    LOCKED = "locked"
    NEEDS_PLACE = "needs-place"
    IN = "in"


@dataclass(frozen=True, kw_only=True)
class AtTheDoor:
    """What one request says about who sends it."""

    standing: Standing
    actor: Actor | None = None
    place: Place | None = None
    places: tuple[Place, ...] = ()


def at_the_door(request: HttpRequest) -> AtTheDoor:
    """Look once at who sends a request, and remember it as long as the request lasts."""
    kept = getattr(request, "_at_the_door", None)
    if kept is None:
        kept = _look(request, timezone.now())
        request._at_the_door = kept  # type: ignore[attr-defined]
    found: AtTheDoor = kept
    return found


def look_again(request: HttpRequest) -> None:
    """Forget what was seen of a request, because somebody has just taken a step."""
    request.__dict__.pop("_at_the_door", None)


def actor_for(request: HttpRequest) -> Actor | None:
    """
    Return the actor of a request, when every step of signing in was taken.

    None for a stranger, without a second factor, when locked, and while it is not
    clear for which organisation somebody works now.
    """
    return at_the_door(request).actor


def staff_id_of(request: HttpRequest) -> UUID | None:
    """Return whose session it is, whether or not every step was taken."""
    return request.user.pk if request.user.is_authenticated else None


def person_acting(staff_id: UUID, name: str) -> Actor:
    """Return somebody acting for herself: for no organisation, with no power."""
    return Actor(name=name, organisation_id=NOBODY, staff_id=staff_id)


def lock(request: HttpRequest) -> None:
    """Keep the session, and ask for the second factor before anything more is shown."""
    if request.user.is_authenticated and _has_shown_factor(request):
        _write(request, locked=True)
        # Whatever is still on its way holds the session as it was, and would save it so.
        request.session.cycle_key()
    else:
        logout(request)


def begin_session(request: HttpRequest, *, at: datetime) -> None:
    """Start counting the session's hours. Called when the second factor was shown."""
    _write(request, began=at.timestamp(), seen=at.timestamp(), locked=False, half=None)


def unlock(request: HttpRequest, *, at: datetime) -> None:
    """Carry on with a locked session, after the second factor was shown again."""
    _write(request, seen=at.timestamp(), locked=False)


def let_half_in(request: HttpRequest, *, staff_id: UUID, next_to: str, at: datetime) -> None:
    """Remember that the password was right, until the second factor is shown."""
    # Whoever planted a session in this browser is not half in with her.
    request.session.cycle_key()
    mark = _password_mark(staff_id)
    _write(request, half=str(staff_id), half_at=at.timestamp(), half_mark=mark, next=next_to)


def half_in(request: HttpRequest, *, at: datetime) -> UUID | None:
    """Return whose password was right within the last five minutes, and is still hers."""
    state = _state(request)
    if not state.get("half") or at.timestamp() - state.get("half_at", 0) > 300:
        return None
    staff_id = UUID(state["half"])
    return staff_id if state.get("half_mark") == _password_mark(staff_id) else None


def _password_mark(staff_id: UUID) -> str:
    """Return a mark that changes with the password, as Django's sessions carry one."""
    person = StaffMember.objects.filter(pk=staff_id).first()
    return person.get_session_auth_hash() if person else ""


def remember_proof(request: HttpRequest, *, token: str, at: datetime) -> None:
    """Remember that the second factor was shown for a link to a new password."""
    _write(request, proof=hash_of(token).hex(), proof_at=at.timestamp())


def has_proof(request: HttpRequest, *, token: str, at: datetime) -> bool:
    """Test whether the second factor was shown for this link within five minutes."""
    state = _state(request)
    return state.get("proof") == hash_of(token).hex() and rules.is_fresh(
        shown_at=_time(state.get("proof_at", 0)), at=at
    )


def forget_proof(request: HttpRequest) -> None:
    """Forget it, because it was used."""
    _write(request, proof=None)


def next_of(request: HttpRequest) -> str:
    """Return where somebody wanted to go before signing in; only ever an own page."""
    return own_page(_state(request).get("next", ""))


def own_page(said: str) -> str:
    """Return an address if it is one of ours, and the start otherwise."""
    safe = said.startswith("/") and url_has_allowed_host_and_scheme(said, allowed_hosts=None)
    return said if safe else "/"


def choose_place(request: HttpRequest, organisation_id: UUID) -> None:
    """Work for this organisation from now on."""
    _write(request, place=str(organisation_id))


def has_fresh_factor(request: HttpRequest, *, at: datetime) -> bool:
    """Test whether the second factor was shown within the last five minutes."""
    shown = _factor_shown_at(request)
    return shown is not None and rules.is_fresh(shown_at=shown, at=at)


def _look(request: HttpRequest, at: datetime) -> AtTheDoor:
    if not request.user.is_authenticated:
        half = half_in(request, at=at) is not None
        return AtTheDoor(standing=Standing.HALF_IN if half else Standing.OUT)
    state = _state(request)
    if not _has_shown_factor(request):
        return AtTheDoor(standing=Standing.NEEDS_FACTOR)
    if rules.is_over(began_at=_time(state.get("began", 0)), at=at):
        logout(request)
        return AtTheDoor(standing=Standing.OUT)
    if state.get("locked") or rules.is_idle(seen_at=_time(state.get("seen", 0)), at=at):
        return AtTheDoor(standing=Standing.LOCKED)
    if at.timestamp() - state.get("seen", 0) > 60:
        _write(request, seen=at.timestamp())
    return _find_place(request, state, at)


def _find_place(request: HttpRequest, state: dict[str, Any], at: datetime) -> AtTheDoor:
    staff_id = staff_id_of(request)
    if staff_id is None or open_scope() is not None:
        # With a scope open the place was found before: nobody comes in twice.
        return AtTheDoor(standing=Standing.OUT)
    name: str = request.user.get_full_name()  # type: ignore[union-attr]
    with reading(person_acting(staff_id, name)):
        places, roles = queries.places_of_staff(staff_id)
    chosen = next((p for p in places if str(p.organisation_id) == state.get("place")), None)
    if chosen is None:
        return AtTheDoor(standing=Standing.NEEDS_PLACE, places=places)
    mine: frozenset[Role] = roles[chosen.organisation_id]
    actor = Actor(
        name=name,
        organisation_id=chosen.organisation_id,
        powers=frozenset().union(*(powers_of(role) for role in mine)),
        staff_id=staff_id,
        device=device_mark(request, staff_id),
        fresh_factor=has_fresh_factor(request, at=at),
    )
    return AtTheDoor(standing=Standing.IN, actor=actor, place=chosen, places=places)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give page templates the workplace, and whether everything on it is practice."""
    seen = getattr(request, "_at_the_door", None)
    if seen is None or seen.place is None:
        return {}
    return {
        "workplace": seen.place.name,
        "is_practice": seen.place.is_practice,
        "account_address": reverse("organisations:account"),
        "places_address": reverse("organisations:places"),
    }


# --- the session -----------------------------------------------------------------


def _state(request: HttpRequest) -> dict[str, Any]:
    said = request.session.get(_STATE)
    return said if isinstance(said, dict) else {}


def _write(request: HttpRequest, **said: Any) -> None:
    request.session[_STATE] = {**_state(request), **said}
    look_again(request)


def _time(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, tz=UTC)


def _factor_shown_at(request: HttpRequest) -> datetime | None:
    if not request.user.is_authenticated:
        return None
    records = get_authentication_records(request, request.user)
    times = [r["at"] for r in records if r.get("method") == "mfa"]
    return _time(max(times)) if times else None


def _has_shown_factor(request: HttpRequest) -> bool:
    return _factor_shown_at(request) is not None and bool(_state(request).get("began"))


# --- the device ------------------------------------------------------------------


def device_token(request: HttpRequest) -> str:
    """Return what this browser's long cookie says, or nothing."""
    said = request.get_signed_cookie(
        settings.DEVICE_COOKIE_NAME,
        default="",
        salt=_DEVICE_SALT,
        max_age=int(rules.DEVICE_KEPT.total_seconds()),
    )
    return str(said)


def device_mark(request: HttpRequest, staff_id: UUID) -> str:
    """Return the pseudonym of this browser in this account, or nothing."""
    token = device_token(request)
    return keyed("device", f"{token}|{staff_id}")[:32] if token else ""


def remember_device(request: HttpRequest, response: HttpResponseBase) -> str:
    """Let the browser be known again for 90 days. Returns its token."""
    token = device_token(request) or secrets.token_hex(16)
    response.set_signed_cookie(
        settings.DEVICE_COOKIE_NAME,
        token,
        salt=_DEVICE_SALT,
        max_age=int(rules.DEVICE_KEPT.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return token


# --- keys ------------------------------------------------------------------------


def _key(purpose: str) -> bytes:
    said = f"brolly.organisations.{purpose}"
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).digest()


def keyed(purpose: str, said: str) -> str:
    """Return a keyed hash, in hex: the same for the same words, useless without the key."""
    return hmac.new(_key(purpose), said.encode(), hashlib.sha256).hexdigest()


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """How allauth keeps second factors here: their secrets never in clear in a table."""

    def get_totp_issuer(self) -> str:
        return "Brolly"

    def build_totp_svg(self, url: str) -> str:
        # On white always: at night, black on the page's own colour could not be read.
        drawn = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode()

    def encrypt(self, text: str) -> str:
        nonce = secrets.token_bytes(12)
        sealed = AESGCM(_key("factors")).encrypt(nonce, text.encode(), b"factor")
        return base64.b64encode(nonce + sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        whole = base64.b64decode(encrypted_text)
        return AESGCM(_key("factors")).decrypt(whole[:12], whole[12:], b"factor").decode()

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: the history keeps it, and e-mail is read by others."""


# --- pages on the way in ---------------------------------------------------------

Page = Callable[Concatenate[HttpRequest, P], HttpResponse]

PAGE_FOR = {
    Standing.OUT: "organisations:sign_in",
    Standing.HALF_IN: "organisations:second_step",
    Standing.NEEDS_FACTOR: "organisations:first_factor",
    Standing.LOCKED: "organisations:unlock",
    Standing.NEEDS_PLACE: "organisations:places",
}


def step_due(request: HttpRequest) -> HttpResponseRedirect:
    """Send somebody to the step that is still missing, or in."""
    standing = at_the_door(request).standing
    back = own_page(request.GET.get("next", "") or next_of(request))
    if standing is Standing.IN:
        return HttpResponseRedirect(back)
    address = reverse(PAGE_FOR[standing])
    asked = f"?{urlencode({'next': back})}" if back != "/" else ""
    return HttpResponseRedirect(address + asked)


def at_step(*allowed: Standing) -> Callable[[Page[P]], Page[P]]:
    """Show a page only to somebody who has come exactly so far."""

    def decorate(view: Page[P]) -> Page[P]:
        @wraps(view)
        def run(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if at_the_door(request).standing not in allowed:
                return step_due(request)
            return view(request, *args, **kwargs)

        return cast(Page[P], run)

    return decorate


def token_for(organisation_id: UUID) -> tuple[str, bytes]:
    """Return an invitation's token, which names the organisation, and what is kept of it."""
    token = f"{organisation_id.hex}{secrets.token_urlsafe(32)}"
    return token, hash_of(token)


def organisation_in(token: str) -> UUID | None:
    """Return the organisation that an invitation's token names."""
    try:
        return UUID(hex=token[:32])
    except ValueError:
        return None


def hash_of(token: str) -> bytes:
    """Return what is kept of a token. It is long and random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()
