"""A browser, and what every page must pass in it."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    StorageState,
    sync_playwright,
)

# WCAG 2.2 up to level AA, and what axe holds to be good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 390, 1280)


def chromium() -> str | None:
    """Return the machine's Chromium, or None."""
    said = os.environ.get("BROLLY_CHROMIUM")
    names = [said] if said else ["chromium", "chromium-browser", "google-chrome"]
    return next((found for name in names if (found := shutil.which(name))), None)


@contextmanager
def browser_running() -> Iterator[Browser]:
    found = chromium()
    assert found is not None
    # As root Chromium refuses its own sandbox; it meets only our pages here.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    # Playwright's loop runs in this thread, and Django would take it for async code
    # in every later test that uses the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        try:
            yield browser
        finally:
            browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Watched:
    """What a page complained about, and whom it asked."""

    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


@dataclass
class Windows:
    """Opens pages of a person's browser, each watched."""

    browser: Browser
    base_url: str
    contexts: list[BrowserContext] = field(default_factory=list)
    watched: dict[Page, Watched] = field(default_factory=dict)

    def person(
        self,
        *,
        width: int = 1280,
        dark: bool = False,
        scripts: bool = True,
        cookies: StorageState | None = None,
    ) -> BrowserContext:
        """Return a browser of one person's own: cookies, width, night, scripts or none."""
        context = self.browser.new_context(
            base_url=self.base_url,
            viewport={"width": width, "height": 900 if width > 600 else 740},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="en-GB",
            timezone_id="Europe/London",
            storage_state=cookies,
        )
        context.set_default_timeout(15_000)
        context.on("page", self._watch)
        self.contexts.append(context)
        return context

    def page_at(
        self, width: int = 1280, dark: bool = False, *, person: BrowserContext | None = None
    ) -> Page:
        """Open a page in a new person's browser, or in one that is open."""
        context = person or self.person(width=width, dark=dark)
        page = context.new_page()
        self._watch(page)
        return page

    def _watch(self, page: Page) -> None:
        if page in self.watched:
            return
        seen = self.watched[page] = Watched()

        def said(message: ConsoleMessage) -> None:
            # A refusal is a page of its own; the browser notes its status as an error.
            if message.type == "error" and "the server responded with" not in message.text:
                seen.complaints.append(message.text)

        page.on("console", said)
        page.on("pageerror", lambda fault: seen.complaints.append(str(fault)))
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith(self.base_url)
                else seen.strangers.append(asked.url)
            ),
        )

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def press(what: Locator) -> None:
    """Click what leads to another page, and wait until that page has come."""
    with what.page.expect_navigation():
        what.first.click()


@contextmanager
def as_tall_as_it_is(page: Page) -> Iterator[None]:
    """Make the window as tall as its page, so that nothing hides behind a sticky bar."""
    size = page.viewport_size or {"width": 1280, "height": 900}
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], tall)})
    yield
    page.set_viewport_size(size)


def overflow(page: Page) -> list[str]:
    """Return what sticks out sideways, when the page scrolls sideways."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide) return [];
          return [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > wide + 1)
            .slice(0, 5).map(e => `${e.tagName}.${e.className}`);
        }"""
    )
    return found or (
        ["the page"]
        if page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        else []
    )


def axe(page: Page, **options: object) -> list[str]:
    """Return what axe finds against the rules that it is asked for."""
    found = Axe().run(page, options={**options, "resultTypes": ["violations"]})
    return [
        f"{v['id']}: {v['help']}: " + json.dumps([n["html"][:160] for n in v["nodes"][:3]])
        for v in found.response["violations"]
    ]


def in_the_dark(page: Page) -> list[str]:
    """Return what cannot be told from its ground when the machine asks for dark pages."""
    # Without motion: a button that is still fading has neither colour.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    faults = axe(page, runOnly={"type": "rule", "values": ["color-contrast"]})
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    return [f"in the dark: {fault}" for fault in faults]


def check(windows: Windows, page: Page, *, narrow: bool = True) -> None:
    """
    Hold a page to what every page must keep.

    WCAG 2.2 AA by axe, its contrast in the dark too, one h1, no sideways scroll (also at
    320 px), nothing on the console (a broken policy shows there), and nobody asked but us.
    """
    # Else axe takes what scrolls behind the tab bar for too small.
    with as_tall_as_it_is(page):
        faults = axe(page, runOnly={"type": "tag", "values": RULES}) + in_the_dark(page)
    assert not faults, "\n".join([page.url, *faults])
    assert page.locator("h1").count() == 1, f"{page.url}: one h1"
    assert not overflow(page), f"{page.url}: {overflow(page)}"
    size = page.viewport_size
    if narrow and size and size["width"] != 320:
        page.set_viewport_size({"width": 320, "height": 740})
        sticks_out = overflow(page)
        page.set_viewport_size(size)
        assert not sticks_out, f"{page.url} at 320 px: {sticks_out}"
    seen = windows.watched[page]
    assert not seen.complaints, f"{page.url}: {seen.complaints}"
    assert not seen.strangers, f"{page.url}: {seen.strangers}"


CheckPage = Callable[[Page], None]
