"""A data folder of its own for each test that starts and kills databases."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from brolly.config.home import CLONE

Script = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def empty_home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="brolly-test-") as folder:
        # Root's server runs as another account, which must pass through.
        Path(folder).chmod(0o711 if os.geteuid() == 0 else 0o700)
        yield Path(folder) / "home"


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
    run("from brolly.config import postgresql; postgresql.stop()")


def surroundings(home: Path) -> dict[str, str]:
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("BROLLY_", "PYTEST_"))}
    return {**kept, "BROLLY_HOME": str(home), "PYTHONPATH": str(CLONE)}
