"""A warning on its way: written, read by somebody else, out, and back again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError

from brolly.access.scope import acting
from brolly.access.vocabulary import Role
from brolly.alerts import actions, jobs, queries, rules
from brolly.alerts.models import Alert, Publication
from brolly.alerts.samples import LEEDS, make_alert, make_subscriber
from brolly.alerts.tests.conftest import worker
from brolly.alerts.vocabulary import FixedFields, Stage
from brolly.consent import actions as consent
from brolly.consent.gate import SharingRefused
from brolly.consent.samples import yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Conditions, HoldKind
from brolly.foundation.refusals import ChangedMeanwhile, NotAllowed, NotFound
from brolly.incidents.samples import make_incident
from brolly.organisations.actions.organisation import decide_urgent_alone


def stage_of(actor, alert_id):
    return queries.alert_of(actor, alert_id).stage


def says(answer, **tied):
    return [
        NewAnswer(choice=Choice.WARN, answer=answer, conditions=Conditions(**tied)),
    ]


def test_a_warning_is_read_by_somebody_else_and_stands_on_the_board(writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    assert stage_of(writer, alert_id) is Stage.WAITING
    assert [a.id for a in queries.waiting_for_me(reader)] == [alert_id]
    assert queries.waiting_for_me(writer) == []
    actions.approve_alert(actor=reader, alert_id=alert_id, version=1, at=noon)
    (on_board,) = queries.board_of(writer)
    assert on_board.title == LEEDS.title
    assert on_board.reference == "W-1"


def test_whoever_wrote_it_cannot_be_the_second_reader(writer, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    with pytest.raises(actions.NotYourOwn):
        actions.approve_alert(actor=writer, alert_id=alert_id, version=1, at=noon)
    with pytest.raises(DatabaseError), acting(writer):
        Alert.objects.filter(pk=alert_id).update(reader_id=writer.staff_id)


def test_whoever_changed_it_last_counts_as_its_writer(writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    actions.change_alert(actor=reader, alert_id=alert_id, draft=LEEDS, at=noon)
    actions.submit_alert(actor=writer, alert_id=alert_id, at=noon)
    with pytest.raises(actions.NotYourOwn):
        actions.approve_alert(actor=reader, alert_id=alert_id, version=2, at=noon)


def test_what_was_approved_is_what_was_read(writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    actions.change_alert(actor=writer, alert_id=alert_id, draft=LEEDS, at=noon)
    actions.submit_alert(actor=writer, alert_id=alert_id, at=noon)
    with pytest.raises(actions.WrongStage):
        actions.approve_alert(actor=reader, alert_id=alert_id, version=1, at=noon)


def test_two_people_who_save_at_once_see_both_texts(writer, reader, told, noon):
    from dataclasses import replace

    alert_id = make_alert(actor=writer, subject_id=told, at=noon, submit=False)
    actions.change_alert(
        actor=writer, alert_id=alert_id, at=noon, draft=replace(LEEDS, version=1)
    )
    with pytest.raises(ChangedMeanwhile):
        actions.change_alert(
            actor=reader, alert_id=alert_id, at=noon, draft=replace(LEEDS, version=1)
        )


def test_a_double_click_writes_one_warning(writer, told, noon):
    same = uuid4()
    made = {
        actions.write_alert(
            actor=writer, subject_id=told, submission_id=same, draft=LEEDS, at=noon
        )
        for _ in range(2)
    }
    assert len(made) == 1


def test_it_is_sent_back_with_a_reason(writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    with pytest.raises(actions.NoReasonGiven):
        actions.send_back(actor=reader, alert_id=alert_id, why=" ", at=noon)
    actions.send_back(actor=reader, alert_id=alert_id, why="Too fine a place.", at=noon)
    (mine,) = queries.sent_back_to_me(writer)
    assert mine.sent_back_why == "Too fine a place."


def test_a_volunteer_and_an_outreach_worker_cannot_approve(project, writer, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    for role in (Role.VOLUNTEER, Role.OUTREACH_WORKER):
        with pytest.raises(NotAllowed):
            actions.approve_alert(
                actor=worker("tess", project, role), alert_id=alert_id, version=1, at=noon
            )


# --- what she allows -----------------------------------------------------------------------


@pytest.mark.parametrize("answer", [Answer.ASK_HER, Answer.NOT_SAID])
def test_a_wording_may_be_offered_to_her_and_goes_nowhere(writer, noon, answer):
    told = make_incident(actor=writer, at=noon, choices=tuple(says(answer)))
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, submit=False)
    with pytest.raises(SharingRefused):
        actions.submit_alert(actor=writer, alert_id=alert_id, at=noon)


def test_her_no_stops_the_writing_too(writer, noon):
    told = make_incident(actor=writer, at=noon, choices=tuple(says(Answer.NO)))
    with pytest.raises(SharingRefused):
        make_alert(actor=writer, subject_id=told, at=noon)


def test_a_withdrawal_takes_it_off_the_board_stops_and_calls_back(
    writer, reader, told, carrier, noon
):
    make_subscriber(actor=worker_manager(writer), email="one@example.org", at=noon)
    make_subscriber(actor=worker_manager(writer), email="two@example.org", at=noon)
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    # One message has left when she changes her mind.
    letters = actions.claim_deliveries(actor=writer, limit=1, site="", at=noon)
    became = actions.carry(letters, carrier)
    actions.mark_deliveries(actor=writer, **became, at=noon)
    consent.change_choices(actor=writer, subject_id=told, answers=says(Answer.NO), at=noon)
    assert stage_of(writer, alert_id) is Stage.RECALLED
    assert queries.board_of(writer) == []
    got_it = carrier.to
    jobs.deliver(organisation_id=str(writer.organisation_id))
    assert len(carrier.letters) == 2
    assert carrier.to == got_it * 2
    assert "called back" in carrier.letters[-1].text
    assert LEEDS.title not in carrier.letters[-1].text
    (sentence,) = queries.what_cannot_be_undone(writer, told)
    assert "1 person" in sentence


def test_a_hold_calls_back_what_is_out(writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    consent.place_hold(actor=writer, subject_id=told, kind=HoldKind.NEEDS_CONVERSATION, at=noon)
    assert stage_of(writer, alert_id) is Stage.RECALLED


def test_a_withdrawal_sends_back_what_waits_for_a_reader(writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    consent.change_choices(actor=writer, subject_id=told, answers=says(Answer.NO), at=noon)
    assert stage_of(writer, alert_id) is Stage.DRAFT
    with pytest.raises((SharingRefused, actions.WrongStage)):
        actions.approve_alert(actor=reader, alert_id=alert_id, version=1, at=noon)


# --- the check ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "leak", ["Ring 07700 900362.", "Plate LK01 VBT.", "Ask Quiet.", "He is at a@example.org."]
)
def test_what_never_leaves_stops_it_whatever_the_reason(writer, told, noon, leak):
    from dataclasses import replace

    draft = replace(LEEDS, body=f"{LEEDS.body} {leak}", kept_why="It helps.")
    with pytest.raises(actions.GivesAway):
        make_alert(actor=writer, subject_id=told, at=noon, draft=draft)


def test_an_exact_time_stays_only_with_a_reason(writer, told, noon):
    from dataclasses import replace

    draft = replace(LEEDS, body="LS11, Tuesday, a thin man takes bags.")
    with pytest.raises(actions.GivesAway):
        make_alert(actor=writer, subject_id=told, at=noon, draft=draft)
    settled = replace(draft, kept_why="He comes every Tuesday, to many.")
    assert make_alert(actor=writer, subject_id=told, at=noon, draft=settled)


# --- its end -----------------------------------------------------------------------------------


def test_it_ends_on_its_day(writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    later = noon + timedelta(days=91)
    assert queries.due_to_end(writer, noon, noon.date()) == []
    assert queries.due_to_end(writer, later, later.date()) == [alert_id]
    actions.end_alert(actor=writer, alert_id=alert_id, today=later.date(), at=later)
    assert stage_of(writer, alert_id) is Stage.EXPIRED
    assert queries.board_of(writer) == []


def test_somebody_looks_at_it_again(writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    later = noon + timedelta(days=31)
    assert [a.id for a in queries.due_for_review(writer, later.date())] == [alert_id]
    actions.keep_alert_out(actor=writer, alert_id=alert_id, at=later)
    assert queries.due_for_review(writer, later.date()) == []


def test_a_corrected_warning_is_read_anew_and_takes_the_place_of_the_first(
    writer, reader, told, carrier, noon
):
    make_subscriber(actor=worker_manager(writer), email="one@example.org", at=noon)
    first = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    jobs.deliver(organisation_id=str(writer.organisation_id))
    second = actions.correct_alert(actor=writer, alert_id=first, submission_id=uuid4(), at=noon)
    assert stage_of(writer, first) is Stage.PUBLISHED
    actions.submit_alert(actor=writer, alert_id=second, at=noon)
    actions.approve_alert(actor=reader, alert_id=second, version=1, at=noon)
    assert stage_of(writer, first) is Stage.CORRECTED
    assert [w.id for w in queries.board_of(writer)] == [second]
    jobs.deliver(organisation_id=str(writer.organisation_id))
    assert "takes the place" in carrier.letters[-1].text


# --- urgent ----------------------------------------------------------------------------------


FIXED = FixedFields(area="leeds", kind="attacked", time_of_day="night", vehicle_shape="van")


def publish_urgent(writer, told, noon, *, fixed=FIXED, nobody_reached=True):
    return actions.publish_urgent(
        actor=writer, subject_id=told, submission_id=uuid4(), fixed=fixed,
        nobody_reached=nobody_reached, at=noon,
    )  # fmt: skip


@pytest.fixture
def trusted(project, noon):
    decide_urgent_alone(actor=project, agreed_by="Chair", at=noon)


def test_an_urgent_warning_needs_the_trustees(writer, told, noon):
    with pytest.raises(actions.NoUrgentWarnings):
        publish_urgent(writer, told, noon)


def test_an_urgent_warning_says_fixed_words_and_lapses(writer, told, trusted, noon):
    alert_id = publish_urgent(writer, told, noon)
    (out,) = queries.board_of(writer)
    assert out.body.startswith("Leeds, at night. Somebody told us that a man attacked")
    later = noon + timedelta(hours=73)
    assert out.expires_on == (noon + timedelta(hours=72)).date()
    assert queries.due_to_end(writer, noon + timedelta(hours=71), noon.date()) == []
    assert queries.due_to_end(writer, later, noon.date()) == [alert_id]


def test_an_urgent_warning_that_somebody_read_stays(writer, reader, told, trusted, noon):
    alert_id = publish_urgent(writer, told, noon)
    assert [a.id for a in queries.waiting_for_me(reader)] == [alert_id]
    with pytest.raises(actions.WrongStage):
        actions.keep_alert_out(actor=reader, alert_id=alert_id, at=noon)
    actions.approve_alert(actor=reader, alert_id=alert_id, version=1, at=noon)
    later = noon + timedelta(hours=73)
    assert queries.due_to_end(writer, later, later.date()) == []
    (out,) = queries.board_of(writer)
    assert out.expires_on == rules.ends_on(noon.date())


@pytest.mark.parametrize(
    "wrong",
    [
        {"nobody_reached": False},
        {"fixed": FixedFields(area="leeds", kind="his name is Tez")},
        {"fixed": FixedFields(area="paris", kind="attacked")},
    ],
)
def test_an_urgent_warning_says_nothing_else(writer, told, trusted, noon, wrong):
    with pytest.raises(actions.NoUrgentWarnings):
        publish_urgent(writer, told, noon, **wrong)


def test_an_urgent_warning_needs_a_yes_without_conditions(writer, trusted, noon):
    tied = tuple(says(Answer.YES, not_before=noon.date()))
    told = make_incident(actor=writer, at=noon, choices=tied)
    with pytest.raises(actions.NoUrgentWarnings):
        publish_urgent(writer, told, noon)


def test_what_went_out_stays_as_it_was(writer, reader, told, noon):
    make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    with pytest.raises(DatabaseError), acting(writer):
        Publication.objects.update(body="Something else")


# --- who sees it ----------------------------------------------------------------------------------


def test_another_project_sees_nothing(writer, reader, elsewhere, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    assert queries.board_of(elsewhere) == []
    with pytest.raises(NotFound):
        queries.public_text(elsewhere, alert_id)


def test_the_board_of_another_area_does_not_show_it(writer, reader, told, noon):
    make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    assert len(queries.board_of(writer, area="leeds")) == 1
    assert queries.board_of(writer, area="derby") == []


def test_anybody_may_object_and_the_writer_does_not_decide(writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    for _ in range(2):
        actions.object_to(
            actor=stranger(writer), alert_id=alert_id, submission_id=told,
            words="That was not me.", contact="", at=noon,
        )  # fmt: skip
    assert queries.objections_open(writer) == []
    (objection,) = queries.objections_open(reader)
    assert objection.words == "That was not me."
    with pytest.raises(actions.NotYourOwn):
        actions.settle_objection(actor=writer, objection_id=objection.id, at=noon)
    actions.settle_objection(actor=reader, objection_id=objection.id, at=noon)
    assert queries.objections_open(reader) == []


def stranger(actor):
    from brolly.access.vocabulary import Actor

    return Actor(name="public", organisation_id=actor.organisation_id)


def worker_manager(actor):
    return worker("mira", actor, Role.MANAGER)


def test_yes_to_warnings_is_not_yes_to_everything(writer, noon):
    told = make_incident(actor=writer, at=noon, choices=yes_to(Choice.KEEP, Choice.COUNT))
    with pytest.raises(SharingRefused):
        make_alert(actor=writer, subject_id=told, at=noon)


def test_the_ten_minute_round_ends_what_is_over_and_carries_what_was_left(
    writer, reader, told, carrier, noon, monkeypatch
):
    make_subscriber(actor=worker_manager(writer), email="one@example.org", at=noon)
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    asked = []
    monkeypatch.setattr(jobs.deliver, "defer", lambda **ids: asked.append(ids))
    jobs.look_after(0)
    assert asked == [{"organisation_id": str(writer.organisation_id)}]
    with acting(writer):
        Alert.objects.filter(pk=alert_id).update(expires_on=noon.date() - timedelta(days=999))
    jobs.look_after(0)
    assert stage_of(writer, alert_id) is Stage.EXPIRED
    jobs.deliver(organisation_id=str(writer.organisation_id))
    assert carrier.letters == []
