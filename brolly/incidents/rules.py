"""
What follows from what was said: holds, times, and who may be the same man.

Plain decisions over plain values. Where codes are read out of words, the words stay
beside them, sealed; a code that cannot be read stays empty and is never guessed.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from brolly.foundation.identifiers import (
    Identifier,
    IdentifierKind,
    could_be_same,
    known_characters,
    read_identifier,
)
from brolly.incidents.vocabulary import (
    TRICK_WORDS,
    Accent,
    BelongsTo,
    BodyPlace,
    Channel,
    IdentifierTold,
    Kind,
    MarkPicture,
    MarkSubject,
    Precision,
    Stage,
    StepKind,
    StepTold,
    Told,
    Trick,
)

# --- codes out of words ------------------------------------------------------------

_ACCENTS: tuple[tuple[Accent, str], ...] = (
    (Accent.NORTH_EAST, r"north[- ]?east|geordie|newcastle|sunderland|mackem|teesside"),
    (Accent.NORTHERN_IRELAND, r"belfast|northern ir|ulster"),
    (Accent.SCOTLAND, r"scot|glasg|edinburgh|dundee|aberdeen"),
    (Accent.IRELAND, r"\birish|ireland|dublin"),
    (Accent.WALES, r"wales|welsh|swansea|cardiff|newport"),
    (Accent.YORKSHIRE, r"yorkshire|leeds|bradford|sheffield|hull|york\b"),
    (Accent.NORTH_WEST, r"manchester|mancunian|scouse|liverpool|lancashire|bolton|cumbria"),
    (Accent.WEST_MIDLANDS, r"birmingham|brummie|black country|coventry|stoke"),
    (Accent.EAST_MIDLANDS, r"derby|nottingham|leicester|lincoln"),
    (Accent.EAST_ANGLIA, r"norfolk|suffolk|norwich|ipswich|east anglia"),
    (Accent.LONDON, r"london|cockney|essex"),
    (Accent.SOUTH_WEST, r"devon|cornwall|cornish|bristol|plymouth|west country"),
    (Accent.SOUTH, r"hampshire|portsmouth|southampton|brighton|southern|kent\b"),
    (
        Accent.ABROAD,
        r"foreign|australia|aussie|kiwi|new zealand|polish|romanian|american|african|french"
        + r"|with an accent",
    ),
    (Accent.LOCAL, r"local|round here"),
)

_MARKS: tuple[tuple[MarkSubject, str], ...] = (
    (MarkSubject.TATTOO, r"tattoo|\btat\b|inked"),
    (MarkSubject.SCAR, r"scar\b|scarred|scars"),
    (MarkSubject.PIERCING, r"pierc"),
    (MarkSubject.TEETH, r"teeth|tooth"),
    (MarkSubject.MISSING_PART, r"missing|bit gone|bite out"),
    (MarkSubject.AID, r"hearing aid|walking stick|\blimp"),
    (MarkSubject.JEWELLERY, r"\bring\b|bracelet|necklace|chain\b"),
    (MarkSubject.BEARD, r"beard|moustache|goatee"),
    (MarkSubject.GLASSES, r"glasses|specs"),
)
_PICTURES: tuple[tuple[MarkPicture, str], ...] = (
    (MarkPicture.ANCHOR, r"anchor|ancor|nautical"),
    (MarkPicture.CROSS, r"cross\b|crucifix"),
    (MarkPicture.ANIMAL, r"lion|wolf|tiger|eagle|snake|dragon|bird|swallow"),
    (MarkPicture.SKULL, r"skull"),
    (MarkPicture.FLOWER, r"rose\b|flower"),
    (MarkPicture.NAME, r"\bname\b|letters|word\b"),
)
_PLACES: tuple[tuple[BodyPlace, str], ...] = (
    (BodyPlace.HAND, r"hand\b|hands\b|thumb|finger|knuckle|wrist"),
    (BodyPlace.SHOULDER, r"shoulder"),
    (BodyPlace.ARM, r"\barm\b|forearm|elbow"),
    (BodyPlace.NECK, r"neck\b"),
    (BodyPlace.EAR, r"\bear\b|hearing"),
    (BodyPlace.MOUTH, r"teeth|tooth|mouth|lip\b"),
    (BodyPlace.FACE, r"face|cheek|eye|nose|chin"),
    (BodyPlace.CHEST, r"chest|nipple"),
    (BodyPlace.BACK, r"\bback\b"),
    (BodyPlace.LEG, r"\bleg\b|knee|ankle|calf"),
)
_TRICKS: tuple[tuple[Trick, str], ...] = (
    (
        Trick.PHONE_IN_DOOR,
        r"phone\b[^.;\n]{0,25}\bin\b[^.;\n]{0,8}\bdoor|phone in the door",
    ),
    (Trick.LOCKS_DOORS, r"locks? (?:went|go) down|central locking|lock(?:s|ed) the doors"),
    (
        Trick.DRIVES_PAST,
        r"(?:drove|drives|driv\w+)[^.\n]{0,15}(?:past|str[a-z]*t past)"
        + r"|carried on to the|kept go(?:ing|in)",
    ),
    (Trick.FALSE_PAYMENT, r"looked like the banking|fake app|screen like a bank"),
    (Trick.SECOND_MAN_HIDES, r"second man (?:stands|hides)|flat against the wall"),
)


@dataclass(frozen=True, kw_only=True)
class MarkCodes:
    """A mark in codes: what it is, what it shows, and where."""

    subject: MarkSubject = MarkSubject.UNKNOWN
    picture: MarkPicture = MarkPicture.UNKNOWN
    place: BodyPlace = BodyPlace.UNKNOWN


def accent_in(words: str) -> Accent:
    """Return the part of the country or world that an accent was said to be from."""
    if not words.strip():
        return Accent.UNKNOWN
    found = (code for code, shape in _ACCENTS if re.search(shape, words, re.IGNORECASE))
    return next(found, Accent.OTHER)


def mark_in(words: str) -> MarkCodes:
    """Return the mark that words speak of, in codes."""
    subject = next((c for c, s in _MARKS if re.search(s, words, re.IGNORECASE)), None)
    if subject is None:
        other = MarkSubject.OTHER if words.strip() else MarkSubject.UNKNOWN
        return MarkCodes(subject=other)
    picture = next((c for c, s in _PICTURES if re.search(s, words, re.IGNORECASE)), None)
    place = next((c for c, s in _PLACES if re.search(s, words, re.IGNORECASE)), None)
    return MarkCodes(
        subject=subject,
        picture=(picture or MarkPicture.UNKNOWN)
        if subject is MarkSubject.TATTOO
        else MarkPicture.UNKNOWN,
        place=place or BodyPlace.UNKNOWN,
    )


def tricks_in(words: str) -> frozenset[Trick]:
    """Return the tricks that words speak of."""
    return frozenset(c for c, s in _TRICKS if re.search(s, words, re.IGNORECASE))


_VEHICLES = (
    ("people_carrier", r"people carrier|\bmpv\b"),
    ("pick_up", r"pick-?up"),
    ("estate", r"estate"),
    ("hatchback", r"hatchback"),
    ("suv", r"\bsuv\b|4x4|four by four"),
    ("van", r"\bvan\b"),
    ("taxi", r"taxi|\bcab\b"),
    ("lorry", r"lorry|truck"),
    ("motorbike", r"motorbike|scooter|moped"),
    ("car", r"\bcar\b"),
)


def vehicle_shape_in(words: str) -> str:
    """Return the code of the vehicle's shape that words speak of."""
    found = (code for code, shape in _VEHICLES if re.search(shape, words, re.IGNORECASE))
    return next(found, "")


