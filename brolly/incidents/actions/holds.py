"""Holds, blocks and restrictions that follow from what was told."""

from datetime import datetime
from uuid import UUID

from brolly.access.scope import action
from brolly.access.vocabulary import Actor
from brolly.consent import steps as consent
from brolly.consent.vocabulary import HoldKind
from brolly.foundation.identifiers import (
    could_be_same,
)
from brolly.history.actions import record
from brolly.incidents import queries, rules
from brolly.incidents.actions.refusals import TwoPeopleNeeded
from brolly.incidents.actions.shared import locked
from brolly.incidents.events import (
    IncidentRestricted,
    IncidentUpdated,
)
from brolly.incidents.models import (
    Incident,
)
from brolly.incidents.steps import rows
from brolly.incidents.vocabulary import (
    BelongsTo,
    RestrictReason,
    StepTold,
    Told,
)


def holds_that_follow(
    actor: Actor, row: Incident, told: Told, at: datetime
) -> frozenset[HoldKind]:
    """Return the holds that what was told calls for, and mark the numbers held."""
    found = set(rows.holds_told_of(row, told))
    if _hold_numbers_of_hers(actor, row):
        found.add(HoldKind.NUMBER_MAY_BE_HERS)
    for other_id in _hold_elsewhere(actor, row):
        consent.place_hold(
            actor=actor, subject_id=other_id, kind=HoldKind.NUMBER_MAY_BE_HERS, at=at
        )
    return frozenset(found)


def steps_that_follow(
    actor: Actor, row: Incident, told: Told, written: tuple[StepTold, ...], at: datetime
) -> list[StepTold]:
    """Return what the safeguarding lead has to do today, where nobody wrote it down yet."""
    waiting = row.first_steps.filter(finished_at=None).values_list("kind", flat=True)
    kinds = {*waiting, *(step.kind for step in written)}
    lead = queries.safeguarding_lead(actor)
    return rules.steps_that_follow(told, kinds=kinds, lead=lead, at=at)


def _hold_numbers_of_hers(actor: Actor, row: Incident) -> bool:
    """Hold each number said to be his that is her own, or of somebody we support."""
    held = False
    for one in row.identifiers.exclude(belongs_to=BelongsTo.HERS.value):
        read = queries.opened_identifier(actor, one)
        if not read.can_be_looked_up:
            continue
        known = queries.rows_sharing(actor, read).filter(belongs_to=BelongsTo.HERS.value)
        if any(could_be_same(read, queries.opened_identifier(actor, hers)) for hers in known):
            one.is_held = held = True
            one.save(update_fields=["is_held"])
    return held


def _hold_elsewhere(actor: Actor, row: Incident) -> set[UUID]:
    """Hold hers where an earlier incident has it as his, and return those incidents."""
    found: set[UUID] = set()
    for one in row.identifiers.filter(belongs_to=BelongsTo.HERS.value):
        read = queries.opened_identifier(actor, one)
        if read.is_partial:
            continue
        earlier = (
            queries.rows_sharing(actor, read)
            .exclude(belongs_to=BelongsTo.HERS.value)
            .exclude(incident=row)
            .filter(is_held=False)
        )
        for other in earlier:
            known = queries.opened_identifier(actor, other)
            if not known.is_partial and could_be_same(read, known):
                other.is_held = True
                other.save(update_fields=["is_held"])
                found.add(other.incident_id)
    return found


def restrict_if_officer(
    actor: Actor, row: Incident, told: Told, only_staff: frozenset[UUID], at: datetime
) -> None:
    """Restrict a report that accuses an officer to those named, and block the police."""
    if told.accuses_officer:
        restrict_to(actor, row, only_staff, RestrictReason.OFFICER_ACCUSED, at)
        consent.block_police(actor=actor, subject_id=row.pk, at=at)


def restrict_to(
    actor: Actor,
    row: Incident,
    staff_ids: frozenset[UUID],
    reason: RestrictReason,
    at: datetime,
) -> None:
    """Show a report to these members of staff and to nobody else."""
    named = staff_ids | ({actor.staff_id} if actor.staff_id else set())
    if len(named) < 2:
        raise TwoPeopleNeeded
    consent.restrict(actor=actor, subject_id=row.pk, staff_ids=frozenset(named), at=at)
    record(IncidentRestricted(subject_id=row.pk, reason=reason.value), by=actor, at=at)


@action
def say_whose_number(
    *, actor: Actor, incident_id: UUID, hers: bool, why: str, at: datetime
) -> None:
    """
    Take the hold off numbers that may be hers, and write down whose they are.

    Hers is hers from now on, here and in every other report: it is looked up as nobody's,
    and never stands among his.

    :raises NotAllowed: the actor may not decide holds
    :raises NotFound: no such report, or no such hold stands
    """
    row = locked(actor, incident_id)
    if hers:
        row.identifiers.filter(is_held=True).update(belongs_to=BelongsTo.HERS.value)
    consent.take_off_hold(
        actor=actor, subject_id=row.pk, kind=HoldKind.NUMBER_MAY_BE_HERS, why=why, at=at
    )
    if not hers:
        return
    row.version += 1
    row.changed_at = at
    row.save(update_fields=["version", "changed_at"])
    changed = IncidentUpdated(subject_id=row.pk, version=row.version, fields=("identifiers",))
    record(changed, by=actor, at=at)
    for other_id in _hold_elsewhere(actor, row):
        consent.place_hold(
            actor=actor, subject_id=other_id, kind=HoldKind.NUMBER_MAY_BE_HERS, at=at
        )
