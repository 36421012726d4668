"""
Carry warnings to subscribers.

A message is claimed, then handed over, then marked. What is claimed is in our hands only: a
worker that is killed has repeated nothing of it. What is handed over was written down as
such before anybody saw it, so that after a kill exactly that is in doubt, and goes again
under the same reference.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db.models import F, Q, QuerySet

from brolly.access.scope import action
from brolly.access.vocabulary import Actor
from brolly.alerts import queries, rules, steps
from brolly.alerts.actions.shared import TRIES
from brolly.alerts.actions.wording import Said, letter_of, said_of
from brolly.alerts.models import Delivery
from brolly.alerts.vocabulary import (
    BY_PHONE,
    CarrierKind,
    DeliveryState,
    MessageKind,
    Stage,
)
from brolly.consent import steps as consent_steps
from brolly.consent.gate import SharingRefused
from brolly.foundation.messages import Message, MessageNotSent, Messenger, WhyNot
from brolly.foundation.refusals import NotFound

CLAIM_LOST = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One message, ready to be carried, and which delivery it is."""

    delivery_id: UUID
    message: Message


@dataclass(kw_only=True)
class Became:
    """What became of messages that were handed over."""

    sent: list[UUID] = field(default_factory=list)
    refused: list[UUID] = field(default_factory=list)
    to_try_again: list[UUID] = field(default_factory=list)
    not_reached: list[UUID] = field(default_factory=list)

    def add(self, letter: Letter, why: WhyNot | None) -> None:
        """Note one answer."""
        became = {
            None: self.sent,
            WhyNot.REFUSED: self.refused,
            WhyNot.LATER: self.to_try_again,
        }
        became.get(why, self.not_reached).append(letter.delivery_id)


@action
def claim_deliveries(
    *,
    actor: Actor,
    limit: int,
    site: str,
    at: datetime,
    carrier: CarrierKind | None = None,
    passing: Collection[UUID] = (),
) -> list[Letter]:
    """
    Take the next messages to carry. What another worker holds is passed over.

    The gate is asked once more for each warning, with her choices locked. A delivery that
    was claimed or handed over and never marked (the worker was killed) is claimed again
    after ten minutes, under the same reference. In quiet hours a message is put off.
    """
    rows = _waiting(actor, at).exclude(pk__in=passing)
    if carrier is not None:
        rows = rows.filter(carrier=carrier.value)
    claimed = _Claimed(actor, site, at)
    while taken := _lock_some(actor, rows, limit):
        letters = claimed.letters(taken)
        claimed.write_down()
        if letters:
            return letters
        # All of these were put off or stopped: others behind them may go.
    return []


def _lock_some(actor: Actor, rows: QuerySet[Delivery], limit: int) -> list[Delivery]:
    by_id = dict(rows.order_by("at", "pk").values_list("pk", "alert__subject_id")[:limit])
    for subject_id in sorted(set(by_id.values())):
        # Her choices first, then the message: the order in which a withdrawal locks them.
        # A report that was erased has none, and its recall must still arrive.
        with suppress(NotFound):
            consent_steps.lock_subject(actor=actor, subject_id=subject_id)
    locked = rows.filter(pk__in=by_id).select_for_update(skip_locked=True, of=("self",))
    return list(locked.select_related("alert", "subscriber").order_by("at", "pk"))


class _Claimed:
    """Sorts rows that were taken: to carry, to put off, to stop."""

    def __init__(self, actor: Actor, site: str, at: datetime) -> None:
        self.actor, self.site, self.at = actor, site, at
        self.defaults = queries.default_hours(actor)
        self.may: dict[tuple[UUID, str], bool] = {}
        self.said: dict[tuple[UUID, str], Said] = {}
        self.parts: dict[int, list[UUID]] = defaultdict(list)
        self.put_off: dict[datetime, list[UUID]] = defaultdict(list)
        self.stopped: list[UUID] = []

    def letters(self, rows: list[Delivery]) -> list[Letter]:
        """Return the messages to carry now, in the order of their rows."""
        marks = queries.marks_of(self.actor, [row.pk for row in rows]) if rows else []
        made = []
        for row, mark in zip(rows, marks, strict=True):
            until = steps.quiet_until(row.subscriber, row.alert, self.defaults, self.at)
            if until is not None:
                self.put_off[until].append(row.pk)
            elif message := self._message(row, mark):
                by_phone = CarrierKind(row.carrier) in BY_PHONE
                self.parts[rules.parts_of(message.text) if by_phone else 0].append(row.pk)
                made.append(Letter(delivery_id=row.pk, message=message))
            else:
                self.stopped.append(row.pk)
        return made

    def write_down(self) -> None:
        """Write down what was decided about each."""
        claimed, stopped = DeliveryState.CLAIMED.value, DeliveryState.STOPPED.value
        for parts, ids in self.parts.items():
            _rows(self.actor, ids).update(state=claimed, at=self.at, parts=parts)
        for until, ids in self.put_off.items():
            _rows(self.actor, ids).update(
                state=DeliveryState.QUEUED.value, not_before=until, at=self.at
            )
        if self.stopped:
            _rows(self.actor, self.stopped).update(state=stopped, at=self.at)

    def _message(self, row: Delivery, mark: bytes) -> Message | None:
        about = (row.alert_id, row.kind)
        if about not in self.may:
            self.may[about] = _may_go(self.actor, row, self.at)
        if not self.may[about]:
            return None
        return letter_of(self.actor, row, self._said, mark, self.site)

    def _said(self, row: Delivery) -> Said:
        about = (row.alert_id, row.kind)
        if about not in self.said:
            self.said[about] = said_of(self.actor, row, self.site)
        return self.said[about]


