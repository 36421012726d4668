"""An old scheme brought in by its pages: looked at first, once each, nothing widened."""

import csv
import io
import json
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Role
from brolly.consent import queries as consent
from brolly.consent.vocabulary import Answer, Choice
from brolly.foundation.refusals import NotFound
from brolly.incidents import actions, jobs, queries
from brolly.incidents.models import IncidentIdentifier, SheetImport, SheetRow
from brolly.incidents.tests.test_sheets import book, report
from brolly.organisations.samples import make_member, make_organisation
from brolly.vault.keys import KeyErased
from brolly.vault.opening import open_sealed

ROWS = (
    ["JANUARY 2021"],
    report(ok="Y", phone="07700 900123 (his)", car="van SM50 ZPW"),
    report(ref=2, day="Feb 21 (mid)", story="shouted at her from a car", ok="yes - anon"),
    report(ref=3, ok="Y", phone="07700 900123 (his)", car="van SM50 ZPW"),
    [None, None, None, "laptop crash"],
)


@pytest.fixture
def project(db, noon):
    return make_organisation(code="LAN", name="Lantern", at=noon)


@pytest.fixture
def manager(project, noon):
    made = make_member(
        actor=project, name="mira", role=Role.MANAGER, at=noon, can_sign_in=False
    )
    return replace(made, fresh_factor=True)


@pytest.fixture
def caseworker(project, noon):
    return make_member(
        actor=project, name="ada", role=Role.CASEWORKER, at=noon, can_sign_in=False
    )


def brought_in(manager, noon, content=None, as_closed=True):
    import_id = actions.upload_sheet(actor=manager, content=content or book(*ROWS), at=noon)
    actions.start_sheet(actor=manager, import_id=import_id, as_closed=as_closed, at=noon)
    run(manager, import_id)
    return import_id


def run(manager, import_id):
    jobs.bring_in(
        organisation_id=str(manager.organisation_id),
        import_id=str(import_id),
        staff_id=str(manager.staff_id),
    )


def test_every_row_is_in_or_on_the_list(manager, noon):
    import_id = brought_in(manager, noon)
    progress = queries.sheet_progress(manager, import_id)
    assert dict(progress.fates) == {
        "Brought in": 2, "Told twice in the file": 1, "A title, a month or headings": 3,
        "A note, and no report": 1,
    }  # fmt: skip
    assert progress.done == progress.rows == 7
    lines = queries.incidents_of(manager)
    assert [line.stage for line in lines] == ["closed", "closed"]
    assert {line.received_at.date().isoformat() for line in lines} >= {"2021-02-13"}


@pytest.mark.parametrize(
    ("story", "ok"),
    [
        ("he is a policeman. took her bag", "Y"),
        ("took her bag. said he's police", ""),
        ("took her bag", "withdrawn"),
    ],
)
def test_a_row_about_an_officer_or_taken_back_is_left_to_a_person(manager, noon, story, ok):
    import_id = brought_in(manager, noon, content=book(report(story=story, ok=ok)))
    fates = dict(queries.sheet_progress(manager, import_id).fates)
    assert fates["Left to you: take it in by hand"] == 1
    assert queries.incidents_of(manager) == []


@pytest.mark.parametrize(
    ("phone", "him", "whose"),
    [
        ("07700 900123 (his)", "tall", "his"),
        ("07700 900123 (his) ?", "tall", "unsure"),
        ("07700 900123 (his)", "tall + mate: short", "unsure"),
        ("07700 900123", "tall", "unsure"),
    ],
)
def test_a_number_somebody_doubted_never_counts_as_plainly_his(
    manager, noon, phone, him, whose
):
    brought_in(manager, noon, content=book(report(phone=phone, him=him)))
    (line,) = queries.incidents_of(manager)
    with acting(manager):
        kept = IncidentIdentifier.objects.filter(incident_id=line.id, kind="phone")
        assert [one.belongs_to for one in kept] == [whose]


def test_an_uploaded_file_never_touches_the_disk(settings):
    (handler,) = settings.FILE_UPLOAD_HANDLERS
    assert handler.endswith("MemoryFileUploadHandler")


def test_what_was_told_stands_in_the_report_with_what_was_held_back(manager, noon):
    brought_in(manager, noon)
    files = [queries.file_of(manager, line.id) for line in queries.incidents_of(manager)]
    first = next(one for one in files if "took her bag" in one.told.narrative)
    assert {line.identifier.normalised for line in first.identifiers} == {
        "+447700900123", "SM50ZPW",
    }  # fmt: skip
    other = next(one for one in files if "shouted" in one.told.narrative)
    assert other.told.precision == "month"
    assert "Not taken over: date (only the month is known)" in other.told.narrative
    assert "row 5" in other.told.narrative
    with reading(manager):
        said = consent.choices_of(manager, first.incident.pk)
        assert said[Choice.WARN].said.answer is Answer.YES
        asked = consent.choices_of(manager, other.incident.pk)
        assert asked[Choice.WARN].said.answer is Answer.ASK_HER
        assert asked[Choice.WARN].own_words == "yes - anon"


def test_the_same_file_again_brings_nothing_in_twice(manager, noon):
    brought_in(manager, noon)
    again = brought_in(manager, noon)
    assert (
        dict(queries.sheet_progress(manager, again).fates)["Here already: brought in before"]
        == 2
    )
    assert len(queries.incidents_of(manager)) == 2


