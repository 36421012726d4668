"""Somebody says that a warning is wrong."""

from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.turns import take_turn
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.actions.refusals import NotYourOwn
from brolly.alerts.events import (
    ObjectionMade,
    ObjectionSettled,
)
from brolly.alerts.models import (
    Alert,
    Objection,
)
from brolly.consent.queries import check_open
from brolly.foundation.refusals import NotFound
from brolly.history import actions as history
from brolly.vault import steps as vault


@action
def object_to(
    *,
    actor: Actor,
    alert_id: UUID,
    submission_id: UUID,
    words: str,
    contact: str,
    at: datetime,
) -> None:
    """
    Keep what somebody says is wrong with a warning. Anybody may.

    :raises NotFound: no such warning went out
    """
    take_turn("alerts.objection", actor.organisation_id)
    if Objection.objects.filter(submission_id=submission_id).exists():
        return
    alert = Alert.objects.filter(
        pk=alert_id, organisation_id=actor.organisation_id, published_at__isnull=False
    ).first()
    if alert is None:
        raise NotFound
    row = Objection(
        organisation_id=actor.organisation_id,
        alert=alert,
        # The warning's own key: it goes when the report it was made from is erased.
        key_id=alert.key_id,
        submission_id=submission_id,
        made_at=at,
    )
    vault.seal(row, "words", words)
    vault.seal(row, "contact", contact)
    row.save(force_insert=True)
    event = ObjectionMade(subject_id=alert.subject_id, alert_id=alert.pk)
    history.record(event, by=actor, at=at)


@action
def settle_objection(*, actor: Actor, objection_id: UUID, at: datetime) -> None:
    """
    Settle an objection, as somebody who did not write the warning.

    :raises NotAllowed: the actor may not approve warnings
    :raises NotFound: there is none open, or its report is closed to the actor
    :raises NotYourOwn: the actor wrote the warning
    """
    require(actor, Power.APPROVE_ALERTS)
    row = (
        Objection.objects.select_for_update(of=("self",))
        .select_related("alert")
        .filter(organisation_id=actor.organisation_id, pk=objection_id, settled_at=None)
        .first()
    )
    if row is None:
        raise NotFound
    check_open(actor, row.alert.subject_id)
    if row.alert.author_id == actor.staff_id:
        raise NotYourOwn
    row.settled_at, row.settled_by_id = at, actor.staff_id
    row.save(update_fields=["settled_at", "settled_by_id"])
    event = ObjectionSettled(subject_id=row.alert.subject_id, alert_id=row.alert_id)
    history.record(event, by=actor, at=at)
