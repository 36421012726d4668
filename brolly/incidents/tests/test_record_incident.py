import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from brolly.access.scope import acting, reading
from brolly.consent.samples import yes_to
from brolly.consent.vocabulary import Choice, Field, HoldKind
from brolly.foundation.identifiers import IdentifierKind
from brolly.foundation.refusals import ChangedMeanwhile, NotAllowed, NotFound
from brolly.history.queries import entries_about
from brolly.incidents import actions, queries
from brolly.incidents.models import Incident
from brolly.incidents.samples import DERBY, STOKE, TOLD, make_incident
from brolly.incidents.vocabulary import (
    IdentifierTold,
    Identity,
    ManTold,
    OpenReason,
    Stage,
    StepTold,
)

PHONE, PLATE = IdentifierKind.PHONE, IdentifierKind.PLATE


def test_what_was_told_comes_back_and_who_told_it_stays_sealed(ada, noon):
    incident_id = make_incident(actor=ada, at=noon)
    opened = queries.file_of(ada, incident_id)
    assert opened.incident.reference == "R-0001"
    assert opened.told == replace(TOLD, identity=None, received_at=noon)
    assert opened.has_name
    with reading(ada):
        row = Incident.objects.get()
    assert b"grey tracksuit" not in bytes(row.narrative)
    assert next(e.event for e in entries_about(ada, [incident_id])) == "incident.recorded"


def test_everything_but_how_it_came_may_be_unknown(ada, noon):
    told = replace(TOLD.__class__(channel="letter"))
    opened = queries.file_of(ada, make_incident(actor=ada, told=told, at=noon))
    assert opened.told.narrative == ""
    assert opened.told.happened_on is None
    assert not opened.has_name


def test_references_count_up_in_each_project_alone(ada, bola, noon):
    make_incident(actor=ada, at=noon)
    second = make_incident(actor=ada, at=noon)
    theirs = make_incident(actor=bola, at=noon)
    assert queries.reference_of(ada, second) == "R-0002"
    assert queries.reference_of(bola, theirs) == "R-0001"


def test_a_double_click_makes_one(ada, noon):
    once = uuid.uuid4()
    first = make_incident(actor=ada, submission_id=once, at=noon)
    assert make_incident(actor=ada, submission_id=once, at=noon) == first
    assert len(queries.incidents_of(ada)) == 1


def test_another_project_sees_nothing(ada, bola, noon):
    incident_id = make_incident(actor=ada, at=noon)
    assert queries.incidents_of(bola) == []
    with pytest.raises(NotFound):
        queries.file_of(bola, incident_id)
    with pytest.raises(NotFound):
        actions.set_stage(actor=bola, incident_id=incident_id, stage=Stage.OPEN, at=noon)


def test_a_volunteer_may_not(cleo, ada, noon):
    with pytest.raises(NotAllowed):
        make_incident(actor=cleo, at=noon)
    with pytest.raises(NotAllowed):
        queries.incidents_of(cleo)


def test_a_day_that_has_not_come_is_refused(ada, noon):
    tomorrow = replace(
        TOLD, happened_on=timezone.localdate() + timedelta(days=1), precision="day"
    )
    with pytest.raises(actions.NotYet):
        make_incident(actor=ada, told=tomorrow, at=noon)


def test_too_long_a_story_is_refused(ada, noon):
    with pytest.raises(actions.TooLong):
        make_incident(actor=ada, told=replace(TOLD, narrative="a" * 200_000), at=noon)


def test_a_day_is_kept_no_more_exactly_than_it_is_known(ada, noon):
    told = replace(TOLD, happened_on=date(2026, 8, 23), precision="month")
    opened = queries.file_of(ada, make_incident(actor=ada, told=told, at=noon))
    assert opened.incident.happened_on == date(2026, 8, 1)


# --- numbers ---------------------------------------------------------------------


def with_number(number: str, *, contact: str = "", whose: str = "his", kind: str = "phone"):
    return replace(
        TOLD,
        identifiers=(IdentifierTold(kind=kind, text=number, belongs_to=whose),),
        identity=Identity(name_used="K.", contact=contact),
    )


