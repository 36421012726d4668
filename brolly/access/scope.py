"""
One transaction, one actor: how actions and pages reach the database.

``@action`` opens one durable read-write transaction and tells the database for
whom it acts. ``reading`` does the same, read-only, for a page. ``@query`` uses
whichever is open for the same actor, or opens ``reading`` itself.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import connection, transaction

from brolly.access import row_security
from brolly.access.vocabulary import Actor

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class _Scope:
    """One open transaction: for whom, whether it may write, what it keeps in mind."""

    actor: Actor
    may_write: bool
    memory: dict[Hashable, Any] = field(default_factory=dict)


@dataclass(kw_only=True)
class _Turns:
    """Reading scopes that follow each other in one transaction, begun by the first."""

    transaction: ExitStack
    stamp: row_security.Stamp | None = None
    goes_on: bool = False


_open: ContextVar[_Scope | None] = ContextVar("open_scope", default=None)
_turns: ContextVar[_Turns | None] = ContextVar("turns", default=None)


class ScopesDoNotNest(Exception):
    """An action was called inside another, or for another actor: a fault in our code."""


def open_scope() -> Actor | None:
    """Return the actor for whom a transaction is open, or None."""
    scope = _open.get()
    return None if scope is None else scope.actor


def scope_memory() -> dict[Hashable, Any]:
    """Return what the open scope keeps in mind until it ends; without one, nothing is kept."""
    scope = _open.get()
    return {} if scope is None else scope.memory


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """
    Hold one durable transaction open for this actor's change.

    :raises ScopesDoNotNest: another scope is open already
    """
    with _scope(actor, may_write=True):
        yield


@contextmanager
def reading(actor: Actor) -> Iterator[None]:
    """
    Hold a read-only transaction open for this actor's page.

    :raises ScopesDoNotNest: another scope is open already
    """
    with _scope(actor, may_write=False):
        yield


@contextmanager
def taking_turns() -> Iterator[None]:
    """
    Let reading scopes follow each other in one transaction, in which nothing is written.

    Finding out who asks for a page, and drawing it for her, are two scopes. Each one
    puts its own actor in the place of the one before.
    """
    with ExitStack() as begun:
        turns = _Turns(transaction=begun)
        token = _turns.set(turns)
        try:
            yield
            if turns.goes_on:
                row_security.leave()
        finally:
            _turns.reset(token)


@contextmanager
def _turn(turns: _Turns, actor: Actor) -> Iterator[None]:
    if turns.stamp is None:
        # A test's outer transaction goes on; nobody's context may stay in it.
        turns.goes_on = connection.in_atomic_block
        turns.transaction.enter_context(transaction.atomic())
    token = _open.set(_Scope(actor=actor, may_write=False))
    try:
        turns.stamp = row_security.enter(
            actor.organisation_id, actor.staff_id, may_write=False, stamp=turns.stamp
        )
        yield
    finally:
        _open.reset(token)


@contextmanager
def _scope(actor: Actor, *, may_write: bool) -> Iterator[None]:
    turns = _turns.get()
    if _open.get() is not None or (turns is not None and may_write):
        raise ScopesDoNotNest
    if turns is not None:
        with _turn(turns, actor):
            yield
        return
    # A test's outer transaction goes on; nobody's context may stay in it.
    goes_on = connection.in_atomic_block
    token = _open.set(_Scope(actor=actor, may_write=may_write))
    try:
        with transaction.atomic(durable=may_write):
            row_security.enter(actor.organisation_id, actor.staff_id, may_write=may_write)
            yield
            if goes_on:
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
            if scope.actor.organisation_id != actor.organisation_id:
                raise ScopesDoNotNest
            return read(actor, *args, **kwargs)
        with reading(actor):
            return read(actor, *args, **kwargs)

    return run


def remembered(read: Callable[P, R]) -> Callable[P, R]:
    """
    Ask the database once a page, however many parts of the page want to know.

    Only in a page's read-only scope: an action may change the answer while it runs.
    Stands below ``@query``, and hands out what nobody changes.
    """

    @wraps(read)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        scope = _open.get()
        if scope is None or scope.may_write:
            return read(*args, **kwargs)
        asked = (read, args, tuple(sorted(kwargs.items())))
        if asked not in scope.memory:
            scope.memory[asked] = read(*args, **kwargs)
        found: R = scope.memory[asked]
        return found

    return run