# --- numbers that are hers ----------------------------------------------------------

_PHONE_IN_TEXT = re.compile(r"(?<![\w@])\+?\(?[0O]\)?[\dOl() -]{8,16}\d|\+\d[\d() -]{8,16}\d")
_EMAIL_IN_TEXT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")


def identifiers_in(words: str) -> list[Identifier]:
    """Return the telephone numbers and e-mail addresses that stand in a text."""
    found = [read_identifier(IdentifierKind.PHONE, f) for f in _PHONE_IN_TEXT.findall(words)]
    found += [read_identifier(IdentifierKind.EMAIL, f) for f in _EMAIL_IN_TEXT.findall(words)]
    return [one for one in found if one.normalised]


def is_hers(his: Identifier, hers: Iterable[Identifier]) -> bool:
    """Test whether a number said to be his is, or could be, one of hers."""
    return any(could_be_same(his, one) for one in hers)


def may_point_at_him(told: IdentifierTold) -> bool:
    """Test whether an identifier is said to be his, and so may be looked up."""
    return told.belongs_to in (BelongsTo.HIS.value, BelongsTo.UNSURE.value)


# --- when ------------------------------------------------------------------------------


def is_in_future(happened_on: date | None, *, today: date) -> bool:
    """Test whether something is said to have happened later than today."""
    return happened_on is not None and happened_on > today


