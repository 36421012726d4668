"""Read the history: what happened to one thing, or in one organisation."""

from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import connection
from django.db.models import Max, QuerySet

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.history.models import Entry
from brolly.history.rules import Fault, Line, Mark, faults_of
from brolly.history.vocabulary import Event, Recorded, every_event


@query
def entries_about(actor: Actor, subject_ids: list[UUID]) -> list[Recorded]:
    """Return what the actor's organisation did about these subjects, oldest first."""
    rows = Entry.objects.filter(
        organisation_id=actor.organisation_id, subject_id__in=subject_ids
    )
    return [_recorded(row) for row in rows.order_by("sequence")]


@query
def entries_of(actor: Actor, *, before: int | None = None, limit: int = 100) -> list[Recorded]:
    """
    Return the organisation's last entries, newest first, for paging by sequence.

    :raises NotAllowed: the actor may not read the whole history
    """
    require(actor, Power.READ_HISTORY)
    rows: QuerySet[Entry] = Entry.objects.filter(organisation_id=actor.organisation_id)
    if before is not None:
        rows = rows.filter(sequence__lt=before)
    return [_recorded(row) for row in rows.order_by("-sequence")[:limit]]


@query
def last_done(actor: Actor, subject_ids: list[UUID]) -> dict[UUID, datetime]:
    """Return when anything was last done about each of these subjects."""
    rows = Entry.objects.filter(
        organisation_id=actor.organisation_id, subject_id__in=subject_ids
    )
    return dict(rows.values_list("subject_id").annotate(last=Max("at")))


def sentence_of(name: str) -> str:
    """
    Return how a person reads an event: "incident.recorded" is "Took in a report".

    No actor: it reads words of ours, no record.
    """
    for kind in every_event(Event):
        if kind.name == name and kind.sentence:
            return kind.sentence
    subject, _, happened = name.partition(".")
    return f"{subject}: {happened}".replace("-", " ").capitalize()


def who_did(entry: Recorded, names: Mapping[UUID, str]) -> str:
    """
    Return who did it, by the name of today. Jobs have no staff id: Brolly did it by itself.

    No actor: the caller read the entry, and knows the names of her colleagues.
    """
    if entry.staff_id is None:
        return "Brolly, by itself"
    return names.get(entry.staff_id, entry.actor)


def _recorded(row: Entry) -> Recorded:
    return Recorded(
        sequence=row.sequence,
        at=row.at,
        actor=row.actor,
        staff_id=row.staff_id,
        event=row.event,
        subject_id=row.subject_id,
        details=row.details,
    )


# One organisation's chain as it is stored, in its order. The hammer reads it too.
CHAIN = """
    SELECT id, organisation_id, sequence, at, actor, staff_id, device, event, subject_id,
           details::text, previous_hash, hash
    FROM history_entry WHERE organisation_id = %s ORDER BY sequence
"""
HEADS = "SELECT organisation_id, sequence, hash FROM history_head ORDER BY organisation_id"


@query
def faults_in_history(
    actor: Actor, *, head: Mark | None, checkpoints: Mapping[int, bytes], limit: int = 100
) -> list[Fault]:
    """
    Return what is wrong with the history of the actor's organisation; empty if it is whole.

    :raises NotAllowed: the actor may not read the whole history
    """
    require(actor, Power.READ_HISTORY)
    with connection.chunked_cursor() as cursor:
        cursor.execute(CHAIN, [actor.organisation_id])
        lines = map(Line._make, cursor)
        return list(islice(faults_of(lines, head=head, checkpoints=checkpoints), limit))


@query
def hash_of_entry(actor: Actor, sequence: int) -> bytes | None:
    """
    Return the hash of one entry of the actor's organisation, or None when there is none.

    :raises NotAllowed: the actor may not read the whole history
    """
    require(actor, Power.READ_HISTORY)
    rows = Entry.objects.filter(organisation_id=actor.organisation_id, sequence=sequence)
    found = rows.values_list("hash", flat=True).first()
    return None if found is None else bytes(found)


def heads() -> dict[UUID, Mark]:
    """
    Return where the chain of every organisation stands: numbers and hashes, no entry.

    No actor: it names no record, and a checkpoint must cover everybody.
    """
    with connection.cursor() as cursor:
        cursor.execute(HEADS)
        return {row[0]: Mark(row[1], bytes(row[2])) for row in cursor.fetchall()}
