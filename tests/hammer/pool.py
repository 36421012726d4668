"""
Many projects share few connections, and things go wrong in the middle of them.

Every transaction goes through the scope that pages and actions use. Whatever fails,
the next one on the same connection must see its own project's rows and no other's.
"""

import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import django

django.setup()

from django.db import DatabaseError, InterfaceError, connection, connections, transaction

from brolly.access import row_security, scope
from brolly.access.vocabulary import Actor
from brolly.history import actions
from brolly.history.models import Entry
from brolly.history.vocabulary import Event
from tests.hammer.figures import Figure, main

PROJECTS = [Actor(name=f"p{n}", organisation_id=UUID(int=n)) for n in range(1, 21)]
THREADS, CONNECTIONS, FORGERIES = 8, 3, 1_000
count = Counter[str]()
counting = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class Struck(Event):
    name = "hammer.struck"


class OnPurpose(Exception):
    """A fault in the middle of a page."""


def run(transactions: int) -> list[Figure]:
    settings = connections["default"].settings_dict
    settings["OPTIONS"] = {
        "pool": {"min_size": CONNECTIONS, "max_size": CONNECTIONS, "timeout": 60}
    }
    for project in PROJECTS:
        write(project)
    with ThreadPoolExecutor(THREADS) as threads:
        shares = [threads.submit(work, n, transactions // THREADS) for n in range(THREADS)]
        for share in shares:
            share.result()
    accepted = forge(random.Random(11))
    connection.close_pool()
    return [
        Figure("pooled transactions", count["transactions"], least=transactions),
        Figure("of them failed on purpose", count["failures"], least=transactions / 5),
        Figure("rows of their own seen", count["own"], least=transactions / 5),
        Figure("foreign rows seen", count["foreign"], most=0),
        Figure("rows seen without a context", count["stray"], most=0),
        Figure("forged or replayed contexts tried", FORGERIES, least=FORGERIES),
        Figure("forged or replayed contexts accepted", accepted, most=0),
    ]


def work(number: int, transactions: int) -> None:
    chance = random.Random(number)
    for _ in range(transactions):
        project = chance.choice(PROJECTS)
        step = chance.choices(STEPS, weights=WEIGHTS)[0]
        try:
            step(project)
        except (OnPurpose, DatabaseError, InterfaceError):
            add("failures")
        finally:
            add("transactions")
            connection.close()  # what the end of a request does: back to the pool


def look(project: Actor) -> None:
    for entry in Entry.objects.order_by("?")[:5]:
        add("own" if entry.organisation_id == project.organisation_id else "foreign")


def read(project: Actor) -> None:
    with scope.reading(project):
        look(project)


def write(project: Actor) -> None:
    with scope.acting(project):
        actions.record(Struck(subject_id=UUID(int=1)), by=project, at=datetime.now(UTC))
        look(project)


def stray(project: Actor) -> None:
    add("stray", Entry.objects.count())
    with transaction.atomic():
        add("stray", Entry.objects.count())


def fault(project: Actor) -> None:
    with scope.reading(project):
        look(project)
        raise OnPurpose


def bad_statement(project: Actor) -> None:
    with scope.acting(project), connection.cursor() as cursor:
        cursor.execute("SELECT nonsense")


def cancelled(project: Actor) -> None:
    with scope.reading(project), connection.cursor() as cursor:
        look(project)
        cursor.execute("SET LOCAL statement_timeout = 1")
        cursor.execute("SELECT pg_sleep(1)")


def cut_off(project: Actor) -> None:
    with scope.reading(project), connection.cursor() as cursor:
        look(project)
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


def half_undone(project: Actor) -> None:
    with scope.acting(project):
        try:
            with transaction.atomic():
                row_security.leave()
                raise OnPurpose
        except OnPurpose:
            look(project)  # the savepoint brought the context back


def forgotten(project: Actor) -> None:
    """Leave a context set for the whole session, as careless code could."""
    with scope.reading(project), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('brolly.context', current_setting(%s), false)", [SAID]
        )


SAID = "brolly.context"
STEPS = (
    read, write, stray, fault, bad_statement, cancelled, cut_off, half_undone, forgotten,
)  # fmt: skip
WEIGHTS = (40, 10, 10, 15, 10, 3, 2, 5, 5)


def forge(chance: random.Random) -> int:
    """Return how many made-up or replayed contexts the database believed."""
    believed = 0
    old = signed(1, 1, "now")
    for number in range(FORGERIES):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid(), transaction_timestamp()::text")
            pid, started = cursor.fetchone()
            good = signed(number, pid, started)
            organisation, staff, *rest = good.split("|")
            forged = chance.choice(
                (
                    old,
                    signed(number, pid + 1, started),
                    good[:-1] + ("0" if good[-1] != "0" else "1"),
                    good.rpartition("|")[0] + "|" + "0" * 64,
                    "|".join((str(UUID(int=99)), staff, *rest)),
                    "|".join((organisation, str(UUID(int=98)), *rest)),
                    good + "|",
                    good.rpartition("|")[0],
                    "|" * 4,
                    "nonsense",
                )
            )
            cursor.execute(
                "SELECT set_config(%s, %s, true), gate.organisation()", [SAID, forged]
            )
            cursor.execute("SELECT gate.organisation()")
            believed += cursor.fetchone()[0] is not None
            old = good
    return believed


def signed(number: int, pid: int, started: str) -> str:
    return row_security.sign_context(UUID(int=number + 1), row_security.NOBODY, pid, started)


def add(what: str, times: int = 1) -> None:
    with counting:
        count[what] += times


if __name__ == "__main__":
    main(run, often=100_000)
