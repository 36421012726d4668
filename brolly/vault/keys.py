"""
From the key-encryption key down to a content key.

``KEK`` (a file outside the repository, a credential of the service manager, or a
typed passphrase) wraps project keys; a project key wraps content keys. AES key wrap
with padding (RFC 5649). Unwrapped project keys live five minutes in memory.

Whoever wraps a key holds a lock that rotation waits for, so that nothing is ever
wrapped under a key that is just being destroyed.
"""

import os
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap_with_padding,
    aes_key_wrap_with_padding,
)
from django.conf import settings
from django.db import IntegrityError, connections, transaction
from django.db.models import Max

from brolly.access.scope import scope_memory
from brolly.foundation.refusals import Refusal
from brolly.vault.models import ContentKey, ProjectKey, Wrap
from brolly.vault.vocabulary import KeyKind

SECONDS_IN_MEMORY = 300
STORE = "keys"

_project_keys: dict[tuple[UUID, int], tuple[float, bytes]] = {}
_kek: list[bytes] = []


class KeyErased(Refusal):
    """The key of this content was destroyed, so nobody can read the content any more."""

    code = "vault.key-erased"
    status = 410
    message = "This was erased. Nobody can read it any more, and that is what erasing means."


class WrongKek(Exception):
    """The key-encryption key is not the one that wrapped the keys."""


class Locked(Exception):
    """The key-encryption key is a passphrase, and nobody has typed it yet."""

    def __str__(self) -> str:
        return "The keys are locked with a passphrase: `brolly start` asks for it."


def kek() -> bytes:
    """
    Return the 32-byte key-encryption key, from where this installation keeps it.

    :raises Locked: it is a passphrase that nobody has typed
    """
    if not _kek:
        _kek.append(_kek_from_outside())
    return _kek[0]


def use_kek(key: bytes) -> None:
    """Use this key-encryption key from now on, and forget every unwrapped key."""
    _kek[:] = [key]
    forget()


def forget() -> None:
    """Drop every unwrapped key from memory."""
    _project_keys.clear()


def kek_is_kept_here() -> bool:
    """Test whether the key-encryption key is a file of ours, not a credential or typed."""
    return _named_file() is None and not salt_file().exists()


def kek_file() -> Path:
    """Return where our own key-encryption key stands."""
    return Path(settings.KEYS_FOLDER) / "kek"


def next_kek_file() -> Path:
    """Return where a new one stands while everything is being wrapped anew."""
    return Path(settings.KEYS_FOLDER) / "kek.next"


def salt_file() -> Path:
    """Return where the salt of a passphrase stands. It is there only if there is one."""
    return Path(settings.KEYS_FOLDER) / "passphrase.salt"


