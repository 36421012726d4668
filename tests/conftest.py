"""A data folder of its own for each test that starts and kills databases."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from brolly.config.home import CLONE

Script = Callable[..., "subprocess.CompletedProcess[str]"]
STOP = "from brolly.config import postgresql; postgresql.stop()"
PREPARE = f"from brolly.config import prepare; prepare.prepare(); {STOP}"


@contextmanager
def folder_for_a_home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="brolly-test-") as folder:
        # Root's server runs as another account, which must pass through.
        Path(folder).chmod(0o711 if os.geteuid() == 0 else 0o700)
        yield Path(folder) / "home"


@pytest.fixture
def empty_home() -> Iterator[Path]:
    with folder_for_a_home() as home:
        yield home


@pytest.fixture(scope="session")
def prepared_once() -> Iterator[Path]:
    """Make a data folder with its tables, at rest: copying it is ten times as quick."""
    with folder_for_a_home() as home:
        subprocess.run(
            [sys.executable, "-c", PREPARE],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=CLONE,
            env=surroundings(home),
        )
        yield home


@pytest.fixture
def ready_home(prepared_once: Path, empty_home: Path) -> Path:
    """Hand over a data folder of its own whose tables are made, and nothing is in them."""
    # The server's files belong to another account when we are root.
    subprocess.run(["cp", "-a", str(prepared_once), str(empty_home)], check=True)
    return empty_home


@pytest.fixture
def in_home(empty_home: Path) -> Iterator[Script]:
    """Run Python in a process that has this data folder; its database ends with the test."""

    def run(
        code: str, *, check: bool = True, **more: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", code],
            check=check,
            capture_output=True,
            text=True,
            cwd=CLONE,
            env={**surroundings(empty_home), **more},
        )

    yield run
    run(STOP)


def surroundings(home: Path) -> dict[str, str]:
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("BROLLY_", "PYTEST_"))}
    return {**kept, "BROLLY_HOME": str(home), "PYTHONPATH": str(CLONE)}
