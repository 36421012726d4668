"""Drafts: nothing typed is lost, and nobody but the writer reads it."""

import re
import uuid
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.utils import timezone

from brolly.access.gate import FreshFactorNeeded
from brolly.access.scope import reading
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.queries import entries_of
from brolly.incidents import actions, queries, rules
from brolly.incidents.models import Draft, DraftText
from brolly.incidents.tests.test_views import sent
from brolly.incidents.vocabulary import DraftSeen
from brolly.vault.models import ContentKey

NEW, KEEP, DRAFTS = "/reports/new/", "/reports/drafts/keep/", "/reports/drafts/"
HTMX = {"HX-Request": "true"}
# Nothing of this may stand anywhere but in the sealed text.
WORDS = "He had a zebra-striped cap"


@pytest.fixture(autouse=True)
def _colleagues(monkeypatch, request):
    """Let a draft be handed among the cast, who have no accounts."""
    if "db" not in request.fixturenames and "ada" not in request.fixturenames:
        return
    names = {uuid.UUID(int=n): name for n, name in ((1, "ada"), (2, "joan"), (3, "mira"))}
    for place in ("actions.drafts", "views.shared"):
        monkeypatch.setattr(f"brolly.incidents.{place}.staff_with", lambda actor, power: names)


def words(response) -> str:
    return unescape(response.content.decode())


def typed(narrative: str = WORDS, **more: str) -> dict[str, list[str]]:
    return {"channel": ["phone"], "narrative": [narrative], **{n: [v] for n, v in more.items()}}


def begin(actor, *, at=None, submission_id=None, page_id=None, **more):
    return actions.keep_draft(
        actor=actor,
        submission_id=submission_id or uuid.uuid4(),
        seen=DraftSeen(page_id=page_id or uuid.uuid4()),
        typed=typed(**more),
        at=at or timezone.now(),
    )


def opened(actor, saved):
    return queries.draft_of(actor, saved.draft_id, now=timezone.now())


def the_form(browser, address=NEW) -> dict[str, str]:
    """Return the hidden fields of an open page: which it is, what it knows."""
    shown = words(browser.get(address))
    found = {
        name: re.search(rf'name="{name}"[^>]* value="([^"]*)"', shown)
        or re.search(rf'value="([^"]*)"[^>]* name="{name}"', shown)
        for name in ("submission_id", "page", "draft_version")
    }
    return {name: hit[1] for name, hit in found.items()}


# --- keeping, in the page


def test_a_page_is_kept_while_it_is_typed_and_gone_on_with_elsewhere(ada, signed_in):
    browser = signed_in(ada)
    marks = the_form(browser)
    page = {**sent(narrative=WORDS, **{"men-0-build": "thin"}), **marks}
    kept = browser.post(KEEP, {**page, "kinds": ["rape", "robbery"]}, headers=HTMX)
    assert kept.status_code == 200
    assert kept["Draft-Kept"] == "yes"
    assert f"Saved at {timezone.localtime():%H:}" in words(kept)
    assert WORDS not in words(kept)
    [line] = queries.my_drafts(ada, now=timezone.now())
    elsewhere = words(browser.get(f"{DRAFTS}{line.id}/"))
    assert WORDS in elsewhere
    assert re.search(r'value="thin" selected', elsewhere)
    assert len(re.findall(r" checked", elsewhere)) == 2
    assert "fix" not in elsewhere.partition("<main")[2][:900]
    assert marks["submission_id"] in elsewhere
    assert marks["page"] not in elsewhere


def test_nothing_is_kept_before_anybody_types(ada, signed_in):
    browser = signed_in(ada)
    empty = {"received_at": "2025-10-01T10:00", "men-many": "1", "identifiers-0-kind": "phone"}
    answer = browser.post(KEEP, {**the_form(browser), **empty}, headers=HTMX)
    assert "Not saved yet." in words(answer)
    assert "Draft-Kept" not in answer
    assert queries.my_drafts(ada, now=timezone.now()) == []


def test_without_javascript_a_button_keeps_what_there_is(ada, signed_in):
    browser = signed_in(ada)
    page = {**sent(narrative=WORDS, channel=""), **the_form(browser), "draft": "keep"}
    answer = browser.post(KEEP, page, follow=True)
    assert "Kept as a draft" in words(answer)
    assert WORDS in words(answer)
    assert queries.incidents_of(ada) == []


