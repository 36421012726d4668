"""Fields and words that the forms of a report share."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from django import forms

from brolly.consent.vocabulary import (
    HoldKind,
)
from brolly.foundation.identifiers import IdentifierKind

LONGEST_NARRATIVE = 100_000
Code = TypeVar("Code", bound=StrEnum)
Choices = list[tuple[str, str]]
KIND_OF_IDENTIFIER_WORDS = {
    IdentifierKind.PHONE: "Phone number",
    IdentifierKind.PLATE: "Number plate",
    IdentifierKind.EMAIL: "E-mail address",
    IdentifierKind.HANDLE: "Account name",
}
HOLD_WORDS = {
    HoldKind.NUMBER_MAY_BE_HERS: "His number may be hers",
    HoldKind.UNCLEAR_CONSENT: "What she wants is not clear",
    HoldKind.THIRD_PARTY_ACCOUNT: "Somebody else told us: ask her",
    HoldKind.SAFEGUARDING: "Safeguarding lead decides",
    HoldKind.NEEDS_CONVERSATION: "Somebody has to talk with her first",
    HoldKind.POISONED: "Something in it is not right",
}
# What staff may ask to wait for; the other holds follow from what was told.
HOLDS_TO_TICK = (HoldKind.NEEDS_CONVERSATION, HoldKind.UNCLEAR_CONSENT)


def choices(words: Mapping[Code, str]) -> Choices:
    """Return codes and their words as a form takes them."""
    return [(code.value, said) for code, said in words.items()]


def with_empty(words: Mapping[str, str], empty: str) -> Choices:
    """Return the same with an empty choice on top."""
    return [("", empty), *words.items()]


class Text(forms.CharField):
    """Words that may be left out; spaces inside are kept as typed."""

    def __init__(self, label: str, *, rows: int = 0, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        if rows:
            kwargs["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(label=label, **kwargs)


class Select(forms.ChoiceField):
    """One of a list, where empty means that nobody said."""

    def __init__(self, label: str, choices: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(label=label, choices=choices, **kwargs)


class Ticks(forms.MultipleChoiceField):
    """Any number of a list."""

    def __init__(self, label: str, choices: Choices, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )


class Moment(forms.DateTimeField):
    """A day and a time, as a browser sends them or as somebody types them."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        kwargs.setdefault("required", False)
        super().__init__(
            label=label,
            widget=widget,
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"],
            error_messages={"invalid": "Write day and time like 23/11/2026 14:00."},
            **kwargs,
        )
