import pytest
from hypothesis import given
from hypothesis import strategies as st

from brolly.foundation.identifiers import (
    LETTERS_IN_PHONE,
    IdentifierKind,
    PlateType,
    asked_fragments,
    could_be_same,
    plate_doubt,
    read_identifier,
    stored_fragments,
)

PHONE, PLATE = IdentifierKind.PHONE, IdentifierKind.PLATE
EMAIL, HANDLE = IdentifierKind.EMAIL, IdentifierKind.HANDLE


@pytest.mark.parametrize(
    "written",
    [
        "07700 900362",
        "0770O 900362",
        "O77OO 9OO362",
        "07700900362",
        "+44 (0)7700 900362",
        "00447700900362",
        "447700900362",
        "7700900362",
        "07700-900-362 ext 4",
        "(07700) 900 362",
    ],
)
def test_a_number_has_one_form(written: str):
    read = read_identifier(PHONE, written)
    assert read.normalised == "+447700900362"
    assert read.complaint is None
    assert read.raw == written
    assert read.shown == "07700 900362"


def test_small_l_is_a_one():
    assert read_identifier(PHONE, "0113 496 0l23").normalised == "+441134960123"


@pytest.mark.parametrize(
    ("written", "pattern"),
    [
        ("07700 900?1?", "+447700900?1?"),
        ("07700 900[?]1[?]", "+447700900?1?"),
        ("ends 362", "*362"),
        ("ends in 362", "*362"),
        ("last four digits 0362", "*0362"),
        ("starts 07700", "+447700*"),
        ("07700...362", "+447700*362"),
        ("900362", "*900362*"),
        ("07700 9003", "+4477009003*"),
        ("0770", "+44770*"),
    ],
)
def test_part_of_a_number_is_kept_as_a_part(written: str, pattern: str):
    read = read_identifier(PHONE, written)
    assert read.is_partial
    assert read.pattern == pattern


@pytest.mark.parametrize(
    "written", ["oh seven seven double oh", "07700 nine hundred 362", "under K", "Lee's phone"]
)
def test_words_are_not_guessed(written: str):
    read = read_identifier(PHONE, written)
    assert read.complaint == LETTERS_IN_PHONE
    assert read.form == ""
    assert read.raw == written
    assert not read.can_be_looked_up


def test_what_a_spreadsheet_has_cut_is_not_guessed():
    assert "spreadsheet" in (read_identifier(PHONE, "7.7009E+11").complaint or "")


@pytest.mark.parametrize(
    ("written", "form", "plate_type"),
    [
        ("yy00 hbz", "YY00HBZ", PlateType.CURRENT),
        ("YYOO HBZ", "YY00HBZ", PlateType.CURRENT),
        ("FN01 0GT", "FN01OGT", PlateType.CURRENT),
        ("WK5O LLM", "WK50LLM", PlateType.CURRENT),
        ("A123 BCD", "A123BCD", PlateType.PREFIX),
        ("ABC 123A", "ABC123A", PlateType.SUFFIX),
        ("Q123 ABC", "Q123ABC", PlateType.Q_PLATE),
        ("AIZ 1234", "AIZ1234", PlateType.NORTHERN_IRELAND),
        ("AB 1234", "AB1234", PlateType.DATELESS),
        ("101 D 202", "101D202", PlateType.DIPLOMATIC),
        ("12 AB 34", "12AB34", PlateType.MILITARY),
        ("12345", "12345", PlateType.TRADE),
    ],
)
def test_a_plate_has_one_form(written: str, form: str, plate_type: PlateType):
    read = read_identifier(PLATE, written)
    assert read.normalised == form
    assert read.plate_type is plate_type
    assert read.complaint is None


def test_a_plate_that_there_was_never_is_kept():
    read = read_identifier(PLATE, "ZPW 123O")
    assert read.plate_type is PlateType.OTHER
    assert read.normalised == "ZPW123O"
    assert read.complaint


@pytest.mark.parametrize(
    ("written", "pattern"),
    [
        ("*50*TK", "*50*TK"),
        ("Y[?]01[?]PD", "Y?01?PD"),
        ("ZPW???O", "ZPW???O"),
        ("F?5*T?", "F?5*T?"),
        ("ends TK", "*TK"),
        ("starts F", "F*"),
        ("starts F and ends TK", "F*TK"),
        ("had a 50 in it, ends TK", "*50*TK"),
        ("reg ends OUB and has 01 in it", "*01*OUB"),
        ("TK", "*TK*"),
        ("Y?O1?PD", "Y?01?PD"),
    ],
)
def test_part_of_a_plate_is_kept_as_a_part(written: str, pattern: str):
    read = read_identifier(PLATE, written)
    assert read.is_partial
    assert read.pattern == pattern