@pytest.mark.parametrize("press", [{"add": "man"}, {"look": "identifiers-0"}, {"channel": ""}])
def test_without_javascript_every_step_of_the_page_keeps_it(ada, signed_in, press):
    browser = signed_in(ada)
    browser.post(NEW, {**sent(narrative=WORDS), **the_form(browser), **press})
    [line] = queries.my_drafts(ada, now=timezone.now())
    assert queries.draft_of(ada, line.id, now=timezone.now()).typed["narrative"] == [WORDS]


def test_a_paper_form_comes_back_as_one(ada, signed_in):
    browser = signed_in(ada)
    page = {**sent(channel="paper"), **the_form(browser, f"{NEW}?from=paper"), "from": "paper"}
    answer = browser.post(KEEP, {**page, "draft": "keep"}, follow=True)
    assert "In the order of the paper form" in words(answer)


def test_whoever_is_signed_out_keeps_her_page(ada, signed_in):
    page = {**sent(narrative=WORDS), **the_form(signed_in(ada)), "stays_open": "yes"}
    answer = signed_in(None).post(KEEP, page, headers=HTMX)
    assert answer.status_code == 403
    assert "Not saved. You are signed out. Keep this page open" in words(answer)
    assert "HX-Redirect" not in answer
    assert WORDS not in words(answer)


def test_whoever_changed_organisation_meanwhile_keeps_her_page(ada, bola, signed_in):
    page = {**sent(narrative=WORDS), **the_form(signed_in(ada)), "stays_open": "yes"}
    page["working_for"] = str(ada.organisation_id)
    answer = signed_in(bola).post(KEEP, page, headers=HTMX)
    assert answer.status_code == 409
    assert "HX-Retarget" not in answer
    assert "Not saved." in words(answer)


def test_a_page_that_says_not_which_it_is_is_kept_nowhere(ada, signed_in):
    assert signed_in(ada).post(KEEP, {"narrative": WORDS}).status_code == 404


def test_who_may_not_take_reports_in_keeps_none(cleo, signed_in):
    with pytest.raises(NotAllowed):
        begin(cleo)
    assert signed_in(cleo).get(DRAFTS).status_code == 403


# --- becoming a report


def test_a_report_takes_its_draft_with_it(ada, signed_in, django_capture_on_commit_callbacks):
    browser = signed_in(ada)
    page = {**sent(narrative=WORDS), **the_form(browser)}
    browser.post(KEEP, page, headers=HTMX)
    with reading(ada):
        key_id = Draft.objects.get().key_id
    with django_capture_on_commit_callbacks(using="default", execute=True):
        first, second = browser.post(NEW, page), browser.post(NEW, page)
    assert first.url == second.url
    assert len(queries.incidents_of(ada)) == 1
    with reading(ada):
        assert not Draft.objects.exists()
        assert not DraftText.objects.exists()
    assert not ContentKey.objects.filter(pk=key_id).exists()


def test_a_report_that_cannot_be_saved_leaves_its_draft(ada, signed_in, monkeypatch):
    browser = signed_in(ada)
    page = {**sent(narrative=WORDS), **the_form(browser)}
    browser.post(KEEP, page, headers=HTMX)

    def fails(*args, **kwargs):
        raise RuntimeError("the machine fails just before the commit")

    monkeypatch.setattr("brolly.incidents.actions.drafts.record", fails)
    with pytest.raises(RuntimeError):
        browser.post(NEW, page)
    [line] = queries.my_drafts(ada, now=timezone.now())
    assert queries.draft_of(ada, line.id, now=timezone.now()).typed["narrative"] == [WORDS]
    assert queries.incidents_of(ada) == []


def test_a_save_that_comes_after_the_report_makes_no_second_draft(ada, signed_in):
    browser = signed_in(ada)
    page = {**sent(narrative=WORDS), **the_form(browser)}
    browser.post(NEW, page)
    late = browser.post(KEEP, {**page, "narrative": "More"}, headers=HTMX)
    assert late.status_code == 409
    assert "This page is a report already" in words(late)
    assert queries.my_drafts(ada, now=timezone.now()) == []


