"""Which two reports may be about the same man, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from brolly.foundation.identifiers import (
    Identifier,
    could_be_same,
    known_characters,
)
from brolly.incidents.vocabulary import (
    TRICK_WORDS,
    Accent,
    MarkSubject,
    Trick,
)


@dataclass(frozen=True, kw_only=True)
class Looks:
    """One man and his vehicle in codes, as far as they were said."""

    age_band: str = ""
    build: str = ""
    height: str = ""
    hair: str = ""
    accent: str = ""
    mark_subject: str = ""
    mark_picture: str = ""
    mark_place: str = ""
    tricks: frozenset[str] = frozenset()
    vehicle_shape: str = ""
    vehicle_colour: str = ""


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One thing that two reports share, and how much it counts."""

    words: str
    counts: int


STRONG = 6
COMMON, TELLING, RARE = 1, 2, 4


def reasons_same_man(one: Looks, other: Looks) -> list[Reason]:
    """
    Return what two descriptions share, each with how much it counts.

    Nothing shared by many men counts much; six points are worth a person's look. What
    differs takes nothing away: people misjudge age, height and colours at night.
    """
    found: list[Reason] = []
    if one.mark_subject == other.mark_subject == MarkSubject.TATTOO.value:
        if one.mark_picture and one.mark_picture == other.mark_picture:
            words = f"The same tattoo: {one.mark_picture}"
            found.append(Reason(words=words, counts=RARE))
        if one.mark_place and one.mark_place == other.mark_place:
            words = f"A tattoo in the same place: {one.mark_place}"
            found.append(Reason(words=words, counts=TELLING))
    elif (
        one.mark_subject
        and one.mark_place
        and (one.mark_subject, one.mark_place) == (other.mark_subject, other.mark_place)
    ):
        words = f"The same mark: {one.mark_subject.replace('_', ' ')}"
        found.append(Reason(words=words, counts=TELLING))
    named = {Accent.UNKNOWN, Accent.LOCAL, Accent.OTHER}
    if one.accent == other.accent and one.accent not in named:
        words = f"The same accent: {one.accent.replace('_', ' ')}"
        found.append(Reason(words=words, counts=TELLING))
    found += [
        Reason(words=f"Does the same: {TRICK_WORDS[Trick(trick)].lower()}", counts=TELLING)
        for trick in sorted(one.tricks & other.tricks)
    ]
    found += [
        Reason(words=f"The same {name}: {a.replace('_', ' ')}", counts=COMMON)
        for name, a, b in (
            ("age", one.age_band, other.age_band),
            ("build", one.build, other.build),
            ("height", one.height, other.height),
            ("hair", one.hair, other.hair),
            ("kind of vehicle", one.vehicle_shape, other.vehicle_shape),
            ("colour of vehicle", one.vehicle_colour, other.vehicle_colour),
        )
        if a and a == b
    ]
    return found


def reason_same_identifier(one: Identifier, other: Identifier) -> Reason | None:
    """Return what two identifiers say: the same, or that they could be."""
    if not could_be_same(one, other):
        return None
    name = {"phone": "number", "plate": "plate", "email": "e-mail address"}.get(
        one.kind.value, "account"
    )
    if one.normalised and other.normalised:
        return Reason(words=f"The same {name}", counts=STRONG)
    if min(known_characters(one), known_characters(other)) < 2:
        return None
    return Reason(words=f"Parts of a {name} that fit together", counts=TELLING)


def is_worth_a_look(reasons: Iterable[Reason]) -> bool:
    """Test whether two reports share enough for a person to compare them."""
    return sum(reason.counts for reason in reasons) >= STRONG
