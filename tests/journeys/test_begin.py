"""From an empty installation to a sent warning and a packet on paper, as a project begins."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.browsing import Windows, press
from tests.journeys.evening import Evening, code_from, letter_text, write_warning
from tests.journeys.running import Running, running

pytestmark = pytest.mark.every_walk
PASSWORD = "quiet rivers run deep"
WARNING = (
    "Hull, November, evening. A tall man with a blue anchor tattoo by the thumb, in a grey "
    "van. He locks the doors. If you can, tell somebody near you where you are going."
)


@pytest.fixture(scope="module")
def empty(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("empty"), demonstration=False) as it:
        yield it


@pytest.fixture
def windows(browser: Browser, empty: Running) -> Iterator[Windows]:
    opened = Windows(browser, empty.base_url)
    yield opened
    opened.close()


def second_step(page: Page) -> None:
    """Add an app, by the letters that stand below the square."""
    page.get_by_role("link", name="An authenticator app").click()
    secret = page.locator("strong.n").inner_text().replace(" ", "")
    page.fill("[name=code]", code_from(secret))
    press(page.locator("main button.go"))


def begin(empty: Running, page: Page, check_page: Callable[..., None]) -> None:
    code = re.search(r"type: (\S+)", empty.manage("first_code"))[1]
    page.goto("/begin")
    check_page(page)
    page.fill("[name=code]", code)
    press(page.locator("main button"))
    for name, said in (
        ("organisation_name", "Harbour Lights"), ("code", "HAR"), ("region", "Hull"),
        ("display_name", "Grace"), ("email", "grace@example.org"), ("password", PASSWORD),
    ):  # fmt: skip
        page.fill(f"main [name={name}]", said)
    check_page(page)
    press(page.locator("button.go"))
    check_page(page)
    second_step(page)
    page.wait_for_url("**/getting-ready")
    check_page(page)


def settle(page: Page) -> None:
    """Say where the project works and how it is reached."""
    page.goto("/areas")
    page.fill("[name=name]", "Hull")
    press(page.get_by_role("button", name="Add it"))
    page.goto("/organisation")
    page.fill("[name=reply_contact]", "01632 960001")
    press(page.locator("main form").first.locator("button.go"))


def invite(empty: Running, windows: Windows, page: Page, check_page) -> Page:
    """Let the safeguarding lead join by the link in her letter."""
    page.goto("/people/invite")
    page.fill("[name=email]", "hana@example.org")
    page.select_option("[name=role]", "safeguarding-lead")
    press(page.locator("button.go"))
    check_page(page)
    (letter, *_) = empty.letters_to("hana@example.org")
    hana = windows.page_at(390)
    hana.goto(re.search(r"http\S+", letter_text(letter))[0])
    check_page(hana)
    hana.fill("[name=display_name]", "Hana")
    hana.fill("[name=password]", PASSWORD)
    press(hana.locator("button.go"))
    second_step(hana)
    return hana


def agree_with_the_force(page: Page, hana: Page, check_page) -> None:
    """Write down the force, draft, sign, and have two see its signature on paper."""
    page.goto("/agreements/")
    check_page(page)
    press(page.get_by_role("link", name="Write down your police force"))
    page.fill("[name=name]", "Ellshire Police")
    page.fill("[name=post]", "Sex work liaison officer")
    check_page(page)
    press(page.locator("button.go"))
    check_page(page)
    page.goto("/agreements/")
    press(page.get_by_role("link", name="Ellshire Police"))
    check_page(page)
    press(page.locator("button.go"))
    press(page.get_by_role("button", name="Sign for our side"))
    page.fill("[name=who]", "Inspector of the liaison team")
    press(page.get_by_role("button", name="Note it"))
    check_page(page)
    hana.goto(page.url)
    press(hana.get_by_role("button", name="I have the paper in my hand"))
    check_page(hana)


def subscribe(evening: Evening, page: Page) -> None:
    page.goto("/warnings/subscribers/")
    page.fill("[name=email]", "wren@example.org")
    press(page.locator("button.go"))
    evening.say_yes("wren@example.org")


def take_in(page: Page) -> str:
    page.goto("/reports/new/")
    page.select_option("[name=channel]", "outreach")
    page.fill(
        "[name=narrative]", "Tall, grey van, an anchor by his thumb. He locked the doors."
    )
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    page.fill("[name=men-0-marks]", "blue anchor tattoo by the thumb")
    page.fill("[name=town]", "Hull")
    for choice in ("warn", "police_anonymous"):
        page.check(f"[name=choice-{choice}-answer][value=yes]", force=True)
    press(page.locator("button.go"))
    page.wait_for_url(re.compile(r"/reports/[0-9a-f-]{36}/$"))
    return page.url.rstrip("/").split("/")[-1]


def warn(page: Page, reader: Page, incident_id: str, check_page) -> None:
    title = "Grey van, blue anchor by the thumb"
    write_warning(page, incident_id, title=title, text=WARNING, area="hull")
    assert re.search(r"/warnings/[0-9a-f-]{36}/$", page.url)
    reader.goto(f"{page.url}read/")
    check_page(reader)
    press(reader.locator("button[value=approve]"))


def tell_on_paper(page: Page, incident_id: str, check_page) -> None:
    page.goto(f"/police/{incident_id}/")
    press(page.get_by_role("link", name="Choose the lines"))
    check_page(page)
    assert page.locator("[name=way][value=inbox]").count() == 0
    page.check("[name=when][value=now]")
    page.fill("[name=her_words]", "As soon as you can, she said.")
    press(page.locator("button.go"))
    page.check("[name=have_read]")
    press(page.locator("button[value=send]"))
    check_page(page)
    press(page.get_by_role("button", name="Print the sheet to hand over"))
    check_page(page)
    assert "blue anchor tattoo" in page.inner_text("main")


def test_from_nothing_to_a_warning_and_a_sheet_for_the_police(
    empty: Running, windows: Windows, check_page: Callable[..., None], shot
):
    grace = windows.page_at()
    begin(empty, grace, check_page)
    settle(grace)
    hana = invite(empty, windows, grace, check_page)
    agree_with_the_force(grace, hana, check_page)
    evening = Evening(empty, windows)
    subscribe(evening, grace)
    grace.goto("/getting-ready")
    shot(grace, "getting-ready")
    check_page(grace)
    incident_id = take_in(hana)
    warn(hana, grace, incident_id, check_page)
    evening.letter_with(WARNING, to="wren@example.org")
    tell_on_paper(hana, incident_id, check_page)
