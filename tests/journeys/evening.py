"""
The invented people at work: they sign in, take in, warn, tell the police, read.

Everybody signs in as the invented people of the demonstration do: a password, and the
code that their app shows. Whoever was in lately comes back with her cookies.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import Message
from zoneinfo import ZoneInfo

from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Page, StorageState, expect

from brolly.alerts.vocabulary import FRAMES
from brolly.organisations.samples import PASSWORD, secret_of
from tests.journeys.browsing import Windows, press
from tests.journeys.running import Running
from tests.twenty.cases import Case

LONDON = ZoneInfo("Europe/London")
# Letting a warning out asks for a code shown within the last five minutes.
STAYS_FRESH = 200.0
SUBSCRIBER = "robin@example.org"
# Stands on every warning of the busy projects.
NEUTRAL = {frame.subject for frame in FRAMES.values()}
WHOM_TO_TELL = "07700 900100"
ADA, JOAN, MIRA, SOL, TESS = (
    f"{name}@lantern.example.org" for name in ("ada", "joan", "mira", "sol", "tess")
)
PELL = "pell@ellshire.example.org"

SignedIn = dict[str, tuple[float, StorageState]]


@dataclass
class Evening:
    """The running product with its invented people."""

    running: Running
    windows: Windows
    signed_in: SignedIn = field(default_factory=dict)

    def sign_in(
        self, address: str, *, at: str = "/", width: int = 1280, dark: bool = False
    ) -> Page:
        """Open somebody's browser at a page, signing her in when it was not lately."""
        since, cookies = self.signed_in.get(address, (0.0, None))
        if cookies is not None and time.monotonic() - since < STAYS_FRESH:
            person = self.windows.person(width=width, dark=dark, cookies=cookies)
            page = self.windows.page_at(person=person)
            page.goto(at)
            return page
        person = self.windows.person(width=width, dark=dark)
        page = self.windows.page_at(person=person)
        page.goto("/sign-in")
        page.fill("input[name=email]", address)
        page.fill("input[name=password]", PASSWORD)
        press(page.locator("button:has-text('Continue')"))
        page.wait_for_url(re.compile("second-step"))
        page.fill("input[name=code]", code_of(address))
        press(page.locator("button:has-text('Continue')"))
        page.wait_for_url(lambda url: "sign-in" not in url)
        self.signed_in[address] = (time.monotonic(), person.storage_state())
        if at != "/":
            page.goto(at)
        return page

    def subscribe(self, address: str, *, area: str = "", width: int = 320) -> None:
        """Invite an address, and let it say yes by its letter's link, without scripts."""
        mira = self.sign_in(MIRA, at="/warnings/subscribers/")
        mira.fill("[name=email]", address)
        if area:
            mira.check(f"[name=areas][value={area}]")
        press(mira.locator("button.go"))
        self.say_yes(address, width=width)

    def say_yes(self, address: str, *, width: int = 320) -> None:
        """Let an address that was asked say yes by its letter's link, without scripts."""
        (asked, *_) = self.running.letters_to(address)
        stranger = self.windows.person(width=width, scripts=False)
        door = self.windows.page_at(person=stranger)
        door.goto(re.search(r"http\S+", letter_text(asked))[0])
        press(door.locator("main button"))

    def letter_with(self, words: str, *, to: str = SUBSCRIBER, within: float = 20) -> str:
        """Wait until somebody has a letter with these words; return it without its links."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            for letter in self.running.letters_to(to, within=0.2):
                said = in_one_line(letter_text(letter))
                if in_one_line(words) in said:
                    assert letter["Subject"] in NEUTRAL
                    # Links end in random letters and figures, which may spell anything.
                    return re.sub(r"http\S+", "", said)
            time.sleep(0.1)
        raise AssertionError(f"no letter with: {words}")


def code_of(address: str) -> str:
    return code_from(secret_of(address))


def code_from(secret: str) -> str:
    """Return the code that an app with this secret shows now."""
    counters = list(totp.yield_hotp_counters_from_time())
    value = totp.hotp_value(secret, counters[len(counters) // 2])
    return str(totp.format_hotp_value(value))


def letter_text(letter: Message) -> str:
    return letter.get_payload(decode=True).decode()


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def main_of(page: Page) -> str:
    return in_one_line(page.inner_text("main"))


def says(page: Page, *sentences: str) -> None:
    """Hold a page to the sentences that it must say."""
    said = main_of(page)
    missing = [one for one in sentences if in_one_line(one) not in said]
    assert not missing, f"{page.url} does not say {missing}:\n{said}"


def gives_away(text: str, words: tuple[str, ...]) -> list[str]:
    """Return which of the words stand in a text."""
    return [word for word in words if word in text]


# --- taking in -----------------------------------------------------------------------------


def take_in(
    page: Page,
    case: Case,
    *,
    owner: str = "Ada",
    also: tuple[str, ...] = (),
    look_up: Callable[[Page], None] | None = None,
    check_page: Callable[..., None] | None = None,
) -> str:
    """
    Type one of the twenty into the page as a careful member of staff would.

    ``owner`` has the first steps · ``also`` may open it when it is about an officer ·
    ``look_up`` is what to do when the numbers stand there, before anything is saved.
    """
    page.goto("/reports/new/")
    unfold(page)
    page.select_option("[name=channel]", case.channel)
    page.select_option("[name=language]", case.language)
    page.fill("[name=teller]", case.teller)
    page.fill("[name=narrative]", case.narrative)
    for kind in case.kinds:
        page.check(f"[name=kinds][value={kind}]")
    _add(page, "man", "men", len(case.men))
    _add(page, "identifier", "identifiers", len(case.identifiers))
    _add(page, "step", "steps", len(case.steps))
    # Words typed before a row was asked for are still there.
    assert in_one_line(page.input_value("[name=narrative]")) == in_one_line(case.narrative)
    _who_may_see_it(page, case, also)
    _the_man(page, case)
    if look_up is not None:
        look_up(page)
    _where_when_and_how_she_is(page, case)
    _her_choices(page, case)
    _first_steps(page, case, owner)
    if check_page is not None:
        check_page(page)
    press(page.locator("button.go"))
    page.wait_for_url(re.compile(r"/reports/[0-9a-f-]{36}/$"))
    return page.url.rstrip("/").split("/")[-1]


def _add(page: Page, row: str, rows: str, wanted: int) -> None:
    while int(page.input_value(f"[name={rows}-many]")) < wanted:
        now = int(page.input_value(f"[name={rows}-many]"))
        press(page.locator(f"button[name=add][value={row}]"))
        page.wait_for_selector(f"[name={rows}-many][value='{now + 1}']", state="attached")
        unfold(page)


def unfold(page: Page) -> None:
    """Open every part of a page that comes folded."""
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")


def _who_may_see_it(page: Page, case: Case, also: tuple[str, ...]) -> None:
    unfold(page)
    if case.under_18:
        page.check("[name=about_under_18]")
    if case.officer:
        page.check("[name=accuses_officer]")
    for name in also:
        page.get_by_label(name, exact=True).check()


def _the_man(page: Page, case: Case) -> None:
    for i, man in enumerate(case.men):
        for name in ("description", "name_given", "marks", "accent"):
            page.fill(f"[name=men-{i}-{name}]", getattr(man, name))
        for name in ("age_band", "build"):
            page.select_option(f"[name=men-{i}-{name}]", getattr(man, name))
    page.select_option("[name=vehicles-0-colour]", case.vehicle_colour)
    page.fill("[name=vehicles-0-detail]", case.vehicle)
    for i, (kind, text, whose) in enumerate(case.identifiers):
        page.select_option(f"[name=identifiers-{i}-kind]", kind)
        page.fill(f"[name=identifiers-{i}-text]", text)
        page.select_option(f"[name=identifiers-{i}-belongs_to]", whose)


def _where_when_and_how_she_is(page: Page, case: Case) -> None:
    year, _, month = case.month.partition("-")
    page.fill("[name=when_year]", year)
    page.fill("[name=when_month]", month)
    page.fill("[name=town]", case.town)
    page.fill("[name=district]", case.district)
    for injury in case.injuries:
        page.check(f"[name=injuries][value={injury}]")
    page.fill("[name=what_she_wants]", case.wants)
    page.fill("[name=name_used]", case.reporter)
    page.fill("[name=contact]", case.contact)
    page.fill("[name=contact_rules]", case.contact_rules)


def _her_choices(page: Page, case: Case) -> None:
    for choice, said in case.choices.items():
        start = f"choice-{choice}"
        page.check(f"[name={start}-answer][value={said.answer}]", force=True)
        if said.words:
            page.fill(f"[name={start}-own_words]", said.words)
        for line in said.leave_out:
            page.check(f"[name={start}-leave_out][value={line}]")
        if said.ask_before:
            page.check(f"[name={start}-ask_before]")
        if said.words_are_condition:
            page.check(f"[name={start}-words_are_condition]")
    if "needs_conversation" in case.holds:
        page.check("[name=holds][value=needs_conversation]")


def _first_steps(page: Page, case: Case, owner: str) -> None:
    for i, (kind, words, hours) in enumerate(case.steps):
        due = datetime.now(LONDON) + timedelta(hours=hours)
        page.select_option(f"[name=steps-{i}-kind]", kind)
        page.select_option(f"[name=steps-{i}-owner]", label=owner)
        page.fill(f"[name=steps-{i}-words]", words)
        page.fill(f"[name=steps-{i}-due_at]", due.strftime("%Y-%m-%dT%H:%M"))


def first_steps_stand(page: Page, case: Case, *, owner: str = "Ada") -> None:
    """Hold a report's page to its first steps, each with an owner and a time."""
    section = page.locator("section[aria-labelledby=first-h]")
    for _, words, hours in case.steps:
        step = section.locator("div.stack.tight", has_text=words).first
        due = datetime.now(LONDON) + timedelta(hours=hours)
        expect(step).to_contain_text(owner)
        assert re.search(rf"By {due:%-d %B}, \d\d:\d\d", step.inner_text())


