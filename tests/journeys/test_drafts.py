"""A report begun on one computer, cut off, and gone on with on another."""

import re

from playwright.sync_api import expect

from tests.journeys.browsing import press
from tests.journeys.evening import ADA, MIRA, Evening, says

WORDS = "He said he was from the gas board. A green van with a ladder."


def test_a_report_is_kept_while_somebody_talks_and_gone_on_with_elsewhere(
    evening: Evening, check_page, shot
):
    ada = evening.sign_in(ADA)
    ada.goto("/reports/new/")
    said = ada.locator("#draft-said")
    expect(said).to_contain_text("Not saved yet.")
    ada.get_by_label("What happened, as it came").press_sequentially(WORDS, delay=5)
    expect(said).to_have_text(re.compile(r"Saved at \d\d:\d\d\."))
    check_page(ada)

    # The signal goes: the page says so, keeps the words, and goes on by itself.
    ada.context.set_offline(True)
    ada.get_by_label("Name she uses").fill("Kit")
    expect(said).to_have_text("Not saved: no signal. Keep this page open.")
    shot(ada, "draft-no-signal")
    ada.context.set_offline(False)
    evening.windows.watched[ada].complaints.clear()  # the browser's own, of the lost line
    expect(said).to_have_text(re.compile(r"Saved at"), timeout=15_000)
    expect(ada.get_by_label("Name she uses")).to_have_value("Kit")
    stored = ada.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Kit" not in stored
    assert "gas board" not in stored

    # Leaving the page loses nothing, so nobody is asked whether she really wants to.
    ada.goto("/")
    says(ada, "You began a report at")
    check_page(ada)

    # On another computer she signs in anew, with her second factor.
    elsewhere = evening.sign_in(ADA, width=320)
    elsewhere.goto("/")
    press(elsewhere.get_by_role("link", name="You began a report at"))
    expect(elsewhere.get_by_label("What happened, as it came")).to_have_value(WORDS)
    expect(elsewhere.get_by_label("Name she uses")).to_have_value("Kit")
    check_page(elsewhere)

    # The first computer's page is still open somewhere: both texts are kept and shown.
    ada.go_back()
    ada.get_by_label("What happened, as it came").fill("On the phone: a green van.")
    elsewhere.get_by_label("Town or city").evaluate(
        "field => field.closest('details').open = true"
    )
    elsewhere.get_by_label("Town or city").fill("Leeds")
    expect(elsewhere.locator("#draft-said")).to_contain_text("Saved at")
    manager = evening.sign_in(MIRA)
    manager.goto("/reports/drafts/")
    says(manager, "Your colleagues’", "You see that there is one, and not what it says.")
    assert "green van" not in manager.content()
    check_page(manager)


def test_without_a_script_a_button_keeps_it(evening: Evening, windows, check_page):
    ada = evening.sign_in(ADA)
    plain = windows.person(width=320, scripts=False, cookies=ada.context.storage_state())
    page = plain.new_page()
    page.goto("/reports/new/")
    page.get_by_label("What happened, as it came").fill(WORDS)
    press(page.get_by_role("button", name="Save what I have"))
    says(page, "Kept as a draft. Only you can read it.")
    expect(page.get_by_label("What happened, as it came")).to_have_value(WORDS)
    page.goto("/reports/drafts/")
    page.get_by_role("button", name="Throw away").first.click()
    says(page, "Thrown away. You can bring it back below for three days.")
    press(page.get_by_role("button", name="Bring it back").first)
    expect(page.get_by_label("What happened, as it came")).to_have_value(WORDS)
