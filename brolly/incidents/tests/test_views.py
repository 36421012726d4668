import re
import uuid
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from brolly.access.scope import acting
from brolly.consent import queries as consent
from brolly.consent import steps
from brolly.consent.samples import yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Field, HoldKind, Purpose
from brolly.foundation.identifiers import IdentifierKind
from brolly.history.queries import entries_about
from brolly.incidents import actions, queries
from brolly.incidents.samples import DERBY, STOKE, TOLD, make_incident
from brolly.incidents.vocabulary import IdentifierTold, Identity, RestrictReason, StepTold

NEW = "/reports/new/"


def sent(**more: object) -> dict[str, object]:
    """Return what the browser sends for a small report."""
    return {
        "submission_id": str(uuid.uuid4()),
        "channel": "phone",
        "narrative": "He took her bag.",
        "men-many": "1",
        "men-0-description": "Thin, grey tracksuit",
        "vehicles-many": "1",
        "vehicles-0-colour": "",
        "identifiers-many": "2",
        "identifiers-0-kind": "phone",
        "identifiers-0-text": "",
        "identifiers-0-belongs_to": "his",
        "identifiers-1-kind": "plate",
        "identifiers-1-text": "",
        "identifiers-1-belongs_to": "his",
        "steps-many": "1",
        "steps-0-kind": "",
        **more,
    }


def words(response) -> str:
    return unescape(response.content.decode())


def test_a_report_is_taken_in_with_what_she_chose(ada, signed_in):
    browser = signed_in(ada)
    assert browser.get(NEW).status_code == 200
    answer = browser.post(
        NEW,
        sent(
            **{
                "town": "Leeds",
                "when_month": "10",
                "when_year": "2025",
                "kinds": ["robbery"],
                "identifiers-0-text": "ends 362",
                "choice-warn-answer": "yes",
                "choice-warn-own_words": "tell the others obviously",
                "choice-police_anonymous-answer": "yes",
                "choice-police_anonymous-leave_out": ["him_name", "incident_town"],
                "choice-police_named-answer": "no",
                "steps-0-kind": "ring_back",
                "steps-0-words": "Weds after 2",
                "name_used": "K.",
                "contact_rules": "Never before 2",
            }
        ),
    )
    assert answer.status_code == 302
    page = browser.get(answer.url)
    shown = words(page)
    assert "Safe contact:" in shown
    assert "Never before 2" in shown
    assert "tell the others obviously" in shown
    assert "October 2025" in shown
    assert "*362" in shown
    assert "K." not in shown
    [line] = queries.incidents_of(ada)
    assert consent.answer_to(ada, line.id, Choice.WARN) is Answer.YES
    assert consent.answer_to(ada, line.id, Choice.COUNT) is Answer.NOT_SAID
    said = consent.choices_of(ada, line.id)[Choice.POLICE_ANONYMOUS].said
    assert said.conditions.leave_out == {"him_name", "incident_town"}
    assert [s.kind for s in queries.steps_due(ada)] == ["ring_back"]


def test_nothing_is_ticked_beforehand(ada, signed_in):
    page = words(signed_in(ada).get(NEW))
    assert " checked" not in page


def test_only_how_it_came_is_required(ada, signed_in):
    browser = signed_in(ada)
    bare = {"submission_id": str(uuid.uuid4()), "channel": "letter"}
    assert browser.post(NEW, bare).status_code == 302
    answer = browser.post(NEW, sent(channel=""))
    assert answer.status_code == 422
    assert "Say how it came to us." in words(answer)


def test_a_double_click_makes_one_report(ada, signed_in):
    browser, once = signed_in(ada), sent()
    first, second = browser.post(NEW, once), browser.post(NEW, once)
    assert first.url == second.url
    assert len(queries.incidents_of(ada)) == 1


