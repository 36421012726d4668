"""Somebody who may do everything in the database rewrites a history. Is it always seen?"""

import random
import time
from datetime import UTC, datetime
from uuid import UUID, uuid4

import django

django.setup()

import psycopg
from django.db import connection

from brolly.access import scope
from brolly.access.vocabulary import Actor
from brolly.config import postgresql
from brolly.history import actions
from brolly.history.queries import CHAIN, HEADS
from brolly.history.rules import Line, Mark, faults_of
from brolly.history.vocabulary import Event
from tests.hammer.figures import Figure, main

LENGTH = 24
PROJECT = Actor(name="ada", organisation_id=UUID(int=1))
OFF = "ALTER TABLE history_entry DISABLE TRIGGER USER"
# After a rewriting attack: what an attacker who knows the trigger's code would do.
RECHAIN = """
    DO $$ DECLARE e history_entry; before bytea := ''; n bigint := 0; BEGIN
        FOR e IN SELECT * FROM history_entry ORDER BY sequence LOOP
            n := n + 1; e.sequence := n; e.previous_hash := before;
            before := history_hash(e);
            UPDATE history_entry SET sequence = -n, previous_hash = e.previous_hash,
                hash = before WHERE id = e.id;
        END LOOP;
        UPDATE history_entry SET sequence = -sequence;
        UPDATE history_head SET sequence = n, hash = before;
    END $$
"""


class Kept(Event):
    name = "hammer.kept"


# Fewer are a test's, not a measurement.
JUDGED = 10_000


def run(tamperings: int) -> list[Figure]:
    subjects = [uuid4() for _ in range(LENGTH)]
    for subject_id in subjects:
        with scope.acting(PROJECT):
            actions.record(Kept(subject_id=subject_id), by=PROJECT, at=datetime.now(UTC))
    name = connection.settings_dict["NAME"]
    connection.close_pool()
    found = missed = false_alarms = 0
    chance = random.Random(7)
    began = time.monotonic()
    with postgresql.connect_as_cluster(name) as cluster:
        last = stored(cluster)[0][-1]
        witnessed = {last.sequence: last.hash}
        false_alarms += bool(faults(cluster, witnessed))
        for number in range(tamperings):
            attack = ATTACKS[number % len(ATTACKS)]
            with cluster.transaction(force_rollback=True):
                cluster.execute(OFF)
                attack(cluster, chance)
                seen = bool(faults(cluster, witnessed))
            found += seen
            missed += not seen
        false_alarms += bool(faults(cluster, witnessed))
    took = time.monotonic() - began
    return [
        Figure("history tamperings tried by a superuser", tamperings, least=tamperings),
        Figure("history tamperings found", found, least=tamperings),
        Figure("history tamperings missed", missed, most=0),
        Figure("whole histories called faulty", false_alarms, most=0),
        Figure("seconds", round(took, 1)),
        # In a test, beside others on a busy machine, the speed is told and not judged.
        Figure(
            "entries recomputed a second",
            round(speed()),
            least=50_000 if tamperings >= JUDGED else None,
        ),
    ]


def stored(cluster: psycopg.Connection) -> tuple[list[Line], Mark | None]:
    lines = [Line._make(row) for row in cluster.execute(CHAIN, [PROJECT.organisation_id])]
    head = cluster.execute(HEADS).fetchone()
    return lines, Mark(head[1], head[2]) if head else None


def faults(cluster: psycopg.Connection, witnessed: dict[int, bytes]) -> list[object]:
    lines, head = stored(cluster)
    return list(faults_of(lines, head=head, checkpoints=witnessed))


def edit(cluster: psycopg.Connection, chance: random.Random) -> None:
    column, value = chance.choice(
        (
            ("actor", "eve"), ("device", "x"), ("event", "nothing.happened"),
            ("subject_id", uuid4()), ("staff_id", uuid4()), ("details", '{"a": 1}'),
            ("at", datetime(2020, 1, 1, tzinfo=UTC)), ("hash", b"0" * 32),
            ("previous_hash", b"0" * 32),
        )
    )  # fmt: skip
    cluster.execute(
        f"UPDATE history_entry SET {column} = %s WHERE sequence = %s",
        [value, chance.randint(1, LENGTH)],
    )


def delete(cluster: psycopg.Connection, chance: random.Random) -> None:
    cluster.execute(
        "DELETE FROM history_entry WHERE sequence = %s", [chance.randint(1, LENGTH)]
    )


def swap(cluster: psycopg.Connection, chance: random.Random) -> None:
    one, other = chance.sample(range(1, LENGTH + 1), 2)
    for old, new in ((one, 0), (other, one), (0, other)):
        cluster.execute(
            "UPDATE history_entry SET sequence = %s WHERE sequence = %s", [new, old]
        )


def cut(cluster: psycopg.Connection, chance: random.Random) -> None:
    keep = chance.randint(0, LENGTH - 1)
    cluster.execute("DELETE FROM history_entry WHERE sequence > %s", [keep])
    if chance.random() < 0.5:  # and pretend that it always ended there
        cluster.execute(
            "UPDATE history_head SET sequence = %s, hash = coalesce("
            "(SELECT hash FROM history_entry WHERE sequence = %s), '')",
            [keep, keep],
        )


def insert(cluster: psycopg.Connection, chance: random.Random) -> None:
    cluster.execute(
        "INSERT INTO history_entry SELECT gen_random_uuid(), organisation_id, %s, at, actor, "
        "staff_id, device, event, subject_id, details, previous_hash, hash "
        "FROM history_entry WHERE sequence = %s",
        [chance.choice((0, LENGTH + 1)), chance.randint(1, LENGTH)],
    )


def rewrite(cluster: psycopg.Connection, chance: random.Random) -> None:
    chance.choice((edit_words, delete))(cluster, chance)
    cluster.execute(RECHAIN)


def edit_words(cluster: psycopg.Connection, chance: random.Random) -> None:
    cluster.execute(
        "UPDATE history_entry SET actor = 'eve' WHERE sequence = %s",
        [chance.randint(1, LENGTH)],
    )


def drop_everything(cluster: psycopg.Connection, chance: random.Random) -> None:
    cluster.execute("TRUNCATE history_entry")
    if chance.random() < 0.5:
        cluster.execute("DELETE FROM history_head")


ATTACKS = (edit, delete, swap, cut, insert, rewrite, drop_everything)


def speed() -> float:
    line = Line(
        uuid4(), uuid4(), 1, datetime.now(UTC), "ada", None, "", "hammer.kept", uuid4(), "{}",
        b"", b"",
    )  # fmt: skip
    began = time.monotonic()
    list(faults_of([line] * 50_000, head=None, checkpoints={}))
    return 50_000 / (time.monotonic() - began)


if __name__ == "__main__":
    main(run, often=10_000)
