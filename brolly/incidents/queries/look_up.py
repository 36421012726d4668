"""Look a number, plate, address or account up inside the project."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.consent import queries as consent
from brolly.consent.vocabulary import Choice
from brolly.foundation.identifiers import (
    Identifier,
    IdentifierKind,
    asked_fragments,
    could_be_same,
    read_identifier,
)
from brolly.incidents import rules
from brolly.incidents.models import (
    IdentifierToken,
    IncidentIdentifier,
)
from brolly.incidents.ports import cautions_about
from brolly.incidents.queries.report import opened_identifier
from brolly.incidents.queries.rows import rows_of
from brolly.incidents.queries.shapes import NONE_FOUND, Found, IdentifierLine, LookUp
from brolly.incidents.vocabulary import (
    BelongsTo,
)
from brolly.vault import index
from brolly.vault.opening import fetch_keys

CANDIDATES = 200
HIS = (BelongsTo.HIS.value, BelongsTo.UNSURE.value)
ALIKE = 60


@query
def look_up(
    actor: Actor, kind: IdentifierKind, text: str, *, leave_out: UUID | None = None
) -> LookUp:
    """
    Return earlier incidents of this project with a number, plate, address or account.

    Left out: those whose person objects to comparing, those restricted to others, and
    numbers that are hers or held because they may be.
    """
    require(actor, Power.READ_INCIDENTS)
    asked = read_identifier(kind, text)
    unplaced = rules.unplaced_digits(kind, text)
    # As a start it is read already; it may be the end as well.
    every = [asked, read_identifier(kind, f"ends {unplaced}")] if unplaced else [asked]
    if not asked.can_be_looked_up:
        said = asked.complaint or "There is too little of it to look for."
        return LookUp(identifier=asked, sentence=said if asked.raw else "")
    sharing = list(rows_sharing(actor, *every).select_related("incident")[:CANDIDATES])
    fetch_keys(actor, sharing)
    hits = [
        (row, opened_identifier(actor, row))
        for row in sharing
        if row.incident_id != leave_out
        and any(
            could_be_same(one, other)
            for other in [opened_identifier(actor, row)]
            for one in every
        )
    ]
    open_to = comparable(actor, [row.incident_id for row, _ in hits])
    maybe_hers = any(
        row.belongs_to == BelongsTo.HERS.value and row.incident_id in open_to for row, _ in hits
    )
    found: dict[UUID, Found] = {}
    for row, other in hits:
        if row.incident_id not in open_to or row.is_held or not is_his(row):
            continue
        exact = bool(asked.normalised and other.normalised)
        before = found.get(row.incident_id)
        if before is None or exact:
            found[row.incident_id] = _found(row, other, exact=exact)
    cautions = _cautions(actor, found)
    found = {one: replace(line, cautions=cautions[one]) for one, line in found.items()}
    lines = tuple(sorted(found.values(), key=lambda one: one.received_at, reverse=True))
    many = "1 earlier report has" if len(lines) == 1 else f"{len(lines)} earlier reports have"
    said = f"{many} this, or could have." if lines else NONE_FOUND
    return LookUp(
        identifier=asked,
        found=lines,
        sentence=said,
        maybe_hers=maybe_hers,
        unplaced=unplaced,
    )


ON_HOLD = "It is on hold: read it before you say anything of it."


def _cautions(actor: Actor, incident_ids: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Return what has to be known before anybody says that a report has a number."""
    held = consent.subjects_on_hold(actor) if incident_ids else set()
    more = cautions_about(actor, incident_ids)
    return {
        one: (*((ON_HOLD,) if one in held else ()), *more.get(one, ())) for one in incident_ids
    }


def is_his(row: IncidentIdentifier | IdentifierLine) -> bool:
    """Test whether a number may be the man's. No actor: the row says it."""
    return row.belongs_to in HIS


def _found(row: IncidentIdentifier, other: Identifier, *, exact: bool) -> Found:
    incident = row.incident
    return Found(
        incident_id=incident.pk,
        reference=incident.reference,
        received_at=incident.received_at,
        shown=other.shown,
        is_exact=exact,
        town=incident.town,
        kinds=tuple(incident.kinds),
    )


def rows_sharing(actor: Actor, *asked: Identifier) -> QuerySet[IncidentIdentifier]:
    """Return rows that share a keyed fragment: to be opened and compared. In a scope only."""
    found: set[UUID] = set()
    for one in asked:
        fragments = sorted(asked_fragments(one))
        tokens = index.tokens(actor.organisation_id, one.kind.value, fragments)
        # Fetched first: joined, the database reads every identifier of the organisation.
        hits = IdentifierToken.objects.filter(
            organisation_id=actor.organisation_id, token__in=tokens
        )
        found.update(hits.values_list("identifier_id", flat=True))
    return IncidentIdentifier.objects.filter(pk__in=found)


def comparable(actor: Actor, incident_ids: list[UUID]) -> frozenset[UUID]:
    """Return those of these incidents that may be compared and that the actor may see."""
    if not incident_ids:
        return frozenset()
    objecting = consent.objects_to(actor, Choice.COMPARE, among=incident_ids)
    seen = rows_of(actor).filter(pk__in=incident_ids).values_list("pk", flat=True)
    return frozenset(seen) - objecting
