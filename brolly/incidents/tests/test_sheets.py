"""An old scheme's spreadsheet: every row in, or on a list with its reason. All invented."""

import io
import json
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from brolly.config import sheet as command
from brolly.incidents.rules.sheets import (
    CannotRead,
    Cell,
    Column,
    Leaves,
    RowKind,
    line_of,
    map_from,
    map_to,
    maps_of,
    read_rows,
    read_workbook,
)
from brolly.incidents.rules.sheets.consent import Said, read_consent, together
from brolly.incidents.rules.sheets.days import Evidence, evidence_in, read_day
from brolly.incidents.rules.sheets.numbers import read_phone, read_plate

TODAY = date(2026, 11, 23)
HEADINGS = (
    "Ref",
    "Date",
    "Where",
    "What happened",
    "Him",
    "Car / reg",
    "Phone",
    "OK to warn others?",
)
GREY, AMBER, PINK = "BFBFBF", "FFC000", "FF00FF"
STORY = "took her bag and pushed her off the kerb"


def book(*rows, key=(), name="2021", colours=None, comments=None, title="MUGS 2021"):
    made = openpyxl.Workbook()
    page = made.active
    page.title = name
    page.append([title])
    page.merge_cells("A1:H1")
    page.append(HEADINGS)
    for row in rows:
        page.append(row)
    for at, colour in (colours or {}).items():
        page[at].fill = PatternFill("solid", fgColor=colour)
    for at, words in (comments or {}).items():
        page[at].comment = Comment(words, "somebody")
    if key:
        beside = made.create_sheet("KEY")
        for number, (colour, words) in enumerate(key, start=1):
            beside.cell(number, 1).fill = PatternFill("solid", fgColor=colour)
            beside.cell(number, 2, words)
    return saved(made)


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rows_of(content):
    sheets = read_workbook(content)
    return read_rows(sheets, maps_of(sheets), today=TODAY)


def report(
    ref=1, day="13/02/2021", place="LS11", story=STORY, him="tall", car="", phone="", ok=""
):
    return [ref, day, place, story, him, car, phone, ok]


def the_report(*row, **more):
    return next(r for r in rows_of(book(*row, **more)) if r.kind is RowKind.INCIDENT)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (datetime(2021, 2, 3), "2021-02-03"),  # noqa: DTZ001
        ("13/02/2021", "2021-02-13"),
        ("13.2.21", "2021-02-13"),
        ("2021-02-13", "2021-02-13"),
        ("3rd Feb 2021", "2021-02-03"),
        ("February 3, 2021", "2021-02-03"),
        (44240, "2021-02-13"),
        ("44240", "2021-02-13"),
        ("Sat 13 Feb", "2021-02-13"),
    ],
)
def test_a_day_is_read_where_it_can_be_one_day_alone(written, read):
    evidence = Evidence(years=frozenset({2020, 2021}), day_first=True)
    assert read_day(Cell(value=written), evidence, today=TODAY).on == date.fromisoformat(read)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("03/04/2021", "it could be two days"),
        ("31/02/2021", "no such day"),
        ("Feb 21 (mid)", "only the month"),
        ("2021", "only the year"),
        ("Mon 13 Feb", "does not settle it"),
        ("Mon 13 Feb 2021", "do not go together"),
        ("13 Feb", "no year"),
        ("soon after Easter", "cannot be read"),
        ("01/02/2031", "could be two days"),
        ("13/12/2031", "has not come yet"),
        (7, "no day"),
        ("", "no day is written"),
    ],
)
def test_a_day_that_could_be_another_is_none_and_says_why(written, why):
    read = read_day(Cell(value=written), Evidence(years=frozenset({2021})), today=TODAY)
    assert read.on is None
    assert why in read.why_not


def test_the_sheet_itself_settles_which_number_is_the_day():
    cells = [Cell(value="26/03/2021"), Cell(value="03/04/2021")]
    settled = evidence_in(cells, [])
    assert read_day(cells[1], settled, today=TODAY).on == date(2021, 4, 3)
    american = evidence_in([Cell(value="03/26/2021")], [])
    assert read_day(cells[1], american, today=TODAY).on == date(2021, 3, 4)
    both = evidence_in([Cell(value="03/26/2021"), Cell(value="26/03/2021")], [])
    assert read_day(cells[1], both, today=TODAY).on is None


WARN, BOTH, SHARE = "OK to warn others?", "Consent (warn / police)", "OK to share?"