# --- two computers


def test_a_second_computer_sees_both_texts_and_nothing_is_lost(ada, signed_in):
    browser = signed_in(ada)
    marks = the_form(browser)
    page = sent(narrative="At the office: a red van")
    browser.post(KEEP, {**page, **marks}, headers=HTMX)
    [line] = queries.my_drafts(ada, now=timezone.now())
    home = the_form(browser, f"{DRAFTS}{line.id}/")
    at_home = {**page, **home, "narrative": "At home: he limped"}
    assert "beside" not in words(browser.post(KEEP, at_home, headers=HTMX))

    # The page at the office was drawn before: what is typed there stands beside.
    office = {**page, **marks, "narrative": "At the office: a dented red van"}
    said = words(browser.post(KEEP, office, headers=HTMX))
    assert "beside what another computer saved" in said
    assert "See both" in said
    kept = queries.draft_of(ada, line.id, now=timezone.now())
    assert kept.typed["narrative"] == ["At home: he limped"]
    [beside] = kept.beside
    assert ("narrative", ["At home: he limped"], [office["narrative"]]) in beside.differences

    # Whoever saves at home has not seen that: nothing is saved before she has.
    answer = browser.post(NEW, at_home, follow=True)
    shown = words(answer)
    assert "Nothing is lost" in shown
    assert "a dented red van" in shown
    assert "he limped" in shown
    assert queries.incidents_of(ada) == []
    both = the_form(browser, f"{DRAFTS}{line.id}/")
    saved = browser.post(NEW, {**page, **both, "narrative": "He limped. A dented red van"})
    assert saved.status_code == 302
    assert len(queries.incidents_of(ada)) == 1
    assert queries.my_drafts(ada, now=timezone.now()) == []


def test_see_both_puts_the_other_text_beside_and_keeps_it(ada, signed_in):
    browser = signed_in(ada)
    marks, page = the_form(browser), sent(narrative="First")
    browser.post(KEEP, {**page, **marks}, headers=HTMX)
    [line] = queries.my_drafts(ada, now=timezone.now())
    second = the_form(browser, f"{DRAFTS}{line.id}/")
    browser.post(KEEP, {**page, **second, "narrative": "Second"}, headers=HTMX)
    browser.post(KEEP, {**page, **marks, "narrative": "Third"}, headers=HTMX)
    answer = browser.post(
        KEEP, {**page, **marks, "narrative": "Third", "draft": "both"}, follow=True
    )
    assert "Third" in words(answer)
    assert "Second" in words(answer)
    kept = queries.draft_of(ada, line.id, now=timezone.now())
    assert kept.typed["narrative"] == ["Third"]
    assert [one.differences[0][2] for one in kept.beside] == [["Second"]]


def test_a_page_whose_answer_was_lost_on_the_way_is_not_another_computer(ada):
    submission_id, page_id = uuid.uuid4(), uuid.uuid4()
    for said in ("a", "b", "c"):
        saved = begin(ada, submission_id=submission_id, page_id=page_id, narrative=said)
        assert not saved.is_beside
    assert opened(ada, saved).typed["narrative"] == ["c"]


# --- only the writer


def test_the_database_shows_a_draft_to_its_writer_alone(ada, joan, mira, sol, bola):
    saved = begin(ada)
    for other in (joan, mira, sol, bola):
        with pytest.raises(NotFound):
            opened(other, saved)
        with reading(other):
            assert not DraftText.objects.exists()
    with reading(bola):
        assert not Draft.objects.exists()
    with reading(ada):
        assert DraftText.objects.count() == 1


def test_nobody_writes_into_anothers_draft(ada, joan):
    submission_id = uuid.uuid4()
    saved = begin(ada, submission_id=submission_id)
    with pytest.raises(actions.HandedToAnother):
        begin(joan, submission_id=submission_id, narrative="Joan's")
    for write in (actions.throw_away_draft, actions.bring_back_draft):
        with pytest.raises(NotFound):
            write(actor=joan, draft_id=saved.draft_id, at=timezone.now())
    assert opened(ada, saved).typed["narrative"] == [WORDS]


