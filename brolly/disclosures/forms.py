"""The answer form of the inbox."""

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
        help_text="She is asked, and answers through the project. Do not write her name.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
