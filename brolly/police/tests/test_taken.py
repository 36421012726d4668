"""What a force takes along as a file is the packet, whole, and nothing of the report."""

import io
import json
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Power, Role
from brolly.consent.samples import yes_to
from brolly.consent.vocabulary import Choice, Field
from brolly.disclosures import actions as disclosures
from brolly.disclosures import queries as packets
from brolly.disclosures.packets.schema import SCHEMA
from brolly.history.queries import entries_about
from brolly.incidents.samples import DERBY, make_incident
from brolly.incidents.vocabulary import Identity
from brolly.police import actions
from brolly.police.tests.conftest import telling

HOSTILE = '#panic("x") [b] *c* \\ $d$ <e> @f `g` // h'
CHOSEN = frozenset({Field.HIM_MARKS, Field.HIM_PLATE, Field.INCIDENT_SUMMARY})
TOLD = replace(
    DERBY,
    narrative="Kestrelnarrative. He drove on.",
    town="Kestreltown",
    district="KE1",
    men=(
        replace(
            DERBY.men[0],
            description="Kestreldescription",
            name_given="Kestrelgiven",
            marks=f"anchor {HOSTILE}",
            accent="Kestrelaccent",
        ),
    ),
    vehicles=(replace(DERBY.vehicles[0], colour="grey", detail="Kestrelcar"),),
    identity=Identity(name_used="Kestrelname", contact="kestrel@example.org"),
)


@pytest.fixture
def taken(dee, second, agreement, post_id, noon):
    incident_id = make_incident(
        actor=dee, at=noon, told=TOLD, choices=yes_to(Choice.POLICE_ANONYMOUS)
    )
    asked = telling(post_id, fields=CHOSEN, summary="Locks the doors.\nDrives on 😀.")
    packet_id = actions.tell_police(actor=dee, incident_id=incident_id, telling=asked, at=noon)
    disclosures.read_packet(actor=second, packet_id=packet_id, at=noon)
    return packet_id


@pytest.fixture
def force_browser(signed_in, constable):
    return signed_in(constable)


def take(browser, packet_id, taken_as):
    return browser.post(f"/inbox/{packet_id}/take", {"as": taken_as})


def every_word_of(pdf: PdfReader) -> str:
    """Return all that a PDF holds: its pages' text, every string, every stream opened."""
    found: list[str] = [page.extract_text() for page in pdf.pages]
    seen: set[int] = set()

    def walk(node: object) -> None:
        node = getattr(node, "get_object", lambda: node)()
        if id(node) in seen:
            return
        seen.add(id(node))
        if isinstance(node, StreamObject):
            found.append(node.get_data().decode("utf-8", "replace"))
        if isinstance(node, DictionaryObject):
            for name, one in node.items():
                found.append(str(name))
                walk(one)
        elif isinstance(node, ArrayObject):
            for one in node:
                walk(one)
        else:
            found.append(str(node))

    walk(pdf.trailer)
    return "\n".join(found)


@pytest.mark.practice("S2.24")
def test_a_pdf_says_the_packet_and_nothing_else_of_the_report(force_browser, taken, dee):
    answer = take(force_browser, taken, "pdf")
    code = packets.packet_sent(dee, taken).watermark
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="brolly-{code}.pdf"'
    assert answer["Cache-Control"] == "no-store"
    pdf = PdfReader(io.BytesIO(answer.content))
    page = "".join(pdf.pages[0].extract_text().split())
    assert f"anchor{HOSTILE}".replace(" ", "") in page
    assert "Drivesonto" not in page
    assert "Drives on [U+1F600].".replace(" ", "") in page
    assert "Asummarythattheprojectwrotefortherecipient" in page
    assert page.count(code) >= 3
    assert "Ellshire Police, Liaison officer".replace(" ", "") in page
    assert "Takenbyholder" in page
    assert "kestrel" not in every_word_of(pdf).lower()
    assert pdf.metadata.title == "For the police, about him only"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_data_have_the_form_that_is_written_down(force_browser, taken):
    answer = take(force_browser, taken, "json")
    said = json.loads(answer.content)
    assert_has_form(said, SCHEMA)
    assert {line["code"] for line in said["lines"]} == {field.value for field in CHOSEN}
    assert said["lines"][0]["text"] == f"anchor {HOSTILE}"
    assert "😀" in answer.content.decode()
    assert "kestrel" not in answer.content.decode().lower()
    assert "grade" in said["grading"]


@pytest.mark.parametrize("taken_as", ["pdf", "json"])
def test_each_file_is_a_receipt_that_the_project_sees(
    force_browser, taken, dee, constable, taken_as, signed_in
):
    take(force_browser, taken, taken_as)
    (opening,) = packets.packet_sent(dee, taken).openings
    assert (opening.opened_by, opening.taken_as) == ("holder", taken_as)
    assert entries_about(constable, [taken])[0].event == "packet.taken"
    words = {"pdf": "Taken along as a PDF", "json": "Taken along as data"}[taken_as]
    assert words in signed_in(dee).get(f"/sharing/{taken}/").content.decode()


def test_after_a_recall_no_file_is_handed_out(force_browser, taken, dee, noon, signed_in):
    manager = replace(dee, powers=powers_of(Role.MANAGER) | {Power.RECALL_PACKETS})
    disclosures.recall_packet(actor=manager, packet_id=taken, at=noon)
    for taken_as in ("pdf", "json"):
        answer = take(force_browser, taken, taken_as)
        assert answer.status_code == 410
        assert b"anchor" not in answer.content
    assert packets.packet_sent(dee, taken).openings == []


def test_nobody_takes_it_without_the_post_or_by_looking(officers, taken, signed_in):
    assert take(signed_in(officers["neither"]), taken, "pdf").status_code == 404
    browser = signed_in(officers["holder"])
    assert browser.get(f"/inbox/{taken}/take").status_code == 405
    assert take(browser, taken, "exe").status_code == 404


def test_no_answer_by_its_day_is_shown_to_both_sides(taken, dee, constable, noon, signed_in):
    def pages():
        yield signed_in(dee).get("/sharing/").content.decode()
        yield signed_in(dee).get(f"/sharing/{taken}/").content.decode()
        yield signed_in(constable).get("/inbox/").content.decode()
        yield signed_in(constable).get(f"/inbox/{taken}/").content.decode()

    with time_machine.travel(noon + timedelta(days=14), tick=False):
        assert not any("No answer" in one for one in pages())
    with time_machine.travel(noon + timedelta(days=15), tick=False):
        assert all("No answer" in one for one in pages())


def assert_has_form(said, schema) -> None:
    kinds = {"object": dict, "array": list, "string": str, "null": type(None)}
    wanted = schema.get("type", "string")
    assert isinstance(
        said, tuple(kinds[one] for one in ([wanted] if isinstance(wanted, str) else wanted))
    )
    if "enum" in schema:
        assert said in schema["enum"]
    if "const" in schema:
        assert said == schema["const"]
    if isinstance(said, dict):
        assert set(said) == set(schema["required"]) == set(schema["properties"])
        for name, one in said.items():
            assert_has_form(one, schema["properties"][name])
    if isinstance(said, list):
        for one in said:
            assert_has_form(one, schema["items"])
