"""Everything on the page where a report is taken in or changed."""

import uuid
from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone

from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import (
    Choice,
    Heard,
    HoldKind,
    SaidBy,
)
from brolly.incidents import rules
from brolly.incidents.forms.choices import HEARD, ChoiceForm
from brolly.incidents.forms.parts import IdentifierForm, ManForm, StepForm, VehicleForm
from brolly.incidents.forms.report import IncidentForm
from brolly.incidents.forms.rows import Rows, holds_something, number
from brolly.incidents.vocabulary import (
    Channel,
    Identity,
    Kind,
    StepTold,
    Told,
)

FEWEST_NUMBERS = 2
# The parts of the page that come folded, and what of the report's own form is in them.
FOLDED = {
    "him": ("tricks",),
    "where": (
        "town", "district", "place_detail", "time_of_day", "when_words",
        "when_day", "when_month", "when_year", "when_roughly",
    ),
    "hurt": ("injuries", "what_she_wants"),
}  # fmt: skip
EVERY_PART = frozenset({"him", "vehicle", "numbers", "where", "hurt", "first"})


class Intake:
    """The whole page: the form and its rows, sent or empty."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        staff: Mapping[UUID, str],
        recipients: Mapping[UUID, str],
        told: Told | None = None,
        version: int = 0,
        from_paper: bool = False,
        goes_on: bool = False,
    ) -> None:
        self._unfinished = False
        self.from_paper = from_paper
        add = str(data.get("add", "")) if data is not None else ""
        initial: dict[str, Any] = (
            _initial(told) if told else {"received_at": timezone.localtime()}
        )
        if from_paper:
            initial["channel"] = Channel.PAPER.value
        self.version = number(data.get("version")) if data is not None else version
        self.form = IncidentForm(data, staff=staff, initial=initial)
        self.men = Rows(
            ManForm, "men", data, add=add == "man",
            initial=[_fields(one) for one in told.men] if told else (),
        )  # fmt: skip
        self.vehicles = Rows(
            VehicleForm, "vehicles", data, add=add == "vehicle",
            initial=[_fields(one) for one in told.vehicles] if told else (),
        )  # fmt: skip
        self.identifiers = Rows(
            IdentifierForm, "identifiers", data, at_least=FEWEST_NUMBERS, add=add == "identifier",
            initial=[
                {"kind": one.kind, "text": one.text, "belongs_to": one.belongs_to,
                 "keep_as_written": bool(told)}
                for one in told.identifiers
            ] if told else (),
        )  # fmt: skip
        self.steps = Rows(StepForm, "steps", data, at_least=1, add=add == "step", staff=staff)
        self.choice_forms = [
            ChoiceForm(data, prefix=f"choice-{one.value}", choice=one, recipients=recipients)
            for one in Choice
        ]
        self.looks = bool(data is not None and data.get("look"))
        if add or self.looks or goes_on:
            self._say_nothing_yet()

    @property
    def submission_id(self) -> UUID:
        """Return the id that makes a double click one record."""
        return cast(UUID, self.form.cleaned_data["submission_id"])

    @property
    def is_unfinished(self) -> bool:
        """Test whether a row was asked for or something looked up, and nothing saved."""
        return self._unfinished

    def _say_nothing_yet(self) -> None:
        """Show what was typed without faults: she is not done typing."""
        self._unfinished = True
        for form in self.forms:
            if form.is_bound:
                # As Django does for a form that may be empty and is.
                vars(form).update(_errors=ErrorDict(), cleaned_data={})

    def is_valid(self) -> bool:
        """Test the form and every row, all of them, so that every fault is shown."""
        tests = [self.form.is_valid()]
        tests += [
            rows.are_valid() for rows in (self.men, self.vehicles, self.identifiers, self.steps)
        ]
        tests += [form.is_valid() for form in self.choice_forms]
        return all(tests)

    @property
    def forms(self) -> list[forms.Form]:
        """Return every form of the page, for the list of what needs fixing."""
        rows = [*self.men, *self.vehicles, *self.identifiers, *self.steps]
        return [self.form, *rows, *self.choice_forms]

    @property
    def opened(self) -> frozenset[str]:
        """Return the parts of the page that hold something, so that they come unfolded."""
        if self.from_paper:
            return EVERY_PART
        parts: dict[str, list[forms.Form]] = {
            "him": list(self.men),
            "vehicle": list(self.vehicles),
            "numbers": list(self.identifiers),
            "first": list(self.steps),
        }
        full = {name for name, rows in parts.items() if any(map(holds_something, rows))}
        asked = (("him", self.men, 1), ("vehicle", self.vehicles, 1), ("first", self.steps, 1))
        full |= {name for name, rows, few in asked if rows.many > few}
        if self.looks or self.identifiers.many > FEWEST_NUMBERS:
            full.add("numbers")
        for name, fields in FOLDED.items():
            if holds_something(self.form, fields):
                full.add(name)
        return frozenset(full)

    def in_words(self, name: str, values: list[str]) -> tuple[str, str]:
        """Return a field of the page and what was typed there, as people read them."""
        for form in self.forms:
            for bound in form:
                if bound.html_name == name:
                    offered = dict(getattr(bound.field, "choices", ()))
                    said = ", ".join(str(offered.get(one, one)) for one in values)
                    ticked = isinstance(bound.field, forms.BooleanField)
                    return str(bound.label), "Yes" if ticked and values else said
        return name.replace("-", " ").replace("_", " ").capitalize(), ", ".join(values)

    def told(self, *, with_identity: bool = True) -> Told:
        """Return what was told, as the action takes it."""
        said = self.form.cleaned_data
        identity = Identity(
            name_used=said["name_used"], contact=said["contact"], teller=said["teller"]
        )
        plain = (
            "channel", "received_at", "narrative", "what_she_wants", "happened_on",
            "precision", "time_of_day", "when_words", "town", "district", "place_detail",
            "about_under_18", "accuses_officer", "contact_rules", "language",
        )  # fmt: skip
        # Two boxes say it, and either is enough: police are blocked, two people only.
        about_officer = Kind.POLICE_MISCONDUCT.value in said["kinds"]
        return Told(
            **{name: said[name] for name in plain if name != "accuses_officer"},
            accuses_officer=said["accuses_officer"] or about_officer,
            kinds=tuple(said["kinds"]),
            injuries=tuple(said["injuries"]),
            tricks=tuple(said["tricks"]),
            men=tuple(row.told() for row in self.men.told()),
            vehicles=tuple(row.told() for row in self.vehicles.told()),
            identifiers=tuple(row.told() for row in self.identifiers.told()),
            identity=identity if with_identity else None,
        )

    @property
    def is_third_party(self) -> bool:
        """Test whether somebody else told us than the person it happened to."""
        said = self.form.cleaned_data
        return rules.is_third_party(channel=said["channel"], teller=said["teller"])

    def choices(self) -> tuple[NewAnswer, ...]:
        """Return what she chose. When somebody else told us, it is their word, not hers."""
        channel = Channel(self.form.cleaned_data["channel"])
        third = self.is_third_party
        said_by = SaidBy.SOMEBODY_ELSE if third else SaidBy.PERSON
        heard = Heard.THROUGH_SOMEBODY if third else HEARD.get(channel, Heard.IN_WRITING)
        told = (form.told(said_by=said_by, heard=heard) for form in self.choice_forms)
        return tuple(one for one in told if one is not None)

    def steps_told(self) -> tuple[StepTold, ...]:
        """Return what has to be done first."""
        return tuple(row.told() for row in self.steps.told())

    def holds(self) -> frozenset[HoldKind]:
        """Return the holds that staff ticked."""
        return frozenset(HoldKind(kind) for kind in self.form.cleaned_data["holds"])

    def only_staff(self) -> frozenset[UUID]:
        """Return who else may open the record."""
        return frozenset(UUID(i) for i in self.form.cleaned_data["only_staff"])


def _initial(told: Told) -> dict[str, Any]:
    day = told.happened_on
    known = told.precision
    return {
        **_fields(told),
        "submission_id": uuid.uuid4(),
        "received_at": timezone.localtime(told.received_at) if told.received_at else None,
        "when_year": day.year if day else None,
        "when_month": day.month if day and known in ("day", "month", "season") else None,
        "when_day": day.day if day and known == "day" else None,
        "when_roughly": known == "season",
    }


def _fields(told: object) -> dict[str, Any]:
    return dict(vars(told))
