"""Fixtures that every test may use: the real PostgreSQL, as the application's role."""

import fcntl
import hashlib
import os
from asyncio import _get_running_loop, _set_running_loop
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import quote
from uuid import UUID

import hypothesis
import psycopg
import pytest
from django.test import Client

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Actor, Role
from brolly.config import postgresql
from brolly.config.home import CLONE

# What the tables depend on; a change of any of these migrates the templates anew.
SHAPES = (
    "brolly/*/migrations/*.py",
    "brolly/*/models.py",
    "brolly/*/models/*.py",
    "brolly/access/row_security.py",
    "brolly/config/settings.py",
    "requirements/app.txt",
)


# A busy machine is no fault of the code.
hypothesis.settings.register_profile("brolly", deadline=None)
hypothesis.settings.load_profile("brolly")


def pytest_configure(config: pytest.Config) -> None:
    postgresql.ensure_running()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if left := [r for r in skipped if "not run: " in str(r.longrepr)]:
        words = "journeys: not run (no Chromium). They did not pass."
        terminalreporter.write_line(f"{words} {len(left)} tests")


@pytest.fixture(autouse=True)
def _no_loop_of_a_browser(request: pytest.FixtureRequest) -> Iterator[None]:
    """
    Hide the event loop of the journeys' browser from every other test.

    Playwright leaves its loop marked as running in the thread as long as a browser is
    open, and whatever posts a job then believes that it stands inside of one.
    """
    loop = None if request.node.get_closest_marker("journey") else _get_running_loop()
    if loop is not None:
        _set_running_loop(None)
    yield
    if loop is not None:
        _set_running_loop(loop)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker) -> Iterator[None]:
    """
    Copy this worker's two databases from templates, then test as the application.

    Django's own test runner would test as the role that made the tables, and so
    never meet row-level security.
    """
    from django.db import connections

    worker = os.environ.get("PYTEST_XDIST_WORKER", "one")
    names = {alias: f"test_{alias}_{worker}_{os.getpid()}" for alias in ("default", "keys")}
    with django_db_blocker.unblock():
        with _one_at_a_time(), postgresql.connect_as_cluster() as cluster:
            templates = _templates(cluster)
            for alias, name in names.items():
                postgresql.make_database(cluster, name, template=templates[alias])
        for alias, name in names.items():
            options = connections[alias].settings_dict["OPTIONS"]
            unpooled = {n: v for n, v in options.items() if n != "pool"}
            connections[alias].settings_dict.update(NAME=name, OPTIONS=unpooled)
    yield
    with django_db_blocker.unblock():
        for alias, name in names.items():
            connections[alias].close()
            postgresql.drop_database(name)


@pytest.fixture
def copied_database(django_db_blocker) -> Iterator[dict[str, str]]:
    """
    Hand over the surroundings of a program that has databases of its own.

    For programs that commit what could not be taken back: history is append-only.
    """
    made = {
        "DATABASE_URL": f"copy_default_{os.getpid()}",
        "KEYS_DATABASE_URL": f"copy_keys_{os.getpid()}",
    }
    with (
        django_db_blocker.unblock(),
        _one_at_a_time(),
        postgresql.connect_as_cluster() as cluster,
    ):
        templates = _templates(cluster)
        for name, template in zip(made.values(), templates.values(), strict=True):
            postgresql.make_database(cluster, name, template=template)
    socket = quote(str(postgresql.SOCKET), safe="")
    yield {key: f"postgresql://brolly_app@{socket}/{name}" for key, name in made.items()}
    for name in made.values():
        postgresql.drop_database(name)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (postgresql.ROOT / "templates").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _templates(cluster: psycopg.Connection) -> dict[str, str]:
    """Return databases whose tables are those of this code, migrating them once."""
    from django.core.management import call_command
    from django.db import connections

    shape = hashlib.sha256()
    for pattern in SHAPES:
        for path in sorted(CLONE.glob(pattern)):
            shape.update(path.read_bytes())
    names = {
        alias: f"template_{alias}_{shape.hexdigest()[:12]}" for alias in ("default", "keys")
    }
    kept = {
        row[0]
        for row in cluster.execute(
            "SELECT datname FROM pg_database WHERE datname ~ '^template_'"
        )
    }
    for name in kept - set(names.values()):
        postgresql.drop_database(name)
    for alias in (alias for alias, name in names.items() if name not in kept):
        draft = f"test_draft_{alias}"
        postgresql.drop_database(draft)
        postgresql.make_database(cluster, draft)
        application = dict(connections[alias].settings_dict)
        connections[alias].settings_dict.update(NAME=draft, USER="brolly_owner", OPTIONS={})
        call_command("migrate", database=alias, verbosity=0)
        connections[alias].close()
        connections[alias].settings_dict.update(application)
        cluster.execute(f"ALTER DATABASE {draft} RENAME TO {names[alias]}")
    return names


# The cast. Lantern and Beacon are two projects that do not know of each other's
# work; the officer's force has nothing but an inbox. They are plain actors: a
# package's tests need no accounts.
LANTERN, BEACON, FORCE = (UUID(int=n) for n in (0xA1, 0xB2, 0xF0))
# The last noon that is over, because pages ask the real clock and what happens in a test
# has happened; tests that need another day name it.
NOON = (datetime.now(UTC) - timedelta(hours=12)).replace(
    hour=12, minute=0, second=0, microsecond=0
)


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
