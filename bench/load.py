"""
Fifty people at once, over kept-open connections, from plain threads.

Each caller sends a request, waits for the whole answer, thinks for a moment and
sends the next. Loopback only; bounded in count and in time.
"""

import http.client
import random
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

THINKING_SECONDS = (0.2, 0.8)


@dataclass(kw_only=True)
class Timings:
    """How long the answers took, in seconds, and which were not what was expected."""

    took: list[float] = field(default_factory=list)
    failed: int = 0

    def percentile(self, share: float) -> float:
        """Return the time, in milliseconds, that this share of answers kept."""
        ordered = sorted(self.took)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def median(self) -> float:
        return 1000 * statistics.median(self.took)


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request to send: made anew for each call, so that forms can differ."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""
    expect: tuple[int, ...] = (200,)


def people_at_once(
    make: Callable[[], Request], *, port: int, people: int = 50, each: int = 10, seed: int = 1
) -> Timings:
    """Send ``people * each`` requests, that many people at a time."""
    timings, lock = Timings(), threading.Lock()

    def one_person(number: int) -> None:
        chance = random.Random(seed * 1000 + number)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        # Nobody starts in the same instant.
        time.sleep(chance.uniform(0, THINKING_SECONDS[1]))
        for _ in range(each):
            request = make()
            start = time.perf_counter()
            connection.request(
                request.method, request.path, body=request.body, headers=request.headers
            )
            answer = connection.getresponse()
            answer.read()
            took = time.perf_counter() - start
            with lock:
                timings.took.append(took)
                timings.failed += answer.status not in request.expect
            time.sleep(chance.uniform(*THINKING_SECONDS))
        connection.close()

    callers = [threading.Thread(target=one_person, args=(n,)) for n in range(people)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    return timings
