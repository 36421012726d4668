"""A project whose people have accounts, and a passphrase each."""

import pytest
from django.utils import timezone

from brolly.access.vocabulary import Role
from brolly.organisations import samples
from brolly.sealed import actions

PASSPHRASES = {
    "Mira": "seven brown paper kites",
    "Ada": "a kettle under the stairs",
    "Joan": "ninety quiet bicycles",
}
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def quick_hashing(settings):
    settings.PASSWORD_HASHERS = QUICK
    samples._hashed.cache_clear()
    yield
    samples._hashed.cache_clear()


@pytest.fixture
def lantern(db):
    return samples.make_organisation(code="LAN", name="Lantern", at=timezone.now())


def member(lantern, name, role):
    made = samples.make_member(actor=lantern, name=name, role=role, at=timezone.now())
    return made


@pytest.fixture
def mira(lantern):
    return member(lantern, "Mira", Role.MANAGER)


@pytest.fixture
def ada(lantern, mira):
    return member(lantern, "Ada", Role.CASEWORKER)


@pytest.fixture
def joan(lantern, mira):
    return member(lantern, "Joan", Role.CASEWORKER)


@pytest.fixture
def tess(lantern, mira):
    return member(lantern, "Tess", Role.OUTREACH_WORKER)


@pytest.fixture
def papers(mira):
    """Sealing has begun: Mira can open, and these are the three papers."""
    return actions.begin(actor=mira, passphrase=PASSPHRASES["Mira"], at=timezone.now())


@pytest.fixture
def ada_can_open(mira, ada, papers):
    let_in(ada, by=mira)
    return ada


def let_in(somebody, *, by):
    at = timezone.now()
    said = PASSPHRASES[somebody.name]
    actions.choose_passphrase(actor=somebody, passphrase=said, at=at)
    actions.let_open(
        actor=by, staff_id=somebody.staff_id, passphrase=PASSPHRASES[by.name], at=at
    )
