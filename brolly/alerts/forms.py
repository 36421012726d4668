"""Shapes of input about warnings; nothing is saved here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from brolly.alerts.actions import Draft, Invited
from brolly.alerts.queries import Chosen
from brolly.alerts.rules import Quiet
from brolly.alerts.vocabulary import (
    BY_PHONE,
    EVIDENCE_WORDS,
    GENDER_WORDS,
    LEVEL_WORDS,
    SECTOR_WORDS,
    SHOWS_WORDS,
    URGENT_COLOURS,
    URGENT_KINDS,
    URGENT_SHAPES,
    URGENT_TIMES,
    WHY_OPENED_WORDS,
    WORDING_WORDS,
    CarrierKind,
    Evidence,
    FixedFields,
    Level,
    Shows,
    WhyOpened,
    Wording,
)
from brolly.alerts.vocabulary.posters import MOST_SHEETS, SHAPE_WORDS, PosterShape
from brolly.consent.vocabulary import KEEPS_TO
from brolly.foundation.identifiers import read_phone
from brolly.foundation.marks import mark_of
from brolly.web.forms import SubmissionForm

LANGUAGES = {
    "en": "English",
    "ro": "Romanian",
    "pt": "Portuguese",
    "pl": "Polish",
    "es": "Spanish",
    "cy": "Welsh",
}
LONGEST_TITLE, LONGEST_BODY, LONGEST_REASON = 120, 2_000, 1_000
LONGEST_OBJECTION = 4_000


NONE_ALL = "Tick none for everybody. Who has not said gets it always."


def _pairs(words: Mapping[Any, str], *, empty: str = "") -> list[tuple[str, str]]:
    first = [("", empty)] if empty else []
    return first + [(str(getattr(code, "value", code)), said) for code, said in words.items()]


class AreasField(forms.MultipleChoiceField):
    """Which of the organisation's areas. None means all of them."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            label="Where",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="Tick none for everywhere we work.",
            **more,
        )


class WhomField(forms.MultipleChoiceField):
    """Whom in particular. None means everybody."""

    def __init__(self, *, label: str, words: Mapping[Any, str], help_text: str) -> None:
        super().__init__(
            label=label,
            required=False,
            choices=_pairs(words),
            widget=forms.CheckboxSelectMultiple,
            help_text=help_text,
        )


