from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Role
from brolly.consent import actions, gate, queries, steps
from brolly.consent.models import ChoiceRecord
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import (
    Answer,
    Choice,
    Conditions,
    Field,
    Heard,
    HoldKind,
    PartyRole,
    Purpose,
    ReasonCode,
    Recipient,
    RecipientKind,
    SaidBy,
)
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.queries import entries_about
from brolly.organisations.samples import make_member, make_organisation
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind

FORCE = UUID(int=0xF0)
POLICE = Recipient(kind=RecipientKind.POLICE, organisation_id=FORCE)
MARKS = frozenset({Field.HIM_MARKS, Field.HIM_PLATE, Field.REPORTER_NAME})


def subject_of(actor):
    new = uuid4()
    key = vault.new_key(organisation_id=actor.organisation_id, kind=KeyKind.INCIDENT)
    with acting(actor):
        steps.make_subject(actor=actor, subject_id=new, key_id=key)
    return new


@pytest.fixture
def subject_id(ada):
    return subject_of(ada)


@pytest.fixture
def agreed(mira, sol, officer, noon):
    made = actions.draft_agreement(
        actor=mira,
        partner_id=FORCE,
        title="Reports about dangerous men",
        purposes=frozenset({Purpose.POLICE_ANONYMOUS, Purpose.POLICE_NAMED}),
        own_role=PartyRole.CONTROLLER,
        partner_role=PartyRole.LAW_ENFORCEMENT,
        article_6="6(1)(f)",
        article_9="9(2)(g), Schedule 1 paragraph 18",
        article_10="Schedule 1 paragraph 10",
        retention="As the force's own rules say",
        starts_on=noon.date(),
        review_on=noon.date() + timedelta(days=300),
        ends_on=noon.date() + timedelta(days=365),
        at=noon,
    )
    actions.sign_agreement(actor=mira, agreement_id=made, at=noon)
    actions.note_paper_signature(
        actor=mira, agreement_id=made, signed_by="Superintendent", at=noon
    )
    actions.confirm_paper_signature(actor=sol, agreement_id=made, at=noon)
    return made


def say(actor, subject_id, choice, answer, at, **more):
    new = NewAnswer(choice=choice, answer=answer, **more)
    actions.change_choices(actor=actor, subject_id=subject_id, answers=[new], at=at)


def permit(actor, subject_id, at, purpose=Purpose.POLICE_ANONYMOUS, fields=MARKS):
    with acting(actor):
        return gate.permit_sharing(
            actor=actor, subject_id=subject_id, purpose=purpose, recipient=POLICE,
            fields=fields, at=at,
        )  # fmt: skip


def test_her_yes_and_an_agreement_let_exactly_the_ceiling_leave(ada, subject_id, agreed, noon):
    say(ada, subject_id, Choice.POLICE_ANONYMOUS, Answer.YES, noon)
    given = permit(ada, subject_id, noon)
    assert given.fields == {Field.HIM_MARKS, Field.HIM_PLATE}
    assert given.agreement_id == agreed


@pytest.mark.practice("S2.10")
def test_without_an_agreement_her_yes_is_not_enough(ada, subject_id, noon):
    say(ada, subject_id, Choice.POLICE_ANONYMOUS, Answer.YES, noon)
    with pytest.raises(gate.SharingRefused) as refused:
        permit(ada, subject_id, noon)
    assert refused.value.reasons == (ReasonCode.NO_AGREEMENT,)


@pytest.mark.parametrize("answer", [Answer.NO, Answer.ASK_HER, Answer.NOT_SAID])
def test_anything_but_yes_lets_nothing_leave(ada, subject_id, agreed, noon, answer):
    say(ada, subject_id, Choice.POLICE_ANONYMOUS, answer, noon)
    with pytest.raises(gate.SharingRefused):
        permit(ada, subject_id, noon)


