"""
One transaction, one actor: how actions and pages reach the database.

``@action`` opens one durable read-write transaction and tells the database for
whom it acts. ``reading`` does the same, read-only, for a page. ``@query`` uses
whichever is open for the same actor, or opens ``reading`` itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.db import connection, transaction

from brolly.access import row_security
from brolly.access.vocabulary import Actor

P = ParamSpec("P")
R = TypeVar("R")

_open: ContextVar[Actor | None] = ContextVar("open_scope", default=None)


class ScopesDoNotNest(Exception):
    """An action was called inside another, or for another actor: a fault in our code."""


def open_scope() -> Actor | None:
    """Return the actor for whom a transaction is open, or None."""
    return _open.get()


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """
    Hold one durable transaction open for this actor's change.

    :raises ScopesDoNotNest: another scope is open already
    """
    with _scope(actor, durable=True):
        yield


@contextmanager
def reading(actor: Actor) -> Iterator[None]:
    """
    Hold a read-only transaction open for this actor's page.

    :raises ScopesDoNotNest: another scope is open already
    """
    with _scope(actor, durable=False):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL transaction_read_only = on")
        yield


@contextmanager
def _scope(actor: Actor, *, durable: bool) -> Iterator[None]:
    if _open.get() is not None:
        raise ScopesDoNotNest
    token = _open.set(actor)
    try:
        with transaction.atomic(durable=durable):
            row_security.enter(actor.organisation_id, actor.staff_id)
            yield
            # A test's outer transaction goes on; nobody's context may stay in it.
            row_security.leave()
    finally:
        _open.reset(token)


def action(write: Callable[P, R]) -> Callable[P, R]:
    """
    Run a whole action in one durable transaction of its actor.

    The decorated function takes keyword arguments only, one of them ``actor``.
    """

    @wraps(write)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        actor = kwargs["actor"]
        if not isinstance(actor, Actor):
            raise TypeError("actor")
        with acting(actor):
            return write(*args, **kwargs)

    return run


def query(read: Callable[Concatenate[Actor, P], R]) -> Callable[Concatenate[Actor, P], R]:
    """
    Run a read in the open scope of its actor, or in one of its own.

    What a query hands out must not be read from the database later on unless
    the caller holds a scope open: outside of it every table is empty.
    """

    @wraps(read)
    def run(actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if (scope := _open.get()) is not None:
            if scope.organisation_id != actor.organisation_id:
                raise ScopesDoNotNest
            return read(actor, *args, **kwargs)
        with reading(actor):
            return read(actor, *args, **kwargs)

    return run
