"""Words for codes: ``{{ code|coded:"kind" }}``; a number as people write it."""

from collections.abc import Mapping
from typing import Any

from django import template

from brolly.incidents import rules, vocabulary

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
    "choice": vocabulary.CHOICE_WORDS,
    "answer": vocabulary.ANSWER_WORDS,
    "hold": vocabulary.HOLD_WORDS,
}


@register.filter
def coded(code: str, of: str) -> str:
    """Return the words of a code; a code without words shows as itself."""
    return _WORDS[of].get(code, code)


@register.simple_tag
def when(told: vocabulary.Told) -> str:
    """Return when it happened, no more exactly than it is known."""
    return rules.when_shown(told.happened_on, told.precision)