def look_up(page: Page, kind: str, text: str) -> None:
    """Look for a number or plate on the page of its own."""
    page.goto("/reports/look-up/")
    page.select_option("main [name=kind]", kind)
    page.fill("main [name=text]", text)
    press(page.locator("main form button"))


# --- warning -------------------------------------------------------------------------------


def write_warning(
    page: Page,
    incident_id: str,
    *,
    title: str,
    text: str,
    level: str = "",
    keep: str = "",
    language: str = "en",
    area: str = "",
) -> None:
    """Write a warning and press for a second reader; ``keep`` says why passages stay."""
    page.goto(f"/warnings/new/{incident_id}/")
    page.fill("[name=title]", title)
    page.fill("[name=body]", text)
    page.select_option("[name=language]", language)
    if level:
        page.select_option("[name=level]", level)
    if area:
        page.check(f"[name=areas][value={area}]")
    for tick in ("as_him", "helps"):
        page.check(f"[name={tick}]")
    page.check("[name=her_wording][value=read]")
    if keep:
        press(page.locator("button[value=check]"))
        page.fill("[name=kept_why]", keep)
        for tick in ("as_him", "helps"):
            page.check(f"[name={tick}]")
        page.check("[name=her_wording][value=read]")
    say_what_is_asked(page)
    press(page.locator("button[value=hand-on]"))
    page.wait_for_url(re.compile(r"/warnings/[0-9a-f-]{36}/(write/)?$"))


