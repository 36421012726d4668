"""Fifty people at once, each asking for the next page when the last one came."""

import http.client
import statistics
import threading
import time
from typing import NamedTuple
from urllib.parse import urlsplit

USERS, SECONDS = 50, 8


class Load(NamedTuple):
    """What fifty at once met at one address."""

    address: str
    requests: int
    p50_ms: float
    p95_ms: float
    failures: int
    bytes: int


def load(url: str, *, cookies: str = "", users: int = USERS, seconds: float = SECONDS) -> Load:
    """Ask one address for some seconds from many threads, over kept connections."""
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc, "Accept-Encoding": "gzip"}
    if cookies:
        headers["Cookie"] = cookies
    took: list[float] = []
    sizes: list[int] = []
    failures: list[int] = []
    end = time.monotonic() + seconds

    def ask() -> None:
        door = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=30)
        while time.monotonic() < end:
            began = time.perf_counter()
            try:
                door.request("GET", target, headers=headers)
                answer = door.getresponse()
                sizes.append(len(answer.read()))
            except (OSError, http.client.HTTPException):
                door.close()
                failures.append(0)
                continue
            took.append(1000 * (time.perf_counter() - began))
            if answer.status != 200:
                failures.append(answer.status)
        door.close()

    threads = [threading.Thread(target=ask) for _ in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cuts = statistics.quantiles(took, n=100) if len(took) > 1 else [0.0] * 99
    return Load(url, len(took), cuts[49], cuts[94], len(failures), max(sizes, default=0))
