"""The parts pages are made of."""

from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template

from brolly.access.vocabulary import Power
from brolly.web import navigation
from brolly.web.forms import SubmissionForm
from brolly.web.icons import SHAPES, svg

HERE = Path(__file__).resolve().parents[1]


class Example(forms.Form):
    name = forms.CharField(label="Name", error_messages={"required": "Say a name"})
    way = forms.ChoiceField(
        label="Way", choices=[("a", "A")], widget=forms.RadioSelect,
        error_messages={"required": "Choose a way"},
    )  # fmt: skip

    def clean(self):
        raise forms.ValidationError("They do not go together")


def drawn(words, **context):
    return Template("{% load brolly %}" + words).render(Context(context))


def test_error_summary_links_to_each_control():
    page = drawn("{% error_summary form %}", form=Example({}))
    assert "Three things need fixing" in page
    assert '<a href="#id_name">Say a name</a>' in page
    assert '<a href="#id_way_0">Choose a way</a>' in page
    assert "<li>They do not go together</li>" in page


def test_error_summary_is_nothing_without_faults():
    assert drawn("{% error_summary form %}", form=Example()).strip() == ""


def test_field_with_an_error_says_so_to_screen_readers():
    page = drawn("{% field form.name %}", form=Example({}))
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_name-e"' in page
    assert "required" not in page.replace("aria-", "")


def test_nothing_is_ever_ticked_beforehand():
    assert "checked" not in drawn("{% field form.way %}", form=Example())


def test_values_are_escaped_everywhere():
    bad = "<script>x</script>"
    page = drawn(
        "{% tag bad %}{% empty bad %}{% stays bad %}{{ bad }}{% endstays %}{% summary p %}",
        bad=bad, p=[(bad, bad)],
    )  # fmt: skip
    assert "<script" not in page


def test_submission_id_differs_each_time_and_survives_a_mistake():
    first, second = (str(SubmissionForm()["submission_id"]) for _ in range(2))
    assert first != second
    again = SubmissionForm({"submission_id": "c0ffee00-0000-4000-8000-000000000000"})
    assert "c0ffee00" in drawn("{% field form.submission_id %}", form=again)


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_icons_are_hidden_from_screen_readers(name):
    assert 'aria-hidden="true"' in svg(name)


def test_navigation_shows_what_the_role_may_and_is_switched_on(signed_in, cleo, monkeypatch):
    monkeypatch.setattr(navigation, "_sections", [])
    navigation.register(
        navigation.Section(name="All", url="web:more", icon="menu"),
        navigation.Section(
            name="Police", url="web:parts", icon="inbox", power=Power.READ_INBOX
        ),
        navigation.Section(
            name="Off", url="web:parts", icon="inbox", is_on=lambda actor: False
        ),
    )
    links = navigation.links_for(cleo, "/more")
    assert [(link.name, link.is_current) for link in links] == [("All", True)]


@pytest.mark.parametrize(
    "template", sorted(HERE.glob("templates/**/*.html")), ids=lambda t: t.name
)
def test_templates_say_what_they_need_and_carry_no_inline_code(template):
    text = template.read_text()
    if template.name != "500.html":
        assert text.startswith("{# "), "first line says what it is and needs"
    for inline in ("<style", " style=", " onclick=", "javascript:", "http://", "https://"):
        assert inline not in text


def test_find_shows_only_to_whom_its_section_is_open(cleo, ada, monkeypatch):
    def seen_by(actor):
        return navigation.find_address(navigation.links_for(actor, "/"))

    monkeypatch.setattr(navigation, "_find", ["web:parts_refusal"])
    parts = {"name": "Parts", "url": "web:parts", "icon": "menu"}
    section = navigation.Section(**parts, power=Power.READ_INCIDENTS)
    monkeypatch.setattr(navigation, "_sections", [section])
    assert seen_by(ada) == "/parts/refusal"
    assert seen_by(cleo) == ""
