"""Forms of keeping and rights."""

from typing import Any

from django import forms
from django.utils import timezone

from brolly.retention.vocabulary import (
    ASKED_BY_WORDS,
    ASKED_WORDS,
    REASON_WORDS,
    AskedBy,
    HoldReason,
    RightAsked,
)
from brolly.web.forms import SubmissionForm


class RequestForm(SubmissionForm):
    """Who asks what, and since when."""

    asked_by = forms.ChoiceField(
        label="Who asks?",
        choices=[(a.value, ASKED_BY_WORDS[a]) for a in AskedBy],
        widget=forms.RadioSelect,
    )
    asked = forms.ChoiceField(
        label="What is asked?",
        choices=[(a.value, ASKED_WORDS[a]) for a in RightAsked],
        widget=forms.RadioSelect,
    )
    received_on = forms.DateField(
        label="When did it reach us?",
        help_text="The answer is due a month later.",
        widget=forms.DateInput(attrs={"type": "date"}),
        initial=timezone.localdate,
    )

    def clean_received_on(self) -> Any:
        """Refuse a day that has not come."""
        said = self.cleaned_data["received_on"]
        if said > timezone.localdate():
            raise forms.ValidationError("That day has not come yet.")
        return said


class LegalHoldForm(forms.Form):
    """Why a report has to be kept."""

    reason = forms.ChoiceField(
        label="Why does it have to be kept?",
        choices=[(r.value, REASON_WORDS[r]) for r in HoldReason],
        widget=forms.RadioSelect,
    )


class EraseForm(forms.Form):
    """One tick, so that nobody erases by a slip."""

    sure = forms.BooleanField(label="She asked for this, and I have told her what it means")
