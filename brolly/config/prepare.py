"""
Bring database and assets to where this code needs them, and skip that when they are.

Each step runs in a process of its own: tables are made as the owner, everything
else runs as the application, and a process has one role for its whole life.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from brolly.config import database, postgresql
from brolly.config.home import CLONE, home, prepared_home

PREPARED = "prepared"
SEEDED = "demonstration.txt"
SEEDED_SIZE = "demonstration.size"
USUAL_SIZE = "small"
SHAPES = ("brolly/*/migrations/*.py", "brolly/*/static/**/*", "requirements/app.txt")


class CommandFailed(Exception):
    """A step of the set-up ended with a fault, which it has printed itself."""


def prepare() -> None:
    """
    Start the database, bring its tables up to date and collect the assets.

    :raises CommandFailed: a step did not work
    """
    prepared_home()
    if database.is_ours():
        postgresql.ensure_running()
    stamp, now = home() / PREPARED, _shape()
    if not stamp.exists() or stamp.read_text() != now:
        manage("bring_up_to_date", role="owner")
        stamp.write_text(now)


def seed() -> str:
    """
    Fill an empty demonstration once, and return what was said about its accounts.

    ``BROLLY_SIZE`` names another size than the usual one.
    """
    kept, kept_size = home() / SEEDED, home() / SEEDED_SIZE
    asked = os.environ.get("BROLLY_SIZE") or ""
    if not kept.exists() and has_command("make_demonstration"):
        more = ("--size", asked) if asked else ()
        if said := manage("make_demonstration", *more, capture=True):
            kept_size.write_text(asked or USUAL_SIZE)
            kept.write_text(said)
    if not kept.exists():
        return ""
    size = kept_size.read_text() if kept_size.exists() else USUAL_SIZE
    if asked and asked != size:
        return f"{kept.read_text()}It is the {size} one. Anew: make demo size={asked}\n"
    return kept.read_text()


def has_command(name: str) -> bool:
    """Test whether a package brings this management command, without loading any."""
    return any(CLONE.glob(f"brolly/*/management/commands/{name}.py"))


def manage(*arguments: str, role: str = "app", capture: bool = False) -> str:
    """
    Run one management command in a process of its own, and return what it printed.

    :raises CommandFailed: it did not work
    """
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(CLONE / "manage.py"), *arguments],
        check=False,
        env={**os.environ, "BROLLY_DATABASE_ROLE": role},
        stdout=subprocess.PIPE if capture else None,
        text=True,
    )
    if done.returncode:
        raise CommandFailed(arguments[0])
    return done.stdout or ""


def _shape() -> str:
    """Return a mark of everything that the prepared state depends on."""
    sums = hashlib.sha256(os.environ.get("DATABASE_URL", "").encode())
    for pattern in SHAPES:
        for path in sorted(Path(CLONE).glob(pattern)):
            if path.is_file():
                sums.update(str(path.relative_to(CLONE)).encode() + path.read_bytes())
    return sums.hexdigest()
