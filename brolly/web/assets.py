"""Static files, served from where they stand, under addresses that change with them."""

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class Versioned(StaticFilesStorage):
    """
    Adds a mark of the contents to each address, so that browsers may keep it for long.

    Nothing is collected or copied: a fresh clone serves its files at once.
    """

    def url(self, name: str | None, force: bool = False) -> str:
        address = super().url(name)
        return f"{address}?{mark}" if (mark := _mark(name or "")) else address


@cache
def _mark(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        return ""
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10]
