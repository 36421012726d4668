"""
What the system says when it understands a request and will not do it.

Every refusal has a stable ``code``. docs/reference/refusals.md is generated from
these classes, and tests/architecture/test_refusals.py keeps the codes unique.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar


class Refusal(Exception):
    """The request was understood and will not be carried out."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409
    heading: ClassVar[str] = "This could not be done"
    message: str = "That cannot be done."

    def __str__(self) -> str:
        return self.message


class NotFound(Refusal):
    """
    There is no such thing, or this actor may not know that there is.

    The two cases are one refusal on purpose: a different answer would tell a
    stranger that a person or an incident exists.
    """

    code = "not-found"
    status = 404
    heading = "We could not find that"
    message = "It may be gone, or it is not yours to see. Nothing more can be said here."


class NotAllowed(Refusal):
    """The actor's role does not hold the power that this needs."""

    code = "not-allowed"
    status = 403
    heading = "You cannot do this"
    message = "Your role does not allow this. Ask a manager if you think it should."


class ChangedMeanwhile(Refusal):
    """
    Somebody else saved the same record first; both versions are shown.

    ``theirs`` holds what is kept now, by the name of the form's field, and ``version``
    what a form has to carry to be saved over it. Neither is part of the exception's text.
    """

    code = "changed-meanwhile"
    status = 409
    message = "Somebody else saved this while you were writing. Both versions are below."

    def __init__(self, *, theirs: Mapping[str, str] | None = None, version: str = "") -> None:
        super().__init__()
        self.theirs = dict(theirs or {})
        self.version = version


def every_refusal(base: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """Yield every kind of refusal that has been imported."""
    for child in base.__subclasses__():
        yield child
        yield from every_refusal(child)