def test_a_changed_mind_is_a_new_line_and_counts_at_once(ada, subject_id, agreed, noon):
    say(ada, subject_id, Choice.POLICE_ANONYMOUS, Answer.YES, noon)
    say(ada, subject_id, Choice.POLICE_ANONYMOUS, Answer.NO, noon, own_words="leave it")
    with pytest.raises(gate.SharingRefused):
        permit(ada, subject_id, noon)
    newest, oldest = queries.choices_before(ada, subject_id)
    assert (newest.said.answer, oldest.said.answer) == (Answer.NO, Answer.YES)
    assert newest.own_words == "leave it"


def test_nobody_says_yes_for_her(ada, subject_id, agreed, noon):
    say(
        ada, subject_id, Choice.POLICE_ANONYMOUS, Answer.YES, noon,
        said_by=SaidBy.SOMEBODY_ELSE,
    )  # fmt: skip
    assert queries.answer_to(ada, subject_id, Choice.POLICE_ANONYMOUS) is Answer.ASK_HER
    with pytest.raises(gate.SharingRefused):
        permit(ada, subject_id, noon)


def test_the_database_too_refuses_somebody_elses_yes(ada, subject_id, noon):
    with pytest.raises(IntegrityError), acting(ada), transaction.atomic():
        ChoiceRecord.objects.create(
            organisation_id=ada.organisation_id, subject_id=subject_id, key_id=uuid4(),
            number=1, choice="warn", answer="yes", said_by="somebody_else", heard="by_phone",
            heard_by_id=ada.staff_id, told_version="x", at=noon,
        )  # fmt: skip


def test_an_answer_cannot_be_edited(ada, subject_id, noon):
    say(ada, subject_id, Choice.WARN, Answer.NO, noon)
    with pytest.raises(DatabaseError), acting(ada), transaction.atomic():
        ChoiceRecord.objects.update(answer="yes")


def test_what_she_leaves_out_stays(ada, subject_id, agreed, noon):
    say(
        ada, subject_id, Choice.POLICE_ANONYMOUS, Answer.YES, noon,
        conditions=Conditions(leave_out=frozenset({Field.HIM_PLATE})),
    )  # fmt: skip
    assert permit(ada, subject_id, noon).fields == {Field.HIM_MARKS}


def test_her_own_condition_waits_for_a_named_person(ada, subject_id, agreed, noon):
    say(
        ada, subject_id, Choice.POLICE_ANONYMOUS, Answer.YES, noon,
        own_words="only if it leaves out where I was", words_are_condition=True,
    )  # fmt: skip
    with pytest.raises(gate.SharingRefused) as refused:
        permit(ada, subject_id, noon)
    assert refused.value.reasons == (ReasonCode.CONDITION_NOT_MET,)
    said = queries.said_of(ada, subject_id, Choice.POLICE_ANONYMOUS)
    actions.confirm_condition(
        actor=ada, choice_id=said.id, purpose=Purpose.POLICE_ANONYMOUS, at=noon
    )
    assert permit(ada, subject_id, noon).fields


def test_a_hold_stops_and_a_held_number_keeps_only_the_number(ada, subject_id, agreed, noon):
    say(ada, subject_id, Choice.POLICE_ANONYMOUS, Answer.YES, noon)
    actions.place_hold(
        actor=ada, subject_id=subject_id, kind=HoldKind.NUMBER_MAY_BE_HERS, at=noon
    )
    asked = MARKS | {Field.HIM_PHONE}
    assert Field.HIM_PHONE not in permit(ada, subject_id, noon, fields=asked).fields
    actions.place_hold(
        actor=ada, subject_id=subject_id, kind=HoldKind.NEEDS_CONVERSATION, at=noon
    )
    with pytest.raises(gate.SharingRefused) as refused:
        permit(ada, subject_id, noon)
    assert refused.value.reasons == (ReasonCode.HELD,)
    actions.release_hold(
        actor=ada, subject_id=subject_id, kind=HoldKind.NEEDS_CONVERSATION,
        why="Spoke with her", at=noon,
    )  # fmt: skip
    assert permit(ada, subject_id, noon).fields