def test_what_is_typed_stands_sealed_and_nowhere_else(ada):
    begin(ada)
    with reading(ada), connection.cursor() as cursor:
        for table in ("incidents_draft", "incidents_drafttext", "history_entry"):
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {table} t")
            found = cursor.fetchone()[0] or ""
            assert "zebra" not in found
            assert b"zebra".hex() not in found


def test_a_manager_sees_that_there_is_one_and_hands_it_over(ada, joan, mira, signed_in):
    saved = begin(ada)
    page = words(signed_in(mira).get(DRAFTS))
    assert "Your colleagues’" in page
    assert "ada" in page
    assert "zebra" not in page
    assert signed_in(mira).get(f"{DRAFTS}{saved.draft_id}/").status_code == 404
    answer = signed_in(mira).post(
        f"{DRAFTS}{saved.draft_id}/hand-over/", {"to": str(joan.staff_id)}, follow=True
    )
    assert "Handed to joan, who alone can read it now." in words(answer)
    assert opened(joan, saved).typed["narrative"] == [WORDS]
    for nobody in (ada, mira):
        with pytest.raises(NotFound):
            opened(nobody, saved)


def test_a_manager_shows_the_second_factor_before_she_hands_anothers_over(ada, joan, mira):
    saved = begin(ada)
    stale = replace(mira, fresh_factor=False)
    with pytest.raises(FreshFactorNeeded):
        actions.hand_over_draft(
            actor=stale, draft_id=saved.draft_id, to_id=joan.staff_id, at=timezone.now()
        )


def test_only_a_manager_hands_over_what_is_not_hers_and_only_to_who_takes_reports_in(
    ada, joan, mira, cleo
):
    saved = begin(ada)
    refused = [(joan, joan.staff_id), (mira, cleo.staff_id), (ada, cleo.staff_id)]
    for actor, to_id in refused:
        with pytest.raises(NotFound):
            actions.hand_over_draft(
                actor=actor, draft_id=saved.draft_id, to_id=to_id, at=timezone.now()
            )
    with pytest.raises(NotAllowed):
        queries.drafts_of_others(joan, now=timezone.now())


def test_a_writer_hands_her_own_over_and_her_open_page_says_so(ada, joan, signed_in):
    browser = signed_in(ada)
    page = {**sent(narrative=WORDS), **the_form(browser)}
    browser.post(KEEP, page, headers=HTMX)
    [line] = queries.my_drafts(ada, now=timezone.now())
    browser.post(f"{DRAFTS}{line.id}/hand-over/", {"to": str(joan.staff_id)})
    late = browser.post(KEEP, page, headers=HTMX)
    assert "handed to somebody else" in words(late)
    [hers] = queries.my_drafts(joan, now=timezone.now())
    assert hers.handed_by == "ada"
    assert "Handed to you by ada." in words(signed_in(joan).get(DRAFTS))


def test_handing_over_to_nobody_says_what_is_missing(ada, signed_in):
    saved = begin(ada)
    answer = signed_in(ada).post(f"{DRAFTS}{saved.draft_id}/hand-over/", {"to": ""})
    assert answer.status_code == 422
    assert "Choose a colleague." in words(answer)


# --- thrown away, lapsing, history


def test_what_is_thrown_away_comes_back(ada, signed_in):
    browser = signed_in(ada)
    page = {**sent(narrative=WORDS), **the_form(browser)}
    browser.post(KEEP, page, headers=HTMX)
    [line] = queries.my_drafts(ada, now=timezone.now())
    answer = browser.post(f"{DRAFTS}{line.id}/throw-away/", follow=True)
    assert "Bring it back" in words(answer)
    assert queries.my_drafts(ada, now=timezone.now()) == []
    assert browser.get(f"{DRAFTS}{line.id}/").status_code == 404
    assert "thrown away" in words(browser.post(KEEP, page, headers=HTMX))
    back = browser.post(f"{DRAFTS}{line.id}/bring-back/", follow=True)
    assert WORDS in words(back)


def job_of(actor) -> Actor:
    powers = frozenset({Power.MANAGE_RETENTION})
    return Actor(name="retention", organisation_id=actor.organisation_id, powers=powers)


