"""Made-up contents for the page that shows every part."""

import uuid
from typing import Any

from django import forms

from brolly.web.forms import SubmissionForm


class SampleForm(SubmissionForm):
    """Fields of every kind."""

    last_seen = forms.CharField(
        label="Last seen",
        help_text="A day is enough, for example 18 November",
        error_messages={"required": "Say when she was last seen"},
    )
    check_in = forms.ChoiceField(
        label="Who checks in",
        choices=[("", ""), ("joan", "Joan")],
        error_messages={"required": "Choose who checks in"},
    )
    code_name = forms.CharField(label="Code name", required=False, initial="Quiet Heron")
    what = forms.CharField(
        label="What happened", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    reach = forms.ChoiceField(
        label="How may we reach her?",
        choices=[("text", "Text"), ("call", "Phone call"), ("no", "Please do not")],
        widget=forms.RadioSelect,
        required=False,
    )
    hurt = forms.MultipleChoiceField(
        label="Was she hurt?",
        choices=[("bruised", "Bruised"), ("cut", "Cut"), ("unknown", "We do not know")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    read = forms.BooleanField(
        label="I have read it to her", help_text="In her language", required=False
    )


def parts(posted: Any = None) -> dict[str, Any]:
    """Return what the page of parts shows: with two faults, or as its form was sent."""
    said = posted or {
        "code_name": "Quiet Heron",
        "reach": "text",
        "submission_id": uuid.uuid4(),
    }
    return {
        "form": SampleForm(said, auto_id="p-%s"),
        "facts": [("Shift", "Van 2, 21:00 to 01:30"), ("Crew", "Tash (lead), Ife")],
        "goal_headings": ["Goal", "Next step", "By"],
        "goals": [
            ["A lock on the door", "Ife rings the landlord", "25 November"],
            ["See a dentist", "Wait for the letter", "3 December"],
        ],
        "work": [
            {
                "count": 2,
                "heading": "New reports to read",
                "address": "#work",
                "words": "The oldest came in 5 hours ago. One person asked for a call back.",
                "kind": "caution",
                "tag": "Call back by 18:00",
            },
            {
                "count": 1,
                "heading": "Warning waiting for a second reader",
                "address": "#work",
                "words": "W-118. Nothing goes out until someone else has read it.",
                "kind": "danger",
                "tag": "Overdue",
            },
        ],
        "happened": [
            {"at": "Yesterday, 22:50", "heading": "Seen at the arches", "now": True},
            {"at": "23:10", "words": "Took an alarm and a leaflet; may come to drop-in."},
        ],
        "tabs": [
            {"address": "#tabs", "name": "Plan", "is_current": True},
            {"address": "#tabs", "name": "Notes", "is_current": False},
        ],
        "words_to_copy": ["harvest", "lantern", "pebble", "quiet", "saddle", "winter"],
        "sealed_labels": ["Name", "Phone"],
        "versions": [("What happened", "He drove a grey van.", "He drove a blue van.")],
    }
