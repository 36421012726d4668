"""Invented warnings and subscribers, made through the real actions."""

import re
import secrets
import uuid
from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import actions, queries
from brolly.alerts.actions import Draft, Invited
from brolly.alerts.models import Delivery, Subscriber
from brolly.alerts.vocabulary import (
    CarrierKind,
    DeliveryState,
    Evidence,
    Level,
    SubscriberState,
)
from brolly.vault import index
from brolly.vault import steps as vault

LEEDS = Draft(
    title="Thin man, grey tracksuit, wants the money back",
    body=(
        "LS11, Leeds, October, late night. A thin man in his thirties, grey tracksuit with the "
        "hood up. He pays first, then wants it back, and takes bags. If you can, tell somebody "
        "near you where you are going."
    ),
    level=Level.ROBBERY,
    evidence=Evidence.FIRST_HAND,
    areas=("leeds",),
)

STOKE = Draft(
    title="Big man in an estate car, locks the doors",
    body=(
        "ST4 and DE23, September, evenings. A big man in his forties with a north-east accent, "
        "in an estate car that smells of dogs. He locks the doors and drives past the place "
        "you agreed. Keep your phone on you."
    ),
    level=Level.VIOLENCE,
    evidence=Evidence.SEVERAL,
    areas=("stoke-on-trent",),
)


def make_alert(
    *,
    actor: Actor,
    subject_id: UUID,
    at: datetime,
    draft: Draft = LEEDS,
    reader: Actor | None = None,
    submit: bool = True,
) -> UUID:
    """Write an invented warning, hand it on, and with a reader let it out."""
    alert_id = actions.write_alert(
        actor=actor, subject_id=subject_id, submission_id=uuid.uuid4(), draft=draft, at=at
    )
    if submit or reader is not None:
        actions.submit_alert(actor=actor, alert_id=alert_id, at=at)
    if reader is not None:
        version = queries.alert_of(reader, alert_id).version
        actions.approve_alert(actor=reader, alert_id=alert_id, version=version, at=at)
    return alert_id


def make_subscriber(
    *,
    actor: Actor,
    email: str,
    at: datetime,
    areas: tuple[str, ...] = (),
    language: str = "en",
    has_confirmed: bool = True,
) -> UUID:
    """Invite an invented address, and let it confirm."""
    who = Invited(email=email, areas=areas, language=language)
    subscriber_id = actions.invite_subscriber(actor=actor, who=who, at=at)
    if has_confirmed:
        asked = actions.invitation_of(actor=actor, subscriber_id=subscriber_id, site="")
        if asked is None:
            return subscriber_id
        secret = re.findall(r"/confirm/([\w-]+)/", asked.text)[0]
        actions.confirm_subscription(actor=actor, secret=secret, at=at)
    return subscriber_id


def make_text_subscriber(
    *,
    actor: Actor,
    number: str,
    at: datetime,
    carrier: CarrierKind = CarrierKind.NOTIFY,
    areas: tuple[str, ...] = (),
    language: str = "en",
    has_confirmed: bool = True,
) -> UUID:
    """Invite an invented number that said yes, and let it confirm by the link."""
    who = Invited(number=number, carrier=carrier, agreed=True, areas=areas, language=language)
    subscriber_id = actions.invite_subscriber(actor=actor, who=who, at=at)
    asked = actions.invitation_of(actor=actor, subscriber_id=subscriber_id, site="", by=carrier)
    if has_confirmed and asked is not None:
        secret = re.findall(r"/yes/([\w-]+)/", asked.text)[0]
        actions.confirm_subscription(actor=actor, secret=secret, at=at)
    return subscriber_id


def make_many_subscribers(*, actor: Actor, addresses: list[str], at: datetime) -> None:
    """Let many invented addresses get warnings, as rows that the actions would have left."""
    require(actor, Power.MANAGE_SUBSCRIBERS)
    key_id = vault.organisation_key(actor.organisation_id)
    tokens = index.tokens(actor.organisation_id, "subscriber", addresses)
    rows = []
    for address, token in zip(addresses, tokens, strict=True):
        secret = secrets.token_urlsafe(24)
        row = Subscriber(
            organisation_id=actor.organisation_id,
            key_id=key_id,
            address_token=token,
            secret_hash=actions.hashed(secret),
            state=SubscriberState.CONFIRMED.value,
            invited_at=at,
            confirmed_at=at,
        )
        vault.seal(row, "secret", secret)
        vault.seal(row, "email", address)
        rows.append(row)
    with acting(actor):
        Subscriber.objects.bulk_create(rows, batch_size=1000)


def carry_all(*, actor: Actor, at: datetime) -> None:
    """Take every message that waits in the actor's organisation as carried at that time."""
    with reading(actor):
        rows = Delivery.objects.filter(state=DeliveryState.QUEUED.value)
        waiting = list(rows.values_list("pk", flat=True))
    actions.mark_deliveries(actor=actor, sent=waiting, refused=[], to_try_again=[], at=at)
