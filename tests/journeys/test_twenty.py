"""
The twenty incoming reports, each walked in a real browser to its right end.

``make test`` walks four of them and test_walk.py the second; ``make journeys`` walks all.
What is typed and where it must end stands in tests/twenty/cases.py.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import press
from tests.journeys.evening import (
    ADA,
    ANONYMOUS,
    JOAN,
    MIRA,
    NAMED,
    SOL,
    Evening,
    a_colleague_reads_it,
    first_steps_stand,
    gives_away,
    lines_at_the_inbox,
    look_up,
    main_of,
    no_police,
    no_warning,
    no_warning_yet,
    says,
    take_in,
    tell_police,
    warn,
)
from tests.twenty.cases import CASES, Case

pytestmark = pytest.mark.usefixtures("a_subscriber")
CheckPage = Callable[..., None]
SAID_NO = "She said no to this. A no is a full answer."
NOT_ASKED = "She has not been asked about this, or has not said."
ASK_HER = "What she said is not clear enough. Ask her first."
ON_HOLD = "The report is on hold until somebody has decided."
ASK_BEFORE = "She wants to be asked before each step. Ask her about this one."

HERS = {"Her name", "How to reach her", "Safe ways to reach her", "Her own words", "Injuries"}


def case_of(number: str) -> Case:
    return next(case for case in CASES if case.number == number)


def test_01_number_that_may_be_hers_goes_nowhere(evening: Evening, check_page: CheckPage):
    case = case_of("01")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case, check_page=check_page)
    says(
        ada,
        "On hold: His number may be hers.",
        "The number goes nowhere until it is cleared up.",
        "Held: may be hers",
        "Ring Wednesday after 2, never before",
    )
    first_steps_stand(ada, case)
    assert "May be the same man" not in main_of(ada)
    check_page(ada)
    look_up(ada, "phone", "07700 900362")
    says(ada, "This may be the number of somebody we support.")
    assert incident_id not in ada.content()

    warn(
        evening, ada, incident_id, case,
        title="Takes the money back and a purse", level="robbery", check_page=check_page,
    )  # fmt: skip

    no_police(ada, incident_id, NAMED, SAID_NO)
    packet_id = tell_police(ada, incident_id, ANONYMOUS)
    lines = lines_at_the_inbox(evening, packet_id)
    assert set(lines) == {
        "What he looks like", "Marks on him", "Name he gave", "What kind of harm",
        "Month", "Town", "District", "How we know",
    }  # fmt: skip
    assert not gives_away(" ".join(lines.values()), case.never_to_police)


@pytest.mark.every_walk
def test_03_struck_tick_is_asked_about(evening: Evening, check_page: CheckPage):
    case = case_of("03")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    # Kept as they were written, and filled up by nobody.
    says(ada, "In part", "August 2026")
    assert "Whole" not in main_of(ada)
    first_steps_stand(ada, case)
    check_page(ada)
    no_police(ada, incident_id, ANONYMOUS, ASK_HER)
    no_police(ada, incident_id, NAMED, SAID_NO)
    warn(
        evening, ada, incident_id, case,
        title="Neat beard, wedding ring, white van", check_page=check_page,
    )  # fmt: skip


@pytest.mark.every_walk
def test_04_warning_in_two_languages_and_no_police_now(evening: Evening, check_page: CheckPage):
    case = case_of("04")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case, check_page=check_page)
    says(ada, "E-mail only, in Romanian. Never ring.", "gloves, did not speak")
    expect(ada.locator(".report-text[lang=ro]").first).to_be_visible()
    first_steps_stand(ada, case)
    check_page(ada)
    for level in (ANONYMOUS, NAMED):
        no_police(ada, incident_id, level, SAID_NO)
    warn(
        evening, ada, incident_id, case,
        title="One at the door, a second hides", level="robbery", check_page=check_page,
    )  # fmt: skip
    warn(
        evening, ada, incident_id, case,
        title="Unul la ușă, al doilea se ascunde", level="robbery", check_page=check_page,
        language="ro",
        text=(
            "Luton. Un bărbat politicos, cu accent, vine la ușă; un al doilea stă lipit de "
            "perete, unde camera nu vede. Iau telefonul și caută."
        ),
    )  # fmt: skip


@pytest.mark.every_walk
def test_05_police_without_her_name(evening: Evening, check_page: CheckPage):
    case = case_of("05")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    first_steps_stand(ada, case)
    check_page(ada)
    no_police(ada, incident_id, NAMED, SAID_NO)
    warn(
        evening, ada, incident_id, case,
        title="Takes the condom off without saying so",
        check_page=check_page,
    )  # fmt: skip
    packet_id = tell_police(
        ada, incident_id, ANONYMOUS, check_page=check_page,
        summary="Agrees to protection, and takes it off without a word.",
    )  # fmt: skip
    a_colleague_reads_it(evening, check_page)
    lines = lines_at_the_inbox(evening, packet_id)
    assert "without a word" in lines["Summary written for them"]
    assert lines["Name he gave"] == "Graham"
    assert lines["His number"] == "07700 900773"
    assert lines["His account name"] == "quietharbour_g66"
    assert not HERS & set(lines)
    assert not gives_away(" ".join(lines.values()), case.never_to_police)


@pytest.mark.every_walk
def test_06_statement_with_somebody_beside_her(evening: Evening, check_page: CheckPage):
    case = case_of("06")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    says(ada, "If a man answers it is the dentist. Leave no message with him.")
    first_steps_stand(ada, case)
    check_page(ada)
    no_police(ada, incident_id, ANONYMOUS, NOT_ASKED)
    packet_id = tell_police(
        ada, incident_id, NAMED, check_page=check_page,
        summary="She asks for a woman officer, and somebody from here beside her.",
    )  # fmt: skip
    lines = lines_at_the_inbox(evening, packet_id)
    assert lines["Her name"] == "Carly Ann"
    assert lines["His number"] == "07700 900216"
    assert "woman officer" in lines["Summary written for them"]
    assert "dentist" in lines["Safe ways to reach her"]
    warn(
        evening, ada, incident_id, case,
        title="Bald, reddish beard, silver people carrier",
        check_page=check_page,
    )  # fmt: skip


def test_07_child_stops_at_the_safeguarding_lead(evening: Evening, check_page: CheckPage):
    case = case_of("07")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case, owner="Sol")
    says(ada, "On hold: Safeguarding lead decides.")
    first_steps_stand(ada, case, owner="Sol")
    check_page(ada)
    no_warning_yet(ada, incident_id, ON_HOLD, ASK_HER)
    no_police(ada, incident_id, ANONYMOUS, ON_HOLD, NOT_ASKED)
    no_police(ada, incident_id, NAMED, ON_HOLD, NOT_ASKED)
    check_page(ada)

    sol = evening.sign_in(SOL)
    says(sol, "Children's social care and police child protection, today")
    check_page(sol)


@pytest.mark.every_walk
def test_07_two_people_name_the_duty_in_the_open(evening: Evening, check_page: CheckPage):
    case = case_of("07")
    told = {"What he looks like", "His number", "Her name", "Injuries"}
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case, owner="Sol")
    sol = evening.sign_in(SOL, at=f"/duties/about/{incident_id}/")
    sol.get_by_label("A child is at risk of serious harm").check()
    sol.fill("[name=words]", "She is 16, looked after, and hurt by two adults.")
    sol.select_option("[name=recipient]", label="Ellshire Police")
    sol.select_option("[name=purpose]", "police_named")
    for line in told:
        sol.get_by_label(line, exact=True).check()
    check_page(sol)
    press(sol.locator("button:has-text('Name this duty')"))
    sol.wait_for_url(f"**/choices/{incident_id}/")
    no_police(sol, incident_id, NAMED, ON_HOLD, NOT_ASKED)

    mira = evening.sign_in(MIRA, at="/duties/")
    duty = mira.locator("section, article, form", has_text="hurt by two adults").last
    expect(duty).to_contain_text("Children Act 1989 section 47")
    check_page(mira)
    press(duty.get_by_role("button", name="I agree"))
    mira.goto(f"/reports/{incident_id}/")
    says(
        mira,
        "Named a duty that overrides her choice Sol",
        "A second person agreed to an override Mira",
    )
    check_page(mira)

    packet_id = tell_police(sol, incident_id, NAMED, check_page=check_page)
    lines = lines_at_the_inbox(evening, packet_id)
    assert set(lines) == told
    assert lines["Her name"] == "Skye"


@pytest.mark.every_walk
def test_08_same_man_as_in_derby_is_found(evening: Evening, check_page: CheckPage):
    ada = evening.sign_in(ADA)
    derby = take_in(ada, case_of("02"))
    case = case_of("08")

    def look(page: Page) -> None:
        page.locator("button[name=look]").first.click()
        expect(page.locator("#found-identifiers-0")).not_to_be_empty()

    incident_id = take_in(ada, case, look_up=look)
    says(ada, "May be the same man", "Derby")
    check_page(ada)
    same = ada.locator(f"form[action*='/compare/{derby}/'] button[value=same]")
    press(same)
    expect(ada.locator("section[aria-labelledby=alike-h]")).to_contain_text("Same man")
    first_steps_stand(ada, case)
    look_up(ada, "plate", "ends TK")
    says(ada, "(could be)", "Derby")
    assert ada.locator(f"main a[href='/reports/{derby}/']").count() == 1
    check_page(ada)
    no_police(ada, incident_id, ANONYMOUS, ASK_HER)
    no_police(ada, incident_id, NAMED, NOT_ASKED)
    warn(
        evening, ada, incident_id, case,
        title="Dog guard in an estate, blue tattoo by the thumb", check_page=check_page,
    )  # fmt: skip


@pytest.mark.every_walk
def test_09_conversation_is_not_a_yes(evening: Evening, check_page: CheckPage):
    case = case_of("09")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    says(ada, "Reply on the contact page, not to the work number", "That's not a yes")
    says(ada, *(text for _, text, _ in case.identifiers))
    first_steps_stand(ada, case)
    check_page(ada)
    for level in (ANONYMOUS, NAMED):
        no_police(ada, incident_id, level, ASK_HER)
    warn(
        evening, ada, incident_id, case,
        title="Deposit first, then asks for the real name", level="threats",
        keep="Whose family it is does not stand there: it is what he threatens everybody with.",
        check_page=check_page,
    )  # fmt: skip


@pytest.mark.every_walk
def test_10_not_paying_is_not_graded_with_assaults(evening: Evening, check_page: CheckPage):
    case = case_of("10")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    says(ada, "Did not pay", "07700 900454")
    first_steps_stand(ada, case)
    check_page(ada)
    no_police(ada, incident_id, ANONYMOUS, ASK_HER)
    no_police(ada, incident_id, NAMED, SAID_NO)
    warn(
        evening, ada, incident_id, case,
        title="Shows a transfer that never comes", level="non_payment",
        check_page=check_page,
    )  # fmt: skip
    says(evening.sign_in(JOAN, at="/warnings/"), "Not paying, no violence")


@pytest.mark.every_walk
def test_11_written_down_and_going_nowhere(evening: Evening, check_page: CheckPage):
    case = case_of("11")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    says(ada, "1986", "At the church hall bus stop on the 20th", case.wants)
    first_steps_stand(ada, case)
    check_page(ada)
    no_police(ada, incident_id, ANONYMOUS, ASK_HER)
    no_police(ada, incident_id, NAMED, SAID_NO)
    no_warning(ada, incident_id, SAID_NO)
    check_page(ada)


@pytest.mark.every_walk
@pytest.mark.parametrize("number", ["12", "18"])
def test_12_18_nobody_says_yes_for_her(evening: Evening, check_page: CheckPage, number: str):
    case = case_of(number)
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    says(
        ada,
        "Somebody else told us.",
        "On hold: Somebody else told us: ask her.",
        "Nothing asked yet. Nothing may leave.",
    )
    # Who rang is sealed like her own name.
    assert case.teller not in main_of(ada)
    first_steps_stand(ada, case)
    check_page(ada)
    for level in (ANONYMOUS, NAMED):
        no_police(ada, incident_id, level, ON_HOLD, NOT_ASKED)
    no_warning_yet(ada, incident_id, ON_HOLD, NOT_ASKED)
    check_page(ada)


@pytest.mark.every_walk
def test_13_police_once_his_condition_is_met(evening: Evening, check_page: CheckPage):
    case = case_of("13")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    says(ada, "Not confirmed as met")
    first_steps_stand(ada, case)
    check_page(ada)
    no_police(ada, incident_id, NAMED, SAID_NO)
    condition = "Her own condition has not been confirmed as met."
    no_police(ada, incident_id, ANONYMOUS, condition)
    warn(
        evening, ada, incident_id, case,
        title="Pours the drink where nobody sees", level="robbery", check_page=check_page,
    )  # fmt: skip
    ada.goto(f"/reports/{incident_id}/")
    press(ada.locator("form[action*='/choices/police_anonymous/met/'] button"))
    says(ada, "Confirmed as met")
    packet_id = tell_police(ada, incident_id, ANONYMOUS, check_page=check_page)
    lines = lines_at_the_inbox(evening, packet_id)
    assert lines["His account name"] == "saltdog_rivets"
    assert not HERS & set(lines)
    assert not gives_away(" ".join(lines.values()), case.never_to_police)


@pytest.mark.every_walk
def test_14_warning_waits_until_she_has_seen_it(evening: Evening, check_page: CheckPage):
    case = case_of("14")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    says(
        ada,
        "because of who she is",
        "Ask her before each step.",
        "Not asked about the next step",
    )
    first_steps_stand(ada, case)
    check_page(ada)
    no_warning_yet(ada, incident_id, ASK_BEFORE)
    check_page(ada)
    no_police(ada, incident_id, ANONYMOUS, NOT_ASKED)
    # "About this, not about anything else": her own words speak of March, and stay.
    packet_id = tell_police(
        ada, incident_id, NAMED, check_page=check_page, without=("narrative",),
        summary="Hate crime, reported by her. Her name is Anaïs; she is a woman.",
    )  # fmt: skip
    lines = lines_at_the_inbox(evening, packet_id)
    assert "Anaïs" in lines["Her name"]
    assert "Because of who she is" in lines["What kind of harm"]
    assert not gives_away(" ".join(lines.values()), case.never_to_police)


def test_15_nothing_to_the_police_in_any_form(evening: Evening, check_page: CheckPage):
    case = case_of("15")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    check_page(ada)
    for level in (ANONYMOUS, NAMED):
        no_police(ada, incident_id, level, SAID_NO)
    check_page(ada)
    warn(
        evening, ada, incident_id, case,
        title="Tall, grey, part of an ear missing", check_page=check_page,
    )  # fmt: skip


@pytest.mark.every_walk
def test_16_four_versions_wait_for_a_conversation(evening: Evening, check_page: CheckPage):
    case = case_of("16")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    says(ada, "On hold: Somebody has to talk with her first.", case.wants)
    first_steps_stand(ada, case)
    check_page(ada)
    no_warning_yet(ada, incident_id, ON_HOLD)
    no_police(ada, incident_id, ANONYMOUS, ON_HOLD, NOT_ASKED)
    no_police(ada, incident_id, NAMED, ON_HOLD)
    check_page(ada)


def test_17_officer_is_seen_by_two_people_only(evening: Evening, check_page: CheckPage):
    case = case_of("17")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case, also=("Sol",))
    says(
        ada,
        "2 people only. Ada, Sol may open this, and nobody else.",
        "It is about a police officer. Police recipients are blocked.",
    )
    first_steps_stand(ada, case)
    check_page(ada)
    for level in (ANONYMOUS, NAMED):
        no_police(
            ada, incident_id, level, "This recipient is blocked for this report.", SAID_NO
        )
    no_warning_yet(ada, incident_id, ASK_HER)

    sol = evening.sign_in(SOL, at=f"/reports/{incident_id}/")
    says(sol, case.men[0].description)
    for address in (JOAN, MIRA):
        colleague = evening.sign_in(address, at=f"/reports/{incident_id}/")
        assert colleague.locator("h1").inner_text() == "We could not find that"
        assert case.town not in main_of(colleague)
        colleague.goto("/reports/?text=Portsmouth")
        assert incident_id not in colleague.content()
        look_up(colleague, "phone", "07700 900411")
        assert incident_id not in colleague.content()
    check_page(colleague)


@pytest.mark.every_walk
def test_19_police_today_and_her_day_job_stays(evening: Evening, check_page: CheckPage):
    case = case_of("19")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    says(ada, "07700 900595", "Not before six: she works days")
    first_steps_stand(ada, case)
    check_page(ada)
    no_police(ada, incident_id, ANONYMOUS, NOT_ASKED)
    packet_id = tell_police(
        ada, incident_id, NAMED, check_page=check_page, without=("narrative",),
        summary="His phone holds pictures of other women's licences. Urgent.",
    )  # fmt: skip
    lines = lines_at_the_inbox(evening, packet_id)
    assert lines["Name he gave"] == "Callum Straithe-Morley"
    assert lines["His number"] == "07700 900595"
    assert "900591" in lines["How to reach her"]
    assert not gives_away(" ".join(lines.values()), case.never_to_police)
    warn(
        evening, ada, incident_id, case,
        title="Photographs licences and cards", level="robbery", check_page=check_page,
    )  # fmt: skip


@pytest.mark.every_walk
def test_20_last_sure_word_is_no(evening: Evening, check_page: CheckPage):
    case = case_of("20")
    ada = evening.sign_in(ADA)
    incident_id = take_in(ada, case)
    says(ada, "On hold: Somebody has to talk with her first.", case.contact_rules)
    first_steps_stand(ada, case)
    check_page(ada)
    no_warning_yet(ada, incident_id, ON_HOLD, ASK_HER)
    no_police(ada, incident_id, ANONYMOUS, ON_HOLD, SAID_NO)
    no_police(ada, incident_id, NAMED, ON_HOLD, ASK_HER)
