"""What each row of an old scheme is: a report, one told twice, a banner, a note, nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from brolly.incidents.rules.sheets import colours, consent, days, limits, numbers
from brolly.incidents.rules.sheets.by_hand import with_reason
from brolly.incidents.rules.sheets.columns import Column, SheetMap
from brolly.incidents.rules.sheets.consent import Answers, nothing_said
from brolly.incidents.rules.sheets.copies import Copies, narrowed
from brolly.incidents.rules.sheets.days import DayRead, Evidence
from brolly.incidents.rules.sheets.numbers import NumberRead
from brolly.incidents.rules.sheets.order import held_out_of_order
from brolly.incidents.rules.sheets.shapes import HeldBack, RowKind, RowRead
from brolly.incidents.rules.sheets.workbook import Cell, Sheet

_BANNER = re.compile(
    r"^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? ?(?:['’]?\d{2,4})?"
    r"|(?:19|20)\d\d(?: ?[-/] ?(?:(?:19|20)?\d\d))?|q[1-4] ?\d*|week \d+.*|[-=_*~ ]+)$",
    re.IGNORECASE,
)
# What a report has at least one of. A number and a date alone are a row begun and left.
_TELLING = (Column.STORY, Column.HIM, Column.KIND, Column.VEHICLE, Column.PHONE, Column.NAME)
_SAME_MAN = re.compile(
    r"\bsame (?:man|bloke|guy|lad|one|suspect|client|punter|car|van)\b|^(?:as above|ditto)\b"
    r"|\bas above\b|\bsee above\b",
    re.IGNORECASE,
)
_TWO_MEN = re.compile(
    r"\+ ?(?:his )?(?:mate|friend|pal|another)\b|\band (?:another|a mate|his mate)\b"
    r"|\b(?:2nd|second) man\b|\b(?:two|2) (?:men|lads|blokes|guys|males)\b",
    re.IGNORECASE,
)
_YOUNG = re.compile(
    r"\b(?:she|caller|victim|girl)(?:['’]s| is| was)? (?:only )?1[0-7]\b", re.IGNORECASE
)


_FEW_WORDS = 6


def read_rows(sheets: list[Sheet], maps: list[SheetMap], *, today: date) -> list[RowRead]:
    """Return every row of every sheet, in order."""
    key = colours.key_of(_rows_of_keys(sheets, maps))
    found: list[RowRead] = []
    for sheet, laid_out in zip(sheets, maps, strict=True):
        found += _Reader(sheet, laid_out, key, today).read()
    return found


def _rows_of_keys(sheets: list[Sheet], maps: list[SheetMap]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows in which a key to the colours can stand: where no reports are."""
    for sheet, laid_out in zip(sheets, maps, strict=True):
        yield from (
            sheet.rows[: laid_out.heading_row - 1] if laid_out.has_reports else sheet.rows
        )


