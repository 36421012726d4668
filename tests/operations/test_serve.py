"""One process keeps pages, jobs and database running, and ends them all."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from brolly.config.home import CLONE
from tests.conftest import surroundings


@pytest.fixture
def served(ready_home):
    """Start `brolly start` and hand over its process and a way to ask for its note."""
    surrounding = surroundings(ready_home)

    def brolly(*arguments: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "brolly.config.command", *arguments],
            cwd=CLONE,
            env=surrounding,
            capture_output=True,
            text=True,
            check=False,
        ).stdout

    process = subprocess.Popen(
        [sys.executable, "-m", "brolly.config.command", "start"],
        cwd=CLONE,
        env=surrounding,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    for line in process.stdout:
        if line.startswith("Brolly is at "):
            break
    url = line.split()[-1]
    wait_until(lambda: answers(url))
    yield process, url, brolly
    brolly("stop")
    process.wait(timeout=40)
    process.stdout.close()


def test_it_serves_restarts_what_dies_and_ends_everything(served):
    process, url, brolly = served
    assert f"Address: {url}" in brolly("status")
    assert f"already running at {url}" in brolly("start")

    assert cut_short(url).startswith("HTTP/1.1 400"), "half a form is no form"
    web = next(pid for pid, words in children(process.pid) if "gunicorn" in words)
    os.kill(web, signal.SIGKILL)
    wait_until(lambda: web not in dict(children(process.pid)))
    wait_until(lambda: answers(url))

    family = [pid for pid, _ in children(process.pid)]
    assert "has stopped" in brolly("stop")
    process.wait(timeout=40)
    assert not [pid for pid in family if lives(pid)]
    assert not answers(url)
    assert "was not running" in brolly("stop")


def test_when_it_is_killed_nothing_of_it_stays_and_the_next_start_works(served):
    process, url, brolly = served
    family = [pid for pid, _ in children(process.pid)]
    process.kill()
    process.wait()
    wait_until(lambda: not [pid for pid in family if lives(pid)])
    assert not answers(url)
    assert "not running" in brolly("status")


def children(pid: int) -> list[tuple[int, str]]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
            words = (process / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue  # ended while we looked
        if int(parent) == pid:
            found.append((int(process.name), words))
    return found


def lives(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def cut_short(url: str) -> str:
    """Send a form of which only a part comes, as when a phone loses its signal."""
    where = urlsplit(url)
    with socket.create_connection((where.hostname, where.port), timeout=20) as line:
        line.sendall(
            b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n"
            b"Content-Length: 1000\r\n\r\nemail=ada%40example.org"
        )
        line.shutdown(socket.SHUT_WR)
        return line.recv(200).decode(errors="replace")


def answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except urllib.error.HTTPError as answer:
        answer.close()
        return True
    except OSError:
        return False
    return True


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)
