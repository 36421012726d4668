"""A poster says the public text, until when it hangs, and is counted."""

import io
from dataclasses import replace

import pytest
from django.urls import reverse
from pypdf import PdfReader

from brolly.alerts import actions, queries
from brolly.alerts.samples import LEEDS, make_alert
from brolly.history.queries import entries_about

HOSTILE = '#panic("x") [b] *c* \\ $d$ <e> @f'


@pytest.fixture
def out(writer, reader, told, noon):
    draft = replace(LEEDS, body=f"{LEEDS.body}\n{HOSTILE}")
    return make_alert(actor=writer, subject_id=told, at=noon, draft=draft, reader=reader)


def made(browser, alert_id, **typed):
    given = {"shape": "a4", "sheets": "2"} | typed
    return browser.post(reverse("alerts:make-poster", args=[alert_id]), given)


def words_of(answer) -> str:
    (page,) = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize(("shape", "times"), [("a4", 1), ("pocket", 4)])
def test_a_poster_is_tagged_and_says_when_to_take_it_down(signed_in, writer, out, shape, times):
    answer = made(signed_in(writer), out, shape=shape)
    assert answer["Content-Disposition"] == f'attachment; filename="poster-W-1-{shape}.pdf"'
    pdf = PdfReader(io.BytesIO(answer.content))
    said = words_of(answer)
    ends = queries.public_text(writer, out).expires_on
    assert said.count(f"Take it down after {ends:%-d %B %Y}.") == times
    assert said.count(LEEDS.title) == times
    assert HOSTILE.replace(" ", "") in said.replace(" ", "")
    assert writer.name not in said.split()
    assert "police" not in said.lower()
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == "Warning W-1"


def test_only_one_of_four_is_read_out(signed_in, writer, out):
    pdf = PdfReader(io.BytesIO(made(signed_in(writer), out, shape="pocket").content))
    headings = [
        kind for kind in kinds(pdf.trailer["/Root"]["/StructTreeRoot"]) if kind == "/H1"
    ]
    assert len(headings) == 1


def kinds(node):
    node = getattr(node, "get_object", lambda: node)()
    if isinstance(node, list):
        for each in node:
            yield from kinds(each)
    elif isinstance(node, dict):
        yield str(node.get("/S"))
        yield from kinds(node.get("/K"))


def test_posters_are_counted_and_shown_so_that_they_can_be_taken_down(
    signed_in, writer, reader, out, noon
):
    made(signed_in(writer), out, sheets="3")
    made(signed_in(reader), out, shape="pocket", sheets="2")
    counted = queries.posters_made(writer, out)
    assert (counted.posters, counted.names) == (11, ["ada", "joan"])
    assert [e.event for e in entries_about(writer, [out])] == ["alert.poster-made"] * 2
    actions.recall_alert(actor=reader, alert_id=out, at=noon)
    page = signed_in(writer).get(reverse("alerts:show", args=[out])).text
    assert "<strong>11 posters were made</strong>, by ada, joan" in page


def test_after_a_recall_there_is_no_poster(signed_in, writer, reader, out, noon):
    actions.recall_alert(actor=reader, alert_id=out, at=noon)
    browser = signed_in(writer)
    answers = [made(browser, out), browser.get(reverse("alerts:poster", args=[out]))]
    for answer in answers:
        assert answer.status_code == 410
        assert LEEDS.body not in answer.text
        assert "taken down by hand" in answer.text
    assert queries.posters_made(writer, out).posters == 0


def test_of_what_never_went_out_there_is_no_poster(signed_in, writer, told, noon, elsewhere):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    assert made(signed_in(writer), alert_id).status_code == 404
    assert made(signed_in(elsewhere), alert_id).status_code == 404


@pytest.mark.parametrize("typed", [{"sheets": "0"}, {"sheets": "x"}, {"shape": "a0"}])
def test_a_wrong_size_or_number_makes_nothing(signed_in, writer, out, typed):
    answer = made(signed_in(writer), out, **typed)
    assert answer.status_code == 400
    assert "Make the PDF" in answer.text
    assert queries.posters_made(writer, out).posters == 0


def test_a_text_too_long_for_a_pocket_is_made_large(signed_in, writer, reader, told, noon):
    draft = replace(LEEDS, body="He takes the phone first. " * 90)
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, draft=draft, reader=reader)
    said = words_of(made(signed_in(writer), alert_id, shape="pocket"))
    assert said.count("He takes the phone first.") == 90
