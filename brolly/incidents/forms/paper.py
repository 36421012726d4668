"""
The paper form: what somebody fills in by hand, in the order of the page that takes it in.

Words are for her who fills it in. Nothing is ticked; nothing has to be filled in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from brolly.consent.vocabulary import INSIDE, Choice
from brolly.incidents.forms.fields import Code
from brolly.incidents.vocabulary import (
    AGE_WORDS,
    BUILD_WORDS,
    HAIR_WORDS,
    HEIGHT_WORDS,
    INJURY_WORDS,
    KIND_WORDS,
    TIME_OF_DAY_WORDS,
    TRICK_WORDS,
    VEHICLE_WORDS,
)


class Shape(StrEnum):
    """How an answer is given on paper."""

    LINE = "line"
    BOX = "box"
    TICKS = "ticks"
    CHOICE = "choice"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question on paper, and which boxes of the page it fills."""

    words: str
    shape: Shape
    fills: tuple[str, ...]
    hint: str = ""
    lines: int = 1
    options: list[str] = field(default_factory=list)
    # Beside another on one line.
    half: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the form, by the name of the page's part."""

    name: str
    title: str
    hint: str = ""
    asked: list[Asked]


# What staff fill in on the page, and she does not on paper.
NOT_ON_PAPER = frozenset(
    {
        "channel",  # it is paper
        "submission_id",
        "only_staff",
        "holds",
        "keep_as_written",
        "kind",  # written with the number: her words say what it is
        "not_before",  # with her other conditions, in the lines under a choice
        "words_are_condition",
        "leave_out",
        "only_these",
        "not_to",
    }
)

# Her choices, as a question to her, and what it means.
CHOICES: dict[Choice, tuple[str, str]] = {
    Choice.KEEP: ("May we keep this?", "Only people who work here see it."),
    Choice.COUNT: (
        "May we count it?",
        "It is one in a number. Nobody sees who you are. Small numbers are hidden.",
    ),
    Choice.COMPARE: (
        "May we compare it with other reports here?",
        "We look whether he was reported before. Only people who work here see it.",
    ),
    Choice.COMPARE_OTHERS_COUNT: (
        "May we tell other projects only that others have reported him?",
        "They learn that he was reported, not by whom or where.",
    ),
    Choice.COMPARE_OTHERS_CONTACT: (
        "May we and another project talk about him?",
        "Not with your name.",
    ),
    Choice.WARN: (
        "May we warn other people?",
        "A short text that a second person reads first. He may read it too.",
    ),
    Choice.POLICE_ANONYMOUS: (
        "May we tell the police about him, without you in it?",
        "They get lines about him. They may have to keep them and act.",
    ),
    Choice.POLICE_NAMED: (
        "May we tell the police, with your name?",
        "They may have to keep it and act. We can go with you.",
    ),
    Choice.ADVISER: (
        "May an adviser contact you?",
        "She gets your name and how to reach you.",
    ),
    Choice.OTHER: (
        "May we pass it on to somebody else?",
        "Write below who, and what. Only they get it.",
    ),
}
ANSWERS_INSIDE = ["Yes", "No", "Ask me first"]
ANSWERS_OUTSIDE = ["Yes", "No", "Not now", "Ask me first"]
CONDITIONS = ["Ask me again before each step", "Only if others report him"]


def paper_form() -> list[dict[str, object]]:
    """Return every part of the form as data, in the order of the page."""
    return [asdict(part) for part in parts()]


def parts() -> list[Part]:
    """Return every part of the form, in the order of the page."""
    return [
        _came(),
        _what(),
        _her(),
        _him(),
        _vehicle(),
        _numbers(),
        _where(),
        _hurt(),
        _choices(),
    ]


def _line(words: str, *fills: str, hint: str = "", half: bool = False) -> Asked:
    return Asked(words=words, shape=Shape.LINE, fills=fills, hint=hint, half=half)


def _box(words: str, *fills: str, lines: int, hint: str = "") -> Asked:
    return Asked(words=words, shape=Shape.BOX, fills=fills, lines=lines, hint=hint)


def _ticks(words: str, *fills: str, options: Iterable[str], hint: str = "") -> Asked:
    said = [one for one in options if one]
    return Asked(words=words, shape=Shape.TICKS, fills=fills, hint=hint, options=said)


def _known(words: Mapping[Code, str]) -> list[str]:
    return [said for code, said in words.items() if code]


def _came() -> Part:
    return Part(
        name="came",
        title="This form",
        asked=[
            _line("Today's date", "received_at", half=True),
            _line("Your language", "language", half=True),
            _line(
                "If you tell this for somebody else: who are you?",
                "teller",
                hint="Then we ask her before anything is shared.",
            ),
        ],
    )


