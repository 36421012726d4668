"""What a row of an old scheme tells, as a report is told. Nothing is read into it."""

from datetime import UTC, date, datetime, time

from brolly.foundation.identifiers import IdentifierKind
from brolly.incidents.rules.sheets.columns import Column
from brolly.incidents.rules.sheets.numbers import NumberRead
from brolly.incidents.rules.sheets.shapes import RowRead
from brolly.incidents.vocabulary import (
    BelongsTo,
    Channel,
    IdentifierTold,
    Identity,
    Kind,
    ManTold,
    Precision,
    Told,
    VehicleTold,
)

# Only what can mean one thing. Anything else stays in the words.
_KINDS = {
    "robbery": Kind.ROBBERY,
    "theft": Kind.ROBBERY,
    "rape": Kind.RAPE,
    "sexual assault": Kind.SEXUAL_ASSAULT,
    "assault": Kind.PHYSICAL_ASSAULT,
    "physical assault": Kind.PHYSICAL_ASSAULT,
    "threats": Kind.THREATS,
    "threat": Kind.THREATS,
    "blackmail": Kind.BLACKMAIL,
    "stalking": Kind.STALKING,
    "not paying": Kind.NON_PAYMENT,
    "non payment": Kind.NON_PAYMENT,
    "kept in vehicle": Kind.KIDNAP,
    "kidnap": Kind.KIDNAP,
    "strangulation": Kind.STRANGULATION,
    "spiking": Kind.DRUGGING,
    "criminal damage": Kind.PROPERTY,
}
_KEPT = {
    Column.KIND: "Type",
    Column.SECTOR: "Sector",
    Column.CONSENT: "Her consent, as it was written",
    Column.CONSENT_POLICE: "About police, as it was written",
    Column.BY: "Taken by",
    Column.NOTES: "Notes",
    Column.COLOUR: "Colour column",
    Column.REFERENCE: "Old number",
    Column.HAPPENED: "Date, as it was written",
    Column.PHONE: "Phone, as it was written",
    Column.REGISTRATION: "Plate, as it was written",
}


def told_by(row: RowRead) -> Told:
    """Return a row as a report, with everything it said and what was not taken over."""
    day = row.told.on or row.on
    month = date.fromisoformat(f"{row.happened.month}-01") if row.happened.month else None
    return Told(
        channel=Channel.SPREADSHEET.value,
        received_at=datetime.combine(day, time(12), tzinfo=UTC) if day else None,
        narrative=_narrative(row),
        kinds=_kinds(row),
        happened_on=row.on or month,
        precision=_precision(row).value,
        town=row.texts.get(Column.PLACE, "")[:60],
        men=_men(row),
        vehicles=_vehicles(row),
        identifiers=tuple(_identifiers(row)),
        identity=_identity(row),
        about_under_18=any(one.what == "age" for one in row.held_back),
    )


def _precision(row: RowRead) -> Precision:
    if row.on:
        return Precision.DAY
    return Precision.MONTH if row.happened.month else Precision.UNKNOWN


def _narrative(row: RowRead) -> str:
    said = [row.texts.get(Column.STORY, "")]
    kept = [f"{name}: {row.texts[one]}" for one, name in _KEPT.items() if row.texts.get(one)]
    held = [f"Not taken over: {one.what} ({one.why})" for one in row.held_back]
    where = f"Brought in from an old spreadsheet: “{row.sheet}”, row {row.row}."
    return "\n".join(filter(None, [*said, "", where, *kept, *row.beside, *held])).strip()


def _kinds(row: RowRead) -> tuple[str, ...]:
    said = row.texts.get(Column.KIND, "").lower().split("; ")
    return tuple(dict.fromkeys(_KINDS[one].value for one in said if one in _KINDS))


def _men(row: RowRead) -> tuple[ManTold, ...]:
    name = row.texts.get(Column.NAME, "")
    unknown = name.lower().strip() in {"-", "unknown", "n/k", "n/a", "?", "none", ""}
    man = ManTold(description=row.texts.get(Column.HIM, ""), name_given="" if unknown else name)
    return () if man.is_empty else (man,)


def _vehicles(row: RowRead) -> tuple[VehicleTold, ...]:
    detail = row.texts.get(Column.VEHICLE, "")
    return (VehicleTold(detail=detail),) if detail else ()


def _identifiers(row: RowRead) -> list[IdentifierTold]:
    found = []
    for kind, read in ((IdentifierKind.PHONE, row.phone), (IdentifierKind.PLATE, row.plate)):
        text = read.normalised or read.pattern
        if text:
            whose = BelongsTo.HIS if _is_plainly_his(row, read) else BelongsTo.UNSURE
            found.append(IdentifierTold(kind=kind.value, text=text, belongs_to=whose.value))
    return found


def _is_plainly_his(row: RowRead, read: NumberRead) -> bool:
    """Test for a number that nobody doubted, in a row about one man. Only such ones can leave."""
    if read.may_be_hers or "not sure" in read.why:
        return False
    return not any("more than one man" in each.why for each in row.held_back)


def _identity(row: RowRead) -> Identity | None:
    hers = row.texts.get(Column.HER_PHONE, "")
    return Identity(contact=hers) if hers else None


def consent_words(row: RowRead) -> str:
    """Return what was written of her consent, word for word."""
    said = (row.texts.get(one, "") for one in (Column.CONSENT, Column.CONSENT_POLICE))
    return "; ".join(filter(None, said))


def needs_a_look(row: RowRead) -> bool:
    """Test whether somebody should look before anything of it is used: a comment, a colour."""
    return any(
        one.what == "comment" or (one.what == "choices" and "colour" in one.why)
        for one in row.held_back
    )
