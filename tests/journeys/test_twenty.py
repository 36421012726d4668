"""
The twenty incoming reports, each walked in a real browser to its right end.

``make test`` walks four of them and test_walk.py the second; ``make journeys`` walks all.
What is typed and where it must end stands in tests/twenty/cases.py.
"""

from collections.abc import Callable

import pytest

from tests.journeys.evening import (
    ADA,
    ANONYMOUS,
    JOAN,
    MIRA,
    NAMED,
    SOL,
    Evening,
    first_steps_stand,
    gives_away,
    lines_at_the_inbox,
    main_of,
    no_police,
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
    sol.goto(f"/duties/about/{incident_id}/")
    check_page(sol)
    sol.check("[name=reason][value=child-at-risk]")
    sol.fill("[name=words]", "She is 16, looked after, and hurt by two adults.")
    sol.select_option("[name=recipient]", label="Ellshire Police")
    sol.select_option("[name=purpose]", "safeguarding_referral")
    for line in ("reporter_name", "injuries", "narrative"):
        sol.check(f"[name=fields_told][value={line}]")
    sol.locator("main form button.go, main form button").last.click()
    sol.wait_for_url(f"**/choices/{incident_id}/")
    mira = evening.sign_in(MIRA)
    mira.goto("/duties/")
    says(mira, "She is 16, looked after, and hurt by two adults.")
    check_page(mira)


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
        keep="She asked for the ear herself.",
    )  # fmt: skip


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

    sol = evening.sign_in(SOL)
    sol.goto(f"/reports/{incident_id}/")
    says(sol, case.men[0].description)
    for address in (JOAN, MIRA):
        colleague = evening.sign_in(address)
        colleague.goto(f"/reports/{incident_id}/")
        assert colleague.locator("h1").inner_text() == "We could not find that"
        assert case.town not in main_of(colleague)
        colleague.goto("/reports/?text=Portsmouth")
        assert incident_id not in colleague.content()
    check_page(colleague)
