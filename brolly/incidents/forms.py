"""
The one page on which a report is taken down, in any order.

Nothing is required but how it came. Men, vehicles, numbers and steps are rows that can
be added, with or without JavaScript; whatever is typed comes back on any error.
"""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar, cast
from uuid import UUID

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone

from brolly.consent.queries import ChoiceShown
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import (
    CEILING,
    CHOICE_OF_PURPOSE,
    INSIDE,
    Answer,
    Choice,
    Conditions,
    Field,
    Heard,
    HoldKind,
    SaidBy,
)
from brolly.foundation.identifiers import IdentifierKind, read_identifier
from brolly.incidents import rules
from brolly.incidents.vocabulary import (
    AGE_WORDS,
    BELONGS_TO_WORDS,
    BUILD_WORDS,
    CHANNEL_WORDS,
    HAIR_WORDS,
    HEIGHT_WORDS,
    INJURY_WORDS,
    KIND_WORDS,
    LANGUAGE_WORDS,
    OPEN_REASON_WORDS,
    RESTRICT_REASON_WORDS,
    STAGE_WORDS,
    STEP_WORDS,
    TIME_OF_DAY_WORDS,
    TRICK_WORDS,
    VEHICLE_WORDS,
    Channel,
    Colour,
    IdentifierTold,
    Identity,
    ManTold,
    Precision,
    StepTold,
    Told,
    VehicleTold,
)
from brolly.web.forms import SubmissionForm

LONGEST_NARRATIVE = 100_000
MOST_ROWS = 12
Code = TypeVar("Code", bound=StrEnum)
Choices = list[tuple[str, str]]

KIND_OF_IDENTIFIER_WORDS = {
    IdentifierKind.PHONE: "Phone number",
    IdentifierKind.PLATE: "Number plate",
    IdentifierKind.EMAIL: "E-mail address",
    IdentifierKind.HANDLE: "Account name",
}
CHOICE_WORDS = {
    Choice.KEEP: "Keep it here",
    Choice.COUNT: "Count it in numbers, never by itself",
    Choice.COMPARE: "Compare it with other reports here",
    Choice.COMPARE_OTHERS_COUNT: "Tell other projects only that others have reported",
    Choice.COMPARE_OTHERS_CONTACT: "Put us in touch with a project that knows him too",
    Choice.WARN: "Warn others",
    Choice.POLICE_ANONYMOUS: "Tell the police about him, nothing about her",
    Choice.POLICE_NAMED: "Tell the police with her details, with support",
    Choice.ADVISER: "Have an adviser contact her",
    Choice.OTHER: "Something else, by name",
}

ANSWER_WORDS = {
    Answer.YES: "Yes",
    Answer.NO: "No",
    Answer.ASK_HER: "Ask her",
    Answer.NOT_SAID: "Not said",
}

HOLD_WORDS = {
    HoldKind.NUMBER_MAY_BE_HERS: "His number may be hers",
    HoldKind.UNCLEAR_CONSENT: "What she wants is not clear",
    HoldKind.THIRD_PARTY_ACCOUNT: "Somebody else told us: ask her",
    HoldKind.SAFEGUARDING: "Safeguarding lead decides",
    HoldKind.NEEDS_CONVERSATION: "Somebody has to talk with her first",
    HoldKind.POISONED: "Something in it is not right",
}

# What staff may ask to wait for; the other holds follow from what was told.
HOLDS_TO_TICK = (HoldKind.NEEDS_CONVERSATION, HoldKind.UNCLEAR_CONSENT)

