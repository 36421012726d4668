"""Refusals, privacy headings, names of rows and generated pages are complete and unique."""

from collections import Counter

import pytest
from django.apps import apps
from django.core.management import call_command

from brolly.config import reference
from brolly.foundation.privacy import placement_of
from brolly.foundation.refusals import every_refusal

MODELS = [m for m in apps.get_models() if m.__module__.startswith("brolly.")]


def refusals():
    reference.import_everything()
    return [r for r in every_refusal() if r.__module__.startswith("brolly.")]


def test_the_code_of_each_refusal_is_its_own():
    twice = [code for code, times in Counter(r.code for r in refusals()).items() if times > 1]
    assert twice == []


def test_each_refusal_has_a_status_a_sentence_and_a_meaning():
    bad = [
        r.__name__
        for r in refusals()
        if not 400 <= r.status < 500
        or not str(r.message).rstrip().endswith((".", "?"))
        or "!" in str(r.message)
        or not (r.__doc__ or "").strip()
    ]
    assert bad == []


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_every_column_stands_under_exactly_one_privacy_heading(model):
    placement = placement_of(model)
    assert not placement.missing
    assert not placement.placed_twice
    assert not placement.unknown


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_a_row_is_named_by_its_class_and_key_and_says_nothing_more(model):
    row = model()
    assert str(row) == f"{model.__name__} {row.pk}" == repr_of(row)


def repr_of(row):
    return repr(row).removeprefix(f"<{type(row).__name__}: ").removesuffix(">")


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("page", sorted(reference.PAGES))
def test_a_generated_page_is_what_the_code_says(page):
    drawn = (reference.FOLDER / page).read_text()
    assert drawn == reference.PAGES[page](), "Run: make docs"
