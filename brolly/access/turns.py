"""One after the other: for what looks first whether a thing is there, and then makes it."""

from uuid import UUID

from django.db import connection


def take_turn(what: str, where: UUID | None = None) -> None:
    """
    Let one transaction at a time go on from here; the next one waits until it commits.

    ``where`` is the organisation that makes it, and None for the whole installation. A
    form that is pressed twice at one moment then finds what its first press made.
    """
    with connection.cursor() as cursor:
        name = f"{what}|{where or 'everywhere'}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
