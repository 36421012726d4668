"""
May this leave? The whole rule is on this page, and it is plain Python.

Two things must both hold. Her yes is a confidentiality permission: it names what,
for whom and with which conditions (UK GDPR Article 4(11): specific and unambiguous;
Article 7(3): as easy to withdraw as to give). The lawful basis (Articles 6, 9 and 10,
DPA 2018 Schedule 1) stands in the agreement between the two organisations, beside it
and not mixed with it. The whitelist of a purpose is a ceiling: sender and conditions
take away from it and never add. ICO, "Consent" and the Data Sharing Code of Practice.
All read 2026-11-23.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from brolly.access.vocabulary import Power
from brolly.consent.vocabulary import (
    CEILING,
    FIELDS_HELD,
    INSIDE,
    AgreementTerms,
    Answer,
    Choice,
    Decision,
    Field,
    HoldKind,
    OverrideTerms,
    Purpose,
    ReasonCode,
    RecipientKind,
    Said,
    SaidBy,
    SharingFacts,
    SharingRequest,
)

LONDON = ZoneInfo("Europe/London")

RECIPIENTS_OF: dict[Purpose, frozenset[RecipientKind]] = {
    Purpose.WARN_PUBLIC: frozenset({RecipientKind.PUBLIC}),
    Purpose.WARN_SECOND_READER: frozenset({RecipientKind.PROJECT}),
    Purpose.POLICE_ANONYMOUS: frozenset({RecipientKind.POLICE}),
    Purpose.POLICE_NAMED: frozenset({RecipientKind.POLICE}),
    Purpose.ADVISER_CONTACT: frozenset(
        {RecipientKind.PROJECT, RecipientKind.AGENCY, RecipientKind.CLINIC}
    ),
    Purpose.SAFEGUARDING_REFERRAL: frozenset({RecipientKind.AGENCY, RecipientKind.POLICE}),
    Purpose.COMPARE_OTHERS: frozenset({RecipientKind.PROJECT}),
    Purpose.SUBJECT_COPY: frozenset({RecipientKind.PERSON_HERSELF}),
    Purpose.BY_NAME: frozenset(
        {RecipientKind.PROJECT, RecipientKind.AGENCY, RecipientKind.CLINIC}
    ),
}

# The public text is no packet to an organisation, and a copy for herself needs no
# agreement with anybody.
WITHOUT_AGREEMENT = frozenset({Purpose.WARN_PUBLIC, Purpose.SUBJECT_COPY})


def power_to_decide(kind: HoldKind) -> Power:
    """Return the power that taking a hold off asks for."""
    # Whether a child or somebody at risk is safe is the safeguarding lead's to say.
    safeguarding = kind is HoldKind.SAFEGUARDING
    return Power.DECIDE_SAFEGUARDING if safeguarding else Power.DECIDE_HOLDS


def needs_two(kind: HoldKind) -> bool:
    """Test whether two people decide before a hold comes off: whether a child is safe."""
    return kind is HoldKind.SAFEGUARDING


def may_happen_inside(choice: Choice, answer: Answer) -> bool:
    """
    Test whether keeping, counting or comparing inside the project may happen.

    Not said lets it happen, under the project's notice. What she is still to be asked
    counts as no until she was.
    """
    return choice in INSIDE and answer not in {Answer.NO, Answer.ASK_HER}


def counts_as(answer: Answer, said_by: SaidBy) -> Answer:
    """Return what an answer counts as: nobody can say yes for her."""
    if answer is Answer.YES and said_by is not SaidBy.PERSON:
        return Answer.ASK_HER
    return answer


def decide(request: SharingRequest, facts: SharingFacts) -> Decision:
    """Decide which of the fields asked for may leave, or give every reason why not."""
    stops = list(_always(request, facts))
    override = _usable(facts.override, request)
    agreement = _in_force(request, facts)
    ceiling = CEILING[request.purpose]
    if override is not None:
        allowed = ceiling & override.fields
    else:
        stops += _of_her(request, facts)
        stops += _of_the_agreement(request, agreement)
        allowed = _her_part(ceiling, facts.said)
        if agreement is not None:
            allowed &= agreement.fields
    if stops:
        return Decision(reasons=tuple(dict.fromkeys(stops)))
    fields = request.fields & allowed - _held_fields(facts)
    if not fields:
        return Decision(reasons=(ReasonCode.NOTHING_LEFT,))
    return Decision(
        fields=fields,
        agreement_id=agreement.id if agreement and not override else None,
        choice_id=facts.said.id if facts.said and not override else None,
        override_id=override.id if override else None,
    )


def _always(request: SharingRequest, facts: SharingFacts) -> Iterator[ReasonCode]:
    """Yield what stops any sharing, also one that a duty overrides."""
    if not facts.role_may_send:
        yield ReasonCode.ROLE
    if facts.restricted_to is not None and request.staff_id not in facts.restricted_to:
        yield ReasonCode.RESTRICTED
    if facts.is_practice:
        yield ReasonCode.PRACTICE
    if request.recipient.kind not in RECIPIENTS_OF[request.purpose]:
        yield ReasonCode.WRONG_RECIPIENT
    if request.recipient.organisation_id in facts.blocked:
        yield ReasonCode.BLOCKED


_REASON_OF_ANSWER = {
    Answer.NO: ReasonCode.SAID_NO,
    Answer.NOT_SAID: ReasonCode.NOT_ASKED,
    Answer.ASK_HER: ReasonCode.ASK_HER,
}


def _of_her(request: SharingRequest, facts: SharingFacts) -> Iterator[ReasonCode]:
    """Yield what in her answer, her conditions or a hold stops this sharing."""
    if request.purpose is Purpose.SUBJECT_COPY:
        return
    if any(hold not in FIELDS_HELD for hold in facts.holds):
        yield ReasonCode.HELD
    if request.purpose is Purpose.SAFEGUARDING_REFERRAL:
        yield ReasonCode.NO_DUTY
        return
    if facts.said is None:
        yield ReasonCode.NOT_ASKED
        return
    answer = counts_as(facts.said.answer, facts.said.said_by)
    if answer is Answer.YES:
        yield from _of_conditions(request, facts, facts.said)
    else:
        yield _REASON_OF_ANSWER[answer]


def _of_conditions(
    request: SharingRequest, facts: SharingFacts, said: Said
) -> Iterator[ReasonCode]:
    """Yield each condition on her yes that is not met."""
    tied = said.conditions
    if tied.not_before is not None and london_day(request.at) < tied.not_before:
        yield ReasonCode.NOT_YET
    if request.recipient.organisation_id in tied.not_to:
        yield ReasonCode.NOT_TO_THEM
    if request.recipient.post_id is not None and request.recipient.post_id in tied.not_to:
        yield ReasonCode.NOT_TO_THEM
    if tied.only_if_others and not facts.others_have_reported:
        yield ReasonCode.ONLY_IF_OTHERS
    if tied.ask_before and not _was_asked(request, said):
        yield ReasonCode.ASK_BEFORE
    if tied.has_own_words and request.purpose not in said.confirmed_for:
        yield ReasonCode.CONDITION_NOT_MET


def _was_asked(request: SharingRequest, said: Said) -> bool:
    """Test whether she was asked about this step: once for each, and for no other."""
    return bool({(request.purpose, None), (request.purpose, request.step_id)} & said.asked)


def _of_the_agreement(
    request: SharingRequest, agreement: AgreementTerms | None
) -> Iterator[ReasonCode]:
    if request.purpose not in WITHOUT_AGREEMENT and agreement is None:
        yield ReasonCode.NO_AGREEMENT


def _in_force(request: SharingRequest, facts: SharingFacts) -> AgreementTerms | None:
    """Return an agreement of exactly these two, for this purpose, in force that day."""
    both = frozenset({request.organisation_id, request.recipient.organisation_id})
    day = london_day(request.at)
    for terms in facts.agreements:
        if terms.between != both:
            continue
        if terms.signed_by != both:
            continue
        if request.purpose not in terms.purposes:
            continue
        if day < terms.starts_on:
            continue
        if day >= terms.ends_on:
            continue
        return terms
    return None


def _usable(override: OverrideTerms | None, request: SharingRequest) -> OverrideTerms | None:
    """Return the override if it covers exactly this sharing now, or None."""
    if override is None:
        return None
    if override.purpose is not request.purpose:
        return None
    if override.recipient_id != request.recipient.organisation_id:
        return None
    if request.at < override.made_at:
        return None
    if request.at >= override.ends_at:
        return None
    if override.second_id is None and not override.in_danger:
        return None
    if override.second_id == override.first_id:
        return None
    return override


def _her_part(ceiling: frozenset[Field], said: Said | None) -> frozenset[Field]:
    return ceiling - said.conditions.leave_out if said is not None else ceiling


def _held_fields(facts: SharingFacts) -> frozenset[Field]:
    """Return the fields that a hold keeps back while the rest may go."""
    none: frozenset[Field] = frozenset()
    return none.union(*(FIELDS_HELD.get(hold, none) for hold in facts.holds))


def london_day(at: datetime) -> date:
    """Return the day in London, which is what she means by a day."""
    return at.astimezone(LONDON).date()


_TIED = re.compile(
    r"\b(?:only|wants?|must|has to|have to|if|unless|until|till|as long as|except|without|but|not|never|don['’]?t|leave|out"
    r"|nu|doar|dacă|daca|fără|não|nao|só|sem|se)\b",
    re.IGNORECASE,
)


def sounds_tied(words: str) -> bool:
    """Test whether words beside a yes sound like a condition: somebody has to look."""
    return bool(_TIED.search(words))
