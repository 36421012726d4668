"""
Keep Brolly running: pages, jobs and database, until it is told to stop.

One process watches the others. It holds the port itself, so that the address stays
the same and callers wait while a part that died is started again.
"""

import ctypes
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO

from brolly.config import database, postgresql
from brolly.config.home import CLONE, home, prepared_home

FIRST_PORT, PORTS = 8000, 100
PARTING_S = 15
PR_SET_PDEATHSIG = 1


class AlreadyRunning(Exception):
    """Another process serves the same data folder."""

    def __init__(self, url: str) -> None:
        self.url = url
        super().__init__(f"Brolly is already running at {url}")


class NoPort(Exception):
    """The port that was asked for is taken, or all those we try are."""


class _Stop(Exception):
    """A signal asks us to end."""


@dataclass
class Part:
    """One process that is kept running."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    not_before: float = 0.0

    def start(self, *, environment: dict[str, str], keep_open: tuple[int, ...]) -> None:
        """Start the process. It ends when we end, however we end."""
        self.process = subprocess.Popen(  # noqa: S603
            self.command,
            cwd=CLONE,
            env=environment,
            pass_fds=keep_open,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509  (we have one thread)
        )

    def look_after(self, *, environment: dict[str, str], keep_open: tuple[int, ...]) -> None:
        """Start the process again if it died, waiting longer each time that it did."""
        if self.process is not None and self.process.poll() is None:
            return
        now = time.monotonic()
        if self.process is not None:
            self.process = None
            self.failures += 1
            self.not_before = now + min(30, 2 ** (self.failures - 1) - 0.5)
            sys.stderr.write(f"{self.name} ended and is started again\n")
        if now >= self.not_before:
            self.start(environment=environment, keep_open=keep_open)


class Serving:
    """The note that says who serves this data folder, and where. Held by a file lock."""

    def __init__(self) -> None:
        self.path = home() / "serving"
        self._held: IO[str] | None = None

    def hold(self) -> None:
        """
        Become the one who serves.

        :raises AlreadyRunning: somebody else does
        """
        prepared_home()
        held = self.path.open("a+")
        for _ in range(5):
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:  # somebody serves, or only reads the note just now
                time.sleep(0.05)
            else:
                self._held = held
                self.say("")
                return
        held.close()
        raise AlreadyRunning(self.note().get("url") or "an address it is still choosing")

    def say(self, url: str) -> None:
        """Note our process and address for those who ask."""
        if self._held is not None:
            self._held.truncate(0)
            self._held.write(json.dumps({"pid": str(os.getpid()), "url": url}))
            self._held.flush()

    def note(self) -> dict[str, str]:
        """Return what the one who serves noted; empty if nobody serves."""
        try:
            with self.path.open() as kept:
                try:
                    fcntl.flock(kept, fcntl.LOCK_SH | fcntl.LOCK_NB)
                except BlockingIOError:
                    return dict(json.loads(kept.read() or "{}")) or {"pid": ""}
        except FileNotFoundError:
            pass
        return {}


def listen() -> socket.socket:
    """
    Return a listening socket on the port that was asked for, or the next free one.

    :raises NoPort: it is taken
    """
    address = os.environ.get("BROLLY_LISTEN", "127.0.0.1")
    asked = os.environ.get("BROLLY_PORT")
    ports = [int(asked)] if asked else range(FIRST_PORT, FIRST_PORT + PORTS)
    for port in ports:
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((address, port))
            door.listen(256)
        except OSError:
            door.close()
        else:
            return door
    raise NoPort(f"Port {asked} is taken." if asked else "No free port was found.")


def serve(
    serving: Serving, *, ready: Callable[[str], None], get_ready: Callable[[], None]
) -> None:
    """
    Serve until a signal comes; then end every part, the database last.

    ``get_ready`` runs once the address is known, ``ready`` once the parts are started.
    """
    _on_signals(_ask_to_stop)
    parts: list[Part] = []
    try:
        door = listen()
        url = f"http://localhost:{door.getsockname()[1]}"
        os.environ.setdefault("BROLLY_URL", url)
        get_ready()
        parts.extend(_parts(door))
        _look_after(parts, door)
        serving.say(url)
        ready(url)
        while True:
            time.sleep(0.5)
            if database.is_ours() and not postgresql.is_running():
                postgresql.ensure_running()
            _look_after(parts, door)
    except _Stop:
        pass
    finally:
        _on_signals(signal.SIG_IGN)
        _end(parts)
        if database.is_ours():
            postgresql.stop()


def stop() -> bool:
    """End the one who serves this data folder, and its database. False if nobody did."""
    serving = Serving()
    note = serving.note()
    if pid := note.get("pid"):
        os.kill(int(pid), signal.SIGTERM)
        deadline = time.monotonic() + 2 * PARTING_S
        while serving.note() and time.monotonic() < deadline:
            time.sleep(0.05)
    if database.is_ours():
        postgresql.stop()
    return bool(note)


def memory_in_use() -> int:
    """
    Return the bytes of memory that all our processes take, shared ones counted once.

    From ``smaps_rollup``: the proportional set size (proc(5), read 2026-11-23).
    """
    pid = Serving().note().get("pid")
    family = {int(pid)} if pid else set()
    family.update(postgresql.processes())
    parent_of = dict(_parents())
    for process in parent_of:
        if _ancestors(process, parent_of) & family:
            family.add(process)
    return sum(_share_of_memory(process) for process in family)


def _parts(door: socket.socket) -> list[Part]:
    python = sys.executable
    return [
        Part(
            "web",
            [
                python, "-m", "gunicorn", "brolly.config.wsgi:application",
                "--bind", f"fd://{door.fileno()}", "--workers", "2", "--threads", "4",
                "--preload", "--no-control-socket", "--log-level", "warning",
                "--graceful-timeout", "10",
            ],
        ),
        Part("worker", [python, str(CLONE / "manage.py"), "procrastinate", "-v", "0", "worker"]),
    ]  # fmt: skip


def _look_after(parts: list[Part], door: socket.socket) -> None:
    environment = {**os.environ, "PYTHONPATH": str(CLONE)}
    for part in parts:
        part.look_after(environment=environment, keep_open=(door.fileno(),))


def _end(parts: list[Part]) -> None:
    living = [p.process for p in parts if p.process is not None and p.process.poll() is None]
    for process in living:
        process.terminate()
    deadline = time.monotonic() + PARTING_S
    for process in living:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _on_signals(answer: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, answer)


def _ask_to_stop(number: int, frame: FrameType | None) -> None:
    raise _Stop


def _parents() -> list[tuple[int, int]]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        found.append((int(process.name), int(parent)))
    return found


def _ancestors(process: int, parent_of: dict[int, int]) -> set[int]:
    line: set[int] = set()
    while process in parent_of and process not in line:
        process = parent_of[process]
        line.add(process)
    return line


def _share_of_memory(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
