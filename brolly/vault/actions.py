"""
Change the keys above the content: rotation, and the sweep of keys that open nothing.

What is sealed is never sealed again; only what wraps its keys changes. Run by whoever
runs the machine, from the command line, for every organisation at once.
"""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from cryptography.hazmat.primitives.keywrap import (
    aes_key_unwrap_with_padding,
    aes_key_wrap_with_padding,
)
from django.apps import apps
from django.db.models import Max

from brolly.access.scope import reading
from brolly.access.vocabulary import Actor
from brolly.vault import keys, rules
from brolly.vault.models import ContentKey, ProjectKey, Wrap
from brolly.vault.vocabulary import KeyKind

ORPHAN_AFTER = timedelta(days=1)
AT_ONCE = 500
# An organisation's own keys are named by no row: they are never orphans.
ONE_EACH = (KeyKind.ORGANISATION, KeyKind.INDEX)


class KekIsElsewhere(Exception):
    """The key-encryption key is not a file of ours, so we cannot put another in its place."""


def change_kept_kek() -> None:
    """
    Put a new key-encryption key in the place of ours. Running processes notice.

    The new one is on the disk before anything is wrapped under it, and the old one
    until nothing is. No actor: it changes nothing that anybody could read.

    :raises KekIsElsewhere: a credential, a named file or a passphrase is used
    """
    if not keys.kek_is_kept_here():
        raise KekIsElsewhere
    _finish_change()
    new = secrets.token_bytes(32)
    keys.write_secret(keys.next_kek_file(), new)
    _wrap_project_keys(new)
    _finish_change()


def change_kek(new: bytes) -> None:
    """
    Wrap every project key under this key-encryption key, kept by somebody else.

    No actor: it changes nothing that anybody could read.
    """
    _wrap_project_keys(new)


def lock_with_passphrase(passphrase: str) -> None:
    """
    Let a passphrase stand for the key-encryption key, and remove the one on the disk.

    A second passphrase replaces the first; the salt stays, so that whatever moment the
    power fails at, one of the two opens. Running processes must be started again.

    No actor: it changes nothing that anybody could read.

    :raises KekIsElsewhere: a credential or a named file is used
    """
    salted = keys.salt_file()
    if salted.exists():
        _wrap_project_keys(rules.key_of_passphrase(passphrase, salted.read_bytes()))
        return
    if not keys.kek_is_kept_here():
        raise KekIsElsewhere
    _finish_change()
    salt = secrets.token_bytes(16)
    new = rules.key_of_passphrase(passphrase, salt)
    keys.write_secret(keys.next_kek_file(), new)
    _wrap_project_keys(new)
    keys.write_secret(salted, salt)
    keys.remove_secret(keys.next_kek_file())
    keys.remove_secret(keys.kek_file())


def check_kek() -> None:
    """
    Make sure that the key-encryption key fits, and tidy up after a change cut off.

    No actor: it opens nothing.

    :raises WrongKek: it does not fit
    """
    if living := ProjectKey.objects.first():
        keys.unwrap_with_kek(bytes(living.wrapped))
    if keys.salt_file().exists():
        keys.remove_secret(keys.next_kek_file())
        keys.remove_secret(keys.kek_file())


def rotate_project_keys() -> int:
    """
    Give every organisation a key of a new epoch, and destroy the old epochs.

    Living content keys are wrapped anew; the wraps of erased ones, wherever a copy of
    them is left, open no more. Returns how many content keys were wrapped.

    No actor: it changes nothing that anybody could read.
    """
    organisations = ProjectKey.objects.values_list("organisation_id", flat=True)
    return sum(_rotate(organisation) for organisation in set(organisations))


def sweep_orphans(*, now: datetime, destroy: bool) -> int:
    """
    Count, or destroy, keys older than a day that no row of any table names.

    Every table with a ``key_id`` is asked, as every organisation. Returns their number.

    No actor: a key that no row names opens nothing for anybody.
    """
    old = ContentKey.objects.filter(made_at__lt=now - ORPHAN_AFTER).exclude(kind__in=ONE_EACH)
    candidates = set(old.values_list("pk", flat=True))
    orphans = candidates - _named_keys()
    if destroy:
        wraps = Wrap.objects.filter(key_id__in=orphans)
        wraps.update(wrapped=b"\0" * 40)
        wraps.delete()
        ContentKey.objects.filter(pk__in=orphans).delete()
    return len(orphans)


def _named_keys() -> set[UUID]:
    organisations = set(Wrap.objects.values_list("organisation_id", flat=True))
    naming = [
        model
        for model in apps.get_models()
        if model._meta.app_label != "vault"
        and any(field.name == "key_id" for field in model._meta.concrete_fields)
    ]
    named: set[UUID] = set()
    for organisation in organisations:
        with reading(Actor(name="key sweep", organisation_id=organisation)):
            for model in naming:
                named.update(model._default_manager.values_list("key_id", flat=True))
    return named


def _rotate(organisation_id: UUID) -> int:
    with keys.rotating():
        rows = ProjectKey.objects.filter(organisation_id=organisation_id)
        newest = rows.aggregate(newest=Max("epoch"))["newest"]
        epoch = keys.make_epoch(organisation_id, newest + 1)
        wraps = Wrap.objects.filter(organisation_id=organisation_id).exclude(epoch=epoch)
        count = 0
        while some := list(wraps.select_for_update()[:AT_ONCE]):
            for row in some:
                old = keys.project_key(organisation_id, row.epoch)
                key = aes_key_unwrap_with_padding(old, bytes(row.wrapped))
                row.wrapped = keys.wrap(key, organisation_id, epoch)
                row.epoch = epoch
            count += Wrap.objects.bulk_update(some, ["wrapped", "epoch"])
        gone = rows.exclude(epoch=epoch)
        gone.update(wrapped=b"\0" * 40)
        gone.delete()
    keys.forget()
    return count


def _wrap_project_keys(new: bytes) -> None:
    with keys.rotating():
        for row in ProjectKey.objects.select_for_update():
            row.wrapped = aes_key_wrap_with_padding(
                new, keys.unwrap_with_kek(bytes(row.wrapped))
            )
            row.save(update_fields=["wrapped"])
    keys.use_kek(new)


def _finish_change() -> None:
    """Put the new key-encryption key in its place if anything stands under it."""
    waiting = keys.next_kek_file()
    if not waiting.exists():
        return
    living = ProjectKey.objects.first()
    if living is not None:
        keys.use_kek(waiting.read_bytes())
        keys.unwrap_with_kek(bytes(living.wrapped))
    if living is None or keys.kek() == waiting.read_bytes():
        waiting.replace(keys.kek_file())
        keys.use_kek(keys.kek_file().read_bytes())
    else:
        keys.remove_secret(waiting)