def test_whether_a_child_is_safe_is_the_safeguarding_leads_to_say(
    ada, sol, subject_id, agreed, noon
):
    of = {"subject_id": subject_id, "kind": HoldKind.SAFEGUARDING, "at": noon}
    actions.place_hold(actor=ada, **of)
    assert [hold.may_decide for hold in queries.holds_of(ada, subject_id)] == [False]
    with pytest.raises(NotAllowed):
        actions.release_hold(actor=ada, why="She seems fine", **of)
    assert [hold.may_decide for hold in queries.holds_of(sol, subject_id)] == [True]
    actions.release_hold(actor=sol, why="Social care has it", **of)
    assert queries.holds_of(sol, subject_id) == []


def test_two_people_decide_whether_a_child_is_safe(db, noon):
    owner = make_organisation(code="OWL", name="Owl", at=noon)
    sol, mira = (
        make_member(actor=owner, name=name, role=role, at=noon, can_sign_in=False)
        for name, role in (("sol", Role.SAFEGUARDING_LEAD), ("mira", Role.MANAGER))
    )
    subject_id = subject_of(sol)
    of = {"subject_id": subject_id, "kind": HoldKind.SAFEGUARDING, "at": noon}
    actions.place_hold(actor=sol, **of)
    actions.release_hold(actor=sol, why="She is 19, it says so.", **of)
    (hold,) = queries.holds_of(mira, subject_id)
    assert (hold.asked_by, hold.why_asked) == ("sol", "She is 19, it says so.")
    assert queries.holds_to_decide(mira) == [subject_id]
    assert queries.holds_to_decide(sol) == []
    with pytest.raises(steps.SecondPersonDecides):
        actions.release_hold(actor=sol, why="Still.", **of)
    actions.release_hold(actor=mira, why="I saw it too.", **of)
    assert queries.holds_of(mira, subject_id) == []
    told = [(e.event, e.details.get("alone")) for e in entries_about(mira, [subject_id])]
    assert ("consent.hold-released", True) not in told


def test_one_person_alone_decides_where_there_is_nobody_else_and_history_says_so(db, noon):
    owner = make_organisation(code="OWL", name="Owl", at=noon)
    sol = make_member(
        actor=owner, name="sol", role=Role.SAFEGUARDING_LEAD, at=noon, can_sign_in=False
    )
    subject_id = subject_of(sol)
    of = {"subject_id": subject_id, "kind": HoldKind.SAFEGUARDING, "at": noon}
    actions.place_hold(actor=sol, **of)
    actions.release_hold(actor=sol, why="She is 19, it says so.", **of)
    assert queries.holds_of(sol, subject_id) == []
    told = [(e.event, e.details.get("alone")) for e in entries_about(sol, [subject_id])]
    assert ("consent.hold-released", True) in told


def test_an_ended_agreement_lets_nothing_leave(ada, mira, subject_id, agreed, noon):
    say(ada, subject_id, Choice.POLICE_ANONYMOUS, Answer.YES, noon)
    actions.end_agreement(actor=mira, agreement_id=agreed, at=noon)
    with pytest.raises(gate.SharingRefused) as refused:
        permit(ada, subject_id, noon)
    assert refused.value.reasons == (ReasonCode.NO_AGREEMENT,)


def test_a_duty_needs_a_second_person(ada, sol, subject_id, agreed, noon):
    made = actions.ask_override(
        actor=ada, subject_id=subject_id, purpose=Purpose.POLICE_NAMED, recipient_id=FORCE,
        fields=frozenset({Field.HIM_NAME}), legal_basis="Children Act 1989 s.47",
        reason="child-at-risk", words="She is sixteen.", in_danger=False, at=noon,
    )  # fmt: skip
    with pytest.raises(gate.SharingRefused):
        permit(ada, subject_id, noon, Purpose.POLICE_NAMED, frozenset(Field))
    actions.agree_override(actor=sol, override_id=made, at=noon)
    given = permit(ada, subject_id, noon, Purpose.POLICE_NAMED, frozenset(Field))
    assert given.fields == {Field.HIM_NAME}
    assert given.override_id == made