def test_a_job_that_is_killed_goes_on_where_it_was(manager, noon, monkeypatch):
    monkeypatch.setattr(actions.sheets, "BATCH", 2)
    import_id = actions.upload_sheet(actor=manager, content=book(*ROWS), at=noon)
    actions.start_sheet(actor=manager, import_id=import_id, as_closed=False, at=noon)
    assert actions.bring_in_some(actor=manager, import_id=import_id, at=noon), "and then killed"
    run(manager, import_id)
    run(manager, import_id)
    assert queries.sheet_progress(manager, import_id).done == 7
    assert len(queries.incidents_of(manager)) == 2


def test_the_file_stands_sealed_and_is_destroyed_when_done(manager, noon):
    import_id = actions.upload_sheet(actor=manager, content=book(*ROWS), at=noon)
    with acting(manager):
        row = SheetImport.objects.get(pk=import_id)
        assert b"kerb" not in bytes(row.content)
        assert b"PK" not in bytes(row.content)[:4]
    actions.start_sheet(actor=manager, import_id=import_id, as_closed=True, at=noon)
    run(manager, import_id)
    with acting(manager):
        assert SheetImport.objects.get(pk=import_id).content is None
    with reading(manager), pytest.raises(KeyErased):
        open_sealed(manager, row, "content")


def test_nobody_else_brings_in_or_looks(manager, caseworker, noon, bola):
    import_id = actions.upload_sheet(actor=manager, content=book(*ROWS), at=noon)
    for somebody in (caseworker, bola):
        with pytest.raises(Exception, match=r"not|gone"):
            queries.sheet_preview(somebody, import_id)
    with pytest.raises(NotFound):
        queries.sheet_preview(replace(bola, powers=manager.powers), import_id)
    with acting(bola):
        assert not SheetImport.objects.exists()
        assert not SheetRow.objects.exists()


def test_the_whole_way_by_the_pages(manager, noon, signed_in):
    browser = signed_in(manager)
    address = reverse("incidents:bring-in")
    wrong = browser.post(address, {"file": SimpleUploadedFile("a.xls", b"\xd0\xcf\x11\xe0x")})
    assert wrong.status_code == 422
    assert "old .xls file" in wrong.text
    assert "Choose a file." in browser.post(address, {}).text
    page = browser.post(
        address, {"file": SimpleUploadedFile("old.xlsx", book(*ROWS))}, follow=True
    )
    assert "2 reports would be brought in" in page.text
    assert "Only the month is known" in page.text or "only the month is known" in page.text
    import_id = page.request["PATH_INFO"].rstrip("/").rsplit("/", 1)[-1]
    kept = browser.get(reverse("incidents:map-of-sheet", args=[import_id]))
    laid_out = json.loads(kept.content)
    laid_out["2021"]["columns"].pop("H")
    sent = SimpleUploadedFile("map.json", json.dumps(laid_out).encode())
    page = browser.post(
        reverse("incidents:lay-out-sheet", args=[import_id]), {"map": sent}, follow=True
    )
    assert "Read again with these columns" in page.text
    typed = {
        "sheet-1-heading_row": "2",
        "sheet-1-D": "story",
        "sheet-1-B": "happened",
        "sheet-1-E": "him",
    }
    page = browser.post(
        reverse("incidents:lay-out-sheet", args=[import_id]), typed, follow=True
    )
    assert "Read again with these columns" in page.text
    bad = SimpleUploadedFile("map.json", b"[1]")
    page = browser.post(
        reverse("incidents:lay-out-sheet", args=[import_id]), {"map": bad}, follow=True
    )
    assert "no map" in page.text
    start = reverse("incidents:start-sheet", args=[import_id])
    page = browser.post(start, {"do": "start", "as_closed": "new"}, follow=True)
    assert "Being brought in" in page.text
    assert browser.post(start, {"do": "start"}).status_code == 409, "once"
    run(manager, import_id)
    page = browser.get(reverse("incidents:sheet", args=[import_id]))
    assert "The file was destroyed" in page.text
    assert {line.stage for line in queries.incidents_of(manager)} == {"new"}


def test_a_file_can_be_thrown_away(manager, noon, signed_in):
    import_id = actions.upload_sheet(actor=manager, content=book(*ROWS), at=noon)
    browser = signed_in(manager)
    browser.post(reverse("incidents:start-sheet", args=[import_id]), {"do": "forget"})
    assert queries.sheets_waiting(manager) == []
    assert queries.incidents_of(manager) == []


def test_every_row_can_be_looked_at_and_kept_as_a_file_without_a_word_of_hers(
    manager, noon, signed_in
):
    many = [report(ref=at, story=f"story number {at} of many", ok="Y") for at in range(70)]
    import_id = actions.upload_sheet(actor=manager, content=book(*many), at=noon)
    browser = signed_in(manager)
    address = reverse("incidents:sheet", args=[import_id])
    first, second = browser.get(address).text, browser.get(address, {"page": "2"}).text
    assert "Rows 1 to 50 of " in first
    assert "story number 69 of many" not in first
    assert "story number 69 of many" in second
    kept = browser.get(reverse("incidents:rows-of-sheet", args=[import_id])).text
    lines = list(csv.reader(io.StringIO(kept)))
    assert sum(line[2] == "incident" for line in lines) == 70
    assert "story number" not in kept
