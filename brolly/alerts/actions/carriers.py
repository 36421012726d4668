"""By which ways an organisation's messages go, and what they heard back."""

import hashlib
import hmac
import json
import secrets
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import ports
from brolly.alerts.actions.refusals import (
    CarrierIsOff,
    CredentialsNotTaken,
    OnlyPractice,
)
from brolly.alerts.events import CarrierChanged, CarrierTested, QuietHoursChanged
from brolly.alerts.models import Carrier, QuietHours
from brolly.alerts.rules import EVERYWHERE, Quiet
from brolly.alerts.vocabulary import BY_PHONE, FRAMES, CarrierKind, Trouble
from brolly.foundation.messages import Message, OpenMessenger
from brolly.foundation.refusals import NotFound
from brolly.history import actions as history
from brolly.organisations.queries import areas_of, is_practice
from brolly.vault import steps as vault
from brolly.vault.opening import open_sealed

WORD_OF_THE_SERVICE = 24  # bytes; Notify asks for ten letters at least


@action
def switch_on(
    *,
    actor: Actor,
    kind: CarrierKind,
    credentials: dict[str, str],
    pence: Decimal | None,
    at: datetime,
) -> UUID:
    """
    Let messages go by a way, with these keys, from now on. What waited for it goes now.

    :raises NotAllowed: the actor may not manage the organisation
    :raises OnlyPractice: in a practice organisation
    :raises CredentialsNotTaken: they cannot be such keys
    """
    require(actor, Power.MANAGE_ORGANISATION)
    if is_practice(actor):
        raise OnlyPractice
    row = _row(actor, kind, at)
    if credentials:
        try:
            messenger = ports.messenger_for()(kind, credentials)
        except ValueError:
            raise CredentialsNotTaken from None
        row.name = getattr(messenger, "name", "")
        vault.seal(row, "credentials", json.dumps(credentials))
    elif kind in BY_PHONE and row.credentials is None:
        raise CredentialsNotTaken
    row.is_on, row.pence, row.changed_at = True, pence, at
    row.trouble, row.trouble_at = "", None
    row.save()
    history.record(
        CarrierChanged(subject_id=row.pk, kind=kind.value, is_on=True), by=actor, at=at
    )
    return row.pk


@action
def switch_off(*, actor: Actor, kind: CarrierKind, at: datetime) -> None:
    """
    Let nothing go by a way any more, and forget its keys. What waits for it goes on waiting.

    :raises NotAllowed: the actor may not manage the organisation
    :raises NotFound: it was never on
    """
    require(actor, Power.MANAGE_ORGANISATION)
    row = _locked(actor, kind)
    row.is_on, row.credentials, row.answers_hash, row.changed_at = False, None, None, at
    row.trouble, row.trouble_at = "", None
    row.save()
    history.record(
        CarrierChanged(subject_id=row.pk, kind=kind.value, is_on=False), by=actor, at=at
    )


@action
def draw_word_for_answers(*, actor: Actor, at: datetime) -> str:
    """
    Return a new word by which GOV.UK Notify shows that an answer comes from it.

    It is kept as a hash, so it is shown once. One drawn before does not count any more.

    :raises NotAllowed: the actor may not manage the organisation
    :raises NotFound: text messages by Notify were never on
    """
    require(actor, Power.MANAGE_ORGANISATION)
    row = _locked(actor, CarrierKind.NOTIFY)
    word = secrets.token_urlsafe(WORD_OF_THE_SERVICE)
    row.answers_hash, row.changed_at = hashed(word), at
    row.save(update_fields=["answers_hash", "changed_at"])
    event = CarrierChanged(subject_id=row.pk, kind=row.kind, is_on=row.is_on)
    history.record(event, by=actor, at=at)
    return word


@action
def ask_for_test(*, actor: Actor, kind: CarrierKind, to: str, at: datetime) -> None:
    """
    Send one message that says nothing to an address of our own. A job carries it.

    :raises NotAllowed: the actor may not manage the organisation
    :raises OnlyPractice: in a practice organisation
    :raises CarrierIsOff: it is not switched on
    """
    require(actor, Power.MANAGE_ORGANISATION)
    if is_practice(actor):
        raise OnlyPractice
    row = _row(actor, kind, at)
    if not row.is_on:
        raise CarrierIsOff
    row.test_id, row.tested_at = uuid4(), None
    vault.seal(row, "test_to", to)
    row.save()
    history.record(CarrierTested(subject_id=row.pk, kind=kind.value), by=actor, at=at)