def test_her_own_number_given_as_his_is_held(ada, noon):
    told = with_number("0770O 900362", contact="07700 900362")
    incident_id = make_incident(actor=ada, told=told, at=noon)
    assert queries.file_of(ada, incident_id).identifiers[0].is_held
    assert "him_phone" not in queries.fields_filled(ada, incident_id)
    found = queries.look_up(ada, PHONE, "07700 900362")
    assert found.found == ()
    assert found.maybe_hers
    assert found.sentence == "Found none. It can miss some."


def test_the_number_of_somebody_we_support_is_held(ada, noon):
    make_incident(actor=ada, told=with_number("", contact="07700 900362"), at=noon)
    later = make_incident(actor=ada, told=with_number("07700 900362"), at=noon)
    assert queries.file_of(ada, later).identifiers[0].is_held


def test_an_earlier_number_that_turns_out_to_be_hers_is_held(ada, noon):
    earlier = make_incident(actor=ada, told=with_number("07700 900362"), at=noon)
    assert not queries.file_of(ada, earlier).identifiers[0].is_held
    make_incident(actor=ada, told=with_number("", contact="07700 900362"), at=noon)
    assert queries.file_of(ada, earlier).identifiers[0].is_held


@pytest.mark.parametrize(
    ("kind", "known", "asked"),
    [
        ("phone", "07700 900595", "07700 900595"),
        ("phone", "07700 900595", "ends 595"),
        ("phone", "07700 900?9?", "07700 900595"),
        ("phone", "ends 595", "07700 900595"),
        ("plate", "FN01 OGT", "fn010gt"),
        ("plate", "FN01 OGT", "ends GT"),
        ("plate", "FN01 OGT", "*01*"),
        ("plate", "*01*OUB", "AB01 OUB"),
        ("plate", "Y?01?PD", "YK01 LPD"),
    ],
)
def test_a_number_or_plate_is_found_whole_and_in_part(ada, bola, noon, kind, known, asked):
    incident_id = make_incident(actor=ada, told=with_number(known, kind=kind), at=noon)
    found = queries.look_up(ada, IdentifierKind(kind), asked)
    assert [one.incident_id for one in found.found] == [incident_id]
    assert queries.look_up(bola, IdentifierKind(kind), asked).found == ()
    assert queries.look_up(ada, IdentifierKind(kind), asked, leave_out=incident_id).found == ()


def test_a_number_close_to_his_is_not_his(ada, noon):
    make_incident(actor=ada, told=with_number("07700 900595", contact="07700 900591"), at=noon)
    assert queries.look_up(ada, PHONE, "07700 900595").found
    assert not queries.look_up(ada, PHONE, "07700 900591").found


def test_hers_is_never_found_as_his(ada, noon):
    make_incident(actor=ada, told=with_number("07700 900595", whose="hers"), at=noon)
    assert queries.look_up(ada, PHONE, "07700 900595").found == ()


def test_words_are_looked_up_nowhere_and_said_so(ada, noon):
    found = queries.look_up(ada, PHONE, "oh seven seven")
    assert "letters" in found.sentence


# --- the same man --------------------------------------------------------------------


def test_two_accounts_of_one_man_are_offered_with_reasons(ada, noon):
    derby = make_incident(actor=ada, told=DERBY, at=noon)
    stoke = make_incident(actor=ada, told=STOKE, at=noon)
    make_incident(actor=ada, at=noon)
    [alike] = queries.possible_same_man(ada, stoke)
    assert alike.incident_id == derby
    words = " ".join(reason.words for reason in alike.reasons)
    assert "anchor" in words
    assert "phone in the car door" in words
    assert "plate" in words


def test_a_pair_found_different_is_not_offered_again(ada, noon):
    derby = make_incident(actor=ada, told=DERBY, at=noon)
    stoke = make_incident(actor=ada, told=STOKE, at=noon)
    actions.mark_not_the_same(actor=ada, incident_id=derby, other_id=stoke, at=noon)
    assert queries.possible_same_man(ada, stoke) == []
    actions.link_same_man(actor=ada, incident_id=stoke, other_id=derby, at=noon)
    assert queries.possible_same_man(ada, derby)[0].linked == "same_man"


