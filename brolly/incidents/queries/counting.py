"""What statistics are counted from: ids, days and codes, and no words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.consent import queries as consent
from brolly.consent.vocabulary import Choice
from brolly.incidents import rules
from brolly.incidents.models import ChainRecord, Incident, IncidentLink
from brolly.incidents.queries.chain import happened_of
from brolly.incidents.vocabulary import LinkKind


@dataclass(frozen=True, kw_only=True)
class CountedReport:
    """One report as a statistic sees it."""

    id: UUID
    told_on: date
    kinds: frozenset[str]


@query
def counted_reports(actor: Actor, *, until: date) -> list[CountedReport]:
    """
    Return the reports that may be counted, told up to and with a day.

    Left out: where she objects to counting or is still to be asked, whatever named staff
    alone may open (whoever asks), and what was found to be told twice.

    :raises NotAllowed: the actor may not see statistics
    """
    require(actor, Power.READ_STATISTICS)
    rows = Incident.objects.filter(organisation_id=actor.organisation_id)
    twice = IncidentLink.objects.filter(
        organisation_id=actor.organisation_id, kind=LinkKind.DUPLICATE.value
    )
    found = [
        CountedReport(id=pk, told_on=timezone.localdate(at), kinds=frozenset(kinds))
        for pk, at, kinds in rows.exclude(pk__in=twice.values("incident_id"))
        .values_list("pk", "received_at", "kinds")
        .order_by("received_at", "pk")
    ]
    ids = [one.id for one in found]
    objecting = consent.objects_to(actor, Choice.COUNT, among=ids)
    left_out = objecting | consent.restricted_subjects(actor)
    return [one for one in found if one.id not in left_out and one.told_on <= until]


@query
def cases_of(actor: Actor, incident_ids: Iterable[UUID]) -> dict[UUID, list[rules.Happened]]:
    """
    Return what came of reports: steps and days, those taken back left out.

    :raises NotAllowed: the actor may not see statistics
    """
    require(actor, Power.READ_STATISTICS)
    wanted = set(incident_ids)
    found: dict[UUID, list[rules.Happened]] = defaultdict(list)
    for row in ChainRecord.objects.filter(
        organisation_id=actor.organisation_id, taken_back_at=None
    ):
        if row.incident_id in wanted:
            found[row.incident_id].append(happened_of(row))
    return dict(found)
