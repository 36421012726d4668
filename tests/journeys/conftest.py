"""
Fixtures of the journeys.

``running_brolly`` everything runs, on databases of its own · ``evening`` its invented
people, who sign in · ``page_at(width, dark)`` a watched page · ``check_page(page)`` axe,
sideways scroll, policy, console.
Without Chromium journeys are reported as not run; with REQUIRE_BROWSER=1 that fails.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.browsing import Windows, as_tall_as_it_is, browser_running, check, chromium
from tests.journeys.evening import SUBSCRIBER, Evening, SignedIn
from tests.journeys.running import Running, running

HERE = Path(__file__).parent
NOT_RUN = "not run: no Chromium on this machine"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium() is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("REQUIRE_BROWSER=1, and there is no Chromium", pytrace=False)
        pytest.skip(NOT_RUN)
    with browser_running() as started:
        yield started


@pytest.fixture(scope="session")
def first_commands() -> Sequence[Sequence[str]]:
    """Commands of manage.py that prepare the data before the servers start."""
    return []


@pytest.fixture(scope="session")
def running_brolly(
    browser: Browser,
    first_commands: Sequence[Sequence[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("journeys"), first=first_commands) as it:
        yield it


@pytest.fixture
def windows(browser: Browser, running_brolly: Running) -> Iterator[Windows]:
    opened = Windows(browser, running_brolly.base_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def signed_in(running_brolly: Running) -> SignedIn:
    """Fill it with the invented people once; whoever signs in keeps her cookies."""
    running_brolly.manage("make_demonstration")
    return {}


@pytest.fixture(scope="session")
def a_subscriber(
    browser: Browser, running_brolly: Running, signed_in: SignedIn
) -> Iterator[None]:
    """Let one address get every warning."""
    windows = Windows(browser, running_brolly.base_url)
    Evening(running_brolly, windows, signed_in).subscribe(SUBSCRIBER)
    yield
    windows.close()


@pytest.fixture
def evening(running_brolly: Running, windows: Windows, signed_in: SignedIn) -> Evening:
    return Evening(running_brolly, windows, signed_in)


@pytest.fixture
def page_at(windows: Windows) -> Callable[..., Page]:
    return windows.page_at


@pytest.fixture
def check_page(
    windows: Windows, shot: Callable[[Page, str], None], request: pytest.FixtureRequest
) -> Callable[..., None]:
    def hold(page: Page, *, narrow: bool = True) -> None:
        place = re.sub(r"[0-9a-f-]{36}", "x", urlsplit(page.url).path).strip("/")
        shot(page, f"{request.node.name[:12]}-{place.replace('/', '-')}")
        check(windows, page, narrow=narrow)

    return hold


@pytest.fixture
def shot() -> Callable[..., None]:
    """Keep a picture of a page where BROLLY_SHOTS says, for looking at by eye."""

    def take(page: Page, name: str, *, whole: bool = True) -> None:
        if folder := os.environ.get("BROLLY_SHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            with as_tall_as_it_is(page) if whole else nullcontext():
                page.screenshot(path=Path(folder) / f"{name}.png")

    return take
