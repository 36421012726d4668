"""What every page asks the databases before it has anything of its own to ask."""

from contextlib import ExitStack

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from brolly.organisations.tests.cast import come_in

# The tests' own transaction goes on after each page, so here a page clears its context.
ONLY_IN_TESTS = "SELECT set_config('brolly.context', '', true)"


def asked_by(browser, address):
    with ExitStack() as held:
        seen = [
            held.enter_context(CaptureQueriesContext(connections[alias]))
            for alias in ("default", "keys")
        ]
        assert browser.get(address).status_code in (200, 302)
    return [
        one["sql"] for s in seen for one in s.captured_queries if one["sql"] != ONLY_IN_TESTS
    ]


@pytest.mark.parametrize("name", ["ada", "mira"])
def test_an_empty_page_asks_nine_times(mira, ada, name):
    browser = come_in({"ada": ada, "mira": mira}[name])
    browser.get("/more")
    asked = asked_by(browser, "/more")
    # Session, account; begin, its stamp; as herself, her places; as who works here;
    # what is switched on; end.
    assert len(asked) <= 9, "\n".join(asked)


def test_a_stranger_asks_nothing(db):
    assert asked_by(Client(), "/more") == []


def test_a_page_is_one_transaction(mira):
    asked = asked_by(come_in(mira), "/people")
    assert sum(one.startswith(("SAVEPOINT", "BEGIN")) for one in asked) == 1


def test_only_what_is_switched_on_stands_in_the_navigation(lantern, mira):
    browser = come_in(mira)
    assert 'href="/sharing/"' in browser.get("/more").text
    assert 'href="/inbox/"' not in browser.get("/more").text
    browser.post("/organisation/features", {"features": ["incidents", "inbox"]})
    shown = browser.get("/more").text
    assert 'href="/inbox/"' in shown
    assert 'href="/sharing/"' not in shown
    assert 'href="/warnings/"' not in shown
