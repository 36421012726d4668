"""How soon somebody looks at a report, who, and what is doubted."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from brolly.consent import actions as consent
from brolly.consent.queries import choices_of, holds_of
from brolly.consent.samples import yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Conditions, HoldKind
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.queries import entries_about
from brolly.incidents import actions, queries, rules
from brolly.incidents.samples import TOLD, make_incident
from brolly.incidents.vocabulary import (
    Doubt,
    Kind,
    Priority,
    Prompt,
    Stage,
    TriageTold,
)

TODAY = date(2026, 11, 23)
NOTHING = rules.Facts(kinds=frozenset(), injuries=frozenset(), narrative="", today=TODAY)


@pytest.mark.parametrize(
    ("words", "prompt"),
    [
        ("He is outside now and he won't go", Prompt.IN_DANGER),
        ("he said he'd kill me if I told", Prompt.IN_DANGER),
        ("He has a key to mine", Prompt.IN_DANGER),
        ("E afară la ușă și bate", Prompt.IN_DANGER),
        ("They took her passport and she owes them", Prompt.EXPLOITED),
        ("he keeps all my money and doesn't let me out", Prompt.EXPLOITED),
        ("she is working off a debt, £9,000 debt", Prompt.EXPLOITED),
        ("Mi-a luat pașaportul", Prompt.EXPLOITED),
        ("She said she is sixteen", Prompt.UNDER_18),
    ],
)
def test_words_raise_a_question(words, prompt):
    assert prompt in rules.prompts_of(replace(NOTHING, narrative=words))


@pytest.mark.parametrize(
    "words",
    [
        "He paid first, then wanted it back. She walked home.",
        "He took the money and ran. He drove off.",
        "She waited outside for a taxi.",
        "He asked for her number and she gave the work one.",
    ],
)
def test_everyday_words_raise_none(words):
    assert rules.prompts_of(replace(NOTHING, narrative=words)) == []


@pytest.mark.parametrize(
    ("facts", "priority"),
    [
        (NOTHING, Priority.WEEK),
        (replace(NOTHING, about_under_18=True), Priority.NOW),
        (replace(NOTHING, narrative="he is outside"), Priority.NOW),
        (replace(NOTHING, kinds=frozenset({Kind.RAPE.value})), Priority.TODAY),
        (replace(NOTHING, injuries=frozenset({"neck"})), Priority.TODAY),
        (replace(NOTHING, injuries=frozenset({"fear"})), Priority.WEEK),
        (replace(NOTHING, number_may_be_hers=True), Priority.TODAY),
        (replace(NOTHING, happened_on=TODAY - timedelta(days=400)), Priority.LATER),
        (
            replace(
                NOTHING,
                kinds=frozenset({Kind.RAPE.value}),
                happened_on=TODAY - timedelta(days=14_000),
            ),
            Priority.WEEK,
        ),
        (
            replace(
                NOTHING, narrative="he is outside", happened_on=TODAY - timedelta(days=400)
            ),
            Priority.NOW,
        ),
    ],
)
def test_how_soon_is_proposed_by_what_was_told(facts, priority):
    assert rules.proposal(facts).priority is priority


def test_a_word_moves_a_report_up_and_none_moves_it_down():
    rape = replace(NOTHING, kinds=frozenset({Kind.RAPE.value}))
    for words in ("", "it was fine in the end", "no rush", "years ago"):
        assert rules.proposal(replace(rape, narrative=words)).priority is Priority.TODAY


def decide(actor, incident_id, at, **more):
    told = TriageTold(**{"priority": Priority.TODAY, "owner_id": actor.staff_id, **more})
    return actions.triage_incident(
        actor=actor, incident_id=incident_id, told=told, submission_id=uuid4(), at=at
    )


def test_the_most_urgent_stands_first_and_goes_when_somebody_has_decided(ada, noon):
    plain = make_incident(actor=ada, told=replace(TOLD, kinds=("non_payment",)), at=noon)
    urgent = make_incident(
        actor=ada, told=replace(TOLD, narrative="He is outside now."), at=noon
    )
    assert next(one.id for one in queries.new_reports(ada)) == urgent
    waiting = queries.waiting_for_a_look(ada)
    assert (waiting.many, waiting.look_by) == (2, noon + timedelta(hours=1))
    decide(ada, urgent, noon, priority=Priority.NOW, owner_name="Ada")
    assert [one.id for one in queries.new_reports(ada)] == [plain]
    row = queries.incident_of(ada, urgent)
    assert (row.stage, row.owner_name) == (Stage.OPEN.value, "Ada")
    (due,) = queries.clocks_of(ada, until=noon + timedelta(hours=2))
    assert (due.id, due.due_at) == (urgent, noon + timedelta(hours=1))
    assert queries.clocks_of(ada, until=noon) == []


def test_two_presses_decide_once_and_the_last_decision_counts(ada, noon):
    incident_id = make_incident(actor=ada, at=noon)
    press = uuid4()
    for _ in range(2):
        actions.triage_incident(
            actor=ada, incident_id=incident_id, told=TriageTold(priority=Priority.NOW),
            submission_id=press, at=noon,
        )  # fmt: skip
    decide(ada, incident_id, noon + timedelta(hours=1), priority=Priority.WEEK)
    said = [e for e in entries_about(ada, [incident_id]) if e.event == "incident.triaged"]
    assert [e.details["priority"] for e in said] == ["now", "week"]
    shown = queries.triage_of(ada, incident_id, number_may_be_hers=False)
    assert shown.last is not None
    assert shown.last.priority.startswith("This week")


def test_what_is_doubted_is_held_and_kept(ada, noon):
    incident_id = make_incident(actor=ada, at=noon, choices=yes_to(Choice.WARN))
    decide(ada, incident_id, noon, doubt=Doubt.HARMFUL, words="Her old landlord wrote it.")
    assert HoldKind.POISONED in {hold.kind for hold in holds_of(ada, incident_id)}
    decide(ada, incident_id, noon + timedelta(minutes=1), doubt=Doubt.NONE)
    assert HoldKind.POISONED in {hold.kind for hold in holds_of(ada, incident_id)}, (
        "a second look takes no hold off by itself"
    )
    assert queries.file_of(ada, incident_id).told.narrative == TOLD.narrative


def test_a_volunteer_and_another_project_decide_nothing(ada, cleo, bola, noon):
    incident_id = make_incident(actor=ada, at=noon)
    with pytest.raises(NotAllowed):
        decide(cleo, incident_id, noon)
    with pytest.raises(NotFound):
        decide(bola, incident_id, noon)


def test_the_pages(ada, noon, signed_in):
    incident_id = make_incident(
        actor=ada, told=replace(TOLD, narrative="He is outside now."), at=noon
    )
    pages = signed_in(ada)
    assert "/reports/first-look/" in pages.get("/").text
    listed = pages.get("/reports/first-look/").text
    assert "Its words may mean that she is in danger now." in listed
    address = f"/reports/{incident_id}/first-look/"
    assert "Is she in danger now?" in pages.get(address).text
    typed = {"submission_id": str(uuid4()), "priority": "now", "doubt": "made_up", "owner": ""}
    refused = pages.post(address, typed)
    assert refused.status_code == 422
    assert "Say what does not fit" in refused.text
    assert pages.post(address, {**typed, "words": "Sent nine times."}).status_code == 302
    shown = pages.get(f"/reports/{incident_id}/").text
    assert "Sent nine times." in shown
    assert "On hold: Something in it is not right." in shown
    assert "Somebody has decided about every report." in pages.get("/reports/first-look/").text


ONLY_IF = NewAnswer(
    choice=Choice.WARN, answer=Answer.YES, conditions=Conditions(only_if_others=True)
)


def others(actor, incident_id) -> bool:
    from brolly.consent.queries.barriers import others_have_reported

    return others_have_reported(actor, incident_id)


def test_a_linked_report_counts_for_her_yes_that_waits_for_others(ada, noon):
    hers = make_incident(actor=ada, at=noon, choices=(ONLY_IF,))
    other = make_incident(actor=ada, at=noon)
    assert not others(ada, hers)
    actions.link_same_man(actor=ada, incident_id=other, other_id=hers, at=noon)
    assert others(ada, hers)
    assert others(ada, other)
    actions.mark_not_the_same(actor=ada, incident_id=hers, other_id=other, at=noon)
    assert not others(ada, hers)
    assert not others(ada, other)


def test_the_same_report_told_twice_counts_for_nobody(ada, noon):
    hers = make_incident(actor=ada, at=noon, choices=(ONLY_IF,))
    other = make_incident(actor=ada, at=noon)
    actions.mark_duplicate_of(actor=ada, incident_id=other, other_id=hers, at=noon)
    assert not others(ada, hers)


def test_a_doubted_report_counts_no_more_until_the_doubt_is_cleared(ada, mira, noon):
    hers = make_incident(actor=ada, at=noon, choices=(ONLY_IF,))
    other = make_incident(actor=ada, at=noon)
    actions.link_same_man(actor=ada, incident_id=hers, other_id=other, at=noon)
    decide(ada, other, noon, doubt=Doubt.MADE_UP, words="One of forty in a night.")
    assert not others(ada, hers)
    assert others(ada, other), "hers is not doubted"
    consent.release_hold(
        actor=mira, subject_id=other, kind=HoldKind.POISONED, why="She rang.", at=noon
    )
    assert others(ada, hers)


def test_who_does_not_let_hers_be_compared_counts_for_nobody(ada, noon):
    hers = make_incident(actor=ada, at=noon, choices=(ONLY_IF,))
    other = make_incident(actor=ada, at=noon)
    actions.link_same_man(actor=ada, incident_id=hers, other_id=other, at=noon)
    no = NewAnswer(choice=Choice.COMPARE, answer=Answer.NO)
    consent.change_choices(actor=ada, subject_id=other, answers=[no], at=timezone.now())
    assert choices_of(ada, other)[Choice.COMPARE].said.answer is Answer.NO
    assert not others(ada, hers)
