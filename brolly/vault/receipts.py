"""
Eight words that find a report again, and that nobody can make from what we keep.

Kept are: a keyed mark of the first two words, which finds the row; a salt; and the public
half of a pair whose private half is worked out from all eight, slowly, and keyed. So the
words prove themselves, open what was answered, and stand nowhere.

The key of the mark stands outside of the database. With the database alone nothing can be
tried; with both, six words of ten bits are left at 0.15 seconds a guess.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from brolly.vault import sealing
from brolly.vault.words import WORDS, words_meant

MANY = 8
FINDING = 2
SALT = 16
SEED = 10  # 80 bits: ten a word


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is kept of a receipt."""

    mark: bytes
    salt: bytes
    public_half: bytes


def words_of(seed: bytes) -> tuple[str, ...]:
    """Return the eight words of ten random bytes."""
    number = int.from_bytes(seed, "big")
    return tuple(WORDS[(number >> (10 * place)) & 1023] for place in reversed(range(MANY)))


def new_words() -> tuple[str, ...]:
    """Return eight words drawn at random."""
    return words_of(secrets.token_bytes(SEED))


def words_typed(typed: str) -> tuple[str, ...] | None:
    """Return the eight words that somebody typed, small slips forgiven, or None."""
    return words_meant(typed, many=MANY)


def mark_of(key: bytes, words: tuple[str, ...]) -> bytes:
    """Return the keyed mark of the first two words: it finds, and proves nothing."""
    said = "receipt mark|" + " ".join(words[:FINDING])
    return hmac.digest(key, said.encode(), hashlib.sha256)[:16]


def private_half_of(key: bytes, words: tuple[str, ...], salt: bytes) -> bytes:
    """Return the private half that the words stand for, slowly."""
    slowly = sealing.slow_key(" ".join(words), salt)
    return hmac.digest(key, b"receipt pair|" + slowly, hashlib.sha256)


def keep(key: bytes, words: tuple[str, ...], *, salt: bytes | None = None) -> Kept:
    """Return what is kept of these words."""
    salt = salt or secrets.token_bytes(SALT)
    private = private_half_of(key, words, salt)
    return Kept(
        mark=mark_of(key, words), salt=salt, public_half=sealing.public_half_of(private)
    )


def open_receipt(key: bytes, words: tuple[str, ...], kept: Kept) -> bytes | None:
    """Return the private half if these are the words of this receipt, else None."""
    private = private_half_of(key, words, kept.salt)
    is_it = hmac.compare_digest(sealing.public_half_of(private), kept.public_half)
    return private if is_it else None
