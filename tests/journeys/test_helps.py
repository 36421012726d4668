"""What the script adds: one submit for one press, words not lost, keys, locking."""

import json

import pytest
from playwright.sync_api import expect

WORDS = "He drove a grey van, and she ran."


@pytest.fixture
def page(page_at):
    opened = page_at(1280)
    opened.clock.install()
    opened.goto("/parts/")
    return opened


def test_form_with_faults_keeps_what_was_typed(page, check_page, shot):
    page.get_by_label("What happened").fill(WORDS)
    page.get_by_label("Phone call").check()
    page.get_by_role("button", name="Save this form").click()
    expect(page.get_by_label("What happened")).to_have_value(WORDS)
    expect(page.get_by_label("Phone call")).to_be_checked()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Say when she was last seen").click()
    expect(page.get_by_label("Last seen")).to_be_focused()
    check_page(page)


def test_two_presses_send_one_form(page):
    sent = []
    page.on("request", lambda r: sent.append(r) if r.method == "POST" else None)
    page.route("**/parts/", lambda route: None)  # the connection hangs
    page.evaluate(
        """() => {
          const save = document.querySelector("main form button");
          save.click();
          setTimeout(() => save.click(), 100);
        }"""
    )
    page.wait_for_timeout(400)
    assert len(sent) == 1


def test_words_are_not_lost_by_walking_away(page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_label("What happened").fill(WORDS)
    page.get_by_role("link", name="More").first.click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.get_by_label("What happened")).to_have_value(WORDS)


def test_question_mark_shows_the_keys_but_not_while_typing(page, check_page, shot):
    page.get_by_label("What happened").press("?")
    assert not page.get_by_role("dialog").is_visible()
    page.get_by_role("heading", name="Parts").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    shot(page, "keys")
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog", name="Keys")).to_have_count(0)


def test_somebody_still_there_stays(page):
    page.clock.fast_forward("14:30")
    page.clock.run_for(2000)
    page.get_by_role("button", name="I am still here").click()
    page.clock.fast_forward("10:00")
    page.clock.run_for(2000)
    expect(page.get_by_role("heading", name="Parts")).to_be_visible()


def test_nobody_there_locks_and_keeps_the_words(page, shot):
    page.get_by_label("What happened").fill(WORDS)
    who = page.locator("body").get_attribute("data-who")
    page.clock.fast_forward("14:30")
    page.clock.run_for(2000)
    expect(page.get_by_role("dialog", name="Are you still there?")).to_be_visible()
    shot(page, "still-there")
    page.clock.fast_forward("01:00")
    page.clock.run_for(2000)
    expect(page.get_by_role("heading", name="Locked")).to_be_visible()
    shot(page, "locked")
    assert page.title() == "Locked"
    assert "Quiet Heron" not in page.content()

    page.get_by_role("button", name="Carry on here").click()
    expect(page.get_by_role("status")).to_contain_text("Sign in first")

    back = json.dumps({"who": who, "token": "n" * 64})
    page.route("**/still-here", lambda route: route.fulfill(body=back))
    page.get_by_role("button", name="Carry on here").click()
    expect(page.get_by_label("What happened")).to_have_value(WORDS)
    token = page.locator("main input[name=csrfmiddlewaretoken]").first
    assert token.input_value() == "n" * 64


def test_somebody_else_coming_back_sees_nothing(page):
    page.get_by_label("What happened").fill(WORDS)
    page.clock.fast_forward("15:30")
    page.clock.run_for(2000)
    other = json.dumps({"who": "somebody-else", "token": "n" * 64})
    page.route("**/still-here", lambda route: route.fulfill(body=other))
    page.get_by_role("button", name="Carry on here").click()
    page.wait_for_url(lambda address: "/parts" not in address, wait_until="load")
    assert WORDS not in page.content()


def test_lock_without_words_goes_to_the_sign_in_page(page):
    page.get_by_role("button", name="Lock").click()
    page.wait_for_url("**/sign-in*")


def test_paper_says_who_printed_it_and_carries_no_buttons(page, shot):
    page.emulate_media(media="print")
    expect(page.get_by_text("Shred when you have finished.")).to_be_visible()
    assert not page.get_by_role("button", name="Lock").is_visible()
    shot(page, "print")


def test_refusal_stands_where_it_was_asked_for(page, check_page):
    page.get_by_role("button", name="Not allowed").click()
    expect(page.get_by_role("alert").last).to_contain_text("Your role does not allow this")
    assert page.url.endswith("/parts/")
    check_page(page)


REFUSALS = {
    "Not allowed": "You cannot do this",
    "Changed meanwhile": "Somebody else saved first",
    "Second factor": "Show that it is you",
    "Signed out": "You are signed out",
}


@pytest.mark.parametrize(("press", "heading"), REFUSALS.items())
def test_refusals_are_pages_that_everybody_can_read(page_at, check_page, shot, press, heading):
    page = page_at(390)
    page.goto("/parts/")
    page.evaluate(
        """() => {
          const form = document.querySelector('#refusal-here').closest('form');
          const plain = form.cloneNode(true);  // without what htmx hung on it
          plain.removeAttribute('hx-post');
          form.replaceWith(plain);
        }"""
    )
    page.get_by_role("button", name=press).click()
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    assert "He drove a grey van." in page.content()
    shot(page, f"refusal-{press.replace(' ', '-')}")
    check_page(page)


@pytest.mark.parametrize("press", ["Changed meanwhile", "Second factor"])
def test_htmx_puts_a_whole_page_where_a_part_would_not_do(page, press):
    page.get_by_role("button", name=press).click()
    expect(page.get_by_role("heading", name=REFUSALS[press], level=1)).to_be_visible()
    expect(page.locator("main")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_mine_is_saved_over_theirs_with_the_new_version(windows):
    page = windows.page_at(person=windows.person(width=1280, scripts=False))
    page.goto("/parts/")
    page.get_by_role("button", name="Changed meanwhile").click()
    form = page.locator("main form").first
    assert form.locator("[name=version]").get_attribute("value") == "8"
    assert form.locator("[name=note]").get_attribute("value") == "He drove a grey van."
    expect(page.get_by_text("He drove a blue van.")).to_be_visible()


def test_refusal_without_scripts_is_a_page(windows):
    page = windows.page_at(person=windows.person(width=390, scripts=False))
    page.goto("/parts/")
    page.get_by_role("button", name="Not allowed").click()
    expect(page.get_by_label("Note")).to_have_value("He drove a grey van.")
