"""Write a warning, have it read, let it out, call it back; and who gets it."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Max, Q

from brolly.access.gate import require, require_fresh
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import queries, rules, steps
from brolly.alerts.events import (
    AddressOpened,
    AlertExpired,
    AlertReviewed,
    AlertSentBack,
    AlertSubmitted,
    AlertWritten,
    ObjectionMade,
    ObjectionSettled,
    ReadingAnswered,
    ReadingAsked,
    SubscriberChanged,
    SubscriberInvited,
)
from brolly.alerts.models import (
    Alert,
    Delivery,
    Objection,
    Publication,
    Reading,
    ReadingOf,
    Subscriber,
)
from brolly.alerts.vocabulary import (
    DeliveryState,
    Evidence,
    FixedFields,
    Level,
    MessageKind,
    Stage,
    SubscriberState,
    WhyOpened,
)
from brolly.consent import steps as consent_steps
from brolly.consent.gate import SharingRefused
from brolly.consent.queries import check_open
from brolly.foundation.messages import Message, MessageNotSent, Messenger
from brolly.foundation.refusals import ChangedMeanwhile, NotAllowed, NotFound, Refusal
from brolly.history import actions as history
from brolly.incidents.queries import reference_of
from brolly.organisations.queries import areas_of
from brolly.vault import index
from brolly.vault import steps as vault
from brolly.vault.opening import open_sealed
from brolly.vault.vocabulary import KeyKind

TRIES = 8


class NotYourOwn(Refusal):
    """A second reader is somebody else than whoever wrote the text."""

    code = "alerts.not-your-own"
    message = "Somebody else has to read this: you wrote it."


class WrongStage(Refusal):
    """The warning is not where this step can be taken."""

    code = "alerts.wrong-stage"
    message = "This warning has moved on meanwhile. Look at where it stands now."


class GivesAway(Refusal):
    """The text contains what never leaves, or what nobody said why it may stay."""

    code = "alerts.gives-away"
    status = 400
    message = "Some passages have to be settled first. They are listed beside the text."


class NoUrgentWarnings(Refusal):
    """Trustees have not switched urgent warnings on, or she tied something to her yes."""

    code = "alerts.no-urgent-warnings"
    message = (
        "An urgent warning goes out alone only if your trustees switched that on, nobody who "
        "could read it can be reached, and she said yes to warnings without any condition."
    )


class NoReasonGiven(Refusal):
    """A reader who sends a warning back says why."""

    code = "alerts.no-reason-given"
    status = 400
    message = "Please say why, so that the writer can mend it."


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What the writer types. ``version`` is the one she started from, 0 for a new one."""

    title: str
    body: str
    level: Level
    evidence: Evidence
    areas: tuple[str, ...] = ()
    language: str = "en"
    kept_why: str = ""
    version: int = 0


@action
def write_alert(
    *, actor: Actor, subject_id: UUID, submission_id: UUID, draft: Draft, at: datetime
) -> UUID:
    """
    Begin a warning from a report. Two presses make one.

    Writing is not sending: a wording may be offered to her before she says yes. Only
    her no stops it here; everything else stops it when it is handed on.

    :raises NotAllowed: the actor may not write warnings
    :raises NotFound: there is no such report for this actor
    :raises SharingRefused: she said no to a warning, or the report is closed to the actor
    """
    require(actor, Power.WRITE_ALERTS)
    if (earlier := _made_before(actor, submission_id)) is not None:
        return earlier
    queries.check_may_write(actor, subject_id, at)
    consent_steps.lock_subject(actor=actor, subject_id=subject_id)
    alert = _new(actor, subject_id, submission_id, draft, at)
    _seal(alert, draft)
    alert.save(force_insert=True)
    history.record(AlertWritten(subject_id=subject_id, alert_id=alert.pk), by=actor, at=at)
    return alert.pk


