"""Words of warnings in pages: ``{{ codes|area_names:names }}``."""

from collections.abc import Iterable, Mapping

from django import template

from brolly.history.vocabulary import Event, every_event

register = template.Library()


@register.filter
def area_names(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the names of these areas; of all when none was chosen."""
    return ", ".join(names.get(code, code) for code in codes) or "everywhere we work"


@register.filter
def get_name(names: Mapping[str, str], code: str) -> str:
    """Return the name of one area."""
    return names.get(code, code)


@register.filter
def step_words(event: str) -> str:
    """Return the sentence of something that happened, by its name."""
    said = {kind.name: kind.sentence for kind in every_event(Event)}
    return said.get(event) or event.replace("-", " ").replace(".", ": ")
