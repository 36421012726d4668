"""Pages of warnings, as staff and strangers meet them."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brolly.access.vocabulary import Role
from brolly.alerts import actions, queries
from brolly.alerts.samples import LEEDS, make_alert, make_subscriber
from brolly.alerts.tests.conftest import worker
from brolly.alerts.vocabulary import Stage
from brolly.consent.actions.choices import note_asked
from brolly.consent.actions.duties import ask_override
from brolly.consent.queries import choices_of
from brolly.consent.samples import make_agreement, yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Conditions, Field, Heard, Purpose
from brolly.incidents.actions import link_same_man
from brolly.incidents.samples import TOLD, make_incident
from brolly.organisations.actions.organisation import decide_urgent_alone


@pytest.fixture
def manager(project):
    return worker("mira", project, Role.MANAGER)


def typed(**more):
    said = {
        "submission_id": str(uuid4()), "version": "0", "title": LEEDS.title,
        "body": LEEDS.body, "level": "robbery", "evidence": "first_hand",
        "areas": ["leeds"], "language": "en", "do": "hand-on",
        "as_him": "on", "helps": "on", "her_wording": "out_of_reach",
    }  # fmt: skip
    return {**said, **more}


def test_from_a_report_to_the_board(signed_in, writer, reader, told):
    pages = signed_in(writer)
    address = reverse("alerts:write", args=[told])
    assert address in pages.get(reverse("incidents:show", args=[told])).text
    page = pages.get(address).text
    assert "Stays with us" in page
    assert "He paid first" in page
    answer = pages.post(address, typed())
    assert answer.status_code == 302
    (waiting,) = queries.waiting_for_me(reader)
    pages = signed_in(reader)
    address = reverse("alerts:read", args=[waiting.id])
    assert address in pages.get(reverse("alerts:desk")).text
    page = pages.get(address).text
    assert "The check found none; it can miss some." in page
    assert "We cannot reach her in time" in page, "what the writer says of her"
    assert " safe" not in page.split("<main")[1].split("What you decide")[0]
    pages.post(address, {"do": "approve", "version": "1"})
    board = pages.get(reverse("alerts:board"), {"area": "leeds"}).text
    assert LEEDS.title in board
    assert "W-1" in board
    assert LEEDS.title not in pages.get(reverse("alerts:board"), {"area": "derby"}).text
    poster = pages.get(reverse("alerts:poster", args=[waiting.id])).text
    assert LEEDS.title in poster
    assert "Printed by" not in poster, "it hangs where anybody may read it"
    assert "Let a warning go out" in pages.get(reverse("alerts:show", args=[waiting.id])).text


def test_the_reader_is_told_of_age_and_of_a_duty(
    signed_in, writer, reader, told, partner, noon
):
    ask_override(
        actor=writer, subject_id=told, purpose=Purpose.POLICE_ANONYMOUS,
        recipient_id=partner.organisation_id, fields=frozenset({Field.HIM_DESCRIPTION}),
        legal_basis="Children Act 1989, section 47", reason="child_at_risk",
        words="Invented", in_danger=False, at=timezone.now(),
    )  # fmt: skip
    young = make_incident(
        actor=writer,
        at=noon,
        told=replace(TOLD, about_under_18=True),
        choices=yes_to(Choice.WARN),
    )
    page = signed_in(writer).get(reverse("alerts:write", args=[young])).text
    assert "The person is under 18, or may be." in page
    perhaps = make_incident(
        actor=writer, at=noon, told=replace(TOLD, narrative="She is only 16, she says."),
        choices=yes_to(Choice.WARN),
    )  # fmt: skip
    page = signed_in(writer).get(reverse("alerts:write", args=[perhaps])).text
    assert "These words may be about somebody under 18" in page
    romanian = make_incident(
        actor=writer, at=noon, told=replace(TOLD, language="ro"), choices=yes_to(Choice.WARN)
    )
    page = signed_in(writer).get(reverse("alerts:write", args=[romanian])).text
    assert "Her account is in Romanian" in page
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    page = signed_in(reader).get(reverse("alerts:read", args=[alert_id])).text
    assert "A duty that overrides her choices was named (Beacon)" in page
    assert page.index("Leaves: what other people will read") < page.index("What she told us")


def test_what_was_found_is_explained_and_nothing_typed_is_lost(signed_in, writer, told):
    pages = signed_in(writer)
    address = reverse("alerts:write", args=[told])
    leaky = f"{LEEDS.body} Tuesday 23:40, number 07700 900362."
    page = pages.post(address, typed(body=leaky, do="check")).text
    assert "<mark>07700 900362</mark>" in page
    assert "no reason lets this leave" in page
    assert "Tuesday" in page
    assert queries.alerts_of(writer) == []
    answer = pages.post(address, typed(body=leaky), follow=True)
    assert "Saved, and not handed on" in answer.text
    assert queries.alerts_of(writer)[0].stage is Stage.DRAFT


def test_without_the_ticks_it_is_not_handed_on(signed_in, writer, told):
    said = typed()
    del said["her_wording"]
    answer = signed_in(writer).post(reverse("alerts:write", args=[told]), said)
    assert answer.status_code == 422
    assert LEEDS.title in answer.text
    assert queries.alerts_of(writer) == []


def test_an_account_in_another_language_is_compared_by_somebody(
    signed_in, writer, reader, noon
):
    told = make_incident(
        actor=writer, at=noon, told=replace(TOLD, language="ro"), choices=yes_to(Choice.WARN)
    )
    address, pages = reverse("alerts:write", args=[told]), signed_in(writer)
    assert "held this text against her words" in pages.get(address).text
    assert pages.post(address, typed()).status_code == 422
    assert pages.post(address, typed(compared="on")).status_code == 302
    (waiting,) = queries.waiting_for_me(reader)
    address, pages = reverse("alerts:read", args=[waiting.id]), signed_in(reader)
    said = {"do": "approve", "version": "1"}
    refused = pages.post(address, said)
    assert "Tick this before it goes out" in refused.text
    assert queries.alert_of(writer, waiting.id).stage is Stage.WAITING
    pages.post(address, {**said, "compared": "on"})
    assert queries.alert_of(writer, waiting.id).stage is Stage.PUBLISHED


def test_both_say_that_a_text_keeps_to_what_she_said_beside_her_yes(
    signed_in, writer, reader, noon
):
    yes = NewAnswer(
        choice=Choice.WARN, answer=Answer.YES, own_words="don't put it up without I see it"
    )
    told = make_incident(actor=writer, at=noon, told=TOLD, choices=(yes,))
    address, pages = reverse("alerts:write", args=[told]), signed_in(writer)
    refused = pages.post(address, typed())
    assert refused.status_code == 422
    assert "without I see it" in refused.text.split('name="keeps_to"')[1]
    assert pages.post(address, typed(keeps_to="on")).status_code == 302
    (waiting,) = queries.waiting_for_me(reader)
    address, pages = reverse("alerts:read", args=[waiting.id]), signed_in(reader)
    pages.post(address, {"do": "approve", "version": "1"})
    assert queries.alert_of(writer, waiting.id).stage is Stage.WAITING
    pages.post(address, {"do": "approve", "version": "1", "keeps_to": "on"})
    assert queries.alert_of(writer, waiting.id).stage is Stage.PUBLISHED


def test_that_she_has_read_it_goes_with_the_words_that_she_read(signed_in, writer, told):
    address, pages = reverse("alerts:write", args=[told]), signed_in(writer)
    checked = pages.post(address, typed(her_wording="read", do="check")).text
    mark = re.search(r'name="read_text" value="(\w+)"', checked)[1]
    other = {"her_wording": "read", "body": LEEDS.body + " He drove off fast."}
    refused = pages.post(address, typed(**other, read_text=mark))
    assert refused.status_code == 422
    assert "These are other words than she has read. Say it again." in refused.text
    assert not re.search(r'value="read"[^>]*checked', refused.text)
    assert pages.post(address, typed(**other)).status_code == 302, "said again, of these words"


def test_a_text_that_comes_back_asks_again_whether_she_has_read_it(
    signed_in, writer, reader, told, noon
):
    address, pages = reverse("alerts:write", args=[told]), signed_in(writer)
    pages.post(address, typed(her_wording="read"))
    (waiting,) = queries.waiting_for_me(reader)
    actions.send_back(actor=reader, alert_id=waiting.id, why="Say what he drove.", at=noon)
    address = reverse("alerts:rewrite", args=[waiting.id])
    assert not re.search(r'value="read"[^>]*checked', pages.get(address).text)
    again = typed(version="1", her_wording="read", body=LEEDS.body + " He drove off fast.")
    assert pages.post(address, again).status_code == 302
    assert queries.alert_of(writer, waiting.id).stage is Stage.WAITING


def test_a_yes_to_one_wording_is_no_yes_to_other_words(signed_in, writer, reader, noon):
    yes = NewAnswer(
        choice=Choice.WARN, answer=Answer.YES, conditions=Conditions(ask_before=True)
    )
    told = make_incident(actor=writer, at=noon, told=TOLD, choices=(yes,))
    choice = choices_of(writer, told)[Choice.WARN].said.id
    note_asked(actor=writer, choice_id=choice, heard=Heard.BY_PHONE, at=noon)
    address, pages = reverse("alerts:write", args=[told]), signed_in(writer)
    pages.post(address, typed())
    (waiting,) = queries.waiting_for_me(reader)
    actions.send_back(actor=reader, alert_id=waiting.id, why="Say what he drove.", at=noon)
    address = reverse("alerts:rewrite", args=[waiting.id])
    pages.post(address, typed(version="1"))
    assert queries.alert_of(writer, waiting.id).stage is Stage.WAITING, "the same words"
    actions.send_back(actor=reader, alert_id=waiting.id, why="Say what he drove.", at=noon)
    pages.post(address, typed(version="2", body="He drove off fast in an old van."))
    assert queries.alert_of(writer, waiting.id).stage is Stage.DRAFT
    note_asked(actor=writer, choice_id=choice, heard=Heard.BY_PHONE, at=noon)
    pages.post(address, typed(version="3", body="He drove off fast in an old van."))
    assert queries.alert_of(writer, waiting.id).stage is Stage.WAITING


def test_several_people_are_named_only_where_another_report_is_linked(
    signed_in, writer, told, noon
):
    address, pages = reverse("alerts:write", args=[told]), signed_in(writer)
    refused = pages.post(address, typed(evidence="several"))
    assert refused.status_code == 422
    assert "Only this report is known to be about him." in refused.text
    other = make_incident(actor=writer, at=noon, told=TOLD)
    link_same_man(actor=writer, incident_id=told, other_id=other, at=noon)
    assert pages.post(address, typed(evidence="several")).status_code == 302


def test_a_text_in_her_own_language_needs_no_such_tick(signed_in, writer, noon):
    told = make_incident(
        actor=writer, at=noon, told=replace(TOLD, language="ro"), choices=yes_to(Choice.WARN)
    )
    said = typed(language="ro")
    assert signed_in(writer).post(reverse("alerts:write", args=[told]), said).status_code == 302


def test_not_waiting_rests_on_what_she_said(signed_in, writer, reader, told):
    address, pages = reverse("alerts:write", args=[told]), signed_in(writer)
    answer = pages.post(address, typed(her_wording="not_needed"))
    assert answer.status_code == 422
    assert "Write what she said, or choose another answer." in answer.text
    said = typed(her_wording="not_needed", her_words="Put it out tonight.")
    assert pages.post(address, said).status_code == 302
    (waiting,) = queries.waiting_for_me(reader)
    page = signed_in(reader).get(reverse("alerts:read", args=[waiting.id])).text
    assert "Put it out tonight." in page


def test_a_writer_cannot_open_the_readers_page_of_her_own(signed_in, writer, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    answer = signed_in(writer).post(
        reverse("alerts:read", args=[alert_id]), {"do": "approve", "version": "1"}
    )
    assert answer.status_code == 409
    assert queries.board_of(writer) == []


def test_sending_back_needs_a_reason(signed_in, writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    pages, address = signed_in(reader), reverse("alerts:read", args=[alert_id])
    answer = pages.post(address, {"do": "send-back", "version": "1", "why": ""})
    assert "say why" in answer.text
    pages.post(address, {"do": "send-back", "version": "1", "why": "Too fine a place."})
    page = signed_in(writer).get(reverse("alerts:rewrite", args=[alert_id])).text
    assert "Too fine a place." in page


def test_approving_asks_for_the_second_factor_again(signed_in, writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    stale = replace(reader, fresh_factor=False)
    answer = signed_in(stale).post(
        reverse("alerts:read", args=[alert_id]), {"do": "approve", "version": "1"}
    )
    assert answer.status_code == 403
    assert queries.board_of(writer) == []


def test_her_no_is_said_on_the_page_and_stops_the_composer(signed_in, writer, noon):
    from brolly.consent.steps import NewAnswer
    from brolly.consent.vocabulary import Answer

    no = NewAnswer(choice=Choice.WARN, answer=Answer.NO)
    told = make_incident(actor=writer, at=noon, choices=(no,))
    pages = signed_in(writer)
    answer = pages.get(reverse("alerts:write", args=[told]))
    assert answer.status_code == 409
    assert "A no is a full answer" in answer.text
    assert (
        reverse("alerts:write", args=[told])
        not in pages.get(reverse("incidents:show", args=[told])).text
    )


def test_calling_back_and_correcting(signed_in, writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    pages = signed_in(writer)
    begun = {
        pages.post(reverse("alerts:correct", args=[alert_id]))["Location"] for _ in range(2)
    }
    assert len(begun) == 1
    assert "corrects an earlier warning" in pages.get(begun.pop()).text
    pages.post(reverse("alerts:recall", args=[alert_id]))
    page = pages.get(reverse("alerts:show", args=[alert_id])).text
    assert "Called back" in page
    assert "taken down by hand" in page


def test_a_restricted_reports_warning_is_closed_to_others(
    signed_in, project, writer, reader, noon
):
    told = make_incident(
        actor=writer, at=noon, told=replace(TOLD, accuses_officer=True),
        choices=yes_to(Choice.WARN), only_staff=frozenset({writer.staff_id, uuid4()}),
    )  # fmt: skip
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    assert queries.waiting_for_me(reader) == []
    pages = signed_in(reader)
    assert pages.get(reverse("alerts:read", args=[alert_id])).status_code == 404
    assert LEEDS.title not in pages.get(reverse("alerts:desk")).text


def test_a_volunteer_reads_the_board_and_nothing_else(
    signed_in, project, writer, reader, told, noon
):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    pages = signed_in(worker("cleo", project, Role.VOLUNTEER))
    board = pages.get(reverse("alerts:board"), {"read-out": "1"})
    assert LEEDS.body in board.text
    for name, args in (("desk", []), ("show", [alert_id]), ("subscribers", [])):
        assert pages.get(reverse(f"alerts:{name}", args=args)).status_code == 403


def test_an_urgent_warning_from_its_page(signed_in, project, writer, reader, told, noon):
    decide_urgent_alone(actor=project, agreed_by="Chair", at=noon)
    pages, address = signed_in(writer), reverse("alerts:urgent", args=[told])
    assert pages.get(address).status_code == 200
    said = {"submission_id": str(uuid4()), "area": "leeds", "kind": "attacked"}
    assert pages.post(address, said).status_code == 422
    said["nobody_reached"] = "on"
    seen = pages.post(address, said).text
    assert "Send it out now" in seen
    text = re.search(r'name="seen" value="([^"]+)"', seen)[1]
    assert "Somebody told us that a man attacked" in text
    changed = pages.post(address, {**said, "time_of_day": "night", "seen": text})
    assert changed.status_code == 200, "other words than those that were read"
    assert "attacked" not in pages.get(reverse("alerts:board")).text
    pages.post(address, {**said, "seen": text})
    assert "Somebody told us that a man attacked" in pages.get(reverse("alerts:board")).text
    assert "Urgent" in signed_in(reader).get(reverse("alerts:desk")).text


def test_the_partners_page_shows_the_public_text_only(
    signed_in, project, partner, writer, elsewhere, told, noon
):
    make_agreement(
        actor=project, partner_id=partner.organisation_id, at=noon,
        purposes=frozenset({Purpose.WARN_SECOND_READER}), partner_signs="Chair",
    )  # fmt: skip
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    pages = signed_in(writer)
    assert "Beacon" in pages.get(reverse("alerts:show", args=[alert_id])).text
    pages.post(
        reverse("alerts:ask-partner", args=[alert_id]), {"partner": partner.organisation_id}
    )
    (asked,) = queries.readings_for(elsewhere)
    pages = signed_in(elsewhere)
    page = pages.get(reverse("alerts:reading", args=[asked.id])).text
    assert LEEDS.title in page
    assert "Nobody stopped" not in page
    assert str(told) not in page
    assert str(alert_id) not in page
    pages.post(reverse("alerts:reading", args=[asked.id]), {"do": "approve", "version": "0"})
    assert queries.readings_for(elsewhere) == []


# --- who gets them -----------------------------------------------------------------------------


def test_the_list_shows_no_address_until_somebody_says_why(signed_in, manager, noon):
    who = make_subscriber(actor=manager, email="quiet@example.org", at=noon, areas=("leeds",))
    pages, address = signed_in(manager), reverse("alerts:address", args=[who])
    assert "quiet@" not in pages.get(reverse("alerts:subscribers")).text
    assert "quiet@" not in pages.post(address, {"do": "open"}).text
    assert "quiet@example.org" in pages.post(address, {"do": "open", "why": "asked_us"}).text
    pages.post(address, {"do": "remove"})
    assert queries.subscribers_of(manager) == []


def test_a_known_address_gets_the_same_answer_as_a_new_one(signed_in, manager, noon):
    make_subscriber(actor=manager, email="quiet@example.org", at=noon)
    pages = signed_in(manager)
    answers = [
        re.sub(r"<main.*?<div class=\"page-head\">", "", page, flags=re.DOTALL)
        for email in ("quiet@example.org", "new@example.org")
        for page in [
            pages.post(
                reverse("alerts:subscribers"), {"email": email, "language": "en"}, follow=True
            ).text
        ]
    ]
    assert all("1 address on" in a or "2 addresses on" in a for a in answers)


# --- strangers ------------------------------------------------------------------------------------


@pytest.fixture
def stranger(db):
    return Client(enforce_csrf_checks=True)


def test_one_click_leaves_without_a_token_of_ours_and_looking_does_not(stranger, manager, noon):
    who = make_subscriber(actor=manager, email="one@example.org", at=noon, has_confirmed=False)
    asked = actions.invitation_of(actor=manager, subscriber_id=who, site="")
    secret = re.findall(r"/confirm/([\w-]+)/", asked.text)[0]
    here = [manager.organisation_id, secret]
    assert stranger.get(reverse("alerts:leave", args=here)).status_code == 200
    assert len(queries.subscribers_of(manager)) == 1
    answer = stranger.post(
        reverse("alerts:leave", args=here), {"List-Unsubscribe": "One-Click"}
    )
    assert answer.status_code == 200
    assert queries.subscribers_of(manager) == []


def test_confirming_by_link_and_the_same_answer_for_a_guess(client, manager, noon):
    who = make_subscriber(actor=manager, email="one@example.org", at=noon, has_confirmed=False)
    asked = actions.invitation_of(actor=manager, subscriber_id=who, site="")
    secret = re.findall(r"/confirm/([\w-]+)/", asked.text)[0]

    def answer(organisation, said):
        return client.post(reverse("alerts:confirm", args=[organisation, said])).content

    # Only the link itself, 192 random bits, is told anything: a guess is a guess.
    guessed = answer(manager.organisation_id, "guess")
    assert guessed == answer(uuid4(), secret)
    assert b"This link does nothing any more" in guessed
    assert b"You get our messages" in answer(manager.organisation_id, secret)
    (line,) = queries.subscribers_of(manager)
    assert line.state == "confirmed"


def test_anybody_may_say_what_is_wrong_and_learns_nothing(client, writer, reader, told, noon):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    answers = set()
    for organisation, warning in (
        (writer.organisation_id, alert_id), (writer.organisation_id, uuid4()),
        (uuid4(), alert_id),
    ):  # fmt: skip
        address = reverse("alerts:wrong", args=[organisation, warning])
        assert LEEDS.title not in client.get(address).text
        said = {"submission_id": str(uuid4()), "words": "That was not me."}
        answers.add(client.post(address, said).content)
    assert len(answers) == 1
    (objection,) = queries.objections_open(reader)
    assert objection.words == "That was not me."


def test_a_text_that_is_too_long_is_kept_and_explained(client, writer):
    address = reverse("alerts:wrong", args=[writer.organisation_id, uuid4()])
    answer = client.post(address, {"submission_id": str(uuid4()), "words": "x" * 200_000})
    assert answer.status_code == 422
    assert "x" * 1000 in answer.text


def test_a_reason_is_asked_only_where_one_can_help(signed_in, writer, told):
    address = reverse("alerts:write", args=[told])
    pages = signed_in(writer)

    def asks(body, why=""):
        said = {"do": "check", "title": "Takes bags", "body": body, "kept_why": why}
        return "Keep it, and say why" in pages.post(address, said).content.decode()

    assert not asks("A thin man takes bags.")
    assert not asks("A thin man takes bags. Ring 07700 900362.")
    assert asks("On a Tuesday a thin man takes bags.")
    assert asks("A thin man takes bags.", why="He does so every week."), "nothing is lost"


def test_the_area_of_the_report_is_proposed(signed_in, writer, noon):
    here = make_incident(
        actor=writer,
        at=noon,
        told=replace(TOLD, town="Leeds", district=""),
        choices=yes_to(Choice.WARN),
    )
    page = signed_in(writer).get(reverse("alerts:write", args=[here])).text
    assert re.search(r'value="leeds"[^>]* checked', page)
    assert not re.search(r'value="derby"[^>]* checked', page)
