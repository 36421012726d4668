"""The paper form asks what the page asks, in its order, with nothing ticked."""

import io
import re
from dataclasses import replace

import pytest
from django.urls import reverse
from pypdf import PdfReader

from brolly.consent.vocabulary import Choice
from brolly.incidents.forms.choices import ChoiceForm
from brolly.incidents.forms.paper import CHOICES, NOT_ON_PAPER, Shape, parts
from brolly.incidents.forms.parts import IdentifierForm, ManForm, VehicleForm
from brolly.incidents.forms.report import IncidentForm
from brolly.organisations.samples import make_organisation


@pytest.fixture
def browser(ada, noon, signed_in):
    ours = make_organisation(code="LAN", name="Lantern", at=noon)
    return signed_in(replace(ada, organisation_id=ours.organisation_id))


@pytest.fixture
def page(browser):
    return browser.get(reverse("incidents:new"), {"from": "paper"}).text


@pytest.fixture
def pdf(browser):
    answer = browser.get(reverse("incidents:paper"))
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content))


def test_every_box_of_the_page_is_on_paper_or_listed_as_staffs():
    asked = {name for part in parts() for one in part.asked for name in one.fills}
    on_page = {
        *IncidentForm.base_fields, *ManForm.base_fields, *VehicleForm.base_fields,
        *IdentifierForm.base_fields, *ChoiceForm.base_fields,
    }  # fmt: skip
    assert sorted(on_page - asked - NOT_ON_PAPER) == []
    assert sorted(asked - on_page) == []
    assert set(CHOICES) == set(Choice)


def test_parts_and_choices_come_in_the_order_of_the_page(page):
    places = [page.index(f'id="{part.name}"') for part in parts()]
    assert places == sorted(places)
    order = [page.index(f"choice-{choice.value}-answer") for choice in CHOICES]
    assert order == sorted(order)


def test_within_a_part_questions_come_in_the_order_of_the_page(page):
    for part in parts():
        if part.name == "choices":
            continue
        names = [one.fills[0] for one in part.asked if one.fills]
        places = [first_box(page, name) for name in names]
        assert places == sorted(places), part.name


def first_box(page: str, name: str) -> int:
    found = re.search(rf'name="(?:[a-z]+-0-)?{name}"', page)
    assert found, name
    return found.start()


def test_the_page_for_paper_comes_open_and_says_that_it_is_paper(page, browser):
    assert '<option value="paper" selected>' in page
    folded = re.findall(r'<details class="sheet fold" id="\w+">', page)
    assert folded == []
    assert re.findall(
        r'<details class="sheet fold" id="\w+">', browser.get("/reports/new/").text
    )


def test_a_row_more_keeps_the_page_as_it_is_for_paper(page, browser):
    answer = browser.post(
        reverse("incidents:new"), {"from": "paper", "channel": "paper", "add": "man"}
    )
    assert 'name="from" value="paper"' in answer.text
    assert re.findall(r'<details class="sheet fold" id="\w+">', answer.text) == []


def test_the_form_is_tagged_and_asks_each_choice_apart(pdf):
    said = " ".join(" ".join(one.extract_text() for one in pdf.pages).split())
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == "Tell us what happened"
    for words, _ in CHOICES.values():
        assert said.count(words) == 1
    assert said.count("Ask me first") == len(CHOICES)
    assert not re.search("[☑☒✓✔✗]", said)
    assert all(one.lines for part in parts() for one in part.asked if one.shape is Shape.BOX)


def test_an_officer_prints_no_forms(signed_in, officer):
    assert signed_in(officer).get(reverse("incidents:paper")).status_code == 403
