"""How fast Brolly starts and answers, and what it takes, beside a plain Django view."""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.load import Load, load
from brolly.config.home import CLONE

# Addresses anybody may open. Those of staff are added with a session's cookies:
# BENCH_COOKIES="name=value; ..." python -m bench /today /reports/...
OPEN_PAGES = ("/sign-in",)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="brolly-bench-") as folder:
        Path(folder).chmod(0o711)
        surroundings = {
            **{n: v for n, v in os.environ.items() if not n.endswith("_URL")},
            "BROLLY_HOME": f"{folder}/home",
            "PYTHONPATH": str(CLONE),
        }
        surroundings.pop("BROLLY_DATABASE_FOR_TESTS", None)
        with served(surroundings) as (url, first_s):
            say("first start, empty folder, to first page", f"{first_s:.1f} s", "at most 60 s")
        with served(surroundings) as (url, warm_s):
            say("warm start to first page", f"{warm_s:.2f} s", "at most 5 s")
            time.sleep(5)
            used = memory(surroundings)
            say("memory of everything, idle", f"{used} MB", "at most 1000 MB")
            sys.stdout.write(
                "\n50 at once                              p50      p95   requests\n"
            )
            with plain(surroundings) as plain_url:
                show("plain Django view, one row", load(plain_url))
            for page in (*OPEN_PAGES, *sys.argv[1:]):
                show(page, load(url + page, cookies=os.environ.get("BENCH_COOKIES", "")))


@contextmanager
def served(surroundings: dict[str, str]) -> Iterator[tuple[str, float]]:
    """Run the demonstration, and hand over its address and the seconds to its first page."""
    began = time.monotonic()
    command = [sys.executable, "-m", "brolly.config.command"]
    process = subprocess.Popen(
        [*command, "run"], cwd=CLONE, env=surroundings, stdout=subprocess.DEVNULL
    )
    try:
        note = Path(surroundings["BROLLY_HOME"]) / "demonstration" / "serving"
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
def plain(surroundings: dict[str, str]) -> Iterator[str]:
    """Serve the plain view the same way, on the same database."""
    home = Path(surroundings["BROLLY_HOME"]) / "demonstration"
    process = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "bench.plain:application", "--bind",
            "127.0.0.1:8999", "--workers", "2", "--threads", "4", "--preload",
            "--no-control-socket", "--log-level", "warning",
        ],
        cwd=CLONE,
        env={**surroundings, "BROLLY_HOME": str(home), "DJANGO_SETTINGS_MODULE": ""},
    )  # fmt: skip
    url = "http://localhost:8999/"
    try:
        while not answers(url):
            time.sleep(0.05)
        yield url
    finally:
        process.terminate()
        process.wait()


def memory(surroundings: dict[str, str]) -> int:
    """Return the megabytes that the served demonstration takes, shared ones once."""
    code = "from brolly.config import serve; print(serve.memory_in_use() // 1_000_000)"
    home = f"{surroundings['BROLLY_HOME']}/demonstration"
    return int(
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=CLONE,
            env={**surroundings, "BROLLY_HOME": home},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )


def answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except urllib.error.HTTPError as answer:
        answer.close()
        return True
    except OSError:
        return False
    return True


def say(name: str, value: str, wanted: str) -> None:
    sys.stdout.write(f"{name:<44} {value:>10}   {wanted}\n")
    sys.stdout.flush()


def show(name: str, met: Load) -> None:
    failed = f"   {met.failures} FAILED" if met.failures else ""
    sys.stdout.write(
        f"{name:<34} {met.p50_ms:>6.0f} ms {met.p95_ms:>5.0f} ms {met.requests:>8}"
        f"   {met.bytes / 1000:.1f} kB{failed}\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
