"""What every fact in the history has in common."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """
    A fact that happened: ids and codes only, never names or text.

    Each kind sets ``name`` ("incident.recorded") and may add ids and codes.
    """

    name: ClassVar[str] = ""
    # What a person reads in the history. Codes are filled in by the page.
    sentence: ClassVar[str] = ""

    subject_id: UUID
