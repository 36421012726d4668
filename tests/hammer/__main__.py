"""Run every hammer, each with a data folder of its own, and print what it measured."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from brolly.config.home import CLONE

NOT_HAMMERS = {"__init__", "__main__", "conftest", "figures"}
PREPARE = "from brolly.config import prepare; prepare.prepare()"
STOP = "from brolly.config import postgresql; postgresql.stop()"


def hammers() -> list[str]:
    """Return the names of the modules beside this one that can be run."""
    here = Path(__file__).parent
    names = {path.stem for path in here.glob("*.py")} - NOT_HAMMERS
    return sorted(name for name in names if not name.startswith("test_"))


def strike(name: str) -> bool:
    """Run one hammer in a fresh data folder. True if all of its figures hold."""
    sys.stdout.write(f"\n== {name}\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix="brolly-hammer-") as folder:
        Path(folder).chmod(0o711)
        surroundings = {
            **{n: v for n, v in os.environ.items() if not n.startswith("BROLLY_")},
            "BROLLY_HOME": f"{folder}/home",
            "PYTHONPATH": str(CLONE),
            "DJANGO_SETTINGS_MODULE": "brolly.config.settings",
        }
        try:
            _python(surroundings, "-c", PREPARE)
            return _python(surroundings, "-m", f"tests.hammer.{name}") == 0
        finally:
            _python(surroundings, "-c", STOP)


def _python(surroundings: dict[str, str], *arguments: str) -> int:
    done = subprocess.run(
        [sys.executable, *arguments], env=surroundings, cwd=CLONE, check=False
    )
    return done.returncode


if __name__ == "__main__":
    struck = [strike(name) for name in sys.argv[1:] or hammers()]
    sys.stdout.write(f"\n{sum(struck)} of {len(struck)} hammers hold\n")
    sys.exit(not all(struck))
