"""Serve the demonstration and the plain view for a while, each as it is served for real."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from brolly.config.home import CLONE


def surroundings(folder: str, size: str) -> dict[str, str]:
    """Return the environment of a demonstration that has this folder to itself."""
    kept = {n: v for n, v in os.environ.items() if not n.endswith("_URL")}
    kept.pop("BROLLY_DATABASE_FOR_TESTS", None)
    return {
        **kept,
        "BROLLY_HOME": f"{folder}/home",
        "BROLLY_SIZE": size,
        "PYTHONPATH": str(CLONE),
    }


@contextmanager
def served(around: dict[str, str]) -> Iterator[tuple[str, float]]:
    """Run the demonstration, and hand over its address and the seconds to its first page."""
    began = time.monotonic()
    command = [sys.executable, "-m", "brolly.config.command"]
    process = subprocess.Popen(
        [*command, "run"], cwd=CLONE, env=around, stdout=subprocess.DEVNULL
    )
    try:
        note = Path(around["BROLLY_HOME"]) / "demonstration" / "serving"
        url = ""
        while not (url and answers(f"{url}/sign-in")):
            time.sleep(0.02)
            if note.exists() and (said := note.read_text()):
                url = json.loads(said)["url"]
        yield url, time.monotonic() - began
    finally:
        process.terminate()
        process.wait()


@contextmanager
def plain(around: dict[str, str]) -> Iterator[str]:
    """Serve the plain view the same way, on the same database."""
    home = Path(around["BROLLY_HOME"]) / "demonstration"
    process = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "bench.plain:application", "--bind",
            "127.0.0.1:8999", "--workers", "2", "--threads", "4", "--preload",
            "--no-control-socket", "--log-level", "warning",
        ],
        cwd=CLONE,
        env={**around, "BROLLY_HOME": str(home), "DJANGO_SETTINGS_MODULE": ""},
    )  # fmt: skip
    url = "http://localhost:8999/"
    try:
        while not answers(url):
            time.sleep(0.05)
        yield url
    finally:
        process.terminate()
        process.wait()


def memory(around: dict[str, str]) -> int:
    """Return the megabytes that the served demonstration takes, shared ones once."""
    return (
        int(_ask(around, "from brolly.config import serve; print(serve.memory_in_use())"))
        // 10**6
    )


def rows(around: dict[str, str]) -> dict[str, int]:
    """Return about how many rows the larger tables hold, as the database counts them."""
    code = (
        "import json; from brolly.config import postgresql;"
        "c = postgresql.connect_as_cluster('brolly').__enter__();"
        "c.execute('ANALYZE');"
        'print(json.dumps(dict(c.execute("select relname, reltuples::bigint from pg_class'
        " where relname in ('incidents_incident', 'alerts_alert', 'alerts_subscriber',"
        " 'disclosures_packet', 'history_entry')\").fetchall())))"
    )
    return dict(json.loads(_ask(around, code)))


def _ask(around: dict[str, str], code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=CLONE,
        env={**around, "BROLLY_HOME": f"{around['BROLLY_HOME']}/demonstration"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def answers(url: str) -> bool:
    """Test whether anything answers there, whatever it says."""
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except urllib.error.HTTPError as answer:
        answer.close()
        return True
    except OSError:
        return False
    return True