@action
def change_alert(*, actor: Actor, alert_id: UUID, draft: Draft, at: datetime) -> None:
    """
    Change a warning that is not out. What a reader had approved must be read again.

    :raises NotAllowed: the actor may not write warnings
    :raises NotFound: there is none
    :raises WrongStage: it is out, or over
    :raises ChangedMeanwhile: somebody else saved it first; both texts are shown
    """
    require(actor, Power.WRITE_ALERTS)
    alert = _locked(actor, alert_id)
    if not rules.may_move(Stage(alert.stage), Stage.DRAFT):
        raise WrongStage
    if draft.version and draft.version != alert.version:
        title, body = steps.text_of(actor, alert)
        raise ChangedMeanwhile(
            theirs={"title": title, "body": body}, version=str(alert.version)
        )
    alert.stage, alert.version = Stage.DRAFT.value, alert.version + 1
    alert.level, alert.evidence = draft.level.value, draft.evidence.value
    alert.areas, alert.language = list(draft.areas), draft.language
    if actor.staff_id is not None:
        alert.author_id, alert.author_name = actor.staff_id, actor.name
    _seal(alert, draft)
    alert.save()
    history.record(
        AlertWritten(subject_id=alert.subject_id, alert_id=alert.pk), by=actor, at=at
    )


@action
def submit_alert(*, actor: Actor, alert_id: UUID, at: datetime) -> None:
    """
    Give a warning to a second reader, once everything the check found is settled.

    :raises NotAllowed: the actor may not write warnings
    :raises NotFound: there is none
    :raises WrongStage: it is waiting already, or out
    :raises GivesAway: something in it never leaves, or nobody said why it may stay
    :raises SharingRefused: she does not allow a warning now
    """
    require(actor, Power.WRITE_ALERTS)
    alert = _locked(actor, alert_id)
    if not rules.may_move(Stage(alert.stage), Stage.WAITING):
        raise WrongStage
    steps.permit_warning(actor=actor, subject_id=alert.subject_id, at=at)
    kept = _settled(actor, alert)
    alert.stage = Stage.WAITING.value
    alert.save(update_fields=["stage"])
    event = AlertSubmitted(subject_id=alert.subject_id, alert_id=alert.pk, kept=kept)
    history.record(event, by=actor, at=at)


@action
def approve_alert(*, actor: Actor, alert_id: UUID, version: int, at: datetime) -> None:
    """
    Approve a warning as the second reader: it goes out. Or read an urgent one that is out.

    :raises NotAllowed: the actor may not approve
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotFound: there is none
    :raises NotYourOwn: the actor wrote it
    :raises WrongStage: it does not wait for a reader, or was changed since it was shown
    :raises GivesAway: something in it never leaves
    :raises SharingRefused: she does not allow a warning now
    """
    require_fresh(actor, Power.APPROVE_ALERTS)
    alert = _to_read(actor, alert_id)
    if alert.version != version:
        raise WrongStage
    permit = steps.permit_warning(actor=actor, subject_id=alert.subject_id, at=at)
    _settled(actor, alert)
    alert.reader_id, alert.reader_name, alert.read_at = actor.staff_id, actor.name, at
    if alert.stage == Stage.PUBLISHED.value:
        alert.lapses_at = None
        alert.save()
        event = AlertReviewed(subject_id=alert.subject_id, alert_id=alert.pk)
        history.record(event, by=actor, at=at)
        return
    title, body = steps.text_of(actor, alert)
    steps.publish(actor=actor, alert=alert, permit=permit, at=at, title=title, body=body)


@action
def send_back(*, actor: Actor, alert_id: UUID, why: str, at: datetime) -> None:
    """
    Send a warning back to its writer, with a reason.

    :raises NotAllowed: the actor may not approve
    :raises NotFound: there is none
    :raises NotYourOwn: the actor wrote it
    :raises NoReasonGiven: the reason is empty
    :raises WrongStage: it does not wait for a reader
    """
    require(actor, Power.APPROVE_ALERTS)
    alert = _to_read(actor, alert_id)
    if not why.strip():
        raise NoReasonGiven
    if not rules.may_move(Stage(alert.stage), Stage.SENT_BACK):
        raise WrongStage
    alert.stage = Stage.SENT_BACK.value
    vault.seal(alert, "sent_back_why", why.strip())
    alert.save(update_fields=["stage", "sent_back_why"])
    event = AlertSentBack(subject_id=alert.subject_id, alert_id=alert.pk)
    history.record(event, by=actor, at=at)