def test_an_incident_is_not_compared_with_itself(ada, noon):
    one = make_incident(actor=ada, at=noon)
    with pytest.raises(actions.SameIncident):
        actions.link_same_man(actor=ada, incident_id=one, other_id=one, at=noon)


# --- who may see it -------------------------------------------------------------------


def test_a_record_about_an_officer_is_for_two_named_people(ada, joan, sol, mira, noon):
    told = replace(TOLD, accuses_officer=True)
    with pytest.raises(actions.TwoPeopleNeeded):
        make_incident(actor=ada, told=told, at=noon)
    incident_id = make_incident(
        actor=ada, told=told, only_staff=frozenset({sol.staff_id}), at=noon
    )
    assert queries.incident_of(sol, incident_id).pk == incident_id
    for other in (joan, mira):
        with pytest.raises(NotFound):
            queries.incident_of(other, incident_id)
        assert queries.incidents_of(other) == []


def test_who_she_is_opens_with_a_reason_and_stands_in_the_history(ada, tess, noon):
    incident_id = make_incident(actor=ada, at=noon)
    reason = OpenReason.CONTACT_HER
    opened = actions.open_identity(actor=ada, incident_id=incident_id, reason=reason, at=noon)
    assert opened == TOLD.identity
    last = entries_about(ada, [incident_id])[-1]
    assert (last.event, last.details["reason"]) == ("incident.identity-opened", "contact_her")
    with pytest.raises(NotAllowed):
        actions.open_identity(actor=tess, incident_id=incident_id, reason=reason, at=noon)


# --- changing it -----------------------------------------------------------------------


def test_two_people_saving_at_once(ada, joan, noon):
    incident_id = make_incident(actor=ada, at=noon)
    told = replace(TOLD, narrative="First", identity=None)
    version = actions.update_incident(
        actor=ada, incident_id=incident_id, told=told, version=1, at=noon
    )
    assert version == 2
    with pytest.raises(ChangedMeanwhile):
        actions.update_incident(
            actor=joan,
            incident_id=incident_id,
            told=replace(told, narrative="Second"),
            version=1,
            at=noon,
        )
    assert queries.file_of(ada, incident_id).told.narrative == "First"
    assert [kept.version for kept in queries.versions_of(ada, incident_id)] == [1]
    with reading(ada):
        row = Incident.objects.get()
        assert queries.identity_of(ada, row) == TOLD.identity


def test_the_history_names_what_changed_and_not_how(ada, noon):
    incident_id = make_incident(actor=ada, at=noon)
    told = replace(TOLD, town="Bradford", identity=None)
    actions.update_incident(actor=ada, incident_id=incident_id, told=told, version=1, at=noon)
    last = entries_about(ada, [incident_id])[-1]
    assert last.event == "incident.updated"
    assert last.details["fields"] == ["received_at", "town"]


# --- first steps --------------------------------------------------------------------------


def test_steps_have_an_owner_a_time_and_an_end(ada, joan, noon):
    soon = StepTold(kind="ring_back", words="After 2", due_at=noon + timedelta(hours=2))
    later = StepTold(kind="health", owner_id=joan.staff_id, owner_name="joan")
    incident_id = make_incident(actor=ada, steps=(later, soon), at=noon)
    assert [s.kind for s in queries.steps_due(ada)] == ["ring_back", "health"]
    assert [s.kind for s in queries.steps_due(ada, only_mine=True)] == ["ring_back"]
    first, _ = queries.steps_due(ada)
    assert first.words == "After 2"
    actions.finish_step(actor=joan, step_id=first.id, outcome="She answered", at=noon)
    assert [s.kind for s in queries.steps_due(ada)] == ["health"]
    with pytest.raises(actions.AlreadyFinished):
        actions.finish_step(actor=ada, step_id=first.id, outcome="", at=noon)
    done = queries.file_of(ada, incident_id).steps
    assert {s.outcome for s in done} == {"", "She answered"}


