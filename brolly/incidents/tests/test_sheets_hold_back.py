"""What an old sheet may not make us believe. The workbooks are invented, and made here."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from brolly.incidents.rules.sheets import (
    CannotRead,
    line_of,
    maps_of,
    read_rows,
    read_workbook,
    safety,
)

TODAY = date(2026, 11, 23)
HEAD = (
    "No",
    "Date",
    "Where",
    "What happened",
    "Him",
    "Car",
    "Phone",
    "OK to warn others?",
    None,
)


def book(*rows, head=HEAD, key="do not share"):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["UGLY MUGS"])
    sheet.merge_cells("A1:I1")
    sheet.append(head)
    for row in rows:
        sheet.append(row)
    colours = made.create_sheet("key")
    colours["A1"].fill = PatternFill("solid", fgColor="FFFF0000")
    colours["B1"] = key
    return made


def one(**changed):
    row = {
        "no": 1, "date": "13/02/2020", "where": "LS11", "story": "walk in. snatched her bag and ran",
        "him": "tall, 30s", "car": "", "phone": "", "consent": "", "colour": None,
    } | changed  # fmt: skip
    return list(row.values())


def read(made):
    out = io.BytesIO()
    made.save(out)
    sheets = read_workbook(out.getvalue())
    lines = [line_of(row) for row in read_rows(sheets, maps_of(sheets), today=TODAY)]
    return {line["row"]: line for line in lines if line["sheet"] == "Sheet"}


def only(made):
    return read(made)[3]


def yes_in(line):
    return {choice for choice, answer in line["choices"].items() if answer == "yes"}


def why(line, what):
    return " / ".join(each["why"] for each in line["held_back"] if each["what"] == what)


@pytest.mark.parametrize(
    "story",
    ["hit her. does not want it shared", "hit her. don't tell anyone", "hit her, check w her first",
     "hit her, she withdrew it later", "hit her. between us", "hit her. Not to go out until she rings",
     "hit her. keep it quiet", "hit her. changed her mind", "hit her. nobody must know"],
)  # fmt: skip
def test_a_sentence_in_the_story_takes_a_yes_away(story):
    line = only(book(one(story=story, consent="Y")))
    assert yes_in(line) == set()
    assert "speaks against it" in why(line, "choices")


@pytest.mark.parametrize(
    "story", ["threatened to tell her landlord", "had a knife, didn't use it", "Didn't report."]
)
def test_what_he_said_or_did_takes_no_yes_away(story):
    assert yes_in(only(book(one(story=f"hit her. {story}", consent="Y")))) == {"warn"}


@pytest.mark.parametrize("words", ["1", "x", "Y*", "y (not yet)", "yes (mum said)"])
def test_a_mark_that_is_no_word_is_no_yes(words):
    assert yes_in(only(book(one(consent=words)))) == set()


@pytest.mark.parametrize(
    "heading",
    ["OK to share with others?", "Objects to warning?", "Can we warn and tell partners?"],
)
def test_a_yes_to_more_than_a_warning_is_none(heading):
    assert yes_in(only(book(one(consent="Y"), head=(*HEAD[:7], heading, None)))) == set()


@pytest.mark.parametrize(
    "key", ["do not warn", "not for police", "ask her first", "don't share"]
)
def test_a_colour_that_says_no_takes_a_yes_away(key):
    made = book(one(consent="Y"), key=key)
    made.active["I3"].fill = PatternFill("solid", fgColor="FFFF0000")
    assert yes_in(only(made)) == set()


def test_hidden_and_struck_rows_let_nothing_leave():
    made = book(one(consent="Y"), one(consent="Y", story="hit her, then drove away"))
    made.active.row_dimensions[3].hidden = True
    made.active["D4"].font = Font(strike=True)
    lines = read(made)
    assert yes_in(lines[3]) == yes_in(lines[4]) == set()
    assert "hidden" in why(lines[3], "choices")
    assert "struck" in why(lines[4], "choices")


@pytest.mark.parametrize(
    "cell",
    ["07700 900373 (hers)", "07700 900373 brothel", "her mum 07700 900373", "07700 900373 (Sue's)",
     7700900000, 7.7009e11],
)  # fmt: skip
def test_a_number_that_may_be_another_persons_or_cut_is_not_his(cell):
    line = only(book(one(phone=cell)))
    assert line["phone"] is None
    assert why(line, "phone")


def test_a_number_of_hers_is_said_to_be_perhaps_hers():
    line = only(book(one(phone="07700 900373 (hers)")))
    assert "may be hers" in why(line, "phone")


def test_letters_that_stand_for_figures_are_read():
    assert only(book(one(phone="O77OO 900373")))["phone"] == "+447700900373"
    assert only(book(one(car="SM5O ZPW")))["registration"] == "SM50ZPW"


def test_a_column_for_reaching_her_is_never_his_number():
    for heading in ("Tel (worker)", "Safe number", "Caller number"):
        head = (*HEAD[:6], heading, *HEAD[7:])
        assert only(book(one(phone="07700 900373"), head=head))["phone"] is None


@pytest.mark.parametrize(
    "car",
    ["BMW 320d", "BMW 118i", "Audi A4 TDI", "black X5 SUV", "M50 van", "her car SM50 ZPW"],
)
def test_a_kind_of_car_or_her_car_is_no_plate_of_his(car):
    assert only(book(one(car=car)))["registration"] is None


def test_a_day_with_a_question_mark_is_held_and_a_time_of_day_is_no_doubt():
    assert only(book(one(date="13/02/2020?")))["date"] is None
    assert only(book(one(date="13/02/2020 2am")))["date"] == "2020-02-13"


def test_as_above_does_not_reach_over_a_banner():
    lines = read(book(one(), ["MARCH 2020"], one(date="ditto", story="shouted and spat")))
    assert lines[5]["date"] is None
    assert "between" in why(lines[5], "date")


@pytest.mark.parametrize("slip", ["5/3/2021", "3 May 2020"])
def test_a_day_that_fits_its_rows_only_when_read_otherwise_is_held(slip):
    days = ["1 May 2021", "2 May 2021", slip, "4 May 2021", "6 May 2021", "25/5/2021"]
    lines = read(book(*[one(date=day, story=f"took bag number {day}") for day in days]))
    assert lines[5]["date"] is None
    assert "speak for the second" in why(lines[5], "date")
    assert lines[6]["date"] == "2021-05-04"


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def sheet_of(inside):
    return zipped(
        {
            "xl/workbook.xml": "<x/>",
            "xl/worksheets/sheet1.xml": f"<worksheet>{inside}</worksheet>",
        }
    )


FAR = safety.TOO_LONG.format(found=1048576)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (zipped({"content.xml": "x"}), safety.OPEN_DOCUMENT),
        (zipped({"xl/workbook.bin": "x"}), safety.BINARY),
        (zipped({"word/document.xml": "x"}), safety.NOT_A_WORKBOOK),
        (zipped({"xl/workbook.xml": "<!DOCTYPE x [<!ENTITY a 'a'>]><x>&a;</x>"}), safety.TRICK),
        (sheet_of('<row r="1"><c r="GR1"/></row>'), safety.TOO_WIDE.format(found=200)),
        (sheet_of('<row r="1048576"><c r="A1048576"/></row>'), FAR),
        (sheet_of('<mergeCells><mergeCell ref="A1:CV1048576"/></mergeCells>'), FAR),
        (b"PK\x03\x04 cut short", safety.DAMAGED),
    ],
)
def test_a_file_that_would_harm_the_reader_is_not_opened(data, sentence):
    with pytest.raises(CannotRead) as refused:
        read_workbook(data)
    assert str(refused.value) == sentence