def _what() -> Part:
    return Part(
        name="what",
        title="What happened",
        asked=[
            _box(
                "In your own words",
                "narrative",
                lines=16,
                hint="Any order, any language. It stays with us, locked.",
            ),
            _ticks("What kind of harm", "kinds", options=_known(KIND_WORDS)),
            _ticks(
                "About this",
                "about_under_18",
                "accuses_officer",
                options=[
                    "Somebody in this is, or may be, under 18",
                    "It is about a police officer",
                ],
            ),
        ],
    )


def _her() -> Part:
    return Part(
        name="her",
        title="How to reach you safely",
        hint="Leave it empty if you do not want to be reached.",
        asked=[
            _line("A name for you", "name_used", hint="It need not be your real one."),
            _line("Phone, e-mail, or where you will be", "contact"),
            _box(
                "How to do it safely",
                "contact_rules",
                lines=2,
                hint="Never before 2 pm; if a man answers, say it is the dentist",
            ),
        ],
    )


def _him() -> Part:
    return Part(
        name="him",
        title="The man",
        hint="More than one? Write on the back.",
        asked=[
            _box(
                "What he looked like",
                "description",
                lines=3,
                hint="Skin, hair, clothes, voice, how he behaved",
            ),
            _line("What he called himself", "name_given", half=True),
            _line("Where he sounded from", "accent", half=True),
            _line(
                "Anything one would know him by",
                "marks",
                hint="A tattoo and where it is, a scar, teeth, a ring",
            ),
            _ticks("About how old", "age_band", options=_known(AGE_WORDS)),
            _ticks("Build", "build", options=_known(BUILD_WORDS)),
            _ticks("Height", "height", options=_known(HEIGHT_WORDS)),
            _ticks("Hair", "hair", options=_known(HAIR_WORDS)),
            _ticks(
                "About him",
                "stays",
                options=["He may have been harmed too, or only been there"],
            ),
            _ticks(
                "What he did that others may meet again",
                "tricks",
                options=_known(TRICK_WORDS),
            ),
        ],
    )


def _vehicle() -> Part:
    return Part(
        name="vehicle",
        title="What he drove",
        asked=[
            _line("Colour", "colour"),
            _ticks("Kind of vehicle", "shape", options=_known(VEHICLE_WORDS)),
            _box(
                "Anything else about it",
                "detail",
                lines=2,
                hint="Make, seats, smell, what hangs in it",
            ),
        ],
    )


def _numbers() -> Part:
    return Part(
        name="numbers",
        title="Numbers, plates, accounts",
        hint="In part is fine: ends 362, starts F.",
        asked=[
            _line("His number, plate, e-mail or account", "text"),
            _line("Another one"),
            _ticks(
                "Whose it is, if it is not his",
                "belongs_to",
                options=["It is my own", "Somebody else's"],
            ),
        ],
    )


def _where() -> Part:
    return Part(
        name="where",
        title="Where and when",
        asked=[
            _line("Town or city", "town", half=True),
            _line("First half of the postcode", "district", hint="LS11", half=True),
            _box(
                "The place, more closely",
                "place_detail",
                lines=2,
                hint="It stays with us: a street or building can show who you are.",
            ),
            _line(
                "Day, month, year, as far as you know",
                "when_day",
                "when_month",
                "when_year",
                hint="Only a year is fine.",
            ),
            _ticks("Time of day", "time_of_day", options=_known(TIME_OF_DAY_WORDS)),
            _line("When, in your words", "when_words", "when_roughly"),
        ],
    )


def _hurt() -> Part:
    return Part(
        name="hurt",
        title="Injuries, and what you want",
        asked=[
            _ticks("Where it hurts, or how", "injuries", options=_known(INJURY_WORDS)),
            _box("What should happen now", "what_she_wants", lines=3),
        ],
    )


def _choices() -> Part:
    asked = []
    for choice, (words, means) in CHOICES.items():
        leaves = choice not in INSIDE
        answers = ANSWERS_OUTSIDE if leaves else ANSWERS_INSIDE
        fills = ("answer", "own_words", *(("ask_before", "only_if_others") if leaves else ()))
        asked.append(
            Asked(
                words=words,
                hint=means,
                shape=Shape.CHOICE,
                fills=fills,
                options=[*answers, *(CONDITIONS if leaves else [])],
                lines=len(answers),
            )
        )
    return Part(
        name="choices",
        title="What may we do with it?",
        hint="Each is separate. Tick one answer each, or none: then we do not share it. "
        "You can say no at any time. Help never depends on a yes.",
        asked=asked,
    )
