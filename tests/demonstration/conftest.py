"""Hash quickly: twenty accounts would take longer than everything else here."""

from collections.abc import Iterator
from typing import Any

import pytest

from brolly.organisations import samples


@pytest.fixture(autouse=True)
def quick_hashing(settings: Any) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    samples._hashed.cache_clear()
    yield
    samples._hashed.cache_clear()
