"""What she chose, as a form."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django import forms

from brolly.consent.queries import ChoiceShown
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import (
    CEILING,
    CHOICE_LABELS,
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

ANSWER_WORDS = {
    Answer.YES: "Yes",
    Answer.NO: "No",
    Answer.ASK_HER: "Ask her",
    Answer.NOT_SAID: "Not said",
}
# A no that may be raised once: for everything that leaves it is a no.
NOT_NOW = "not_now"
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
    Field.PROVENANCE: "Whether it was she who told us",
    Field.INJURIES: "Injuries",
    Field.NARRATIVE: "Her own words",
    Field.REPORTER_NAME: "Her name",
    Field.REPORTER_CONTACT: "How to reach her",
    Field.REPORTER_CONTACT_HOW: "Safe contact",
}
# Who would see it and what they get, in a sentence or two.
MEANS = {
    Choice.KEEP: "Only people who work here see it.",
    Choice.COUNT: "People who read our numbers see a count. It is hidden when it is small.",
    Choice.COMPARE: "Only people who work here see it. We look whether he was reported before.",
    Choice.COMPARE_OTHERS_COUNT: "They learn that he was reported, not by whom or where.",
    Choice.COMPARE_OTHERS_CONTACT: "The two projects may talk. Not with her name.",
    Choice.WARN: "A short text that a second person reads first. He may read it too.",
    Choice.POLICE_ANONYMOUS: "Police get lines about him. They may have to keep them and act.",
    Choice.POLICE_NAMED: "Police get her name too. They may have to keep it and act. "
    "Offer to go with her.",
    Choice.ADVISER: "An adviser gets her name and how to reach her.",
    Choice.OTHER: "Say who and what in her words. Only they get it.",
}
# How she takes her yes back, and what that can no longer change.
TAKE_BACK = {
    Choice.KEEP: "She can tell us to stop at any time. Then we look at what we must erase.",
    Choice.COUNT: "She can say no at any time. We leave it out of numbers from then on.",
    Choice.COMPARE: "She can say no at any time. We stop comparing.",
    Choice.COMPARE_OTHERS_COUNT: "She can say no at any time. What they learned they still know.",
    Choice.COMPARE_OTHERS_CONTACT: "She can say no at any time. What was said stays said.",
    Choice.WARN: "She can say no at any time. We call the warning back. "
    "People who read it cannot unread it.",
    Choice.POLICE_ANONYMOUS: "She can say no until it is sent, and after. "
    "What police have read, they may keep.",
    Choice.POLICE_NAMED: "She can say no until it is sent, and after. "
    "What police have read, they may keep.",
    Choice.ADVISER: "She can say no at any time. What an adviser has read they still know.",
    Choice.OTHER: "She can say no at any time. What they have read they still know.",
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
    only_these = Ticks("Or only these may leave, and nothing else", [])
    not_to = Ticks("Not to these", [])

    def __init__(
        self, *args: Any, choice: Choice, recipients: Mapping[UUID, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choice = choice
        self.words = CHOICE_LABELS[choice]
        self.means = MEANS[choice]
        self.take_back = TAKE_BACK[choice]
        self.leaves = choice not in INSIDE
        self.fields["answer"].label = self.words
        if self.leaves:
            offered = dict(choices(ANSWER_WORDS))
            yes, no = offered.pop(Answer.YES.value), offered.pop(Answer.NO.value)
            cast(forms.ChoiceField, self.fields["answer"]).choices = [
                (Answer.YES.value, yes), (Answer.NO.value, no), (NOT_NOW, "Not now"),
                *offered.items(),
            ]  # fmt: skip
        can_leave = {
            field
            for purpose, fields in CEILING.items()
            if CHOICE_OF_PURPOSE[purpose] is choice
            for field in fields
        }
        out = cast(forms.MultipleChoiceField, self.fields["leave_out"])
        self.can_be_left_out = frozenset(LEAVE_OUT_WORDS) & can_leave
        out.choices = [(f.value, w) for f, w in LEAVE_OUT_WORDS.items() if f in can_leave]
        only = cast(forms.MultipleChoiceField, self.fields["only_these"])
        only.choices = out.choices
        only.help_text = "All that you do not tick here is left out."
        if not self.leaves or len(can_leave) < 2:
            del self.fields["leave_out"], self.fields["only_these"]
        # A post that she named elsewhere is offered too, or saving here would lose it.
        named = {one: recipients.get(one, "A named post") for one in self.initial_not_to}
        whom = cast(forms.MultipleChoiceField, self.fields["not_to"])
        whom.choices = [(str(one), name) for one, name in {**recipients, **named}.items()]
        whom.help_text = "Nothing goes to them by this choice."
        if choice is Choice.WARN:
            whom.help_text = (
                "They are not asked to read it first. Whoever signed up for warnings gets "
                "it: nobody can be left out of that."
            )
        if not self.leaves or not whom.choices:
            del self.fields["not_to"]
        if not self.leaves:
            for name in ("words_are_condition", "ask_before", "only_if_others", "not_before"):
                del self.fields[name]

    @property
    def initial_not_to(self) -> list[UUID]:
        """Return to whom it must not go as it stands."""
        return [UUID(one) for one in self.initial.get("not_to", ())]

    @property
    def has_conditions(self) -> bool:
        """Test whether a condition was given, so that the page shows them open."""
        names = ("words_are_condition", "ask_before", "only_if_others", "not_before")
        ticked = ("leave_out", "only_these", "not_to")
        bound = [self[name] for name in (*names, *ticked) if name in self.fields]
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

    def _left_out(self) -> frozenset[Field]:
        left = {Field(f) for f in self.cleaned_data.get("leave_out", ())}
        only = {Field(f) for f in self.cleaned_data.get("only_these", ())}
        if only:
            left |= self.can_be_left_out - only
        return frozenset(left)

    def told(self, *, said_by: SaidBy, heard: Heard) -> NewAnswer | None:
        """Return her answer, or None when she was not asked."""
        said = self.cleaned_data
        if not said["answer"]:
            return None
        tied = Conditions(
            not_before=said.get("not_before"),
            leave_out=self._left_out(),
            not_to=frozenset(UUID(one) for one in said.get("not_to", ())),
            only_if_others=said.get("only_if_others", False),
            ask_before=said.get("ask_before", False),
        )
        return NewAnswer(
            choice=self.choice,
            answer=Answer.NO if said["answer"] == NOT_NOW else Answer(said["answer"]),
            not_now=said["answer"] == NOT_NOW,
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


class AskedForm(forms.Form):
    """How she said yes to one step. What somebody else says for her is not from her."""

    heard = forms.ChoiceField(
        label="How did she say it?",
        choices=[
            ("", "Choose one"),
            *((h.value, w) for h, w in HEARD_WORDS.items() if h is not Heard.THROUGH_SOMEBODY),
        ],
        error_messages={"required": "Say how she told you."},
    )
    about_this = forms.BooleanField(
        label="I told her what would leave and to whom, and she said yes to exactly that",
        error_messages={"required": "Tick it, or ask her first."},
    )


class HeardBeforeForm(HeardForm):
    """How her answer reached us, and which answers of hers the page knew."""

    heard_before = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": "Open this page again: it does not say how she chose."},
    )


class ChangedChoices:
    """Her answers as they stand, to be changed: only what changes is recorded."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        standing: Mapping[Choice, ChoiceShown],
        recipients: Mapping[UUID, str],
        heard_before: int,
    ) -> None:
        self.heard = HeardBeforeForm(data, initial={"heard_before": heard_before})
        self.choice_forms = [
            ChoiceForm(
                data,
                prefix=f"choice-{one.value}",
                choice=one,
                recipients=recipients,
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

    @property
    def heard_before(self) -> int:
        """Return how many answers of hers the page knew."""
        return int(self.heard.cleaned_data["heard_before"])

    def differences(self, standing: Mapping[Choice, ChoiceShown]) -> list[tuple[str, str, str]]:
        """Return where this page says something else than what stands: choice, mine, theirs."""
        return [
            (
                form.words,
                _in_words(form.cleaned_data["answer"], form.cleaned_data["own_words"]),
                _in_words(kept.said.answer, kept.own_words) if kept else "",
            )
            for form in self.choice_forms
            for kept in [standing.get(form.choice)]
        ]

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
        "answer": NOT_NOW if shown.not_now else shown.said.answer.value,
        "own_words": shown.own_words,
        "words_are_condition": tied.has_own_words,
        "ask_before": tied.ask_before,
        "only_if_others": tied.only_if_others,
        "not_before": tied.not_before,
        "leave_out": [field.value for field in tied.leave_out],
        "not_to": sorted(str(one) for one in tied.not_to),
    }


def _in_words(answer: str, own_words: str) -> str:
    said = ANSWER_WORDS[Answer(answer)] if answer else ""
    return f"{said}: {own_words}" if own_words else said
