"""Who gets warnings: invited, confirmed, leaving."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.turns import take_turn
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import queries
from brolly.alerts.actions.carriers import hashed, is_the_word
from brolly.alerts.actions.refusals import CarrierIsOff, DidNotAgree, OnlyPractice
from brolly.alerts.events import (
    AddressOpened,
    SubscriberChanged,
    SubscriberChose,
    SubscriberInvited,
)
from brolly.alerts.models import (
    Carrier,
    Delivery,
    Subscriber,
)
from brolly.alerts.queries.shapes import Chosen
from brolly.alerts.vocabulary import (
    BY_PHONE,
    FRAMES,
    NOT_HANDED_OVER,
    STOP,
    YES,
    CarrierKind,
    DeliveryState,
    Shows,
    SubscriberState,
    WhyOpened,
)
from brolly.foundation.identifiers import shown_phone
from brolly.foundation.messages import Message
from brolly.foundation.refusals import NotFound
from brolly.history import actions as history
from brolly.organisations.queries import is_practice
from brolly.vault import index
from brolly.vault import steps as vault
from brolly.vault.opening import open_sealed


@dataclass(frozen=True, kw_only=True)
class Invited:
    """
    Whom we ask, and what for. Either an e-mail address or a number.

    ``agreed`` when she or he said that the number may be written to: a text costs nobody
    a look at a mailbox, it lights up a phone.
    """

    email: str = ""
    number: str = ""
    carrier: CarrierKind = CarrierKind.EMAIL
    agreed: bool = False
    areas: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    language: str = "en"


@action
def invite_subscriber(*, actor: Actor, who: Invited, at: datetime) -> UUID:
    """
    Invite an address or a number to get warnings. It gets none before it has confirmed.

    One known already is invited again in silence: nobody learns which are.

    :raises NotAllowed: the actor may not manage subscribers
    :raises OnlyPractice: in a practice organisation
    :raises CarrierIsOff: messages do not go by this way here
    :raises DidNotAgree: nobody said that the number may be written to
    """
    require(actor, Power.MANAGE_SUBSCRIBERS)
    if is_practice(actor):
        raise OnlyPractice
    if who.carrier in BY_PHONE:
        _check_number(actor, who)
    take_turn("alerts.subscriber", actor.organisation_id)
    address = who.number if who.carrier in BY_PHONE else who.email.strip().lower()
    row = _by_address(actor, address, by_phone=who.carrier in BY_PHONE)
    if row is not None and row.state == SubscriberState.CONFIRMED.value:
        return row.pk
    if row is None:
        row = Subscriber(
            organisation_id=actor.organisation_id,
            key_id=vault.organisation_key(actor.organisation_id),
            address_token=_token(actor, address, by_phone=who.carrier in BY_PHONE),
        )
    row.carrier = who.carrier.value
    row.areas, row.language = list(who.areas), who.language
    row.sectors, row.genders = list(who.sectors), list(who.genders)
    if row.state != SubscriberState.INVITED.value or row.secret is None:
        # Asked a second time she may open either message: both links are good.
        secret = secrets.token_urlsafe(24)
        row.secret_hash = hashed(secret)
        vault.seal(row, "secret", secret)
        row.shows = (Shows.NOTHING if who.carrier in BY_PHONE else Shows.TEXT).value
        row.has_own_hours, row.quiet_from, row.quiet_to = False, None, None
        row.urgent_wakes = False
    row.state, row.invited_at = SubscriberState.INVITED.value, at
    vault.seal(row, "number" if who.carrier in BY_PHONE else "email", address)
    row.save()
    history.record(SubscriberInvited(subject_id=row.pk), by=actor, at=at)
    return row.pk


def _check_number(actor: Actor, who: Invited) -> None:
    if not who.agreed:
        raise DidNotAgree
    rows = Carrier.objects.filter(organisation_id=actor.organisation_id, is_on=True)
    if not rows.filter(kind=who.carrier.value).exists():
        raise CarrierIsOff


def _token(actor: Actor, address: str, *, by_phone: bool) -> bytes:
    what = "subscriber-number" if by_phone else "subscriber"
    return index.token(actor.organisation_id, what, address)


def _by_address(actor: Actor, address: str, *, by_phone: bool) -> Subscriber | None:
    token = _token(actor, address, by_phone=by_phone)
    rows = Subscriber.objects.select_for_update()
    return rows.filter(organisation_id=actor.organisation_id, address_token=token).first()


@action
def open_address(*, actor: Actor, subscriber_id: UUID, why: WhyOpened, at: datetime) -> str:
    """
    Return one subscriber's address, for a reason that the history keeps.

    :raises NotAllowed: the actor may not manage subscribers
    :raises NotFound: there is none, or it was forgotten
    """
    require(actor, Power.MANAGE_SUBSCRIBERS)
    known = Q(email__isnull=False) | Q(number__isnull=False)
    row = Subscriber.objects.filter(
        known, organisation_id=actor.organisation_id, pk=subscriber_id
    ).first()
    if row is None:
        raise NotFound
    history.record(AddressOpened(subject_id=row.pk, why=why.value), by=actor, at=at)
    number = open_sealed(actor, row, "number")
    return shown_phone(number) if number else open_sealed(actor, row, "email")


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
    _confirm(actor, row, at)
    return row.state == SubscriberState.CONFIRMED.value


@action
def leave(*, actor: Actor, secret: str, at: datetime) -> None:
    """Leave by one click: nothing more is sent, and the address is forgotten."""
    row = _by_secret(actor, secret)
    if row is None or row.state == SubscriberState.LEFT.value:
        return
    _forget(actor, row, at)


@action
def choose(*, actor: Actor, secret: str, chosen: Chosen, at: datetime) -> bool:
    """
    Take what a subscriber chose for herself: what messages show, and when none comes.

    Returns whether the link still speaks for anybody.
    """
    row = _by_secret(actor, secret)
    if row is None or row.state != SubscriberState.CONFIRMED.value:
        return False
    row.shows, row.urgent_wakes = chosen.shows.value, chosen.urgent_wakes
    row.has_own_hours = chosen.has_own_hours
    row.quiet_from, row.quiet_to = chosen.quiet_from, chosen.quiet_to
    row.save()
    waiting = Delivery.objects.filter(subscriber=row, state=DeliveryState.QUEUED.value)
    # Her new hours count for what waits already; whoever carries it looks at them.
    waiting.update(not_before=None)
    history.record(SubscriberChose(subject_id=row.pk), by=actor, at=at)
    return True


@action
def take_answer(*, actor: Actor, word: str, number: str, said: str, at: datetime) -> bool:
    """
    Act on what somebody answered by text: YES confirms, STOP ends it at once.

    Returns whether the word was the service's. A number that we do not know, and an answer
    that is neither, change nothing; of the latter the manager is told that there are some.
    """
    rows = Carrier.objects.filter(
        organisation_id=actor.organisation_id, kind=CarrierKind.NOTIFY.value
    )
    carrier = rows.first()
    if not is_the_word(carrier, word):
        return False
    row = _by_address(actor, number, by_phone=True)
    answer = " ".join(said.lower().strip(" .!\n\t\"'").split())
    if row is None or row.state == SubscriberState.LEFT.value:
        return True
    # Whoever is asked and answers no has answered; "ok" to a warning is nothing to confirm.
    if answer in STOP:
        _forget(actor, row, at)
    elif answer in YES:
        _confirm(actor, row, at)
    else:
        rows.update(unread_at=at)
    return True


@action
def invitation_of(
    *, actor: Actor, subscriber_id: UUID, site: str, by: CarrierKind = CarrierKind.EMAIL
) -> Message | None:
    """Return the message that asks an address to confirm, or None when it has answered."""
    row = Subscriber.objects.filter(
        organisation_id=actor.organisation_id, pk=subscriber_id, carrier=by.value
    ).first()
    if row is None or row.state != SubscriberState.INVITED.value:
        return None
    frame = FRAMES.get(row.language, FRAMES["en"])
    if by in BY_PHONE:
        text = frame.invitation_short.format(link=_short_link(actor, row, site))
        text += frame.answer_yes if _hears(actor, by) else "."
        to = open_sealed(actor, row, "number")
    else:
        link = link_for(actor, row, site, "confirm")
        text = f"{frame.hello}\n\n{frame.invitation.format(link=link)}\n"
        to = open_sealed(actor, row, "email")
    return Message(
        to=to,
        subject=frame.subject,
        text=text,
        message_id=f"<{row.pk}.{row.invited_at:%s}@brolly.invalid>",
    )


def _hears(actor: Actor, by: CarrierKind) -> bool:
    rows = Carrier.objects.filter(organisation_id=actor.organisation_id, kind=by.value)
    return rows.filter(answers_hash__isnull=False).exists()


def _short_link(actor: Actor, row: Subscriber, site: str) -> str:
    secret = open_sealed(actor, row, "secret")
    return f"{site}/m/{queries.coded(actor.organisation_id.bytes)}/yes/{secret}/"


def link_for(actor: Actor, row: Subscriber, site: str, what: str) -> str:
    """Return the link by which a subscriber confirms, chooses or leaves."""
    secret = open_sealed(actor, row, "secret")
    return f"{site}/messages/{actor.organisation_id}/{what}/{secret}/"


def _by_secret(actor: Actor, secret: str) -> Subscriber | None:
    return (
        Subscriber.objects.select_for_update()
        .filter(organisation_id=actor.organisation_id, secret_hash=hashed(secret))
        .first()
    )


def _confirm(actor: Actor, row: Subscriber, at: datetime) -> None:
    if row.state != SubscriberState.INVITED.value:
        return
    row.state, row.confirmed_at = SubscriberState.CONFIRMED.value, at
    row.save(update_fields=["state", "confirmed_at"])
    event = SubscriberChanged(subject_id=row.pk, state=row.state)
    history.record(event, by=actor, at=at)


def _forget(actor: Actor, row: Subscriber, at: datetime) -> None:
    row.state, row.left_at, row.email, row.number = SubscriberState.LEFT.value, at, None, None
    row.save(update_fields=["state", "left_at", "email", "number"])
    Delivery.objects.filter(subscriber=row, state__in=NOT_HANDED_OVER).update(
        state=DeliveryState.STOPPED.value
    )
    event = SubscriberChanged(subject_id=row.pk, state=row.state)
    history.record(event, by=actor, at=at)
