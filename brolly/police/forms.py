"""Which lines leave, how, and when."""

from typing import Any

from django import forms

from brolly.consent.vocabulary import KEEPS_TO, Field
from brolly.disclosures.vocabulary import Way
from brolly.police.queries import LineOffered
from brolly.police.rules import needs_her_words
from brolly.web.forms import SubmissionForm

BY_HAND = [
    (Way.PRINTED.value, "I print it and hand it over"),
    (Way.TOLD_BY_PHONE.value, "I told them by phone: this records it"),
]


class ReadingForm(forms.Form):
    """What a second reader asks for, where it may not leave as it is."""

    words = forms.CharField(
        label="What is to change",
        help_text="Only if you send it back. For whoever wrote it; it stays with us.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    keeps_to = forms.BooleanField(label=KEEPS_TO, required=False)

    def __init__(self, *args: Any, beside_yes: str, **more: Any) -> None:
        super().__init__(*args, **more)
        if beside_yes:
            self.fields["keeps_to"].label = f"{KEEPS_TO}: “{beside_yes}”"
        else:
            del self.fields["keeps_to"]

    def lacks_a_tick(self) -> bool:
        """Test whether the reader has not said that it keeps to her words, and say so."""
        lacks = not self.cleaned_data.get("keeps_to", True)
        if lacks:
            self.add_error("keeps_to", "Tick this before it leaves, or send it back.")
        return lacks


class TellForm(SubmissionForm):
    """The lines she lets leave; the sender takes away, and never adds."""

    lines = forms.MultipleChoiceField(
        label="Which lines leave",
        help_text="Only what she agreed to is here. Take away what they do not need.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    summary = forms.CharField(
        label="Summary for the police",
        help_text="Who, what, where, when. Nothing that says or hints who told, no premises.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    has_to_settle = False
    is_settled = forms.BooleanField(
        label="None of this points to her, or says what is to stay with us",
        required=False,
    )
    keeps_to = forms.BooleanField(label=KEEPS_TO, required=False)
    way = forms.ChoiceField(
        label="How it goes",
        choices=[(Way.INBOX.value, "To their inbox here"), *BY_HAND],
        initial=Way.INBOX.value,
        widget=forms.RadioSelect,
    )
    when = forms.ChoiceField(
        label="When it leaves",
        choices=[
            ("wait", "After our usual wait, so that she can still say no"),
            ("now", "Now: she asked for that"),
        ],
        help_text="A sheet can be printed when the wait is over. What was told by phone has left.",
        initial="wait",
        widget=forms.RadioSelect,
    )

    her_words = forms.CharField(
        label="If it goes now: what she said",
        help_text="In her words, and when. It stays with us. Otherwise it waits.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        offered: list[LineOffered],
        by_duty: bool,
        has_inbox: bool,
        may_summarise: bool,
        is_named: bool,
        is_narrowed: bool = False,
        beside_yes: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        lines, way, when = (self._choice(name) for name in ("lines", "way", "when"))
        lines.choices = [(o.code.value, o.name) for o in offered]
        # Her whole account is more than most reports need: it goes only when ticked. So
        # does that somebody told us, where she said which lines and no more.
        ticked = {Field.NARRATIVE} | ({Field.PROVENANCE} if is_narrowed else set())
        lines.initial = [o.code.value for o in offered if o.code not in ticked]
        if is_named:
            self.fields["is_settled"].label = "None of this is what she wants to stay with us"
        if not may_summarise:
            del self.fields["summary"]
        elif is_named:
            self.fields[
                "summary"
            ].help_text = "Who, what, where, when; and what she asks for: who speaks with her, who is beside her."
        if beside_yes and not by_duty:
            self.fields["keeps_to"].label = f"{KEEPS_TO}: “{beside_yes}”"
        else:
            del self.fields["keeps_to"]
        if not has_inbox:
            way.choices, way.initial = BY_HAND, Way.PRINTED.value
            way.help_text = "Nobody there has joined Brolly, so they have no inbox."
        if by_duty:
            del self.fields["her_words"]
            lines.help_text = "Only what the duty names is here. Take away what is not needed."
            when.choices = [
                ("wait", "After our usual wait, so that it can still be stopped"),
                ("now", "Now: the duty cannot wait"),
            ]

    def _choice(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the types
        return field

    def clean(self) -> dict[str, Any]:
        """Refuse a form that would send nothing."""
        cleaned = super().clean() or {}
        if not cleaned.get("lines") and not self.written:
            self.add_error("lines", "Tick at least one line, or write a summary.")
        if not cleaned.get("keeps_to", True):
            self.add_error("keeps_to", "Tick this before it leaves, or change what leaves.")
        asked = needs_her_words(
            now=cleaned.get("when") == "now",
            way=Way(cleaned.get("way") or Way.INBOX),
            by_duty="her_words" not in self.fields,
        )
        if asked and not cleaned.get("her_words"):
            self.add_error("her_words", "Write what she said about it, or let it wait.")
        return cleaned

    def ask_to_settle(self, found: list[tuple[str, str]]) -> None:
        """Ask for a second look at passages that may say what is to stay, until it is ticked."""
        self.has_to_settle = bool(found)
        if found and not self.cleaned_data.get("is_settled"):
            named = ", ".join(f"“{words}” ({what})" for words, what in found)
            self.add_error(
                "summary" if "summary" in self.fields else "lines",
                f"Look at this again: {named}. Take it out, or tick below that it may leave.",
            )

    @property
    def written(self) -> str:
        """Return what was written for them; nothing where no summary may leave."""
        return str(self.cleaned_data.get("summary", "")).strip()

    def chosen(self) -> frozenset[Field]:
        """Return the lines that are to leave, the summary among them when written."""
        chosen = {Field(code) for code in self.cleaned_data["lines"]}
        if self.written:
            chosen.add(Field.INCIDENT_SUMMARY)
        return frozenset(chosen)
