"""What she chose, as a form."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms

from brolly.consent.queries import ChoiceShown
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import (
    CEILING,
    CHOICE_OF_PURPOSE,
    INSIDE,
    Answer,
    Choice,
    Conditions,
    Field,
    Heard,
    SaidBy,
)
from brolly.incidents.forms.fields import Text, Ticks, choices
from brolly.incidents.vocabulary import (
    Channel,
)

CHOICE_WORDS = {
    Choice.KEEP: "Keep it here",
    Choice.COUNT: "Count it in numbers, never by itself",
    Choice.COMPARE: "Compare it with other reports here",
    Choice.COMPARE_OTHERS_COUNT: "Tell other projects only that others have reported",
    Choice.COMPARE_OTHERS_CONTACT: "Put us in touch with a project that knows him too",
    Choice.WARN: "Warn others",
    Choice.POLICE_ANONYMOUS: "Tell the police about him, nothing about her",
    Choice.POLICE_NAMED: "Tell the police with her details, with support",
    Choice.ADVISER: "Have an adviser contact her",
    Choice.OTHER: "Something else, by name",
}
ANSWER_WORDS = {
    Answer.YES: "Yes",
    Answer.NO: "No",
    Answer.ASK_HER: "Ask her",
    Answer.NOT_SAID: "Not said",
}
# What can be left out of what leaves, in the order of the page.
LEAVE_OUT_WORDS = {
    Field.HIM_DESCRIPTION: "What he looks like",
    Field.HIM_MARKS: "His marks",
    Field.HIM_NAME: "The name he gave",
    Field.HIM_PHONE: "His number",
    Field.HIM_EMAIL: "His e-mail",
    Field.HIM_HANDLE: "His account",
    Field.HIM_VEHICLE: "His vehicle",
    Field.HIM_PLATE: "His plate",
    Field.INCIDENT_KIND: "What kind of harm",
    Field.INCIDENT_MONTH: "The month",
    Field.INCIDENT_WHEN: "The time",
    Field.INCIDENT_TOWN: "The town",
    Field.INCIDENT_DISTRICT: "The district",
    Field.INCIDENT_PLACE: "The place",
    Field.INCIDENT_SUMMARY: "A summary",
    Field.PROVENANCE: "Whether she told us herself",
    Field.INJURIES: "Injuries",
    Field.NARRATIVE: "Her own words",
    Field.REPORTER_NAME: "Her name",
    Field.REPORTER_CONTACT: "How to reach her",
    Field.REPORTER_CONTACT_HOW: "Safe contact",
}
# Who would see what leaves by each choice, and what they get, in a sentence.
MEANS = {
    Choice.KEEP: "Only people who work here see it.",
    Choice.COUNT: "A number in a table, hidden when it is small.",
    Choice.COMPARE: "We look whether he was reported here before.",
    Choice.COMPARE_OTHERS_COUNT: "They learn that he was reported, not by whom or where.",
    Choice.COMPARE_OTHERS_CONTACT: "The two projects may talk. Not with her name.",
    Choice.WARN: "A short text that a second person reads first. He may read it too.",
    Choice.POLICE_ANONYMOUS: "Police may have to keep it and act on it.",
    Choice.POLICE_NAMED: "Police may have to keep it and act on it. Somebody goes with her.",
    Choice.ADVISER: "An adviser gets her name and how to reach her.",
    Choice.OTHER: "Say who and what in her words.",
}
HEARD = {
    Channel.PHONE: Heard.BY_PHONE,
    Channel.VOICEMAIL: Heard.BY_PHONE,
    Channel.DROP_IN: Heard.FACE_TO_FACE,
    Channel.OUTREACH: Heard.FACE_TO_FACE,
    Channel.THIRD_PARTY: Heard.THROUGH_SOMEBODY,
    Channel.PARTNER: Heard.THROUGH_SOMEBODY,
    Channel.SPREADSHEET: Heard.THROUGH_SOMEBODY,
}


class ChoiceForm(forms.Form):
    """Her answer to one choice, and what she tied to it. Nothing is ticked beforehand."""

    answer = forms.ChoiceField(
        label="Her answer", required=False, widget=forms.RadioSelect,
        choices=choices(ANSWER_WORDS),
    )  # fmt: skip
    own_words = Text("In her words", max_length=2000)
    words_are_condition = forms.BooleanField(
        label="This is a condition", required=False,
        help_text="Nothing leaves by it until a named person confirms that it is met.",
    )  # fmt: skip
    ask_before = forms.BooleanField(label="Ask her again before each step", required=False)
    only_if_others = forms.BooleanField(label="Only if others report him", required=False)
    not_before = forms.DateField(
        label="Not before", required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Write the day like 23/11/2026."},
    )  # fmt: skip
    leave_out = Ticks("Leave these out", [])

    def __init__(self, *args: Any, choice: Choice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choice = choice
        self.words = CHOICE_WORDS[choice]
        self.means = MEANS[choice]
        self.leaves = choice not in INSIDE
        self.fields["answer"].label = self.words
        can_leave = {
            field
            for purpose, fields in CEILING.items()
            if CHOICE_OF_PURPOSE[purpose] is choice
            for field in fields
        }
        out = cast(forms.MultipleChoiceField, self.fields["leave_out"])
        out.choices = [(f.value, w) for f, w in LEAVE_OUT_WORDS.items() if f in can_leave]
        if not self.leaves or len(can_leave) < 2:
            del self.fields["leave_out"]
        if not self.leaves:
            for name in ("words_are_condition", "ask_before", "only_if_others", "not_before"):
                del self.fields[name]

    @property
    def has_conditions(self) -> bool:
        """Test whether a condition was given, so that the page shows them open."""
        names = ("words_are_condition", "ask_before", "only_if_others", "not_before")
        bound = [self[name] for name in (*names, "leave_out") if name in self.fields]
        return any(field.value() or field.errors for field in bound)

    def clean(self) -> dict[str, Any]:
        """Ask for an answer where words or conditions were given."""
        said = super().clean() or {}
        given = any(value for name, value in said.items() if name != "answer")
        if given and not said.get("answer"):
            self.add_error("answer", "Say yes, no or ask her: there are words beside it.")
        if said.get("words_are_condition") and not said.get("own_words"):
            self.add_error("own_words", "Write down her condition in her words.")
        return said

    def told(self, *, said_by: SaidBy, heard: Heard) -> NewAnswer | None:
        """Return her answer, or None when she was not asked."""
        said = self.cleaned_data
        if not said["answer"]:
            return None
        tied = Conditions(
            not_before=said.get("not_before"),
            leave_out=frozenset(Field(f) for f in said.get("leave_out", ())),
            only_if_others=said.get("only_if_others", False),
            ask_before=said.get("ask_before", False),
        )
        return NewAnswer(
            choice=self.choice,
            answer=Answer(said["answer"]),
            said_by=said_by,
            heard=heard,
            own_words=said["own_words"],
            words_are_condition=said.get("words_are_condition", False),
            conditions=tied,
        )


HEARD_WORDS = {
    Heard.BY_PHONE: "On the phone",
    Heard.FACE_TO_FACE: "Face to face",
    Heard.IN_WRITING: "She wrote it",
    Heard.THROUGH_SOMEBODY: "Through somebody else",
}


class HeardForm(forms.Form):
    """How her answer reached us."""

    heard = forms.ChoiceField(
        label="How did she say it?",
        choices=[("", "Choose one"), *choices(HEARD_WORDS)],
        error_messages={"required": "Say how she told you."},
    )
    own_words = Text("In her words", max_length=2000)


class ChangedChoices:
    """Her answers as they stand, to be changed: only what changes is recorded."""

    def __init__(
        self, data: Mapping[str, Any] | None, *, standing: Mapping[Choice, ChoiceShown]
    ) -> None:
        self.heard = HeardForm(data)
        self.choice_forms = [
            ChoiceForm(
                data,
                prefix=f"choice-{one.value}",
                choice=one,
                initial=_standing(standing[one]) if one in standing else None,
            )
            for one in Choice
        ]

    @property
    def is_bound(self) -> bool:
        """Test whether it was sent."""
        return self.heard.is_bound

    @property
    def forms(self) -> list[forms.Form]:
        """Return every form of the page."""
        return [self.heard, *self.choice_forms]

    def is_valid(self) -> bool:
        """Test every form, so that every fault is shown."""
        return not [form for form in self.forms if not form.is_valid()]

    def answers(self) -> list[NewAnswer]:
        """Return the answers that changed. Through somebody is not from her."""
        heard = Heard(self.heard.cleaned_data["heard"])
        third = heard is Heard.THROUGH_SOMEBODY
        said_by = SaidBy.SOMEBODY_ELSE if third else SaidBy.PERSON
        told = (
            form.told(said_by=said_by, heard=heard)
            for form in self.choice_forms
            if form.has_changed()
        )
        return [one for one in told if one is not None]


def _standing(shown: ChoiceShown) -> dict[str, Any]:
    tied = shown.said.conditions
    return {
        "answer": shown.said.answer.value,
        "own_words": shown.own_words,
        "words_are_condition": tied.has_own_words,
        "ask_before": tied.ask_before,
        "only_if_others": tied.only_if_others,
        "not_before": tied.not_before,
        "leave_out": [field.value for field in tied.leave_out],
    }
