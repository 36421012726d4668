"""
What a man can be found by: telephone numbers, plates, e-mail addresses, account names.

Nothing typed is refused here. Every text is kept as it was written; where it can be
read it also gets one form, whole ("+447700900362") or partial ("*50*TK"), and where it
cannot a plain complaint says so. ``?`` is one unknown character, ``*`` any run of them.

Sources: shared standards 4.1 (registration marks) and 4.2 (numbers), read 2026-11-23.
Numbers set aside for drama are possible but never "valid", so validity is no gate.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import phonenumbers


class IdentifierKind(StrEnum):
    """What sort of thing it is."""

    PHONE = "phone"
    PLATE = "plate"
    EMAIL = "email"
    HANDLE = "handle"


class PlateType(StrEnum):
    """Which series a registration mark belongs to."""

    CURRENT = "current"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    DATELESS = "dateless"
    NORTHERN_IRELAND = "northern-ireland"
    Q_PLATE = "q-plate"
    TRADE = "trade"
    MILITARY = "military"
    DIPLOMATIC = "diplomatic"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Identifier:
    """
    One identifier as it was written and as it was read.

    ``normalised`` is set when it was read whole, ``pattern`` when only in part. When
    neither is, it is kept as written and cannot be looked up. ``complaint`` is for
    whoever typed it, and never stops anything.
    """

    kind: IdentifierKind
    raw: str
    normalised: str = ""
    pattern: str = ""
    plate_type: PlateType | None = None
    complaint: str | None = None

    @property
    def is_partial(self) -> bool:
        """Test whether only a part of it is known."""
        return not self.normalised

    @property
    def form(self) -> str:
        """Return the whole form, or the pattern, or nothing."""
        return self.normalised or self.pattern

    @property
    def shown(self) -> str:
        """Return it as people write it."""
        if self.kind is IdentifierKind.PHONE:
            return shown_phone(self.form) if self.form else self.raw
        return self.form if self.kind is IdentifierKind.PLATE and self.form else self.raw

    @property
    def can_be_looked_up(self) -> bool:
        """Test whether enough of it is known to look for it."""
        return bool(asked_fragments(self))


LONGEST = 120
TOO_LONG = "This is too long to be one number, plate or account: keep as written?"


def read_identifier(kind: IdentifierKind, text: str) -> Identifier:
    """Return what was written in its one form, as far as it can be read."""
    raw = text.strip()
    if not raw:
        return Identifier(kind=kind, raw="")
    if len(raw) > LONGEST:
        return Identifier(kind=kind, raw=raw, complaint=TOO_LONG)
    return {
        IdentifierKind.PHONE: read_phone,
        IdentifierKind.PLATE: read_plate,
        IdentifierKind.EMAIL: read_email,
        IdentifierKind.HANDLE: read_handle,
    }[kind](raw)


# What people write for "I do not know this one": [?] on a copied form, _ by hand.
_ONE_UNKNOWN = re.compile(r"\[\?\]|_")
_RUN_UNKNOWN = re.compile(r"\.{2,}|…|\*+")
_BRACKETED = re.compile(r"\[(\w+)\]")
_CLAUSE = re.compile(
    r"\b(?P<where>starts?|begins?|beginning|starting|ends?|ending|finishes|last|first"
    r"|contains?|has|with)\b"
    r"(?:\s+(?:with|in|on|is|are|was|a|an|the|digits|letters|two|three|four|of))*"
    r"\s*:?\s*(?P<part>[A-Z0-9?*][A-Z0-9?* ]*?)"
    r"(?=\s+(?:and|then|in|ends?|ending|starts?|begins?|has|contains?|with|at|i)\b|[,.;]|\s*$)",
    re.IGNORECASE,
)
_START_WORDS = {"start", "starts", "begin", "begins", "beginning", "starting", "first"}
_MIDDLE_WORDS = {"contain", "contains", "has", "with"}


def _unknowns(text: str) -> str:
    text = _RUN_UNKNOWN.sub("*", _ONE_UNKNOWN.sub("?", text))
    return _BRACKETED.sub(r"\1", text)


# "Had a 50 in it", as people say it.
_IN_IT = re.compile(
    r"\b(?:(?:had|has|got|with|there was|was)\s+)?(?:an?\s+)?(?P<part>[A-Z0-9]{1,4})\s+in\s+"
    r"(?:it|the middle|there|between)\b",
    re.IGNORECASE,
)


def _said_in_words(text: str) -> str:
    """Return the pattern in "ends 362" or "starts F and ends TK", or nothing."""
    text = _IN_IT.sub(r"contains \g<part>,", text)
    starts, middles, ends = "", [], ""
    for clause in _CLAUSE.finditer(text):
        where = clause["where"].lower()
        part = clause["part"].replace(" ", "")
        if where in _START_WORDS:
            starts = part
        elif where in _MIDDLE_WORDS:
            middles.append(part)
        else:
            ends = part
    if not (starts or middles or ends):
        return ""
    return _tidy("*".join([starts, *middles, ends]))


def _tidy(pattern: str) -> str:
    return re.sub(r"\*[*?]*\*|\*+", "*", pattern)


# --- telephone numbers -------------------------------------------------------------

_PHONE_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_EXTENSION = re.compile(r"\s*(?:ext\.?|extension|x)\s*\d{1,6}\s*$", re.IGNORECASE)
_SPREADSHEET = re.compile(r"^\d[.,]\d+E\+?\d+$", re.IGNORECASE)
LETTERS_IN_PHONE = "A phone number has letters in it: keep as written?"


def read_phone(raw: str) -> Identifier:
    """Return a telephone number in one form. Words are not guessed."""
    kind = IdentifierKind.PHONE
    if _SPREADSHEET.match(raw):
        said = "A spreadsheet has cut this number short: keep as written?"
        return Identifier(kind=kind, raw=raw, complaint=said)
    text = _EXTENSION.sub("", _unknowns(raw))
    if re.search(r"\d", text):
        # Letters that stand among digits are slips of the eye (0770O); a word is not.
        text = re.sub(
            r"(?<![A-Za-z])[OolI]{1,3}(?![A-Za-z])",
            lambda found: found[0].translate(_PHONE_LOOKALIKES),
            text,
        )
    if re.search(r"[A-Za-z]", text):
        pattern = _said_in_words(text)
        if re.fullmatch(r"[0-9?*]*\d[0-9?*]*", pattern):
            return Identifier(kind=kind, raw=raw, pattern=_phone_pattern(pattern))
        return Identifier(kind=kind, raw=raw, complaint=LETTERS_IN_PHONE)
    if "?" in text or "*" in text:
        marks = re.sub(r"[^0-9?*+]", "", text)
        return Identifier(kind=kind, raw=raw, pattern=_phone_pattern(marks))
    return _whole_phone(raw, text)


def _whole_phone(raw: str, text: str) -> Identifier:
    kind = IdentifierKind.PHONE
    digits = re.sub(r"\D", "", text)
    if not digits:
        said = "There are no digits in this phone number: keep as written?"
        return Identifier(kind=kind, raw=raw, complaint=said)
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        number = None
    possible = phonenumbers.ValidationResult.IS_POSSIBLE
    if (
        number
        and phonenumbers.is_possible_number_with_reason(number) == possible
        # Numbers of nine digits exist here, but not among mobiles.
        and not (number.country_code == 44 and re.match(r"0?7\d{7,8}$", digits))
    ):
        form = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return Identifier(kind=kind, raw=raw, normalised=form)
    if len(digits) > 10:
        said = "This phone number is too long: keep as written?"
        return Identifier(kind=kind, raw=raw, complaint=said)
    at_start = digits.startswith("0") or text.strip().startswith("+")
    pattern = f"{text.strip()[:1]}{digits[1:]}*" if at_start else f"*{digits}*"
    said = "This phone number is short: kept as a part of one."
    return Identifier(kind=kind, raw=raw, pattern=_phone_pattern(pattern), complaint=said)


def _phone_pattern(marks: str) -> str:
    marks = marks[:1] + marks[1:].replace("+", "")
    if marks.startswith("00"):
        marks = "+" + marks[2:]
    elif marks.startswith("0"):
        marks = "+44" + marks[1:]
    elif re.match(r"7[0-9?]{9}$", marks):
        marks = "+44" + marks
    return _tidy(marks)


def shown_phone(form: str) -> str:
    """Return a number as people here write it: 07700 900362."""
    if not form.startswith("+44"):
        return form
    digits = "0" + form[3:]
    return f"{digits[:5]} {digits[5:]}" if digits.startswith("07") else digits


# --- registration marks --------------------------------------------------------------

# In this order: a mark that fits two series is read as the first.
_PLATES: tuple[tuple[PlateType, str], ...] = (
    (PlateType.CURRENT, r"[A-HJ-PR-Y]{2}\d{2}[A-HJ-PR-Z]{3}"),
    (PlateType.Q_PLATE, r"Q\d{1,3}[A-Z]{3}"),
    (PlateType.PREFIX, r"[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Y]{3}"),
    (PlateType.SUFFIX, r"[A-HJ-PR-Y]{3}\d{1,3}[A-HJ-NPR-TV-Y]"),
    (PlateType.DIPLOMATIC, r"\d{3}[DX]\d{3}"),
    (PlateType.MILITARY, r"\d{2}[A-Z]{2}\d{2}"),
    (
        PlateType.NORTHERN_IRELAND,
        r"(?=.*[IZ])(?:[A-Z]{2,3}\d{1,4}|\d{1,4}[A-Z]{2,3})",
    ),
    (
        PlateType.DATELESS,
        r"[A-HJ-PR-Y]{1,2}\d{1,4}|\d{1,4}[A-HJ-PR-Y]{1,2}"
        + r"|[A-HJ-PR-Y]{3}\d{1,3}|\d{1,3}[A-HJ-PR-Y]{3}",
    ),
    (PlateType.TRADE, r"\d{5}|\d{3}[A-Z]{1,3}"),
)
# Where letters and digits stand, tried in turn to tell O from 0 and I from 1.
_SHAPES = ("AA99AAA", "A999AAA", "A99AAA", "A9AAA", "AAA999A", "AAA99A", "AAA9A")
_TO_DIGIT = str.maketrans("OI", "01")
_TO_LETTER = str.maketrans("01", "OI")
NOT_UK_SHAPE = "This is not the shape of a UK plate: kept as written."
PART_LOST = "We did not understand all of this: look whether a part is missing."
NO_PLATE_READ = "We could not read a plate here. Write ? for each letter you do not know."


_SHORT = 5
SHORT_PLATE = (
    "This is short for a plate: kept as a part of one. Written close, it counts as whole."
)


def read_plate(raw: str) -> Identifier:
    """Return a registration mark in one form, telling O from 0 by its place."""
    kind = IdentifierKind.PLATE
    text = _unknowns(raw)
    pattern = _said_in_words(text)
    if not pattern:
        marks = re.sub(r"[^A-Z0-9?*]", "", text.upper())
        known = re.sub(r"[?*]", "", marks)
        if not known or len(known) > 10:
            return Identifier(kind=kind, raw=raw, complaint=NO_PLATE_READ)
        chunks = re.findall(r"[A-Z0-9]+", text.upper())
        if marks == known and len(known) < _SHORT and len(chunks) > 1:
            # "50 TK" is what somebody remembers of a plate, and hardly ever all of it.
            pattern = _tidy(f"*{'*'.join(chunks)}*")
            return Identifier(kind=kind, raw=raw, pattern=pattern, complaint=SHORT_PLATE)
        if marks == known and (len(known) > 3 or re.fullmatch(r"[A-Z]+\d+|\d+[A-Z]+", known)):
            return _whole_plate(raw, marks)
        pattern = _tidy(marks) if marks != known else f"*{marks}*"
    pattern = _tidy(_by_place(pattern.upper()))
    lost = set(re.findall(r"\d+", raw)) - set(re.findall(r"\d+", pattern))
    return Identifier(
        kind=kind, raw=raw, pattern=pattern, complaint=PART_LOST if lost else None
    )


def _whole_plate(raw: str, marks: str) -> Identifier:
    for candidate in dict.fromkeys((marks, *(_in_shape(marks, shape) for shape in _SHAPES))):
        for plate_type, shape in _PLATES:
            if candidate and re.fullmatch(shape, candidate):
                return Identifier(
                    kind=IdentifierKind.PLATE,
                    raw=raw,
                    normalised=candidate,
                    plate_type=plate_type,
                )
    return Identifier(
        kind=IdentifierKind.PLATE,
        raw=raw,
        normalised=marks,
        plate_type=PlateType.OTHER,
        complaint=NOT_UK_SHAPE,
    )


def _in_shape(marks: str, shape: str) -> str:
    """Return the mark with O, 0, I and 1 as this shape wants them, or nothing."""
    if len(marks) != len(shape):
        return ""
    read = "".join(
        mark.translate(_TO_DIGIT if wanted == "9" else _TO_LETTER)
        for mark, wanted in zip(marks, shape, strict=True)
    )
    fits = all(
        mark == "?" or mark.isdigit() == (wanted == "9")
        for mark, wanted in zip(read, shape, strict=True)
    )
    return read if fits else ""


def _by_place(pattern: str) -> str:
    # Seven places with gaps can only be the current series (in use since 2001).
    return (_in_shape(pattern, "AA99AAA") or pattern) if "*" not in pattern else pattern


def plate_doubt(normalised: str, *, year: int) -> str | None:
    """
    Return why a mark cannot have been on a car in that year, in plain words.

    Age identifiers: March to August the year itself, September to February the year
    and 50, from 51 in September 2001. Source: shared standards 4.1, read 2026-11-23.
    """
    found = re.fullmatch(r"[A-Z]{2}(\d\d)[A-Z]{3}", normalised)
    if not found:
        return None
    age = int(found[1])
    issued = 2000 + (age if 2 <= age <= 50 else age - 50)
    if age in (0, 1) or age == 50:
        return f"A plate with {found[1]} was never given out by {year}: check it, keep it."
    if issued > year:
        return f"A plate with {found[1]} is newer than {year}: check it, keep it."
    return None


# --- e-mail addresses and account names ------------------------------------------------


def read_email(raw: str) -> Identifier:
    """Return an e-mail address in one form."""
    text = re.sub(r"^mailto:|[<>\s]|[.,;]+$", "", raw.casefold())
    kind = IdentifierKind.EMAIL
    if re.fullmatch(r"[^@?*]+@[^@?*]+\.[^@?*.]{2,}", text):
        return Identifier(kind=kind, raw=raw, normalised=text)
    if re.search(r"[?*]|\[", raw):
        return Identifier(kind=kind, raw=raw, pattern=_tidy(_unknowns(raw).casefold().strip()))
    said = "An e-mail address has an @ and a dot: keep as written?"
    return Identifier(kind=kind, raw=raw, complaint=said)


def read_handle(raw: str) -> Identifier:
    """Return an account name in one form: no @, no address of the site, small letters."""
    text = re.sub(r"^https?://|/+$|^www\.", "", raw.strip().casefold())
    text = text.rsplit("/", 1)[-1].lstrip("@").strip()
    kind = IdentifierKind.HANDLE
    if "?" in text or "*" in text or "[" in text:
        return Identifier(kind=kind, raw=raw, pattern=_tidy(_unknowns(text)))
    return Identifier(kind=kind, raw=raw, normalised=re.sub(r"\s+", "", text))


# --- looking up: fragments that meet, then patterns that fit ------------------------------


def stored_fragments(identifier: Identifier) -> frozenset[str]:
    """
    Return the fragments under which an identifier is found later.

    They are stored as keyed hashes only. A whole number is found by itself and by its
    fragments; a part only ever leads to another reading of both ("part:").
    """
    if identifier.normalised:
        whole = f"full:{_folded(identifier)}"
        return frozenset({whole, *_fragments(identifier)})
    return frozenset(f"part:{fragment}" for fragment in _fragments(identifier))


def asked_fragments(identifier: Identifier) -> frozenset[str]:
    """Return the fragments to look for: any hit is a candidate, to be opened and compared."""
    parts = {f"part:{fragment}" for fragment in _fragments(identifier)}
    if identifier.normalised:
        return frozenset({f"full:{_folded(identifier)}", *parts})
    strongest = max(_fragments(identifier), key=lambda f: (len(f), f), default=None)
    return frozenset({strongest, *parts}) if strongest else frozenset()


def could_be_same(one: Identifier, other: Identifier) -> bool:
    """Test whether two identifiers, whole or partial, can be the same thing."""
    if one.kind is not other.kind or not one.form or not other.form:
        return False
    return _meet(_folded(one), _folded(other))


def known_characters(identifier: Identifier) -> int:
    """Return how many characters of it are known."""
    return len(re.sub(r"[?*+]", "", identifier.form))


def _folded(identifier: Identifier) -> str:
    if identifier.kind is IdentifierKind.PLATE:
        # On a car in the dark O is 0 and I is 1, whatever the place says.
        return identifier.form.translate(_TO_DIGIT)
    if identifier.kind is IdentifierKind.HANDLE:
        return re.sub(r"[^\w?*]|_", "", identifier.form) or identifier.form
    return identifier.form


def _fragments(identifier: Identifier) -> frozenset[str]:
    form = _folded(identifier)
    if identifier.kind is IdentifierKind.PHONE:
        return frozenset(_phone_fragments(form))
    if identifier.kind is IdentifierKind.PLATE:
        return frozenset(_plate_fragments(form))
    return frozenset(_name_fragments(form))


def _phone_fragments(form: str) -> set[str]:
    """Last three to seven digits, first eight to twelve, and three or more inside a part."""
    runs = re.split(r"[?*]+", form)
    first, last = runs[0], runs[-1]
    found = {f"end:{last[-n:]}" for n in range(3, 8) if len(last) >= n}
    found |= {f"start:{first[:n]}" for n in range(8, 13) if len(first) >= n}
    inner = [form] if len(runs) == 1 else runs
    for run in inner:
        digits = run.lstrip("+")
        found |= {
            f"any:{digits[i : i + n]}" for n in range(5, 8) for i in range(len(digits) - n + 1)
        }
    return found


def _plate_fragments(form: str) -> set[str]:
    runs = re.split(r"[?*]+", form)
    first, last = runs[0], runs[-1]
    found = {f"start:{first[: n + 1]}" for n in range(len(first))}
    found |= {f"end:{last[-n - 1 :]}" for n in range(len(last))}
    for run in runs:
        found |= {
            f"any:{run[i:j]}" for i in range(len(run)) for j in range(i + 2, len(run) + 1)
        }
    return found


def _name_fragments(form: str) -> set[str]:
    """First and last four to eight characters, and of an address the part before the @."""
    name = form.split("@", 1)[0]
    runs = re.split(r"[?*]+", name)
    first, last = runs[0], runs[-1]
    found = {f"start:{first[:n]}" for n in range(4, 9) if len(first) >= n}
    return found | {f"end:{last[-n:]}" for n in range(4, 9) if len(last) >= n}


def _meet(one: str, other: str) -> bool:
    """Test whether some text fits both patterns."""

    @cache
    def meet(i: int, j: int) -> bool:
        if i == len(one):
            return not other[j:].strip("*")
        if j == len(other):
            return not one[i:].strip("*")
        a, b = one[i], other[j]
        if a == "*":
            return meet(i + 1, j) or meet(i, j + 1)
        if b == "*":
            return meet(i, j + 1) or meet(i + 1, j)
        return (a == b or "?" in (a, b)) and meet(i + 1, j + 1)

    return meet(0, 0)
