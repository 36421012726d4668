"""What organisations agreed."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.consent.models import (
    Agreement,
)
from brolly.consent.queries.shapes import AgreementShown
from brolly.consent.vocabulary import (
    AgreementTerms,
    Field,
    PartyRole,
    Purpose,
)
from brolly.foundation.refusals import NotFound
from brolly.organisations.queries import organisation_names


@query
def agreements_of(actor: Actor) -> list[AgreementShown]:
    """Return every agreement of the actor's organisation, newest first."""
    names = organisation_names(actor)
    rows = Agreement.objects.filter(_ours(actor)).order_by("-drafted_at")
    return [_agreement(actor, row, names) for row in rows]


@query
def agreement_of(actor: Actor, agreement_id: UUID) -> AgreementShown:
    """
    Return one agreement that the actor's organisation is party to.

    :raises NotFound: there is none
    """
    row = Agreement.objects.filter(_ours(actor), pk=agreement_id).first()
    if row is None:
        raise NotFound
    return _agreement(actor, row, organisation_names(actor))


@query
def partners_for(actor: Actor, purpose: Purpose, *, on: date) -> dict[UUID, AgreementShown]:
    """Return the organisations that an agreement in force lets receive for a purpose."""
    return {
        (a.partner_id if a.mine else a.organisation_id): a
        for a in agreements_of(actor)
        if purpose in a.purposes and a.is_in_force(on)
    }


@query
def parties_of(actor: Actor, agreement_id: UUID) -> tuple[UUID, UUID]:
    """
    Return both organisations of an agreement, whoever wrote it first.

    :raises NotFound: the actor's organisation is no party to it
    """
    row = Agreement.objects.filter(_ours(actor), pk=agreement_id).first()
    if row is None:
        raise NotFound
    return row.organisation_id, row.partner_id


@query
def terms_between(actor: Actor, other_id: UUID) -> tuple[AgreementTerms, ...]:
    """Return the agreements with one organisation that have not been ended."""
    rows = Agreement.objects.filter(
        _ours(actor), Q(organisation_id=other_id) | Q(partner_id=other_id), ended_at=None
    )
    return tuple(_terms(row) for row in rows)


def may_confirm_paper(actor: Actor) -> bool:
    """Test whether this actor may be the second person who has the paper in hand."""
    return actor.can(Power.MANAGE_AGREEMENTS) or actor.can(Power.AGREE_OVERRIDES)


def may_dispute(actor: Actor) -> bool:
    """Test whether this actor may say for a partner that an agreement is not right."""
    return actor.can(Power.MANAGE_AGREEMENTS) or actor.can(Power.ANSWER_PACKETS)


@query
def papers_to_confirm(actor: Actor) -> list[AgreementShown]:
    """Return agreements whose paper signature waits for this second person."""
    if not may_confirm_paper(actor) or actor.staff_id is None:
        return []
    return [
        a
        for a in agreements_of(actor)
        if a.mine and a.paper_waits and a.paper_noted_by_id != actor.staff_id
    ]


@query
def papers_about_us(actor: Actor, *, since: datetime) -> list[AgreementShown]:
    """Return agreements that somebody else says this organisation signed on paper."""
    return [
        a
        for a in agreements_of(actor)
        if not a.mine and a.ended_at is None and a.paper_noted_at and a.paper_noted_at >= since
    ]


def _ours(actor: Actor) -> Q:
    return Q(organisation_id=actor.organisation_id) | Q(partner_id=actor.organisation_id)


def _terms(row: Agreement) -> AgreementTerms:
    signed = {row.organisation_id} if row.signed_own_at else set()
    if row.signed_partner_at:
        signed.add(row.partner_id)
    return AgreementTerms(
        id=row.pk,
        between=frozenset({row.organisation_id, row.partner_id}),
        purposes=frozenset(Purpose(p) for p in row.purposes),
        fields=frozenset(Field(f) for f in row.fields),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        signed_by=frozenset(signed),
    )


def _agreement(actor: Actor, row: Agreement, names: dict[UUID, str]) -> AgreementShown:
    mine = row.organisation_id == actor.organisation_id
    other = row.partner_id if mine else row.organisation_id
    return AgreementShown(
        id=row.pk,
        reference=row.reference,
        title=row.title,
        mine=mine,
        organisation_id=row.organisation_id,
        partner_id=row.partner_id,
        partner_name=names.get(other, ""),
        purposes=tuple(Purpose(p) for p in row.purposes),
        fields=tuple(Field(f) for f in row.fields),
        own_role=PartyRole(row.own_role),
        partner_role=PartyRole(row.partner_role),
        article_6=row.article_6,
        article_9=row.article_9,
        article_10=row.article_10,
        retention=row.retention,
        starts_on=row.starts_on,
        review_on=row.review_on,
        ends_on=row.ends_on,
        signed_own_at=row.signed_own_at,
        signed_own_by=row.signed_own_by,
        signed_partner_at=row.signed_partner_at,
        signed_partner_by=row.signed_partner_by,
        paper_by=row.paper_by,
        paper_noted_by_id=row.paper_noted_by_id,
        paper_noted_at=row.paper_noted_at,
        on_paper=row.paper_confirmed_by_id is not None,
        disputed_at=row.disputed_at,
        ended_at=row.ended_at,
    )
