"""The answer form of the inbox."""

from typing import Any

from django import forms

from brolly.disclosures.vocabulary import REPLY_WORDS, ReplyCode
from brolly.web.forms import SubmissionForm


class ReplyForm(SubmissionForm):
    """A code, and words where it needs them."""

    code = forms.ChoiceField(
        label="Your answer",
        choices=[(c.value, REPLY_WORDS[c]) for c in ReplyCode],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="Crime number, or your question for her",
        help_text="She is asked. If she answers, the project sends it as a new sharing. Do not write her name.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the words where a code needs them."""
        said = super().clean() or {}
        wants = said.get("code") in (ReplyCode.CRIME_NUMBER.value, ReplyCode.ASK_HER.value)
        if wants and not said.get("words", "").strip():
            self.add_error("words", "Please give the number, or write the question.")
        if said.get("code") and not wants and said.get("words", "").strip():
            # Words beside another answer would ask nobody anything.
            self.add_error(
                "code", f"For what you wrote choose “{REPLY_WORDS[ReplyCode.ASK_HER]}” or "
                f"“{REPLY_WORDS[ReplyCode.CRIME_NUMBER]}”, or take the words out.",
            )  # fmt: skip
        return said


class HeardAnswerForm(ReplyForm):
    """What somebody answered by phone or on paper, as a member of staff writes it down."""

    by = forms.CharField(
        label="Who answered",
        help_text="Their name or number, as they gave it.",
        max_length=80,
        error_messages={"required": "Write down who answered."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "What they answered"
        self.fields["words"].label = "Crime number, or their question for her"
        self.fields["words"].help_text = ""
