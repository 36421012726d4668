"""Write a warning, hand it on, correct it."""

from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import queries, rules, steps
from brolly.alerts.actions.refusals import WrongStage
from brolly.alerts.actions.shared import Draft, locked, made_before, new_alert, seal, settled
from brolly.alerts.events import (
    AlertSubmitted,
    AlertWritten,
)
from brolly.alerts.vocabulary import (
    Evidence,
    Level,
    Stage,
)
from brolly.consent import steps as consent_steps
from brolly.foundation.refusals import ChangedMeanwhile
from brolly.history import actions as history


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
    if (earlier := made_before(actor, submission_id)) is not None:
        return earlier
    queries.check_may_write(actor, subject_id, at)
    consent_steps.lock_subject(actor=actor, subject_id=subject_id)
    alert = new_alert(actor, subject_id, submission_id, draft, at)
    seal(alert, draft)
    alert.save(force_insert=True)
    history.record(AlertWritten(subject_id=subject_id, alert_id=alert.pk), by=actor, at=at)
    return alert.pk


@action
def change_alert(*, actor: Actor, alert_id: UUID, draft: Draft, at: datetime) -> None:
    """
    Change a warning that is not out. What a reader had approved must be read again.

    She was asked about the words as they stood: with others she is asked again, where
    she wants that.

    :raises NotAllowed: the actor may not write warnings
    :raises NotFound: there is none
    :raises WrongStage: it is out, or over
    :raises ChangedMeanwhile: somebody else saved it first; both texts are shown
    """
    require(actor, Power.WRITE_ALERTS)
    alert = locked(actor, alert_id)
    if not rules.may_move(Stage(alert.stage), Stage.DRAFT):
        raise WrongStage
    if draft.version and draft.version != alert.version:
        title, body = steps.text_of(actor, alert)
        raise ChangedMeanwhile(
            theirs={"title": title, "body": body}, version=str(alert.version)
        )
    if steps.text_of(actor, alert) != (draft.title.strip(), draft.body.strip()):
        consent_steps.forget_asking(actor=actor, subject_id=alert.subject_id, step_id=alert.pk)
    alert.stage, alert.version = Stage.DRAFT.value, alert.version + 1
    steps.take_from_readers(alert)
    alert.level, alert.evidence = draft.level.value, draft.evidence.value
    alert.areas, alert.language = list(draft.areas), draft.language
    alert.sectors, alert.genders = list(draft.sectors), list(draft.genders)
    alert.languages = list(draft.languages)
    alert.wording = draft.wording or ""
    if actor.staff_id is not None:
        alert.author_id, alert.author_name = actor.staff_id, actor.name
    seal(alert, draft)
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
    alert = locked(actor, alert_id)
    if not rules.may_move(Stage(alert.stage), Stage.WAITING):
        raise WrongStage
    steps.permit_warning(actor=actor, subject_id=alert.subject_id, alert_id=alert.pk, at=at)
    kept = settled(actor, alert)
    steps.use_asking(actor, alert)
    alert.stage = Stage.WAITING.value
    alert.save(update_fields=["stage"])
    event = AlertSubmitted(subject_id=alert.subject_id, alert_id=alert.pk, kept=kept)
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
    if (earlier := made_before(actor, submission_id)) is not None:
        return earlier
    old = locked(actor, alert_id)
    if not rules.may_move(Stage(old.stage), Stage.CORRECTED):
        raise WrongStage
    title, body = steps.text_of(actor, old)
    draft = Draft(
        title=title,
        body=body,
        level=Level(old.level),
        evidence=Evidence(old.evidence),
        areas=tuple(old.areas),
        sectors=tuple(old.sectors),
        genders=tuple(old.genders),
        languages=tuple(old.languages),
        language=old.language,
    )
    alert = new_alert(actor, old.subject_id, submission_id, draft, at)
    alert.replaces_id = old.pk
    seal(alert, draft)
    alert.save(force_insert=True)
    event = AlertWritten(subject_id=alert.subject_id, alert_id=alert.pk)
    history.record(event, by=actor, at=at)
    return alert.pk