def test_stages(ada, noon):
    incident_id = make_incident(actor=ada, at=noon)
    actions.set_stage(actor=ada, incident_id=incident_id, stage=Stage.OPEN, at=noon)
    with pytest.raises(actions.WrongStage):
        actions.set_stage(actor=ada, incident_id=incident_id, stage=Stage.NEW, at=noon)


def test_the_list_is_filtered_by_codes_and_reference(ada, noon):
    make_incident(actor=ada, at=noon)
    make_incident(actor=ada, told=DERBY, at=noon)

    def refs(**wanted):
        lines = queries.incidents_of(ada, queries.IncidentFilter(**wanted))
        return [line.reference for line in lines]

    assert refs(text="R-0001") == ["R-0001"]
    assert refs(text="derby") == ["R-0002"]
    assert refs(kind="kidnap") == ["R-0002"]
    assert refs(channel="phone") == ["R-0001"]
    assert refs(stage="not-closed") == ["R-0002", "R-0001"]
    assert refs(stage="closed") == []


# --- what can leave ---------------------------------------------------------------------------


def test_what_can_leave_is_a_closed_list(ada, noon):
    told = replace(
        DERBY,
        identifiers=(
            *DERBY.identifiers,
            IdentifierTold(kind="phone", text="07700 900595"),
            IdentifierTold(kind="phone", text="07700 900591", belongs_to="hers"),
        ),
    )
    shareable = queries.shareable_of(
        ada, make_incident(actor=ada, told=told, at=noon), wanted=frozenset(Field)
    )
    assert shareable["him_plate"] == "*50*TK"
    assert shareable["him_phone"] == "07700 900595"
    assert shareable["incident_month"] == "September 2026"
    assert shareable["reporter_name"] == "Dee"
    assert "incident_summary" not in shareable
    assert "07700 900591" not in " ".join(shareable.values())


def test_two_men_are_kept_apart_and_the_month_stands_once(ada, noon):
    told = replace(
        DERBY, men=(ManTold(marks="anchor"), ManTold(marks="gold tooth", description="Thin")),
        precision="month", time_of_day="evening", when_words="",
    )  # fmt: skip
    incident_id = make_incident(actor=ada, told=told, at=noon)
    lines = queries.shareable_of(ada, incident_id, wanted=frozenset(Field))
    assert lines["him_marks"] == "Man 1: anchor\nMan 2: gold tooth"
    assert lines["him_description"] == "Man 2: Thin"
    assert lines["incident_month"] == "September 2026"
    assert lines["incident_when"] == "Evening, 6 to midnight"


def test_the_town_of_a_report_is_not_her_name(ada, noon):
    told = replace(DERBY, town="Derby", identity=Identity(name_used="Kim, Derby"))
    incident_id = make_incident(actor=ada, told=told, at=noon)
    found = queries.traces_of_her(ada, incident_id, ["Derby: Kim met a man."])
    assert found == ["Kim"]


def test_who_she_is_is_for_those_who_send(ada, tess, noon):
    """Outreach reads the report and writes warnings; her name is not theirs to be handed."""
    incident_id = make_incident(actor=ada, told=DERBY, at=noon)
    with pytest.raises(NotAllowed):
        queries.shareable_of(tess, incident_id, wanted=frozenset({Field.REPORTER_NAME}))
    his = queries.shareable_of(tess, incident_id, wanted=frozenset({Field.HIM_MARKS}))
    assert his.keys() == {Field.HIM_MARKS}
    assert Field.REPORTER_NAME in queries.fields_filled(tess, incident_id)


def test_a_text_is_held_against_her_name_and_the_name_stays_here(ada, tess, cleo, noon):
    incident_id = make_incident(actor=ada, told=DERBY, at=noon)
    assert queries.traces_of_her(tess, incident_id, ["DEE said so", "dee"]) == ["DEE", "dee"]
    assert queries.traces_of_her(tess, incident_id, ["Nobody is named"]) == []
    with pytest.raises(NotAllowed):
        queries.traces_of_her(cleo, incident_id, ["Dee"])


def test_under_18_is_held(ada, noon):
    from brolly.consent import queries as consent

    told = replace(TOLD, about_under_18=True)
    incident_id = make_incident(actor=ada, told=told, at=noon)
    kinds = {hold.kind for hold in consent.holds_of(ada, incident_id)}
    assert kinds == {HoldKind.SAFEGUARDING}


