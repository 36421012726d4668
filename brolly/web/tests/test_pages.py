"""What staff meet: the frame, refusals, the way to sign in."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from brolly.web.middleware import WholeRequests
from brolly.web.views.faults import bad_request

STATIC = Path(__file__).resolve().parents[1] / "static/web"


def test_more_shows_name_and_theme(signed_in, mira):
    page = signed_in(mira).get("/more")
    assert page.status_code == 200
    assert b"Signed in as mira" in page.content
    assert page["Cache-Control"] == "no-store"
    assert "default-src 'none'" in page["Content-Security-Policy"]


def test_nobody_is_sent_to_sign_in_and_back(signed_in):
    answer = signed_in(None).get("/more?q=words")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=%2Fmore")


def test_address_that_leads_nowhere(client, db):
    page = client.get("/nowhere")
    assert page.status_code == 404
    assert b"We could not find that" in page.content


def test_theme_is_kept_on_the_device(client, db, signed_in, ada):
    answer = client.post("/this-device", {"theme": "dark", "next": "https://example.org/"})
    assert answer["Location"] == "/more"
    page = signed_in(ada).get("/more").content.decode()
    assert 'data-theme="dark"' in page
    assert 'data-keys="off"' in page


def test_forged_theme_is_ignored(client, signed_in, ada, settings):
    client.cookies[settings.LOOK_COOKIE_NAME] = '"><script>|off:forged:forged'
    assert signed_in(ada).get("/more").status_code == 200


def test_leaving_clears_this_browser(client, db):
    answer = client.get("/leave")
    assert answer.status_code == 302
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer["Referrer-Policy"] == "same-origin"


def test_headers_of_every_page(signed_in, ada):
    page = signed_in(ada).get("/more")
    assert page["X-Frame-Options"] == "DENY"
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in page["Permissions-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]


def test_first_load_is_light(signed_in, ada, settings):
    """The page and everything it asks for, compressed as sent: under 100 kB."""
    settings.DEMONSTRATION = True
    browser = signed_in(ada)
    squeezed = {"Accept-Encoding": "gzip"}
    page = browser.get("/more", headers=squeezed)
    weight = len(page.content)
    text = browser.get("/more").content.decode()
    for address in re.findall(r'(?:src|href)="(/static/[^"]+)"', text):
        answer = browser.get(address, headers=squeezed)
        assert answer.status_code == 200, address
        assert "max-age=31536000" in answer["Cache-Control"]
        weight += len(b"".join(answer.streaming_content))
    weight += (STATIC / "fonts/atkinson-next-latin.woff2").stat().st_size
    assert weight < 70_000, weight


def test_parts_are_shown_in_the_demonstration_only(client, db, settings):
    assert client.get("/parts/").status_code == 404
    settings.DEMONSTRATION = True
    assert client.get("/parts/").status_code == 200


def test_public_pages_allow_no_script_at_all(client, db):
    page = client.get("/nowhere")
    assert "script-src 'none'" in page["Content-Security-Policy"]
    assert b"<script" not in page.content
    assert not page.cookies


def test_a_name_that_is_not_ours_gets_no_page(client, db):
    assert client.get("/sign-in", headers={"Host": "elsewhere.example.org"}).status_code == 400


def test_whoever_locked_meanwhile_is_told_to_look_before_sending_again(rf):
    said = bad_request(rf.post("/reports/new/"), SessionInterrupted())
    assert said.status_code == 409
    assert "may have been saved: look before you send it again" in said.content.decode()
    assert "Nothing was saved" not in said.content.decode()
    shown = bad_request(rf.get("/reports/?stage=new"), SessionInterrupted())
    assert (shown.status_code, shown["Location"]) == (302, "/reports/?stage=new")


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"]
)
def test_half_a_form_is_no_form(kind):
    def answer(came, said):
        request = WSGIRequest(
            {
                "REQUEST_METHOD": "POST", "PATH_INFO": "/reports/new/", "CONTENT_TYPE": kind,
                "CONTENT_LENGTH": str(said), "wsgi.input": BytesIO(came),
            }
        )  # fmt: skip
        return WholeRequests(lambda whole: HttpResponse("read"))(request)

    words = b"narrative=He drove past"
    assert answer(words, len(words)).content == b"read"
    with pytest.raises(BadRequest):
        answer(words, len(words) + 1)
