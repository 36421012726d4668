"""A data folder of its own for each test that starts and kills databases."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from brolly.config.home import CLONE

Script = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def empty_home(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("h", numbered=True) / "b"
    # The server's account passes through; pytest's own folders let nobody in.
    if os.geteuid() == 0:
        for part in folder.parents[:3]:
            part.chmod(0o711)
    return folder


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