def say_what_is_asked(page: Page) -> None:
    """Tick that a text was compared, and keeps to what she said, where that is asked."""
    for tick in ("compared", "keeps_to"):
        if page.locator(f"[name={tick}]").count():
            page.check(f"[name={tick}]")


def warn(
    evening: Evening,
    writer: Page,
    incident_id: str,
    case: Case,
    *,
    title: str,
    check_page: Callable[..., None],
    level: str = "",
    keep: str = "",
    language: str = "en",
    text: str = "",
) -> str:
    """Let a warning be written, read by Joan, and posted; return the letter."""
    words = text or case.warning_text
    write_warning(
        writer,
        incident_id,
        title=title,
        text=words,
        level=level,
        keep=keep,
        language=language,
    )
    assert re.search(r"/warnings/[0-9a-f-]{36}/$", writer.url), writer.locator(
        "#found"
    ).inner_text()
    address = writer.url
    joan = evening.sign_in(JOAN, at=f"{address}read/")
    says(joan, words)
    check_page(joan)
    say_what_is_asked(joan)
    press(joan.locator("button[value=approve]"))
    joan.wait_for_url(lambda url: not url.endswith("/read/"))
    joan.goto("/warnings/")
    says(joan, title, words)
    letter = evening.letter_with(words)
    ours = letter.replace(WHOM_TO_TELL, "")
    assert ours != letter, "the letter says whom to tell"
    assert not gives_away(f"{title} {ours}", case.never_in_warning)
    return letter


