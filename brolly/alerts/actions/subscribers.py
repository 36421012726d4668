"""Who gets warnings: invited, confirmed, leaving."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.turns import take_turn
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.actions.refusals import OnlyPractice
from brolly.alerts.events import (
    AddressOpened,
    SubscriberChanged,
    SubscriberInvited,
)
from brolly.alerts.models import (
    Delivery,
    Subscriber,
)
from brolly.alerts.vocabulary import (
    FRAMES,
    DeliveryState,
    SubscriberState,
    WhyOpened,
)
from brolly.foundation.messages import Message
from brolly.foundation.refusals import NotFound
from brolly.history import actions as history
from brolly.organisations.queries import is_practice
from brolly.vault import index
from brolly.vault import steps as vault
from brolly.vault.opening import open_sealed


@action
def invite_subscriber(
    *, actor: Actor, email: str, areas: tuple[str, ...], language: str, at: datetime
) -> UUID:
    """
    Invite an address to get warnings. It gets none before it has confirmed.

    An address known already is invited again in silence: nobody learns which are.

    :raises NotAllowed: the actor may not manage subscribers
    :raises OnlyPractice: in a practice organisation
    """
    require(actor, Power.MANAGE_SUBSCRIBERS)
    if is_practice(actor):
        raise OnlyPractice
    take_turn("alerts.subscriber", actor.organisation_id)
    address = email.strip().lower()
    token = index.token(actor.organisation_id, "subscriber", address)
    row = Subscriber.objects.filter(
        organisation_id=actor.organisation_id, email_token=token
    ).first()
    if row is None:
        row = Subscriber(
            organisation_id=actor.organisation_id,
            key_id=vault.organisation_key(actor.organisation_id),
            email_token=token,
        )
    elif row.state == SubscriberState.CONFIRMED.value:
        return row.pk
    row.areas, row.language = list(areas), language
    if row.state != SubscriberState.INVITED.value or row.secret is None:
        # Asked a second time she may open either message: both links are good.
        secret = secrets.token_urlsafe(24)
        row.secret_hash = _hash(secret)
        vault.seal(row, "secret", secret)
    row.state, row.invited_at = SubscriberState.INVITED.value, at
    vault.seal(row, "email", address)
    row.save()
    history.record(SubscriberInvited(subject_id=row.pk), by=actor, at=at)
    return row.pk


@action
def open_address(*, actor: Actor, subscriber_id: UUID, why: WhyOpened, at: datetime) -> str:
    """
    Return one subscriber's address, for a reason that the history keeps.

    :raises NotAllowed: the actor may not manage subscribers
    :raises NotFound: there is none, or it was forgotten
    """
    require(actor, Power.MANAGE_SUBSCRIBERS)
    row = Subscriber.objects.filter(
        organisation_id=actor.organisation_id, pk=subscriber_id, email__isnull=False
    ).first()
    if row is None:
        raise NotFound
    history.record(AddressOpened(subject_id=row.pk, why=why.value), by=actor, at=at)
    return open_sealed(actor, row, "email")


@action
def remove_subscriber(*, actor: Actor, subscriber_id: UUID, at: datetime) -> None:
    """
    Take somebody off who asked us to: nothing more is sent, the address is forgotten.

    :raises NotAllowed: the actor may not manage subscribers
    :raises NotFound: there is none
    """
    require(actor, Power.MANAGE_SUBSCRIBERS)
    rows = Subscriber.objects.select_for_update().exclude(state=SubscriberState.LEFT.value)
    row = rows.filter(organisation_id=actor.organisation_id, pk=subscriber_id).first()
    if row is None:
        raise NotFound
    _forget(actor, row, at)


@action
def confirm_subscription(*, actor: Actor, secret: str, at: datetime) -> bool:
    """
    Confirm an invitation by its link, and return whether its address gets warnings now.

    A link that leads nowhere, and one of somebody who left, change nothing.
    """
    row = _by_secret(actor, secret)
    if row is None:
        return False
    if row.state == SubscriberState.INVITED.value:
        row.state, row.confirmed_at = SubscriberState.CONFIRMED.value, at
        row.save(update_fields=["state", "confirmed_at"])
        event = SubscriberChanged(subject_id=row.pk, state=row.state)
        history.record(event, by=actor, at=at)
    return row.state == SubscriberState.CONFIRMED.value


@action
def leave(*, actor: Actor, secret: str, at: datetime) -> None:
    """Leave by one click: nothing more is sent, and the address is forgotten."""
    row = _by_secret(actor, secret)
    if row is None or row.state == SubscriberState.LEFT.value:
        return
    _forget(actor, row, at)


@action
def invitation_of(*, actor: Actor, subscriber_id: UUID, site: str) -> Message | None:
    """Return the message that asks an address to confirm, or None when it has answered."""
    row = Subscriber.objects.filter(
        organisation_id=actor.organisation_id, pk=subscriber_id
    ).first()
    if row is None or row.state != SubscriberState.INVITED.value:
        return None
    link = link_for(actor, row, site, "confirm")
    frame = FRAMES.get(row.language, FRAMES["en"])
    text = f"{frame.hello}\n\n{frame.invitation.format(link=link)}\n"
    return Message(
        to=open_sealed(actor, row, "email"),
        subject=frame.subject,
        text=text,
        message_id=f"<{row.pk}.{row.invited_at:%s}@brolly.invalid>",
    )


def link_for(actor: Actor, row: Subscriber, site: str, what: str) -> str:
    """Return the link by which a subscriber confirms or leaves."""
    secret = open_sealed(actor, row, "secret")
    return f"{site}/messages/{actor.organisation_id}/{what}/{secret}/"


def _by_secret(actor: Actor, secret: str) -> Subscriber | None:
    return (
        Subscriber.objects.select_for_update()
        .filter(organisation_id=actor.organisation_id, secret_hash=_hash(secret))
        .first()
    )


def _hash(secret: str) -> bytes:
    # 192 random bits: no salt or slow hash is needed against guessing.
    return hashlib.sha256(secret.encode()).digest()


def _forget(actor: Actor, row: Subscriber, at: datetime) -> None:
    row.state, row.left_at, row.email = SubscriberState.LEFT.value, at, None
    row.save(update_fields=["state", "left_at", "email"])
    Delivery.objects.filter(subscriber=row, state=DeliveryState.QUEUED.value).update(
        state=DeliveryState.STOPPED.value
    )
    event = SubscriberChanged(subject_id=row.pk, state=row.state)
    history.record(event, by=actor, at=at)