@pytest.mark.parametrize(
    ("word", "heading", "warn", "police"),
    [
        ("Y", WARN, "yes", "not_said"),
        ("yes", WARN, "yes", "not_said"),
        ("y (warn)", SHARE, "yes", "not_said"),
        ("warn only", BOTH, "yes", "no"),
        ("Y", SHARE, "ask_her", "ask_her"),
        ("Y", BOTH, "ask_her", "ask_her"),
        ("Y / N", BOTH, "yes", "no"),
        ("Y/Y", BOTH, "yes", "ask_her"),
        ("N/N", BOTH, "no", "no"),
        ("yes - anon", WARN, "ask_her", "ask_her"),
        ("no names", WARN, "ask_her", "ask_her"),
        ("ask her", WARN, "ask_her", "ask_her"),
        ("?", WARN, "ask_her", "ask_her"),
        ("Y?", WARN, "ask_her", "ask_her"),
        ("yes if others do", WARN, "ask_her", "ask_her"),
        ("NOT POLICE", WARN, "ask_her", "no"),
        ("yes but not police", WARN, "yes", "no"),
        ("N", WARN, "no", "no"),
        ("withdrew 3/21", WARN, "no", "no"),
        ("", WARN, "not_said", "not_said"),
        ("banana", WARN, "ask_her", "ask_her"),
        ("YES!!", WARN, "yes", "not_said"),
    ],
)
def test_a_word_of_consent_is_never_widened(word, heading, warn, police):
    answers = read_consent(word, heading).answers
    assert answers[Leaves.WARN].value == warn
    assert answers[Leaves.POLICE_ANONYMOUS].value == police
    assert answers[Leaves.POLICE_NAMED] is not Said.YES


def test_of_two_words_the_narrower_counts():
    both = together(read_consent("Y", WARN), read_consent("N", WARN))
    assert set(both.answers.values()) == {Said.NO}
    both = together(read_consent("Y", WARN), read_consent("Y", "Police?", is_police=True))
    assert both.answers[Leaves.WARN] is Said.YES
    assert both.answers[Leaves.POLICE_NAMED] is Said.ASK_HER


@pytest.mark.parametrize(
    ("written", "read", "why"),
    [
        ("07700 900123 (his)", "+447700900123", ""),
        (7700900123, "+447700900123", "nothing says that it is his"),
        ("+44 (0)7700 900123", "+447700900123", "nothing says that it is his"),
        ("07700 900123 ?", "+447700900123", "was not sure"),
        ("07700 900123 txt only", "+447700900123", "nothing says that it is his"),
        ("7.7009E+09", "", "cut this number short"),
        (7.70090012345e9 + 0.5, "", ""),
        ("ends 0123", "", "only a part"),
        ("07700 900123 / 07700 900456", "", "more than one"),
        ("unknown", "", ""),
        ("-", "", ""),
    ],
)
def test_a_number_is_read_whole_or_not_at_all(written, read, why):
    found = read_phone(Cell(value=written), is_his=False)
    assert found.normalised == read
    assert why in found.why


@pytest.mark.parametrize(
    ("written", "read", "why"),
    [
        ("red Vivaro SM50 ZPW", "SM50ZPW", ""),
        ("white focus o548ghn", "O548GHN", ""),
        ("dark Corsa ends HDN", "", "only a part"),
        ("silver hatchback K?01 ?YM", "", "only a part"),
        ("blue van", "", ""),
        ("SM50 ZPW or SM50 ZPV", "", "more than one"),
    ],
)
def test_a_plate_is_read_whole_or_not_at_all(written, read, why):
    found = read_plate(Cell(value=written))
    assert found.normalised == read
    assert why in found.why


def test_rows_are_told_apart():
    content = book(
        ["JANUARY 2021"],
        report(),
        [],
        [None, None, None, "laptop crash - 4 lost??"],
        report(ref=2, story="TOOK HER BAG & PUSHED HER OFF THE KERB."),
        HEADINGS,
        report(ref=3, him="short"),
    )
    kinds = [row.kind.value for row in rows_of(content)]
    assert kinds == [
        "banner", "banner", "banner", "incident", "blank", "note", "duplicate", "banner",
        "incident",
    ]  # fmt: skip
    assert rows_of(content)[6].duplicate_of == 4


def test_a_copy_with_another_word_of_consent_narrows_both():
    content = book(report(ok="Y"), report(ref=2, ok="N"))
    first, copy = (
        r for r in rows_of(content) if r.kind in (RowKind.INCIDENT, RowKind.DUPLICATE)
    )
    assert copy.kind is RowKind.DUPLICATE
    assert set(first.answers.values()) == set(copy.answers.values()) == {Said.NO}


def test_as_above_is_understood_for_day_and_place_and_never_for_consent():
    content = book(
        report(ok="Y"),
        report(
            ref=2, day="as above", place='"', story="followed her home and shouted", ok="ditto"
        ),
    )
    second = rows_of(content)[3]
    assert second.on == date(2021, 2, 13)
    assert second.texts[Column.PLACE] == "LS11"
    assert second.answers[Leaves.WARN] is Said.ASK_HER
    assert any("as above, from row 3" in said for said in second.understood)


