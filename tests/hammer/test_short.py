"""The long runs, short: enough to notice a fault, not enough to promise."""

import os
import subprocess
import sys

import pytest

from brolly.config.home import CLONE
from tests.hammer.__main__ import hammers


def test_the_pool_gives_nobody_a_foreign_row(copied_database):
    strike("pool", 10_000, copied_database)


def test_every_tampering_is_found(copied_database):
    strike("history", 700, copied_database)


def test_nothing_leaves_after_her_no_and_two_presses_are_one_answer(copied_database):
    strike("leaving", 20, copied_database)


def test_what_was_acknowledged_survives_three_kills(in_home, ready_home):
    in_home("from brolly.config import prepare; prepare.prepare()")
    strike("kills", 3, {"BROLLY_HOME": str(ready_home)})


@pytest.mark.parametrize("name", hammers())
def test_every_hammer_can_be_run_by_its_name(name):
    assert "main(run, often=" in (CLONE / "tests" / "hammer" / f"{name}.py").read_text()


def strike(name: str, often: int, surroundings: dict[str, str]) -> None:
    # The settings that make test data fast also let a crash lose the last of them.
    dropped = ("PYTEST_", "BROLLY_DATABASE_FOR_TESTS")
    kept = {n: v for n, v in os.environ.items() if not n.startswith(dropped)}
    done = subprocess.run(
        [sys.executable, "-m", f"tests.hammer.{name}", str(often)],
        cwd=CLONE,
        env={
            **kept,
            "PYTHONPATH": str(CLONE),
            "DJANGO_SETTINGS_MODULE": "brolly.config.settings",
            **surroundings,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
