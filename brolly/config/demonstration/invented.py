"""
Reports out of a hat: everything in them is made up, and follows from a number.

Telephone numbers come from the ranges kept for drama (Ofcom, "Telephone numbers for
use in TV and radio drama programmes", read 2026-11-23), plates have age identifiers
that were never issued, addresses end in example.org.
"""

from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Conditions, Field, Heard, HoldKind
from brolly.incidents.vocabulary import (
    AgeBand,
    BelongsTo,
    Build,
    Channel,
    Colour,
    Hair,
    Height,
    IdentifierTold,
    Identity,
    Injury,
    Kind,
    ManTold,
    StepKind,
    TimeOfDay,
    Told,
    VehicleTold,
)

# Where drama numbers are rung, apart from 07700 900000 to 900999.
LANDLINES = (
    "0113 4960", "0114 4960", "0115 4960", "0116 4960", "0117 4960", "0118 4960",
    "0121 4960", "0131 4960", "0141 4960", "0151 4960", "0161 4960", "0191 4980",
)  # fmt: skip
OPENINGS = (
    "He rang in the afternoon and was friendly.", "He had been twice before, no trouble.",
    "First time she had seen him.", "Booked an hour and came early.",
    "He flagged her down near the retail park.", "Somebody had given him her number.",
    "He asked for outcall at a flat that was empty.", "They agreed a price at the door.",
)  # fmt: skip
HAPPENED = (
    "He paid first, then wanted it back.", "He held the door shut until she gave in.",
    "He took her bag from the chair and ran.", "He would not stop when she said stop.",
    "Locks went down and he drove past the agreed place.", "He grabbed her by the arm.",
    "He showed a screen that looked like the banking, and the money never came.",
    "A second man stands behind the door.", "He said he would tell her landlord.",
    "He took the condom off without saying so.", "He waited outside for two nights.",
    "He kept topping up her glass, and hours are missing.", "He put a hand on her neck.",
    "He threw her phone across the room.", "He filmed, and said nobody would believe her.",
    "He asked her to leave her phone in the door pocket.",
)  # fmt: skip
ENDINGS = (
    "A neighbour came and he left.", "She got out at the lights.", "She rang a friend.",
    "He laughed and drove off.", "She walked home.", "She has not slept since.",
    "She wants others to know.", "She does not want a fuss.", "Nobody stopped.",
)  # fmt: skip
LOOKS = (
    "Grey tracksuit, hood up", "Suit, lanyard turned round", "Work boots, hi-vis vest",
    "Wax jacket, walks with a stick", "Football shirt, shaved head", "Soft voice, clean hands",
    "Black puffer, white trainers", "Reading glasses on a cord", "Chef's trousers",
    "Big belly, skinny legs", "Denim jacket, smells of smoke", "Leather jacket, no gloves",
)  # fmt: skip
MARKS = (
    "", "", "", "anchor tattoo on the right hand", "scar on the left forearm",
    "two rings in one ear", "gold tooth", "missing finger", "rose tattoo on the neck",
    "walks with a limp", "full beard, greying", "swallow tattoo by the thumb",
)  # fmt: skip
ACCENTS = (
    "", "", "local", "Scottish", "Geordie or thereabouts", "Brummie", "London", "Welsh",
    "Irish", "Polish maybe", "Scouse", "Yorkshire", "West Country",
)  # fmt: skip
GIVEN = ("", "", "", "Mick", "Dave", "John", "Scotty", "Tony", "Big Al", "Baz", "Kev")
SHE_IS = (
    "Heron", "Wren", "Lark", "Finch", "Plover", "Swift", "Teal", "Dunlin", "Linnet", "Siskin",
    "Avocet", "Curlew",
)  # fmt: skip
SHADES = ("Quiet", "Copper", "Silver", "Amber", "Green", "River", "Winter", "Early", "Marsh")
DETAILS = (
    "Hatchback, child seat", "Van with a roof box", "Estate, smells of dogs", "Taxi, no plate",
    "Old saloon, dent in the door", "4x4, clean", "Transit with a ladder", "Small car, loud",
)  # fmt: skip
WANTS = ("", "", "That others know.", "Only to have told somebody.", "A lock for the door.")
REACH = ("", "Text after 2 pm.", "No voicemail.", "At the van, Thursdays.", "Ring on weekdays.")
OUTCOMES = ("Done.", "Went along.", "She has what she needed.", "No answer, left it with her.")
STEPS = (
    (StepKind.RING_BACK, "Ring back"), (StepKind.ASK_HER, "Ask what may leave"),
    (StepKind.HEALTH, "Clinic, somebody goes along"), (StepKind.PRACTICAL, "Alarm for the bag"),
    (StepKind.HOUSING, "Lock for the door"),
)  # fmt: skip
HER_WAYS = tuple(channel for channel in Channel if channel is not Channel.THIRD_PARTY)
ASKED = (
    Choice.WARN, Choice.POLICE_ANONYMOUS, Choice.POLICE_NAMED, Choice.COMPARE_OTHERS_COUNT,
    Choice.ADVISER,
)  # fmt: skip
T = TypeVar("T")
PLATE_LETTERS = "ABCDEFGHJKLMNPRSTUVWXY"


