"""Invented agreements and answers, made through the real actions."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from brolly.access.vocabulary import Actor
from brolly.consent import actions
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, PartyRole, Purpose


def make_agreement(
    *,
    actor: Actor,
    partner_id: UUID,
    at: datetime,
    title: str = "Telling about dangerous men",
    purposes: frozenset[Purpose] = frozenset({Purpose.POLICE_ANONYMOUS, Purpose.POLICE_NAMED}),
    partner_role: PartyRole = PartyRole.LAW_ENFORCEMENT,
    partner_signs: str = "Superintendent of the force",
    second: Actor | None = None,
) -> UUID:
    """
    Make an agreement that both sides signed, in force for a year.

    The partner's signature is on paper, confirmed by ``second`` or by some colleague.
    """
    day = at.date()
    made = actions.draft_agreement(
        actor=actor,
        partner_id=partner_id,
        title=title,
        purposes=purposes,
        own_role=PartyRole.CONTROLLER,
        partner_role=partner_role,
        article_6="6(1)(f) legitimate interests",
        article_9="9(2)(g) with DPA 2018 Schedule 1 paragraph 18",
        article_10="DPA 2018 Schedule 1 paragraph 10",
        retention="As the partner's own published rules say",
        starts_on=day,
        review_on=day + timedelta(days=330),
        ends_on=day + timedelta(days=365),
        at=at,
    )
    actions.sign_agreement(actor=actor, agreement_id=made, at=at)
    if partner_signs:
        # An organisation's own sample actor is no person: a paper is noted by one.
        writer = actor if actor.staff_id else replace(actor, staff_id=uuid4())
        actions.note_paper_signature(
            actor=writer, agreement_id=made, signed_by=partner_signs, at=at
        )
        colleague = second or replace(actor, name="A colleague", staff_id=uuid4())
        actions.confirm_paper_signature(actor=colleague, agreement_id=made, at=at)
    return made


def yes_to(*choices: Choice) -> tuple[NewAnswer, ...]:
    """Return a plain yes to each of these."""
    return tuple(NewAnswer(choice=c, answer=Answer.YES) for c in choices)
