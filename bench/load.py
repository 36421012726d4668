"""Fifty people at once, over kept connections."""

import http.client
import random
import statistics
import threading
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

USERS, SECONDS = 50, 10.0


class Ask(NamedTuple):
    """One request that somebody makes."""

    path: str = "/"
    cookies: str = ""
    body: bytes | None = None


class Load(NamedTuple):
    """What fifty at once met."""

    requests: int
    p50_ms: float
    p95_ms: float
    failures: int


def load(
    url: str,
    next_of: Callable[[int], Ask],
    *,
    pause_s: float = 0,
    users: int = USERS,
    seconds: float = SECONDS,
) -> Load:
    """
    Let each of the users ask, read for about ``pause_s`` seconds, and ask again.

    With no pause all are always waiting for an answer. A page counts when it says 200,
    a form that was sent when it leads on (302); everything else is a failure.
    """
    parts = urlsplit(url)
    took: list[float] = []
    failures: list[int] = []
    end = time.monotonic() + seconds

    def work(number: int) -> None:
        chance = random.Random(number)
        door = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=60)
        time.sleep(chance.uniform(0, pause_s))
        while time.monotonic() < end:
            asked = next_of(number)
            if pause_s:  # the server has closed a connection that was quiet for so long
                door.close()
            began = time.perf_counter()
            try:
                status = _ask(door, parts.netloc, asked)
            except (OSError, http.client.HTTPException):
                door.close()
                status = 0
            took.append(1000 * (time.perf_counter() - began))
            if status != (302 if asked.body else 200):
                failures.append(status)
            time.sleep(chance.uniform(0.5, 1.5) * pause_s)
        door.close()

    threads = [threading.Thread(target=work, args=[number]) for number in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cuts = statistics.quantiles(took, n=100) if len(took) > 1 else [0.0] * 99
    return Load(len(took), cuts[49], cuts[94], len(failures))


def _ask(door: http.client.HTTPConnection, host: str, asked: Ask) -> int:
    headers = {"Host": host, "Accept-Encoding": "gzip", "Cookie": asked.cookies}
    if asked.body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers["Origin"] = f"http://{host}"
    door.request("POST" if asked.body else "GET", asked.path, asked.body, headers)
    answer = door.getresponse()
    answer.read()
    return answer.status
