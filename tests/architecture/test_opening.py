"""Sealed fields are opened in few places; each is listed with what it is for."""

import ast

from tests.architecture.source import calls, modules

OPENERS = {
    "brolly/alerts/actions/carriers.py: messenger_of": "keys of a service, for what carries",
    "brolly/alerts/actions/carriers.py: waiting_test": "an address of our own, as a test leaves",
    "brolly/alerts/actions/wording.py: letter_of": "the address, as its message leaves",
    "brolly/alerts/actions/subscribers.py: _short_link": "the random words in a text message",
    "brolly/alerts/queries/links.py: opened": "the random words of her own page, for its link",
    "brolly/alerts/actions/subscribers.py: link_for": "the random words in a subscriber's links",
    "brolly/alerts/actions/shared.py: settled": "why a passage stays, for the check",
    "brolly/alerts/actions/subscribers.py: invitation_of": "the address, as it is asked",
    "brolly/alerts/actions/subscribers.py: open_address": "one address, for a reason that is kept",
    "brolly/alerts/queries/warnings.py: _shown": "the text of a warning, for those who work on it",
    "brolly/alerts/queries/audience.py: objections_open": "what somebody says is wrong, for a reader",
    "brolly/alerts/queries/refrained.py: no_warning_of": "why no warning goes out, for our own staff",
    "brolly/alerts/queries/readings.py: _reading": "a text to be read, for its reader and its writer",
    "brolly/alerts/steps.py: text_of": "the text of a warning, as it leaves",
    "brolly/alerts/steps.py: words_of": "why a text was sent back, for its writer",
    "brolly/consent/queries/barriers.py: _hold": "why a hold may come off, for the second person",
    "brolly/consent/queries/choices.py: _shown": "her conditions in her own words, for her record",
    "brolly/consent/queries/choices.py: answers_in_words": "every answer she gave, for her record",
    "brolly/consent/queries/duties.py: duties_about": "why a duty, and why not, for her record",
    "brolly/consent/queries/duties.py: duties_waiting": "why a duty, for the second person",
    "brolly/disclosures/actions.py: _opened": "the recipient reads; a receipt is kept",
    "brolly/disclosures/steps.py: stop_what_is_wrong": "lines that wait are held against the report",
    "brolly/disclosures/queries/shapes.py: only_one": "what came back, for both sides",
    "brolly/disclosures/queries/sent.py: fields_sent": "what was sent, for the sender",
    "brolly/disclosures/queries/sent.py: words_beside": "why it did not wait, for its senders",
    "brolly/incidents/queries/chain.py: _line": "a crime number, and words kept with a case",
    "brolly/incidents/queries/chain.py: _visit": "what she needs on a day, for who goes along",
    "brolly/incidents/queries/drafts.py: _opened": "a draft, for its writer alone",
    "brolly/incidents/queries/sheets.py: sheet_preview": "the map of a file, for who brings it in",
    "brolly/incidents/queries/sheets.py: sheets_of": "the file, for who brings it in",
    "brolly/incidents/queries/sheets.py: rows_read": "the map of a file, as it is brought in",
    "brolly/incidents/queries/triage.py: _decided": "why a report is doubted, for whoever decides",
    "brolly/incidents/queries/triage.py: _facts": "what was told, for how soon somebody looks",
    "brolly/incidents/queries/report.py: _man": "how the man was described, on the report's page",
    "brolly/incidents/queries/report.py: _vehicle": "the vehicle, on the report's page",
    "brolly/incidents/queries/first_steps.py: step_line": "the words of a first step, for its owner",
    "brolly/incidents/queries/report.py: told_of": "what was told, without who told it",
    "brolly/incidents/queries/report.py: identity_of": "who she is: see IDENTITY_OPENERS",
    "brolly/incidents/queries/report.py: opened_identifier": "numbers and plates, inside the project",
    "brolly/sealed/steps.py: unlock": "her wrapped half, which opens only with her passphrase",
}


def openers() -> set[str]:
    found = {
        f"{path}: {node.name}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and "open_sealed" in calls(node)
    }
    return {name for name in found if not name.startswith("brolly/vault/")}


def test_whoever_opens_what_is_sealed_is_listed_with_a_reason():
    assert sorted(openers() - OPENERS.keys()) == [], "Review it, then list it with a reason."


def test_nobody_is_listed_who_opens_nothing_any_more():
    assert sorted(OPENERS.keys() - openers()) == []


# Who she is, is opened by these and by nothing else.
IDENTITY_OPENERS = {
    "brolly/incidents/actions/people.py: open_identity": "asks a fresh factor, keeps an entry",
    "brolly/incidents/actions/record.py: update_incident": "keeps the version before, sealed",
    "brolly/incidents/queries/shareable.py: shareable_of": "fills a packet; the gate decides what goes",
    "brolly/incidents/queries/shareable.py: traces_of_her": "compares, and hands out the writer's own words",
    "brolly/retention/queries.py: copy_of": "her own copy; an action keeps an entry",
}


def test_an_identity_is_opened_by_nothing_that_was_not_reviewed():
    found = {
        f"{path}: {node.name}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and "identity_of" in calls(node)
    }
    assert found == IDENTITY_OPENERS.keys()


def test_no_opener_goes_by_another_name():
    renamed = [
        f"{path}: {name.asname}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if name.name in {"open_sealed", "identity_of"} and name.asname
    ]
    assert renamed == []


# Whoever has these needs no open_sealed, so nobody but the vault may name them.
INNER = {"open_envelope", "content_key", "project_key", "unwrap_with_kek"}


def test_nobody_goes_round_the_opener():
    round_about = [
        f"{path}: {name}"
        for path, tree in modules()
        if path.parts[1] != "vault"
        for node in ast.walk(tree)
        for name in (getattr(node, "id", None), getattr(node, "attr", None))
        if name in INNER
    ]
    assert round_about == []


def test_the_opener_is_only_called_and_under_its_own_name():
    passed_on = [
        str(path)
        for path, tree in modules()
        if path.parts[1] != "vault" and named(tree) != list(calls(tree)).count("open_sealed")
    ]
    renamed = [
        str(path)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.alias) and node.name in {"open_sealed", *INNER} and node.asname
    ]
    assert passed_on + renamed == []


def named(tree: ast.AST) -> int:
    return sum(
        "open_sealed" in (getattr(node, "id", None), getattr(node, "attr", None))
        for node in ast.walk(tree)
    )
