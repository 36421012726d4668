"""Carry warnings to subscribers."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from brolly.access.scope import action
from brolly.access.vocabulary import Actor
from brolly.alerts import queries, steps
from brolly.alerts.actions.shared import TRIES
from brolly.alerts.actions.subscribers import link_for
from brolly.alerts.models import (
    Delivery,
    Publication,
)
from brolly.alerts.vocabulary import (
    FRAMES,
    DeliveryState,
    Evidence,
    Level,
    MessageKind,
    Stage,
    SubscriberState,
)
from brolly.consent import steps as consent_steps
from brolly.consent.gate import SharingRefused
from brolly.foundation.messages import Message, MessageNotSent, Messenger
from brolly.foundation.refusals import NotFound
from brolly.organisations.queries import areas_of, reply_contact_of
from brolly.vault.opening import open_sealed

CLAIM_LOST = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One message, ready to be carried, and which delivery it is."""

    delivery_id: UUID
    message: Message


@action
def claim_deliveries(*, actor: Actor, limit: int, site: str, at: datetime) -> list[Letter]:
    """
    Take the next messages to carry. What another worker holds is passed over.

    The gate is asked once more for each, with her choices locked. A delivery that was
    claimed and never marked (the worker was killed) is claimed again after ten minutes,
    under the same Message-ID.
    """
    rows = Delivery.objects.filter(organisation_id=actor.organisation_id).filter(
        Q(state=DeliveryState.QUEUED.value)
        | Q(state=DeliveryState.SENDING.value, at__lt=at - CLAIM_LOST)
    )
    seen = rows.order_by("at", "pk").values_list("pk", "alert__subject_id")[:limit]
    by_id = dict(seen)
    for subject_id in sorted(set(by_id.values())):
        # Her choices first, then the message: the order in which a withdrawal locks them.
        # A report that was erased has none, and its recall must still arrive.
        with suppress(NotFound):
            consent_steps.lock_subject(actor=actor, subject_id=subject_id)
    taken = rows.filter(pk__in=by_id).select_for_update(skip_locked=True, of=("self",))
    letters = []
    for row in taken.select_related("alert", "subscriber").order_by("at", "pk"):
        message = _letter(actor, row, site) if _may_go(actor, row, at) else None
        row.state = (DeliveryState.SENDING if message else DeliveryState.STOPPED).value
        row.at, row.tries = at, row.tries + 1
        row.save(update_fields=["state", "at", "tries"])
        if message:
            letters.append(Letter(delivery_id=row.pk, message=message))
    return letters


@action
def mark_deliveries(
    *,
    actor: Actor,
    sent: list[UUID],
    refused: list[UUID],
    to_try_again: list[UUID],
    at: datetime,
) -> None:
    """Write down what became of claimed messages."""
    rows = Delivery.objects.filter(organisation_id=actor.organisation_id)
    rows.filter(pk__in=sent).update(state=DeliveryState.SENT.value, at=at)
    rows.filter(pk__in=refused).update(state=DeliveryState.FAILED.value, at=at)
    again = rows.filter(pk__in=to_try_again)
    again.filter(tries__gte=TRIES).update(state=DeliveryState.FAILED.value, at=at)
    again.filter(tries__lt=TRIES).update(state=DeliveryState.QUEUED.value, at=at)


def carry(letters: list[Letter], messenger: Messenger) -> dict[str, list[UUID]]:
    """
    Carry messages one by one, no transaction open, and return what became of them.

    No actor: it reads and writes nothing of ours.
    """
    became: dict[str, list[UUID]] = {"sent": [], "refused": [], "to_try_again": []}
    for letter in letters:
        try:
            messenger.send(letter.message)
        except MessageNotSent as failure:
            kind = "refused" if failure.for_good else "to_try_again"
            became[kind].append(letter.delivery_id)
        else:
            became["sent"].append(letter.delivery_id)
    return became


def _may_go(actor: Actor, row: Delivery, at: datetime) -> bool:
    """Test whether a message may still leave. A recall always may."""
    if row.kind == MessageKind.RECALL.value:
        return True
    if row.alert.stage != Stage.PUBLISHED.value:
        return False
    try:
        steps.permit_warning(
            actor=actor, subject_id=row.alert.subject_id, alert_id=row.alert_id, at=at
        )
    except (SharingRefused, queries.DecidedNotToWarn, NotFound):
        return False
    return True


def _places(actor: Actor, publication: Publication) -> str:
    chosen = [a for a in areas_of(actor) if a.code in publication.areas]
    return "".join(f"{' '.join(filter(None, (a.name, a.district)))}. " for a in chosen)


def _letter(actor: Actor, row: Delivery, site: str) -> Message | None:
    subscriber = row.subscriber
    address = open_sealed(actor, subscriber, "email")
    if subscriber.state != SubscriberState.CONFIRMED.value or not address:
        return None
    leave_link = link_for(actor, subscriber, site, "leave")
    wrong = f"{site}/warnings/{actor.organisation_id}/{row.alert_id}/wrong/"
    frame = FRAMES.get(row.alert.language, FRAMES["en"])
    # The first line is what a lock screen may show.
    lines = [frame.hello, "", ""]
    reference = f"W-{row.alert.number}"
    if row.kind == MessageKind.WARNING.value:
        publication = Publication.objects.get(alert_id=row.alert_id)
        if row.alert.replaces_id is not None:
            lines += [frame.replaces, ""]
        lines += [publication.title, "", publication.body, ""]
        level = frame.level[Level(publication.level)]
        lines += [f"{level}. {frame.evidence[Evidence(publication.evidence)]}."]
        sent = frame.sent.format(day=f"{publication.published_at:{frame.day}}")
        lines += [f"{_places(actor, publication)}{sent}", ""]
        if contact := reply_contact_of(actor, actor.organisation_id):
            lines += [frame.seen.format(contact=contact), ""]
        lines += [frame.keep.format(reference=reference), ""]
        lines += [frame.wrong.format(link=wrong)]
    else:
        went_out = row.alert.published_at or row.alert.made_at
        day = f"{went_out:{frame.day}}"
        lines += [frame.recalled.format(reference=reference, day=day)]
    lines += ["", frame.leave.format(link=leave_link)]
    return Message(
        to=address,
        subject=frame.subject,
        text="\n".join(lines) + "\n",
        message_id=f"<{row.pk}@brolly.invalid>",
        headers={
            "List-Unsubscribe": f"<{leave_link}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
