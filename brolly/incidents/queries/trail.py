"""What happened to a report, and how long it has been quiet."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.history.queries import entries_about, sentence_of, who_did
from brolly.incidents.models import (
    Incident,
)
from brolly.incidents.queries.rows import row_of
from brolly.organisations.queries import staff_names


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """One line of an incident's history, as its page shows it."""

    at: datetime
    who: str
    sentence: str


@query
def history_of(actor: Actor, incident_id: UUID) -> list[HistoryLine]:
    """
    Return what happened to an incident, newest first.

    :raises NotFound: there is none, or it is another's, or restricted to others
    """
    require(actor, Power.READ_INCIDENTS)
    row = row_of(actor, incident_id)
    names = staff_names(actor)
    return [
        HistoryLine(at=entry.at, who=who_did(entry, names), sentence=sentence_of(entry.event))
        for entry in reversed(entries_about(actor, [row.pk]))
    ]


@dataclass(frozen=True, kw_only=True)
class LastTouched:
    """When anything last happened to an incident: what its keeping is counted from."""

    incident_id: UUID
    reference: str
    on: date
    about_under_18: bool


@query
def last_touched(actor: Actor, *, before: date) -> list[LastTouched]:
    """Return the incidents to which nothing has happened since a day, oldest first."""
    rows = (
        Incident.objects.filter(
            organisation_id=actor.organisation_id, changed_at__date__lt=before
        )
        .annotate(last_step=Max("first_steps__added_at"))
        .order_by("changed_at")
    )
    touched = []
    for row in rows:
        on = max(row.changed_at, row.last_step or row.changed_at).date()
        if on < before:
            touched.append(
                LastTouched(
                    incident_id=row.pk,
                    reference=row.reference,
                    on=on,
                    about_under_18=row.about_under_18,
                )
            )
    return touched
