import pytest
from django.db import Error, connection

from brolly.access.scope import (
    ScopesDoNotNest,
    acting,
    open_scope,
    query,
    reading,
    remembered,
    scope_memory,
)

pytestmark = pytest.mark.django_db


def context() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('brolly.context', true), '')")
        return cursor.fetchone()[0]


@pytest.fixture
def asked():
    return []


@pytest.fixture
def count_of(asked):
    @query
    @remembered
    def count_of(actor, thing):
        asked.append(thing)
        return len(asked)

    return count_of


def test_a_page_cannot_write(ada):
    with pytest.raises(Error, match="read-only"), reading(ada), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE scratch (words text)")


def test_a_page_cannot_make_itself_writable(ada):
    with pytest.raises(Error, match="read-write"), reading(ada), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.execute("SET LOCAL transaction_read_only = off")


def test_nobodys_context_stays_behind(ada):
    with acting(ada):
        assert str(ada.organisation_id) in context()
    assert context() == ""


def test_scopes_do_not_nest(ada, bola):
    with reading(ada):
        with pytest.raises(ScopesDoNotNest), acting(ada):
            pass
        assert open_scope() == ada


def test_a_query_of_another_organisation_does_not_use_this_scope(ada, bola, count_of):
    with reading(ada), pytest.raises(ScopesDoNotNest):
        count_of(bola, "names")


def test_a_page_asks_once_for_each_thing(ada, asked, count_of):
    with reading(ada):
        assert [count_of(ada, "names"), count_of(ada, "names"), count_of(ada, "posts")] == [
            1,
            1,
            2,
        ]
    assert asked == ["names", "posts"]


def test_the_next_page_asks_anew(ada, asked, count_of):
    for _ in range(2):
        with reading(ada):
            count_of(ada, "names")
    count_of(ada, "names")
    assert asked == ["names"] * 3


def test_an_action_always_asks_because_it_may_have_changed_the_answer(ada, asked, count_of):
    with acting(ada):
        count_of(ada, "names")
        count_of(ada, "names")
    assert asked == ["names", "names"]


def test_what_a_scope_keeps_in_mind_ends_with_it(ada):
    with acting(ada):
        scope_memory()["key"] = 1
        assert scope_memory() == {"key": 1}
    with acting(ada):
        assert scope_memory() == {}
    scope_memory()["key"] = 1
    assert scope_memory() == {}
