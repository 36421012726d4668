"""Smaller forms on a report's page."""

from collections.abc import Collection, Mapping
from typing import Any, cast
from uuid import UUID

from django import forms

from brolly.consent.vocabulary import HoldKind
from brolly.incidents.forms.fields import (
    HOLD_WORDS,
    HOLDS_TO_TICK,
    KIND_OF_IDENTIFIER_WORDS,
    Moment,
    Select,
    Text,
    choices,
)
from brolly.incidents.vocabulary import (
    CHANNEL_WORDS,
    DOUBT_WORDS,
    KIND_WORDS,
    OPEN_REASON_WORDS,
    PRIORITY_WORDS,
    RESTRICT_REASON_WORDS,
    STAGE_WORDS,
    BelongsTo,
    Doubt,
    Priority,
    TriageTold,
)
from brolly.web.forms import SubmissionForm


class FinishStepForm(forms.Form):
    """A step is done."""

    outcome = Text("What came of it", rows=2, max_length=4000)


class ReassignStepForm(forms.Form):
    """A step goes to somebody else, or to another time."""

    owner = Select("Who", [])
    due_at = Moment("By when")

    def __init__(self, *args: Any, staff: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = cast(forms.ChoiceField, self.fields["owner"])
        owner.choices = [("", "Nobody"), *((str(i), name) for i, name in staff.items())]


class IdentityForm(forms.Form):
    """Why somebody opens who she is."""

    reason = forms.ChoiceField(
        label="Why do you need it?",
        choices=[("", "Choose one"), *choices(OPEN_REASON_WORDS)],
        error_messages={"required": "Choose why you need it."},
    )


class RestrictForm(forms.Form):
    """Who else may open the record."""

    reason = forms.ChoiceField(label="Why", choices=choices(RESTRICT_REASON_WORDS))
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

    stage = forms.ChoiceField(label="Where it stands", choices=choices(STAGE_WORDS))


class LookUpForm(forms.Form):
    """A number or plate to look for among earlier reports."""

    kind = forms.ChoiceField(label="What it is", choices=choices(KIND_OF_IDENTIFIER_WORDS))
    text = forms.CharField(
        label="Number, plate or account",
        max_length=200,
        help_text="In part is fine: ends 362, starts F, Y?01?PD",
        error_messages={"required": "Write a number, plate or account."},
    )


class FilterForm(forms.Form):
    """What the list shows."""

    text = Text("Reference, town or district", max_length=60)
    stage = Select(
        "Where it stands",
        [
            ("not-closed", "Not closed"),
            ("on-hold", "On hold"),
            ("", "Everything"),
            *choices(STAGE_WORDS),
        ],
    )
    kind = Select("What happened", [("", "Everything"), *choices(KIND_WORDS)])
    channel = Select("How it came", [("", "Every way"), *choices(CHANNEL_WORDS)])


class HoldForm(forms.Form):
    """Why nothing may leave until somebody has decided."""

    kind = forms.ChoiceField(label="Why", widget=forms.RadioSelect)

    def __init__(self, *args: Any, standing: Collection[HoldKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = cast(forms.ChoiceField, self.fields["kind"])
        kind.choices = [
            (one.value, HOLD_WORDS[one]) for one in HOLDS_TO_TICK if one not in standing
        ]


class ReleaseForm(forms.Form):
    """Why a hold comes off."""

    why = forms.CharField(
        label="What cleared it up",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say in a few words what cleared it up."},
    )


class TriageForm(SubmissionForm):
    """How soon, who, and whether something is not right."""

    priority = forms.ChoiceField(
        label="How soon", choices=choices(PRIORITY_WORDS), widget=forms.RadioSelect
    )
    owner = Select("Who", [])
    due_at = Moment("By when, if it is another time")
    doubt = forms.ChoiceField(
        label="Is something not right with it?",
        choices=choices(DOUBT_WORDS),
        widget=forms.RadioSelect,
        initial=Doubt.NONE.value,
        help_text="A doubt puts it on hold: it is kept, and nothing of it leaves until somebody has decided.",
    )
    words = Text("What you want to say about it", rows=3, max_length=2000)

    def __init__(self, *args: Any, staff: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._staff = staff
        owner = cast(forms.ChoiceField, self.fields["owner"])
        owner.choices = [("", "Nobody yet"), *((str(i), name) for i, name in staff.items())]

    def clean(self) -> dict[str, Any]:
        """Ask for words beside a doubt: somebody else has to see what does not fit."""
        cleaned = super().clean() or {}
        doubted = cleaned.get("doubt", Doubt.NONE.value) != Doubt.NONE.value
        if doubted and not cleaned.get("words", "").strip():
            self.add_error("words", "Say what does not fit: somebody else decides by it.")
        return cleaned

    def told(self) -> TriageTold:
        """Return what was decided."""
        said = self.cleaned_data
        owner = UUID(said["owner"]) if said["owner"] else None
        return TriageTold(
            priority=Priority(said["priority"]),
            owner_id=owner,
            owner_name=self._staff[owner] if owner else "",
            due_at=said["due_at"],
            doubt=Doubt(said["doubt"]),
            words=said["words"],
        )


class WhoseNumberForm(ReleaseForm):
    """Whose a number is that may be hers, and how we know."""

    whose = forms.ChoiceField(
        label="Whose is it?",
        choices=[(BelongsTo.HERS.value, "Hers"), (BelongsTo.HIS.value, "His")],
        widget=forms.RadioSelect,
        help_text="While nobody knows, the hold stays. Hers is compared with nothing and never leaves as his.",
        error_messages={"required": "Say whose it is, or leave the hold."},
    )
    field_order = ("whose", "why")