class Hat:
    """Draws reports, one after the other, the same ones for the same number."""

    def __init__(self, seed: str, towns: tuple[str, ...]) -> None:
        self.chance = Random(seed)  # noqa: S311 - nothing secret comes out of it
        self.towns = towns

    def happens(self, share: float) -> bool:
        """Draw whether something happens that happens in this share of cases."""
        return self.chance.random() < share

    def between(self, first: float, last: float) -> timedelta:
        """Draw a time of so many days."""
        return timedelta(days=self.chance.uniform(first, last))

    def told(self, at: datetime) -> Told:
        """Draw what somebody told."""
        draw = self.chance.choice
        third = self.happens(0.05)
        on, precision = self._when(at.date())
        return Told(
            channel=(Channel.THIRD_PARTY if third else draw(HER_WAYS)).value,
            received_at=at,
            narrative=self._story(),
            kinds=tuple(k.value for k in self._some(list(Kind)[:14], 1, 2)),
            injuries=tuple(i.value for i in self._some(list(Injury)[:12], 0, 2)),
            what_she_wants=draw(WANTS),
            happened_on=on,
            precision=precision,
            time_of_day=draw(list(TimeOfDay)).value,
            town=draw(self.towns),
            district=f"{draw('BLMNSW')}{draw('DEST')}{self.chance.randint(1, 28)}",
            men=tuple(self._man() for _ in range(2 if self.happens(0.06) else 1)),
            vehicles=(self._vehicle(),) if self.happens(0.3) else (),
            identifiers=self._identifiers(),
            about_under_18=self.happens(0.01),
            identity=self._identity(third=third),
            contact_rules=draw(REACH),
            language=draw(("", "", "en", "en", "en", "ro", "pt", "pl", "th")),
        )

    def choices(self) -> tuple[NewAnswer, ...]:
        """Draw what she chose; who was only told about by others chose nothing."""
        if self.happens(0.08):
            return ()
        heard = self.chance.choice(list(Heard))
        kept = [Choice.KEEP, *([Choice.COUNT] if self.happens(0.8) else [])]
        return (
            *(NewAnswer(choice=c, answer=Answer.YES, heard=heard) for c in kept),
            *(self._answer(choice, heard) for choice in ASKED if self.happens(0.7)),
        )

    def holds(self) -> frozenset[HoldKind]:
        """Draw a hold that staff placed by hand, mostly none."""
        return frozenset({HoldKind.NEEDS_CONVERSATION}) if self.happens(0.02) else frozenset()

    def email(self, number: int) -> str:
        """Draw an address."""
        shade, bird = self.chance.choice(SHADES), self.chance.choice(SHE_IS)
        return f"{shade}.{bird}.{number}@example.org".lower()

    def _answer(self, choice: Choice, heard: Heard) -> NewAnswer:
        yes = 0.65 if choice is Choice.WARN else 0.4
        answer = Answer.YES if self.happens(yes) else self.chance.choice([Answer.NO] * 3 + [
            Answer.ASK_HER
        ])  # fmt: skip
        tied = Conditions()
        if answer is Answer.YES and self.happens(0.08):
            tied = Conditions(leave_out=frozenset({Field.INCIDENT_DISTRICT}))
        return NewAnswer(choice=choice, answer=answer, heard=heard, conditions=tied)

    def _story(self) -> str:
        parts = [self.chance.choice(OPENINGS)]
        parts += self._some(list(HAPPENED), 1, 3)
        parts.append(self.chance.choice(ENDINGS))
        return " ".join(parts)

    def _some(self, of: list[T], least: int, most: int) -> list[T]:
        return self.chance.sample(of, self.chance.randint(least, most))

    def _when(self, today: date) -> tuple[date | None, str]:
        precision = self.chance.choice(("day", "day", "month", "month", "season", "unknown"))
        if precision == "unknown":
            return None, precision
        return today - timedelta(days=self.chance.randint(0, 40)), precision

    def _man(self) -> ManTold:
        draw = self.chance.choice
        return ManTold(
            description=draw(LOOKS),
            name_given=draw(GIVEN),
            marks=draw(MARKS),
            accent=draw(ACCENTS),
            age_band=draw(list(AgeBand)).value,
            build=draw(list(Build)).value,
            height=draw(list(Height)).value,
            hair=draw(list(Hair)).value,
        )

    def _vehicle(self) -> VehicleTold:
        draw = self.chance.choice
        return VehicleTold(colour=draw(list(Colour)).value, detail=draw(DETAILS))

    def _identifiers(self) -> tuple[IdentifierTold, ...]:
        found = []
        if self.happens(0.45):
            found.append(IdentifierTold(kind="phone", text=self._phone()))
        if self.happens(0.2):
            found.append(IdentifierTold(kind="plate", text=self._plate()))
        if self.happens(0.1):
            handle = f"{self.chance.choice(SHADES)}_{self.chance.randint(10, 9999)}".lower()
            found.append(IdentifierTold(kind="handle", text=handle))
        if self.happens(0.03):
            text = f"him{self.chance.randint(1, 999)}@example.org"
            found.append(IdentifierTold(kind="email", text=text))
        if self.happens(0.01):
            hers = BelongsTo.HERS.value
            found.append(IdentifierTold(kind="phone", text=self._phone(), belongs_to=hers))
        return tuple(found)

    def _phone(self) -> str:
        number = self.chance.randint(0, 999)
        if self.happens(0.12):
            # The last hundred are hers: see _identity.
            return f"07700 900{number % 900:03}"
        if self.happens(0.04):
            return f"07700 ???{number:03}"
        return f"{self.chance.choice(LANDLINES)}{number:03}"

    def _plate(self) -> str:
        letters = [self.chance.choice(PLATE_LETTERS) for _ in range(5)]
        if self.happens(0.3):
            letters[self.chance.randint(2, 4)] = "?"
        age = self.chance.choice(("00", "01", "50"))
        return f"{letters[0]}{letters[1]}{age} {''.join(letters[2:])}"

    def _identity(self, *, third: bool) -> Identity:
        name = f"{self.chance.choice(SHADES)} {self.chance.choice(SHE_IS)}"
        contact = ""
        if self.happens(0.4):
            contact = f"07700 900{self.chance.randint(900, 999)}"
        elif self.happens(0.3):
            contact = self.email(self.chance.randint(1, 999))
        return Identity(name_used=name, contact=contact, teller="A friend" if third else "")