def test_the_page_sent_again_with_other_words_loses_neither(ada, signed_in):
    browser, once = signed_in(ada), sent(town="Leeds")
    saved = browser.post(NEW, once)
    again = browser.post(NEW, {**once, "town": "Derby"})
    assert again.status_code == 409
    assert "This page was saved already, with other words" in words(again)
    assert "Derby" in again.text
    assert "Leeds" in again.text
    (line,) = queries.incidents_of(ada)
    assert line.town == "Leeds"
    assert str(line.id) in saved.url


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            {"when_day": "1", "when_month": "1", "when_year": "2090"},
            "This day has not come yet. Check it, or leave it empty.",
        ),
        ({"when_day": "31", "when_month": "2", "when_year": "2025"}, "There is no such day."),
        ({"when_day": "3"}, "Say the year too, or leave the date empty."),
        ({"district": "Dock Road"}, "This is not the first half of a postcode"),
        ({"received_at": "2090-01-01T10:00"}, "This time has not come yet."),
        (
            {"identifiers-0-text": "oh seven seven double oh"},
            "A phone number has letters in it: keep as written?",
        ),
        ({"narrative": "a" * 200_000}, "This is 200,000 characters long"),
        ({"accuses_officer": "on"}, "choose the second person who may open it"),
        ({"choice-warn-own_words": "maybe"}, "Say yes, no or ask her"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_lost(ada, signed_in, typed, sentence):
    kept = {"town": "Leeds", "name_used": "K.", "men-0-marks": "crooked teeth"}
    answer = signed_in(ada).post(NEW, sent(**{**kept, **typed}))
    page = words(answer)
    assert answer.status_code == 422
    assert sentence in page
    assert "error-summary" in page
    for value in (*kept.values(), *typed.values()):
        assert str(value) in page
    assert queries.incidents_of(ada) == []


def test_parts_come_folded_until_something_stands_in_them_or_is_wrong(ada, signed_in):
    browser = signed_in(ada)
    parts = ("him", "vehicle", "numbers", "where", "hurt", "first")
    folded = {part: f'id="{part}">' for part in parts}
    fresh = words(browser.get(NEW))
    assert not [part for part, sign in folded.items() if sign not in fresh]
    wrong = words(
        browser.post(NEW, sent(**{"when_day": "3", "identifiers-0-text": "oh seven"}))
    )
    assert [part for part, sign in folded.items() if sign not in wrong] == [
        "him", "numbers", "where",
    ]  # fmt: skip
    asked = words(browser.post(NEW, sent(**{"men-0-description": "", "add": "step"})))
    assert [part for part, sign in folded.items() if sign not in asked] == ["first"]


def test_letters_are_kept_as_written_when_told_so(ada, signed_in):
    typed = {"identifiers-0-text": "oh seven seven", "identifiers-0-keep_as_written": "on"}
    answer = signed_in(ada).post(NEW, sent(**typed))
    assert answer.status_code == 302
    [line] = queries.incidents_of(ada)
    assert queries.file_of(ada, line.id).identifiers[0].identifier.raw == "oh seven seven"


@pytest.mark.parametrize("row", ["man", "vehicle", "identifier", "step"])
def test_another_row_without_javascript_keeps_what_was_typed(ada, signed_in, row):
    answer = signed_in(ada).post(NEW, sent(channel="", add=row))
    page = words(answer)
    assert answer.status_code == 200
    assert "Thin, grey tracksuit" in page
    assert "error-summary" not in page
    name = {"man": "men-1-", "vehicle": "vehicles-1-", "identifier": "identifiers-2-"}
    assert name.get(row, "steps-1-") in page
    assert queries.incidents_of(ada) == []


def test_two_men(ada, signed_in):
    two = {"men-many": "2", "men-1-description": "Shorter, gloves", "men-1-build": "heavy"}
    answer = signed_in(ada).post(NEW, sent(**two))
    assert "Shorter, gloves" in words(signed_in(ada).get(answer.url))


def with_number(number: str):
    return replace(TOLD, identifiers=(IdentifierTold(kind="phone", text=number),))


def test_a_number_is_looked_up_with_and_without_javascript(ada, signed_in, noon):
    make_incident(actor=ada, told=with_number("07700 900595"), at=noon)
    browser = signed_in(ada)
    typed = sent(look="identifiers-0", **{"identifiers-0-text": "ends 595"})
    answer = browser.post(NEW, typed)
    assert "1 earlier report has this, or could have." in words(answer)
    assert "He took her bag." in words(answer)
    part = browser.post(
        "/reports/look-up/",
        {
            "row": "identifiers-0",
            "identifiers-0-kind": "phone",
            "identifiers-0-text": "07700 900595",
        },
        headers={"HX-Request": "true"},
    )
    assert "R-0001" in words(part)
    assert "<html" not in words(part)
    none = browser.post("/reports/look-up/", {"kind": "phone", "text": "07700 900111"})
    assert "This may be the number of somebody we support." in words(none)
    none = browser.post("/reports/look-up/", {"kind": "phone", "text": "07700 900222"})
    assert "Found none. It can miss some." in words(none)
    assert "safe" not in words(none).lower().replace("safe contact", "")


def test_part_of_a_number_without_its_place_is_looked_for_at_both_ends_and_asked_about(
    ada, signed_in, noon
):
    make_incident(actor=ada, told=with_number("07700 900288"), at=noon)
    browser = signed_in(ada)
    either = words(browser.post("/reports/look-up/", {"kind": "phone", "text": "0288"}))
    assert "R-0001" in either
    assert "We looked for numbers that start with 0288 and that end with it." in either
    assert 'value="ends 0288"' in either
    for text, found in (("ends 0288", True), ("starts 0288", False)):
        page = words(browser.post("/reports/look-up/", {"kind": "phone", "text": text}))
        assert ("R-0001" in page) is found
        assert "We looked for numbers" not in page
    kept = browser.post(NEW, sent(**{"identifiers-0-text": "0288"}))
    assert kept.status_code == 422
    assert "Does the number start or end with 0288" in words(kept)


def test_a_rape_of_1986_is_offered_support_and_no_samples(ada, signed_in):
    browser = signed_in(ada)
    saved = browser.post(NEW, sent(kinds=["rape"], when_year="1986"))
    page = words(browser.get(saved.url))
    assert "It was long ago: offer support for that" in page
    assert "SARC" not in page


def test_a_stranger_gets_the_same_answer_as_a_wrong_address(ada, bola, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    browser = signed_in(bola)
    theirs = browser.get(f"/reports/{incident_id}/")
    wrong = browser.get(f"/reports/{uuid.uuid4()}/")
    assert theirs.status_code == wrong.status_code == 404
    assert "We could not find that" in words(theirs)


def test_a_volunteer_sees_no_reports(cleo, signed_in):
    browser = signed_in(cleo)
    assert browser.get("/reports/").status_code == 403
    assert browser.get(NEW).status_code == 403


def test_the_list_is_filtered_and_names_nobody(ada, signed_in, noon):
    make_incident(actor=ada, at=noon)
    make_incident(actor=ada, told=DERBY, at=noon)
    browser = signed_in(ada)
    everything = words(browser.get("/reports/"))
    assert "R-0001" in everything
    assert "R-0002" in everything
    assert "Quiet Heron" not in everything
    some = words(browser.get("/reports/?text=Derby&stage="))
    assert "R-0001" not in some


def test_who_she_is_needs_a_reason_and_is_shown_once(ada, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    browser = signed_in(ada)
    address = f"/reports/{incident_id}/identity/"
    assert browser.get(address).status_code == 405
    refused = browser.post(address, {})
    assert refused.status_code == 422
    assert "Choose why you need it." in words(refused)
    assert "Quiet Heron" not in words(refused)
    opened = browser.post(address, {"reason": "contact_her"})
    assert "Quiet Heron" in words(opened)
    assert "no-store" in opened["Cache-Control"]
    assert "Opened who she is" in words(browser.get(f"/reports/{incident_id}/"))


def test_a_factor_shown_long_ago_does_not_open_who_she_is(ada, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    tired = replace(ada, fresh_factor=False)
    answer = signed_in(tired).post(
        f"/reports/{incident_id}/identity/", {"reason": "contact_her"}
    )
    assert answer.status_code == 403
    assert "Quiet Heron" not in words(answer)
    assert len(entries_about(ada, [incident_id])) == 1


def edited(page: str, **more: object) -> dict[str, object]:
    return sent(**{"version": "1", "narrative": "Changed", **more})


def test_a_report_is_changed_and_who_she_is_stays(ada, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    browser = signed_in(ada)
    address = f"/reports/{incident_id}/edit/"
    page = words(browser.get(address))
    assert "Quiet Heron" not in page
    assert TOLD.narrative in page
    assert browser.post(address, edited(page)).status_code == 302
    opened = queries.file_of(ada, incident_id)
    assert opened.told.narrative == "Changed"
    assert opened.has_name
    assert "1 earlier version" in words(browser.get(f"/reports/{incident_id}/"))


def test_the_second_of_two_people_sees_both_versions(ada, joan, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    address = f"/reports/{incident_id}/edit/"
    first = signed_in(ada).post(address, edited("", narrative="What Ada wrote"))
    assert first.status_code == 302
    second = signed_in(joan).post(address, edited("", narrative="What Joan wrote"))
    page = words(second)
    assert second.status_code == 409
    assert "Somebody else saved first" in page
    assert "What Ada wrote" in page
    assert "What Joan wrote" in page
    assert 'name="version" value="2"' in page
    again = edited("", narrative="What both wrote", version="2")
    assert signed_in(joan).post(address, again).status_code == 302


def test_the_same_man_is_offered_and_decided(ada, signed_in, noon):
    derby = make_incident(actor=ada, told=DERBY, at=noon)
    stoke = make_incident(actor=ada, told=STOKE, at=noon)
    browser = signed_in(ada)
    page = words(browser.get(f"/reports/{stoke}/"))
    assert "May be the same man" in page
    assert "The same tattoo: anchor" in page
    browser.post(f"/reports/{stoke}/compare/{derby}/", {"decision": "not"})
    assert "May be the same man" not in words(browser.get(f"/reports/{stoke}/"))


def test_steps_are_added_done_and_given(ada, joan, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    browser = signed_in(ada)
    typed = {
        "submission_id": str(uuid.uuid4()), "kind": "health", "words": "Wrist",
        "due_at": "2026-11-25T12:00", "owner": "",
    }  # fmt: skip
    assert browser.post(f"/reports/{incident_id}/steps/", typed).status_code == 302
    assert browser.post(f"/reports/{incident_id}/steps/", typed).status_code == 302, "twice"
    [step] = queries.steps_due(ada)
    assert browser.get(f"/reports/steps/{step.id}/give/").status_code == 200
    browser.post(f"/reports/steps/{step.id}/give/", {"owner": str(ada.staff_id), "due_at": ""})
    assert queries.step_of(ada, step.id).owner_name == "ada"
    assert browser.get(f"/reports/steps/{step.id}/done/").status_code == 200
    browser.post(f"/reports/steps/{step.id}/done/", {"outcome": "She went"})
    assert queries.steps_due(ada) == []
    again = browser.post(f"/reports/steps/{step.id}/done/", {"outcome": "again"})
    assert again.status_code == 409


def test_work_moves_on(ada, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    browser = signed_in(ada)
    browser.post(f"/reports/{incident_id}/stage/", {"stage": "open"})
    assert queries.incident_of(ada, incident_id).stage == "open"
    assert browser.post(f"/reports/{incident_id}/stage/", {"stage": "new"}).status_code == 409


def test_a_restricted_report_is_gone_for_everybody_else(mira, ada, joan, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    actions.restrict_incident(
        actor=mira,
        incident_id=incident_id,
        staff_ids=frozenset({ada.staff_id}),
        reason=RestrictReason.SHE_ASKED,
        at=noon,
    )
    assert signed_in(ada).get(f"/reports/{incident_id}/").status_code == 200
    assert signed_in(joan).get(f"/reports/{incident_id}/").status_code == 404
    for address in ("edit/", "steps/"):
        assert signed_in(joan).get(f"/reports/{incident_id}/{address}").status_code == 404
    assert "R-0001" not in words(signed_in(joan).get("/reports/"))


def test_a_held_number_and_a_third_person_are_said_on_the_page(ada, signed_in, noon):
    told = replace(
        with_number("07700 900362"),
        identity=Identity(name_used="Lena", contact="07700 900362", teller="Val"),
    )
    incident_id = make_incident(actor=ada, told=told, at=noon)
    page = words(signed_in(ada).get(f"/reports/{incident_id}/"))
    assert "On hold: His number may be hers." in page
    assert "Held: may be hers" in page
    assert "Somebody else told us" in page
    assert "Val" not in page


def test_an_overdue_step_stands_out(ada, signed_in, noon):
    late = StepTold(kind="ring_back", due_at=timezone.now() - timedelta(hours=1))
    make_incident(actor=ada, steps=(late,), at=noon)
    assert "Overdue since" in words(signed_in(ada).get("/reports/"))


def test_she_changes_her_mind_and_takes_everything_back(ada, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    browser = signed_in(ada)
    address = f"/reports/{incident_id}/choices/"
    yes = {"heard": "by_phone", "choice-warn-answer": "yes", "choice-keep-answer": "yes"}
    assert browser.post(address, yes).status_code == 422, "which answers did the page know?"
    yes["heard_before"] = "0"
    assert browser.post(address, {**yes, "heard": ""}).status_code == 422
    assert browser.post(address, yes).status_code == 302
    assert consent.answer_to(ada, incident_id, Choice.WARN) is Answer.YES
    assert 'value="yes"' in words(browser.get(address))
    yes["heard_before"] = "2"
    again = browser.post(address, {**yes, "choice-warn-own_words": "not the coat"})
    assert again.status_code == 302
    assert len(consent.choices_before(ada, incident_id)) == 3
    withdraw = f"/reports/{incident_id}/withdraw/"
    assert browser.get(withdraw).status_code == 200
    assert browser.post(withdraw, {"heard": "by_phone"}).status_code == 302
    assert consent.answer_to(ada, incident_id, Choice.WARN) is Answer.NO
    assert consent.answer_to(ada, incident_id, Choice.KEEP) is Answer.YES


def test_an_older_page_does_not_undo_her_no(ada, joan, signed_in, noon):
    incident_id = make_incident(actor=ada, choices=yes_to(Choice.WARN, Choice.KEEP), at=noon)
    address = f"/reports/{incident_id}/choices/"
    known = re.search(r'name="heard_before" value="(\d+)"', words(signed_in(ada).get(address)))
    joan_says = {"heard": "by_phone"}
    signed_in(joan).post(f"/reports/{incident_id}/withdraw/", joan_says)
    old_page = {
        "heard": "by_phone", "heard_before": known[1],
        "choice-warn-answer": "yes", "choice-keep-answer": "yes", "choice-count-answer": "yes",
    }  # fmt: skip
    answer = signed_in(ada).post(address, old_page)
    assert answer.status_code == 409
    assert "Nothing of yours was written down." in words(answer)
    assert "Theirs, saved" in words(answer)
    assert consent.answer_to(ada, incident_id, Choice.WARN) is Answer.NO
    assert consent.answer_to(ada, incident_id, Choice.COUNT) is Answer.NOT_SAID
    shown = re.search(r'name="heard_before" value="(\d+)"', words(answer))
    assert (
        signed_in(ada).post(address, {**old_page, "heard_before": shown[1]}).status_code == 302
    )


def test_a_yes_through_somebody_else_is_no_yes(ada, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    typed = {"heard": "through_somebody", "choice-warn-answer": "yes", "heard_before": "0"}
    signed_in(ada).post(f"/reports/{incident_id}/choices/", typed)
    assert consent.answer_to(ada, incident_id, Choice.WARN) is Answer.ASK_HER


def test_a_condition_is_confirmed_by_name(ada, signed_in, noon):
    browser = signed_in(ada)
    typed = {
        "choice-warn-answer": "yes",
        "choice-warn-own_words": "Show me first",
        "choice-warn-words_are_condition": "on",
    }
    page = browser.post(NEW, sent(**typed)).url
    assert "Not confirmed as met" in words(browser.get(page))
    browser.post(f"{page}choices/warn/met/")
    assert "Confirmed as met" in words(browser.get(page))
    assert browser.post(f"{page}choices/adviser/met/").status_code == 404


def test_nobody_asks_her_after_she_took_everything_back(ada, signed_in, noon):
    incident_id = make_incident(
        actor=ada, at=noon, steps=(StepTold(kind="ask_her", words="The police ask her"),)
    )
    signed_in(ada).post(f"/reports/{incident_id}/withdraw/", {"heard": "by_phone"})
    (step,) = queries.file_of(ada, incident_id).steps
    assert step.outcome == "She took everything back."
    assert queries.steps_due(ada) == []


def test_she_is_asked_about_each_step(ada, signed_in, noon):
    browser = signed_in(ada)
    typed = {"choice-warn-answer": "yes", "choice-warn-ask_before": "on"}
    page = browser.post(NEW, sent(**typed)).url
    assert "Not asked about the next step" in words(browser.get(page))
    browser.post(f"{page}choices/warn/met/")
    assert "Not asked about the next step" in words(browser.get(page)), "another condition"
    address = f"{page}asked/warn/"
    assert browser.post(address, {"heard": "by_phone"}).status_code == 422
    assert browser.post(address, {"heard": "by_phone", "about_this": "on"}).status_code == 302
    assert "Asked about the next step" in words(browser.get(page))
    incident_id = uuid.UUID(page.rstrip("/").split("/")[-1])
    for step, may in ((uuid.UUID(int=1), True), (uuid.UUID(int=2), False)):
        with acting(ada):
            said = consent.said_of(ada, incident_id, Choice.WARN)
            assert said.waits_for_a_step is may
            steps.use_asking(
                actor=ada, subject_id=incident_id, purpose=Purpose.WARN_PUBLIC, step_id=step
            )


def test_a_hold_comes_off_with_a_reason_and_the_number_with_it(ada, tess, signed_in, noon):
    told = replace(
        with_number("07700 900362"), identity=Identity(contact="07700 900362", name_used="K.")
    )
    incident_id = make_incident(actor=ada, told=told, at=noon)
    address = f"/reports/{incident_id}/holds/number_may_be_hers/"
    assert signed_in(tess).post(address, {"why": "x"}).status_code == 403
    browser = signed_in(ada)
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"why": ""}).status_code == 422
    assert queries.file_of(ada, incident_id).identifiers[0].is_held
    said = {"why": "He has two phones; she read the other"}
    assert browser.post(address, said).status_code == 422, "whose is it?"
    assert browser.post(address, {**said, "whose": "his"}).status_code
    assert not queries.file_of(ada, incident_id).identifiers[0].is_held
    assert consent.holds_of(ada, incident_id) == []
    assert browser.post(address, {"why": "again"}).status_code == 404
    assert browser.get(f"/reports/{incident_id}/holds/nothing/").status_code == 404


def test_an_officer_accused_later_needs_a_second_person(ada, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    typed = edited("", accuses_officer="on")
    answer = signed_in(ada).post(f"/reports/{incident_id}/edit/", typed)
    assert answer.status_code == 422
    assert "choose the second person" in words(answer)


def test_a_report_about_an_officer_is_closed_by_either_box(ada, joan, signed_in):
    browser = signed_in(ada)
    alone = browser.post(NEW, sent(kinds=["police_misconduct"]))
    assert alone.status_code == 422
    assert "two" in words(alone)


def test_a_yes_that_somebody_else_told_is_said_to_be_a_question(ada, signed_in):
    typed = sent(channel="third_party", teller="Val", **{"choice-warn-answer": "yes"})
    page = signed_in(ada).post(NEW, typed, follow=True)
    assert "each yes stands as “Ask her” until you have asked her" in words(page)


def test_a_number_that_is_hers_is_hers_from_then_on(ada, signed_in, noon):
    told = replace(
        with_number("07700 900362"), identity=Identity(contact="07700 900362", name_used="K.")
    )
    incident_id = make_incident(actor=ada, told=told, at=noon)
    address = f"/reports/{incident_id}/holds/number_may_be_hers/"
    said = {"whose": "hers", "why": "She says that it is her own."}
    assert signed_in(ada).post(address, said).status_code == 302
    (line,) = queries.file_of(ada, incident_id).identifiers[:1]
    assert (line.belongs_to, line.is_held) == ("hers", False)
    assert Field.HIM_PHONE not in queries.fields_filled(ada, incident_id)
    assert not queries.look_up(ada, IdentifierKind.PHONE, "07700 900362").found
    again = make_incident(actor=ada, told=with_number("07700 900362"), at=noon)
    assert HoldKind.NUMBER_MAY_BE_HERS in {h.kind for h in consent.holds_of(ada, again)}


def test_a_report_is_put_on_hold_by_hand_at_any_time(ada, cleo, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    address, pages = f"/reports/{incident_id}/holds/", signed_in(ada)
    assert address in pages.get(f"/reports/{incident_id}/").text
    assert pages.post(address, {}).status_code == 422
    assert pages.post(address, {"kind": "needs_conversation"}).status_code == 302
    assert HoldKind.NEEDS_CONVERSATION in {h.kind for h in consent.holds_of(ada, incident_id)}
    assert 'value="needs_conversation"' not in pages.get(address).text, "it stands already"
    assert signed_in(cleo).get(address).status_code == 403


def test_where_she_does_not_want_it_kept_nothing_leaves_and_somebody_looks(ada, noon):
    no = NewAnswer(choice=Choice.KEEP, answer=Answer.NO)
    incident_id = make_incident(actor=ada, at=noon, choices=(*yes_to(Choice.WARN), no))
    assert HoldKind.NEEDS_CONVERSATION in {h.kind for h in consent.holds_of(ada, incident_id)}
    (step,) = queries.file_of(ada, incident_id).steps
    assert step.words.startswith("She does not want this kept")


def test_after_she_took_all_back_nobody_rings_the_police_for_her(ada, signed_in, noon):
    ring = StepTold(kind="police", words="Ring them today", due_at=noon)
    incident_id = make_incident(
        actor=ada, at=noon, steps=(ring,), choices=yes_to(Choice.POLICE_NAMED)
    )
    signed_in(ada).post(f"/reports/{incident_id}/withdraw/", {"heard": "by_phone"})
    (step,) = queries.file_of(ada, incident_id).steps
    assert step.outcome == "She took everything back."


def test_a_number_looked_up_says_that_its_report_is_on_hold(ada, signed_in, noon):
    make_incident(
        actor=ada, told=with_number("07700 900733"), at=noon,
        holds=frozenset({HoldKind.NEEDS_CONVERSATION}),
    )  # fmt: skip
    pages = signed_in(ada)
    asked = {"kind": "phone", "text": "07700 900733"}
    assert "It is on hold: read it before" in pages.post("/reports/look-up/", asked).text


def test_the_address_of_a_button_opened_like_a_page_says_so(ada, signed_in, noon):
    incident_id = make_incident(actor=ada, at=noon)
    shown = signed_in(ada).get(f"/reports/{incident_id}/stage/")
    assert shown.status_code == 405
    assert "Only its button leads there. Nothing was done." in shown.text
