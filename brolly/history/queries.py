"""Read the history: what happened to one thing, or in one organisation."""

from uuid import UUID

from django.db.models import QuerySet

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.history.models import Entry
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


def sentence_of(name: str) -> str:
    """Return how a person reads an event: "incident.recorded" is "Took in a report"."""
    for kind in every_event(Event):
        if kind.name == name and kind.sentence:
            return kind.sentence
    subject, _, happened = name.partition(".")
    return f"{subject}: {happened}".replace("-", " ").capitalize()


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
