"""What staff meet: the frame, refusals, the way to sign in."""


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
