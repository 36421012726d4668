"""One evening at a project, in a real browser, from the first words to her changing her mind."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.browsing import press
from tests.journeys.evening import Evening, gives_away, say_what_is_asked, take_in
from tests.twenty.cases import CASES

SUBSCRIBER = "wren@example.org"


def by_night(page: Page, look: Callable[[], None]) -> None:
    """Look at a page as it is on a phone in the dark."""
    size = page.viewport_size
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    look()
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    page.set_viewport_size(size)


def walk_the_warning(evening: Evening, ada: Page, incident_id: str, case, check_page) -> str:
    ada.goto(f"/warnings/new/{incident_id}/")
    ada.fill("[name=title]", "Man with an anchor by the thumb")
    ada.fill("[name=body]", case.warning_text)
    ada.check("[name=areas][value=derby]")
    for tick in ("as_him", "helps"):
        ada.check(f"[name={tick}]")
    ada.check("[name=her_wording][value=not_needed]")
    ada.fill("[name=her_words]", "Put it out tonight, she wrote.")
    say_what_is_asked(ada)
    check_page(ada)
    press(ada.locator("button[value=hand-on]"))
    ada.wait_for_url(re.compile(r"/warnings/[0-9a-f-]{36}/$"))
    address = ada.url
    joan = evening.sign_in("joan@lantern.example.org")
    assert "second reader" in joan.inner_text("main").lower() or joan.goto("/")
    joan.goto(f"{address}read/")
    check_page(joan)
    say_what_is_asked(joan)
    press(joan.locator("button[value=approve]"))
    joan.wait_for_url(lambda url: not url.endswith("/read/"))
    joan.goto("/warnings/")
    assert "anchor" in joan.inner_text("main")
    check_page(joan)
    return address


def test_from_the_first_words_to_her_changing_her_mind(
    evening: Evening, check_page: Callable[..., None], shot: Callable[..., None]
):
    case = CASES[1]
    evening.subscribe(SUBSCRIBER, area="derby")
    ada = evening.sign_in("ada@lantern.example.org")
    shot(ada, "today")
    check_page(ada)
    incident_id = take_in(ada, case)
    shot(ada, "report")
    check_page(ada)
    by_night(ada, lambda: shot(ada, "phone", whole=False))

    warning = walk_the_warning(evening, ada, incident_id, case, check_page)
    letter = evening.letter_with(case.warning_text, to=SUBSCRIBER)
    assert not gives_away(letter, case.never_in_warning)

    ada.goto(f"/police/{incident_id}/")
    check_page(ada)
    press(ada.locator("main a.go"))
    check_page(ada)
    ada.check("[name=when][value=now]")
    ada.fill("[name=her_words]", "The anchor and the plate, tonight, she wrote.")
    say_what_is_asked(ada)
    press(ada.locator("button.go"))
    shot(ada, "share")
    check_page(ada)
    ada.check("[name=have_read]")
    press(ada.locator("button[value=send]"))
    ada.wait_for_url(re.compile(r"/sharing/[0-9a-f-]{36}/$"))

    pell = evening.sign_in("pell@ellshire.example.org", width=320)
    for _ in range(40):
        pell.goto("/inbox/")
        new = pell.locator("li", has_text="New").locator("a")
        if new.count():
            break
        pell.wait_for_timeout(250)
    press(new.first)
    check_page(pell, narrow=False)
    press(pell.locator("main button.go"))
    read = pell.inner_text("main")
    assert "anchor" in read
    assert not [word for word in case.never_to_police if word in read]
    check_page(pell, narrow=False)

    ada.goto(f"/reports/{incident_id}/withdraw/")
    assert "opened it" in ada.inner_text("main")
    check_page(ada)
    ada.locator("main [name=heard]").select_option(index=1)
    press(ada.locator("main form button").last)
    ada.wait_for_url(re.compile(rf"/reports/{incident_id}/$"))

    pell.reload()
    pell.goto("/inbox/")
    assert "Called back" in pell.inner_text("main")
    ada.goto("/warnings/")
    assert "Man with an anchor by the thumb" not in ada.inner_text("main")
    ada.goto(warning)
    assert "back" in ada.inner_text("main").lower()
