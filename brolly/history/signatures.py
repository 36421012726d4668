"""
One checkpoint as words that somebody else keeps, signed with the installation's key.

The signature lets a keeper show that we wrote it: a checkpoint made up afterwards, to
cast doubt on a history that is whole, does not carry it. Ed25519, RFC 8032.
"""

import base64
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from brolly.history.rules import Mark

BEGIN, END = "-----BEGIN CHECKPOINT-----", "-----END CHECKPOINT-----"
_FIELDS = ("organisation", "entry", "hash", "at", "key", "signature")


class Checkpoint(NamedTuple):
    """Where one organisation's history stood at a time."""

    organisation_id: UUID
    mark: Mark
    at: datetime


class NotSigned(Exception):
    """What should be a signed checkpoint cannot be read, or carries no right signature."""


def public_key() -> str:
    """Return the public half of the installation's key, as it stands in checkpoints."""
    raw = _private_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return base64.b64encode(raw).decode()


def written(checkpoint: Checkpoint) -> str:
    """Return a checkpoint as signed lines, short enough for any mail program."""
    signature = base64.b64encode(_private_key().sign(_said(checkpoint))).decode()
    digest = checkpoint.mark.hash.hex()
    lines = (
        BEGIN,
        f"organisation: {checkpoint.organisation_id}",
        f"entry: {checkpoint.mark.sequence}",
        f"hash: {digest[:32]}",
        f"  {digest[32:]}",
        f"at: {_time(checkpoint.at)}",
        f"key: {public_key()}",
        f"signature: {signature[:44]}",
        f"  {signature[44:]}",
        END,
    )
    return "\n".join(lines)


def read(text: str, *, keys: frozenset[str]) -> list[Checkpoint]:
    """
    Return the checkpoints in a text, such as a saved e-mail, quoted or not.

    ``keys`` are the public keys that are believed.

    :raises NotSigned: there is none, or one of them is not signed by such a key
    """
    found = [_checkpoint(block, keys) for block in _blocks(text)]
    if not found:
        raise NotSigned("There is no checkpoint in it.")
    return found


def _blocks(text: str) -> Iterator[dict[str, str]]:
    # Mail programs put "> " before lines that are quoted, and wrap long ones.
    plain = re.sub(r"(?m)^[> \t]+", "", text)
    for block in re.findall(f"{BEGIN}(.*?){END}", plain, re.DOTALL):
        said = re.split(rf"(?m)^({'|'.join(_FIELDS)}):", block)[1:]
        pairs = zip(said[::2], said[1::2], strict=True)
        yield {name: re.sub(r"\s+", "", value) for name, value in pairs}


def _checkpoint(block: dict[str, str], keys: frozenset[str]) -> Checkpoint:
    try:
        made = Checkpoint(
            organisation_id=UUID(block["organisation"]),
            mark=Mark(int(block["entry"]), bytes.fromhex(block["hash"])),
            at=datetime.strptime(block["at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC),
        )
        if block["key"] not in keys:
            raise NotSigned("It is signed with another key than the ones believed.")
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(block["key"]))
        key.verify(base64.b64decode(block["signature"]), _said(made))
    except InvalidSignature:
        raise NotSigned("Its signature is not right: it was changed.") from None
    except (KeyError, ValueError):
        raise NotSigned("It cannot be read.") from None
    return made


def _said(checkpoint: Checkpoint) -> bytes:
    mark = checkpoint.mark
    parts = (checkpoint.organisation_id, mark.sequence, mark.hash.hex(), _time(checkpoint.at))
    return "|".join(("brolly checkpoint 1", *map(str, parts))).encode()


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _private_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(settings.CHECKPOINT_KEY)