class _Reader:
    """Reads one sheet, row by row: a row can say "as above"."""

    def __init__(self, sheet: Sheet, laid_out: SheetMap, key: dict[str, str], today: date):
        self.sheet, self.map, self.key, self.today = sheet, laid_out, key, today
        body = sheet.rows[laid_out.heading_row :]
        dates = [
            row[at]
            for column in (Column.HAPPENED, Column.TOLD)
            for at in laid_out.of(column)
            for row in body
            if at < len(row)
        ]
        titles = [
            cell.text
            for number, row in enumerate(sheet.rows, start=1)
            for cell in row
            if number <= laid_out.heading_row or number in sheet.across
        ]
        self.evidence: Evidence = days.evidence_in(
            dates, [sheet.name, *titles], counts_from_1904=sheet.counts_from_1904
        )
        self.above: RowRead | None = None
        self.is_parted = False
        self.place_above = ""
        self.copies = Copies()

    def read(self) -> list[RowRead]:
        rows = [self._row(number, row) for number, row in enumerate(self.sheet.rows, start=1)]
        return [with_reason(row) for row in narrowed(held_out_of_order(rows))]

    def _row(self, number: int, row: tuple[Cell, ...]) -> RowRead:
        told = [cell.text for cell in row if not cell.is_empty]
        text = " | ".join(told)
        plain = RowRead(sheet=self.sheet.name, row=number, kind=RowKind.BLANK, text=text)
        if not told:
            return plain
        is_banner = self._is_banner(number, told)
        if number <= self.map.heading_row or not self.map.has_reports:
            return replace(plain, kind=RowKind.BANNER if is_banner else RowKind.NOTE)
        texts = self._texts(row)
        if is_banner or self._is_heading_again(row):
            self.is_parted = True  # "as above" does not reach over it
            return replace(plain, kind=RowKind.BANNER)
        if len(told) == 1 or not any(texts.get(one) for one in _TELLING):
            self.is_parted = True
            return replace(plain, kind=RowKind.NOTE)
        return self._report(plain, row, texts)

    def _is_banner(self, number: int, told: list[str]) -> bool:
        """Test for a title, a month, or the headings. A sentence somebody wrote across is none."""
        if number == self.map.heading_row:
            return True
        if number in self.sheet.across:
            return number == 1 or len(told[0].split()) < _FEW_WORDS
        return len(told) == 1 and bool(_BANNER.match(told[0]))

    def _is_heading_again(self, row: tuple[Cell, ...]) -> bool:
        again = [
            at
            for at, said in self.map.headings.items()
            if at < len(row) and row[at].text == said
        ]
        return len(again) >= 3

    def _texts(self, row: tuple[Cell, ...]) -> dict[Column, str]:
        found: dict[Column, list[str]] = {}
        for at, column in sorted(self.map.columns.items()):
            if at < len(row) and row[at].text:
                found.setdefault(column, []).append(row[at].text)
        return {column: "; ".join(said) for column, said in found.items()}

    def _report(
        self, plain: RowRead, row: tuple[Cell, ...], texts: dict[Column, str]
    ) -> RowRead:
        first = self.copies.first_like(texts, plain.row)
        held: list[HeldBack] = []
        understood: list[str] = []
        happened = self._day(Column.HAPPENED, row, "date", held, understood)
        told = self._day(Column.TOLD, row, "date told", held, understood)
        happened, told = _in_order(happened, told, held)
        place = self._place(texts, understood)
        if place:
            texts = {**texts, Column.PLACE: place}
        phone, plate = self._phone(row), self._plate(row)
        for what, number in (("phone", phone), ("registration", plate)):
            if number.why:
                held.append(HeldBack(what=what, why=number.why))
        answers = self._answers(plain.row, row, held)
        self._other_doubts(row, texts, held)
        read = replace(
            plain,
            kind=RowKind.INCIDENT if first == plain.row else RowKind.DUPLICATE,
            duplicate_of=None if first == plain.row else first,
            reference=texts.get(Column.REFERENCE, ""),
            happened=happened,
            told=told,
            phone=phone,
            plate=plate,
            answers=answers,
            texts=texts,
            beside=tuple(self._beside(row)),
            held_back=tuple(held),
            understood=tuple(understood),
        )
        self.above, self.place_above, self.is_parted = read, place, False
        return read

    def _day(
        self,
        column: Column,
        row: tuple[Cell, ...],
        what: str,
        held: list[HeldBack],
        understood: list[str],
    ) -> DayRead:
        at = next(iter(self.map.of(column)), None)
        if at is None or at >= len(row):
            return DayRead()
        cell = row[at]
        if days.SAME.match(cell.text):
            read = self._same_day(column, cell)
        else:
            read = days.read_day(cell, self.evidence, today=self.today)
        if read.why_not and (column is Column.HAPPENED or not cell.is_empty):
            held.append(HeldBack(what=what, why=read.why_not))
        if read.how:
            understood.append(f"{what}: {read.how}")
        return read

    def _same_day(self, column: Column, cell: Cell) -> DayRead:
        above = self.above
        before = (
            (above.happened if column is Column.HAPPENED else above.told) if above else None
        )
        if above is None or before is None:
            return DayRead(why_not="it says “as above”, and nothing is above")
        if self.is_parted:
            return DayRead(why_not="it says “as above”, and something else stands between")
        if above.kind is RowKind.DUPLICATE:
            return DayRead(why_not="it says “as above”, and the row above was copied in")
        if before.on is None:
            return DayRead(month=before.month, why_not="as above, where the day is not known")
        return DayRead(on=before.on, how=f"as above, from row {above.row}")

    def _place(self, texts: dict[Column, str], understood: list[str]) -> str:
        said = texts.get(Column.PLACE, "")
        if said and days.SAME.match(said) and self.above and self.place_above:
            understood.append(f"place: as above, from row {self.above.row}")
            return self.place_above
        return said

    def _phone(self, row: tuple[Cell, ...]) -> NumberRead:
        found: list[NumberRead] = []
        for column, is_his, only in (
            (Column.PHONE, self._says_his(Column.PHONE), False),
            (Column.HIM, True, False),
            (Column.STORY, True, True),
        ):
            for at in self.map.of(column):
                cell = row[at] if at < len(row) else Cell()
                if column is Column.HIM and not _has_number(cell.text):
                    continue
                read = numbers.read_phone(
                    cell,
                    is_his=is_his,
                    only_if_told=only,
                    is_own_column=column is Column.PHONE,
                )
                if read.written:
                    found.append(read)
        whole = {read.normalised for read in found if read.normalised}
        if len(whole) > 1:
            return NumberRead(written="", why="two cells have different numbers")
        return next(
            (read for read in found if read.normalised and not read.may_be_hers),
            next(
                (read for read in found if read.normalised), found[0] if found else NumberRead()
            ),
        )

    def _says_his(self, column: Column) -> bool:
        headings = [self.map.headings.get(at, "").lower() for at in self.map.of(column)]
        hers_has_a_column = bool(self.map.of(Column.HER_PHONE))
        his = re.compile(r"\bhis\b|suspect|\bman\b|offender|punter|client")
        return hers_has_a_column or any(his.search(said) for said in headings)

    def _plate(self, row: tuple[Cell, ...]) -> NumberRead:
        found = [
            read
            for column in (Column.REGISTRATION, Column.VEHICLE)
            for at in self.map.of(column)
            if at < len(row) and (read := numbers.read_plate(row[at])).written
        ]
        whole = {read.normalised for read in found if read.normalised}
        if len(whole) > 1:
            return NumberRead(why="two cells have different plates")
        return next(
            (read for read in found if read.normalised), found[0] if found else NumberRead()
        )

    def _answers(self, number: int, row: tuple[Cell, ...], held: list[HeldBack]) -> Answers:
        read = consent.ConsentRead(answers=nothing_said())
        cells = [
            (at, column is Column.CONSENT_POLICE)
            for at, column in sorted(self.map.columns.items())
            if column in (Column.CONSENT, Column.CONSENT_POLICE) and at < len(row)
        ]
        for at, is_police in cells:
            word, heading = row[at].text, self.map.headings.get(at, "")
            if days.SAME.match(word):
                one = consent.read_consent("ask her", heading, is_police=is_police)
                one = replace(one, why="“as above” is no consent of hers")
            else:
                one = consent.read_consent(word, heading, is_police=is_police)
            read = (
                one
                if read.answers == nothing_said() and not read.why
                else (consent.together(read, one))
            )
        read = self._held_by_colour(row, read, held)
        read = self._held_by_words(row, read)
        if self.sheet.is_hidden or number in self.sheet.hidden_rows:
            read = consent.held(read, "the row was hidden: say whether it counts")
        if any(cell.is_struck for cell in row):
            read = consent.held(read, "words are struck through: ask what that means")
        if read.why:
            held.append(HeldBack(what="choices", why=read.why))
        return read.answers

    def _held_by_colour(
        self, row: tuple[Cell, ...], read: consent.ConsentRead, held: list[HeldBack]
    ) -> consent.ConsentRead:
        for colour in dict.fromkeys(cell.colour for cell in row if cell.colour):
            said = self.key.get(colour)
            if said is None:
                held.append(HeldBack(what="colour", why="no key says what this colour means"))
                read = consent.held(read, "a colour that no key explains")
                continue
            held.append(HeldBack(what="colour", why=f"in the key: {said}"))
            meaning = colours.meaning_of(said)
            if meaning is colours.Meaning.TOOK_BACK:
                why = "the colour says that she took it back"
                read = consent.held(read, why, to=consent.Said.NO)
            elif meaning in colours.HOLDS:
                read = consent.held(read, "the colour says not to share it")
        return read

    def _held_by_words(
        self, row: tuple[Cell, ...], read: consent.ConsentRead
    ) -> consent.ConsentRead:
        """Hold back what a comment, or words of the story, speak against."""
        if any(cell.comment for cell in row):
            read = consent.held(read, "a comment stands on this row: read it first")
        consents = {*self.map.of(Column.CONSENT), *self.map.of(Column.CONSENT_POLICE)}
        words = [cell.text for at, cell in enumerate(row) if at not in consents]
        words += [cell.comment for cell in row]
        if any(limits.limits(one) for one in words):
            read = consent.held(read, "a sentence or a note speaks against it: ask her")
        if any(limits.takes_away_police(one) for one in words):
            no = {one: consent.Said.NO for one in _TO_POLICE}
            read = replace(read, answers={**read.answers, **no})
        if any(cell.is_formula for cell in row):
            read = consent.held(read, "a cell has a formula without its result")
        return read

    def _beside(self, row: tuple[Cell, ...]) -> Iterator[str]:
        """Yield what stands beside the columns that were named: nothing is lost."""
        for at, cell in enumerate(row):
            if cell.comment:
                yield f"Comment on a cell: {cell.comment}"
            if cell.text and at not in self.map.columns:
                yield f"{self.map.headings.get(at) or 'No heading'}: {cell.text}"

    def _other_doubts(
        self, row: tuple[Cell, ...], texts: dict[Column, str], held: list[HeldBack]
    ) -> None:
        him = " ".join(texts.get(one, "") for one in (Column.HIM, Column.STORY, Column.NOTES))
        if _SAME_MAN.search(him):
            held.append(HeldBack(what="same man", why="it says so: a person decides"))
        if _TWO_MEN.search(him):
            held.append(HeldBack(what="him", why="more than one man is described: part them"))
        if _YOUNG.search(texts.get(Column.STORY, "")):
            held.append(HeldBack(what="age", why="she may be under 18"))
        for cell in row:
            if cell.comment:
                held.append(HeldBack(what="comment", why="a comment stands on a cell"))
        unread = [
            at
            for at, cell in enumerate(row)
            if not cell.is_empty and at not in self.map.columns and at != self.map.colour_column
        ]
        if unread:
            held.append(HeldBack(what="other cells", why="no column was named for them"))
        if self.sheet.is_hidden:
            held.append(HeldBack(what="row", why="its sheet is hidden"))


_TO_POLICE = (consent.Leaves.POLICE_ANONYMOUS, consent.Leaves.POLICE_NAMED)


def _has_number(text: str) -> bool:
    return bool(re.search(r"\d{4}|\d[.,]\d+E\+?\d", text))


def _in_order(
    happened: DayRead, told: DayRead, held: list[HeldBack]
) -> tuple[DayRead, DayRead]:
    """Hold a day back that is later than the day on which it was told."""
    if happened.on and told.on and happened.on > told.on:
        held.append(HeldBack(what="date", why="it was told before it happened: check both"))
        return DayRead(why_not="it was told before it happened"), told
    return happened, told
