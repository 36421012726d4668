"""
Blind index: find an equal value without keeping the value.

A token is HMAC-SHA-256 under a key of the organisation and the field, cut to 16
bytes. Whoever has that key could try every telephone number in minutes, so the key
is the protection: it stands in the key store, and never in SQL.
"""

import hashlib
import hmac
from uuid import UUID

from brolly.vault import keys
from brolly.vault.vocabulary import KeyKind


def token(organisation_id: UUID, field: str, normalised: str) -> bytes:
    """Return the 16-byte token of a normalised value in a field of an organisation."""
    return tokens(organisation_id, field, [normalised])[0]


def tokens(organisation_id: UUID, field: str, values: list[str]) -> list[bytes]:
    """Return the tokens of many values with one look at the key store."""
    # The index secret is a content key of its own, so rotating what wraps it keeps
    # every token as it is.
    secret = keys.content_key(organisation_id, keys.single_key(organisation_id, KeyKind.INDEX))
    of_field = hmac.digest(secret, f"bi/{field}".encode(), hashlib.sha256)
    return [hmac.digest(of_field, v.encode(), hashlib.sha256)[:16] for v in values]
