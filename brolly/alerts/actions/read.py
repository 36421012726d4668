"""The second reader: here, or at a partner project."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from brolly.access.gate import require, require_fresh
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import queries, rules, steps
from brolly.alerts.actions.refusals import GivesAway, NoReasonGiven, NotYourOwn, WrongStage
from brolly.alerts.actions.shared import locked, settled
from brolly.alerts.events import (
    AlertReviewed,
    AlertSentBack,
    ReadingAnswered,
    ReadingAsked,
)
from brolly.alerts.models import (
    Alert,
    Reading,
    ReadingOf,
)
from brolly.alerts.vocabulary import (
    Stage,
)
from brolly.consent.gate import SharingRefused
from brolly.consent.vocabulary import Purpose
from brolly.foundation.refusals import NotFound
from brolly.history import actions as history
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind


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
    permit = steps.permit_warning(
        actor=actor, subject_id=alert.subject_id, alert_id=alert.pk, at=at
    )
    settled(actor, alert)
    alert.reader_id, alert.reader_name, alert.read_at = actor.staff_id, actor.name, at
    if alert.stage == Stage.PUBLISHED.value:
        alert.lapses_at = None
        steps.let_stand(alert, at)
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
    _send_back(actor, alert, why.strip(), at)


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
    alert = locked(actor, alert_id)
    if alert.stage != Stage.WAITING.value:
        raise WrongStage
    steps.permit_reading(
        actor=actor,
        subject_id=alert.subject_id,
        reader_id=reader_organisation_id,
        alert_id=alert.pk,
        at=at,
    )
    steps.use_asking(actor, alert, Purpose.WARN_SECOND_READER)
    if ReadingOf.objects.filter(
        alert=alert, reading__answered_at=None, reading__version=alert.version
    ).exists():
        return
    title, body = steps.text_of(actor, alert)
    reading = Reading(
        organisation_id=actor.organisation_id,
        reader_organisation_id=reader_organisation_id,
        key_id=vault.new_key(organisation_id=actor.organisation_id, kind=KeyKind.ALERT),
        version=alert.version,
        level=alert.level,
        evidence=alert.evidence,
        asked_at=at,
    )
    vault.seal(reading, "title", title)
    vault.seal(reading, "body", body)
    vault.share_key(
        key_id=reading.key_id,
        from_organisation_id=actor.organisation_id,
        to_organisation_id=reader_organisation_id,
    )
    reading.save(force_insert=True)
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
    vault.seal(reading, "words", words.strip(), organisation_id=actor.organisation_id)
    reading.reader_id = actor.staff_id
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
    reading, alert = of.reading, locked(actor, of.alert_id)
    vault.unshare_key(key_id=reading.key_id, organisation_id=reading.reader_organisation_id)
    if alert.stage != Stage.WAITING.value or alert.version != reading.version:
        return
    if reading.answer == "sent_back":
        _send_back(actor, alert, steps.words_of(actor, reading), at)
        return
    if reading.reader_id == alert.author_id:
        _send_back(actor, alert, "Whoever wrote it read it. Somebody else has to.", at)
        return
    try:
        steps.permit_reading(
            actor=actor,
            subject_id=alert.subject_id,
            reader_id=reading.reader_organisation_id,
            alert_id=alert.pk,
            at=at,
        )
        permit = steps.permit_warning(
            actor=actor, subject_id=alert.subject_id, alert_id=alert.pk, at=at
        )
        # What is known of her may have changed since the text was handed on.
        settled(replace(actor, staff_id=alert.author_id), alert)
    except SharingRefused as refused:
        # It was read, and may not go out now: it waits here with the reasons.
        alert.reasons = [reason.value for reason in refused.reasons]
        alert.save(update_fields=["reasons"])
        return
    except (GivesAway, queries.DecidedNotToWarn) as stops:
        _send_back(actor, alert, stops.message, at)
        return
    alert.reader_id, alert.reader_name = reading.reader_id, reading.reader_name
    alert.read_at = reading.answered_at
    title, body = steps.text_of(actor, reading)
    steps.publish(actor=actor, alert=alert, permit=permit, at=at, title=title, body=body)


def _send_back(actor: Actor, alert: Alert, why: str, at: datetime) -> None:
    alert.stage = Stage.SENT_BACK.value
    vault.seal(alert, "sent_back_why", why)
    alert.save(update_fields=["stage", "sent_back_why"])
    event = AlertSentBack(subject_id=alert.subject_id, alert_id=alert.pk)
    history.record(event, by=actor, at=at)


def _to_read(actor: Actor, alert_id: UUID) -> Alert:
    alert = locked(actor, alert_id)
    if alert.author_id == actor.staff_id:
        raise NotYourOwn
    unread = alert.stage == Stage.PUBLISHED.value and alert.read_at is None
    if alert.stage != Stage.WAITING.value and not unread:
        raise WrongStage
    return alert