def test_the_job_erases_what_lapsed_and_what_was_thrown_away(
    ada, noon, django_capture_on_commit_callbacks
):
    old = begin(ada, at=noon - rules.LASTS)
    thrown = begin(ada, at=noon - timedelta(days=5))
    actions.throw_away_draft(
        actor=ada, draft_id=thrown.draft_id, at=noon - rules.COMES_BACK_FOR
    )
    lately = begin(ada, at=noon - timedelta(days=1))
    actions.throw_away_draft(actor=ada, draft_id=lately.draft_id, at=noon)
    young = begin(ada, at=noon - rules.LASTS + timedelta(minutes=1))
    with reading(ada):
        gone = list(
            Draft.objects.filter(pk__in=[old.draft_id, thrown.draft_id]).values_list(
                "key_id", flat=True
            )
        )
    with django_capture_on_commit_callbacks(using="default", execute=True):
        assert actions.erase_old_drafts(actor=job_of(ada), at=noon) == 2
    with reading(ada):
        left = set(Draft.objects.values_list("pk", flat=True))
        assert left == {lately.draft_id, young.draft_id}
        assert DraftText.objects.count() == 2
    assert not ContentKey.objects.filter(pk__in=gone).exists()


def test_only_retention_erases(ada):
    with pytest.raises(NotAllowed):
        actions.erase_old_drafts(actor=ada, at=timezone.now())


def test_a_week_before_it_lapses_it_says_so(ada, noon):
    begin(ada, at=noon)
    before = noon + rules.LASTS - rules.WARNED_BEFORE
    [line] = queries.my_drafts(ada, now=before - timedelta(seconds=1))
    assert not line.is_fading
    [line] = queries.my_drafts(ada, now=before)
    assert line.is_fading


def test_the_history_says_what_became_of_a_draft_and_nothing_of_it(ada, joan, mira, signed_in):
    submission_id = uuid.uuid4()
    saved = begin(ada, submission_id=submission_id)
    begin(ada, submission_id=submission_id, page_id=uuid.uuid4(), narrative="beside")
    at, which = timezone.now(), saved.draft_id
    actions.throw_away_draft(actor=ada, draft_id=which, at=at)
    actions.throw_away_draft(actor=ada, draft_id=which, at=at)
    actions.bring_back_draft(actor=ada, draft_id=which, at=at)
    actions.hand_over_draft(actor=mira, draft_id=which, to_id=joan.staff_id, at=at)
    browser = signed_in(joan)
    marks = the_form(browser, f"{DRAFTS}{which}/")
    browser.post(NEW, {**sent(narrative=WORDS), **marks})
    entries = [one for one in entries_of(mira) if one.subject_id == which]
    assert [one.event for one in reversed(entries)] == [
        "draft.begun",
        "draft.thrown-away",
        "draft.brought-back",
        "draft.handed-over",
        "draft.became-report",
    ]
    assert all("zebra" not in str(one.details) for one in entries)
    assert entries[1].details == {
        "from_id": str(ada.staff_id),
        "staff_ids": [str(joan.staff_id)],
    }


def test_a_page_in_which_nothing_differs_asks_nothing(ada, signed_in):
    """A second tab of the same draft with the same words is no quarrel worth showing."""
    submission_id = uuid.uuid4()
    saved = begin(ada, submission_id=submission_id)
    begin(ada, submission_id=submission_id)
    assert opened(ada, saved).beside == []
    assert "was also written" not in words(signed_in(ada).get(f"{DRAFTS}{saved.draft_id}/"))


def test_a_page_says_why_it_is_not_printed(ada, signed_in):
    shown = words(signed_in(ada).get(NEW))
    assert "This page is not printed: it is no record yet" in shown
    assert 'class="cols no-print"' in shown


def test_differences_leave_counts_of_rows_out():
    here = {"narrative": ["a"], "men-many": ["1"], "town": ["Leeds"]}
    there = {"narrative": ["b"], "men-many": ["2"], "district": ["LS1"]}
    assert rules.differences(here, there) == [
        ("narrative", ["a"], ["b"]),
        ("town", ["Leeds"], []),
        ("district", [], ["LS1"]),
    ]
