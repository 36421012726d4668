"""The form of a report."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils import timezone

from brolly.incidents import rules
from brolly.incidents.forms.fields import (
    HOLD_WORDS,
    HOLDS_TO_TICK,
    LONGEST_NARRATIVE,
    Moment,
    Select,
    Text,
    Ticks,
    choices,
    with_empty,
)
from brolly.incidents.vocabulary import (
    CHANNEL_WORDS,
    INJURY_WORDS,
    KIND_WORDS,
    LANGUAGE_WORDS,
    TIME_OF_DAY_WORDS,
    TRICK_WORDS,
    Precision,
)
from brolly.web.forms import SubmissionForm

# The first half of a postcode: one or two letters, a digit, and one more sign at most.
DISTRICT = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")


class IncidentForm(SubmissionForm):
    """Everything of a report that is not a row."""

    channel = forms.ChoiceField(
        label="How it came",
        choices=[("", "Choose one"), *choices(CHANNEL_WORDS)],
        error_messages={"required": "Say how it came to us."},
    )
    received_at = Moment("When it reached us")
    language = Select("Language she spoke or wrote", with_empty(LANGUAGE_WORDS, "Not said"))
    narrative = Text(
        "What happened, as it came", rows=10,
        help_text="Copy it or type it as it was said. It stays with us, locked.",
    )  # fmt: skip
    kinds = Ticks("What kind of harm", choices(KIND_WORDS))
    tricks = Ticks("What he did that others may meet again", choices(TRICK_WORDS))
    when_day = forms.IntegerField(label="Day", required=False, min_value=1, max_value=31)
    when_month = forms.IntegerField(label="Month", required=False, min_value=1, max_value=12)
    when_year = forms.IntegerField(label="Year", required=False, min_value=1930, max_value=2100)
    when_roughly = forms.BooleanField(label="Roughly: only the season is known", required=False)
    time_of_day = Select("Time of day", choices(TIME_OF_DAY_WORDS))
    when_words = Text("When, in her words", max_length=400)
    town = Text("Town or city", max_length=60)
    district = Text("Postcode district", max_length=60, help_text="The first half: LS11")
    place_detail = Text(
        "The place, more closely", rows=2, max_length=2000,
        help_text="Stays with us: a street or building can show who she is",
    )  # fmt: skip
    injuries = Ticks("Where it hurts, or how", choices(INJURY_WORDS))
    what_she_wants = Text("What she wants to happen", rows=3, max_length=8000)
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
    holds = Ticks(
        "Wait before anything leaves", [(k.value, HOLD_WORDS[k]) for k in HOLDS_TO_TICK]
    )
    name_used = Text("Name she uses", max_length=120)
    contact = Text(
        "How to reach her", max_length=400, help_text="Phone, e-mail, or where she will be"
    )
    contact_rules = Text(
        "Safe contact", rows=2, max_length=1000,
        help_text="Never before 2 pm; if a man answers, say it is the dentist",
    )  # fmt: skip
    teller = Text(
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

    def clean_district(self) -> str:
        """Refuse the name of a place: cut to a postcode's length it would say nothing."""
        said: str = self.cleaned_data["district"].strip().upper()
        if said and not DISTRICT.fullmatch(said):
            raise forms.ValidationError(
                "This is not the first half of a postcode, like LS11. Leave it empty, and "
                "write the place below."
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