def test_colours_take_away_and_never_add():
    key = ((GREY, "withdrawn by her"), (AMBER, "see Pam - do not share"))
    grey = the_report(report(ok="Y"), key=key, colours={"I3": GREY})
    assert set(grey.answers.values()) == {Said.NO}
    amber = the_report(report(ok="Y"), key=key, colours={"I3": AMBER})
    assert amber.answers[Leaves.WARN] is Said.ASK_HER
    whole = the_report(report(ok="Y"), colours={f"{letter}3": PINK for letter in "ABCDEFGH"})
    assert whole.answers[Leaves.WARN] is Said.ASK_HER
    many = book(
        *(report(ref=n, story=f"{STORY} {n * 7}", him=f"man {n}", ok="Y") for n in range(1, 5)),
        key=key, colours={"I3": AMBER, "I4": GREY, "I5": PINK, "I6": AMBER},
    )  # fmt: skip
    reports = [r for r in rows_of(many) if r.kind is RowKind.INCIDENT]
    assert [r.answers[Leaves.WARN].value for r in reports] == [
        "ask_her",
        "no",
        "ask_her",
        "ask_her",
    ]
    assert "no key says what this colour means" in [h.why for h in reports[2].held_back]


def test_a_comment_takes_a_yes_back_to_a_question():
    read = the_report(report(ok="Y"), comments={"D3": "check with her first"})
    assert read.beside == ("Comment on a cell: check with her first",)
    assert read.answers[Leaves.WARN] is Said.ASK_HER


def test_words_in_her_story_against_police_are_heeded():
    read = the_report(report(story=f"{STORY}. Police not wanted.", ok="Y"))
    assert read.answers[Leaves.WARN] is Said.YES
    assert read.answers[Leaves.POLICE_ANONYMOUS] is Said.NO


def test_a_map_is_kept_mended_and_used_again():
    sheets = read_workbook(book(report()))
    kept = json.loads(json.dumps(map_to(maps_of(sheets))))
    assert kept["2021"]["columns"]["H"] == "consent"
    kept["2021"]["columns"]["H"] = "notes"
    (laid_out,) = map_from(kept, sheets)
    rows = read_rows(sheets, [laid_out], today=TODAY)
    assert set(rows[2].answers.values()) == {Said.NOT_SAID}
    kept["2021"]["columns"]["H"] = "shoe size"
    with pytest.raises(CannotRead, match="cannot be read"):
        map_from(kept, sheets)


def test_the_command_writes_one_line_a_row_and_the_map(tmp_path):
    file = tmp_path / "old.xlsx"
    file.write_bytes(
        book(report(phone="07700 900123 (his)", car="van SM50 ZPW", ok="yes - anon"))
    )
    said = command.read_sheet(
        file, map_file=tmp_path / "map.json", out=tmp_path / "rows.jsonl", today=TODAY
    )
    lines = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text().splitlines()]
    assert [line["row"] for line in lines] == [1, 2, 3]
    assert lines[2] | {"held_back": [], "understood": []} == {
        "sheet": "2021", "row": 3, "kind": "incident", "date": "2021-02-13",
        "month": "2021-02", "phone": "+447700900123", "registration": "SM50ZPW",
        "choices": {
            "warn": "ask_her", "police_anonymous": "ask_her", "police_named": "no",
            "adviser": "not_said",
        },
        "held_back": [], "understood": [], "duplicate_of": None,
    }  # fmt: skip
    assert "3 rows: 2 banner, 1 incident" in said
    assert json.loads((tmp_path / "map.json").read_text())["2021"]["heading_row"] == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0rest", "old .xls file, or one with a password"),
        (b"PK\x03\x04broken", "cannot be opened"),
        (b"\x00\x01\x02", "no spreadsheet"),
        (b"", "empty"),
    ],
)
def test_what_is_no_spreadsheet_gets_a_sentence(content, said):
    with pytest.raises(CannotRead, match=said):
        read_workbook(content)


def test_a_file_that_unpacks_without_end_is_refused():
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    with pytest.raises(CannotRead, match="far too large"):
        read_workbook(out.getvalue())


def test_a_csv_is_read_too():
    text = "Ref;Date;What happened;Him;Phone;OK to warn others?\n1;13/02/2021;did not pay;tall;07700 900123;Y\n"
    rows = rows_of(text.encode())
    assert [row.kind.value for row in rows] == ["banner", "incident"]
    assert line_of(rows[1])["choices"]["warn"] == "yes"


def test_a_hidden_sheet_is_said_and_not_dropped():
    made = openpyxl.load_workbook(io.BytesIO(book(report(ok="Y"))))
    made.create_sheet("front")
    made["2021"].sheet_state = "hidden"
    (read,) = (r for r in rows_of(saved(made)) if r.kind is RowKind.INCIDENT)
    assert "its sheet is hidden" in [one.why for one in read.held_back]
