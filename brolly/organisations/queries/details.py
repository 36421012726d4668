"""What pages and other packages read of an organisation, its posts, areas and staff."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from brolly.access.vocabulary import Role
from brolly.organisations.models import (
    Organisation,
)
from brolly.organisations.vocabulary import Feature, OrganisationKind, PostKind


@dataclass(frozen=True, kw_only=True)
class OrganisationDetails:
    """One organisation, as pages and other packages read it."""

    id: UUID
    name: str
    kind: OrganisationKind
    code: str
    region: str
    is_practice: bool
    practice_of: UUID | None
    features: frozenset[Feature]
    police_wait_hours: int
    urgent_alone_since: date | None
    urgent_alone_agreed_by: str
    reply_contact: str
    has_joined: bool
    made_at: datetime

    @property
    def may_warn_alone(self) -> bool:
        """Test whether trustees let an urgent warning go out without a second reader."""
        return self.urgent_alone_since is not None


@dataclass(frozen=True, kw_only=True)
class PostDetails:
    """One post, as those who write to it see it."""

    id: UUID
    organisation_id: UUID
    kind: PostKind
    title: str
    unit: str
    mailbox: str
    holder_id: UUID | None
    deputy_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class AreaDetails:
    """One area that an organisation serves."""

    id: UUID
    organisation_id: UUID
    code: str
    name: str
    district: str


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody who works here, as the People page shows her."""

    membership_id: UUID
    staff_id: UUID
    name: str
    email: str
    role: Role
    started_on: date


@dataclass(frozen=True, kw_only=True)
class OpenInvitation:
    """An invitation that was not used yet."""

    id: UUID
    email: str
    role: Role
    expires_at: datetime
    is_restart: bool


@dataclass(frozen=True, kw_only=True)
class WaitingFreshStart:
    """A manager asked that somebody starts afresh, and nobody else agreed yet."""

    id: UUID
    whose: str
    asked_by: str
    until: datetime
    needs_somebody_else: bool


def details_of(row: Organisation) -> OrganisationDetails:
    """Return the plain values of an organisation's row."""
    return OrganisationDetails(
        id=row.pk,
        name=row.name,
        kind=OrganisationKind(row.kind),
        code=row.code,
        region=row.region,
        is_practice=row.is_practice,
        practice_of=row.practice_of,
        features=frozenset(Feature(f) for f in row.features),
        police_wait_hours=row.police_wait_hours,
        urgent_alone_since=row.urgent_alone_since,
        urgent_alone_agreed_by=row.urgent_alone_agreed_by,
        reply_contact=row.reply_contact,
        has_joined=row.written_down_by_id is None,
        made_at=row.made_at,
    )