def no_warning_yet(page: Page, incident_id: str, *reasons: str, text: str = "") -> None:
    """Hold the composer to its refusal: it says why, and nothing is handed on."""
    words = text or "A man who hurts. Look out for each other."
    write_warning(page, incident_id, title="Look out", text=words)
    says(page, "Not yet.", *reasons)
    assert "Saved, and not handed on." in in_one_line(page.inner_text("body"))


def no_warning(page: Page, incident_id: str, reason: str) -> None:
    """After a no nothing leads to the composer, and its address refuses."""
    page.goto(f"/reports/{incident_id}/")
    says(page, reason)
    assert page.locator("main a[href*='/warnings/new/']").count() == 0
    page.goto(f"/warnings/new/{incident_id}/")
    says(page, reason)
    assert "said_no" not in main_of(page)
    assert page.locator("[name=body]").count() == 0


# --- police --------------------------------------------------------------------------------

ANONYMOUS, NAMED = "anonymous", "named"


def no_police(page: Page, incident_id: str, level: str, *reasons: str) -> None:
    """Hold the page to its refusal at one level, each reason said."""
    page.goto(f"/police/{incident_id}/")
    says(page, *reasons)
    link = page.locator(f"main a[href*='/{level}/']")
    assert "What can I do?" in link.inner_text()
    press(link)
    says(page, "This cannot be shared", "Nothing has been sent.", *reasons)


def tell_police(
    page: Page,
    incident_id: str,
    level: str,
    *,
    without: tuple[str, ...] = (),
    summary: str = "",
    check_page: Callable[..., None] | None = None,
) -> str:
    """Tell the police now, without the lines named; return the packet."""
    page.goto(f"/police/{incident_id}/")
    press(page.locator(f"main a.go[href*='/{level}/']"))
    for line in without:
        page.uncheck(f"[name=lines][value={line}]")
    page.fill("[name=summary]", summary)
    page.check("[name=when][value=now]")
    if page.locator("[name=her_words]").count():
        page.fill("[name=her_words]", "She wants it to go now, she said.")
    say_what_is_asked(page)
    press(page.locator("button.go"))
    says(page, "You are about to share")
    if check_page is not None:
        check_page(page)
    page.check("[name=have_read]")
    press(page.locator("button[value=send]"))
    page.wait_for_url(re.compile(r"/sharing/[0-9a-f-]{36}/$"))
    return page.url.rstrip("/").split("/")[-1]


def a_colleague_reads_it(evening: Evening, check_page: Callable[..., None]) -> None:
    """Let a second person read what was written for the police; with that it leaves."""
    joan = evening.sign_in(JOAN, at="/")
    press(joan.get_by_role("link", name="Read what goes to the police"))
    check_page(joan)
    press(joan.locator("button[value=let-go]"))
    says(joan, "It has left")
    check_page(joan)


def lines_at_the_inbox(evening: Evening, packet_id: str) -> dict[str, str]:
    """Let the officer open a packet; return its lines as they stand on his page."""
    pell = evening.sign_in(PELL, at="/inbox/", width=320)
    for _ in range(60):
        if pell.locator(f"main a[href*='{packet_id}']").count():
            break
        pell.wait_for_timeout(250)
        pell.goto("/inbox/")
    press(pell.locator(f"main a[href*='{packet_id}']"))
    press(pell.locator("main button.go"))
    found: dict[str, str] = pell.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('main dl.summary > div')]
             .map(d => [d.querySelector('dt').innerText.trim(),
                        d.querySelector('dd').innerText.trim()]))"""
    )
    return found
