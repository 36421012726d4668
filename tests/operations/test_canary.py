"""
Marked values, put through every sealed column there is, stand in no file readably.

Rows are made in a database of their own, without the constraints between tables, so
that a column which a package adds tomorrow is tried without a word here. Values
that are packed before they are stored would hide: the database is told not to.
"""

import base64
import re

import pytest

from tests.operations import canary

SETTINGS = {"DJANGO_SETTINGS_MODULE": "brolly.config.settings"}
LEAST = 200
PLANT = "from tests.operations import canary; canary.plant()"


@pytest.fixture
def planted(in_home, ready_home):
    said = in_home(PLANT, **SETTINGS).stdout
    return {name: int(count) for name, count in re.findall(r"(\w+)=(\d+)", said)}


def test_what_was_sealed_stands_nowhere_readably(planted, empty_home):
    assert planted["sealed"] >= LEAST
    assert planted["opened"] == planted["sealed"]
    assert planted["refused"] >= 1
    assert planted["committed_before"] == 1
    assert canary.files_with(empty_home, canary.MARK) == {}
    # The same search finds a value that was stored plainly: in the table and in the log
    # of changes.
    found = canary.files_with(empty_home, canary.CONTROL)
    assert any("/base/" in name for name in found)
    assert any("/pg_wal/" in name for name in found)


@pytest.mark.parametrize(
    "dress",
    [
        str.encode,
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode().hex().encode(),
        lambda text: text.encode().hex().upper().encode(),
        lambda text: base64.b64encode(text.encode()),
        lambda text: base64.b64encode(b"x" + text.encode()),
        lambda text: base64.urlsafe_b64encode(b"xy" + text.encode()),
    ],
)
def test_the_search_sees_through_every_dress(tmp_path, dress):
    (tmp_path / "file").write_bytes(b"\0" * 70_000 + dress(f"12{canary.MARK}34") + b"\0")
    assert list(canary.files_with(tmp_path, canary.MARK)) == [str(tmp_path / "file")]
    assert canary.files_with(tmp_path, canary.CONTROL) == {}