@action
def hand_over(
    *, actor: Actor, became: Became, going: list[UUID], at: datetime
) -> frozenset[UUID]:
    """
    Write down what became of the last messages, and which go now.

    Returns those of ``going`` that may: what was called back since it was claimed is
    not ours to carry any more.
    """
    _mark(actor, became, at)
    rows = _rows(actor, going).filter(state=DeliveryState.CLAIMED.value)
    may = frozenset(rows.select_for_update().values_list("pk", flat=True)) if going else None
    if may:
        _rows(actor, may).update(state=DeliveryState.SENDING.value, in_doubt=True, at=at)
    return may or frozenset()


@action
def give_back(*, actor: Actor, delivery_ids: list[UUID], at: datetime) -> None:
    """Put back what was claimed and cannot be carried now."""
    rows = _rows(actor, delivery_ids).filter(state=DeliveryState.CLAIMED.value)
    rows.update(state=DeliveryState.QUEUED.value, at=at)


@action
def mark_deliveries(
    *,
    actor: Actor,
    sent: list[UUID],
    refused: list[UUID],
    to_try_again: list[UUID],
    not_reached: Iterable[UUID] = (),
    at: datetime,
) -> None:
    """Write down what became of claimed messages."""
    became = Became(
        sent=sent, refused=refused, to_try_again=to_try_again, not_reached=list(not_reached)
    )
    _mark(actor, became, at)


def carry(letters: list[Letter], messenger: Messenger) -> dict[str, list[UUID]]:
    """
    Carry messages one by one, no transaction open, and return what became of them.

    No actor: it reads and writes nothing of ours.
    """
    became = Became()
    for letter in letters:
        became.add(letter, hand_letter(letter, messenger))
    return vars(became)


def hand_letter(letter: Letter, messenger: Messenger) -> WhyNot | None:
    """
    Hand one message to whoever carries it, and return why it was not taken, if so.

    No actor: it reads and writes nothing of ours.
    """
    try:
        messenger.send(letter.message)
    except MessageNotSent as failure:
        return failure.why
    return None


def _mark(actor: Actor, became: Became, at: datetime) -> None:
    rows = partial(_rows, actor)
    if became.sent:
        sent = DeliveryState.SENT.value
        rows(became.sent).update(state=sent, in_doubt=False, not_before=None, at=at)
    if became.refused:
        failed = DeliveryState.FAILED.value
        rows(became.refused).update(state=failed, in_doubt=False, at=at)
    if became.to_try_again:
        again = rows(became.to_try_again)
        again.update(tries=F("tries") + 1, in_doubt=False, at=at)
        again.filter(tries__gte=TRIES).update(state=DeliveryState.FAILED.value)
        again.filter(tries__lt=TRIES).update(state=DeliveryState.QUEUED.value)
    if became.not_reached:
        # It may have arrived; and whether it did is no fault of the address.
        rows(became.not_reached).update(state=DeliveryState.QUEUED.value, at=at)


def _rows(actor: Actor, ids: Collection[UUID]) -> QuerySet[Delivery]:
    return Delivery.objects.filter(organisation_id=actor.organisation_id, pk__in=ids)


def _waiting(actor: Actor, at: datetime) -> QuerySet[Delivery]:
    begun = (DeliveryState.CLAIMED.value, DeliveryState.SENDING.value)
    return Delivery.objects.filter(
        Q(state=DeliveryState.QUEUED.value) | Q(state__in=begun, at__lt=at - CLAIM_LOST),
        Q(not_before=None) | Q(not_before__lte=at),
        organisation_id=actor.organisation_id,
    )


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
