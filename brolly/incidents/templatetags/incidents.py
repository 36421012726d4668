"""Words for codes: ``{{ code|coded:"kind" }}``; a number as people write it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import template

from brolly.consent.vocabulary import CHOICE_LABELS, Field
from brolly.incidents import forms, rules, vocabulary
from brolly.incidents.queries import Passage
from brolly.web.templatetags.brolly import error_summary

register = template.Library()

_WORDS: dict[str, Mapping[Any, str]] = {
    "channel": vocabulary.CHANNEL_WORDS,
    "kind": vocabulary.KIND_WORDS,
    "injury": vocabulary.INJURY_WORDS,
    "trick": vocabulary.TRICK_WORDS,
    "stage": vocabulary.STAGE_WORDS,
    "step": vocabulary.STEP_WORDS,
    "belongs_to": vocabulary.BELONGS_TO_WORDS,
    "age": vocabulary.AGE_WORDS,
    "build": vocabulary.BUILD_WORDS,
    "height": vocabulary.HEIGHT_WORDS,
    "hair": vocabulary.HAIR_WORDS,
    "time_of_day": vocabulary.TIME_OF_DAY_WORDS,
    "language": vocabulary.LANGUAGE_WORDS,
    "provenance": vocabulary.PROVENANCE_WORDS,
    "choice": CHOICE_LABELS,
    "answer": forms.ANSWER_WORDS,
    "hold": forms.HOLD_WORDS,
    "row": {
        "incident": "A report",
        "duplicate": "Told twice",
        "banner": "A title, a month, headings",
        "note": "A note, and no report",
        "blank": "Empty",
    },
}


@register.filter
def coded(code: str, of: str) -> str:
    """Return the words of a code; a code without words shows as itself."""
    return _WORDS[of].get(code, code)


@register.simple_tag
def when(told: vocabulary.Told) -> str:
    """Return when it happened, no more exactly than it is known."""
    return rules.when_shown(told.happened_on, told.precision)


@register.inclusion_tag("web/parts/error_summary.html")
def what_needs_fixing(intake: forms.Intake) -> dict[str, Any]:
    """Draw the list of what needs fixing on the whole page."""
    return error_summary(*intake.forms)


@register.simple_tag
def left_out(fields: Iterable[Field]) -> str:
    """Return in words what she wants left out."""
    return ", ".join(sorted(forms.LEAVE_OUT_WORDS[field].lower() for field in fields))


@register.simple_tag
def not_to(whom: Iterable[UUID], names: Mapping[UUID, str]) -> str:
    """Return in words to whom she wants nothing to go."""
    return ", ".join(sorted(names.get(one, "a named post") for one in whom))


@register.simple_tag
def in_short(man: vocabulary.ManTold) -> str:
    """Return the coded looks of a man in a few words, those that are known."""
    known = [
        f"{name.capitalize()}: {_WORDS[name][code].lower()}"
        for name, code in (
            ("age", man.age_band),
            ("build", man.build),
            ("height", man.height),
            ("hair", man.hair),
        )
        if code
    ]
    return ". ".join(known) if known else "Not known"


@register.filter
def telling(pieces: Iterable[Passage]) -> list[Passage]:
    """Return the pieces that may give somebody away, each once."""
    return list({one.text: one for one in pieces if one.what and one.text.strip()}.values())
