"""All records taken out as open files, and nothing that the manager may not open."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import pytest
from django.urls import reverse

from brolly.access.gate import FreshFactorNeeded
from brolly.access.scope import acting
from brolly.consent import steps as consent
from brolly.consent.samples import yes_to
from brolly.consent.vocabulary import Choice
from brolly.foundation.refusals import NotAllowed
from brolly.history.queries import entries_of
from brolly.incidents.samples import DERBY, make_incident
from brolly.incidents.vocabulary import Identity
from brolly.retention import actions, rules


def opened(content):
    files = zipfile.ZipFile(io.BytesIO(content))
    return {name: files.read(name).decode("utf-8-sig") for name in files.namelist()}


def test_every_report_is_in_it_with_who_told_and_what_she_chose(mira, noon):
    told = replace(DERBY, identity=Identity(name_used="Dee", contact="07700 900201"))
    make_incident(actor=mira, at=noon, told=told, choices=yes_to(Choice.WARN))
    make_incident(actor=mira, at=noon)
    files = opened(actions.take_everything(actor=mira, at=noon))
    lines = [json.loads(line) for line in files["reports.jsonl"].splitlines()]
    assert [line["report"] for line in lines] == ["R-0001", "R-0002"]
    assert lines[0]["name_used"] == "Dee"
    assert lines[0]["narrative"] == DERBY.narrative
    rows = list(csv.DictReader(io.StringIO(files["reports.csv"])))
    assert rows[0]["contact"] == "07700 900201"
    assert json.loads(files["choices.jsonl"].splitlines()[0])["report"] == "R-0001"
    assert "Nothing in it is locked any more" in files["README.txt"]
    entry = entries_of(mira)[0]
    assert (entry.event, entry.details["reports"]) == ("retention.everything-taken", 2)


def test_a_report_that_is_closed_to_her_is_not_in_it_and_said(mira, joan, noon):
    incident_id = make_incident(actor=joan, at=noon)
    with acting(joan):
        consent.restrict(
            actor=joan, subject_id=incident_id, staff_ids=frozenset({joan.staff_id}), at=noon
        )
    files = opened(actions.take_everything(actor=mira, at=noon))
    assert files["reports.jsonl"] == ""
    assert "1 report(s) that named staff alone may open are not in it" in files["README.txt"]


def test_it_takes_the_power_and_a_fresh_second_step(mira, ada, noon):
    with pytest.raises(NotAllowed):
        actions.take_everything(actor=ada, at=noon)
    with pytest.raises(FreshFactorNeeded):
        actions.take_everything(actor=replace(mira, fresh_factor=False), at=noon)


def test_no_cell_is_a_formula():
    made = rules.packed({"a": [{"x": "=1+1", "y": "@b", "z": "plain"}]}, read_me="")
    (row,) = csv.DictReader(io.StringIO(opened(made)["a.csv"]))
    assert row == {"x": "'=1+1", "y": "'@b", "z": "plain"}


def test_the_page_hands_it_out_and_lets_nobody_keep_it(mira, signed_in, noon):
    make_incident(actor=mira, at=noon)
    browser = signed_in(mira)
    assert "Take everything out" in browser.get(reverse("retention:keeping")).text
    answer = browser.post(reverse("retention:everything"))
    assert answer["Content-Type"] == "application/zip"
    assert answer["Cache-Control"] == "no-store"
    assert "reports.csv" in opened(answer.content)
