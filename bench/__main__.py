"""
How fast Brolly starts and answers, and what it takes, beside a plain Django view.

``python -m bench`` fills the full-size network first, which takes minutes;
``python -m bench small`` the small one.
"""

import sys
import tempfile
import time
from pathlib import Path

from bench.load import Ask, Load, load
from bench.people import ADDRESSES, Person
from bench.serving import memory, plain, rows, served, surroundings
from bench.weight import first_load
from tests.hammer.figures import Figure, show

READING_S = 5.0


def main(size: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="brolly-bench-") as folder:
        Path(folder).chmod(0o711)
        around = surroundings(folder, size)
        with served(around) as (_, first_s):
            limit = 60 if size == "small" else None
            said = f"first start with the {size} network, to first page"
            held = show([Figure(said, round(first_s, 1), limit, unit="s")])
        with served(around) as (url, warm_s):
            warm = Figure("warm start to first page", round(warm_s, 2), 5, unit="s")
            held &= show([warm])
            time.sleep(5)
            idle = Figure("memory of everything, idle", memory(around), 1000, unit="MB")
            counts = [
                Figure(f"rows of {table}", n) for table, n in sorted(rows(around).items())
            ]
            held &= show([idle, *counts])
            people = signed_in(url)
            with plain(around) as plain_url:
                held &= under_load(url, plain_url, people)
            held &= weights(url, people[0])
        return held


def signed_in(url: str) -> list[Person]:
    """Return staff of the three busy projects, each behind the door."""
    people = [Person(url, address) for address in ADDRESSES]
    for person in people:
        person.sign_in()
    return people


def under_load(url: str, plain_url: str, people: list[Person]) -> bool:
    def person(number: int) -> Person:
        return people[number % len(people)]

    def today(number: int) -> Ask:
        return Ask("/", person(number).cookies)

    def report(number: int) -> Ask:
        her = person(number)
        return Ask(her.reports[number % len(her.reports)], her.cookies)

    def save(number: int) -> Ask:
        return Ask("/reports/new/", person(number).cookies, person(number).a_report())

    tasks = {"Today": today, "incident page": report, "incident save": save}
    held = told("plain view of one row", load(plain_url, lambda number: Ask()))
    for name, ask in tasks.items():
        held &= told(name, load(url, ask))
    for name, ask in tasks.items():
        met = load(url, ask, pause_s=READING_S, seconds=20)
        held &= told(f"{name}, {READING_S:g} s of reading between", met, most=300)
    return held


def told(name: str, met: Load, *, most: float | None = None) -> bool:
    return show(
        [
            Figure(f"50 at once: {name}, p50", round(met.p50_ms), unit="ms"),
            Figure(f"50 at once: {name}, p95", round(met.p95_ms), most, unit="ms"),
            Figure(f"50 at once: {name}, answers", met.requests),
            Figure(f"50 at once: {name}, failed", met.failures, 0),
        ]
    )


def weights(url: str, her: Person) -> bool:
    pages = {"Today": "/", "incident page": her.reports[0], "incident form": "/reports/new/"}
    return show(
        [
            Figure(
                f"first load of {name}, compressed",
                round(first_load(url, path, her.cookies) / 1000, 1),
                100,
                unit="kB",
            )
            for name, path in pages.items()
        ]
    )


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1] if len(sys.argv) > 1 else "full"))
