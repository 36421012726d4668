"""
Six writers; the whole database is killed again and again. What was acknowledged stays.

This kills processes. It cannot show what losing power does: the kernel lives on.
"""

import os
import random
import signal
import threading
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from uuid import UUID, uuid4

import django

django.setup()

from django.db import DatabaseError, InterfaceError, connection
from psycopg_pool import PoolTimeout

from brolly.access import scope
from brolly.access.vocabulary import Actor, Power
from brolly.config import postgresql
from brolly.history import actions, queries
from brolly.history.models import Entry
from brolly.history.vocabulary import Event
from tests.hammer.figures import Figure, main

WRITERS = [
    Actor(name=f"w{n}", organisation_id=UUID(int=n), powers=frozenset({Power.READ_HISTORY}))
    for n in range(1, 7)
]
ended = threading.Event()


class Kept(Event):
    name = "hammer.kept"


def run(kills: int) -> list[Figure]:
    acknowledged: dict[UUID, list[UUID]] = {w.organisation_id: [] for w in WRITERS}
    threads = [
        threading.Thread(target=write, args=(writer, acknowledged[writer.organisation_id]))
        for writer in WRITERS
    ]
    for thread in threads:
        thread.start()
    chance = random.Random(5)
    recovery = []
    for _ in range(kills):
        time.sleep(chance.uniform(0.1, 0.6))
        began = time.monotonic()
        for pid in postgresql.processes():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue  # ended with its server
        postgresql.ensure_running()
        recovery.append(time.monotonic() - began)
    ended.set()
    for thread in threads:
        thread.join()
    lost = doubled = faulty = 0
    for writer in WRITERS:
        with scope.reading(writer):
            kept = Counter(Entry.objects.values_list("subject_id", flat=True))
        lost += sum(subject not in kept for subject in acknowledged[writer.organisation_id])
        doubled += sum(times > 1 for times in kept.values())
        head = queries.heads()[writer.organisation_id]
        faulty += bool(queries.faults_in_history(writer, head=head, checkpoints={}))
    connection.close_pool()
    recovery.sort()
    return [
        Figure("times the whole database was killed", kills, least=kills),
        Figure("records acknowledged", sum(map(len, acknowledged.values())), least=6 * kills),
        Figure("acknowledged records lost", lost, most=0),
        Figure("records doubled", doubled, most=0),
        Figure("histories not whole afterwards", faulty, most=0),
        Figure("seconds to answer again, median", round(recovery[kills // 2], 2)),
        Figure("seconds to answer again, longest", round(recovery[-1], 2), most=30),
    ]


def write(writer: Actor, acknowledged: list[UUID]) -> None:
    """Record one thing after the other; try the same again when the answer was lost."""
    while not ended.is_set():
        subject_id = uuid4()
        while True:
            try:
                record_once(writer, subject_id)
                acknowledged.append(subject_id)
                break
            except (DatabaseError, InterfaceError, PoolTimeout):
                time.sleep(0.02)
            finally:
                with suppress(DatabaseError, InterfaceError):
                    connection.close()
    connection.close()


def record_once(writer: Actor, subject_id: UUID) -> None:
    with scope.acting(writer):
        if not Entry.objects.filter(subject_id=subject_id).exists():
            actions.record(Kept(subject_id=subject_id), by=writer, at=datetime.now(UTC))


if __name__ == "__main__":
    main(run, often=100)