@action
def publish_urgent(
    *,
    actor: Actor,
    subject_id: UUID,
    submission_id: UUID,
    fixed: FixedFields,
    nobody_reached: bool,
    at: datetime,
) -> UUID:
    """
    Let a warning of fixed fields out without a second reader; it lapses in 72 hours.

    :raises NotAllowed: the actor may not write warnings
    :raises NoUrgentWarnings: trustees have not switched it on, her yes has conditions,
        somebody can be reached, or it says more than the fixed words
    :raises SharingRefused: she does not allow a warning
    """
    require(actor, Power.WRITE_ALERTS)
    if (earlier := _made_before(actor, submission_id)) is not None:
        return earlier
    place = {a.code: a.name for a in areas_of(actor)}.get(fixed.area)
    if not nobody_reached or place is None or not rules.are_fixed(fixed):
        raise NoUrgentWarnings
    if not queries.may_warn_alone(actor, subject_id):
        raise NoUrgentWarnings
    reference_of(actor, subject_id)  # refuses a report that is not this actor's to read
    permit = steps.permit_warning(actor=actor, subject_id=subject_id, at=at)
    draft = Draft(
        title=f"Urgent: {place}",
        body=rules.urgent_text(fixed, place=place),
        level=Level.VIOLENCE,
        evidence=Evidence.FIRST_HAND,
        areas=(fixed.area,),
    )
    alert = _new(actor, subject_id, submission_id, draft, at)
    alert.is_urgent = True
    _seal(alert, draft)
    alert.lapses_at = rules.urgent_lapses_at(at)
    alert.save(force_insert=True)
    steps.publish(
        actor=actor, alert=alert, permit=permit, at=at, title=draft.title, body=draft.body
    )
    return alert.pk


@action
def recall_alert(*, actor: Actor, alert_id: UUID, at: datetime) -> None:
    """
    Call a warning back from every place it stands.

    :raises NotAllowed: the actor may not recall warnings
    :raises NotFound: there is none
    :raises WrongStage: it is not out
    """
    require(actor, Power.RECALL_ALERTS)
    alert = _locked(actor, alert_id)
    if not rules.may_move(Stage(alert.stage), Stage.RECALLED):
        raise WrongStage
    steps.recall(actor=actor, alert=alert, reasons=(), at=at)


@action
def keep_alert_out(*, actor: Actor, alert_id: UUID, at: datetime) -> None:
    """
    Look at a warning again and let it stand for another while.

    :raises NotAllowed: the actor may not approve
    :raises WrongStage: it is not out
    """
    require(actor, Power.APPROVE_ALERTS)
    alert = _locked(actor, alert_id)
    if alert.stage != Stage.PUBLISHED.value:
        raise WrongStage
    alert.review_on, alert.expires_on = rules.review_on(at.date()), rules.ends_on(at.date())
    alert.save(update_fields=["review_on", "expires_on"])
    Publication.objects.filter(alert=alert).update(expires_on=alert.expires_on)
    event = AlertReviewed(subject_id=alert.subject_id, alert_id=alert.pk)
    history.record(event, by=actor, at=at)


@action
def end_alert(*, actor: Actor, alert_id: UUID, today: date, at: datetime) -> None:
    """End a warning whose day has come, or that nobody read in time. A job's."""
    alert = _locked(actor, alert_id)
    over = alert.expires_on is not None and alert.expires_on <= today
    unread = alert.read_at is None and alert.lapses_at is not None and alert.lapses_at <= at
    if alert.stage == Stage.PUBLISHED.value and (over or unread):
        steps.take_down(alert, Stage.EXPIRED, at)
        event = AlertExpired(subject_id=alert.subject_id, alert_id=alert.pk)
        history.record(event, by=actor, at=at)


@action
def correct_alert(*, actor: Actor, alert_id: UUID, submission_id: UUID, at: datetime) -> UUID:
    """
    Begin a corrected text of a warning that is out. It is read anew, then replaces it.

    :raises NotAllowed: the actor may not write warnings
    :raises NotFound: there is none
    :raises WrongStage: it is not out
    """
    require(actor, Power.WRITE_ALERTS)
    if (earlier := _made_before(actor, submission_id)) is not None:
        return earlier
    old = _locked(actor, alert_id)
    if not rules.may_move(Stage(old.stage), Stage.CORRECTED):
        raise WrongStage
    title, body = steps.text_of(actor, old)
    draft = Draft(
        title=title,
        body=body,
        level=Level(old.level),
        evidence=Evidence(old.evidence),
        areas=tuple(old.areas),
        language=old.language,
    )
    alert = _new(actor, old.subject_id, submission_id, draft, at)
    alert.replaces_id = old.pk
    _seal(alert, draft)
    alert.save(force_insert=True)
    event = AlertWritten(subject_id=alert.subject_id, alert_id=alert.pk)
    history.record(event, by=actor, at=at)
    return alert.pk


