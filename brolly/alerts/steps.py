"""Writes about warnings that run inside somebody else's action."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from brolly.access.vocabulary import Actor, Power
from brolly.alerts import queries, rules
from brolly.alerts.events import AlertCorrected, AlertPublished, AlertRecalled
from brolly.alerts.models import (
    Alert,
    Delivery,
    NoWarning,
    Objection,
    Publication,
    Reading,
    ReadingOf,
    Subscriber,
)
from brolly.alerts.queries import check_not_decided
from brolly.alerts.vocabulary import NOT_HANDED_OVER, DeliveryState, MessageKind, Stage
from brolly.consent import gate
from brolly.consent import steps as consent
from brolly.consent.gate import RehearsalPermit, SharingPermit, SharingRefused
from brolly.consent.vocabulary import Field, Purpose, ReasonCode, Recipient, RecipientKind
from brolly.foundation.refusals import NotFound
from brolly.history import actions as history
from brolly.history.vocabulary import Event
from brolly.incidents.queries import traces_of_her
from brolly.organisations.queries import is_practice
from brolly.vault import steps as vault
from brolly.vault.opening import open_sealed

NOT_OUT_YET = frozenset({Stage.DRAFT, Stage.WAITING, Stage.SENT_BACK})
PUBLIC = Recipient(kind=RecipientKind.PUBLIC)
PUBLIC_TEXT = frozenset({Field.PUBLIC_TEXT})


def permit_warning(
    *, actor: Actor, subject_id: UUID, alert_id: UUID | None, at: datetime
) -> SharingPermit | RehearsalPermit:
    """
    Ask the gate whether a warning from this report may go out now; in practice, rehearse.

    :raises SharingRefused: she does not allow it, or something stands in the way
    :raises DecidedNotToWarn: two people decided that none goes out
    """
    check_not_decided(actor, subject_id)
    ask = gate.permit_rehearsal if is_practice(actor) else gate.permit_sharing
    return ask(
        actor=actor,
        subject_id=subject_id,
        purpose=Purpose.WARN_PUBLIC,
        recipient=PUBLIC,
        fields=PUBLIC_TEXT,
        at=at,
        step_id=alert_id,
    )


def use_asking(actor: Actor, alert: Alert, purpose: Purpose = Purpose.WARN_PUBLIC) -> None:
    """Use up what she said when she was asked about this warning."""
    consent.use_asking(
        actor=actor, subject_id=alert.subject_id, purpose=purpose, step_id=alert.pk
    )


def permit_reading(
    *,
    actor: Actor,
    subject_id: UUID,
    reader_id: UUID,
    alert_id: UUID,
    at: datetime,
    lock: bool = True,
) -> SharingPermit:
    """
    Ask the gate whether a partner project may read the public text before it goes out.

    :raises SharingRefused: she does not allow it, or there is no agreement with them
    """
    return gate.permit_sharing(
        actor=actor,
        subject_id=subject_id,
        purpose=Purpose.WARN_SECOND_READER,
        recipient=Recipient(kind=RecipientKind.PROJECT, organisation_id=reader_id),
        fields=PUBLIC_TEXT,
        at=at,
        lock=lock,
        step_id=alert_id,
    )


def publish(
    *,
    actor: Actor,
    alert: Alert,
    permit: SharingPermit | RehearsalPermit,
    at: datetime,
    title: str,
    body: str,
) -> None:
    """
    Let a text out: on the board at once, to each subscriber of its areas by jobs.

    A rehearsal stands on the practice board, and nobody is written to.
    """
    if permit.subject_id != alert.subject_id:
        raise ValueError("permit")
    audience: dict[UUID, str] = {}
    if isinstance(permit, SharingPermit):
        if permit.fields != PUBLIC_TEXT:
            raise ValueError("permit")
        audience = queries.confirmed_in(actor, queries.audience_chosen(alert))
    alert.stage, alert.published_at = Stage.PUBLISHED.value, at
    if alert.read_at is None:
        alert.lapses_at = rules.urgent_lapses_at(at)
        alert.review_on = alert.expires_on = alert.lapses_at.date()
    else:
        alert.review_on, alert.expires_on = rules.review_on(at.date()), rules.ends_on(at.date())
    alert.save()
    Publication.objects.create(
        alert=alert,
        organisation_id=alert.organisation_id,
        reference=f"W-{alert.number}",
        title=title,
        body=body,
        level=alert.level,
        evidence=alert.evidence,
        language=alert.language,
        areas=alert.areas,
        published_at=at,
        expires_on=alert.expires_on,
    )
    had_it = _replace_earlier(alert, actor=actor, at=at)
    # Whoever had the earlier one gets this by the way on which that came.
    _queue(actor, alert, MessageKind.WARNING, audience | had_it, at)
    event = AlertPublished(
        subject_id=alert.subject_id, alert_id=alert.pk, urgent=alert.read_at is None
    )
    history.record(event, by=actor, at=at)


def let_stand(alert: Alert, at: datetime) -> None:
    """Let a warning that is out stand for another while, on the board as in the record."""
    alert.review_on, alert.expires_on = rules.review_on(at.date()), rules.ends_on(at.date())
    alert.save()
    Publication.objects.filter(alert=alert).update(expires_on=alert.expires_on)


def recall(
    *, actor: Actor, alert: Alert, reasons: tuple[ReasonCode, ...], at: datetime
) -> None:
    """Call a warning back: off the board, queued messages stopped, readers told."""
    take_down(alert, Stage.RECALLED, at)
    alert.reasons = [r.value for r in reasons]
    alert.save(update_fields=["reasons"])
    _queue(actor, alert, MessageKind.RECALL, _got(alert.pk), at)
    said = tuple(r.value for r in reasons)
    event = AlertRecalled(subject_id=alert.subject_id, alert_id=alert.pk, reasons=said)
    history.record(event, by=actor, at=at)


def take_down(alert: Alert, stage: Stage, at: datetime) -> None:
    """Take a warning off the board and stop what waits to be sent of it."""
    take_from_readers(alert)
    alert.stage, alert.ended_at = stage.value, at
    alert.save(update_fields=["stage", "ended_at"])
    Publication.objects.filter(alert=alert).update(is_live=False)
    Delivery.objects.filter(
        alert=alert, kind=MessageKind.WARNING.value, state__in=NOT_HANDED_OVER
    ).update(state=DeliveryState.STOPPED.value)


def look_again_about(*, actor: Actor, event: Event, at: datetime) -> None:
    """
    React to a change about one report: a warning that she does not allow comes back.

    In the same transaction as her no, so that nothing more goes out after it.
    """
    asking = _asking(actor)
    rows = Alert.objects.select_for_update().filter(
        organisation_id=actor.organisation_id,
        subject_id=event.subject_id,
        stage__in=[Stage.WAITING.value, Stage.PUBLISHED.value],
    )
    for alert in rows:
        decision = gate.ask(
            actor=asking,
            subject_id=alert.subject_id,
            purpose=Purpose.WARN_PUBLIC,
            recipient=PUBLIC,
            fields=PUBLIC_TEXT,
            at=at,
            lock=True,
            step_id=alert.pk,
        )
        if decision.may or decision.is_rehearsal:
            continue
        if alert.stage == Stage.PUBLISHED.value:
            recall(actor=actor, alert=alert, reasons=decision.reasons, at=at)
        else:
            take_back(alert, decision.reasons)


def take_back(alert: Alert, reasons: Iterable[ReasonCode]) -> None:
    """Take a warning that waits away from its readers: it is being written again."""
    alert.stage = Stage.DRAFT.value
    alert.reasons = [r.value for r in reasons]
    alert.save(update_fields=["stage", "reasons"])
    take_from_readers(alert)


def look_for_her(*, actor: Actor, event: Event, at: datetime) -> None:
    """React to a changed report: a warning that is out and names her now comes back."""
    asking = Actor(
        name="alerts.look-for-her",
        organisation_id=actor.organisation_id,
        staff_id=actor.staff_id,
        powers=frozenset({Power.WRITE_ALERTS}),
    )
    rows = Alert.objects.select_for_update().filter(
        organisation_id=actor.organisation_id,
        subject_id=event.subject_id,
        stage=Stage.PUBLISHED.value,
    )
    for alert in rows:
        if traces_of_her(asking, event.subject_id, text_of(actor, alert)):
            recall(actor=actor, alert=alert, reasons=(ReasonCode.NAMES_HER,), at=at)


def look_again_at_readings(*, actor: Actor, at: datetime) -> None:
    """
    Take texts from partners who may not read them any more: an agreement has ended.

    It waits for nobody: the end holds the agreement, and what is leaving waits for that.
    """
    waiting = Reading.objects.filter(organisation_id=actor.organisation_id, answered_at=None)
    for of in ReadingOf.objects.filter(reading__in=waiting).select_related("reading", "alert"):
        try:
            permit_reading(
                actor=_asking(actor),
                subject_id=of.alert.subject_id,
                reader_id=of.reading.reader_organisation_id,
                alert_id=of.alert_id,
                at=at,
                lock=False,
            )
        except (SharingRefused, NotFound):
            _forget([of.reading])


def take_from_readers(alert: Alert) -> None:
    """Take a text from the partners who were asked to read it and have not answered."""
    _forget(Reading.objects.filter(readingof__alert=alert, answered_at=None))


def _forget(readings: Iterable[Reading]) -> None:
    for reading in readings:
        vault.erase_key(key_id=reading.key_id)
        reading.delete()


def _asking(actor: Actor) -> Actor:
    """Return who asks the gate again: nobody's role stands in the way, only her choices."""
    return Actor(
        name="alerts.look-again",
        organisation_id=actor.organisation_id,
        powers=frozenset({Power.WRITE_ALERTS}),
    )


