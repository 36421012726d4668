from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Actor
from brolly.history import actions
from brolly.history.models import Entry
from brolly.history.vocabulary import Event


@dataclass(frozen=True, kw_only=True)
class LampLit(Event):
    name = "test.lamp-lit"


def light(actor: Actor) -> None:
    with acting(actor):
        actions.record(LampLit(subject_id=uuid4()), by=actor, at=timezone.now())


def test_entries_are_numbered_and_chained(ada):
    light(ada)
    light(ada)
    with reading(ada):
        first, second = Entry.objects.order_by("sequence")
    assert (first.sequence, second.sequence) == (1, 2)
    assert bytes(second.previous_hash) == bytes(first.hash) != b""


def test_another_organisation_sees_none_of_it(ada, bola):
    light(ada)
    with reading(bola):
        assert not Entry.objects.exists()


def test_nobody_sees_anything_outside_a_scope(ada):
    light(ada)
    assert not Entry.objects.exists()


def test_an_entry_cannot_be_written_for_another_organisation(ada, bola):
    with pytest.raises(DatabaseError), acting(ada):
        actions.record(LampLit(subject_id=uuid4()), by=bola, at=timezone.now())


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE history_entry SET event = 'x'",
        "DELETE FROM history_entry",
        "TRUNCATE history_entry",
        "UPDATE history_head SET sequence = 0",
    ],
)
def test_the_application_cannot_change_history(ada, attack):
    light(ada)
    with pytest.raises(DatabaseError), acting(ada), connection.cursor() as cursor:
        cursor.execute(attack)


def test_a_page_cannot_write(ada):
    with pytest.raises(DatabaseError), reading(ada):
        actions.record(LampLit(subject_id=uuid4()), by=ada, at=timezone.now())


def test_a_forged_context_shows_nothing(ada):
    light(ada)
    with transaction.atomic(), connection.cursor() as cursor:
        forged = f"{ada.organisation_id}|{ada.staff_id}|1|now|{'0' * 64}"
        cursor.execute("SELECT set_config('brolly.context', %s, true)", [forged])
        assert not Entry.objects.exists()


def test_nobody_writes_a_line_in_a_colleagues_name(ada, joan):
    with pytest.raises(DatabaseError, match="row-level security"), acting(ada):
        actions.record(LampLit(subject_id=uuid4()), by=joan, at=timezone.now())


def test_the_application_makes_no_table_that_stands_in_for_ours(ada):
    making = "CREATE TEMP TABLE history_head (organisation_id uuid)"
    refused = pytest.raises(DatabaseError, match="permission denied")
    with refused, acting(ada), connection.cursor() as cursor:
        cursor.execute(making)
