"""The whole product, running for journeys: databases, web server, worker, post office."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from brolly.config import postgresql

CLONE = Path(__file__).resolve().parents[2]


@dataclass
class Running:
    """Where it answers, what it posted, and how to run a command against its data."""

    base_url: str
    environment: Mapping[str, str]
    letters: list[Message] = field(default_factory=list)
    log: Path = Path()

    def manage(self, *command: str) -> str:
        """Run one of manage.py's commands on these databases; return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=CLONE, env=dict(self.environment),
            capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"manage.py {command[0]}:\n{done.stderr[-3000:]}"
        return done.stdout

    def letters_to(self, address: str, *, within: float = 20) -> list[Message]:
        """Wait until somebody has mail, and return it."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            if found := [m for m in self.letters if address in m["X-RcptTo"]]:
                return found
            time.sleep(0.1)
        return []


class PostBox(MessageHandler):
    """A real SMTP server's end: keeps every letter in a list."""

    def __init__(self, letters: list[Message]) -> None:
        super().__init__()
        self.letters = letters

    def handle_message(self, message: Message) -> None:
        self.letters.append(message)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def two_databases(prefix: str) -> Iterator[dict[str, str]]:
    """Make and drop two empty databases; yield the environment that names them."""
    names = [f"{prefix}_{kind}_{os.getpid()}" for kind in ("data", "keys")]
    postgresql.ensure_running()
    with postgresql.connect_as_cluster() as cluster:
        for name in names:
            postgresql.make_database(cluster, name)
    try:
        yield {"BROLLY_DATABASE_NAME": names[0], "BROLLY_KEYS_DATABASE_NAME": names[1]}
    finally:
        for name in names:
            postgresql.drop_database(name)


@contextmanager
def process(
    command: Sequence[str], environment: Mapping[str, str], log: Path
) -> Iterator[None]:
    with log.open("ab") as written:
        started = subprocess.Popen(
            command, cwd=CLONE, env=dict(environment), stdin=subprocess.DEVNULL,
            stdout=written, stderr=written,
        )  # fmt: skip
    try:
        yield
    finally:
        started.terminate()
        try:
            started.wait(timeout=15)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


def wait_until_it_answers(address: str, log: Path, *, within: float = 60) -> None:
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{address} does not answer:\n{log.read_text()[-3000:]}")


@contextmanager
def running(
    folder: Path, *, first: Sequence[Sequence[str]] = (), demonstration: bool = True
) -> Iterator[Running]:
    """
    Run everything on databases of its own, and end it.

    ``first`` are manage.py commands run as the application before the servers start,
    for example ``[["seed", "--size", "small"]]``. Without ``demonstration`` it is the
    real thing, empty, as ``brolly start`` serves it.
    """
    letters: list[Message] = []
    web, mail = free_port(), free_port()
    post = Controller(PostBox(letters), hostname="127.0.0.1", port=mail)
    log = folder / "servers.log"
    prefix = "journey" if demonstration else "empty"
    with two_databases(prefix) as named:
        environment = {
            **os.environ,
            **named,
            "BROLLY_URL": f"http://localhost:{web}",
            "BROLLY_DEMONSTRATION": "1" if demonstration else "",
            "BROLLY_SMTP_URL": f"smtp+plain://127.0.0.1:{mail}",
        }
        it = Running(f"http://localhost:{web}", environment, letters, log)
        owner = Running("", {**environment, "BROLLY_DATABASE_ROLE": "owner"})
        for alias in ("default", "keys"):
            owner.manage("migrate", "--database", alias, "--verbosity", "0")
        for command in first:
            it.manage(*command)
        serve = [
            sys.executable, "-m", "gunicorn", "brolly.config.wsgi", "--bind", f"127.0.0.1:{web}",
            "--threads", "4", "--log-level", "warning", "--no-control-socket",
        ]  # fmt: skip
        work = [sys.executable, "manage.py", "procrastinate", "worker"]
        post.start()
        try:
            with process(serve, environment, log), process(work, environment, log):
                wait_until_it_answers(f"{it.base_url}/static/web/icon.svg", log)
                yield it
        finally:
            post.stop()
