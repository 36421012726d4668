"""One sharing that may happen; then each condition broken by itself, with its reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from brolly.consent.rules import counts_as, decide, london_day, may_happen_inside
from brolly.consent.vocabulary import (
    AgreementTerms,
    Answer,
    Choice,
    Conditions,
    Field,
    HoldKind,
    OverrideTerms,
    Purpose,
    ReasonCode,
    Recipient,
    RecipientKind,
    Said,
    SaidBy,
    SharingFacts,
    SharingRequest,
)

US, FORCE, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)
POST = UUID(int=4)
ADA, SOL = UUID(int=5), UUID(int=6)
# Half past eleven in the evening in London: the day in UTC is still the same in winter.
AT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
DAY = date(2026, 11, 23)
LINES = frozenset({Field.HIM_MARKS, Field.HIM_PHONE, Field.HIM_PLATE})

ASKED = SharingRequest(
    organisation_id=US,
    staff_id=ADA,
    purpose=Purpose.POLICE_ANONYMOUS,
    recipient=Recipient(kind=RecipientKind.POLICE, organisation_id=FORCE, post_id=POST),
    fields=LINES | {Field.REPORTER_NAME},
    at=AT,
)
YES = Said(id=UUID(int=7), choice=Choice.POLICE_ANONYMOUS, answer=Answer.YES)
TERMS = AgreementTerms(
    id=UUID(int=8),
    between=frozenset({US, FORCE}),
    purposes=frozenset({Purpose.POLICE_ANONYMOUS}),
    fields=frozenset(Field),
    starts_on=DAY,
    ends_on=DAY + timedelta(days=1),
    signed_by=frozenset({US, FORCE}),
)
FACTS = SharingFacts(role_may_send=True, said=YES, agreements=(TERMS,))
DUTY = OverrideTerms(
    id=UUID(int=9),
    purpose=Purpose.POLICE_ANONYMOUS,
    recipient_id=FORCE,
    fields=frozenset({Field.HIM_PHONE, Field.HIM_NAME, Field.REPORTER_NAME}),
    first_id=ADA,
    second_id=SOL,
    in_danger=False,
    made_at=AT,
    ends_at=AT + timedelta(days=7),
)
BY_DUTY = SharingFacts(role_may_send=True, override=DUTY)


def tied(**conditions: object) -> SharingFacts:
    return replace(FACTS, said=replace(YES, conditions=Conditions(**conditions)))


def terms(**changed: object) -> SharingFacts:
    return replace(FACTS, agreements=(replace(TERMS, **changed),))


def duty(**changed: object) -> SharingFacts:
    return replace(BY_DUTY, override=replace(DUTY, **changed))


def test_with_everything_in_place_exactly_the_ceiling_leaves():
    said = decide(ASKED, FACTS)
    assert said.may
    assert (said.fields, said.reasons) == (LINES, ())
    assert (said.agreement_id, said.choice_id, said.override_id) == (TERMS.id, YES.id, None)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (replace(FACTS, role_may_send=False), ReasonCode.ROLE),
        (replace(FACTS, restricted_to=frozenset({SOL})), ReasonCode.RESTRICTED),
        (replace(FACTS, restricted_to=frozenset()), ReasonCode.RESTRICTED),
        (replace(FACTS, is_practice=True), ReasonCode.PRACTICE),
        (replace(FACTS, blocked=frozenset({FORCE})), ReasonCode.BLOCKED),
        (replace(FACTS, said=None), ReasonCode.NOT_ASKED),
        (replace(FACTS, said=replace(YES, answer=Answer.NO)), ReasonCode.SAID_NO),
        (replace(FACTS, said=replace(YES, answer=Answer.NOT_SAID)), ReasonCode.NOT_ASKED),
        (replace(FACTS, said=replace(YES, answer=Answer.ASK_HER)), ReasonCode.ASK_HER),
        (replace(FACTS, said=replace(YES, said_by=SaidBy.SOMEBODY_ELSE)), ReasonCode.ASK_HER),
        (tied(not_before=DAY + timedelta(days=1)), ReasonCode.NOT_YET),
        (tied(not_to=frozenset({FORCE})), ReasonCode.NOT_TO_THEM),
        (tied(not_to=frozenset({POST})), ReasonCode.NOT_TO_THEM),
        (tied(only_if_others=True), ReasonCode.ONLY_IF_OTHERS),
        (tied(ask_before=True), ReasonCode.ASK_BEFORE),
        (tied(has_own_words=True), ReasonCode.CONDITION_NOT_MET),
        (tied(leave_out=LINES), ReasonCode.NOTHING_LEFT),
        (replace(FACTS, holds=frozenset({HoldKind.POISONED})), ReasonCode.HELD),
        (replace(FACTS, agreements=()), ReasonCode.NO_AGREEMENT),
        (terms(between=frozenset({US, OTHER})), ReasonCode.NO_AGREEMENT),
        (terms(between=frozenset({OTHER, FORCE})), ReasonCode.NO_AGREEMENT),
        (terms(signed_by=frozenset({US})), ReasonCode.NO_AGREEMENT),
        (terms(signed_by=frozenset({FORCE})), ReasonCode.NO_AGREEMENT),
        (terms(purposes=frozenset({Purpose.POLICE_NAMED})), ReasonCode.NO_AGREEMENT),
        (terms(starts_on=DAY + timedelta(days=1)), ReasonCode.NO_AGREEMENT),
        (terms(ends_on=DAY), ReasonCode.NO_AGREEMENT),
        (terms(fields=frozenset({Field.REPORTER_NAME})), ReasonCode.NOTHING_LEFT),
    ],
)
def test_each_condition_stops_by_itself_and_says_why(facts, reason):
    said = decide(ASKED, facts)
    assert not said.may
    assert said.reasons == (reason,)
    assert said.fields == frozenset()


@pytest.mark.parametrize("hold", sorted(set(HoldKind) - {HoldKind.NUMBER_MAY_BE_HERS}))
def test_every_hold_but_that_of_one_number_stops_all(hold):
    assert decide(ASKED, replace(FACTS, holds=frozenset({hold}))).reasons == (ReasonCode.HELD,)


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, restricted_to=frozenset({ADA})),
        replace(FACTS, blocked=frozenset({OTHER})),
        tied(not_before=DAY),
        tied(not_to=frozenset({OTHER})),
        replace(tied(only_if_others=True), others_have_reported=True),
        replace(FACTS, agreements=(replace(TERMS, purposes=frozenset()), TERMS)),
    ],
)
def test_what_does_not_stop(facts):
    assert decide(ASKED, facts).fields == LINES


def test_she_is_asked_about_each_step_and_about_no_other():
    facts, step = tied(ask_before=True), UUID(int=7)

    def may(asked, *, at=None, confirmed=frozenset()):
        said = replace(facts.said, asked=frozenset(asked), confirmed_for=confirmed)
        return decide(replace(ASKED, step_id=at), replace(facts, said=said)).may

    here, elsewhere = Purpose.POLICE_ANONYMOUS, Purpose.POLICE_NAMED
    assert may({(here, None)})
    assert may({(here, step)}, at=step), "begun before, and still the same step"
    assert not may({(here, step)}), "the next step"
    assert not may({(here, step)}, at=UUID(int=8))
    assert not may({(elsewhere, None)})
    assert not may((), confirmed=frozenset({here})), "another condition was confirmed"


def test_a_confirmation_counts_for_the_purpose_that_was_named_and_no_other():
    facts = tied(has_own_words=True)
    here = replace(facts.said, confirmed_for=frozenset({Purpose.POLICE_ANONYMOUS}))
    elsewhere = replace(facts.said, confirmed_for=frozenset({Purpose.POLICE_NAMED}))
    assert decide(ASKED, replace(facts, said=here)).may
    assert not decide(ASKED, replace(facts, said=elsewhere)).may


def test_what_she_leaves_out_stays_and_so_does_what_the_agreement_leaves_out():
    assert decide(ASKED, tied(leave_out=frozenset({Field.HIM_MARKS}))).fields == LINES - {
        Field.HIM_MARKS
    }
    few = frozenset({Field.HIM_PLATE, Field.REPORTER_NAME})
    assert decide(ASKED, terms(fields=few)).fields == {Field.HIM_PLATE}


def test_a_held_number_stays_and_the_rest_goes_with_her_yes_and_with_a_duty():
    held = frozenset({HoldKind.NUMBER_MAY_BE_HERS})
    assert decide(ASKED, replace(FACTS, holds=held)).fields == LINES - {Field.HIM_PHONE}
    both = duty(fields=frozenset({Field.HIM_PHONE, Field.HIM_MARKS}))
    assert decide(ASKED, replace(both, holds=held)).fields == {Field.HIM_MARKS}


def test_only_what_was_asked_for_leaves():
    asked = replace(ASKED, fields=frozenset({Field.HIM_PLATE}))
    assert decide(asked, FACTS).fields == {Field.HIM_PLATE}


def test_all_the_reasons_are_given_each_once():
    facts = replace(
        tied(not_to=frozenset({FORCE, POST}), only_if_others=True),
        role_may_send=False,
        agreements=(),
    )
    assert decide(ASKED, facts).reasons == (
        ReasonCode.ROLE,
        ReasonCode.NOT_TO_THEM,
        ReasonCode.ONLY_IF_OTHERS,
        ReasonCode.NO_AGREEMENT,
    )


def test_a_duty_carries_its_own_lines_below_the_ceiling_and_says_that_it_was_one():
    said = decide(ASKED, BY_DUTY)
    assert said.fields == {Field.HIM_PHONE}
    assert said.override_id == DUTY.id
    beside = decide(ASKED, replace(FACTS, override=DUTY))
    assert (beside.agreement_id, beside.choice_id) == (None, None)
    assert beside.fields == {Field.HIM_PHONE}


@pytest.mark.parametrize(
    "changed",
    [
        {"purpose": Purpose.POLICE_NAMED},
        {"recipient_id": OTHER},
        {"made_at": AT + timedelta(seconds=1)},
        {"ends_at": AT},
        {"second_id": None},
        {"second_id": ADA},
    ],
)
def test_a_duty_that_does_not_cover_exactly_this_does_not_count(changed):
    assert decide(ASKED, duty(**changed)).reasons == (
        ReasonCode.NOT_ASKED,
        ReasonCode.NO_AGREEMENT,
    )


def test_in_danger_a_duty_counts_before_the_second_person_came():
    assert decide(ASKED, duty(second_id=None, in_danger=True)).fields == {Field.HIM_PHONE}


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (replace(BY_DUTY, role_may_send=False), ReasonCode.ROLE),
        (replace(BY_DUTY, restricted_to=frozenset({SOL})), ReasonCode.RESTRICTED),
        (replace(BY_DUTY, is_practice=True), ReasonCode.PRACTICE),
        (replace(BY_DUTY, blocked=frozenset({FORCE})), ReasonCode.BLOCKED),
    ],
)
def test_what_even_a_duty_does_not_override(facts, reason):
    assert decide(ASKED, facts).reasons == (reason,)


def test_the_wrong_kind_of_recipient_never_gets_it():
    to = replace(ASKED.recipient, kind=RecipientKind.AGENCY)
    assert decide(replace(ASKED, recipient=to), FACTS).reasons == (ReasonCode.WRONG_RECIPIENT,)


def test_a_referral_needs_a_duty_whatever_she_said():
    asked = replace(ASKED, purpose=Purpose.SAFEGUARDING_REFERRAL)
    facts = replace(terms(purposes=frozenset(Purpose)), said=None)
    assert decide(asked, facts).reasons == (ReasonCode.NO_DUTY,)


def test_a_copy_for_herself_needs_no_choice_no_agreement_and_no_end_of_a_hold():
    herself = Recipient(kind=RecipientKind.PERSON_HERSELF)
    asked = replace(ASKED, purpose=Purpose.SUBJECT_COPY, recipient=herself)
    facts = SharingFacts(role_may_send=True, holds=frozenset({HoldKind.SAFEGUARDING}))
    assert decide(asked, facts).fields == asked.fields


def test_a_warning_needs_no_agreement_with_the_public():
    asked = replace(
        ASKED, purpose=Purpose.WARN_PUBLIC, fields=frozenset(Field),
        recipient=Recipient(kind=RecipientKind.PUBLIC),
    )  # fmt: skip
    said = decide(asked, replace(FACTS, said=replace(YES, choice=Choice.WARN), agreements=()))
    assert (said.fields, said.agreement_id) == ({Field.PUBLIC_TEXT}, None)


def test_a_day_is_a_day_in_london():
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert london_day(summer) == date(2026, 7, 2)
    asked = replace(ASKED, at=summer)
    facts = terms(starts_on=date(2026, 7, 2), ends_on=date(2026, 7, 3))
    assert decide(asked, facts).may


@pytest.mark.parametrize("answer", list(Answer))
@pytest.mark.parametrize("choice", list(Choice))
def test_inside_her_no_is_an_objection_and_what_is_to_be_asked_counts_as_no(choice, answer):
    inside = choice in {Choice.KEEP, Choice.COUNT, Choice.COMPARE}
    lets = answer in {Answer.YES, Answer.NOT_SAID}
    assert may_happen_inside(choice, answer) is (inside and lets)


@pytest.mark.parametrize("answer", list(Answer))
def test_nobody_says_yes_for_her_but_anybody_may_say_no(answer):
    expected = Answer.ASK_HER if answer is Answer.YES else answer
    assert counts_as(answer, SaidBy.SOMEBODY_ELSE) is expected
    assert counts_as(answer, SaidBy.PERSON) is answer
