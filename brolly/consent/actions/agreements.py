"""Write, sign, question and end agreements."""

from datetime import date, datetime
from uuid import UUID, uuid4

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.turns import take_turn
from brolly.access.vocabulary import Actor, Power
from brolly.consent.events import (
    AgreementDisputed,
    AgreementDrafted,
    AgreementEnded,
    AgreementSigned,
    PaperSignatureNoted,
)
from brolly.consent.models import Agreement
from brolly.consent.queries import may_confirm_paper, may_dispute
from brolly.consent.vocabulary import (
    CEILING,
    Field,
    PartyRole,
    Purpose,
)
from brolly.foundation.refusals import NotAllowed, NotFound, Refusal
from brolly.history import actions as history


class AlreadySigned(Refusal):
    """One side signs twice, or the agreement has ended."""

    code = "consent.already-signed"
    message = "Your side has signed this already, or it has ended."


class SamePersonSigned(Refusal):
    """Whoever noted a paper signature cannot confirm it too."""

    code = "consent.same-person-signed"
    message = "You noted this yourself. A colleague has to look at the paper too."


class DaysOutOfOrder(Refusal):
    """An agreement must start before it ends and be reviewed before that."""

    code = "consent.days-out-of-order"
    message = "The days are not in order: start, then review, then end."


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
    take_turn("consent.agreement", actor.organisation_id)
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
def sign_agreement(*, actor: Actor, agreement_id: UUID, at: datetime) -> None:
    """
    Sign for the actor's own side, and for no other.

    :raises NotAllowed: the actor may not manage agreements
    :raises NotFound: the actor's organisation is no party to it
    :raises AlreadySigned: that side has signed, or it has ended
    """
    require(actor, Power.MANAGE_AGREEMENTS)
    row = _agreement(actor, agreement_id)
    mine = row.organisation_id == actor.organisation_id
    if row.ended_at or (row.signed_own_at if mine else row.signed_partner_at):
        raise AlreadySigned
    if mine:
        row.signed_own_at, row.signed_own_by = at, actor.name
    else:
        row.signed_partner_at, row.signed_partner_by = at, actor.name
        # Their own yes here stands by itself: a paper is needed no more.
        row.paper_by, row.paper_noted_by_id, row.paper_noted_at = "", None, None
    row.save()
    history.record(AgreementSigned(subject_id=row.pk, side="own"), by=actor, at=at)


@action
def note_paper_signature(
    *, actor: Actor, agreement_id: UUID, signed_by: str, at: datetime
) -> None:
    """
    Note who signed for the other side on paper. A second person has to confirm it.

    :raises NotAllowed: the actor may not manage agreements, or is no person
    :raises NotFound: the actor's organisation did not write it
    :raises AlreadySigned: they have signed, a note waits already, or it has ended
    """
    require(actor, Power.MANAGE_AGREEMENTS)
    row = _written_here(actor, agreement_id)
    if row.ended_at or row.signed_partner_at or row.paper_noted_at:
        raise AlreadySigned
    row.paper_by, row.paper_noted_at, row.paper_noted_by_id = signed_by, at, actor.staff_id
    row.save(update_fields=["paper_by", "paper_noted_at", "paper_noted_by_id"])
    history.record(PaperSignatureNoted(subject_id=row.pk), by=actor, at=at)


@action
def confirm_paper_signature(*, actor: Actor, agreement_id: UUID, at: datetime) -> None:
    """
    Confirm, as a second person who has the paper in hand, that the other side signed.

    :raises NotAllowed: the actor may neither manage agreements nor agree to overrides
    :raises NotFound: the actor's organisation did not write it, or no note waits
    :raises AlreadySigned: they have signed, or it has ended
    :raises SamePersonSigned: the actor made the note
    """
    if not may_confirm_paper(actor):
        raise NotAllowed
    row = _written_here(actor, agreement_id)
    if row.paper_noted_at is None:
        raise NotFound
    if row.ended_at or row.signed_partner_at:
        raise AlreadySigned
    if row.paper_noted_by_id == actor.staff_id:
        raise SamePersonSigned
    row.paper_confirmed_by_id = actor.staff_id
    row.signed_partner_by, row.signed_partner_at = row.paper_by, at
    row.save(update_fields=["paper_confirmed_by_id", "signed_partner_by", "signed_partner_at"])
    history.record(AgreementSigned(subject_id=row.pk, side="paper"), by=actor, at=at)


@action
def dispute_agreement(*, actor: Actor, agreement_id: UUID, at: datetime) -> None:
    """
    Say, as the partner, that this is not right. It ends at once; nobody is asked first.

    :raises NotAllowed: the actor neither answers what is sent nor manages agreements
    :raises NotFound: the actor's organisation is not the partner in it
    """
    if not may_dispute(actor):
        raise NotAllowed
    row = _agreement(actor, agreement_id)
    if row.partner_id != actor.organisation_id:
        raise NotFound
    if row.ended_at is None:
        row.ended_at = row.disputed_at = at
        row.save(update_fields=["ended_at", "disputed_at"])
        history.record(AgreementDisputed(subject_id=row.pk), by=actor, at=at)
        history.record(AgreementEnded(subject_id=row.pk), by=actor, at=at)


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


def _agreement(actor: Actor, agreement_id: UUID) -> Agreement:
    row = Agreement.objects.select_for_update().filter(pk=agreement_id).first()
    if row is None or actor.organisation_id not in (row.organisation_id, row.partner_id):
        raise NotFound
    return row


def _written_here(actor: Actor, agreement_id: UUID) -> Agreement:
    row = _agreement(actor, agreement_id)
    if row.organisation_id != actor.organisation_id:
        raise NotFound
    if actor.staff_id is None:
        raise NotAllowed
    return row