@action
def waiting_test(*, actor: Actor, carrier_id: UUID) -> tuple[CarrierKind, Message] | None:
    """Return the test that waits, and by which way it goes, or None. A job's."""
    row = Carrier.objects.filter(
        organisation_id=actor.organisation_id, pk=carrier_id, test_to__isnull=False
    ).first()
    if row is None:
        return None
    frame, kind = FRAMES["en"], CarrierKind(row.kind)
    return kind, Message(
        to=open_sealed(actor, row, "test_to"),
        subject=frame.subject,
        text=f"{frame.subject}. {frame.test}",
        message_id=f"<{row.test_id}@brolly.invalid>",
    )


@action
def note_test(*, actor: Actor, carrier_id: UUID, refused: bool, at: datetime) -> None:
    """Write down that a test was carried, and forget where it went. A job's."""
    rows = Carrier.objects.filter(organisation_id=actor.organisation_id, pk=carrier_id)
    rows.update(test_to=None, tested_at=None if refused else at)


@action
def messenger_of(*, actor: Actor, kind: CarrierKind) -> OpenMessenger | None:
    """Return what carries by a way, or None where it is switched off. A job's."""
    row = Carrier.objects.filter(organisation_id=actor.organisation_id, kind=kind.value).first()
    if kind is CarrierKind.EMAIL:
        return ports.messenger()
    if row is None or not row.is_on or row.credentials is None:
        return None
    credentials: dict[str, str] = json.loads(open_sealed(actor, row, "credentials"))
    return ports.messenger_for()(kind, credentials)


@action
def note_trouble(
    *, actor: Actor, kind: CarrierKind, trouble: Trouble | None, took: bool, at: datetime
) -> None:
    """Write down what keeps a way from carrying, or that it carries again. A job's."""
    if trouble is None and not took:
        return
    said = trouble.value if trouble else ""
    rows = Carrier.objects.filter(organisation_id=actor.organisation_id, kind=kind.value)
    if trouble is None:
        rows.exclude(trouble="").update(trouble="", trouble_at=None)
    elif not rows.exists():
        row = _row(actor, kind, at)
        row.trouble, row.trouble_at = said, at
        row.save()
    else:
        rows.exclude(trouble=said).update(trouble=said, trouble_at=at)


@action
def set_quiet_hours(*, actor: Actor, area: str, hours: Quiet | None, at: datetime) -> None:
    """
    Say when nobody of an area is woken, or of everywhere; who chose hours keeps her own.

    :raises NotAllowed: the actor may not manage the organisation
    :raises NotFound: the area is none of ours
    """
    require(actor, Power.MANAGE_ORGANISATION)
    if area != EVERYWHERE and area not in {a.code for a in areas_of(actor)}:
        raise NotFound
    rows = QuietHours.objects.filter(organisation_id=actor.organisation_id, area=area)
    is_quiet = hours is not None and hours.starts != hours.ends
    if hours is None or not is_quiet:
        rows.delete()
    elif not rows.update(starts=hours.starts, ends=hours.ends):
        QuietHours.objects.create(
            organisation_id=actor.organisation_id,
            area=area,
            starts=hours.starts,
            ends=hours.ends,
        )
    event = QuietHoursChanged(subject_id=actor.organisation_id, area=area, is_quiet=is_quiet)
    history.record(event, by=actor, at=at)


def hashed(word: str) -> bytes:
    """Return how a random word is kept. No actor: 192 random bits need no salt."""
    return hashlib.sha256(word.encode()).digest()


def is_the_word(row: Carrier | None, said: str) -> bool:
    """Test whether a service showed its word. No actor: the word speaks for it."""
    kept = b"" if row is None or row.answers_hash is None else bytes(row.answers_hash)
    return hmac.compare_digest(kept, hashed(said)) if kept else False


def _row(actor: Actor, kind: CarrierKind, at: datetime) -> Carrier:
    rows = Carrier.objects.select_for_update()
    row = rows.filter(organisation_id=actor.organisation_id, kind=kind.value).first()
    return row or Carrier(
        organisation_id=actor.organisation_id,
        key_id=vault.organisation_key(actor.organisation_id),
        kind=kind.value,
        is_on=kind is CarrierKind.EMAIL,
        changed_at=at,
    )


def _locked(actor: Actor, kind: CarrierKind) -> Carrier:
    rows = Carrier.objects.select_for_update()
    row = rows.filter(organisation_id=actor.organisation_id, kind=kind.value).first()
    if row is None:
        raise NotFound
    return row
