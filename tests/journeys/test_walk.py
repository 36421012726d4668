"""
One evening at a project, in a real browser, from the first words to her changing her mind.

Everybody signs in as the invented people of the demonstration do: a password, and the
code that their app shows.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import BrowserContext, Page

from brolly.organisations.samples import PASSWORD, secret_of
from tests.journeys.browsing import Windows
from tests.journeys.running import Running
from tests.twenty.cases import CASES

SUBSCRIBER = "wren@example.org"


@dataclass
class Evening:
    """The running product with its invented people, each signed in once."""

    running: Running
    windows: Windows

    def sign_in(self, address: str, *, width: int = 1280, dark: bool = False) -> Page:
        person = self.windows.person(width=width, dark=dark)
        page = self.windows.page_at(person=person)
        page.goto("/sign-in")
        page.fill("input[name=email]", address)
        page.fill("input[name=password]", PASSWORD)
        page.click("button:has-text('Continue')")
        page.wait_for_url(re.compile("second-step"))
        page.fill("input[name=code]", code_of(address))
        page.click("button:has-text('Continue')")
        page.wait_for_url(lambda url: "sign-in" not in url)
        return page


def code_of(address: str) -> str:
    counters = list(totp.yield_hotp_counters_from_time())
    value = totp.hotp_value(secret_of(address), counters[len(counters) // 2])
    return str(totp.format_hotp_value(value))


@pytest.fixture
def evening(running_brolly: Running, windows: Windows) -> Evening:
    running_brolly.manage("make_demonstration")
    return Evening(running_brolly, windows)


def take_in(page: Page, case) -> str:
    """Type one of the twenty into the page as a careful member of staff would."""
    page.goto("/reports/new/")
    page.select_option("[name=channel]", case.channel)
    page.fill("[name=narrative]", case.narrative)
    for kind in case.kinds:
        page.check(f"[name=kinds][value={kind}]")
    page.fill("[name=town]", case.town)
    page.fill("[name=district]", case.district)
    man = case.men[0]
    page.fill("[name=men-0-description]", man.description)
    page.fill("[name=men-0-marks]", man.marks)
    kind, text, _ = case.identifiers[0]
    page.select_option("[name=identifiers-0-kind]", kind)
    page.fill("[name=identifiers-0-text]", text)
    page.fill("[name=name_used]", case.reporter)
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    for choice, said in case.choices.items():
        page.check(f"[name=choice-{choice}-answer][value={said.answer}]", force=True)
        for line in said.leave_out:
            page.check(f"[name=choice-{choice}-leave_out][value={line}]", force=True)
    page.click("button.go")
    page.wait_for_url(re.compile(r"/reports/[0-9a-f-]{36}/$"))
    return page.url.rstrip("/").split("/")[-1]


def walk_the_warning(evening: Evening, ada: Page, incident_id: str, case, check_page) -> str:
    ada.goto(f"/warnings/new/{incident_id}/")
    ada.fill("[name=title]", "Man with an anchor by the thumb")
    ada.fill("[name=body]", case.warning_text)
    ada.check("[name=areas][value=derby]")
    for tick in ("as_him", "helps", "her_wording"):
        ada.check(f"[name={tick}]")
    check_page(ada)
    ada.click("button[value=hand-on]")
    ada.wait_for_url(re.compile(r"/warnings/[0-9a-f-]{36}/$"))
    address = ada.url
    joan = evening.sign_in("joan@lantern.example.org")
    assert "second reader" in joan.inner_text("main").lower() or joan.goto("/")
    joan.goto(f"{address}read/")
    check_page(joan)
    joan.click("button[value=approve]")
    joan.wait_for_url(lambda url: not url.endswith("/read/"))
    joan.goto("/warnings/")
    assert "anchor" in joan.inner_text("main")
    check_page(joan)
    return address


def letter_text(letter) -> str:
    return letter.get_payload(decode=True).decode()


def test_from_the_first_words_to_her_changing_her_mind(
    evening: Evening, check_page: Callable[..., None], shot: Callable[[Page, str], None]
):
    case = CASES[1]
    mira = evening.sign_in("mira@lantern.example.org")
    mira.goto("/warnings/subscribers/")
    mira.fill("[name=email]", SUBSCRIBER)
    mira.check("[name=areas][value=derby]")
    mira.click("button.go")
    (asked, *_) = evening.running.letters_to(SUBSCRIBER)
    stranger: BrowserContext = evening.windows.person(width=320, scripts=False)
    door = evening.windows.page_at(person=stranger)
    door.goto(re.search(r"http\S+", letter_text(asked))[0])
    door.click("main button")

    ada = evening.sign_in("ada@lantern.example.org")
    shot(ada, "today")
    check_page(ada)
    incident_id = take_in(ada, case)
    shot(ada, "report")
    check_page(ada)

    warning = walk_the_warning(evening, ada, incident_id, case, check_page)
    letters = evening.running.letters_to(SUBSCRIBER)
    body = letter_text(letters[-1])
    assert letters[-1]["Subject"] == "New message"
    assert "anchor tattoo" in body
    # Links end in random letters and figures, which may spell anything.
    said = re.sub(r"http\S+", "", body)
    assert not [word for word in case.never_in_warning if word in said]

    ada.goto(f"/police/{incident_id}/")
    check_page(ada)
    ada.click("main a.go")
    check_page(ada)
    ada.check("[name=when][value=now]")
    ada.click("button.go")
    shot(ada, "share")
    check_page(ada)
    ada.check("[name=have_read]")
    ada.click("button[value=send]")
    ada.wait_for_url(re.compile(r"/sharing/[0-9a-f-]{36}/$"))

    pell = evening.sign_in("pell@ellshire.example.org", width=320)
    for _ in range(40):
        pell.goto("/inbox/")
        new = pell.locator("li", has_text="New").locator("a")
        if new.count():
            break
        pell.wait_for_timeout(250)
    new.first.click()
    check_page(pell, narrow=False)
    pell.click("main button.go")
    read = pell.inner_text("main")
    assert "anchor" in read
    assert not [word for word in case.never_to_police if word in read]
    check_page(pell, narrow=False)

    ada.goto(f"/reports/{incident_id}/withdraw/")
    assert "opened it" in ada.inner_text("main")
    check_page(ada)
    ada.locator("main [name=heard]").select_option(index=1)
    ada.locator("main form button").last.click()
    ada.wait_for_url(re.compile(rf"/reports/{incident_id}/$"))

    pell.reload()
    pell.goto("/inbox/")
    assert "Called back" in pell.inner_text("main")
    ada.goto("/warnings/")
    assert "Man with an anchor by the thumb" not in ada.inner_text("main")
    ada.goto(warning)
    assert "back" in ada.inner_text("main").lower()
