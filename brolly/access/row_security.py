"""
Row-level security: the wall behind the queries.

Every request says for whom it acts, inside its transaction, and signs that with
a key which the database checks (``gate.organisation()``). Forged, replayed in
another transaction or missing: no row is visible.

Shape of the context: ``organisation|staff|pid|transaction start|hmac``. The
HMAC-SHA-256 is built in SQL from core ``sha256()``, so no extension is needed.
Source: shared design notes on row security, findings 5 and 10, read 2026-11-23.
"""

import hashlib
import hmac
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import connection, migrations

NOBODY = UUID(int=0)


def sign_context(organisation_id: UUID, staff_id: UUID, pid: int, started: str) -> str:
    """Return the signed context that the database will accept in this transaction."""
    said = f"{organisation_id}|{staff_id}|{pid}|{started}"
    key: bytes = settings.CONTEXT_KEY
    return f"{said}|{hmac.new(key, said.encode(), hashlib.sha256).hexdigest()}"


def pads(key: bytes) -> tuple[bytes, bytes]:
    """Return the inner and outer pad of HMAC-SHA-256 for a key (RFC 2104)."""
    block = (hashlib.sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    return bytes(b ^ 0x36 for b in block), bytes(b ^ 0x5C for b in block)


class Stamp(NamedTuple):
    """By what a transaction is told from every other."""

    pid: int
    started: str


def enter(
    organisation_id: UUID,
    staff_id: UUID | None,
    *,
    may_write: bool = True,
    stamp: Stamp | None = None,
) -> Stamp:
    """
    Say, until the end of this transaction, for whom it acts and whether it may write.

    ``stamp`` is what an earlier call in this transaction returned.
    """
    with connection.cursor() as cursor:
        # PostgreSQL lets nobody go back from "off": a page cannot make itself writable.
        read_only = (
            "" if may_write or stamp else ", set_config('transaction_read_only', 'on', true)"
        )
        if stamp is None:
            cursor.execute("SELECT pg_backend_pid(), transaction_timestamp()::text")
            stamp = Stamp._make(cursor.fetchone())
        signed = sign_context(organisation_id, staff_id or NOBODY, *stamp)
        cursor.execute(f"SELECT set_config('brolly.context', %s, true){read_only}", [signed])
    return stamp


def leave() -> None:
    """Act for nobody again. Needed only where an outer transaction goes on (tests)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('brolly.context', '', true)")


def protect(
    table: str,
    *,
    using: str = "organisation_id = (SELECT gate.organisation())",
    check: str | None = None,
) -> migrations.RunSQL:
    """
    Return the migration step that puts a table behind row-level security.

    ``using`` says which rows are seen, ``check`` which may be written (the same
    unless given). The sub-select makes PostgreSQL evaluate it once a query.
    """
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY own_rows ON {table} USING ({using}) WITH CHECK ({check or using});
        """,
        f"""
        DROP POLICY own_rows ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )


def close_to_others(
    table: str, *, subject: str, closed: str = "gate.closed()"
) -> migrations.RunSQL:
    """
    Return the migration step that hides rows about a record which others alone may open.

    ``subject`` is the column that says what a row is about. ``closed`` is a function of the
    database that answers for the member of staff in the signed context; a job acts for
    nobody in particular, and sees every row. The owner is left out, so that a reviewed
    function may count them.
    """
    return migrations.RunSQL(
        f"""
        CREATE POLICY open_to_me ON {table} AS RESTRICTIVE TO brolly_app
            USING ({subject} <> ALL ((SELECT {closed})::uuid[]));
        """,
        f"DROP POLICY open_to_me ON {table};",
    )


def append_only(table: str) -> migrations.RunSQL:
    """Return the migration step that lets the application only insert and select."""
    return migrations.RunSQL(
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM brolly_app;",
        f"GRANT UPDATE, DELETE ON {table} TO brolly_app;",
    )
