"""Carry warnings, and end those that are over."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from brolly.access.vocabulary import Actor, Power
from brolly.alerts import actions, queries, steps
from brolly.alerts.events import (
    AlertPublished,
    AlertRecalled,
    CarrierChanged,
    CarrierTested,
    NoWarningDecided,
    ReadingAnswered,
    SubscriberChose,
    SubscriberInvited,
)
from brolly.alerts.vocabulary import CarrierKind
from brolly.consent.events import AgreementEnded
from brolly.consent.queries import parties_of
from brolly.foundation.messages import Message, MessageNotSent
from brolly.incidents.actions import add_step
from brolly.incidents.vocabulary import StepKind, StepTold
from brolly.organisations.queries import organisations

DAYS_TO_TELL_HER = 2
PATIENT = RetryStrategy(max_attempts=20, exponential_wait=3)


class SomeWait(Exception):
    """Some messages were not taken; the job is tried again later."""


def _actor(name: str, organisation_id: str) -> Actor:
    powers = frozenset({Power.WRITE_ALERTS})
    return Actor(name=name, organisation_id=UUID(organisation_id), powers=powers)


@app.task(name="alerts.tell-her-why", retry=PATIENT)
def tell_her_why(*, organisation_id: str, incident_id: str) -> None:
    """Give the report a first step: she is told that no warning goes out, and why."""
    now = timezone.now()
    actor = Actor(
        name="alerts.tell-her-why",
        organisation_id=UUID(organisation_id),
        powers=frozenset({Power.WRITE_INCIDENTS, Power.READ_INCIDENTS}),
    )
    step = StepTold(
        kind=StepKind.RING_BACK.value,
        words="Tell her, kindly, that no warning goes out, and why. She may disagree.",
        due_at=now + timedelta(days=DAYS_TO_TELL_HER),
    )
    add_step(actor=actor, incident_id=UUID(incident_id), step=step, at=now)


def when_decided_not_to_warn(*, actor: Actor, event: NoWarningDecided, at: datetime) -> None:
    """React to the decision: somebody tells her."""
    tell_her_why.defer(
        organisation_id=str(actor.organisation_id), incident_id=str(event.subject_id)
    )


@app.task(name="alerts.deliver", retry=PATIENT)
def deliver(*, organisation_id: str) -> None:
    """Carry every message that may go by now in one organisation, by each way in turn."""
    actor = _actor("alerts.deliver", organisation_id)
    waits = False
    for kind in queries.carriers_waiting(actor, timezone.now()):
        messenger = actions.messenger_of(actor=actor, kind=kind)
        if messenger is not None:
            waits |= actions.carry_waiting(
                actor=actor,
                carrier=kind,
                messenger=messenger,
                site=settings.PUBLIC_URL,
                now=timezone.now,
            )
    if waits:
        raise SomeWait


@app.task(name="alerts.invite", retry=PATIENT)
def invite(*, organisation_id: str, subscriber_id: str) -> None:
    """Ask one address or number to confirm."""
    actor = _actor("alerts.invite", organisation_id)
    kind = queries.carrier_of(actor, UUID(subscriber_id))
    message = actions.invitation_of(
        actor=actor, subscriber_id=UUID(subscriber_id), site=settings.PUBLIC_URL, by=kind
    )
    if message is not None:
        _send(actor, kind, message)


@app.task(name="alerts.test-carrier", retry=PATIENT)
def carry_test(*, organisation_id: str, carrier_id: str) -> None:
    """Carry a test message to an address of our own."""
    actor = _actor("alerts.test-carrier", organisation_id)
    waiting = actions.waiting_test(actor=actor, carrier_id=UUID(carrier_id))
    if waiting is None:
        return
    sent = _send(actor, *waiting)
    actions.note_test(
        actor=actor, carrier_id=UUID(carrier_id), refused=not sent, at=timezone.now()
    )


def _send(actor: Actor, kind: CarrierKind, message: Message) -> bool:
    """Send one message by itself; what the way has to say is written down."""
    messenger = actions.messenger_of(actor=actor, kind=kind)
    if messenger is None:
        return False
    trouble, failure = None, None
    try:
        messenger.send(message)
    except MessageNotSent as not_sent:
        failure, trouble = not_sent, actions.TROUBLE.get(not_sent.why)
    took = failure is None or failure.for_good
    actions.note_trouble(actor=actor, kind=kind, trouble=trouble, took=took, at=timezone.now())
    if failure is not None and not failure.for_good:
        raise SomeWait
    return failure is None


@app.task(name="alerts.take-reading-back", retry=PATIENT)
def take_reading_back(*, organisation_id: str, reading_id: str) -> None:
    """Act on a partner reader's answer, on the writer's side."""
    actions.take_reading_back(
        actor=_actor("alerts.take-reading-back", organisation_id),
        reading_id=UUID(reading_id),
        at=timezone.now(),
    )


@app.task(name="alerts.look-again-at-readings", retry=PATIENT)
def look_again_at_readings(*, organisation_id: str) -> None:
    """Take texts from partners who may not read them any more."""
    actor = _actor("alerts.look-again-at-readings", organisation_id)
    actions.look_again_at_readings(actor=actor, at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="alerts.look-after", queueing_lock="alerts.look-after")
def look_after(timestamp: int) -> None:
    """End what is over, and carry what a worker that was killed left behind."""
    nobody = Actor(name="alerts.look-after", organisation_id=UUID(int=0))
    for organisation in organisations(nobody):
        end_what_is_over(organisation.id)
        actor = _actor("alerts.look-after", str(organisation.id))
        if queries.carriers_waiting(actor, timezone.now()):
            deliver.defer(organisation_id=str(organisation.id))


def end_what_is_over(organisation_id: UUID) -> None:
    """End every warning of one organisation whose time is over."""
    actor = _actor("alerts.expire", str(organisation_id))
    now = timezone.now()
    today = timezone.localdate(now)
    for alert_id in queries.due_to_end(actor, now, today):
        actions.end_alert(actor=actor, alert_id=alert_id, today=today, at=now)


def when_agreement_ended(*, actor: Actor, event: AgreementEnded, at: datetime) -> None:
    """React to the end of an agreement: ours at once, theirs in a job that acts for them."""
    steps.look_again_at_readings(actor=actor, at=at)
    for party in parties_of(actor, event.subject_id):
        if party != actor.organisation_id:
            look_again_at_readings.defer(organisation_id=str(party))


def when_out_or_back(
    *,
    actor: Actor,
    event: AlertPublished | AlertRecalled | CarrierChanged | SubscriberChose,
    at: datetime,
) -> None:
    """React to a warning that went out or came back, or to a way that opens: carry."""
    deliver.defer(organisation_id=str(actor.organisation_id))


def when_tested(*, actor: Actor, event: CarrierTested, at: datetime) -> None:
    """React to the wish for a test: send it."""
    carry_test.defer(
        organisation_id=str(actor.organisation_id), carrier_id=str(event.subject_id)
    )


def when_invited(*, actor: Actor, event: SubscriberInvited, at: datetime) -> None:
    """React to an invitation: ask the address."""
    invite.defer(
        organisation_id=str(actor.organisation_id), subscriber_id=str(event.subject_id)
    )


def when_read(*, actor: Actor, event: ReadingAnswered, at: datetime) -> None:
    """React to a partner's answer: the writer's project acts on it."""
    take_reading_back.defer(
        organisation_id=str(queries.writer_of(actor, event.subject_id)),
        reading_id=str(event.subject_id),
    )
