"""Whether others reported the same man, as far as it may count for her yes."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from brolly.access.vocabulary import Actor
from brolly.consent import queries as consent_queries
from brolly.consent import steps as consent
from brolly.consent.vocabulary import Answer, Choice, HoldKind
from brolly.history.vocabulary import Event
from brolly.incidents.models import IncidentLink
from brolly.incidents.vocabulary import LinkKind


def see_who_else_reported(*, actor: Actor, event: Event, at: datetime) -> None:
    """
    React to a link or a hold: her "only if others report him" counts, or counts no more.

    A report that is doubted counts for nobody, nor one whose person does not let it be
    compared, nor the same report told twice. Every report that is linked is looked at.
    """
    links = _links_of(actor, event.subject_id)
    for one in sorted({event.subject_id, *links}):
        reported = bool(_counting(actor, _links_of(actor, one)))
        consent.note_others(actor=actor, subject_id=one, reported=reported, at=at)


def _links_of(actor: Actor, subject_id: UUID) -> dict[UUID, LinkKind]:
    """Return the reports that were compared with one, and what was found."""
    rows = IncidentLink.objects.filter(organisation_id=actor.organisation_id)
    rows = rows.filter(Q(incident_id=subject_id) | Q(other_id=subject_id))
    return {
        row.other_id if row.incident_id == subject_id else row.incident_id: LinkKind(row.kind)
        for row in rows
    }


def _counting(actor: Actor, links: dict[UUID, LinkKind]) -> set[UUID]:
    same = {one for one, kind in links.items() if kind is LinkKind.SAME_MAN}
    doubted = consent_queries.held_as(actor, same, HoldKind.POISONED)
    return {
        one
        for one in same - doubted
        if consent_queries.answer_to(actor, one, Choice.COMPARE) is not Answer.NO
    }
