"""Bring a spreadsheet in: choose the file, say what its columns are."""

from typing import Any, cast

from django import forms

from brolly.incidents.forms.fields import Choices
from brolly.incidents.rules.sheets import Column

MOST_BYTES = 2_000_000
COLUMN_WORDS = {
    Column.REFERENCE: "Their number for it",
    Column.HAPPENED: "Day it happened",
    Column.TOLD: "Day it was told",
    Column.PLACE: "Where",
    Column.SECTOR: "Street, indoor, online",
    Column.KIND: "Type of harm",
    Column.STORY: "What happened",
    Column.NAME: "Name he gave",
    Column.HIM: "What he looks like",
    Column.VEHICLE: "Vehicle, with or without plate",
    Column.REGISTRATION: "Plate",
    Column.PHONE: "His phone",
    Column.HER_PHONE: "Her phone",
    Column.CONSENT: "What she agreed to",
    Column.CONSENT_POLICE: "What she agreed to about police",
    Column.COLOUR: "Colours that mean something",
    Column.BY: "Who took it",
    Column.NOTES: "Notes",
}
WORDS: Choices = [
    ("", "Leave it out"),
    *((one.value, said) for one, said in COLUMN_WORDS.items()),
]


class SheetForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label="The spreadsheet",
        help_text="An .xlsx or .csv file of up to 2 MB. It is kept sealed, and destroyed when done.",
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty.",
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("This file is larger than 2 MB. Split it by years.")
        return file


class SheetMapForm(forms.Form):
    """What the columns of one sheet are: one choice for each column that has a heading."""

    heading_row = forms.IntegerField(
        label="Row of the headings", min_value=0, max_value=500, required=False,
        help_text="0 where the sheet has no reports, a key to colours for one.",
    )  # fmt: skip

    def __init__(self, *args: Any, headings: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.letters = list(headings)
        for letter, said in headings.items():
            self.fields[letter] = forms.ChoiceField(
                label=f"{letter}: {said or 'no heading'}", choices=WORDS, required=False
            )

    @property
    def columns(self) -> list[forms.BoundField]:
        """Return the fields of the columns."""
        return [self[letter] for letter in self.letters]

    def laid_out(self) -> dict[str, Any]:
        """Return what was chosen, as a map of one sheet."""
        said = self.cleaned_data
        chosen = {letter: said[letter] for letter in self.letters if said[letter]}
        colour = next((at for at, one in chosen.items() if one == Column.COLOUR.value), None)
        return {
            "heading_row": said["heading_row"] or 0,
            "columns": chosen,
            "colour_column": colour,
        }


class StartForm(forms.Form):
    """Whether the reports that come in are work, or a record."""

    as_closed = forms.ChoiceField(
        label="Where they stand",
        choices=[
            ("closed", "Closed: a record, found and compared, nothing to do"),
            ("new", "New: somebody works on each"),
        ],
        widget=forms.RadioSelect,
        initial="closed",
    )

    def is_as_closed(self) -> bool:
        """Return whether they come in closed."""
        return cast(str, self.cleaned_data["as_closed"]) == "closed"