# What can be left out of what leaves, in the order of the page.
LEAVE_OUT_WORDS = {
    Field.HIM_DESCRIPTION: "What he looks like",
    Field.HIM_MARKS: "His marks",
    Field.HIM_NAME: "The name he gave",
    Field.HIM_PHONE: "His number",
    Field.HIM_EMAIL: "His e-mail",
    Field.HIM_HANDLE: "His account",
    Field.HIM_VEHICLE: "His vehicle",
    Field.HIM_PLATE: "His plate",
    Field.INCIDENT_KIND: "What kind of harm",
    Field.INCIDENT_MONTH: "The month",
    Field.INCIDENT_WHEN: "The time",
    Field.INCIDENT_TOWN: "The town",
    Field.INCIDENT_DISTRICT: "The district",
    Field.INCIDENT_PLACE: "The place",
    Field.INCIDENT_SUMMARY: "A summary",
    Field.PROVENANCE: "Whether she told us herself",
    Field.INJURIES: "Injuries",
    Field.NARRATIVE: "Her own words",
    Field.REPORTER_NAME: "Her name",
    Field.REPORTER_CONTACT: "How to reach her",
    Field.REPORTER_CONTACT_HOW: "Safe contact",
}
# Who would see what leaves by each choice, and what they get, in a sentence.
MEANS = {
    Choice.KEEP: "Only people who work here see it.",
    Choice.COUNT: "A number in a table, hidden when it is small.",
    Choice.COMPARE: "We look whether he was reported here before.",
    Choice.COMPARE_OTHERS_COUNT: "They learn that he was reported, not by whom or where.",
    Choice.COMPARE_OTHERS_CONTACT: "The two projects may talk. Not with her name.",
    Choice.WARN: "A short text that a second person reads first. He may read it too.",
    Choice.POLICE_ANONYMOUS: "Police may have to keep it and act on it.",
    Choice.POLICE_NAMED: "Police may have to keep it and act on it. Somebody goes with her.",
    Choice.ADVISER: "An adviser gets her name and how to reach her.",
    Choice.OTHER: "Say who and what in her words.",
}
_HEARD = {
    Channel.PHONE: Heard.BY_PHONE,
    Channel.VOICEMAIL: Heard.BY_PHONE,
    Channel.DROP_IN: Heard.FACE_TO_FACE,
    Channel.OUTREACH: Heard.FACE_TO_FACE,
    Channel.THIRD_PARTY: Heard.THROUGH_SOMEBODY,
    Channel.PARTNER: Heard.THROUGH_SOMEBODY,
    Channel.SPREADSHEET: Heard.THROUGH_SOMEBODY,
}


def _choices(words: Mapping[Code, str]) -> Choices:
    return [(code.value, said) for code, said in words.items()]


def _with_empty(words: Mapping[str, str], empty: str) -> Choices:
    return [("", empty), *words.items()]


