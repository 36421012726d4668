"""What was written in one folder can be read in another, with its keys and not without."""

import json
import stat

import pytest

WRITE = """
from brolly.config import prepare; prepare.prepare()
import django; django.setup()
from datetime import UTC, datetime
from uuid import UUID
from brolly.access.scope import acting
from brolly.access.vocabulary import Actor
from brolly.history import actions
from brolly.history.vocabulary import Event
class Lit(Event): name = "test.lamp-lit"
who = Actor(name="ada", organisation_id=UUID(int=1))
for n in range(5):
    with acting(who):
        actions.record(Lit(subject_id=UUID(int=n)), by=who, at=datetime.now(UTC))
"""
READ = """
import django; django.setup()
from uuid import UUID
from brolly.access.scope import reading
from brolly.access.vocabulary import Actor
from brolly.history.models import Entry
with reading(Actor(name="ada", organisation_id=UUID(int=1))):
    print(Entry.objects.count())
from django.db import connections
for each in connections.all(): each.close_pool()
"""
SETTINGS = {"DJANGO_SETTINGS_MODULE": "brolly.config.settings"}
COMMAND = "import sys; from brolly.config.command import main; sys.exit(main({}))"


@pytest.fixture
def backed_up(in_home, ready_home, tmp_path):
    in_home(WRITE, **SETTINGS)
    folder, keys = tmp_path / "data", tmp_path / "apart"
    in_home(COMMAND.format(["backup", str(folder), "--keys", str(keys)]))
    in_home("from brolly.config import postgresql; postgresql.stop()")
    return folder, keys


def test_a_backup_is_restored_into_another_folder_and_row_security_trusts_it(
    backed_up, in_home, empty_home
):
    folder, keys = backed_up
    elsewhere = str(empty_home.with_name("c"))
    restored = in_home(
        COMMAND.format(["restore", str(folder), "--keys", str(keys)]), BROLLY_HOME=elsewhere
    )
    assert "Restored into" in restored.stdout
    assert "all whole" in restored.stdout
    try:
        assert in_home(READ, BROLLY_HOME=elsewhere, **SETTINGS).stdout == "5\n"
    finally:
        in_home(
            "from brolly.config import postgresql; postgresql.stop()", BROLLY_HOME=elsewhere
        )


def test_keys_and_data_stand_apart_and_are_the_owners_only(backed_up, empty_home):
    folder, keys = backed_up
    secrets = [path for path in (empty_home / "secrets").iterdir()]
    assert secrets
    for path in [folder, keys, *folder.rglob("*"), *keys.rglob("*")]:
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077
    data = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert not any(path.read_bytes() in data for path in secrets)
    assert not (folder / "brolly_keys.dump").exists()


def test_a_damaged_backup_and_a_folder_in_use_are_refused_with_a_sentence(backed_up, in_home):
    folder, keys = backed_up
    again = in_home(COMMAND.format(["restore", str(folder), "--keys", str(keys)]), check=False)
    assert again.returncode == 1
    assert "is in use" in again.stdout
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / next(iter(manifest["sums"]))).write_bytes(b"spoiled")
    spoiled = in_home(
        COMMAND.format(["restore", str(folder), "--keys", str(keys)]), check=False
    )
    assert "changed or damaged" in spoiled.stdout