def when_shown(happened_on: date | None, precision: str) -> str:
    """Return when it happened, no more exactly than it is known."""
    if happened_on is None or precision == Precision.UNKNOWN.value:
        return "Not known"
    if precision == Precision.DAY.value:
        return f"{happened_on.day} {happened_on:%B %Y}"
    if precision == Precision.MONTH.value:
        return f"{happened_on:%B %Y}"
    if precision == Precision.SEASON.value:
        seasons = ("winter", "spring", "summer", "autumn")
        return f"{seasons[happened_on.month % 12 // 3]} {happened_on.year}"
    return str(happened_on.year)


def coarse_day(happened_on: date | None, precision: str) -> date | None:
    """Return the day with everything that is not known set to the first."""
    if happened_on is None or precision == Precision.UNKNOWN.value:
        return None
    if precision == Precision.YEAR.value:
        return happened_on.replace(month=1, day=1)
    if precision in (Precision.MONTH.value, Precision.SEASON.value):
        return happened_on.replace(day=1)
    return happened_on


def without_place(name: str, *, place: str) -> str:
    """
    Return her name without the town of the report, where a name is left.

    "Kim, Derby" in a name's field would else make "Derby" a word that no warning may say.
    """
    town = {word.casefold() for word in re.findall(r"[^\W\d_]+", place)}
    left = re.sub(
        r"[^\W\d_]+", lambda word: "" if word[0].casefold() in town else word[0], name
    )
    return left if re.search(r"[^\W\d_]{2,}", left) else name


# --- stages and first steps -----------------------------------------------------------

_MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.NEW: frozenset({Stage.OPEN, Stage.WAITING, Stage.CLOSED}),
    Stage.OPEN: frozenset({Stage.WAITING, Stage.CLOSED}),
    Stage.WAITING: frozenset({Stage.OPEN, Stage.CLOSED}),
    Stage.CLOSED: frozenset({Stage.OPEN}),
}