@action
def ask_partner_to_read(
    *, actor: Actor, alert_id: UUID, reader_organisation_id: UUID, at: datetime
) -> None:
    """
    Ask somebody on duty at a partner project to read the public text, and only that.

    :raises NotAllowed: the actor may not write warnings
    :raises WrongStage: it does not wait for a reader
    :raises SharingRefused: she does not allow it, or there is no agreement with them
    """
    require(actor, Power.WRITE_ALERTS)
    alert = _locked(actor, alert_id)
    if alert.stage != Stage.WAITING.value:
        raise WrongStage
    steps.permit_reading(
        actor=actor, subject_id=alert.subject_id, reader_id=reader_organisation_id, at=at
    )
    if ReadingOf.objects.filter(
        alert=alert, reading__answered_at=None, reading__version=alert.version
    ).exists():
        return
    title, body = steps.text_of(actor, alert)
    reading = Reading.objects.create(
        organisation_id=actor.organisation_id,
        reader_organisation_id=reader_organisation_id,
        version=alert.version,
        title=title,
        body=body,
        level=alert.level,
        evidence=alert.evidence,
        asked_at=at,
    )
    ReadingOf.objects.create(
        reading=reading, organisation_id=actor.organisation_id, alert=alert
    )
    event = ReadingAsked(
        subject_id=alert.subject_id, reader_organisation_id=reader_organisation_id
    )
    history.record(event, by=actor, at=at)


@action
def answer_reading(
    *, actor: Actor, reading_id: UUID, approve: bool, words: str, at: datetime
) -> None:
    """
    Read a partner's text: approve it, or send it back with a reason.

    :raises NotAllowed: the actor may not approve
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotFound: there is none that waits
    :raises NoReasonGiven: it is sent back without a reason
    """
    require_fresh(actor, Power.APPROVE_ALERTS)
    if not approve and not words.strip():
        raise NoReasonGiven
    reading = (
        Reading.objects.select_for_update()
        .filter(reader_organisation_id=actor.organisation_id, pk=reading_id, answered_at=None)
        .first()
    )
    if reading is None:
        raise NotFound
    reading.answer = "approved" if approve else "sent_back"
    reading.words, reading.reader_id = words.strip(), actor.staff_id
    reading.reader_name, reading.answered_at = actor.name, at
    reading.save(update_fields=["answer", "words", "reader_id", "reader_name", "answered_at"])
    event = ReadingAnswered(subject_id=reading.pk, answer=reading.answer)
    history.record(event, by=actor, at=at)


@action
def take_reading_back(*, actor: Actor, reading_id: UUID, at: datetime) -> None:
    """Act on what a partner's reader answered. A job's, on the writer's side."""
    of = ReadingOf.objects.select_related("reading").get(
        pk=reading_id, organisation_id=actor.organisation_id
    )
    reading, alert = of.reading, _locked(actor, of.alert_id)
    if alert.stage != Stage.WAITING.value or alert.version != reading.version:
        return
    if reading.answer == "sent_back":
        alert.stage = Stage.SENT_BACK.value
        vault.seal(alert, "sent_back_why", reading.words)
        alert.save(update_fields=["stage", "sent_back_why"])
        event = AlertSentBack(subject_id=alert.subject_id, alert_id=alert.pk)
        history.record(event, by=actor, at=at)
        return
    try:
        permit = steps.permit_warning(actor=actor, subject_id=alert.subject_id, at=at)
    except SharingRefused as refused:
        # It was read, and may not go out now: it waits here with the reasons.
        alert.reasons = [reason.value for reason in refused.reasons]
        alert.save(update_fields=["reasons"])
        return
    alert.reader_id, alert.reader_name = reading.reader_id, reading.reader_name
    alert.read_at = reading.answered_at
    steps.publish(
        actor=actor, alert=alert, permit=permit, at=at, title=reading.title, body=reading.body
    )


