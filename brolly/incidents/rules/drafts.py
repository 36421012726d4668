"""What of a page is kept as a draft, for how long, and where two texts of it differ."""

from collections.abc import Mapping
from datetime import datetime, timedelta

# Counted from the last save. Long enough for somebody who is ill or on leave; a week before
# the end Today says so, to the writer and to the managers.
LASTS = timedelta(days=28)
WARNED_BEFORE = timedelta(days=7)
# How long something thrown away can be brought back.
COMES_BACK_FOR = timedelta(days=3)

# Of the page and not of the report: who sent it, which button was pressed.
_OF_THE_PAGE = frozenset(
    {
        "csrfmiddlewaretoken", "working_for", "submission_id", "page", "draft_version",
        "draft", "add", "look", "stays_open", "version",
    }
)  # fmt: skip
# Filled in before anybody types, or a count of rows.
_FILLED_IN = ("-many", "-kind", "-belongs_to")
_FILLED_IN_ALONE = frozenset({"received_at", "from"})


def kept(typed: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return what was typed into a page, without what belongs to the page itself."""
    return {
        name: [str(value) for value in values]
        for name, values in typed.items()
        if name not in _OF_THE_PAGE and any(values)
    }


def says_nothing(typed: Mapping[str, list[str]]) -> bool:
    """Test whether a page holds only what stood there before anybody typed."""
    return all(
        name in _FILLED_IN_ALONE or name.endswith(_FILLED_IN)
        for name, values in typed.items()
        if any(value.strip() for value in values)
    )


def differences(
    mine: Mapping[str, list[str]], theirs: Mapping[str, list[str]]
) -> list[tuple[str, list[str], list[str]]]:
    """Return the fields in which two texts differ, in the order of the first."""
    names = [*mine, *(name for name in theirs if name not in mine)]
    return [
        (name, mine.get(name, []), theirs.get(name, []))
        for name in names
        if mine.get(name, []) != theirs.get(name, []) and not name.endswith("-many")
    ]


def lapses_at(saved_at: datetime) -> datetime:
    """Return when a draft that nobody goes on with is erased."""
    return saved_at + LASTS


def is_fading(saved_at: datetime, *, now: datetime) -> bool:
    """Test whether a draft is erased so soon that its writer has to be told."""
    return now >= lapses_at(saved_at) - WARNED_BEFORE