class _Text(forms.CharField):
    """Words that may be left out; spaces inside are kept as typed."""

    def __init__(self, label: str, *, rows: int = 0, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        if rows:
            kwargs["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(label=label, **kwargs)


class _Select(forms.ChoiceField):
    def __init__(self, label: str, choices: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(label=label, choices=choices, **kwargs)


class _Ticks(forms.MultipleChoiceField):
    def __init__(self, label: str, choices: Choices, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )


class _Moment(forms.DateTimeField):
    def __init__(self, label: str, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        kwargs.setdefault("required", False)
        super().__init__(
            label=label,
            widget=widget,
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"],
            error_messages={"invalid": "Write day and time like 23/11/2026 14:00."},
            **kwargs,
        )


class ManForm(forms.Form):
    """One man, as far as he was described."""

    description = _Text(
        "What he looked like, in her words", rows=2, max_length=4000,
        help_text="Skin, hair, clothes, voice, how he behaved",
    )  # fmt: skip
    name_given = _Text("What he called himself", max_length=120)
    marks = _Text(
        "Anything one would know him by", max_length=400,
        help_text="A tattoo and where it is, a scar, teeth, a ring",
    )  # fmt: skip
    accent = _Text("Where he sounded from", max_length=120)
    age_band = _Select("About how old", _choices(AGE_WORDS))
    build = _Select("Build", _choices(BUILD_WORDS))
    height = _Select("Height", _choices(HEIGHT_WORDS))
    hair = _Select("Hair", _choices(HAIR_WORDS))

    def told(self) -> ManTold:
        """Return what was said of him."""
        return ManTold(**{name: self.cleaned_data[name] for name in self.fields})


class VehicleForm(forms.Form):
    """One vehicle."""

    colour = _Select(
        "Colour", [(c.value, c.value.capitalize() or "Not known") for c in Colour],
        help_text="Silver, grey and white look alike at night",
    )  # fmt: skip
    shape = _Select("Kind of vehicle", _choices(VEHICLE_WORDS))
    detail = _Text(
        "Anything else about it", rows=2, max_length=2000,
        help_text="Make, seats, smell, what hangs in it",
    )  # fmt: skip

    def told(self) -> VehicleTold:
        """Return what was said of it."""
        return VehicleTold(**{name: self.cleaned_data[name] for name in self.fields})


class IdentifierForm(forms.Form):
    """One number, plate, address or account, as it was written."""

    kind = _Select("What it is", _choices(KIND_OF_IDENTIFIER_WORDS))
    text = _Text(
        "Number, plate or account", max_length=200,
        help_text="In part is fine: ends 362, starts F, Y?01?PD",
    )  # fmt: skip
    belongs_to = _Select("Whose", _choices(BELONGS_TO_WORDS))
    keep_as_written = forms.BooleanField(label="Keep as written", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask once about what cannot be read; never refuse it."""
        said = super().clean() or {}
        if not said.get("text"):
            return said
        kind = IdentifierKind(said.get("kind") or IdentifierKind.PHONE)
        complaint = read_identifier(kind, said["text"]).complaint
        if complaint and complaint.endswith("?") and not said.get("keep_as_written"):
            self.add_error("text", f"{complaint} Change it, or tick Keep as written.")
        return said

    @property
    def asks_to_keep(self) -> bool:
        """Test whether the tick for "keep as written" is to be shown."""
        return bool(self.errors.get("text")) or bool(self["keep_as_written"].value())

    def told(self) -> IdentifierTold:
        """Return what was written, and whose it is said to be."""
        return IdentifierTold(
            kind=self.cleaned_data["kind"] or IdentifierKind.PHONE.value,
            text=self.cleaned_data["text"],
            belongs_to=self.cleaned_data["belongs_to"] or "his",
        )


class StepForm(forms.Form):
    """One thing to do first."""

    kind = _Select("What to do first", [("", "Choose"), *_choices(STEP_WORDS)])
    words = _Text("In a few words", max_length=1000)
    due_at = _Moment("By when", help_text="Empty means in two days")
    owner = _Select("Who", [])

    def __init__(self, *args: Any, staff: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = staff
        owner = cast(forms.ChoiceField, self.fields["owner"])
        owner.choices = [("", "Nobody yet"), *((str(i), name) for i, name in staff.items())]

    def told(self) -> StepTold:
        """Return what has to be done."""
        owner = self.cleaned_data["owner"]
        return StepTold(
            kind=self.cleaned_data["kind"] or "other",
            words=self.cleaned_data["words"],
            due_at=self.cleaned_data["due_at"],
            owner_id=UUID(owner) if owner else None,
            owner_name=self.staff.get(UUID(owner), "") if owner else "",
        )


class ChoiceForm(forms.Form):
    """Her answer to one choice, and what she tied to it. Nothing is ticked beforehand."""

    answer = forms.ChoiceField(
        label="Her answer", required=False, widget=forms.RadioSelect,
        choices=_choices(ANSWER_WORDS),
    )  # fmt: skip
    own_words = _Text("In her words", max_length=2000)
    words_are_condition = forms.BooleanField(
        label="This is a condition", required=False,
        help_text="Nothing leaves by it until a named person confirms that it is met.",
    )  # fmt: skip
    ask_before = forms.BooleanField(label="Ask her again before each step", required=False)
    only_if_others = forms.BooleanField(label="Only if others report him", required=False)
    not_before = forms.DateField(
        label="Not before", required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Write the day like 23/11/2026."},
    )  # fmt: skip
    leave_out = _Ticks("Leave these out", [])

    def __init__(self, *args: Any, choice: Choice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choice = choice
        self.words = CHOICE_WORDS[choice]
        self.means = MEANS[choice]
        self.leaves = choice not in INSIDE
        self.fields["answer"].label = self.words
        can_leave = {
            field
            for purpose, fields in CEILING.items()
            if CHOICE_OF_PURPOSE[purpose] is choice
            for field in fields
        }
        out = cast(forms.MultipleChoiceField, self.fields["leave_out"])
        out.choices = [(f.value, w) for f, w in LEAVE_OUT_WORDS.items() if f in can_leave]
        if not self.leaves or len(can_leave) < 2:
            del self.fields["leave_out"]
        if not self.leaves:
            for name in ("words_are_condition", "ask_before", "only_if_others", "not_before"):
                del self.fields[name]

    @property
    def has_conditions(self) -> bool:
        """Test whether a condition was given, so that the page shows them open."""
        names = ("words_are_condition", "ask_before", "only_if_others", "not_before")
        bound = [self[name] for name in (*names, "leave_out") if name in self.fields]
        return any(field.value() or field.errors for field in bound)

    def clean(self) -> dict[str, Any]:
        """Ask for an answer where words or conditions were given."""
        said = super().clean() or {}
        given = any(value for name, value in said.items() if name != "answer")
        if given and not said.get("answer"):
            self.add_error("answer", "Say yes, no or ask her: there are words beside it.")
        if said.get("words_are_condition") and not said.get("own_words"):
            self.add_error("own_words", "Write down her condition in her words.")
        return said

    def told(self, *, said_by: SaidBy, heard: Heard) -> NewAnswer | None:
        """Return her answer, or None when she was not asked."""
        said = self.cleaned_data
        if not said["answer"]:
            return None
        tied = Conditions(
            not_before=said.get("not_before"),
            leave_out=frozenset(Field(f) for f in said.get("leave_out", ())),
            only_if_others=said.get("only_if_others", False),
            ask_before=said.get("ask_before", False),
        )
        return NewAnswer(
            choice=self.choice,
            answer=Answer(said["answer"]),
            said_by=said_by,
            heard=heard,
            own_words=said["own_words"],
            words_are_condition=said.get("words_are_condition", False),
            conditions=tied,
        )


class FinishStepForm(forms.Form):
    """A step is done."""

    outcome = _Text("What came of it", rows=2, max_length=4000)


class ReassignStepForm(forms.Form):
    """A step goes to somebody else, or to another time."""

    owner = _Select("Who", [])
    due_at = _Moment("By when")

    def __init__(self, *args: Any, staff: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = cast(forms.ChoiceField, self.fields["owner"])
        owner.choices = [("", "Nobody"), *((str(i), name) for i, name in staff.items())]


class IdentityForm(forms.Form):
    """Why somebody opens who she is."""

    reason = forms.ChoiceField(
        label="Why do you need it?",
        choices=[("", "Choose one"), *_choices(OPEN_REASON_WORDS)],
        error_messages={"required": "Choose why you need it."},
    )


class RestrictForm(forms.Form):
    """Who else may open the record."""

    reason = forms.ChoiceField(label="Why", choices=_choices(RESTRICT_REASON_WORDS))
    staff = forms.MultipleChoiceField(
        label="Who else may open it",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one other person."},
    )

    def __init__(self, *args: Any, staff: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["staff"])
        field.choices = [(str(i), name) for i, name in staff.items()]


class StageForm(forms.Form):
    """Where the work stands."""

    stage = forms.ChoiceField(label="Where it stands", choices=_choices(STAGE_WORDS))


class LookUpForm(forms.Form):
    """A number or plate to look for among earlier reports."""

    kind = forms.ChoiceField(label="What it is", choices=_choices(KIND_OF_IDENTIFIER_WORDS))
    text = forms.CharField(
        label="Number, plate or account",
        max_length=200,
        help_text="In part is fine: ends 362, starts F, Y?01?PD",
        error_messages={"required": "Write a number, plate or account."},
    )


class FilterForm(forms.Form):
    """What the list shows."""

    text = _Text("Reference, town or district", max_length=60)
    stage = _Select(
        "Where it stands",
        [("not-closed", "Not closed"), ("", "Everything"), *_choices(STAGE_WORDS)],
    )
    kind = _Select("What happened", [("", "Everything"), *_choices(KIND_WORDS)])
    channel = _Select("How it came", [("", "Every way"), *_choices(CHANNEL_WORDS)])


class IncidentForm(SubmissionForm):
    """Everything of a report that is not a row."""

    channel = forms.ChoiceField(
        label="How it came",
        choices=[("", "Choose one"), *_choices(CHANNEL_WORDS)],
        error_messages={"required": "Say how it came to us."},
    )
    received_at = _Moment("When it reached us")
    language = _Select("Language she spoke or wrote", _with_empty(LANGUAGE_WORDS, "Not said"))
    narrative = _Text(
        "What happened, as it came", rows=10,
        help_text="Copy it or type it as it was said. It stays with us, locked.",
    )  # fmt: skip
    kinds = _Ticks("What kind of harm", _choices(KIND_WORDS))
    tricks = _Ticks("What he did that others may meet again", _choices(TRICK_WORDS))
    when_day = forms.IntegerField(label="Day", required=False, min_value=1, max_value=31)
    when_month = forms.IntegerField(label="Month", required=False, min_value=1, max_value=12)
    when_year = forms.IntegerField(label="Year", required=False, min_value=1930, max_value=2100)
    when_roughly = forms.BooleanField(label="Roughly: only the season is known", required=False)
    time_of_day = _Select("Time of day", _choices(TIME_OF_DAY_WORDS))
    when_words = _Text("When, in her words", max_length=400)
    town = _Text("Town or city", max_length=60)
    district = _Text("Postcode district", max_length=8, help_text="The first half: LS11")
    place_detail = _Text(
        "The place, more closely", rows=2, max_length=2000,
        help_text="Stays with us: a street or building can show who she is",
    )  # fmt: skip
    injuries = _Ticks("Where it hurts, or how", _choices(INJURY_WORDS))
    what_she_wants = _Text("What she wants to happen", rows=3, max_length=8000)
    about_under_18 = forms.BooleanField(
        label="Somebody in this is, or may be, under 18", required=False,
        help_text="Nothing leaves until the safeguarding lead has decided.",
    )  # fmt: skip
    accuses_officer = forms.BooleanField(
        label="It is about a police officer", required=False,
        help_text="Police get nothing, and only you and those you name may open it.",
    )  # fmt: skip
    only_staff = forms.MultipleChoiceField(
        label="Who else may open it", required=False, widget=forms.CheckboxSelectMultiple
    )
    holds = _Ticks(
        "Wait before anything leaves", [(k.value, HOLD_WORDS[k]) for k in HOLDS_TO_TICK]
    )
    name_used = _Text("Name she uses", max_length=120)
    contact = _Text(
        "How to reach her", max_length=400, help_text="Phone, e-mail, or where she will be"
    )
    contact_rules = _Text(
        "Safe contact", rows=2, max_length=1000,
        help_text="Never before 2 pm; if a man answers, say it is the dentist",
    )  # fmt: skip
    teller = _Text(
        "Who told us, if it was not she", max_length=200,
        help_text="Then every choice waits until she has been asked.",
    )  # fmt: skip

    def __init__(self, *args: Any, staff: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = cast(forms.MultipleChoiceField, self.fields["only_staff"])
        named.choices = [(str(i), name) for i, name in staff.items()]

    def clean_narrative(self) -> str:
        """Refuse what one report cannot hold, in a sentence that says by how much."""
        said: str = self.cleaned_data["narrative"]
        if len(said) > LONGEST_NARRATIVE:
            raise forms.ValidationError(
                f"This is {len(said):,} characters long and one report holds "
                f"{LONGEST_NARRATIVE:,}. Shorten it, or keep the rest in a second report."
            )
        return said

    def clean_received_at(self) -> datetime | None:
        """Refuse a time that has not come."""
        said: datetime | None = self.cleaned_data["received_at"]
        if said is not None and said > timezone.now() + timedelta(minutes=10):
            raise forms.ValidationError("This time has not come yet. Check day and time.")
        return said

    def clean(self) -> dict[str, Any]:
        """Read the parts of the date, as many as are known."""
        said = super().clean() or {}
        year, month, day = (said.get(f"when_{part}") for part in ("year", "month", "day"))
        said["happened_on"], said["precision"] = None, Precision.UNKNOWN.value
        if year is None:
            if month is not None or day is not None:
                self.add_error("when_year", "Say the year too, or leave the date empty.")
            return said
        if day is not None and month is None:
            self.add_error("when_month", "Say the month too, or leave the day empty.")
            return said
        try:
            said["happened_on"] = date(year, month or 1, day or 1)
        except ValueError:
            self.add_error("when_day", "There is no such day. Check day and month.")
            return said
        said["precision"] = _precision(day, month, roughly=said.get("when_roughly", False))
        if rules.is_in_future(said["happened_on"], today=timezone.localdate()):
            self.add_error(
                "when_day", "This day has not come yet. Check it, or leave it empty."
            )
        return said

    @property
    def when_parts(self) -> list[forms.BoundField]:
        """Return the three boxes of the date."""
        return [self["when_day"], self["when_month"], self["when_year"]]

    @property
    def when_errors(self) -> list[str]:
        """Return what is wrong with the date, to be shown beside it."""
        parts = ("when_day", "when_month", "when_year")
        return [str(e) for part in parts for e in self.errors.get(part, [])]


def _precision(day: int | None, month: int | None, *, roughly: bool) -> str:
    if month is None:
        return Precision.YEAR.value
    if roughly:
        return Precision.SEASON.value
    return (Precision.MONTH if day is None else Precision.DAY).value


Row = TypeVar("Row", bound=forms.Form)


class Rows(list[Row]):
    """Forms of one kind, as many as were asked for: men-0-…, men-1-…"""

    def __init__(
        self,
        form: type[Row],
        name: str,
        data: Mapping[str, Any] | None,
        *,
        at_least: int = 1,
        add: bool = False,
        initial: Iterable[dict[str, Any]] = (),
        **kwargs: Any,
    ) -> None:
        self.name = name
        told = list(initial)
        many = max(at_least, len(told))
        if data is not None:
            many = max(1, _number(data.get(f"{name}-many")))
        many = min(many + add, MOST_ROWS)
        super().__init__(
            form(
                data if data is not None and f"{name}-{i}-{_first(form)}" in data else None,
                prefix=f"{name}-{i}",
                initial=told[i] if i < len(told) else None,
                **kwargs,
            )
            for i in range(many)
        )

    @property
    def many(self) -> int:
        """Return how many there are, for the form to send back."""
        return len(self)

    def are_valid(self) -> bool:
        """Test every row that was sent."""
        faults = [row for row in self if row.is_bound and not row.is_valid()]
        return not faults

    def told(self) -> list[Row]:
        """Return the rows in which something was said."""
        return [row for row in self if row.is_bound and _is_said(row)]


def _first(form: type[forms.Form]) -> str:
    return next(iter(form.base_fields))


def _number(said: Any) -> int:
    return int(said) if str(said).isdecimal() and len(str(said)) < 4 else 1


def _is_said(row: forms.Form) -> bool:
    silent = {"belongs_to", "keep_as_written"}
    if isinstance(row, IdentifierForm):
        silent = silent | {"kind"}
    return any(
        value for name, value in row.cleaned_data.items() if name not in silent and value
    )


class Intake:
    """The whole page: the form and its rows, sent or empty."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        staff: Mapping[UUID, str],
        told: Told | None = None,
        version: int = 0,
    ) -> None:
        self._unfinished = False
        add = str(data.get("add", "")) if data is not None else ""
        initial = _initial(told) if told else {"received_at": timezone.localtime()}
        self.version = _number(data.get("version")) if data is not None else version
        self.form = IncidentForm(data, staff=staff, initial=initial)
        self.men = Rows(
            ManForm, "men", data, add=add == "man",
            initial=[_fields(one) for one in told.men] if told else (),
        )  # fmt: skip
        self.vehicles = Rows(
            VehicleForm, "vehicles", data, add=add == "vehicle",
            initial=[_fields(one) for one in told.vehicles] if told else (),
        )  # fmt: skip
        self.identifiers = Rows(
            IdentifierForm, "identifiers", data, at_least=2, add=add == "identifier",
            initial=[
                {"kind": one.kind, "text": one.text, "belongs_to": one.belongs_to,
                 "keep_as_written": bool(told)}
                for one in told.identifiers
            ] if told else (),
        )  # fmt: skip
        self.steps = Rows(StepForm, "steps", data, at_least=1, add=add == "step", staff=staff)
        self.choice_forms = [
            ChoiceForm(data, prefix=f"choice-{one.value}", choice=one) for one in Choice
        ]
        self.looks = bool(data is not None and data.get("look"))
        if add or self.looks:
            self._say_nothing_yet()

    @property
    def submission_id(self) -> UUID:
        """Return the id that makes a double click one record."""
        return cast(UUID, self.form.cleaned_data["submission_id"])

    @property
    def is_unfinished(self) -> bool:
        """Test whether a row was asked for or something looked up, and nothing saved."""
        return self._unfinished

    def _say_nothing_yet(self) -> None:
        """Show what was typed without faults: she is not done typing."""
        self._unfinished = True
        for form in self.forms:
            if form.is_bound:
                # As Django does for a form that may be empty and is.
                vars(form).update(_errors=ErrorDict(), cleaned_data={})

    def is_valid(self) -> bool:
        """Test the form and every row, all of them, so that every fault is shown."""
        tests = [self.form.is_valid()]
        tests += [
            rows.are_valid() for rows in (self.men, self.vehicles, self.identifiers, self.steps)
        ]
        tests += [form.is_valid() for form in self.choice_forms]
        return all(tests)

    @property
    def forms(self) -> list[forms.Form]:
        """Return every form of the page, for the list of what needs fixing."""
        rows = [*self.men, *self.vehicles, *self.identifiers, *self.steps]
        return [self.form, *rows, *self.choice_forms]

    def told(self, *, with_identity: bool = True) -> Told:
        """Return what was told, as the action takes it."""
        said = self.form.cleaned_data
        identity = Identity(
            name_used=said["name_used"], contact=said["contact"], teller=said["teller"]
        )
        plain = (
            "channel", "received_at", "narrative", "what_she_wants", "happened_on",
            "precision", "time_of_day", "when_words", "town", "district", "place_detail",
            "about_under_18", "accuses_officer", "contact_rules", "language",
        )  # fmt: skip
        return Told(
            **{name: said[name] for name in plain},
            kinds=tuple(said["kinds"]),
            injuries=tuple(said["injuries"]),
            tricks=tuple(said["tricks"]),
            men=tuple(row.told() for row in self.men.told()),
            vehicles=tuple(row.told() for row in self.vehicles.told()),
            identifiers=tuple(row.told() for row in self.identifiers.told()),
            identity=identity if with_identity else None,
        )

    def choices(self) -> tuple[NewAnswer, ...]:
        """Return what she chose. When somebody else told us, it is their word, not hers."""
        channel = Channel(self.form.cleaned_data["channel"])
        third = rules.is_third_party(
            channel=channel.value, teller=self.form.cleaned_data["teller"]
        )
        said_by = SaidBy.SOMEBODY_ELSE if third else SaidBy.PERSON
        heard = Heard.THROUGH_SOMEBODY if third else _HEARD.get(channel, Heard.IN_WRITING)
        told = (form.told(said_by=said_by, heard=heard) for form in self.choice_forms)
        return tuple(one for one in told if one is not None)

    def steps_told(self) -> tuple[StepTold, ...]:
        """Return what has to be done first."""
        return tuple(row.told() for row in self.steps.told())

    def holds(self) -> frozenset[HoldKind]:
        """Return the holds that staff ticked."""
        return frozenset(HoldKind(kind) for kind in self.form.cleaned_data["holds"])

    def only_staff(self) -> frozenset[UUID]:
        """Return who else may open the record."""
        return frozenset(UUID(i) for i in self.form.cleaned_data["only_staff"])


def _initial(told: Told) -> dict[str, Any]:
    day = told.happened_on
    known = told.precision
    return {
        **_fields(told),
        "submission_id": uuid.uuid4(),
        "received_at": timezone.localtime(told.received_at) if told.received_at else None,
        "when_year": day.year if day else None,
        "when_month": day.month if day and known in ("day", "month", "season") else None,
        "when_day": day.day if day and known == "day" else None,
        "when_roughly": known == "season",
    }


def _fields(told: object) -> dict[str, Any]:
    return dict(vars(told))


HEARD_WORDS = {
    Heard.BY_PHONE: "On the phone",
    Heard.FACE_TO_FACE: "Face to face",
    Heard.IN_WRITING: "She wrote it",
    Heard.THROUGH_SOMEBODY: "Through somebody else",
}


class HeardForm(forms.Form):
    """How her answer reached us."""

    heard = forms.ChoiceField(
        label="How did she say it?",
        choices=[("", "Choose one"), *_choices(HEARD_WORDS)],
        error_messages={"required": "Say how she told you."},
    )
    own_words = _Text("In her words", max_length=2000)


class ReleaseForm(forms.Form):
    """Why a hold comes off."""

    why = forms.CharField(
        label="What cleared it up",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say in a few words what cleared it up."},
    )


class ChangedChoices:
    """Her answers as they stand, to be changed: only what changes is recorded."""

    def __init__(
        self, data: Mapping[str, Any] | None, *, standing: Mapping[Choice, ChoiceShown]
    ) -> None:
        self.heard = HeardForm(data)
        self.choice_forms = [
            ChoiceForm(
                data,
                prefix=f"choice-{one.value}",
                choice=one,
                initial=_standing(standing[one]) if one in standing else None,
            )
            for one in Choice
        ]

    @property
    def is_bound(self) -> bool:
        """Test whether it was sent."""
        return self.heard.is_bound

    @property
    def forms(self) -> list[forms.Form]:
        """Return every form of the page."""
        return [self.heard, *self.choice_forms]

    def is_valid(self) -> bool:
        """Test every form, so that every fault is shown."""
        return not [form for form in self.forms if not form.is_valid()]

    def answers(self) -> list[NewAnswer]:
        """Return the answers that changed. Through somebody is not from her."""
        heard = Heard(self.heard.cleaned_data["heard"])
        third = heard is Heard.THROUGH_SOMEBODY
        said_by = SaidBy.SOMEBODY_ELSE if third else SaidBy.PERSON
        told = (
            form.told(said_by=said_by, heard=heard)
            for form in self.choice_forms
            if form.has_changed()
        )
        return [one for one in told if one is not None]


def _standing(shown: ChoiceShown) -> dict[str, Any]:
    tied = shown.said.conditions
    return {
        "answer": shown.said.answer.value,
        "own_words": shown.own_words,
        "words_are_condition": tied.has_own_words,
        "ask_before": tied.ask_before,
        "only_if_others": tied.only_if_others,
        "not_before": tied.not_before,
        "leave_out": [field.value for field in tied.leave_out],
    }
