"""Reports loaded in bulk are those that the actions make, column by column."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import transaction

from brolly.access.scope import acting, reading
from brolly.consent.samples import yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Conditions, Field, HoldKind, SaidBy
from brolly.history.models import Entry
from brolly.incidents import actions
from brolly.incidents.models import Incident
from brolly.incidents.samples import DERBY, STOKE, TOLD, make_incident
from brolly.incidents.samples.bulk import Done, NotEmpty, Report, load_reports
from brolly.incidents.vocabulary import IdentifierTold, Identity, ManTold, Stage, StepTold, Told
from brolly.vault import index
from brolly.vault.fields import SealedField
from brolly.vault.opening import open_sealed

PHONE, HERS = "07700 900412", "07700 900588"
FEW = tuple[IdentifierTold, ...]

TOLDS = (
    TOLD,
    DERBY,
    STOKE,
    Told(channel="letter"),
    replace(TOLD, identifiers=(IdentifierTold(kind="phone", text=PHONE),)),
    replace(TOLD, identifiers=(IdentifierTold(kind="phone", text=HERS),)),
    replace(TOLD, identity=Identity(name_used="Wren", contact=f"{HERS} or wren@example.org")),
    replace(DERBY, identifiers=(IdentifierTold(kind="phone", text="0770 0900 588"),)),
    replace(DERBY, identifiers=(IdentifierTold(kind="phone", text=PHONE, belongs_to="hers"),)),
    replace(STOKE, identifiers=(IdentifierTold(kind="phone", text="07700 ???412"),)),
    replace(STOKE, identity=Identity(teller="A friend"), channel="third_party"),
    replace(TOLD, about_under_18=True),
    replace(TOLD, kinds=("threats", "under_18_concern")),
    replace(
        TOLD, identity=None, men=(ManTold(), ManTold(accent="Scottish", marks="scar, lip"))
    ),
    replace(DERBY, happened_on=date(2026, 3, 9), precision="season", language="ro"),
    replace(DERBY, happened_on=None, precision="unknown", time_of_day="night"),
    replace(STOKE, identifiers=(IdentifierTold(kind="handle", text="evening_transfer22"),)),
    replace(STOKE, identifiers=(IdentifierTold(kind="email", text="him@example.org"),) * 2),
    replace(TOLD, identifiers=(IdentifierTold(kind="phone", text=" "),), town=" Leeds "),
    replace(TOLD, what_she_wants="A lift", place_detail="By the mill", when_words="Before six"),
)
CHOICES = (
    (),
    yes_to(Choice.KEEP, Choice.WARN, Choice.POLICE_ANONYMOUS),
    (
        NewAnswer(choice=Choice.KEEP, answer=Answer.YES, said_by=SaidBy.SOMEBODY_ELSE),
        NewAnswer(
            choice=Choice.WARN,
            answer=Answer.YES,
            own_words="Not the street",
            conditions=Conditions(
                leave_out=frozenset({Field.INCIDENT_DISTRICT}), ask_before=True
            ),
        ),
    ),
)


@pytest.fixture
def reports(ada, joan, noon):
    start = noon
    return [
        Report(
            actor=ada if number % 3 else joan,
            told=told,
            submission_id=uuid.uuid5(uuid.NAMESPACE_OID, str(number)),
            at=start + timedelta(hours=number),
            choices=CHOICES[number % 3],
            holds=frozenset({HoldKind.NEEDS_CONVERSATION} if number % 5 == 0 else ()),
            steps=(
                (StepTold(kind="ring_back", words="Weds"), None),
                (
                    StepTold(kind="health", due_at=start, owner_id=joan.staff_id),
                    Done(at=start + timedelta(days=40 + number), outcome="Went along"),
                ),
            )[: number % 4],
            closed_at=start + timedelta(days=60, hours=number) if number % 2 else None,
        )
        for number, told in enumerate(TOLDS)
    ]


def test_rows_loaded_in_bulk_equal_those_that_the_actions_make(ada, reports):
    with acting(ada):
        index.token(ada.organisation_id, "phone", "one key for both")
    with undone():
        _act(reports)
        by_actions = _rows(ada)
    with undone():
        load_reports(reports)
        in_bulk = _rows(ada)
    assert by_actions.keys() == in_bulk.keys()
    for name, rows in by_actions.items():
        assert in_bulk[name] == rows, name
    assert {len(in_bulk[name]) for name in ("Incident", "Subject")} == {len(TOLDS)}
    held = {row["kind"] for row in in_bulk["Hold"]}
    assert {"number_may_be_hers", "third_party_account", "safeguarding"} <= held
    assert len([r for r in in_bulk["IncidentIdentifier"] if r["is_held"]]) == 4


def test_the_action_and_the_loader_agree_on_what_was_held_elsewhere(ada, noon):
    """A number said to be his, which an hour later turns out to be hers."""
    his = replace(DERBY, identifiers=(IdentifierTold(kind="phone", text=HERS),))
    hers = replace(TOLD, identity=Identity(contact=HERS))
    load_reports(
        [
            Report(actor=ada, told=told, submission_id=uuid.uuid4(), at=noon)
            for told in (his, hers)
        ]
    )
    holds = _rows(ada)["Hold"]
    assert [(h["subject"], h["kind"]) for h in holds] == [("incident 1", "number_may_be_hers")]


def test_bulk_is_refused_where_reports_stand_already(ada, noon):
    make_incident(actor=ada, at=noon)
    with pytest.raises(NotEmpty):
        load_reports([Report(actor=ada, told=TOLD, submission_id=uuid.uuid4(), at=noon)])


def test_bulk_says_how_far_it_is_and_makes_fifty(ada, reports):
    many = [
        replace(reports[n % 20], submission_id=uuid.uuid4(), at=reports[0].at)
        for n in range(50)
    ]
    said: list[int] = []
    assert len(set(load_reports(many, say=said.append))) == 50
    assert said == [50]
    with reading(ada):
        assert sorted(Incident.objects.values_list("number", flat=True)) == [*range(1, 51)]


def test_what_nobody_may_write_is_not_loaded(cleo, ada, noon):
    from brolly.access.gate import NotAllowed

    with pytest.raises(NotAllowed):
        load_reports([Report(actor=cleo, told=TOLD, submission_id=uuid.uuid4(), at=noon)])
    officer = replace(TOLD, accuses_officer=True)
    with pytest.raises(ValueError, match="officer"):
        load_reports([Report(actor=ada, told=officer, submission_id=uuid.uuid4(), at=noon)])


def _act(reports):
    made = [
        make_incident(
            actor=one.actor,
            told=one.told,
            submission_id=one.submission_id,
            choices=one.choices,
            holds=one.holds,
            steps=tuple(step for step, _ in one.steps),
            at=one.at,
        )
        for one in reports
    ]
    for one, incident_id in zip(reports, made, strict=True):
        for step, done in one.steps:
            if done is not None:
                with reading(one.actor):
                    row = Incident.objects.get(pk=incident_id)
                    step_id = row.first_steps.get(kind=step.kind).pk
                actions.finish_step(
                    actor=one.actor, step_id=step_id, outcome=done.outcome, at=done.at
                )
        if one.closed_at is not None:
            actions.set_stage(
                actor=one.actor, incident_id=incident_id, stage=Stage.CLOSED, at=one.closed_at
            )


@contextmanager
def undone() -> Iterator[None]:
    """Take back what is done in both databases: savepoints, as a test is one transaction."""
    points = {using: transaction.savepoint(using=using) for using in ("default", "keys")}
    yield
    for using, point in points.items():
        transaction.savepoint_rollback(point, using=using)


def _rows(actor) -> dict[str, list[dict[str, object]]]:
    """Return every row of reports, choices and history, ids replaced by what they mean."""
    found: dict[str, list[dict[str, object]]] = {}
    with reading(actor):
        names: dict[str, str] = {}
        for row in Incident.objects.all():
            names[str(row.pk)] = f"incident {row.number}"
            names[str(row.key_id)] = f"key of incident {row.number}"
            for step in row.first_steps.all():
                names[str(step.pk)] = f"step {step.kind} of incident {row.number}"
            for one in row.identifiers.all():
                said = (one.position, one.is_from_contact, one.kind)
                names[str(one.pk)] = f"identifier {said} of incident {row.number}"
        models = [
            *apps.get_app_config("incidents").get_models(),
            *apps.get_app_config("consent").get_models(),
        ]
        for model in models:
            rows = [_plain(actor, row, names) for row in model.objects.all()]
            found[model.__name__] = sorted(rows, key=repr)
        # History in the order of each report: that of the whole follows the clock.
        told = defaultdict(list)
        for entry in Entry.objects.order_by("sequence"):
            about = names[str(entry.subject_id)]
            details = {n: names.get(str(v), v) for n, v in entry.details.items()}
            told[about].append(
                (entry.event, entry.at, entry.actor, entry.staff_id, entry.device, details)
            )
        found["Entry"] = [{"about": about, "entries": told[about]} for about in sorted(told)]
    return found


def _plain(actor, row, names) -> dict[str, object]:
    values: dict[str, object] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(field, SealedField):
            value = None if value is None else open_sealed(actor, row, field.name)
        elif isinstance(value, memoryview):
            value = bytes(value)
        elif isinstance(value, uuid.UUID):
            value = names.get(str(value), value)
            if field.primary_key and isinstance(value, uuid.UUID):
                continue
        values[field.name] = value
    return values
