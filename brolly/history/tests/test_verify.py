"""Whoever rewrites a history is found out, also one who may switch the triggers off."""

from dataclasses import dataclass
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from brolly.access.scope import acting, reading
from brolly.history import actions, checkpoints
from brolly.history.models import Entry
from brolly.history.queries import CHAIN, faults_in_history, heads
from brolly.history.rules import Fault, FaultKind, Line, Mark, faults_of, stamp_of
from brolly.history.vocabulary import Event


@dataclass(frozen=True, kw_only=True)
class LampLit(Event):
    name = "test.lamp-trimmed"
    words: str = ""
    number: int = 0
    ids: frozenset[UUID] = frozenset()
    nothing: None = None


def chain(length: int = 6) -> list[Line]:
    """A history as the database would write it, for the rules alone."""
    lines: list[Line] = []
    stamp = b""
    for sequence in range(1, length + 1):
        line = Line(
            uuid4(), UUID(int=1), sequence, timezone.now(), "ada", None, "", "x", uuid4(),
            "{}", stamp, b"",
        )  # fmt: skip
        stamp = stamp_of(line)
        lines.append(line._replace(hash=stamp))
    return lines


def faults(lines, *, head=None, witnessed=None):
    head = head or Mark(lines[-1].sequence, lines[-1].hash)
    return [f.kind for f in faults_of(lines, head=head, checkpoints=witnessed or {})]


def test_a_whole_history_has_no_faults():
    assert faults(chain()) == []


def test_an_edit_a_deletion_a_swap_and_a_cut_are_found():
    whole = chain()
    head = Mark(whole[-1].sequence, whole[-1].hash)
    edited = [*whole[:2], whole[2]._replace(actor="eve"), *whole[3:]]
    assert faults(edited) == [FaultKind.CHANGED]
    assert FaultKind.MISSING in faults(whole[:2] + whole[3:])
    a, b = whole[1], whole[2]
    swapped = [b._replace(sequence=2), a._replace(sequence=3)]
    assert FaultKind.CHANGED in faults(whole[:1] + swapped + whole[3:])
    assert faults(whole[:4], head=head) == [FaultKind.CUT_SHORT]


def test_a_history_rewritten_to_its_end_disagrees_with_a_checkpoint():
    whole, rewritten = chain(), chain()
    witnessed = {4: whole[3].hash}
    assert faults(rewritten, witnessed=witnessed) == [FaultKind.NOT_AS_WITNESSED]
    assert faults(rewritten[:3], witnessed=witnessed) == [FaultKind.CUT_SHORT]


def test_parts_cannot_be_moved_between_each_other():
    line = chain(1)[0]
    assert stamp_of(line._replace(actor="ab", device="c")) != stamp_of(
        line._replace(actor="a", device="bc")
    )


def test_python_and_the_database_write_the_same_hash(mira):
    for number, words in enumerate(["", "žlutý kůň 🌂", 'a"b\\c', "x" * 3000, "-,3:abc,"]):
        with acting(mira):
            event = LampLit(
                subject_id=uuid4(), words=words, number=number, ids=frozenset({uuid4()})
            )
            actions.record(event, by=mira, at=timezone.now())
    with reading(mira), connection.cursor() as cursor:
        cursor.execute(CHAIN, [mira.organisation_id])
        lines = [Line(*row) for row in cursor.fetchall()]
    assert [line.hash for line in lines] == [stamp_of(line) for line in lines]
    stand = heads()[mira.organisation_id]
    assert faults_in_history(mira, head=stand, checkpoints={}) == []
    wrong = faults_in_history(mira, head=stand, checkpoints={2: b"other"})
    assert wrong == [Fault(2, FaultKind.NOT_AS_WITNESSED)]


def test_a_checkpoint_is_added_only_when_a_history_has_moved(ada, tmp_path):
    path = tmp_path / "kept" / "history.txt"
    light(ada)
    assert len(checkpoints.add(path, heads(), at=timezone.now())) == 1
    assert checkpoints.add(path, heads(), at=timezone.now()) == []
    light(ada)
    checkpoints.add(path, heads(), at=timezone.now())
    assert sorted(checkpoints.read(path)[ada.organisation_id]) == [1, 2]
    assert path.stat().st_mode & 0o077 == 0


def test_the_command_says_whole_or_what_is_wrong(ada, tmp_path, settings):
    settings.CHECKPOINTS = tmp_path / "history.txt"
    light(ada)
    call_command("add_checkpoint", stdout=StringIO())
    said = StringIO()
    call_command("verify_history", stdout=said)
    assert "all whole" in said.getvalue()
    false_witness = tmp_path / "elsewhere.txt"
    false_witness.write_text(f"{ada.organisation_id} 1 {'00' * 32} 2026-11-23T12:00:00Z\n")
    settings.CHECKPOINTS = false_witness
    with pytest.raises(CommandError, match="1 not whole"):
        call_command("verify_history", stdout=said)
    assert "not the one that a checkpoint witnessed" in said.getvalue()


@pytest.mark.parametrize("written", [None, "", "\n"])
def test_a_witness_that_says_nothing_does_not_agree(ada, tmp_path, settings, written):
    settings.CHECKPOINTS = tmp_path / "history.txt"
    light(ada)
    silent = tmp_path / "elsewhere.txt"
    if written is not None:
        silent.write_text(written)
    with pytest.raises(CommandError, match="there is no checkpoint in it"):
        call_command("verify_history", "--against", str(silent), stdout=StringIO())


def test_a_checkpoint_is_printed_for_keeping_elsewhere_moved_or_not(ada, tmp_path, settings):
    settings.CHECKPOINTS = tmp_path / "history.txt"
    light(ada)
    for _ in range(2):
        said = StringIO()
        call_command("add_checkpoint", stdout=said)
        assert said.getvalue().startswith(f"{ada.organisation_id} 1 ")
    assert len(settings.CHECKPOINTS.read_text().splitlines()) == 1


def test_an_organisation_whose_whole_history_is_gone_is_missed(ada, tmp_path, settings):
    settings.CHECKPOINTS = tmp_path / "history.txt"
    settings.CHECKPOINTS.write_text(f"{uuid4()} 9 {'00' * 32} 2026-11-23T12:00:00Z\n")
    with pytest.raises(CommandError, match="not whole"):
        call_command("verify_history", stdout=StringIO())


def light(actor):
    with acting(actor):
        actions.record(LampLit(subject_id=uuid4()), by=actor, at=timezone.now())
    with reading(actor):
        assert Entry.objects.exists()
