"""Rows that grow: as many men or numbers as were told."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django import forms

from brolly.incidents.forms.parts import IdentifierForm

MOST_ROWS = 12
Row = TypeVar("Row", bound=forms.Form)


class Rows(list[Row]):
    """Forms of one kind, as many as were asked for: men-0-…, men-1-…"""

    def __init__(
        self,
        form: type[Row],
        name: str,
        data: Mapping[str, Any] | None,
        *,
        at_least: int = 1,
        add: bool = False,
        initial: Iterable[dict[str, Any]] = (),
        **kwargs: Any,
    ) -> None:
        self.name = name
        told = list(initial)
        many = max(at_least, len(told))
        if data is not None:
            many = max(1, number(data.get(f"{name}-many")))
        many = min(many + add, MOST_ROWS)
        super().__init__(
            form(
                data if data is not None and f"{name}-{i}-{_first(form)}" in data else None,
                prefix=f"{name}-{i}",
                initial=told[i] if i < len(told) else None,
                **kwargs,
            )
            for i in range(many)
        )

    @property
    def many(self) -> int:
        """Return how many there are, for the form to send back."""
        return len(self)

    def are_valid(self) -> bool:
        """Test every row that was sent."""
        faults = [row for row in self if row.is_bound and not row.is_valid()]
        return not faults

    def told(self) -> list[Row]:
        """Return the rows in which something was said."""
        return [row for row in self if row.is_bound and _is_said(row)]


def _first(form: type[forms.Form]) -> str:
    return next(iter(form.base_fields))


def number(said: Any) -> int:
    """Return a count as it was sent, and 1 for what is none."""
    return int(said) if str(said).isdecimal() and len(str(said)) < 4 else 1


def holds_something(form: forms.Form, fields: Iterable[str] = ()) -> bool:
    """Test whether something stands in a form, or in some of its fields, or is wrong there."""
    names = set(fields or form.fields) - _silent(form)
    return any(form[name].value() or form[name].errors for name in names)


def _is_said(row: forms.Form) -> bool:
    silent = _silent(row)
    return any(
        value for name, value in row.cleaned_data.items() if name not in silent and value
    )


def _silent(row: forms.Form) -> set[str]:
    """Return the fields that say nothing by themselves."""
    silent = {"belongs_to", "keep_as_written", "stays"}
    return silent | {"kind"} if isinstance(row, IdentifierForm) else silent
