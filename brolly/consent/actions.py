"""Change choices, decide holds, make and end agreements, name a duty that overrides."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from brolly.access.gate import require, require_fresh
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.consent import steps
from brolly.consent.events import (
    AgreementDrafted,
    AgreementEnded,
    AgreementSigned,
    ConditionConfirmed,
    OverrideAgreed,
    OverrideAsked,
)
from brolly.consent.models import Agreement, ChoiceRecord, ConditionMet, Override, Subject
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import (
    CEILING,
    Answer,
    Choice,
    Field,
    Heard,
    HoldKind,
    PartyRole,
    Purpose,
)
from brolly.foundation.refusals import NotFound, Refusal
from brolly.history import actions as history
from brolly.vault import steps as vault

# A duty that was named in danger is looked at by a second person within a day.
REVIEW_HOURS = 24
OVERRIDE_DAYS = 7


class SamePerson(Refusal):
    """An override needs a second person, and this is the first."""

    code = "consent.same-person"
    message = "Somebody else has to agree to this. Ask a colleague who may."


class AlreadySigned(Refusal):
    """One side signs twice, or the agreement has ended."""

    code = "consent.already-signed"
    message = "Your side has signed this already, or it has ended."


class DaysOutOfOrder(Refusal):
    """An agreement must start before it ends and be reviewed before that."""

    code = "consent.days-out-of-order"
    message = "The days are not in order: start, then review, then end."


@action
def change_choices(
    *, actor: Actor, subject_id: UUID, answers: list[NewAnswer], at: datetime
) -> None:
    """
    Record new answers of hers; what is queued is looked at again in the same moment.

    :raises NotAllowed: the actor may not record choices
    :raises NotFound: there is no such subject
    """
    steps.record_choices(actor=actor, subject_id=subject_id, answers=answers, at=at)


@action
def withdraw_all(
    *, actor: Actor, subject_id: UUID, heard: Heard, own_words: str, at: datetime
) -> None:
    """Record a no to everything that leaves. As easy as a yes (Article 7(3))."""
    answers = [
        NewAnswer(choice=choice, answer=Answer.NO, heard=heard, own_words=own_words)
        for choice in Choice
        if choice not in {Choice.KEEP, Choice.COUNT, Choice.COMPARE}
    ]
    steps.record_choices(actor=actor, subject_id=subject_id, answers=answers, at=at)


@action
def confirm_condition(*, actor: Actor, choice_id: UUID, purpose: Purpose, at: datetime) -> None:
    """
    Confirm, by name, that what she tied to a yes is met for one purpose.

    :raises NotAllowed: the actor may not record choices
    :raises NotFound: there is no such answer
    """
    require(actor, Power.RECORD_CHOICES)
    row = ChoiceRecord.objects.filter(
        organisation_id=actor.organisation_id, pk=choice_id
    ).first()
    if row is None or actor.staff_id is None:
        raise NotFound
    steps.lock_subject(actor=actor, subject_id=row.subject_id)
    ConditionMet.objects.get_or_create(
        choice=row,
        purpose=purpose.value,
        defaults={
            "organisation_id": actor.organisation_id,
            "confirmed_by_id": actor.staff_id,
            "at": at,
        },
    )
    event = ConditionConfirmed(subject_id=row.subject_id, purpose=purpose.value)
    history.record(event, by=actor, at=at)


@action
def place_hold(*, actor: Actor, subject_id: UUID, kind: HoldKind, at: datetime) -> None:
    """
    Put a report on hold by hand.

    :raises NotAllowed: the actor may not write incidents
    """
    require(actor, Power.WRITE_INCIDENTS)
    steps.place_hold(actor=actor, subject_id=subject_id, kind=kind, at=at)


@action
def release_hold(
    *, actor: Actor, subject_id: UUID, kind: HoldKind, why: str, at: datetime
) -> None:
    """
    Take a hold off a report, with a reason.

    :raises NotAllowed: the actor may not decide holds
    :raises NotFound: no such hold stands
    """
    steps.take_off_hold(actor=actor, subject_id=subject_id, kind=kind, why=why, at=at)


@action
def block_recipient(
    *, actor: Actor, subject_id: UUID, recipient_id: UUID, at: datetime
) -> None:
    """
    Block one organisation for one report.

    :raises NotAllowed: the actor may not write incidents
    """
    require(actor, Power.WRITE_INCIDENTS)
    steps.block_recipient(actor=actor, subject_id=subject_id, recipient_id=recipient_id, at=at)


@action
def draft_agreement(
    *,
    actor: Actor,
    partner_id: UUID,
    title: str,
    purposes: frozenset[Purpose],
    own_role: PartyRole,
    partner_role: PartyRole,
    article_6: str,
    article_9: str,
    article_10: str,
    retention: str,
    starts_on: date,
    review_on: date,
    ends_on: date,
    at: datetime,
    fields: frozenset[Field] | None = None,
    submission_id: UUID | None = None,
) -> UUID:
    """
    Write an agreement for both sides to sign. Nothing rests on it until both have.

    Without ``fields`` it covers the ceilings of its purposes. ``submission_id`` makes
    two presses of a button one agreement.

    :raises NotAllowed: the actor may not manage agreements
    :raises DaysOutOfOrder: start, review and end are not in order
    """
    require(actor, Power.MANAGE_AGREEMENTS)
    if not starts_on < ends_on or review_on > ends_on:
        raise DaysOutOfOrder
    new_id = submission_id or uuid4()
    made = Agreement.objects.filter(organisation_id=actor.organisation_id, pk=new_id).first()
    if made is not None:
        return made.pk
    covered = fields if fields is not None else frozenset[Field]().union(
        *(CEILING[p] for p in purposes)
    )  # fmt: skip
    number = Agreement.objects.filter(organisation_id=actor.organisation_id).count() + 1
    row = Agreement.objects.create(
        id=new_id,
        organisation_id=actor.organisation_id,
        partner_id=partner_id,
        reference=f"SA-{number:02}",
        title=title,
        purposes=sorted(p.value for p in purposes),
        fields=sorted(f.value for f in covered),
        own_role=own_role.value,
        partner_role=partner_role.value,
        article_6=article_6,
        article_9=article_9,
        article_10=article_10,
        retention=retention,
        starts_on=starts_on,
        review_on=review_on,
        ends_on=ends_on,
        drafted_at=at,
    )
    history.record(AgreementDrafted(subject_id=row.pk), by=actor, at=at)
    return row.pk


@action
def sign_agreement(
    *, actor: Actor, agreement_id: UUID, at: datetime, partner_signed_on_paper: str = ""
) -> None:
    """
    Sign for the actor's side; or note that the other side signed on paper, and who did.

    :raises NotAllowed: the actor may not manage agreements
    :raises NotFound: the actor's organisation is no party to it
    :raises AlreadySigned: that side has signed, or it has ended
    """
    require(actor, Power.MANAGE_AGREEMENTS)
    row = _agreement(actor, agreement_id)
    mine = (row.organisation_id == actor.organisation_id) is not bool(partner_signed_on_paper)
    if row.ended_at or (row.signed_own_at if mine else row.signed_partner_at):
        raise AlreadySigned
    who = partner_signed_on_paper or actor.name
    if mine:
        row.signed_own_at, row.signed_own_by = at, who
    else:
        row.signed_partner_at, row.signed_partner_by = at, who
    row.save()
    side = "paper" if partner_signed_on_paper else "own"
    history.record(AgreementSigned(subject_id=row.pk, side=side), by=actor, at=at)


@action
def end_agreement(*, actor: Actor, agreement_id: UUID, at: datetime) -> None:
    """
    End an agreement now. What is queued under it does not leave.

    :raises NotAllowed: the actor may not manage agreements
    :raises NotFound: the actor's organisation is no party to it
    """
    require(actor, Power.MANAGE_AGREEMENTS)
    row = _agreement(actor, agreement_id)
    if row.ended_at is None:
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        history.record(AgreementEnded(subject_id=row.pk), by=actor, at=at)


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

    ``submission_id`` makes two presses of a button one override.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is no such subject
    """
    require_fresh(actor, Power.SEND_PACKETS)
    rows = Subject.objects.select_for_update()
    subject = rows.filter(organisation_id=actor.organisation_id, pk=subject_id).first()
    if subject is None or actor.staff_id is None:
        raise NotFound
    new_id = submission_id or uuid4()
    made = Override.objects.filter(subject=subject, pk=new_id).first()
    if made is not None:
        return made.pk
    lasts = timedelta(hours=REVIEW_HOURS) if in_danger else timedelta(days=OVERRIDE_DAYS)
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
        in_danger=in_danger,
        first_id=actor.staff_id,
        made_at=at,
        ends_at=at + lasts,
    )
    vault.seal(row, "words", words)
    row.save(force_insert=True)
    event = OverrideAsked(
        subject_id=subject.pk, purpose=purpose.value, reason=reason, in_danger=in_danger
    )
    history.record(event, by=actor, at=at)
    return row.pk


@action
def agree_override(*, actor: Actor, override_id: UUID, at: datetime) -> None:
    """
    Agree to an override as the second person, or review one made in danger.

    :raises NotAllowed: the actor may not agree to overrides
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotFound: there is none that waits
    :raises SamePerson: the actor named the duty
    """
    require_fresh(actor, Power.AGREE_OVERRIDES)
    row = (
        Override.objects.select_for_update()
        .filter(organisation_id=actor.organisation_id, pk=override_id, second_id=None)
        .first()
    )
    if row is None or actor.staff_id is None:
        raise NotFound
    if row.first_id == actor.staff_id:
        raise SamePerson
    row.second_id, row.agreed_at = actor.staff_id, at
    row.ends_at = max(row.ends_at, at + timedelta(days=OVERRIDE_DAYS))
    row.save(update_fields=["second_id", "agreed_at", "ends_at"])
    event = OverrideAgreed(subject_id=row.subject_id, purpose=row.purpose)
    history.record(event, by=actor, at=at)


def _agreement(actor: Actor, agreement_id: UUID) -> Agreement:
    row = Agreement.objects.select_for_update().filter(pk=agreement_id).first()
    if row is None or actor.organisation_id not in (row.organisation_id, row.partner_id):
        raise NotFound
    return row