class NumberField(forms.CharField):
    """A number that text messages can be sent to, in its one form."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            label=more.pop("label", "Mobile number"),
            max_length=40,
            widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
            **more,
        )

    def clean(self, value: Any) -> str:
        """Return the number whole, with its country."""
        said = super().clean(value)
        if not said:
            return ""
        number = read_phone(said).normalised
        if not number or (number.startswith("+44") and not number.startswith("+447")):
            raise forms.ValidationError(
                "We cannot read this as a mobile number. Write it whole: 07700 900123, or with "
                "its country: +40 712 034 567."
            )
        return str(number)


def _offer(form: forms.Form, areas: Mapping[str, str]) -> None:
    field = form.fields["areas"]
    assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the types
    field.choices = list(areas.items())


TO_SAY = ("compared", "keeps_to")
OTHER_WORDS = "These are other words than she has read. Say it again."
ONLY_ONE = "Only this report is known to be about him. Link the other first, or choose another."
COMPARED = "Somebody who reads her language has held this text against her words"
WHY_COMPARED = "Her account is in another language, so the check cannot compare the two."


@dataclass(frozen=True, kw_only=True)
class ToSay:
    """
    What a writer and a reader have to say of a text before it goes on.

    ``account_in`` is the language of an account that is not compared; ``beside_yes`` her
    own words beside her yes to a warning. Empty where there is nothing to say.
    ``is_one_report``: no other report is known to be about the same man.
    """

    account_in: str = ""
    beside_yes: str = ""
    is_one_report: bool = False

    def ask(self, form: forms.Form) -> None:
        """Leave the ticks in a form that are needed, each with what it is about."""
        if not self.account_in:
            del form.fields["compared"]
        if self.beside_yes:
            form.fields["keeps_to"].label = f"{KEEPS_TO}: “{self.beside_yes}”"
        else:
            del form.fields["keeps_to"]


class DraftForm(SubmissionForm):
    """The public text and what stands beside it. The last ticks count when it is handed on."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    title = forms.CharField(
        label="In one line",
        max_length=LONGEST_TITLE,
        help_text="What he looks like or does, in a few words.",
    )
    body = forms.CharField(
        label="Warning text",
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=(
            "What he does, what he looks like, what to watch for. Say the area, not the spot."
        ),
    )
    kept_why = forms.CharField(
        label="Keep it, and say why",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="If a passage found stays: the second reader sees your reason.",
    )
    level = forms.ChoiceField(label="What it is about", choices=_pairs(LEVEL_WORDS))
    evidence = forms.ChoiceField(
        label="How we know",
        choices=_pairs(EVIDENCE_WORDS),
        help_text="It stands on the warning.",
    )
    areas = AreasField()
    sectors = WhomField(
        label="For whom: where they work", words=SECTOR_WORDS, help_text=NONE_ALL
    )
    genders = WhomField(label="For whom: gender", words=GENDER_WORDS, help_text=NONE_ALL)
    languages = WhomField(
        label="For whom: language", words=LANGUAGES, help_text="Tick none for every language."
    )
    language = forms.ChoiceField(label="Language of the text", choices=_pairs(LANGUAGES))
    as_him = forms.BooleanField(label="I have read the text as if I were him", required=False)
    helps = forms.BooleanField(label="It would help somebody stay safer", required=False)
    compared = forms.BooleanField(label=COMPARED, required=False, help_text=WHY_COMPARED)
    keeps_to = forms.BooleanField(label=KEEPS_TO, required=False)
    her_wording = forms.ChoiceField(
        label="Does she know these words?",
        required=False,
        choices=_pairs(WORDING_WORDS),
        widget=forms.RadioSelect,
        help_text="The second reader sees what you say here.",
    )

    # The words that stood there when she was said to know them.
    read_text = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    her_words = forms.CharField(
        label="If she said not to wait: her words",
        help_text="What she said, and when. It stays with us.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    TICKS = ("as_him", "helps", "compared", "keeps_to")

    def __init__(
        self,
        *args: Any,
        areas: Mapping[str, str],
        handing_on: bool = False,
        to_say: ToSay,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        to_say.ask(self)
        _offer(self, areas)
        self.handing_on = handing_on
        self.is_one_report = to_say.is_one_report

    def clean(self) -> dict[str, Any]:
        """Ask for the ticks only when somebody else is to read it."""
        cleaned = super().clean() or {}
        if self.is_one_report and cleaned.get("evidence") == Evidence.SEVERAL.value:
            self.add_error("evidence", ONLY_ONE)
        self._hold_to_what_she_read(cleaned)
        for name in self.TICKS if self.handing_on else ():
            if name in self.fields and not cleaned.get(name):
                self.add_error(name, "Tick this before somebody else reads it.")
        if self.handing_on and not cleaned.get("her_wording"):
            said = (
                OTHER_WORDS if self.has_other_words else "Say it before somebody else reads it."
            )
            self.add_error("her_wording", said)
        tells_us = cleaned.get("her_wording") == Wording.NOT_NEEDED.value
        if self.handing_on and tells_us and not cleaned.get("her_words"):
            self.add_error("her_words", "Write what she said, or choose another answer.")
        return cleaned

    has_other_words = False

    def _hold_to_what_she_read(self, cleaned: dict[str, Any]) -> None:
        """Take the word back that she has read it, where the text is another by now."""
        mark = mark_of([cleaned.get("title", ""), cleaned.get("body", "")])
        has_read = cleaned.get("her_wording") == Wording.READ.value
        self.has_other_words = has_read and cleaned.get("read_text", "") not in ("", mark)
        if self.has_other_words:
            cleaned["her_wording"] = ""
        # The page asks again, and about these words.
        again = QueryDict(mutable=True)
        for name, values in cast(MultiValueDict[str, str], self.data).lists():
            again.setlist(name, values)
        again["read_text"] = mark if has_read else ""
        if self.has_other_words:
            again["her_wording"] = ""
        self.data = again

    def draft(self) -> Draft:
        """Return what was typed."""
        said = self.cleaned_data
        return Draft(
            title=said["title"],
            body=said["body"],
            level=Level(said["level"]),
            evidence=Evidence(said["evidence"]),
            areas=tuple(said["areas"]),
            sectors=tuple(said["sectors"]),
            genders=tuple(said["genders"]),
            languages=tuple(said["languages"]),
            language=said["language"],
            kept_why=said["kept_why"],
            her_words=said["her_words"],
            wording=Wording(said["her_wording"]) if said["her_wording"] else None,
            version=said["version"],
        )


class ReasonForm(forms.Form):
    """Why a text goes back to its writer."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    why = forms.CharField(
        label="What should change",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Only if you send it back. The writer sees this.",
    )
    compared = forms.BooleanField(label=COMPARED, required=False, help_text=WHY_COMPARED)
    keeps_to = forms.BooleanField(label=KEEPS_TO, required=False)

    def __init__(self, *args: Any, to_say: ToSay = ToSay(), **more: Any) -> None:
        super().__init__(*args, **more)
        to_say.ask(self)

    def lacks_a_tick(self) -> bool:
        """Test whether the reader has not said all that she has to, and say so beside each."""
        lacking = [name for name in TO_SAY if not self.cleaned_data.get(name, True)]
        for name in lacking:
            self.add_error(name, "Tick this before it goes out, or send it back.")
        return bool(lacking)


class RefrainForm(forms.Form):
    """Why no warning goes out, in words that she is told."""

    why = forms.CharField(
        label="Why no warning goes out",
        help_text="As you would tell her. It stays with us.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write why, as you would tell her."},
    )


class UrgentForm(SubmissionForm):
    """Fixed words only. There is nowhere to type."""

    area = forms.ChoiceField(label="Where")
    kind = forms.ChoiceField(
        label="What happened",
        choices=_pairs({c: w[0].upper() + w[1:] for c, w in URGENT_KINDS.items()}),
        widget=forms.RadioSelect,
    )
    time_of_day = forms.ChoiceField(
        label="When", choices=_pairs(URGENT_TIMES, empty="Not known"), required=False
    )
    vehicle_colour = forms.ChoiceField(
        label="Colour of the vehicle",
        choices=_pairs(URGENT_COLOURS, empty="Not known"),
        required=False,
    )
    vehicle_shape = forms.ChoiceField(
        label="Vehicle", choices=_pairs(URGENT_SHAPES, empty="Not known"), required=False
    )
    nobody_reached = forms.BooleanField(
        label="I tried those who could read it, and reached nobody",
        error_messages={"required": "If somebody can be reached, let her or him read it."},
    )

    def __init__(self, *args: Any, areas: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["area"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the types
        field.choices = list(areas.items())

    def fixed(self) -> FixedFields:
        """Return the chosen words."""
        said = self.cleaned_data
        return FixedFields(
            area=said["area"],
            kind=said["kind"],
            time_of_day=said["time_of_day"],
            vehicle_colour=said["vehicle_colour"],
            vehicle_shape=said["vehicle_shape"],
        )


class InviteForm(forms.Form):
    """An address or a number that is asked whether it wants warnings."""

    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        required=False,
        help_text="She or he gets one message and says yes by its link. Nothing else comes.",
    )
    number = NumberField(
        required=False,
        help_text="Or a mobile number. One text comes; nothing more before the answer is yes.",
    )
    by = forms.ChoiceField(label="Text by", required=False)
    agreed = forms.BooleanField(
        label="She or he told me that this number may be written to",
        required=False,
        help_text="A text lights up a phone that others may see. Ask first.",
    )
    areas = AreasField()
    sectors = WhomField(
        label="Where she or he works",
        words=SECTOR_WORDS,
        help_text="Only what was said to us. Tick none to send every warning.",
    )
    genders = WhomField(
        label="Gender",
        words=GENDER_WORDS,
        help_text="Only what was said to us. Tick none to send every warning.",
    )
    language = forms.ChoiceField(label="Language", choices=_pairs(LANGUAGES))

    def __init__(
        self,
        *args: Any,
        areas: Mapping[str, str],
        phones: Mapping[CarrierKind, str],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        _offer(self, areas)
        self.phones = phones
        if phones:
            by = self.fields["by"]
            assert isinstance(by, forms.ChoiceField)  # noqa: S101 - for the types
            by.choices = _pairs(phones)
        for name in () if phones else ("number", "agreed"):
            del self.fields[name]
        if len(phones) < 2:
            del self.fields["by"]

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two, and for the word of whoever the number is."""
        said = super().clean() or {}
        broken = {"email", "number"} & self.errors.keys()
        if not broken and bool(said.get("email")) == bool(said.get("number")):
            one = "Write an address, or a number." if self.phones else "Write an address."
            self.add_error("email", "Write one of the two." if said.get("email") else one)
        if said.get("number") and not said.get("agreed"):
            self.add_error("agreed", "Ask first, then tick this.")
        return said

    def who(self) -> Invited:
        """Return whom we ask, and what for."""
        said = self.cleaned_data
        by = CarrierKind.EMAIL
        if said.get("number"):
            by = CarrierKind(said.get("by") or next(iter(self.phones)))
        return Invited(
            email=said["email"],
            number=said.get("number", ""),
            carrier=by,
            agreed=bool(said.get("agreed")),
            areas=tuple(said["areas"]),
            sectors=tuple(said["sectors"]),
            genders=tuple(said["genders"]),
            language=said["language"],
        )


class ChosenForm(forms.Form):
    """What somebody chooses for herself: what messages show, and when none comes."""

    shows = forms.ChoiceField(
        label="What may a message show?",
        choices=_pairs(SHOWS_WORDS),
        widget=forms.RadioSelect,
        help_text="It can light up on a locked phone, where others may read it.",
    )
    hours = forms.ChoiceField(
        label="May messages come at night?",
        choices=[
            ("area", "As is usual in my area"),
            ("always", "At any hour"),
            ("own", "Not in these hours:"),
        ],
        widget=forms.RadioSelect,
        help_text="What comes in these hours waits until they end.",
    )
    quiet_from = forms.TimeField(
        label="From",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    quiet_to = forms.TimeField(
        label="To",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    urgent_wakes = forms.BooleanField(label="An urgent warning may wake me", required=False)

    def __init__(self, *args: Any, by: CarrierKind, **more: Any) -> None:
        super().__init__(*args, **more)
        self.by = by

    @classmethod
    def of(cls, data: Any, chosen: Chosen) -> "ChosenForm":
        """Return the form of what was chosen, or of what is sent."""
        hours = "own" if chosen.quiet_from else "always"
        start = {
            "shows": chosen.shows.value,
            "hours": hours if chosen.has_own_hours else "area",
            "quiet_from": chosen.quiet_from,
            "quiet_to": chosen.quiet_to,
            "urgent_wakes": chosen.urgent_wakes,
        }
        return cls(data, initial=start, by=chosen.carrier)

    def clean(self) -> dict[str, Any]:
        """Ask for both ends of hours of her own."""
        said = super().clean() or {}
        if said.get("hours") == "own":
            for name in ("quiet_from", "quiet_to"):
                if name not in self.errors and said.get(name) is None:
                    self.add_error(name, "Say a time, such as 22:00.")
            if said.get("quiet_from") and said.get("quiet_from") == said.get("quiet_to"):
                self.add_error("quiet_to", "These are the same. Nothing would ever come.")
        return said

    def chosen(self) -> Chosen:
        """Return what was chosen."""
        said = self.cleaned_data
        own = said["hours"] == "own"
        return Chosen(
            carrier=self.by,
            shows=Shows(said["shows"]),
            has_own_hours=said["hours"] != "area",
            quiet_from=said["quiet_from"] if own else None,
            quiet_to=said["quiet_to"] if own else None,
            urgent_wakes=said["urgent_wakes"],
        )


class CarrierForm(forms.Form):
    """The keys of one way, and what a message costs. Keys kept already are never shown."""

    key = forms.CharField(
        label="API key",
        required=False,
        max_length=300,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="As GOV.UK Notify shows it once. Leave it empty to keep the one that is here.",
    )
    template = forms.CharField(
        label="Template ID",
        required=False,
        max_length=36,
        help_text="Of a text message template that says ((message)) and nothing else.",
    )
    url = forms.CharField(
        label="Address of the service",
        required=False,
        max_length=600,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=(
            "As Apprise writes it, with {to} where the number goes, for example "
            "twilio://ACCOUNT:TOKEN@+447700900001/{to}. Leave it empty to keep the one that is "
            "here."
        ),
    )
    pence = forms.DecimalField(
        label="What one message costs, in pence",
        required=False,
        min_value=0,
        max_value=999,
        max_digits=5,
        decimal_places=2,
        help_text="A long text is sent, and paid, as several.",
    )
    OF: dict[CarrierKind, tuple[str, ...]] = {
        CarrierKind.EMAIL: (),
        CarrierKind.NOTIFY: ("key", "template"),
        CarrierKind.SERVICE: ("url",),
    }

    def __init__(self, data: Any = None, *, kind: CarrierKind, **more: Any) -> None:
        super().__init__(data, prefix=kind.value, **more)
        self.kind = kind
        for name in {"key", "template", "url"} - set(self.OF[kind]):
            del self.fields[name]
        if kind not in BY_PHONE:
            del self.fields["pence"]

    def credentials(self) -> dict[str, str]:
        """Return what was put in, or nothing where all of it was left empty."""
        said = {name: self.cleaned_data[name] for name in self.OF[self.kind]}
        return said if any(said.values()) else {}


class TestForm(forms.Form):
    """Where a test message goes: to oneself."""

    __test__ = False
    to = forms.CharField(label="Send a test to myself", max_length=254)

    def __init__(self, data: Any = None, *, kind: CarrierKind, **more: Any) -> None:
        super().__init__(data, prefix=f"test-{kind.value}", **more)
        if kind in BY_PHONE:
            self.fields["to"] = NumberField(label="Send a test to my own number")
        else:
            self.fields["to"] = forms.EmailField(label="Send a test to my own address")


class QuietForm(forms.Form):
    """When nobody of an area is woken. Both empty: at no hour."""

    area = forms.CharField(required=False, widget=forms.HiddenInput)
    starts = forms.TimeField(
        label="From",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    ends = forms.TimeField(
        label="To",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for both, or neither."""
        said = super().clean() or {}
        if not self.errors and (said.get("starts") is None) != (said.get("ends") is None):
            self.add_error("ends", "Say both times, or neither.")
        return said

    def hours(self) -> Quiet | None:
        """Return the hours, or None for no quiet hours."""
        said = self.cleaned_data
        if said["starts"] is None or said["ends"] is None:
            return None
        return Quiet(starts=said["starts"], ends=said["ends"])


@dataclass(frozen=True, kw_only=True)
class TextAnswer:
    """What somebody answered by text."""

    number: str
    words: str


def text_answer(body: bytes) -> TextAnswer | None:
    """Return what GOV.UK Notify hands over when a text came in, or None for anything else."""
    try:
        said = json.loads(body)
        number, words = said["source_number"], said["message"]
    except (ValueError, TypeError, KeyError):
        return None
    if not isinstance(number, str) or not isinstance(words, str):
        return None
    # It writes numbers without the plus sign: 447700900123.
    plus = number if number.startswith(("+", "0")) else f"+{number}"
    normalised = read_phone(plus).normalised
    return TextAnswer(number=normalised, words=words) if normalised else None


class AddressForm(forms.Form):
    """Why somebody looks at an address."""

    why = forms.ChoiceField(
        label="Why do you need it?", choices=_pairs(WHY_OPENED_WORDS), widget=forms.RadioSelect
    )

    def reason(self) -> WhyOpened:
        """Return the reason as its code."""
        return WhyOpened(self.cleaned_data["why"])


class ObjectionForm(SubmissionForm):
    """What somebody says is wrong with a warning. Anybody may send it."""

    words = forms.CharField(
        label="What is wrong?",
        max_length=LONGEST_OBJECTION,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Somebody who did not write the warning reads this.",
    )
    contact = forms.CharField(
        label="How can we reach you?",
        required=False,
        max_length=200,
        help_text="You need not say. We keep it locked and use it for our answer only.",
    )


class PosterForm(forms.Form):
    """What size a poster has, and how many sheets somebody prints."""

    shape = forms.ChoiceField(
        label="Size",
        choices=[(shape.value, words) for shape, words in SHAPE_WORDS.items()],
        widget=forms.RadioSelect,
        initial=PosterShape.A4.value,
    )
    sheets = forms.IntegerField(
        label="How many sheets will you print?",
        min_value=1,
        max_value=MOST_SHEETS,
        initial=1,
        help_text="It is counted, so that all of them are taken down when the warning ends.",
    )
