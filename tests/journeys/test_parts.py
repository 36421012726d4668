"""Every part of the look, in day and night, on a phone and on a desk."""

import pytest

from tests.journeys.browsing import WIDTHS


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("width", WIDTHS)
def test_parts_can_be_read_by_everybody(page_at, check_page, shot, width, dark):
    page = page_at(width, dark)
    page.goto("/parts/")
    shot(page, f"parts-{width}-{'night' if dark else 'day'}")
    check_page(page)


def test_parts_without_scripts_lose_nothing(windows, check_page, shot):
    page = windows.page_at(person=windows.person(width=390, scripts=False))
    page.goto("/parts/")
    assert page.get_by_role("button", name="One main action").is_visible()
    shot(page, "parts-no-scripts")


def test_page_that_does_not_exist(page_at, check_page, shot):
    page = page_at(390)
    page.goto("/nowhere")
    shot(page, "not-found")
    check_page(page)
