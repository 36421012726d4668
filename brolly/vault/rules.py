"""
The envelope: how sealed bytes look, and how lengths are hidden.

``version (1) | algorithm (1) | key id (16) | nonce (12) | AES-256-GCM(padded text)``.
The associated data names table, column, row, key and version, so that a ciphertext
moved to another row, column or key does not open.
"""

from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = 1
AES_256_GCM = 1
HEAD = 2 + 16
NONCE = 12
SHORT, LONG = 64, 1024


class BadEnvelope(Exception):
    """Sealed bytes were altered, moved, or belong to another key: a fault or an attack."""


def pad(text: bytes, step: int) -> bytes:
    """Return the text with its length in front, filled up to a multiple of ``step``."""
    framed = len(text).to_bytes(4, "big") + text
    return framed + b"\0" * (-len(framed) % step)


def unpad(padded: bytes) -> bytes:
    """Return the text that was padded."""
    length = int.from_bytes(padded[:4], "big")
    return padded[4 : 4 + length]


def place(table: str, column: str, row_id: UUID, key_id: UUID) -> bytes:
    """Return the associated data of one field of one row."""
    return f"{table}.{column}|{row_id}|{key_id}|{VERSION}".encode()


def seal(
    key: bytes, key_id: UUID, where: bytes, text: str, *, step: int, nonce: bytes
) -> bytes:
    """Return the envelope of a text. ``nonce`` is 12 fresh random bytes."""
    head = bytes((VERSION, AES_256_GCM)) + key_id.bytes
    return head + nonce + AESGCM(key).encrypt(nonce, pad(text.encode(), step), head + where)


def open_envelope(key: bytes, where: bytes, envelope: bytes) -> str:
    """
    Return the text of an envelope.

    :raises BadEnvelope: it was altered, moved, or sealed with another key
    """
    head, rest = envelope[:HEAD], envelope[HEAD:]
    if head[:2] != bytes((VERSION, AES_256_GCM)) or len(rest) < NONCE + 16:
        raise BadEnvelope
    try:
        padded = AESGCM(key).decrypt(rest[:NONCE], rest[NONCE:], head + where)
    except InvalidTag:
        raise BadEnvelope from None
    return unpad(padded).decode()


def key_id_of(envelope: bytes) -> UUID:
    """Return which key sealed an envelope."""
    return UUID(bytes=bytes(envelope[2:HEAD]))


def key_of_passphrase(passphrase: str, salt: bytes) -> bytes:
    """Return the key that a passphrase stands for (Argon2id, RFC 9106 second choice)."""
    return hash_secret_raw(
        passphrase.encode(), salt, time_cost=3, memory_cost=65536, parallelism=4,
        hash_len=32, type=Type.ID,
    )  # fmt: skip
