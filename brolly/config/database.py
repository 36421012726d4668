"""
Which PostgreSQL, which roles. Importing this starts nothing.

``DATABASE_URL`` (application role) and ``DATABASE_OWNER_URL`` (owner role, for
migrations) name a server of your own; without them it is ours, in BROLLY_HOME.
The keys live in a database of their own: ``KEYS_DATABASE_URL``.
"""

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from brolly.config.home import socket_folder

SOCKET = socket_folder()


def is_ours() -> bool:
    """Test whether the database is the one we start ourselves, in BROLLY_HOME."""
    return not os.environ.get("DATABASE_URL")


def _from_url(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
    }


def _ours(name: str, user: str) -> dict[str, Any]:
    return {"HOST": str(SOCKET), "NAME": name, "USER": user}


def databases() -> dict[str, dict[str, Any]]:
    """
    Return Django's database settings for the role this process runs as.

    ``BROLLY_DATABASE_ROLE=owner`` is set by the commands that migrate;
    ``BROLLY_DATABASE_NAME`` and ``BROLLY_KEYS_DATABASE_NAME`` by the browser journeys,
    which have two databases of their own on our server.
    """
    owner = os.environ.get("BROLLY_DATABASE_ROLE") == "owner"
    url = os.environ.get("DATABASE_OWNER_URL" if owner else "DATABASE_URL")
    keys = os.environ.get("KEYS_DATABASE_OWNER_URL" if owner else "KEYS_DATABASE_URL")
    role = "brolly_owner" if owner else "brolly_app"
    data_name = os.environ.get("BROLLY_DATABASE_NAME", "brolly")
    keys_name = os.environ.get("BROLLY_KEYS_DATABASE_NAME", "brolly_keys")
    common: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 0,
        "OPTIONS": {} if owner else _as_application(),
    }
    return {
        "default": {**common, **(_from_url(url) if url else _ours(data_name, role))},
        "keys": {**common, **(_from_url(keys) if keys else _ours(keys_name, role))},
    }


def _as_application() -> dict[str, Any]:
    """
    Return how the application connects: from a pool, with statements planned once.

    A pooler between us and PostgreSQL must keep a client's prepared statements
    (PgBouncer does from 1.21) or give each client a connection of its own.
    """
    return {
        "pool": {"min_size": 1, "max_size": 8, "timeout": 20},
        "server_side_binding": True,
        "prepare_threshold": 3,
    }


class KeysApart:
    """Sends the vault's tables to the key store, and everything else to the data."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return "keys" if model._meta.app_label == "vault" else "default"

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == "keys") == (app_label == "vault")
