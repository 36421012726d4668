from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from brolly.vault import actions, index, keys, rules, steps
from brolly.vault.models import ContentKey, ProjectKey, Wrap
from brolly.vault.vocabulary import KeyKind


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    for name in ("CREDENTIALS_DIRECTORY", "BROLLY_KEK_FILE"):
        monkeypatch.delenv(name, raising=False)
    settings.KEYS_FOLDER = tmp_path / "keys"
    forget_all()
    yield settings.KEYS_FOLDER
    forget_all()


def forget_all():
    keys._kek.clear()
    keys.forget()


@pytest.fixture
def key(ada):
    return steps.new_key(organisation_id=ada.organisation_id, kind=KeyKind.INCIDENT)


def test_our_own_key_is_made_once_and_for_its_owner_only(folder):
    made = keys.kek()
    forget_all()
    assert keys.kek() == made
    assert len(made) == 32
    assert (folder / "kek").stat().st_mode & 0o777 == 0o600
    assert [each.name for each in folder.iterdir()] == ["kek"]


def test_a_named_file_goes_before_ours_and_a_credential_before_both(
    tmp_path, monkeypatch, folder
):
    (tmp_path / "mine").write_bytes(b"f" * 32)
    monkeypatch.setenv("BROLLY_KEK_FILE", str(tmp_path / "mine"))
    assert keys.kek() == b"f" * 32
    (tmp_path / "brolly-kek").write_bytes(b"c" * 32)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    forget_all()
    assert keys.kek() == b"c" * 32
    assert not folder.exists()


def test_rotation_wraps_anew_what_lives_and_destroys_the_old_epoch(ada, bola, key):
    theirs = steps.new_key(organisation_id=bola.organisation_id, kind=KeyKind.PACKET)
    before = keys.content_key(ada.organisation_id, key)
    wrapped = bytes(Wrap.objects.get(key_id=key).wrapped)
    token = index.token(ada.organisation_id, "phone", "+447700900123")
    assert actions.rotate_project_keys() == 3
    assert keys.content_key(ada.organisation_id, key) == before
    assert keys.content_key(bola.organisation_id, theirs)
    assert bytes(Wrap.objects.get(key_id=key).wrapped) != wrapped
    assert index.token(ada.organisation_id, "phone", "+447700900123") == token
    assert {row.epoch for row in ProjectKey.objects.all()} == {2}
    with pytest.raises(keys.KeyErased):
        keys.project_key(ada.organisation_id, 1)


def test_rotation_does_not_bring_an_erased_key_back(ada, key):
    steps.erase_key(key_id=key)
    actions.rotate_project_keys()
    with pytest.raises(keys.KeyErased):
        keys.content_key(ada.organisation_id, key)


def test_a_new_master_key_opens_everything_and_the_old_one_nothing(ada, key, folder):
    old, before = keys.kek(), keys.content_key(ada.organisation_id, key)
    actions.change_kept_kek()
    new = (folder / "kek").read_bytes()
    assert new != old
    assert not (folder / "kek.next").exists()
    forget_all()
    assert keys.content_key(ada.organisation_id, key) == before
    (folder / "kek").write_bytes(old)
    forget_all()
    with pytest.raises(keys.WrongKek):
        keys.content_key(ada.organisation_id, key)


def test_a_process_that_ran_all_the_while_finds_the_new_master_key(ada, key):
    old, before = keys.kek(), keys.content_key(ada.organisation_id, key)
    actions.change_kept_kek()
    keys.use_kek(old)
    assert keys.content_key(ada.organisation_id, key) == before
    keys.use_kek(old)
    other = steps.new_key(organisation_id=uuid4(), kind=KeyKind.INCIDENT)
    forget_all()
    assert keys.content_key(ContentKey.objects.get(pk=other).organisation_id, other)


@pytest.mark.parametrize("wrapped_already", [True, False])
def test_a_change_cut_off_between_database_and_file_is_finished(
    ada, key, folder, wrapped_already
):
    before = keys.content_key(ada.organisation_id, key)
    keys.write_secret(folder / "kek.next", b"n" * 32)
    if wrapped_already:
        actions._wrap_project_keys(b"n" * 32)
    forget_all()
    assert keys.content_key(ada.organisation_id, key) == before
    actions._finish_change()
    assert not (folder / "kek.next").exists()
    assert ((folder / "kek").read_bytes() == b"n" * 32) is wrapped_already
    forget_all()
    assert keys.content_key(ada.organisation_id, key) == before


def test_a_passphrase_takes_the_place_of_the_file(ada, key, folder, monkeypatch, tmp_path):
    before = keys.content_key(ada.organisation_id, key)
    for words in ("seven grey umbrellas", "eight grey umbrellas"):
        actions.lock_with_passphrase(words)
        assert [each.name for each in folder.iterdir()] == ["passphrase.salt"]
        forget_all()
        monkeypatch.delenv("BROLLY_KEK_FILE", raising=False)
        with pytest.raises(keys.Locked):
            keys.content_key(ada.organisation_id, key)
        typed = rules.key_of_passphrase(words, (folder / "passphrase.salt").read_bytes())
        (tmp_path / "typed").write_bytes(typed)
        monkeypatch.setenv("BROLLY_KEK_FILE", str(tmp_path / "typed"))
        assert keys.content_key(ada.organisation_id, key) == before


def test_the_command_says_what_to_do_with_a_key_that_is_kept_elsewhere(
    ada, key, tmp_path, monkeypatch
):
    mine, other = tmp_path / "mine", tmp_path / "other"
    mine.write_bytes(keys.kek())
    other.write_bytes(b"o" * 32)
    monkeypatch.setenv("BROLLY_KEK_FILE", str(mine))
    with pytest.raises(CommandError, match="kept by you"):
        call_command("rotate_keys")
    said = StringIO()
    call_command("rotate_keys", "--keep-master-key", stdout=said)
    assert "1 keys were wrapped anew" in said.getvalue()
    call_command("rotate_keys", "--to", str(other), stdout=said)
    monkeypatch.setenv("BROLLY_KEK_FILE", str(other))
    forget_all()
    assert keys.content_key(ada.organisation_id, key)


def test_a_key_that_no_row_names_is_swept_after_a_day(ada, key):
    own = steps.organisation_key(ada.organisation_id)
    now = timezone.now()
    assert actions.sweep_orphans(now=now + timedelta(hours=23), destroy=True) == 0
    assert actions.sweep_orphans(now=now + timedelta(hours=25), destroy=False) == 1
    assert keys.content_key(ada.organisation_id, key)
    assert actions.sweep_orphans(now=now + timedelta(hours=25), destroy=True) == 1
    with pytest.raises(keys.KeyErased):
        keys.content_key(ada.organisation_id, key)
    assert keys.content_key(ada.organisation_id, own)


def test_a_project_key_that_was_rolled_back_is_not_remembered(ada):
    organisation = uuid4()
    with transaction.atomic(using="keys"):
        steps.new_key(organisation_id=organisation, kind=KeyKind.INCIDENT)
        transaction.set_rollback(True, using="keys")
    assert (organisation, 1) not in keys._project_keys
