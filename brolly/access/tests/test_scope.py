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
    taking_turns,
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


def test_scopes_that_take_turns_see_each_their_own(ada, bola):
    with taking_turns():
        assert context() == ""
        with reading(ada):
            assert context().startswith(f"{ada.organisation_id}|{ada.staff_id}|")
            scope_memory()["key"] = 1
        assert open_scope() is None
        with reading(bola):
            assert context().startswith(f"{bola.organisation_id}|{bola.staff_id}|")
            assert scope_memory() == {}
    assert context() == ""


def test_whoever_takes_the_second_turn_cannot_write_either(ada, bola):
    with pytest.raises(Error, match="read-only"), taking_turns():
        with reading(ada):
            pass
        with reading(bola), connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE scratch (words text)")


def test_nothing_is_written_between_turns(ada):
    with taking_turns(), pytest.raises(ScopesDoNotNest), acting(ada):
        pass


def test_turns_without_a_scope_begin_no_transaction(ada, django_assert_num_queries):
    with django_assert_num_queries(0), taking_turns():
        pass
