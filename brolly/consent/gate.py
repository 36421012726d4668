"""
The gate: the only way to a SharingPermit.

Whatever fills a packet or sends a warning takes a permit as an argument, so it cannot
be called, or even type-checked, without coming here. Ask again when it leaves: hours
may have passed.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import connection

from brolly.access.vocabulary import Actor, Power
from brolly.consent import queries, rules
from brolly.consent.models import Subject
from brolly.consent.vocabulary import (
    CHOICE_OF_PURPOSE,
    SENTENCES,
    Decision,
    Field,
    Purpose,
    ReasonCode,
    Recipient,
    SharingFacts,
    SharingRequest,
)
from brolly.foundation.refusals import NotFound, Refusal
from brolly.organisations.queries import is_practice

POWER_FOR: dict[Purpose, Power] = {
    Purpose.WARN_PUBLIC: Power.WRITE_ALERTS,
    Purpose.WARN_SECOND_READER: Power.WRITE_ALERTS,
    Purpose.SUBJECT_COPY: Power.EXPORT_RECORDS,
}


class SharingRefused(Refusal):
    """She did not agree to exactly this, or something else stands in the way."""

    code: ClassVar[str] = "consent.sharing-refused"
    status: ClassVar[int] = 409
    heading: ClassVar[str] = "This may not leave now"

    def __init__(self, reasons: tuple[ReasonCode, ...]) -> None:
        super().__init__()
        self.reasons = reasons
        self.message = " ".join(SENTENCES[reason] for reason in reasons)


@dataclass(frozen=True, kw_only=True)
class SharingPermit:
    """Proof that one sharing was agreed to, good for the moment it was asked for."""

    organisation_id: UUID
    subject_id: UUID
    purpose: Purpose
    recipient: Recipient
    fields: frozenset[Field]
    agreement_id: UUID | None
    choice_id: UUID | None
    override_id: UUID | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class RehearsalPermit:
    """
    Proof that in a practice organisation only the practice stands in the way.

    Of another kind than a SharingPermit on purpose: nothing that sends takes one.
    """

    organisation_id: UUID
    subject_id: UUID
    at: datetime


def permit_rehearsal(
    *,
    actor: Actor,
    subject_id: UUID,
    purpose: Purpose,
    recipient: Recipient,
    fields: frozenset[Field],
    at: datetime,
    step_id: UUID | None = None,
) -> RehearsalPermit:
    """
    Let a sharing be walked through to its end in practice, where nothing leaves.

    :raises NotFound: the actor's organisation has no such subject
    :raises SharingRefused: it would have been refused outside of practice too
    """
    decision = ask(
        actor=actor, subject_id=subject_id, purpose=purpose, recipient=recipient,
        fields=fields, at=at, lock=True, step_id=step_id,
    )  # fmt: skip
    if not decision.is_rehearsal:
        raise SharingRefused(decision.reasons)
    return RehearsalPermit(organisation_id=actor.organisation_id, subject_id=subject_id, at=at)


def permit_sharing(
    *,
    actor: Actor,
    subject_id: UUID,
    purpose: Purpose,
    recipient: Recipient,
    fields: frozenset[Field],
    at: datetime,
    lock: bool = True,
    step_id: UUID | None = None,
) -> SharingPermit:
    """
    Give a permit for exactly this sharing at this moment.

    ``step_id`` names what was begun before: a packet that waits, a warning on its way.

    Inside an action it locks the subject's head row, and what is agreed with the other
    side, so that a withdrawal or an end either came first and is seen, or waits. A page that only previews asks with ``lock=False``.

    :raises NotFound: the actor's organisation has no such subject
    :raises SharingRefused: with every reason, each with a plain sentence
    """
    decision = ask(
        actor=actor, subject_id=subject_id, purpose=purpose, recipient=recipient,
        fields=fields, at=at, lock=lock, step_id=step_id,
    )  # fmt: skip
    if not decision.may:
        raise SharingRefused(decision.reasons)
    return SharingPermit(
        organisation_id=actor.organisation_id,
        subject_id=subject_id,
        purpose=purpose,
        recipient=recipient,
        fields=decision.fields,
        agreement_id=decision.agreement_id,
        choice_id=decision.choice_id,
        override_id=decision.override_id,
        at=at,
    )


def ask(
    *,
    actor: Actor,
    subject_id: UUID,
    purpose: Purpose,
    recipient: Recipient,
    fields: frozenset[Field],
    at: datetime,
    lock: bool = False,
    step_id: UUID | None = None,
) -> Decision:
    """
    Return what the gate would say, without a permit: for previews.

    :raises NotFound: the actor's organisation has no such subject
    """
    rows = Subject.objects.filter(organisation_id=actor.organisation_id, pk=subject_id)
    subject = (rows.select_for_update() if lock else rows).first()
    if subject is None:
        raise NotFound
    if lock and recipient.organisation_id is not None:
        _hold_agreements(actor.organisation_id, recipient.organisation_id)
    request = SharingRequest(
        organisation_id=actor.organisation_id,
        staff_id=actor.staff_id,
        purpose=purpose,
        recipient=recipient,
        fields=fields,
        at=at,
        step_id=step_id,
    )
    return rules.decide(request, _facts(actor, subject, request))


# Django asks for no shared lock.
_HOLD = """
SELECT 1 FROM consent_agreement
WHERE (organisation_id, partner_id) IN ((%s, %s), (%s, %s)) ORDER BY id FOR SHARE
"""


def _hold_agreements(mine: UUID, theirs: UUID) -> None:
    """
    Let nobody end what is agreed with the other side until this transaction commits.

    An end that came first is seen. Shared, so that two who let something leave under one
    agreement need not wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [mine, theirs, theirs, mine])


def _facts(actor: Actor, subject: Subject, request: SharingRequest) -> SharingFacts:
    purpose, to = request.purpose, request.recipient.organisation_id
    choice = CHOICE_OF_PURPOSE[purpose]
    # A job delivers what a person asked for: it has no staff id to be named by.
    restricted = queries.restricted_to(actor, subject.pk) if actor.staff_id else None
    return SharingFacts(
        role_may_send=actor.can(POWER_FOR.get(purpose, Power.SEND_PACKETS)),
        restricted_to=restricted,
        is_practice=is_practice(actor),
        said=queries.said_of(actor, subject.pk, choice) if choice else None,
        holds=frozenset(h.kind for h in queries.holds_of(actor, subject.pk)),
        blocked=queries.blocked_for(actor, subject.pk),
        agreements=queries.terms_between(actor, to) if to else (),
        override=queries.override_for(actor, subject.pk, purpose, to, request.at),
        others_have_reported=subject.others_have_reported,
    )
