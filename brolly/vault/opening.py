"""Open what is sealed. Few may call this: tests/architecture lists them, with a reason."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models

from brolly.access.vocabulary import Actor
from brolly.vault import keys, rules
from brolly.vault.steps import where_of


def open_sealed(actor: Actor, row: models.Model, column: str) -> str:
    """
    Return the text of a sealed column, or "" when there is none.

    :raises KeyErased: the key was destroyed, or is not the actor's organisation's
    :raises BadEnvelope: the bytes were altered or moved: a fault or an attack
    """
    envelope = getattr(row, column)
    if envelope is None:
        return ""
    key_id: UUID = row.key_id  # type: ignore[attr-defined]
    key = keys.content_key(actor.organisation_id, key_id)
    return rules.open_envelope(key, where_of(row, column), bytes(envelope))


def fetch_keys(actor: Actor, rows: Iterable[models.Model]) -> None:
    """Get the keys of a list's rows in one query, before its columns are opened."""
    key_ids = [row.key_id for row in rows]  # type: ignore[attr-defined]
    keys.fetch_content_keys(actor.organisation_id, key_ids)