# --- who gets warnings --------------------------------------------------------------------


@action
def invite_subscriber(
    *, actor: Actor, email: str, areas: tuple[str, ...], language: str, at: datetime
) -> UUID:
    """
    Invite an address to get warnings. It gets none before it has confirmed.

    An address known already is invited again in silence: nobody learns which are.

    :raises NotAllowed: the actor may not manage subscribers
    """
    require(actor, Power.MANAGE_SUBSCRIBERS)
    address = email.strip().lower()
    token = index.token(actor.organisation_id, "subscriber", address)
    row = Subscriber.objects.filter(
        organisation_id=actor.organisation_id, email_token=token
    ).first()
    secret = secrets.token_urlsafe(24)
    if row is None:
        row = Subscriber(
            organisation_id=actor.organisation_id,
            key_id=vault.organisation_key(actor.organisation_id),
            email_token=token,
        )
    elif row.state == SubscriberState.CONFIRMED.value:
        return row.pk
    row.areas, row.language = list(areas), language
    row.state, row.invited_at = SubscriberState.INVITED.value, at
    row.secret_hash = _hash(secret)
    vault.seal(row, "email", address)
    vault.seal(row, "secret", secret)
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
def confirm_subscription(*, actor: Actor, secret: str, at: datetime) -> None:
    """Confirm an invitation by its link. A link that leads nowhere changes nothing."""
    row = _by_secret(actor, secret)
    if row is not None and row.state == SubscriberState.INVITED.value:
        row.state, row.confirmed_at = SubscriberState.CONFIRMED.value, at
        row.save(update_fields=["state", "confirmed_at"])
        event = SubscriberChanged(subject_id=row.pk, state=row.state)
        history.record(event, by=actor, at=at)


