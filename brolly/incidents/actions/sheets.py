"""Bring the spreadsheet of an old scheme in: lay it out, look at it, take it over."""

import base64
import json
import uuid
from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Heard, HoldKind
from brolly.foundation.refusals import NotFound, Refusal
from brolly.history.actions import record
from brolly.incidents import queries
from brolly.incidents.actions.record import take_in
from brolly.incidents.events import SheetBroughtIn, SheetStarted
from brolly.incidents.models import Incident, SheetImport, SheetRow
from brolly.incidents.rules import sheets as rules
from brolly.incidents.vocabulary import Stage
from brolly.vault import index
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind

BATCH = 20


class AlreadyRunning(Refusal):
    """It is being brought in, or is done."""

    code = "incidents.sheet-running"
    message = "This file is being brought in already, or is done."


@action
def upload_sheet(*, actor: Actor, content: bytes, at: datetime) -> UUID:
    """
    Keep a file, sealed, and guess what its columns are. Nothing is brought in yet.

    :raises NotAllowed: the actor may not bring records in
    :raises CannotRead: it is no spreadsheet that we can read
    """
    require(actor, Power.IMPORT_RECORDS)
    if actor.staff_id is None:
        raise NotFound
    read = rules.read_workbook(content)
    row = SheetImport(
        id=uuid.uuid4(),
        organisation_id=actor.organisation_id,
        key_id=vault.new_key(organisation_id=actor.organisation_id, kind=KeyKind.SHEET),
        started_by_id=actor.staff_id,
        started_by=actor.name,
        made_at=at,
        rows=sum(len(one.rows) for one in read),
    )
    vault.seal(row, "content", base64.b64encode(content).decode())
    vault.seal(row, "laid_out", json.dumps(rules.map_to(rules.maps_of(read))))
    row.save(force_insert=True)
    return row.pk


@action
def lay_out_sheet(
    *, actor: Actor, import_id: UUID, laid_out: dict[str, object], at: datetime
) -> None:
    """
    Say what the columns of a file are.

    :raises NotFound: there is none
    :raises AlreadyRunning: it is being brought in
    :raises CannotRead: the map names what is no column
    """
    require(actor, Power.IMPORT_RECORDS)
    row = _waiting(actor, import_id)
    rules.map_from(laid_out, queries.sheets_of(actor, row))
    vault.seal(row, "laid_out", json.dumps(laid_out))
    row.save(update_fields=["laid_out"])


@action
def start_sheet(*, actor: Actor, import_id: UUID, as_closed: bool, at: datetime) -> None:
    """
    Begin to bring a file in. A job does it, a few rows at a time.

    :raises NotFound: there is none
    :raises AlreadyRunning: it is being brought in
    """
    require(actor, Power.IMPORT_RECORDS)
    row = _waiting(actor, import_id)
    row.began_at, row.as_closed = at, as_closed
    row.started_by_id, row.started_by = actor.staff_id or row.started_by_id, actor.name
    row.save(update_fields=["began_at", "as_closed", "started_by_id", "started_by"])
    record(SheetStarted(subject_id=row.pk, rows=row.rows), by=actor, at=at)


@action
def bring_in_some(*, actor: Actor, import_id: UUID, at: datetime) -> bool:
    """
    Bring the next few rows in, and return whether there are more. A job's.

    The actor is whoever started it: what she chose is recorded by a person.
    """
    row = SheetImport.objects.select_for_update().get(
        pk=import_id, organisation_id=actor.organisation_id
    )
    if row.finished_at is not None:
        return False
    read = queries.rows_read(actor, row)
    numbers = queries.sheet_numbers(read)
    done = set(row.done.values_list("sheet", "row"))
    left = [one for one in read if (numbers[one.sheet], one.row) not in done]
    for one in left[:BATCH]:
        _bring_in(actor, row, one, numbers[one.sheet], at)
    if len(left) > BATCH:
        return True
    row.finished_at, row.content, row.laid_out = at, None, None
    row.save(update_fields=["finished_at", "content", "laid_out"])
    vault.erase_key(key_id=row.key_id)
    reports = row.done.filter(fate=queries.Fate.IN.value).count()
    record(SheetBroughtIn(subject_id=row.pk, reports=reports), by=actor, at=at)
    return False


@action
def forget_sheet(*, actor: Actor, import_id: UUID, at: datetime) -> None:
    """
    Throw away a file that was not brought in.

    :raises NotFound: there is none
    :raises AlreadyRunning: it is being brought in
    """
    require(actor, Power.IMPORT_RECORDS)
    row = _waiting(actor, import_id)
    vault.erase_key(key_id=row.key_id)
    row.delete()


def _waiting(actor: Actor, import_id: UUID) -> SheetImport:
    rows = SheetImport.objects.select_for_update()
    row = rows.filter(pk=import_id, organisation_id=actor.organisation_id).first()
    if row is None:
        raise NotFound
    if row.began_at is not None:
        raise AlreadyRunning
    return row


def _bring_in(
    actor: Actor, into: SheetImport, read: rules.RowRead, sheet: int, at: datetime
) -> None:
    done = SheetRow(
        organisation_id=actor.organisation_id,
        sheet_import=into,
        sheet=sheet,
        row=read.row,
        fate=queries.fate_of(read).value,
    )
    if read.kind is rules.RowKind.INCIDENT and not rules.is_by_hand(read):
        mark = index.token(actor.organisation_id, "sheet-row", rules.print_of(read))
        if SheetRow.objects.filter(organisation_id=actor.organisation_id, mark=mark).exists():
            done.fate = queries.Fate.BEFORE.value
        else:
            done.mark = mark
            done.incident_id = _take_over(actor, read, into.as_closed, at)
    done.save(force_insert=True)


def _take_over(actor: Actor, read: rules.RowRead, as_closed: bool, at: datetime) -> UUID:
    answers = tuple(
        NewAnswer(
            choice=Choice(leaves.value),
            answer=Answer(said.value),
            heard=Heard.IN_WRITING,
            own_words=rules.consent_words(read),
        )
        for leaves, said in read.answers.items()
        if said is not rules.SaidOnce.NOT_SAID
    )
    incident_id = take_in(
        actor=actor,
        told=rules.told_by(read),
        submission_id=uuid.uuid4(),
        choices=answers,
        holds=frozenset({HoldKind.UNCLEAR_CONSENT} if rules.needs_a_look(read) else ()),
        at=at,
    )
    if as_closed:
        Incident.objects.filter(pk=incident_id).update(stage=Stage.CLOSED.value)
    return incident_id