def erase_alerts_about(*, actor: Actor, subject_id: UUID, at: datetime) -> int:
    """
    Erase every text made from a report that is erased. What is out is called back first.

    The row stays, without a word: whoever got the warning is still told to delete it.
    """
    rows = list(
        Alert.objects.select_for_update().filter(
            organisation_id=actor.organisation_id, subject_id=subject_id
        )
    )
    for alert in rows:
        if alert.stage == Stage.PUBLISHED.value:
            recall(actor=actor, alert=alert, reasons=(), at=at)
        if Stage(alert.stage) in NOT_OUT_YET:
            alert.stage, alert.ended_at = Stage.RECALLED.value, at
        alert.title = alert.body = alert.kept_why = alert.her_words = alert.sent_back_why = None
        alert.save()
        Publication.objects.filter(alert=alert).delete()
        _forget(Reading.objects.filter(readingof__alert=alert))
        Objection.objects.filter(alert=alert).delete()
        vault.erase_key(key_id=alert.key_id)
    for decided in NoWarning.objects.filter(
        organisation_id=actor.organisation_id, subject_id=subject_id
    ):
        vault.erase_key(key_id=decided.key_id)
        decided.delete()
    return len(rows)


def text_of(actor: Actor, row: Alert | Reading) -> tuple[str, str]:
    """Return title and body of a warning, or of the copy that a partner was asked to read."""
    return open_sealed(actor, row, "title"), open_sealed(actor, row, "body")