@action
def leave(*, actor: Actor, secret: str, at: datetime) -> None:
    """Leave by one click: nothing more is sent, and the address is forgotten."""
    row = _by_secret(actor, secret)
    if row is None or row.state == SubscriberState.LEFT.value:
        return
    _forget(actor, row, at)


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
        key_id=vault.organisation_key(actor.organisation_id),
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
    :raises NotFound: there is none open
    :raises NotYourOwn: the actor wrote the warning
    """
    require(actor, Power.APPROVE_ALERTS)
    row = (
        Objection.objects.select_related("alert")
        .filter(organisation_id=actor.organisation_id, pk=objection_id, settled_at=None)
        .first()
    )
    if row is None:
        raise NotFound
    if row.alert.author_id == actor.staff_id:
        raise NotYourOwn
    row.settled_at, row.settled_by_id = at, actor.staff_id
    row.save(update_fields=["settled_at", "settled_by_id"])
    event = ObjectionSettled(subject_id=row.alert.subject_id, alert_id=row.alert_id)
    history.record(event, by=actor, at=at)


# --- sending ------------------------------------------------------------------------------


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


@action
def invitation_of(*, actor: Actor, subscriber_id: UUID, site: str) -> Message | None:
    """Return the message that asks an address to confirm, or None when it has answered."""
    row = Subscriber.objects.filter(
        organisation_id=actor.organisation_id, pk=subscriber_id
    ).first()
    if row is None or row.state != SubscriberState.INVITED.value:
        return None
    link = _link(actor, row, site, "confirm")
    text = (
        "There is a new message for you.\n\n"
        "Somebody you know asked us to send you warnings. If you want them, open this:\n\n"
        f"{link}\n\nIf not, do nothing: you will hear no more from us.\n"
    )
    return Message(
        to=open_sealed(actor, row, "email"),
        subject="New message",
        text=text,
        message_id=f"<{row.pk}.{row.invited_at:%s}@brolly.invalid>",
    )


def _may_go(actor: Actor, row: Delivery, at: datetime) -> bool:
    """Test whether a message may still leave. A recall always may."""
    if row.kind == MessageKind.RECALL.value:
        return True
    if row.alert.stage != Stage.PUBLISHED.value:
        return False
    try:
        steps.permit_warning(actor=actor, subject_id=row.alert.subject_id, at=at)
    except (SharingRefused, NotFound):
        return False
    return True


def _letter(actor: Actor, row: Delivery, site: str) -> Message | None:
    subscriber = row.subscriber
    address = open_sealed(actor, subscriber, "email")
    if subscriber.state != SubscriberState.CONFIRMED.value or not address:
        return None
    leave_link = _link(actor, subscriber, site, "leave")
    wrong = f"{site}/warnings/{actor.organisation_id}/{row.alert_id}/wrong/"
    # The first line is what a lock screen may show.
    lines = ["There is a new message for you.", "", ""]
    reference = f"W-{row.alert.number}"
    if row.kind == MessageKind.WARNING.value:
        publication = Publication.objects.get(alert_id=row.alert_id)
        if row.alert.replaces_id is not None:
            lines += ["This takes the place of an earlier warning. Please delete that.", ""]
        lines += [publication.title, "", publication.body, ""]
        lines += [f"{reference}. Please do not pass this on.", ""]
        lines += [f"Is something wrong in it? {wrong}"]
    else:
        lines += [f"Warning {reference} is called back. Please delete it."]
    lines += ["", f"No more of these: {leave_link}"]
    return Message(
        to=address,
        subject="New message",
        text="\n".join(lines) + "\n",
        message_id=f"<{row.pk}@brolly.invalid>",
        headers={
            "List-Unsubscribe": f"<{leave_link}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def _link(actor: Actor, row: Subscriber, site: str, what: str) -> str:
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


def _made_before(actor: Actor, submission_id: UUID) -> UUID | None:
    rows = Alert.objects.filter(
        organisation_id=actor.organisation_id, submission_id=submission_id
    )
    return rows.values_list("pk", flat=True).first()


def _new(
    actor: Actor, subject_id: UUID, submission_id: UUID, draft: Draft, at: datetime
) -> Alert:
    if actor.staff_id is None:
        raise NotAllowed
    _one_at_a_time(actor)
    rows = Alert.objects.filter(organisation_id=actor.organisation_id)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    return Alert(
        organisation_id=actor.organisation_id,
        submission_id=submission_id,
        number=last + 1,
        subject_id=subject_id,
        key_id=vault.new_key(organisation_id=actor.organisation_id, kind=KeyKind.ALERT),
        stage=Stage.DRAFT.value,
        level=draft.level.value,
        evidence=draft.evidence.value,
        language=draft.language,
        areas=list(draft.areas),
        author_id=actor.staff_id,
        author_name=actor.name,
        made_at=at,
    )


def _one_at_a_time(actor: Actor) -> None:
    """Let warnings of one organisation get their numbers one after the other."""
    with connection.cursor() as cursor:
        name = f"alerts.number|{actor.organisation_id}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def _seal(alert: Alert, draft: Draft) -> None:
    vault.seal(alert, "title", draft.title.strip())
    vault.seal(alert, "body", draft.body.strip())
    vault.seal(alert, "kept_why", draft.kept_why.strip())


def _settled(actor: Actor, alert: Alert) -> int:
    """Return how many passages were kept with a reason, or refuse what gives away."""
    found = queries.findings_of(actor, alert.subject_id, "\n".join(steps.text_of(actor, alert)))
    if any(f.never_leaves for f in found):
        raise GivesAway
    if found and not open_sealed(actor, alert, "kept_why"):
        raise GivesAway
    return len(found)


def _to_read(actor: Actor, alert_id: UUID) -> Alert:
    alert = _locked(actor, alert_id)
    if alert.author_id == actor.staff_id:
        raise NotYourOwn
    unread = alert.stage == Stage.PUBLISHED.value and alert.read_at is None
    if alert.stage != Stage.WAITING.value and not unread:
        raise WrongStage
    return alert


def _locked(actor: Actor, alert_id: UUID) -> Alert:
    unlocked = Alert.objects.filter(organisation_id=actor.organisation_id, pk=alert_id).first()
    if unlocked is None:
        raise NotFound
    if actor.staff_id is not None:
        check_open(actor, unlocked.subject_id)
    # The report first, then the warning: the order in which a withdrawal locks them.
    with suppress(NotFound):
        consent_steps.lock_subject(actor=actor, subject_id=unlocked.subject_id)
    return Alert.objects.select_for_update().get(pk=alert_id)