def write_secret(path: Path, content: bytes) -> None:
    """Write a whole file that only its owner can read, on the disk when this returns."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    opened = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def remove_secret(path: Path) -> None:
    """Overwrite a key with zeros, then remove its file. A worn disk may keep a copy."""
    try:
        with path.open("r+b") as file:
            file.write(b"\0" * 32)
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return
    path.unlink()


def _named_file() -> Path | None:
    """Return the file or credential that stands outside of our data folder, if named."""
    if folder := os.environ.get("CREDENTIALS_DIRECTORY"):
        credential = Path(folder) / "brolly-kek"
        if credential.exists():
            return credential
    said = os.environ.get("BROLLY_KEK_FILE")
    return Path(said) if said else None


def _kek_from_outside() -> bytes:
    if named := _named_file():
        return named.read_bytes()
    if salt_file().exists():
        raise Locked
    kept = kek_file()
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = kept.with_name(f".kek.{os.getpid()}.{secrets.token_hex(4)}")
        write_secret(draft, secrets.token_bytes(32))
        try:
            os.link(draft, kept)  # two processes that start together agree
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return kept.read_bytes()


def unwrap_with_kek(wrapped: bytes) -> bytes:
    """
    Return a project key, and keep in mind the key-encryption key that fitted.

    A process that has run since before the last change of that key reads it again; a
    change that was cut off between database and file has left the new one beside.

    :raises WrongKek: none fits
    """
    for candidate in _keks():
        try:
            key = aes_key_unwrap_with_padding(candidate, wrapped)
        except InvalidUnwrap:
            continue
        _kek[:] = [candidate]
        return key
    raise WrongKek


def _keks() -> Iterator[bytes]:
    yield kek()
    yield _kek_from_outside()
    if next_kek_file().exists():
        yield next_kek_file().read_bytes()


@contextmanager
def wrapping() -> Iterator[None]:
    """Hold a transaction in the key store during which no key is rotated away."""
    with transaction.atomic(using=STORE):
        _lock("pg_advisory_xact_lock_shared")
        yield


@contextmanager
def rotating() -> Iterator[None]:
    """Hold a transaction in the key store during which nobody else wraps a key."""
    with transaction.atomic(using=STORE):
        _lock("pg_advisory_xact_lock")
        yield


def _lock(function: str) -> None:
    with connections[STORE].cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtext('brolly.vault'))")


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
    key = unwrap_with_kek(bytes(row.wrapped))
    # A key made in a transaction that is rolled back must not be remembered: what it
    # wrapped later on would open nowhere else.
    transaction.on_commit(
        lambda: _project_keys.update({(organisation_id, epoch): (now, key)}), using=STORE
    )
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
    with wrapping():
        # Any project key tells which key-encryption key is the one in force.
        if living := ProjectKey.objects.first():
            unwrap_with_kek(bytes(living.wrapped))
        wrapped = aes_key_wrap_with_padding(kek(), secrets.token_bytes(32))
        try:
            with transaction.atomic(using=STORE):
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
    return make_content_keys(organisation_id, kind, 1)[0]


def make_content_keys(organisation_id: UUID, kind: KeyKind, count: int) -> list[UUID]:
    """
    Make and keep many content keys in one transaction of the key store.

    The open scope keeps them in mind, so that sealing with them asks no more.
    """
    keys = [secrets.token_bytes(32) for _ in range(count)]
    with wrapping():
        epoch = current_epoch(organisation_id)
        rows = [ContentKey(organisation_id=organisation_id, kind=kind.value) for _ in keys]
        ContentKey.objects.bulk_create(rows)
        Wrap.objects.bulk_create(
            Wrap(
                key=row,
                organisation_id=organisation_id,
                epoch=epoch,
                wrapped=wrap(key, organisation_id, epoch),
            )
            for row, key in zip(rows, keys, strict=True)
        )
    memory = scope_memory()
    for row, key in zip(rows, keys, strict=True):
        memory[(STORE, organisation_id, row.pk)] = key
    return [row.pk for row in rows]


def content_key(organisation_id: UUID, key_id: UUID) -> bytes:
    """
    Return a content key as this organisation can unwrap it; kept in mind in a scope.

    :raises KeyErased: it was destroyed, or never shared with this organisation
    """
    memory = scope_memory()
    known = (STORE, organisation_id, key_id)
    if known not in memory:
        memory[known] = _unwrapped(organisation_id, key_id)
    key: bytes = memory[known]
    return key


def fetch_content_keys(organisation_id: UUID, key_ids: Iterable[UUID]) -> None:
    """
    Unwrap the keys of a whole list in one query, so that opening its rows asks no more.

    Leaves out those that are gone: whoever opens them is told so.
    """
    memory = scope_memory()
    wanted = {key for key in key_ids if (STORE, organisation_id, key) not in memory}
    if not wanted:
        return
    for row in Wrap.objects.filter(key_id__in=wanted, organisation_id=organisation_id):
        with suppress(KeyErased):
            key = _unwrap(project_key(organisation_id, row.epoch), row)
            memory[(STORE, organisation_id, row.key_id)] = key


def forget_content_key(key_id: UUID) -> None:
    """Drop one content key from the open scope's memory, for whomever it was unwrapped."""
    memory = scope_memory()
    for known in [
        k for k in memory if isinstance(k, tuple) and k[0] == STORE and k[-1] == key_id
    ]:
        del memory[known]


def _unwrapped(organisation_id: UUID, key_id: UUID) -> bytes:
    row = _wrap_of(organisation_id, key_id)
    try:
        of_project = project_key(organisation_id, row.epoch)
    except KeyErased:
        # Rotated between our two looks: then it stands under a newer epoch by now.
        row = _wrap_of(organisation_id, key_id)
        of_project = project_key(organisation_id, row.epoch)
    return _unwrap(of_project, row)


def _unwrap(of_project: bytes, row: Wrap) -> bytes:
    """
    Unwrap a content key.

    :raises KeyErased: it is being destroyed at this moment: it is overwritten before it goes
    """
    wrapped = bytes(row.wrapped)
    if not any(wrapped):
        raise KeyErased
    return aes_key_unwrap_with_padding(of_project, wrapped)


def _wrap_of(organisation_id: UUID, key_id: UUID) -> Wrap:
    row = Wrap.objects.filter(key_id=key_id, organisation_id=organisation_id).first()
    if row is None:
        raise KeyErased
    return row


def single_key(organisation_id: UUID, kind: KeyKind) -> UUID:
    """Return the id of a key of which an organisation has one, making it if needed."""
    memory, known = scope_memory(), (STORE, organisation_id, kind)
    if known in memory:
        kept: UUID = memory[known]
        return kept
    rows = ContentKey.objects.filter(organisation_id=organisation_id, kind=kind.value)
    found = rows.values_list("pk", flat=True).first()
    if found is not None:
        memory[known] = found
        return found
    try:
        return make_content_key(organisation_id, kind)
    except IntegrityError:
        return rows.values_list("pk", flat=True).get()