def test_an_age_identifier_that_was_never_due_is_doubted_and_kept():
    assert plate_doubt("WK50LLM", year=2026)
    assert plate_doubt("FN01OGT", year=2026)
    assert plate_doubt("AB77CDE", year=2026)
    assert plate_doubt("AB26CDE", year=2026) is None
    assert plate_doubt("A123BCD", year=2026) is None


def test_addresses_and_accounts():
    assert read_identifier(EMAIL, " <T.Booking@Example.net>. ").normalised == (
        "t.booking@example.net"
    )
    assert read_identifier(EMAIL, "t.booking at example").complaint
    assert read_identifier(HANDLE, "@Tris_VelvetRope91").normalised == "tris_velvetrope91"
    assert read_identifier(HANDLE, "https://x.example/tris91/").normalised == "tris91"


def test_two_readings_of_one_car_can_be_the_same():
    derby, stoke = read_identifier(PLATE, "*50*TK"), read_identifier(PLATE, "F?5*T?")
    assert could_be_same(derby, stoke)
    assert not could_be_same(derby, read_identifier(PLATE, "F?5*LM"))


def finds(asked: str, stored: str, kind: IdentifierKind) -> bool:
    one, other = read_identifier(kind, asked), read_identifier(kind, stored)
    return bool(asked_fragments(one) & stored_fragments(other)) and could_be_same(one, other)


numbers = st.integers(0, 999).map(lambda n: f"07700900{n:03}")
letters = st.sampled_from("ABCDEFGHJKLMNOPRSTUVWXY")
plates = st.tuples(
    letters, letters, st.sampled_from(["00", "01", "50"]), letters, letters, letters
).map("".join)


@given(numbers, st.integers(3, 9))
def test_the_end_of_a_number_finds_it_and_is_found_by_it(number: str, length: int):
    part = f"ends {number[-length:]}"
    assert finds(part, number, PHONE)
    assert finds(number, part, PHONE)
    assert finds(part, part, PHONE)


@given(numbers, numbers)
def test_whole_numbers_find_only_themselves(one: str, other: str):
    assert finds(one, other, PHONE) == (one == other)


@given(numbers, st.integers(8, 10))
def test_a_number_with_a_gap_at_its_end_is_found(number: str, at: int):
    part = f"{number[:at]}?{number[at + 1 :]}"
    assert finds(part, number, PHONE)
    assert finds(number, part, PHONE)


@given(plates, st.sets(st.integers(0, 6), min_size=1, max_size=3), st.integers(0, 5))
def test_a_plate_with_gaps_is_found(plate: str, gaps: set[int], keep: int):
    gaps -= {keep, keep + 1}
    part = "".join("?" if i in gaps else mark for i, mark in enumerate(plate))
    assert finds(part, plate, PLATE)
    assert finds(plate, part, PLATE)


@given(plates, st.integers(0, 5), st.integers(2, 6))
def test_any_two_marks_of_a_plate_find_it(plate: str, start: int, length: int):
    part = plate[start : start + length]
    assert finds(f"*{part}*", plate, PLATE)


@given(st.sampled_from(IdentifierKind), st.text(max_size=60))
def test_nothing_typed_is_refused_or_lost(kind: IdentifierKind, text: str):
    read = read_identifier(kind, text)
    assert read.raw == text.strip()
    assert could_be_same(read, read) == bool(read.form)
    stored_fragments(read)
    asked_fragments(read)


def test_a_part_that_was_not_understood_is_said():
    read = read_identifier(IdentifierKind.PLATE, "grey 50 something, ends TK")
    assert read.pattern == "*TK"
    assert "look whether a part is missing" in (read.complaint or "")


def test_a_few_signs_apart_are_a_part_of_a_plate():
    apart = read_identifier(IdentifierKind.PLATE, "50 TK")
    assert (apart.normalised, apart.pattern) == ("", "*50*TK*")
    assert "kept as a part" in apart.complaint
    assert read_identifier(IdentifierKind.PLATE, "50TK").normalised == "50TK"
