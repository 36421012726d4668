"""A report that is being written, as pages and actions pass it on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

# What a page sent, by the name of its field: as typed, checked by nobody yet.
Typed = Mapping[str, list[str]]


@dataclass(frozen=True, kw_only=True)
class DraftSeen:
    """
    What an open page knows of its draft.

    ``version`` is how many saves there were when it was drawn: whoever writes in it has
    seen what was saved until then, and nothing after.
    """

    page_id: UUID
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class DraftSaved:
    """
    What became of a save: when, and whether it stands beside what another page saved.

    ``saved_before`` is when that other page saved.
    """

    draft_id: UUID
    saved_at: datetime
    version: int
    is_beside: bool = False
    saved_before: datetime | None = None