def words_of(actor: Actor, reading: Reading) -> str:
    """Return why a partner's reader sent a text back."""
    return open_sealed(actor, reading, "words")


def _got(alert_id: UUID) -> dict[UUID, str]:
    """
    Return who got a warning, or may have, and by which way.

    What was handed over and not answered counts as carried.
    """
    came = Q(state=DeliveryState.SENT.value) | Q(in_doubt=True)
    rows = Delivery.objects.filter(came, alert_id=alert_id, kind=MessageKind.WARNING.value)
    return dict(rows.values_list("subscriber_id", "carrier"))


def _replace_earlier(alert: Alert, *, actor: Actor, at: datetime) -> dict[UUID, str]:
    """Take down what this one corrects, and return who got that, and by which way."""
    if alert.replaces_id is None:
        return {}
    earlier = Alert.objects.select_for_update().filter(
        organisation_id=alert.organisation_id,
        pk=alert.replaces_id,
        stage=Stage.PUBLISHED.value,
    )
    if (row := earlier.first()) is None:
        return {}
    take_down(row, Stage.CORRECTED, at)
    event = AlertCorrected(subject_id=alert.subject_id, alert_id=alert.pk, replaced_id=row.pk)
    history.record(event, by=actor, at=at)
    return _got(row.pk)


def quiet_until(
    subscriber: Subscriber, alert: Alert, defaults: Mapping[str, rules.Quiet], at: datetime
) -> datetime | None:
    """Return until when a message waits because its reader is not to be woken, if it does."""
    if alert.is_urgent and subscriber.urgent_wakes:
        return None
    own = None
    if subscriber.quiet_from is not None and subscriber.quiet_to is not None:
        own = rules.Quiet(starts=subscriber.quiet_from, ends=subscriber.quiet_to)
    hours = rules.hours_for(
        own=own, has_own=subscriber.has_own_hours, areas=subscriber.areas, defaults=defaults
    )
    return rules.held_until(at, hours)


def _queue(
    actor: Actor, alert: Alert, kind: MessageKind, carriers: dict[UUID, str], at: datetime
) -> None:
    defaults = queries.default_hours(actor)
    subscribers = Subscriber.objects.filter(
        organisation_id=alert.organisation_id, pk__in=carriers
    ).defer("email", "number", "secret")
    Delivery.objects.bulk_create(
        [
            Delivery(
                organisation_id=alert.organisation_id,
                alert=alert,
                subscriber=subscriber,
                carrier=carriers[subscriber.pk],
                kind=kind.value,
                state=DeliveryState.QUEUED.value,
                not_before=quiet_until(subscriber, alert, defaults, at),
                at=at,
            )
            for subscriber in subscribers.order_by("pk")
        ],
        ignore_conflicts=True,
        batch_size=1000,
    )