def test_the_first_person_is_not_the_second(sol, subject_id, noon):
    made = actions.ask_override(
        actor=sol, subject_id=subject_id, purpose=Purpose.POLICE_NAMED, recipient_id=FORCE,
        fields=frozenset({Field.HIM_NAME}), legal_basis="Children Act 1989 s.47",
        reason="child-at-risk", words="", in_danger=True, at=noon,
    )  # fmt: skip
    with pytest.raises(actions.SamePerson):
        actions.agree_override(actor=sol, override_id=made, at=noon)


def test_another_project_is_told_there_is_no_such_subject(bola, subject_id, noon):
    with pytest.raises(gate.NotFound):
        permit(bola, subject_id, noon)
    assert queries.choices_of(bola, subject_id) == {}


def test_withdrawing_everything_is_one_act(ada, subject_id, agreed, noon):
    say(ada, subject_id, Choice.POLICE_ANONYMOUS, Answer.YES, noon)
    actions.withdraw_all(
        actor=ada, subject_id=subject_id, heard=Heard.BY_PHONE, own_words="", at=noon
    )
    with reading(ada):
        said = queries.choices_of(ada, subject_id)
    assert {s.said.answer for s in said.values()} == {Answer.NO}
    assert Choice.KEEP not in said


def test_both_parties_see_the_agreement_and_nobody_else(mira, officer, bola, agreed):
    assert [a.id for a in queries.agreements_of(mira)] == [agreed]
    assert [a.id for a in queries.agreements_of(officer)] == [agreed]
    assert queries.agreements_of(bola) == []


def test_days_must_be_in_order(mira, noon):
    with pytest.raises(actions.DaysOutOfOrder):
        actions.draft_agreement(
            actor=mira, partner_id=FORCE, title="x", purposes=frozenset(),
            own_role=PartyRole.CONTROLLER, partner_role=PartyRole.CONTROLLER, article_6="",
            article_9="", article_10="", retention="", starts_on=date(2026, 2, 1),
            review_on=date(2026, 3, 1), ends_on=date(2026, 1, 1), at=noon,
        )  # fmt: skip


def in_danger(ada, subject_id, at):
    return actions.ask_override(
        actor=ada, subject_id=subject_id, purpose=Purpose.POLICE_NAMED, recipient_id=FORCE,
        fields=frozenset({Field.HIM_NAME}), legal_basis="Children Act 1989 s.47",
        reason="child-at-risk", words="Now.", in_danger=True, at=at,
    )  # fmt: skip


def counts(ada, subject_id, at):
    with reading(ada):
        return gate.ask(
            actor=ada, subject_id=subject_id, purpose=Purpose.POLICE_NAMED,
            recipient=Recipient(kind=RecipientKind.POLICE, organisation_id=FORCE),
            fields=frozenset({Field.HIM_NAME}), at=at,
        ).may  # fmt: skip


def test_a_duty_that_was_refused_is_not_named_again_by_one_alone(
    ada, sol, subject_id, agreed, noon
):
    first = in_danger(ada, subject_id, noon)
    assert counts(ada, subject_id, noon)
    actions.refuse_override(actor=sol, override_id=first, why="She is safe.", at=noon)
    again = in_danger(ada, subject_id, noon + timedelta(minutes=2))
    assert not counts(ada, subject_id, noon + timedelta(minutes=3))
    actions.agree_override(actor=sol, override_id=again, at=noon + timedelta(minutes=4))
    assert counts(ada, subject_id, noon + timedelta(minutes=5))


def test_nobody_goes_on_alone_day_after_day(ada, subject_id, agreed, noon):
    in_danger(ada, subject_id, noon)
    later = noon + timedelta(hours=25)
    assert not counts(ada, subject_id, later)
    in_danger(ada, subject_id, later)
    assert not counts(ada, subject_id, later + timedelta(minutes=1))


def test_a_duty_is_not_named_about_what_is_closed_to_the_actor(ada, sol, subject_id, noon):
    with acting(sol):
        steps.restrict(
            actor=sol, subject_id=subject_id, staff_ids=frozenset({sol.staff_id}), at=noon
        )
    with pytest.raises(NotFound):
        in_danger(ada, subject_id, noon)
