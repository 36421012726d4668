"""Accounts for these tests: real ones, that sign in through the pages."""

import pytest
from django.utils import timezone

from brolly.access.vocabulary import Role
from brolly.organisations import samples

QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def quick_hashing(settings):
    settings.PASSWORD_HASHERS = QUICK
    samples._hashed.cache_clear()
    yield
    samples._hashed.cache_clear()


@pytest.fixture
def lantern(db):
    """A project with a manager and a caseworker who can sign in."""
    return samples.make_organisation(
        code="LAN", name="Lantern", areas=[("Leeds", "Holbeck")], at=timezone.now()
    )


@pytest.fixture
def beacon(db):
    return samples.make_organisation(code="BEA", name="Beacon", at=timezone.now())


@pytest.fixture
def mira(lantern):
    return samples.make_member(actor=lantern, name="Mira", role=Role.MANAGER, at=timezone.now())


@pytest.fixture
def ada(lantern, mira):
    return samples.make_member(
        actor=lantern, name="Ada", role=Role.CASEWORKER, at=timezone.now()
    )
