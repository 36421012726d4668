"""What is printed is tagged, takes words as words, writes nothing, and says nothing of why."""

import io
import resource
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from brolly.foundation.printing import ROOT, CannotPrint, tagged_pdf

EXAMPLE = Path(__file__).parent / "example.typ"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOSTILE = (
    '#panic("x") #read("/config/settings.py") #import "a" [b] *c* _d_ $e$ <f> @g `h` '
    "= i // j /* k */ ~ -- ... \\ \\u{41} 'l' \"m\" https://example.org"
)


def pdf_of(text: str, **values: object) -> PdfReader:
    given = {"title": "A sheet", "text": text, **values}
    return PdfReader(io.BytesIO(tagged_pdf(EXAMPLE, given, at=NOON)))


def words_in(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def kinds_of_tags(pdf: PdfReader) -> set[str]:
    found: set[str] = set()

    def walk(node: object) -> None:
        node = getattr(node, "get_object", lambda: node)()
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            found.add(str(node.get("/S")))
            walk(node.get("/K"))

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    return found


def test_a_sheet_is_tagged_and_says_its_language_and_title():
    pdf = pdf_of("Words", rows=[{"name": "What he drove", "text": "A van"}])
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "A sheet"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert {"/H1", "/P", "/Table", "/TH", "/TD"} <= kinds_of_tags(pdf)


def test_what_somebody_wrote_is_drawn_as_it_is_and_does_nothing():
    said = words_in(pdf_of(HOSTILE, rows=[{"name": "Line", "text": HOSTILE}]))
    assert said.replace(" ", "").count(HOSTILE.replace(" ", "")) == 2


def test_line_ends_are_kept_and_signs_that_steer_are_not():
    pdf = pdf_of("first\r\nsecond\u202e\x00\x07\ud800")
    assert pdf.pages[0].extract_text().splitlines()[1:3] == ["first", "second"]


@pytest.mark.parametrize("word", ["Zażółć ș ț ă", "Привет", "العربية", "ção ñ"])
def test_words_of_the_languages_we_meet_are_drawn(word):
    assert word in words_in(pdf_of(word))


def test_a_sign_without_a_font_is_spelled_and_not_lost():
    said = words_in(pdf_of("van 😀 plate 你好"))
    assert said.startswith("A sheet van [U+1F600] plate [U+4F60][U+597D]")


def test_more_signs_than_can_be_tried_are_spelled_too():
    scripts = (0x1200, 0x13A0, 0x1401, 0x1681, 0x1780, 0x1820, 0x2D30, 0xA000, 0xA500, 0xAC00)
    said = words_in(pdf_of("".join(map(chr, scripts))))
    assert "[U+AC00]" in said


def test_a_wrong_template_says_nothing_of_the_words():
    with pytest.raises(CannotPrint) as met:
        tagged_pdf(EXAMPLE, {"title": "x", "rows": [{"name": "her words"}]}, at=NOON)
    assert str(met.value) == "example.typ"
    assert met.value.__context__ is None


def test_nothing_is_written_while_it_is_made():
    program = (
        "import resource, sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from brolly.foundation.printing import tagged_pdf\n"
        "import typst\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        f"made = tagged_pdf(Path({str(EXAMPLE)!r}), {{'title': 'x', 'text': 'y'}},"
        " at=datetime(2026, 11, 23, tzinfo=UTC))\n"
        "sys.exit(0 if made.startswith(b'%PDF') else 9)"
    )
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT.parent, check=False)
    assert said.returncode == 0
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0


def test_templates_read_nothing_but_the_common_sheet():
    for template in ROOT.rglob("*.typ"):
        text = template.read_text()
        if template.name != "sheet.typ":
            assert text.startswith('#import "/foundation/printing/sheet.typ": *\n')
        rest = text.partition("\n")[2]
        assert "#import" not in rest
        assert "read(" not in rest
        assert "@preview" not in text
        assert "eval(" not in text
