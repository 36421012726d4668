"""Fixtures that every test may use: the real PostgreSQL, as the application's role."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Actor, Role
from brolly.config import postgresql


def pytest_configure(config: pytest.Config) -> None:
    postgresql.ensure_running()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker) -> Iterator[None]:
    """
    Make this worker's two databases as the owner, then test as the application.

    Django's own test runner would test as the role that made the tables, and so
    never meet row-level security.
    """
    from django.core.management import call_command
    from django.db import connections

    worker = os.environ.get("PYTEST_XDIST_WORKER", "one")
    names = {alias: f"test_{alias}_{worker}_{os.getpid()}" for alias in ("default", "keys")}
    with django_db_blocker.unblock():
        with postgresql.connect_as_cluster() as cluster:
            for name in names.values():
                postgresql.make_database(cluster, name)
        application = {alias: dict(connections[alias].settings_dict) for alias in names}
        for alias, name in names.items():
            connections[alias].settings_dict.update(NAME=name, USER="brolly_owner", OPTIONS={})
            call_command("migrate", database=alias, verbosity=0)
            connections[alias].close()
            connections[alias].settings_dict.update(application[alias], NAME=name, OPTIONS={})
    yield
    with django_db_blocker.unblock():
        for alias, name in names.items():
            connections[alias].close()
            postgresql.drop_database(name)


# The cast. Lantern and Beacon are two projects that do not know of each other's
# work; the officer's force has nothing but an inbox. They are plain actors: a
# package's tests need no accounts.
LANTERN, BEACON, FORCE = (UUID(int=n) for n in (0xA1, 0xB2, 0xF0))
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def member(name: str, organisation_id: UUID, role: Role, *, number: int) -> Actor:
    return Actor(
        name=name,
        organisation_id=organisation_id,
        staff_id=UUID(int=number),
        powers=powers_of(role),
        fresh_factor=True,
    )


@pytest.fixture
def noon() -> datetime:
    return NOON


@pytest.fixture
def ada(db: None) -> Actor:
    """A caseworker at Lantern."""
    return member("ada", LANTERN, Role.CASEWORKER, number=1)


@pytest.fixture
def joan(db: None) -> Actor:
    """A second caseworker at Lantern, who reads warnings a second time."""
    return member("joan", LANTERN, Role.CASEWORKER, number=2)


@pytest.fixture
def mira(db: None) -> Actor:
    """The manager of Lantern."""
    return member("mira", LANTERN, Role.MANAGER, number=3)


@pytest.fixture
def sol(db: None) -> Actor:
    """The safeguarding lead of Lantern."""
    return member("sol", LANTERN, Role.SAFEGUARDING_LEAD, number=4)


@pytest.fixture
def tess(db: None) -> Actor:
    """An outreach worker at Lantern."""
    return member("tess", LANTERN, Role.OUTREACH_WORKER, number=5)


@pytest.fixture
def cleo(db: None) -> Actor:
    """A volunteer at Lantern. May read the board and nothing else."""
    return member("cleo", LANTERN, Role.VOLUNTEER, number=6)


@pytest.fixture
def bola(db: None) -> Actor:
    """A caseworker at Beacon. Must never see Lantern's work."""
    return member("bola", BEACON, Role.CASEWORKER, number=7)


@pytest.fixture
def officer(db: None) -> Actor:
    """A liaison officer. Has an inbox and nothing else."""
    return member("officer", FORCE, Role.LIAISON_OFFICER, number=8)


@pytest.fixture(autouse=True)
def _both_databases(request: pytest.FixtureRequest) -> None:
    """Let every test that uses the database use the key store too."""
    if "db" in request.fixturenames and not request.node.get_closest_marker("django_db"):
        request.node.add_marker(pytest.mark.django_db(databases=["default", "keys"]))


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch, client: Client) -> Callable[..., Client]:
    """
    Return a function that signs an actor in and gives back a browser of theirs.

    ``signed_in(ada).get("/reports/")``; ``signed_in(None)`` signs everybody out.
    """
    from brolly.web import ports

    def sign_in(actor: Actor | None) -> Client:
        monkeypatch.setattr(ports.actor_of_request, "_adapter", lambda request: actor)
        return client

    return sign_in
