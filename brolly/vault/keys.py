"""
From the key-encryption key down to a content key.

``KEK`` (a file outside the repository, a credential of the service manager, or a
typed passphrase) wraps project keys; a project key wraps content keys. AES key wrap
with padding (RFC 5649). Unwrapped project keys live five minutes in memory.
"""

import os
import secrets
import time
from pathlib import Path
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap_with_padding,
    aes_key_wrap_with_padding,
)
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from brolly.foundation.refusals import Refusal
from brolly.vault.models import ContentKey, ProjectKey, Wrap
from brolly.vault.vocabulary import KeyKind

SECONDS_IN_MEMORY = 300
_STORE = "keys"

_project_keys: dict[tuple[UUID, int], tuple[float, bytes]] = {}
_kek: list[bytes] = []


class KeyErased(Refusal):
    """The key of this content was destroyed, so nobody can read the content any more."""

    code = "vault.key-erased"
    status = 410
    message = "This was erased. Nobody can read it any more, and that is what erasing means."


class WrongKek(Exception):
    """The key-encryption key is not the one that wrapped the keys."""


def kek() -> bytes:
    """Return the 32-byte key-encryption key, from where this installation keeps it."""
    if not _kek:
        _kek.append(_kek_from_outside())
    return _kek[0]


def use_kek(key: bytes) -> None:
    """Use this key-encryption key from now on, and forget every unwrapped key."""
    _kek[:] = [key]
    forget()


def kek_from_passphrase(passphrase: str, salt: bytes) -> bytes:
    """Return the key that a passphrase stands for (Argon2id, RFC 9106 second choice)."""
    return hash_secret_raw(
        passphrase.encode(), salt, time_cost=3, memory_cost=65536, parallelism=4,
        hash_len=32, type=Type.ID,
    )  # fmt: skip


def forget() -> None:
    """Drop every unwrapped key from memory."""
    _project_keys.clear()


def _kek_from_outside() -> bytes:
    if folder := os.environ.get("CREDENTIALS_DIRECTORY"):
        credential = Path(folder) / "brolly-kek"
        if credential.exists():
            return credential.read_bytes()
    if said := os.environ.get("BROLLY_KEK_FILE"):
        return Path(said).read_bytes()
    return _kept_kek(Path(settings.KEYS_FOLDER))


def _kept_kek(folder: Path) -> bytes:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = folder / "kek"
    if not kept.exists():
        draft = folder / f".kek.{os.getpid()}.{secrets.token_hex(4)}"
        draft.touch(mode=0o600)
        draft.write_bytes(secrets.token_bytes(32))
        try:
            os.link(draft, kept)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return kept.read_bytes()


def project_key(organisation_id: UUID, epoch: int) -> bytes:
    """
    Return an organisation's key of one epoch.

    :raises KeyErased: the epoch was destroyed
    :raises WrongKek: the key-encryption key does not fit
    """
    now = time.monotonic()
    since, key = _project_keys.get((organisation_id, epoch), (0.0, b""))
    if key and now - since < SECONDS_IN_MEMORY:
        return key
    row = ProjectKey.objects.filter(organisation_id=organisation_id, epoch=epoch).first()
    if row is None:
        raise KeyErased
    try:
        key = aes_key_unwrap_with_padding(kek(), bytes(row.wrapped))
    except InvalidUnwrap:
        raise WrongKek from None
    _project_keys[organisation_id, epoch] = (now, key)
    return key


def current_epoch(organisation_id: UUID) -> int:
    """Return the newest epoch of an organisation, making the first if there is none."""
    rows = ProjectKey.objects.filter(organisation_id=organisation_id)
    epoch = rows.aggregate(newest=Max("epoch"))["newest"]
    if epoch is None:
        return make_epoch(organisation_id, 1)
    return int(epoch)


def make_epoch(organisation_id: UUID, epoch: int) -> int:
    """Make an organisation's key of a new epoch, unless somebody just did."""
    wrapped = aes_key_wrap_with_padding(kek(), secrets.token_bytes(32))
    try:
        with transaction.atomic(using=_STORE):
            ProjectKey.objects.create(
                organisation_id=organisation_id, epoch=epoch, wrapped=wrapped
            )
    except IntegrityError:
        pass
    return epoch


def wrap(key: bytes, organisation_id: UUID, epoch: int) -> bytes:
    """Return a content key wrapped for an organisation."""
    return aes_key_wrap_with_padding(project_key(organisation_id, epoch), key)


def make_content_key(organisation_id: UUID, kind: KeyKind) -> UUID:
    """Make and keep a content key, committed before anything is sealed with it."""
    key = secrets.token_bytes(32)
    epoch = current_epoch(organisation_id)
    with transaction.atomic(using=_STORE):
        row = ContentKey.objects.create(organisation_id=organisation_id, kind=kind.value)
        Wrap.objects.create(
            key=row,
            organisation_id=organisation_id,
            epoch=epoch,
            wrapped=wrap(key, organisation_id, epoch),
        )
    return row.pk


def content_key(organisation_id: UUID, key_id: UUID) -> bytes:
    """
    Return a content key as this organisation can unwrap it.

    :raises KeyErased: it was destroyed, or never shared with this organisation
    """
    row = Wrap.objects.filter(key_id=key_id, organisation_id=organisation_id).first()
    if row is None:
        raise KeyErased
    return aes_key_unwrap_with_padding(
        project_key(organisation_id, row.epoch), bytes(row.wrapped)
    )


def single_key(organisation_id: UUID, kind: KeyKind) -> UUID:
    """Return the id of a key of which an organisation has one, making it if needed."""
    rows = ContentKey.objects.filter(organisation_id=organisation_id, kind=kind.value)
    found = rows.values_list("pk", flat=True).first()
    if found is not None:
        return found
    try:
        return make_content_key(organisation_id, kind)
    except IntegrityError:
        return rows.values_list("pk", flat=True).get()
