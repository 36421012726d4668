"""
Seal to a public key: whoever seals cannot open again. Pure functions over bytes.

HPKE base mode (RFC 9180) by pyca/cryptography: X25519, HKDF-SHA256, AES-256-GCM. One
version byte stands in front, so that another suite can come beside it. What is sealed is
padded first, because lengths talk. ``place`` says what is sealed where, so that it opens
nowhere else.
"""

import base64

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap_with_padding,
    aes_key_wrap_with_padding,
)

from brolly.vault.rules import pad, unpad

VERSION = 1
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
# A report is a few lines or a few pages: of these two sizes one cannot tell much.
STEP = 4096
KEY = 32


class WillNotOpen(Exception):
    """Sealed for another key or another place, or altered: a fault, an attack or a slip."""


def new_private_half() -> bytes:
    """Return a fresh private half."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_half_of(private_half: bytes) -> bytes:
    """Return the public half that goes with a private one."""
    private = X25519PrivateKey.from_private_bytes(private_half)
    return private.public_key().public_bytes(
        serialization.Encoding.Raw, serialization.PublicFormat.Raw
    )


def seal_to(public_half: bytes, place: bytes, content: bytes, *, step: int = STEP) -> bytes:
    """Return the content sealed to whoever has the private half."""
    public = X25519PublicKey.from_public_bytes(public_half)
    return bytes((VERSION,)) + SUITE.encrypt(pad(content, step), public, info=place)


def open_with(private_half: bytes, place: bytes, sealed: bytes) -> bytes:
    """
    Return what was sealed to this key, for this place.

    :raises WillNotOpen: it is for another, or it was altered
    """
    if sealed[:1] != bytes((VERSION,)):
        raise WillNotOpen
    private = X25519PrivateKey.from_private_bytes(private_half)
    try:
        return unpad(SUITE.decrypt(sealed[1:], private, info=place))
    except (InvalidTag, ValueError):
        raise WillNotOpen from None


def wrap_by_passphrase(passphrase: str, salt: bytes, private_half: bytes) -> str:
    """Return a private half that only this passphrase opens, as text."""
    wrapped = aes_key_wrap_with_padding(slow_key(passphrase, salt), private_half)
    return base64.b64encode(wrapped).decode()


def unwrap_by_passphrase(passphrase: str, salt: bytes, wrapped: str) -> bytes:
    """
    Return the private half.

    :raises WillNotOpen: it is another passphrase
    """
    try:
        return aes_key_unwrap_with_padding(
            slow_key(passphrase, salt), base64.b64decode(wrapped)
        )
    except InvalidUnwrap:
        raise WillNotOpen from None


def slow_key(said: str, salt: bytes) -> bytes:
    """
    Return the key that typed words stand for, slowly: 64 MiB and about 0.15 seconds.

    Argon2id, RFC 9106 second choice, the same as for the master passphrase.
    """
    return hash_secret_raw(
        said.encode(), salt, time_cost=3, memory_cost=65536, parallelism=4,
        hash_len=KEY, type=Type.ID,
    )  # fmt: skip
