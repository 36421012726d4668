"""The parts of a report's form that repeat: men, vehicles, numbers, steps."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django import forms

from brolly.foundation.identifiers import IdentifierKind, read_identifier
from brolly.incidents import rules
from brolly.incidents.forms.fields import (
    KIND_OF_IDENTIFIER_WORDS,
    Moment,
    Select,
    Text,
    choices,
)
from brolly.incidents.vocabulary import (
    AGE_WORDS,
    BELONGS_TO_WORDS,
    BUILD_WORDS,
    HAIR_WORDS,
    HEIGHT_WORDS,
    STEP_WORDS,
    VEHICLE_WORDS,
    Colour,
    IdentifierTold,
    ManTold,
    StepTold,
    VehicleTold,
)
from brolly.web.forms import SubmissionForm


class ManForm(forms.Form):
    """One man, as far as he was described."""

    description = Text(
        "What he looked like, in her words", rows=2, max_length=4000,
        help_text="Skin, hair, clothes, voice, how he behaved",
    )  # fmt: skip
    name_given = Text("What he called himself", max_length=120)
    marks = Text(
        "Anything one would know him by", max_length=400,
        help_text="A tattoo and where it is, a scar, teeth, a ring",
    )  # fmt: skip
    accent = Text("Where he sounded from", max_length=120)
    age_band = Select("About how old", choices(AGE_WORDS))
    build = Select("Build", choices(BUILD_WORDS))
    height = Select("Height", choices(HEIGHT_WORDS))
    hair = Select("Hair", choices(HAIR_WORDS))
    stays = forms.BooleanField(
        label="He may have been harmed too, or only been there", required=False,
        help_text="What is said of him stays with us: no warning, no police.",
    )  # fmt: skip

    def told(self) -> ManTold:
        """Return what was said of him."""
        return ManTold(**{name: self.cleaned_data[name] for name in self.fields})


class VehicleForm(forms.Form):
    """One vehicle."""

    colour = Select(
        "Colour", [(c.value, c.value.capitalize() or "Not known") for c in Colour],
        help_text="Silver, grey and white look alike at night",
    )  # fmt: skip
    shape = Select("Kind of vehicle", choices(VEHICLE_WORDS))
    detail = Text(
        "Anything else about it", rows=2, max_length=2000,
        help_text="Make, seats, smell, what hangs in it",
    )  # fmt: skip

    def told(self) -> VehicleTold:
        """Return what was said of it."""
        return VehicleTold(**{name: self.cleaned_data[name] for name in self.fields})


class IdentifierForm(forms.Form):
    """One number, plate, address or account, as it was written."""

    kind = Select("What it is", choices(KIND_OF_IDENTIFIER_WORDS))
    text = Text(
        "Number, plate or account", max_length=200,
        help_text="In part is fine: ends 362, starts F, Y?01?PD",
    )  # fmt: skip
    belongs_to = Select("Whose", choices(BELONGS_TO_WORDS))
    keep_as_written = forms.BooleanField(label="Keep as written", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask once about what cannot be read; never refuse it."""
        said = super().clean() or {}
        if not said.get("text"):
            return said
        kind = IdentifierKind(said.get("kind") or IdentifierKind.PHONE)
        complaint = read_identifier(kind, said["text"]).complaint
        if part := rules.unplaced_digits(kind, said["text"]):
            complaint = (
                f"Does the number start or end with {part}, or is it from the middle? "
                f"Write “ends {part}”, or the like: keep as written?"
            )
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
    """One thing to do first, as a part of a larger form."""

    kind = Select("What to do first", [("", "Choose"), *choices(STEP_WORDS)])
    words = Text("In a few words", max_length=1000)
    due_at = Moment("By when", help_text="Empty means in two days")
    owner = Select("Who", [])

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


class AddStepForm(SubmissionForm, StepForm):
    """One thing to do first, by itself."""
