"""Name a duty that overrides; agree to it, or not; let it lapse."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from brolly.access.gate import require, require_fresh
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.consent import queries, steps
from brolly.consent.events import (
    OverrideAgreed,
    OverrideAsked,
    OverrideLapsed,
    OverrideRefused,
    OverrideReviewDue,
    OverrideTold,
)
from brolly.consent.models import Override, Subject
from brolly.consent.vocabulary import (
    Field,
    NotTold,
    Purpose,
)
from brolly.foundation.refusals import NotAllowed, NotFound, Refusal
from brolly.history import actions as history
from brolly.vault import steps as vault

# A duty that was named in danger is looked at by a second person within a day.
REVIEW_HOURS = 24
OVERRIDE_DAYS = 7


class SamePerson(Refusal):
    """An override needs a second person, and this is the first."""

    code = "consent.same-person"
    message = "Somebody else has to agree to this. Ask a colleague who may."


class TooLate(Refusal):
    """An override whose time is over can be named again, not brought back."""

    code = "consent.override-too-late"
    message = "Its time is over, so it counts no more. The duty would have to be named again."


class NeitherTold(Refusal):
    """Whether she was told needs a time or a reason: exactly one."""

    code = "consent.neither-told"
    status = 400
    message = "Say when she was told, or why she is not told yet."


@action
def ask_override(
    *,
    actor: Actor,
    subject_id: UUID,
    purpose: Purpose,
    recipient_id: UUID,
    fields: frozenset[Field],
    legal_basis: str,
    reason: str,
    words: str,
    in_danger: bool,
    at: datetime,
    submission_id: UUID | None = None,
) -> UUID:
    """
    Name a duty that overrides her choice. In danger it counts at once, for a day.

    Once only: after one that a second person refused, or that nobody looked at in time,
    the next for the same purpose and recipient waits for a second person. Nobody goes on
    alone. ``submission_id`` makes two presses of a button one override.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is no such subject, or it is restricted to others
    """
    require_fresh(actor, Power.SEND_PACKETS)
    rows = Subject.objects.select_for_update()
    subject = rows.filter(organisation_id=actor.organisation_id, pk=subject_id).first()
    if subject is None or actor.staff_id is None:
        raise NotFound
    queries.check_open(actor, subject_id)
    new_id = submission_id or uuid4()
    made = Override.objects.filter(subject=subject, pk=new_id).first()
    if made is not None:
        return made.pk
    alone = in_danger and not _went_alone(subject, purpose, recipient_id, at)
    lasts = timedelta(hours=REVIEW_HOURS) if alone else timedelta(days=OVERRIDE_DAYS)
    row = Override(
        id=new_id,
        organisation_id=actor.organisation_id,
        subject=subject,
        key_id=subject.key_id,
        purpose=purpose.value,
        recipient_id=recipient_id,
        fields=sorted(f.value for f in fields),
        legal_basis=legal_basis,
        reason=reason,
        in_danger=alone,
        first_id=actor.staff_id,
        made_at=at,
        ends_at=at + lasts,
    )
    vault.seal(row, "words", words)
    row.save(force_insert=True)
    event = OverrideAsked(
        subject_id=subject.pk, purpose=purpose.value, reason=reason, in_danger=alone
    )
    history.record(event, by=actor, at=at)
    return row.pk


def _went_alone(subject: Subject, purpose: Purpose, recipient_id: UUID, at: datetime) -> bool:
    """Test whether one person's word was used up for this. In the action's scope only."""
    before = Override.objects.filter(
        subject=subject,
        purpose=purpose.value,
        recipient_id=recipient_id,
        in_danger=True,
        second_id=None,
    )
    return before.exists()


@action
def agree_override(*, actor: Actor, override_id: UUID, at: datetime) -> None:
    """
    Agree to an override as the second person, or review one made in danger.

    :raises NotAllowed: the actor may not agree to overrides
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotFound: there is none that waits
    :raises SamePerson: the actor named the duty
    :raises TooLate: its time is over
    """
    row, staff_id = _waiting(actor, override_id, at)
    row.second_id, row.agreed_at = staff_id, at
    row.ends_at = max(row.ends_at, at + timedelta(days=OVERRIDE_DAYS))
    row.save(update_fields=["second_id", "agreed_at", "ends_at"])
    event = OverrideAgreed(subject_id=row.subject_id, purpose=row.purpose)
    history.record(event, by=actor, at=at)


@action
def refuse_override(*, actor: Actor, override_id: UUID, why: str, at: datetime) -> None:
    """
    Say, as the second person, that this is not right. It ends; both reasons are kept.

    :raises NotAllowed: the actor may not agree to overrides
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotFound: there is none that waits
    :raises SamePerson: the actor named the duty
    :raises TooLate: its time is over
    """
    row, staff_id = _waiting(actor, override_id, at)
    row.refused_by_id, row.refused_at = staff_id, at
    vault.seal(row, "why_refused", why)
    row.save(update_fields=["refused_by_id", "refused_at", "why_refused"])
    event = OverrideRefused(subject_id=row.subject_id, purpose=row.purpose)
    history.record(event, by=actor, at=at)


@action
def record_told(
    *,
    actor: Actor,
    override_id: UUID,
    told_at: datetime | None,
    why_not: NotTold | None,
    at: datetime,
) -> None:
    """
    Record that she was told of an override, or why she is not; by whom it was decided.

    :raises NotAllowed: the actor may not send packets, or is no person
    :raises NotFound: there is none for this actor
    :raises NeitherTold: it says neither when she was told nor why not, or both
    """
    require(actor, Power.SEND_PACKETS)
    if actor.staff_id is None:
        raise NotAllowed
    if (told_at is None) == (why_not is None) or (told_at is not None and told_at > at):
        raise NeitherTold
    row = (
        Override.objects.select_for_update()
        .filter(organisation_id=actor.organisation_id, pk=override_id)
        .first()
    )
    if row is None:
        raise NotFound
    queries.check_open(actor, row.subject_id)
    row.told_her_at, row.why_not_told = told_at, why_not.value if why_not else ""
    row.telling_by_id, row.telling_at = actor.staff_id, at
    row.save(update_fields=["told_her_at", "why_not_told", "telling_by_id", "telling_at"])
    event = OverrideTold(
        subject_id=row.subject_id, told=told_at is not None, why_not=row.why_not_told
    )
    history.record(event, by=actor, at=at)


@action
def lapse_override(*, actor: Actor, override_id: UUID, at: datetime) -> None:
    """
    Let an override lapse that no second person looked at in time. A job's.

    :raises NotAllowed: the actor may not send packets
    """
    require(actor, Power.SEND_PACKETS)
    row = _unseen(actor, override_id)
    if row is None or at < row.ends_at:
        return
    row.lapsed_at = at
    row.save(update_fields=["lapsed_at"])
    event = OverrideLapsed(subject_id=row.subject_id, purpose=row.purpose)
    history.record(event, by=actor, at=at)


@action
def remind_of_override(*, actor: Actor, override_id: UUID, at: datetime) -> None:
    """
    Remind once, before the time of one made in danger is over. A job's.

    :raises NotAllowed: the actor may not send packets
    """
    require(actor, Power.SEND_PACKETS)
    row = _unseen(actor, override_id)
    if row is None or row.reminded_at is not None or at >= row.ends_at:
        return
    row.reminded_at = at
    row.save(update_fields=["reminded_at"])
    event = OverrideReviewDue(subject_id=row.subject_id, purpose=row.purpose)
    history.record(event, by=actor, at=at)


def _waiting(actor: Actor, override_id: UUID, at: datetime) -> tuple[Override, UUID]:
    """Return one that waits for this second person, and who she is."""
    require_fresh(actor, Power.AGREE_OVERRIDES)
    row = _unseen(actor, override_id)
    if row is None or actor.staff_id is None:
        raise NotFound
    queries.check_open(actor, row.subject_id)
    if row.first_id == actor.staff_id:
        raise SamePerson
    if at >= row.ends_at:
        raise TooLate
    return row, actor.staff_id


def _unseen(actor: Actor, override_id: UUID) -> Override | None:
    """Return one that no second person has looked at, locked under its subject."""
    rows = Override.objects.filter(organisation_id=actor.organisation_id, pk=override_id)
    subject_id = rows.values_list("subject_id", flat=True).first()
    if subject_id is None:
        return None
    # Whoever discloses takes the subject's row first: so do we, in the same order.
    steps.lock_subject(actor=actor, subject_id=subject_id)
    still = rows.select_for_update().filter(second_id=None, refused_at=None, lapsed_at=None)
    return still.first()