def may_move(now: Stage, to: Stage) -> bool:
    """Test whether work on a report may go from one stage to another."""
    return to in _MOVES[now]


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A first step that what was said calls for, and why."""

    kind: StepKind
    why: str
    within: timedelta


def steps_to_suggest(
    *,
    kinds: frozenset[str],
    injuries: frozenset[str],
    about_under_18: bool,
    third_party: bool,
    has_to_be_asked: bool,
    may_be_under_18: bool = False,
    wants_adviser: bool = False,
) -> list[Suggestion]:
    """
    Return first steps that what was said calls for.

    Sources: SARC samples are worth taking up to seven days (FFLM recommendations);
    pressure on the neck wants a health check even when marks fade (Institute for
    Addressing Strangulation). Read 2026-11-23.
    """
    is_young = about_under_18 or Kind.UNDER_18_CONCERN.value in kinds
    samples = {Kind.RAPE.value, Kind.SEXUAL_ASSAULT.value, Kind.DRUGGING.value}
    neck = Kind.STRANGULATION.value in kinds or "neck" in injuries
    called_for = (
        (is_young, StepKind.SAFEGUARDING, "Somebody under 18: the safeguarding lead, today."),
        (
            may_be_under_18 and not is_young,
            StepKind.SAFEGUARDING,
            "These words may be about somebody under 18. If so, say it under Change.",
        ),
        (
            bool(kinds & samples),
            StepKind.EVIDENCE_CLOCK,
            "Samples can be kept for her at a SARC, whatever she decides later.",
        ),
        (
            neck,
            StepKind.HEALTH,
            "Pressure on the neck matters even when the marks fade: offer a health check.",
        ),
        (
            bool(injuries - {"none", "fear"}) and not neck,
            StepKind.HEALTH,
            "She is hurt: offer a wound check.",
        ),
        (
            Kind.LANDLORD.value in kinds,
            StepKind.HOUSING,
            "Her home: ring the same day.",
        ),
        (
            wants_adviser,
            StepKind.RING_BACK,
            "She wants an adviser: say who rings her, and when.",
        ),
        (
            third_party,
            StepKind.ASK_HER,
            "Somebody told us for her. Every choice is hers: reach her and ask.",
        ),
        (
            has_to_be_asked and not third_party,
            StepKind.ASK_HER,
            "Some of her choices say “Ask her”: until somebody does, they count as no.",
        ),
    )
    return [
        Suggestion(kind=kind, why=why, within=due_within(kind))
        for is_so, kind, why in called_for
        if is_so
    ]


def steps_that_follow(
    told: Told, *, kinds: Collection[str], lead: tuple[UUID | None, str], at: datetime
) -> list[StepTold]:
    """
    Return the steps that nobody has to remember to write down.

    Where somebody is under 18 the safeguarding lead decides today, whatever was typed.
    """
    kind = StepKind.SAFEGUARDING
    if not told.about_under_18 or kind.value in kinds:
        return []
    return [
        StepTold(
            kind=kind.value,
            words="Somebody under 18: decide today who is told, and how she is kept safe.",
            due_at=at + due_within(kind),
            owner_id=lead[0],
            owner_name=lead[1],
        )
    ]


def due_within(kind: StepKind) -> timedelta:
    """Return how soon a step of this kind is due when nobody says otherwise."""
    return _DUE_WITHIN.get(kind, timedelta(days=2))


_DUE_WITHIN = {
    StepKind.SAFEGUARDING: timedelta(hours=4),
    StepKind.CHILDRENS_SERVICES: timedelta(hours=4),
    StepKind.EVIDENCE_CLOCK: timedelta(hours=4),
    StepKind.HOUSING: timedelta(hours=8),
    StepKind.HEALTH: timedelta(hours=24),
    StepKind.RING_BACK: timedelta(hours=24),
}


_YOUNG = re.compile(
    r"\b(?:(?:thirteen|fourteen|fifteen|sixteen|seventeen)(?:th)?(?! (?:hundred|pounds|quid))"
    r"|(?:she|he|i|they|age|aged|is|was|['’]s|['’]m) (?:only |just |about )?1[2-7]\b"
    r"(?! ?(?:st|stone|quid|pounds|minutes|hours|miles|am|pm|o['’]clock|and|to|or|:|\.|%))"
    r"|1[2-7] years? old|1[2-7]th birthday|under ?(?:age|18|eighteen)|not eighteen"
    r"|schoolgirl|schoolboy|children['’]?s home|foster (?:care|carer|home|mum|dad)"
    r"|in care|social worker|year (?:9|10|11|nine|ten|eleven)\b|key ?worker at the home)",
    re.IGNORECASE,
)


def may_be_under_18(narrative: str) -> bool:
    """Test whether a story may be about somebody under 18. A question, never an answer."""
    return _YOUNG.search(narrative) is not None


def is_third_party(*, channel: str, teller: str) -> bool:
    """Test whether somebody else told us. A partner's or colleague's account is one too."""
    return bool(teller.strip()) or channel == Channel.THIRD_PARTY.value


# --- the same man? ---------------------------------------------------------------------


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
