"""Read the history: what happened to one thing, or in one organisation."""

from uuid import UUID

from django.db.models import QuerySet

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.history.models import Entry


@query
def entries_about(actor: Actor, subject_ids: list[UUID]) -> list[Entry]:
    """Return what the actor's organisation did about these subjects, oldest first."""
    rows = Entry.objects.filter(
        organisation_id=actor.organisation_id, subject_id__in=subject_ids
    )
    return list(rows.order_by("sequence"))


@query
def entries_of(actor: Actor, *, before: int | None = None, limit: int = 100) -> list[Entry]:
    """
    Return the organisation's last entries, newest first, for paging by sequence.

    :raises NotAllowed: the actor may not read the whole history
    """
    require(actor, Power.READ_HISTORY)
    rows: QuerySet[Entry] = Entry.objects.filter(organisation_id=actor.organisation_id)
    if before is not None:
        rows = rows.filter(sequence__lt=before)
    return list(rows.order_by("-sequence")[:limit])
