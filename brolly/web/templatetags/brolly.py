"""
The tags every page uses: ``{% load brolly %}``.

``{% icon "lock" %}`` an icon · ``{% field form.name %}`` a whole field ·
``{% error_summary form %}`` what needs fixing, first in main.
"""

from typing import Any

from django import forms, template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from brolly.web import icons

register = template.Library()

_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw one icon. Always beside a word."""
    return mark_safe(icons.svg(name))  # noqa: S308 - our own constants


@register.simple_tag
def field(bound: forms.BoundField, **options: Any) -> SafeString:
    """
    Draw a field: label, hint, error, control.

    ``size="w8"`` or ``"w12"`` makes it narrower; ``heading=True`` makes the legend or
    label the page's h1; ``hint`` replaces the form's help text.
    """
    if bound.is_hidden:
        return SafeString(str(bound) + str(bound.errors if bound.errors else ""))
    control = bound.field.widget
    listed = isinstance(control, forms.RadioSelect | forms.CheckboxSelectMultiple)
    hint = options.get("hint", bound.help_text)
    said = [f"{bound.auto_id}-h"] if hint else []
    said += [f"{bound.auto_id}-e"] if bound.errors else []
    attrs = {"aria-describedby": " ".join(said)} if said else {}
    if bound.errors and not listed:
        attrs["aria-invalid"] = "true"
    if size := options.get("size", ""):
        attrs["class"] = size
    single = isinstance(control, forms.CheckboxInput)
    part = "choices" if listed else "tickbox" if single else "field"
    return render_to_string(
        f"web/parts/{part}.html",
        {
            "field": bound,
            "hint": hint,
            "heading": options.get("heading", False),
            "describedby": " ".join(said),
            "control": "" if listed else bound.as_widget(attrs=attrs),
        },
    )


@register.inclusion_tag("web/parts/error_summary.html")
def error_summary(*shown: forms.BaseForm) -> dict[str, Any]:
    """Draw the list of what needs fixing, or nothing when nothing does."""
    faults: list[tuple[str, str]] = []
    for form in shown:
        if not form.is_bound:
            continue
        faults += [("", str(e)) for e in form.non_field_errors()]
        for bound in form:
            faults += [(_first_control(bound), str(e)) for e in bound.errors]
    many = _WORDS[len(faults)] if len(faults) < len(_WORDS) else str(len(faults))
    words = "One thing needs fixing" if len(faults) == 1 else f"{many} things need fixing"
    return {"faults": faults, "words": words}


def _first_control(bound: forms.BoundField) -> str:
    """Return the id that a link to this field jumps to."""
    return bound.id_for_label or f"{bound.auto_id}_0"


@register.filter
def words(value: str) -> str:
    """Turn a field's or code's name into words: ``last_seen`` into "Last seen"."""
    return value.replace("_", " ").replace("-", " ").strip().capitalize()