def test_a_third_persons_account_is_held(ada, noon):
    from brolly.consent import queries as consent

    told = replace(TOLD, identity=Identity(name_used="Lena", teller="Val, reception"))
    incident_id = make_incident(actor=ada, told=told, at=noon)
    kinds = {hold.kind for hold in consent.holds_of(ada, incident_id)}
    assert kinds == {HoldKind.THIRD_PARTY_ACCOUNT}


def test_what_she_chose_is_saved_with_it_and_an_objection_is_honoured(ada, noon):
    from brolly.consent import queries as consent
    from brolly.consent.steps import NewAnswer
    from brolly.consent.vocabulary import Answer, Choice

    told = with_number("07700 900595")
    objects = (NewAnswer(choice=Choice.COMPARE, answer=Answer.NO),)
    incident_id = make_incident(actor=ada, told=told, choices=objects, at=noon)
    assert consent.answer_to(ada, incident_id, Choice.COMPARE) is Answer.NO
    assert queries.look_up(ada, PHONE, "07700 900595").found == ()
    assert queries.possible_same_man(ada, incident_id) == []


def test_police_are_blocked_where_an_officer_is_accused(ada, sol, officer, noon):
    from brolly.consent import queries as consent
    from brolly.organisations.models import Organisation

    with acting(officer):
        force = Organisation.objects.create(
            id=officer.organisation_id, name="Force", kind="police", code="FRC", made_at=noon
        )
    told = replace(TOLD, accuses_officer=True)
    incident_id = make_incident(
        actor=ada, told=told, only_staff=frozenset({sol.staff_id}), at=noon
    )
    assert consent.blocked_for(ada, incident_id) == {force.pk}


def test_an_officer_accused_later_closes_the_record_then(ada, joan, sol, noon):
    incident_id = make_incident(actor=ada, at=noon)
    told = replace(TOLD, accuses_officer=True, identity=None)
    with pytest.raises(actions.TwoPeopleNeeded):
        actions.update_incident(
            actor=ada, incident_id=incident_id, told=told, version=1, at=noon
        )
    assert queries.file_of(joan, incident_id).incident.version == 1
    actions.update_incident(
        actor=ada,
        incident_id=incident_id,
        told=told,
        version=1,
        only_staff=frozenset({sol.staff_id}),
        at=noon,
    )
    with pytest.raises(NotFound):
        queries.incident_of(joan, incident_id)
    assert queries.incident_of(sol, incident_id).version == 2


def test_what_is_left_empty_of_who_she_is_stays(ada, noon):
    incident_id = make_incident(actor=ada, at=noon)
    told = replace(TOLD, identity=Identity(contact="07700 900112"))
    actions.update_incident(actor=ada, incident_id=incident_id, told=told, version=1, at=noon)
    opened = actions.open_identity(
        actor=ada, incident_id=incident_id, reason=OpenReason.PUT_RIGHT, at=noon
    )
    assert opened == Identity(name_used="Quiet Heron", contact="07700 900112")
    assert queries.look_up(ada, PHONE, "07700 900112").maybe_hers
    assert not queries.look_up(ada, PHONE, "07700 900111").maybe_hers


def test_a_man_who_may_have_been_harmed_stays_with_us(ada, noon):
    luke = ManTold(description="Young, frightened", name_given="Luke", marks="scar", stays=True)
    incident_id = make_incident(
        actor=ada, at=noon, told=replace(DERBY, men=(ManTold(marks="anchor"), luke)),
        choices=yes_to(Choice.WARN),
    )  # fmt: skip
    assert queries.file_of(ada, incident_id).men[1].stays
    leaves = queries.shareable_of(ada, incident_id, wanted=frozenset(Field))
    assert leaves[Field.HIM_MARKS] == "anchor"
    assert "frightened" not in " ".join(leaves.values())
    assert Field.HIM_NAME not in leaves
    found = queries.passages_to_settle(
        ada, incident_id, "A man called Luke", choice=Choice.WARN
    )
    assert any(one.never_leaves for one in found), "and no text may name him"
