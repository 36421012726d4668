"""What an open page knows of its draft, and to whom a draft is handed."""

import uuid
from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django import forms

from brolly.incidents.vocabulary import DraftSeen


class DraftMarks(forms.Form):
    """Hidden in the page: which open page it is, and of how many saves it knows."""

    page = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    draft_version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    submission_id = forms.UUIDField(widget=forms.HiddenInput)

    def seen(self) -> DraftSeen:
        """Return what the page knows; one that says nothing counts as a page of its own."""
        self.is_valid()
        said = self.cleaned_data
        return DraftSeen(
            page_id=said.get("page") or uuid.uuid4(), version=said.get("draft_version") or 0
        )


class HandOverForm(forms.Form):
    """Which colleague goes on with a draft."""

    to = forms.ChoiceField(
        label="Hand it to",
        error_messages={
            "required": "Choose a colleague.",
            "invalid_choice": "Choose a colleague who takes reports in.",
        },
    )

    def __init__(self, *args: Any, staff: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = cast(forms.ChoiceField, self.fields["to"])
        to.choices = [("", "Choose one"), *((str(i), name) for i, name in staff.items())]
