"""
Insert very many rows at once, behind row-level security like any others.

Django's ``bulk_create`` writes a placeholder for every value of a table with bytes or
arrays in it, and most of the time goes into reading that statement. Here each column
is one array. COPY would be faster still; PostgreSQL refuses it behind row-level
security (COPY, "Notes", read 2026-11-23).
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from psycopg.types.json import Jsonb


def insert_many(rows: Sequence[models.Model]) -> None:
    """Insert rows of one model, in their order. Defaults and ids are those they have."""
    if not rows:
        return
    fields = rows[0]._meta.concrete_fields
    quoted = connection.ops.quote_name
    columns = [quoted(f.column or "") for f in fields]
    wanted = [(f.db_type(connection) or "").split("(")[0] for f in fields]
    sent = ["text" if isinstance(f, ArrayField) else kind for f, kind in zip(
        fields, wanted, strict=True
    )]  # fmt: skip
    # An array of arrays would be taken apart: a column of arrays travels as text.
    read = [
        f"{c}::{f.db_type(connection)}" if isinstance(f, ArrayField) else c
        for f, c in zip(fields, columns, strict=True)
    ]
    arrays = ", ".join(f"%s::{kind}[]" for kind in sent)
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quoted(rows[0]._meta.db_table)} ({names}) "  # noqa: S608
            f"SELECT {', '.join(read)} FROM unnest({arrays}) AS many ({names})",
            [[_value(f, getattr(row, f.attname)) for row in rows] for f in fields],
        )


def _value(field: "models.Field[Any, Any]", value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, ArrayField):
        return _array(value)
    if isinstance(field, models.JSONField):
        return Jsonb(value)
    return value


def _array(parts: Sequence[object]) -> str:
    """Return an array as PostgreSQL writes it, every part quoted."""
    quoted = (str(part).replace("\\", "\\\\").replace('"', '\\"') for part in parts)
    return "{" + ",".join(f'"{part}"' for part in quoted) + "}"
