"""Urgent warnings, and what becomes of those that are out."""

from datetime import date, datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import queries, rules, steps
from brolly.alerts.actions.refusals import NoUrgentWarnings, WrongStage
from brolly.alerts.actions.shared import Draft, locked, made_before, new_alert, seal
from brolly.alerts.events import (
    AlertExpired,
    AlertReviewed,
)
from brolly.alerts.vocabulary import (
    Evidence,
    FixedFields,
    Level,
    Stage,
)
from brolly.history import actions as history
from brolly.incidents.queries import reference_of
from brolly.organisations.queries import areas_of


@action
def publish_urgent(
    *,
    actor: Actor,
    subject_id: UUID,
    submission_id: UUID,
    fixed: FixedFields,
    nobody_reached: bool,
    at: datetime,
) -> UUID:
    """
    Let a warning of fixed fields out without a second reader; it lapses in 72 hours.

    :raises NotAllowed: the actor may not write warnings
    :raises NoUrgentWarnings: trustees have not switched it on, her yes has conditions,
        somebody can be reached, or it says more than the fixed words
    :raises SharingRefused: she does not allow a warning
    """
    require(actor, Power.WRITE_ALERTS)
    if (earlier := made_before(actor, submission_id)) is not None:
        return earlier
    place = {a.code: a.name for a in areas_of(actor)}.get(fixed.area)
    if not nobody_reached or place is None or not rules.are_fixed(fixed):
        raise NoUrgentWarnings
    if not queries.may_warn_alone(actor, subject_id):
        raise NoUrgentWarnings
    reference_of(actor, subject_id)  # refuses a report that is not this actor's to read
    permit = steps.permit_warning(actor=actor, subject_id=subject_id, alert_id=None, at=at)
    draft = Draft(
        title=f"Urgent: {place}",
        body=queries.urgent_text(actor, fixed),
        level=Level.VIOLENCE,
        evidence=Evidence.FIRST_HAND,
        areas=(fixed.area,),
    )
    alert = new_alert(actor, subject_id, submission_id, draft, at)
    alert.is_urgent = True
    seal(alert, draft)
    alert.lapses_at = rules.urgent_lapses_at(at)
    alert.save(force_insert=True)
    steps.publish(
        actor=actor, alert=alert, permit=permit, at=at, title=draft.title, body=draft.body
    )
    return alert.pk


@action
def recall_alert(*, actor: Actor, alert_id: UUID, at: datetime) -> None:
    """
    Call a warning back from every place it stands.

    :raises NotAllowed: the actor may not recall warnings
    :raises NotFound: there is none
    :raises WrongStage: it is not out
    """
    require(actor, Power.RECALL_ALERTS)
    alert = locked(actor, alert_id)
    if not rules.may_move(Stage(alert.stage), Stage.RECALLED):
        raise WrongStage
    steps.recall(actor=actor, alert=alert, reasons=(), at=at)


@action
def keep_alert_out(*, actor: Actor, alert_id: UUID, at: datetime) -> None:
    """
    Look at a warning again and let it stand for another while.

    :raises NotAllowed: the actor may not approve
    :raises WrongStage: it is not out, or no second reader has read it
    """
    require(actor, Power.APPROVE_ALERTS)
    alert = locked(actor, alert_id)
    if alert.stage != Stage.PUBLISHED.value or alert.read_at is None:
        raise WrongStage
    steps.let_stand(alert, at)
    event = AlertReviewed(subject_id=alert.subject_id, alert_id=alert.pk)
    history.record(event, by=actor, at=at)


@action
def end_alert(*, actor: Actor, alert_id: UUID, today: date, at: datetime) -> None:
    """End a warning whose day has come, or that nobody read in time. A job's."""
    alert = locked(actor, alert_id)
    if alert.read_at is None:
        is_over = alert.lapses_at is not None and alert.lapses_at <= at
    else:
        is_over = alert.expires_on is not None and alert.expires_on <= today
    if alert.stage == Stage.PUBLISHED.value and is_over:
        steps.take_down(alert, Stage.EXPIRED, at)
        event = AlertExpired(subject_id=alert.subject_id, alert_id=alert.pk)
        history.record(event, by=actor, at=at)


@action
def look_again_at_readings(*, actor: Actor, at: datetime) -> None:
    """Take texts from partners who may not read them any more. A job's."""
    steps.look_again_at_readings(actor=actor, at=at)
