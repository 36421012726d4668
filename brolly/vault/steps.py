"""Make keys, seal fields, share a packet's key, erase. Runs inside somebody's action."""

import secrets
from uuid import UUID

from django.db import models

from brolly.vault import keys, rules
from brolly.vault.fields import SealedField
from brolly.vault.models import ContentKey, Wrap
from brolly.vault.vocabulary import KeyKind


def new_key(*, organisation_id: UUID, kind: KeyKind) -> UUID:
    """
    Make a content key and return its id.

    The key store has a connection of its own, so the key is committed before the row
    that names it; a key whose row never came is an orphan, and swept.
    """
    return keys.make_content_key(organisation_id, kind)


def new_keys(*, organisation_id: UUID, kind: KeyKind, count: int) -> list[UUID]:
    """Make many content keys at once and return their ids: for whoever loads many rows."""
    return keys.make_content_keys(organisation_id, kind, count)


def organisation_key(organisation_id: UUID) -> UUID:
    """Return the id of the one key under which an organisation's own fields stand."""
    return keys.single_key(organisation_id, KeyKind.ORGANISATION)


def seal(
    row: models.Model, column: str, text: str, *, organisation_id: UUID | None = None
) -> None:
    """
    Set a sealed column of a row: ``seal(incident, "narrative", words)``.

    The row has ``key_id``; its id must be final. ``organisation_id`` is the row's own
    unless given. An empty text is NULL: whether something was said is no secret here.
    """
    field = row._meta.get_field(column)
    if not isinstance(field, SealedField):
        raise TypeError(column)
    if not text:
        setattr(row, column, None)
        return
    organisation = organisation_id or row.organisation_id  # type: ignore[attr-defined]
    key_id: UUID = row.key_id  # type: ignore[attr-defined]
    envelope = rules.seal(
        keys.content_key(organisation, key_id),
        key_id,
        where_of(row, column),
        text,
        step=field.pad,
        nonce=secrets.token_bytes(rules.NONCE),
    )
    setattr(row, column, envelope)


def where_of(row: models.Model, column: str) -> bytes:
    """Return the associated data of a row's column."""
    return rules.place(row._meta.db_table, column, row.pk, row.key_id)  # type: ignore[attr-defined]


def share_key(*, key_id: UUID, from_organisation_id: UUID, to_organisation_id: UUID) -> None:
    """
    Let another organisation unwrap a packet's key: the moment of hand-over.

    :raises KeyErased: the sender cannot unwrap it
    """
    key = keys.content_key(from_organisation_id, key_id)
    with keys.wrapping():
        epoch = keys.current_epoch(to_organisation_id)
        Wrap.objects.update_or_create(
            key_id=key_id,
            organisation_id=to_organisation_id,
            defaults={
                "epoch": epoch,
                "wrapped": keys.wrap(key, to_organisation_id, epoch),
            },
        )


def unshare_key(*, key_id: UUID, organisation_id: UUID) -> None:
    """Take an organisation's wrap of a key away: a recall."""
    keys.forget_content_key(key_id)
    _destroy(Wrap.objects.filter(key_id=key_id, organisation_id=organisation_id))


def erase_key(*, key_id: UUID) -> None:
    """
    Destroy a key for everybody. What it sealed is unreadable in every copy.

    Wraps are overwritten before they go. Traces in the key store's own log and its
    short-lived backups fall with the epoch that wrapped them (``rotate-keys``).
    """
    keys.forget_content_key(key_id)
    _destroy(Wrap.objects.filter(key_id=key_id))
    ContentKey.objects.filter(pk=key_id).delete()


def _destroy(wraps: "models.QuerySet[Wrap]") -> None:
    wraps.update(wrapped=b"\0" * 40)
    wraps.delete()
