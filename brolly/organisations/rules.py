"""How long to wait after wrong guesses, when a session ends, what an organisation needs."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from string import ascii_uppercase
from typing import Protocol
from uuid import UUID

from brolly.access.vocabulary import Role

LONGEST_WAIT = timedelta(minutes=15)
FREE_TRIES = 3

# A session ends after a working day whatever happens, and locks when nobody is there.
SESSION_LASTS = timedelta(hours=12)
IDLE_LOCKS = timedelta(minutes=30)
FACTOR_STAYS_FRESH = timedelta(minutes=5)

INVITATION_LASTS = timedelta(days=7)
RESTART_LASTS = timedelta(days=1)
PASSWORD_LINK_LASTS = timedelta(minutes=30)
FIRST_CODE_LASTS = timedelta(hours=24)
DEVICE_KEPT = timedelta(days=90)
# A link that is over stays as long as somebody may still ask who invited whom.
LINK_KEPT = timedelta(days=90)
FEW_CODES_LEFT = 8

LONGEST_POLICE_WAIT_HOURS = 14 * 24


class Place(Protocol):
    """A town, or one district of it, as an area is made of."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def district(self) -> str: ...


def short_codes(name: str) -> Iterator[str]:
    """Yield short codes that could stand for an organisation's name, the nearest first."""
    words = re.findall(r"[A-Z]+", name.upper())
    initials = "".join(word[0] for word in words)
    letters = "".join(words)
    near = (initials[:6], letters[:3], letters[:4], letters[:5], letters[:6])
    yield from dict.fromkeys(code for code in near if len(code) >= 2)
    for first in ascii_uppercase:
        for second in ascii_uppercase:
            yield f"{(letters + 'XX')[:3]}{first}{second}"


def areas_touching(chosen: Iterable[str], places: Iterable[Place]) -> set[str]:
    """
    Return the codes of the areas that lie in a chosen one, or around it.

    A town touches each of its districts and a district its town; two districts of a
    town do not touch. A code that is no area of ours stands for itself.
    """
    codes, ours = set(chosen), list(places)
    return codes | {
        other.code
        for one in ours
        if one.code in codes
        for other in ours
        if one.name == other.name and "" in (one.district, other.district)
    }


def wait_after(failures: int) -> timedelta:
    """
    Return how long the next try has to wait after so many wrong ones in a row.

    The first three cost nothing, because people mistype; then 1, 2, 4 seconds and so
    on up to a quarter of an hour. Nobody is ever locked out for good.
    """
    if failures < FREE_TRIES:
        return timedelta(0)
    # Past 2^10 seconds the longest wait is reached; larger powers would overflow.
    return min(timedelta(seconds=2 ** min(failures - FREE_TRIES, 10)), LONGEST_WAIT)


def is_over(*, began_at: datetime, at: datetime) -> bool:
    """Test whether a session has lasted its twelve hours."""
    return at - began_at >= SESSION_LASTS


def is_idle(*, seen_at: datetime, at: datetime) -> bool:
    """Test whether nobody has used a session for so long that it locks."""
    return at - seen_at >= IDLE_LOCKS


def is_fresh(*, shown_at: datetime, at: datetime) -> bool:
    """Test whether a second factor was shown within the last five minutes."""
    return timedelta(0) <= at - shown_at < FACTOR_STAYS_FRESH


def may_be_used(
    *,
    expires_at: datetime,
    used_at: datetime | None,
    withdrawn_at: datetime | None,
    at: datetime,
) -> bool:
    """Test whether an invitation or a first code still opens anything."""
    if used_at is not None or withdrawn_at is not None:
        return False
    return at < expires_at


def needs_another_manager(roles_left: list[Role]) -> bool:
    """Test whether a change would leave an organisation with nobody to manage its staff."""
    return not any(r in (Role.MANAGER, Role.NETWORK_OFFICER) for r in roles_left)


def may_be_given(role: Role, *, by: frozenset[Role]) -> bool:
    """Test whether somebody may give a role: only managers make managers."""
    if role in (Role.MANAGER, Role.NETWORK_OFFICER):
        return role in by or Role.MANAGER in by
    return True


def may_agree_to_fresh_start(
    *, agreeing: UUID, roles: frozenset[Role], asked_by: UUID, whose: UUID
) -> bool:
    """Test whether somebody may be the second person: not the asker, not the one it is for."""
    if agreeing in (asked_by, whose):
        return False
    return may_agree(roles)


def may_agree(roles: frozenset[Role]) -> bool:
    """Test whether somebody of these roles can be a second person at all."""
    return bool(roles - {Role.VOLUNTEER, Role.EVALUATOR})
