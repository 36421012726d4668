"""Two people decide that no warning goes out from a report."""

from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import steps
from brolly.alerts.actions.refusals import SecondPersonAgrees, WhyMissing
from brolly.alerts.events import NoWarningAsked, NoWarningDecided, NoWarningEnded
from brolly.alerts.models import Alert, NoWarning
from brolly.alerts.vocabulary import Stage
from brolly.consent import steps as consent
from brolly.consent.queries import check_open
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history import actions as history
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind


@action
def ask_for_no_warning(*, actor: Actor, subject_id: UUID, why: str, at: datetime) -> None:
    """
    Ask a colleague to decide that no warning goes out. Asked twice it is asked once.

    :raises NotAllowed: the actor may not write warnings
    :raises NotFound: there is no such report for this actor
    :raises WhyMissing: no reason is given
    """
    require(actor, Power.WRITE_ALERTS)
    check_open(actor, subject_id)
    consent.lock_subject(actor=actor, subject_id=subject_id)
    if actor.staff_id is None:
        raise NotAllowed
    if not why.strip():
        raise WhyMissing
    if _standing(actor, subject_id) is not None:
        return
    row = NoWarning(
        organisation_id=actor.organisation_id,
        subject_id=subject_id,
        key_id=vault.new_key(organisation_id=actor.organisation_id, kind=KeyKind.ALERT),
        asked_by_id=actor.staff_id,
        asked_by=actor.name,
        asked_at=at,
    )
    vault.seal(row, "why", why.strip())
    row.save(force_insert=True)
    history.record(NoWarningAsked(subject_id=subject_id), by=actor, at=at)


@action
def agree_to_no_warning(*, actor: Actor, subject_id: UUID, at: datetime) -> None:
    """
    Agree, as the second person: from now on none can be written. She is told why.

    :raises NotAllowed: the actor may not read what others wrote
    :raises NotFound: nobody asked, or it was agreed to already
    :raises SecondPersonAgrees: the actor asked
    """
    require(actor, Power.APPROVE_ALERTS)
    row = _locked(actor, subject_id)
    if row.agreed_at is not None or actor.staff_id is None:
        raise NotFound
    if row.asked_by_id == actor.staff_id:
        raise SecondPersonAgrees
    row.agreed_by_id, row.agreed_by, row.agreed_at = actor.staff_id, actor.name, at
    row.save(update_fields=["agreed_by_id", "agreed_by", "agreed_at"])
    for waiting in Alert.objects.select_for_update().filter(
        organisation_id=actor.organisation_id,
        subject_id=subject_id,
        stage=Stage.WAITING.value,
    ):
        steps.take_back(waiting, ())
    history.record(NoWarningDecided(subject_id=subject_id), by=actor, at=at)


@action
def end_no_warning(*, actor: Actor, subject_id: UUID, at: datetime) -> None:
    """
    Not agree, take back what one asked, or end what was decided: something changed.

    :raises NotAllowed: the actor may not decide this
    :raises NotFound: nothing of this stands
    """
    require(actor, Power.WRITE_ALERTS)
    row = _locked(actor, subject_id)
    if row.asked_by_id != actor.staff_id or row.agreed_at is not None:
        require(actor, Power.APPROVE_ALERTS)
    row.ended_at, row.ended_by_id = at, actor.staff_id
    row.save(update_fields=["ended_at", "ended_by_id"])
    history.record(NoWarningEnded(subject_id=subject_id), by=actor, at=at)


def _locked(actor: Actor, subject_id: UUID) -> NoWarning:
    check_open(actor, subject_id)
    consent.lock_subject(actor=actor, subject_id=subject_id)
    row = _standing(actor, subject_id)
    if row is None:
        raise NotFound
    return row


def _standing(actor: Actor, subject_id: UUID) -> NoWarning | None:
    return NoWarning.objects.filter(
        organisation_id=actor.organisation_id, subject_id=subject_id, ended_at=None
    ).first()
