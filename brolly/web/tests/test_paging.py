import pytest
from django.test import RequestFactory

from brolly.web.paging import LINES, one_page, without_page


def pages_of(many: int, query: str):
    asked = RequestFactory().get(f"/reports/{query}")
    every = list(range(many))
    return one_page(asked, lambda limit, offset: every[offset : offset + limit])


def test_a_short_list_has_no_neighbours():
    lines, pages = pages_of(LINES, "")
    assert lines == list(range(LINES))
    assert (pages.newer, pages.older) == ("", "")


def test_a_long_list_goes_on_and_keeps_its_filter():
    lines, pages = pages_of(120, "?stage=closed&page=2")
    assert lines == list(range(50, 100))
    assert (pages.first, pages.last) == (51, 100)
    assert pages.newer == "?stage=closed&page=1"
    assert pages.older == "?stage=closed&page=3"


@pytest.mark.parametrize("said", ["0", "-1", "x", "", "9" * 30, "²"])
def test_what_is_no_page_is_the_first(said):
    assert pages_of(60, f"?page={said}")[1].number == 1


def test_a_page_is_no_filter():
    assert without_page(RequestFactory().get("/?page=2").GET) is None
    assert without_page(RequestFactory().get("/?page=2&kind=x").GET).dict() == {"kind": "x"}
