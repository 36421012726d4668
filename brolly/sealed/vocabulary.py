"""Words of sealing: who can open, and what is printed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

SHORTEST_PASSPHRASE = 14


@dataclass(frozen=True, kw_only=True)
class Holder:
    """A member of staff who may be let open sealed reports, and whether she can."""

    staff_id: UUID
    name: str
    has_passphrase: bool
    can_open: bool
    can_open_all: bool
    is_me: bool


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How an organisation's sealing stands."""

    key_made_at: datetime | None
    papers_printed_at: datetime | None
    earlier_keys: int
    holders: tuple[Holder, ...]

    @property
    def is_begun(self) -> bool:
        """Test whether there is a key to seal to."""
        return self.key_made_at is not None

    @property
    def me(self) -> Holder | None:
        """Return whoever asks, if she may be let open at all."""
        return next((one for one in self.holders if one.is_me), None)

    @property
    def many_can_open(self) -> int:
        """Return how many can open what comes in now."""
        return sum(one.can_open for one in self.holders)
