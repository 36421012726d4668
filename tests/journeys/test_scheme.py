"""The scheme over the years: an old spreadsheet in, a case to court, figures out."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page

from brolly.incidents.tests.test_sheets import book, report
from tests.journeys.browsing import press
from tests.journeys.evening import Evening, says

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_a_manager_brings_years_of_an_old_scheme_in(
    evening: Evening, check_page: Callable[..., None]
):
    rows = [
        report(ref=n, day=f"{n + 12}/02/2021", story=f"took her bag, then shouted, street {n}")
        for n in range(1, 8)
    ]
    old = book(["FEBRUARY 2021"], *rows, [None, None, None, "laptop crash"])
    mira = evening.sign_in("mira@lantern.example.org", at="/reports/bring-in/")
    check_page(mira)
    mira.set_input_files(
        "input[name=file]", {"name": "old.xlsx", "mimeType": XLSX, "buffer": old}
    )
    press(mira.locator("button:has-text('Read it')"))
    mira.wait_for_url(re.compile(r"bring-in/[0-9a-f-]{36}/$"))
    says(mira, "7 reports would be brought in")
    mira.locator("summary", has_text="What the columns are").click()
    check_page(mira)
    press(mira.locator("button[value=start]"))
    done = mira.locator("h1", has_text=re.compile("^Brought in$"))
    done.wait_for(timeout=30_000)
    says(mira, "The file was destroyed")
    check_page(mira)


def to_the_case(page: Page) -> None:
    page.goto("/reports/")
    press(page.locator("main a[href^='/reports/']").filter(has_text=re.compile(r"^R-")))
    press(page.locator("a", has_text="The case, and who goes along"))


def test_an_adviser_goes_along_to_court(evening: Evening, check_page: Callable[..., None]):
    ada = evening.sign_in("ada@lantern.example.org")
    to_the_case(ada)
    check_page(ada)
    case = ada.url
    ada.select_option("select[name=step]", "charged")
    ada.fill("input[name=on]", "2026-11-10")
    ada.select_option("select[name=told_by]", "police")
    ada.fill("input[name=number]", "CR/1234/26")
    press(ada.locator("button.go", has_text="Write it down"))
    says(ada, "He was charged", "CR/1234/26")
    press(ada.locator("a", has_text="Plan who goes along"))
    ada.select_option("select[name=kind]", "court")
    day = timezone.localtime() + timedelta(days=2)
    ada.fill("input[name=at]", day.strftime("%Y-%m-%dT09:30"))
    ada.locator("input[name=measures_asked][value=screens]").check()
    check_page(ada)
    press(ada.locator("button.go", has_text="Save"))
    ada.wait_for_url(case)
    says(ada, "With Ada", "Screens round her: asked for")
    check_page(ada)
    ada.goto("/")
    says(ada, "Go along")
    ada.goto("/reports/cases/")
    says(ada, "He was charged")
    check_page(ada)


def test_an_evaluator_sees_figures_and_nobody(
    evening: Evening, check_page: Callable[..., None]
):
    eve = evening.sign_in("eve@lantern.example.org", at="/statistics/")
    says(eve, "fewer than 10")
    assert not re.search(r"R-\d{4}", eve.inner_text("main"))
    check_page(eve)
