"""
The tags every page uses: ``{% load brolly %}``. All of them stand on /parts/.

``{% icon "lock" %}`` · ``{% tag "Overdue" "danger" %}`` · ``{% empty "Nothing waiting." %}``
``{% field form.name %}`` · ``{% error_summary form %}`` (first in main)
``{% summary pairs %}`` · ``{% table caption headings rows %}`` · ``{% queue rows %}``
``{% timeline entries %}`` · ``{% tabs links "Label" %}`` · ``{% progress 2 7 %}``
``{% sealed labels %}`` · ``{% receipt words %}`` · ``{% both_versions rows %}``
``{% notice "caution" %}…{% endnotice %}`` · ``{% stays %}…{% endstays %}`` ·
``{% leaves "What they will see" %}…{% endleaves %}``
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms, template
from django.template.loader import render_to_string
from django.utils.html import format_html
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
        return SafeString(str(bound))
    # The server's sentence beside the field, not the browser's bubble over it.
    bound.form.use_required_attribute = False
    control = bound.field.widget
    listed = isinstance(control, forms.RadioSelect | forms.CheckboxSelectMultiple)
    hint = options.get("hint", bound.help_text)
    said = [f"{bound.auto_id}-h"] if hint else []
    said += [f"{bound.auto_id}-e"] if bound.errors else []
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(said)} if said else {}
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


# What each kind of tag and notice says without a word: its icon. The word comes too.
_ICON_OF_KIND = {
    "": "half", "ok": "check", "caution": "clock", "danger": "alert",
    "keep": "lock", "leaves": "leaves",
}  # fmt: skip


@register.simple_tag
def tag(words: str, kind: str = "", icon: str = "") -> SafeString:
    """Draw a word with an icon: a state. Never a link. Kinds: ok caution danger keep leaves."""
    drawn = mark_safe(icons.svg(icon or _ICON_OF_KIND[kind]))  # noqa: S308 - our own constants
    return format_html('<span class="{}">{}{}</span>', f"tag {kind}".strip(), drawn, words)


@register.simple_tag
def empty(words: str, icon: str = "check") -> SafeString:
    """Draw one quiet line where nothing is waiting."""
    drawn = mark_safe(icons.svg(icon))  # noqa: S308 - our own constants
    return format_html('<p class="empty">{}<span>{}</span></p>', drawn, words)


@register.simple_block_tag
def notice(
    content: SafeString, kind: str = "", icon: str = "", alert: bool = False
) -> SafeString:
    """Draw a box that says one thing. Kinds: ok caution danger. ``alert=True`` is read out."""
    plain = "question" if not kind else "no" if kind == "danger" else _ICON_OF_KIND[kind]
    drawn = mark_safe(icons.svg(icon or plain))  # noqa: S308 - our own constants
    role = mark_safe(' role="alert"') if alert else ""
    box = '<div class="{}"{}>{}<div class="stack tight">{}</div></div>'
    return format_html(box, f"notice {kind}".strip(), role, drawn, content)


@register.simple_block_tag
def stays(content: SafeString, heading: str = "", label: str = "Stays with us") -> SafeString:
    """Draw what stays under the brolly: the rounded panel."""
    return _panel("keep-panel", "lock", label, heading, content)


@register.simple_block_tag
def leaves(content: SafeString, heading: str = "", label: str = "Leaves") -> SafeString:
    """Draw what leaves: the square, dashed panel."""
    return _panel("leave-panel", "leaves", label, heading, content)


def _panel(shape: str, icon: str, label: str, heading: str, content: SafeString) -> SafeString:
    drawn = mark_safe(icons.svg(icon))  # noqa: S308 - our own constants
    said = format_html("<h2>{}</h2>", heading) if heading else ""
    panel = '<section class="{} stack"><p class="side-label">{}{}</p>{}{}</section>'
    return format_html(panel, shape, drawn, label, said, content)


@register.inclusion_tag("web/parts/summary.html")
def summary(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Draw facts as a list of name and value."""
    return {"pairs": pairs}


@register.inclusion_tag("web/parts/table.html")
def table(
    caption: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]
) -> dict[str, Any]:
    """Draw a table whose rows become blocks on a phone. The first cell heads its row."""
    shown = [(row[0], list(zip(headings[1:], row[1:], strict=True))) for row in rows]
    return {"caption": caption, "headings": headings, "rows": shown}


@register.inclusion_tag("web/parts/queue.html")
def queue(rows: Iterable[Any]) -> dict[str, Any]:
    """Draw work that waits: count, heading, address, words, kind and word of a tag."""
    return {"rows": rows}


@register.inclusion_tag("web/parts/timeline.html")
def timeline(entries: Iterable[Any]) -> dict[str, Any]:
    """Draw what happened, in order: at (words or a time), heading, words, now."""
    return {"entries": entries}


@register.inclusion_tag("web/parts/tabs.html")
def tabs(links: Iterable[Any], label: str) -> dict[str, Any]:
    """Draw tabs, which are links: address, name, is_current."""
    return {"links": links, "label": label}


@register.inclusion_tag("web/parts/progress.html")
def progress(step: int, steps: int, words: str = "Question") -> dict[str, Any]:
    """Draw how far somebody has come."""
    return {"step": step, "steps": steps, "words": words}


@register.inclusion_tag("web/parts/sealed.html")
def sealed(labels: Iterable[str]) -> dict[str, Any]:
    """Draw what is kept but not shown. The values are not in the page."""
    return {"labels": labels}


@register.inclusion_tag("web/parts/receipt.html")
def receipt(words: Iterable[str]) -> dict[str, Any]:
    """Draw the words somebody copies by hand to come back."""
    return {"words": words}


@register.inclusion_tag("web/parts/both_versions.html")
def both_versions(rows: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    """Draw what two people wrote at once: label, mine, theirs. Only what differs."""
    return {"rows": [row for row in rows if row[1] != row[2]]}
