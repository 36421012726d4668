"""Codes out of words: what cannot be read stays empty and is never guessed."""

import re
from dataclasses import dataclass

from brolly.incidents.vocabulary import (
    Accent,
    BodyPlace,
    MarkPicture,
    MarkSubject,
    Trick,
)

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
