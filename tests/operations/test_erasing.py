"""What was erased stays erased in every copy of the data that was made before."""

import subprocess
import sys

from brolly.config.home import CLONE
from tests.conftest import surroundings

SETTINGS = {"DJANGO_SETTINGS_MODULE": "brolly.config.settings"}
COMMAND = "import sys; from brolly.config.command import main; sys.exit(main({}))"
STOP = "from brolly.config import postgresql; postgresql.stop()"
TOP = """
from brolly.config import prepare; prepare.prepare()
import django; django.setup()
import sys
from uuid import UUID
from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Actor
from brolly.consent.models import Subject
from brolly.vault import keys, rules, steps
from brolly.vault.vocabulary import KeyKind
who = Actor(name="ada", organisation_id=UUID(int=0xA1))
def close():
    from django.db import connections
    for each in connections.all(): each.close_pool()
"""
# A row of any table would do; the envelope is kept in a file, as a stolen copy would be.
WRITE = """
for n in (1, 2):
    key = steps.new_key(organisation_id=who.organisation_id, kind=KeyKind.INCIDENT)
    with acting(who):
        Subject.objects.create(id=UUID(int=n), organisation_id=who.organisation_id, key_id=key)
close()
"""
ERASE = """
with reading(who):
    key = Subject.objects.get(pk=UUID(int=1)).key_id
steps.erase_key(key_id=key)
close()
"""
READ = """
for n in (1, 2):
    with reading(who):
        key = Subject.objects.get(pk=UUID(int=n)).key_id
    try:
        print(n, len(keys.content_key(who.organisation_id, key)))
    except keys.KeyErased:
        print(n, "erased")
close()
"""


def test_old_data_with_new_keys_open_what_lives_and_not_what_was_erased(
    in_home, ready_home, tmp_path
):
    in_home(TOP + WRITE, **SETTINGS)
    old, early_keys = tmp_path / "old", tmp_path / "early-keys"
    new, late_keys = tmp_path / "new", tmp_path / "late-keys"
    in_home(COMMAND.format(["backup", str(old), "--keys", str(early_keys)]))
    in_home(TOP + ERASE, **SETTINGS)
    in_home(COMMAND.format(["backup", str(new), "--keys", str(late_keys)]))
    in_home(STOP)
    elsewhere = str(ready_home.with_name("e"))
    try:
        in_home(
            COMMAND.format(["restore", str(old), "--keys", str(late_keys)]),
            BROLLY_HOME=elsewhere,
        )
        read = in_home(TOP + READ, BROLLY_HOME=elsewhere, **SETTINGS)
        assert read.stdout.splitlines()[-2:] == ["1 erased", "2 32"]
    finally:
        in_home(STOP, BROLLY_HOME=elsewhere)


def test_a_passphrase_is_asked_for_and_reaches_the_processes_that_are_started(
    in_home, ready_home
):
    in_home(TOP + WRITE, **SETTINGS)

    def brolly(*arguments: str, typed: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "brolly.config.command", *arguments],
            input=typed, capture_output=True, text=True, check=False, cwd=CLONE,
            env=surroundings(ready_home),
        )  # fmt: skip

    set_up = brolly("rotate-keys", "--passphrase", typed="seven grey umbrellas\n")
    assert set_up.returncode == 0
    assert [each.name for each in (ready_home / "keys").iterdir()] == ["passphrase.salt"]
    for command in (("rotate-keys", "--keep-master-key"), ("start",)):
        wrong = brolly(*command, typed="eight grey umbrellas\n")
        assert wrong.returncode == 1
        assert "That is not the passphrase" in wrong.stderr
    right = brolly("rotate-keys", "--keep-master-key", typed="seven grey umbrellas\n")
    assert "2 keys were wrapped anew" in right.stdout
    locked = in_home(TOP + READ, check=False, **SETTINGS)
    assert "Locked" in locked.stderr
