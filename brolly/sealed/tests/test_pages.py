"""The pages of the keys: what each may do, what is shown once, what is kept from a slip."""

import re
from dataclasses import replace

from brolly.sealed.tests.conftest import PASSPHRASES

CHOSEN = {"passphrase": PASSPHRASES["Mira"], "passphrase_again": PASSPHRASES["Mira"]}


def text_of(answer):
    return re.sub(r"<[^>]+>", " ", answer.content.decode())


def test_a_manager_makes_the_key_and_sees_the_papers_once(mira, signed_in):
    browser = signed_in(mira)
    assert "There is no key yet" in text_of(browser.get("/sealed/keys"))
    answer = browser.post("/sealed/keys/begin", CHOSEN)
    assert answer.status_code == 200
    assert answer.content.decode().count("<li>") >= 90
    assert "no-store" in answer["Cache-Control"]
    again = browser.post("/sealed/keys/begin", CHOSEN)
    assert again.status_code == 409
    assert PASSPHRASES["Mira"] not in again.content.decode()
    page = text_of(browser.get("/sealed/keys"))
    assert "Can open all" in page
    assert "Only one person can open them" in page


def test_two_passphrases_that_differ_are_told_beside_the_field(mira, signed_in):
    browser = signed_in(mira)
    answer = browser.post("/sealed/keys/begin", CHOSEN | {"passphrase_again": "x" * 20})
    assert "The two are not the same" in text_of(answer)
    short = {"passphrase": "short", "passphrase_again": "short"}
    assert "fourteen signs or more" in text_of(browser.post("/sealed/keys/begin", short))
    assert "There is no key yet" in text_of(browser.get("/sealed/keys"))


def test_she_is_let_in_through_the_pages(mira, ada, papers, signed_in):
    said = {"passphrase": PASSPHRASES["Ada"], "passphrase_again": PASSPHRASES["Ada"]}
    assert signed_in(ada).post("/sealed/keys/passphrase", said).status_code == 302
    assert "Waits to be let in" in text_of(signed_in(mira).get("/sealed/keys"))
    address = f"/sealed/keys/{ada.staff_id}"
    wrong = signed_in(mira).post(address, {"passphrase": "not this one at all"})
    assert "That is not the passphrase" in text_of(wrong)
    right = signed_in(mira).post(address, {"passphrase": PASSPHRASES["Mira"]})
    assert right.status_code == 302
    assert text_of(signed_in(ada).get("/sealed/keys")).count("Can open all") == 2
    assert signed_in(mira).post(f"{address}/stop").status_code == 302
    assert "Has chosen no passphrase" in text_of(signed_in(mira).get("/sealed/keys"))


def test_papers_are_printed_anew_and_bring_everything_back(mira, papers, signed_in):
    browser = signed_in(mira)
    page = browser.post("/sealed/keys/papers", {"passphrase": PASSPHRASES["Mira"]})
    lists = re.findall(
        r'<ol class="receipt thirty">(.*?)</ol>', page.content.decode(), re.DOTALL
    )
    words = [" ".join(re.findall(r"<li>(\w+)</li>", one)) for one in lists]
    assert len(words) == 3
    new = {"passphrase": "once upon a green tram", "passphrase_again": "once upon a green tram"}
    typed = {"paper_one": words[2], "paper_two": " ".join(papers[0]), **new}
    refused = browser.post("/sealed/keys/recover", typed)
    assert "do not open anything here" in text_of(refused)
    # What she typed of the papers is still there, so that she changes one word only.
    assert words[2] in refused.content.decode()
    typed["paper_two"] = words[0]
    assert browser.post("/sealed/keys/recover", typed).status_code == 302
    assert "Can open all" in text_of(browser.get("/sealed/keys"))


def test_only_those_concerned_see_the_pages(mira, ada, tess, papers, signed_in):
    assert signed_in(tess).get("/sealed/keys").status_code == 403
    assert signed_in(ada).get("/sealed/keys").status_code == 200
    for address in ("begin", "papers", "recover"):
        assert signed_in(ada).get(f"/sealed/keys/{address}").status_code == 403


def test_the_second_factor_is_asked_before_anything_is_typed(mira, papers, signed_in):
    browser = signed_in(replace(mira, fresh_factor=False))
    for address in ("begin", "passphrase", "papers", "recover"):
        answer = browser.get(f"/sealed/keys/{address}")
        assert answer.status_code == 403
        assert "Show it" in text_of(answer) or "once more" in text_of(answer)


def test_what_is_secret_is_never_sent_back_when_the_factor_is_asked(mira, papers, signed_in):
    browser = signed_in(replace(mira, fresh_factor=False))
    typed = {"paper_one": "acorn acorn", "paper_two": "zebra zebra", **CHOSEN}
    answer = browser.post("/sealed/keys/recover", typed).content.decode()
    for secret in (PASSPHRASES["Mira"], "acorn acorn", "zebra zebra"):
        assert secret not in answer
