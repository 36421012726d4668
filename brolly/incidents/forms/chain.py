"""What came of a report, and who goes along."""

import uuid
from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django import forms

from brolly.incidents.forms.fields import Moment, Select, Text, Ticks, choices
from brolly.incidents.vocabulary import (
    CHAIN_WORDS,
    MEASURE_WORDS,
    STOP_WORDS,
    TOLD_BY_WORDS,
    VISIT_OUTCOME_WORDS,
    VISIT_WORDS,
    ChainStep,
    ChainTold,
    Hate,
    Measure,
    Said,
    StopReason,
    ToldBy,
    VisitKind,
    VisitTold,
)

YES_NO = [("", "Not said"), (Said.YES.value, "Yes"), (Said.NO.value, "No")]


class ChainForm(forms.Form):
    """One thing that happened to a case."""

    submission_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    step = forms.ChoiceField(
        label="What happened",
        choices=[("", "Choose one"), *choices(CHAIN_WORDS)],
        error_messages={"required": "Choose what happened."},
    )
    on = forms.DateField(
        label="On which day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        help_text="If you do not know the day, take the day on which you heard of it.",
        error_messages={
            "required": "Say on which day, or on which you heard of it.",
            "invalid": "Write a day like 23/11/2026.",
        },
    )
    reason = Select(
        "Why it stopped", [("", "It did not stop"), *choices(STOP_WORDS)],
    )  # fmt: skip
    told_by = forms.ChoiceField(
        label="How we know",
        choices=[("", "Choose one"), *choices(TOLD_BY_WORDS)],
        error_messages={"required": "Say how we know."},
    )
    number = Text(
        "Crime number or court reference", max_length=60,
        help_text="As they gave it. It stays with us, sealed.",
    )  # fmt: skip
    words = Text("Anything to keep with it", rows=3, max_length=4000)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        stopped = said.get("step") == ChainStep.STOPPED.value
        if stopped and not said.get("reason"):
            self.add_error("reason", "Say why it stopped, or that nobody told us.")
        if said.get("reason") and said.get("step") and not stopped:
            self.add_error("reason", "This goes with “It stopped” only.")
        return said

    def told(self) -> ChainTold:
        """Return what was typed."""
        said = self.cleaned_data
        return ChainTold(
            step=ChainStep(said["step"]),
            on=said["on"],
            told_by=ToldBy(said["told_by"]),
            reason=StopReason(said["reason"]) if said["reason"] else None,
            number=said["number"],
            words=said["words"],
        )


class VisitForm(forms.Form):
    """A visit to come, and who goes along."""

    submission_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    kind = forms.ChoiceField(
        label="What for",
        choices=[("", "Choose one"), *choices(VISIT_WORDS)],
        error_messages={"required": "Choose what it is for."},
    )
    at = Moment("Day and time", required=True)
    companion = Select("Who goes along with her", [])
    companion_name = Text(
        "Or somebody else", max_length=80, help_text="A friend, or somebody she names."
    )
    measures_asked = Ticks("What the court is asked for", choices(MEASURE_WORDS))
    measures_granted = Ticks("What the court granted", choices(MEASURE_WORDS))
    words = Text(
        "What she needs", rows=3, max_length=4000,
        help_text="Interpreter, way there, child care, medicine, whom she must not meet.",
    )  # fmt: skip

    def __init__(self, *args: Any, staff: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = staff
        self.fields["at"].error_messages["required"] = "Say on which day and at what time."
        companion = cast(forms.ChoiceField, self.fields["companion"])
        companion.choices = [("", "Nobody yet"), *((str(i), name) for i, name in staff.items())]

    def told(self) -> VisitTold:
        """Return what was typed."""
        said = self.cleaned_data
        companion_id = UUID(said["companion"]) if said["companion"] else None
        return VisitTold(
            kind=VisitKind(said["kind"]),
            at=said["at"],
            companion_id=companion_id,
            companion_name=self.staff[companion_id] if companion_id else said["companion_name"],
            measures_asked=frozenset(Measure(one) for one in said["measures_asked"]),
            measures_granted=frozenset(Measure(one) for one in said["measures_granted"]),
            words=said["words"],
        )


class VisitEndForm(forms.Form):
    """How a visit went."""

    outcome = forms.ChoiceField(label="How it went", choices=choices(VISIT_OUTCOME_WORDS))


class HateForm(forms.Form):
    """Whether it is a hate crime, by three who may differ."""

    perceived = Select("She, or whoever told us, sees it as a hate crime", YES_NO)
    policy = Select("The local force counts crimes against sex workers as hate crime", YES_NO)
    police = Select("The police recorded it as a hate crime", YES_NO)

    def told(self) -> Hate:
        """Return what was ticked."""
        return Hate(**self.cleaned_data)
