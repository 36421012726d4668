"""What is erased when, who asked what, and a copy of what we hold about one report."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.queries import alerts_of
from brolly.consent.queries import (
    AgreementShown,
    AnswerInWords,
    agreements_of,
    answers_in_words,
    hidden_from,
)
from brolly.disclosures.queries import PacketShown, packets_about
from brolly.foundation.privacy import HEADINGS
from brolly.history.queries import last_done
from brolly.incidents.queries import (
    Case,
    IncidentFile,
    LastTouched,
    case_of,
    file_of,
    identity_of,
    last_touched,
    reference_of,
    references_of,
    row_of,
    rows_of,
)
from brolly.incidents.vocabulary import Identity
from brolly.organisations.queries import my_organisation
from brolly.retention import rules
from brolly.retention.models import Erasure, LegalHold, RightsRequest
from brolly.retention.vocabulary import (
    ASKED_BY_WORDS,
    ASKED_WORDS,
    REASON_WORDS,
    AskedBy,
    HoldReason,
    Period,
    RightAsked,
)

MONTHS_AHEAD = 3


@dataclass(frozen=True, kw_only=True)
class DueShown:
    """One report and the day from which it is erased."""

    incident_id: UUID
    reference: str
    erase_on: date
    holds: list[str]


@dataclass(frozen=True, kw_only=True)
class LegalHoldShown:
    """One reason that keeps a report."""

    id: UUID
    subject_id: UUID
    reference: str
    reason: HoldReason
    reason_words: str
    placed_at: datetime


@dataclass(frozen=True, kw_only=True)
class RequestShown:
    """One request and its clock."""

    id: UUID
    number: int
    asked: RightAsked
    asked_words: str
    asked_by: AskedBy
    asked_by_words: str
    received_on: date
    due_on: date
    answered_on: date | None


@dataclass(frozen=True, kw_only=True)
class Copy:
    """What is held about one report, as she reads it."""

    reference: str
    file: IncidentFile
    identity: Identity
    choices: list[AnswerInWords]
    packets: list[PacketShown]
    case: Case


@dataclass(frozen=True, kw_only=True)
class Record:
    """The facts from which the starting texts are written."""

    organisation: str
    headings: list[tuple[str, str, Period]]
    agreements: list[AgreementShown]


@query
def due_to_erase(actor: Actor, today: date) -> list[DueShown]:
    """
    Return the reports whose time is over soon or now, first the first.

    Those that are restricted to others are left out; the job erases them on their day.

    :raises NotAllowed: the actor may not manage retention
    """
    require(actor, Power.MANAGE_RETENTION)
    held, hidden = _holds_by_subject(actor), hidden_from(actor)
    months = rules.PERIOD_OF_HEADING["narrative"].months - MONTHS_AHEAD
    quiet_since = rules.months_after(today, -months)
    due = [
        DueShown(
            incident_id=one.incident_id,
            reference=one.reference,
            erase_on=rules.erase_on(last_activity_on=one.on, about_under_18=one.about_under_18),
            holds=[REASON_WORDS[r] for r in sorted(held.get(one.incident_id, ()))],
        )
        for one in _quiet(actor, before=quiet_since)
        if one.incident_id not in hidden
    ]
    return sorted(due, key=lambda one: one.erase_on)


@query
def over_now(actor: Actor, today: date) -> list[UUID]:
    """
    Return the reports to erase today: due, and held by nothing. A job asks.

    :raises NotAllowed: the actor may not manage retention
    """
    require(actor, Power.MANAGE_RETENTION)
    held = _holds_by_subject(actor)
    quiet_since = rules.months_after(today, -rules.PERIOD_OF_HEADING["narrative"].months)
    return [
        one.incident_id
        for one in _quiet(actor, before=quiet_since + timedelta(days=1))
        if rules.may_erase(
            due_on=rules.erase_on(last_activity_on=one.on, about_under_18=one.about_under_18),
            today=today,
            holds=frozenset(held.get(one.incident_id, ())),
        )
    ]


@query
def holds_on(actor: Actor, subject_id: UUID) -> frozenset[HoldReason]:
    """Return what keeps one report from being erased."""
    return frozenset(_holds_by_subject(actor).get(subject_id, ()))


@query
def legal_holds(actor: Actor) -> list[LegalHoldShown]:
    """
    Return every legal hold that stands.

    :raises NotAllowed: the actor may not manage retention
    """
    require(actor, Power.MANAGE_RETENTION)
    rows = LegalHold.objects.filter(organisation_id=actor.organisation_id, released_at=None)
    seen = references_of(actor, [row.subject_id for row in rows])
    return [
        LegalHoldShown(
            id=row.pk,
            subject_id=row.subject_id,
            reference=seen.get(row.subject_id, "A report open to others only"),
            reason=HoldReason(row.reason),
            reason_words=REASON_WORDS[HoldReason(row.reason)],
            placed_at=row.placed_at,
        )
        for row in rows.order_by("placed_at")
    ]


@query
def requests_open(actor: Actor) -> list[RequestShown]:
    """
    Return the requests that wait for an answer, the most urgent first.

    :raises NotAllowed: the actor may not manage retention
    """
    require(actor, Power.MANAGE_RETENTION)
    rows = RightsRequest.objects.filter(organisation_id=actor.organisation_id, answered_on=None)
    return [_request(row) for row in rows.order_by("due_on")]


@query
def request_of(actor: Actor, request_id: UUID) -> RequestShown | None:
    """
    Return one request, or None.

    :raises NotAllowed: the actor may not manage retention
    """
    require(actor, Power.MANAGE_RETENTION)
    row = RightsRequest.objects.filter(
        organisation_id=actor.organisation_id, pk=request_id
    ).first()
    return _request(row) if row is not None else None


@query
def erased_lately(actor: Actor, *, limit: int = 50) -> list[Erasure]:
    """Return what was erased last: when and why, not what it was."""
    require(actor, Power.MANAGE_RETENTION)
    rows = Erasure.objects.filter(organisation_id=actor.organisation_id)
    return list(rows.order_by("-at")[:limit])


@query
def copy_of(actor: Actor, incident_id: UUID) -> Copy:
    """
    Return everything held about one report, for her own copy.

    :raises NotAllowed: the actor may not export records
    :raises NotFound: there is none for this actor
    """
    require(actor, Power.EXPORT_RECORDS)
    return Copy(
        reference=reference_of(actor, incident_id),
        file=file_of(actor, incident_id),
        identity=identity_of(actor, row_of(actor, incident_id)),
        choices=[
            replace(one, sentence=rules.said_to_her(one.sentence))
            for one in answers_in_words(actor, incident_id)
        ],
        packets=packets_about(actor, incident_id),
        case=case_of(actor, incident_id),
    )


@query
def everything(actor: Actor) -> dict[str, list[dict[str, Any]]]:
    """
    Return all that the organisation holds about reports, as tables of plain rows.

    Reports that are closed to the actor are left out; the README of the files says how many.

    :raises NotAllowed: the actor may not export records
    """
    require(actor, Power.EXPORT_RECORDS)
    tables: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("reports", "choices", "sharings", "what_came_of_it", "warnings")
    }
    for row in rows_of(actor).order_by("number"):
        made = copy_of(actor, row.pk)
        told = {n: v for n, v in asdict(made.file.told).items() if n not in ("identity",)}
        tables["reports"].append(
            {"report": made.reference, **told, **asdict(made.identity), "stage": row.stage}
        )
        beside: tuple[tuple[str, list[Any]], ...] = (
            ("choices", made.choices),
            ("sharings", made.packets),
            ("what_came_of_it", [*made.case.lines, *made.case.visits]),
        )
        for name, found in beside:
            tables[name] += [{"report": made.reference, **asdict(one)} for one in found]
    tables["warnings"] = [asdict(one) for one in alerts_of(actor)]
    return tables


@query
def record_of(actor: Actor) -> Record:
    """
    Return what the starting texts are written from: headings, periods, agreements.

    :raises NotAllowed: the actor may not manage retention
    """
    require(actor, Power.MANAGE_RETENTION)
    return Record(
        organisation=my_organisation(actor).name,
        headings=[(h, about, rules.PERIOD_OF_HEADING[h]) for h, about in HEADINGS.items()],
        agreements=agreements_of(actor),
    )


def _quiet(actor: Actor, *, before: date) -> list[LastTouched]:
    """
    Return the reports about which nothing was done since a day, whatever it was.

    The history has a line for every step, choice, packet and warning: a report that is
    still in use is not erased because its own row has not changed.
    """
    touched = last_touched(actor, before=before)
    done = last_done(actor, [one.incident_id for one in touched])
    quiet = []
    for one in touched:
        last = done.get(one.incident_id)
        on = max(one.on, last.date()) if last is not None else one.on
        if on < before:
            quiet.append(replace(one, on=on))
    return quiet


def _holds_by_subject(actor: Actor) -> dict[UUID, set[HoldReason]]:
    held: dict[UUID, set[HoldReason]] = {}
    rows = LegalHold.objects.filter(organisation_id=actor.organisation_id, released_at=None)
    for subject_id, reason in rows.values_list("subject_id", "reason"):
        held.setdefault(subject_id, set()).add(HoldReason(reason))
    return held


def _request(row: RightsRequest) -> RequestShown:
    return RequestShown(
        id=row.pk,
        number=row.number,
        asked=RightAsked(row.asked),
        asked_words=ASKED_WORDS[RightAsked(row.asked)],
        asked_by=AskedBy(row.asked_by),
        asked_by_words=ASKED_BY_WORDS[AskedBy(row.asked_by)],
        received_on=row.received_on,
        due_on=row.due_on,
        answered_on=row.answered_on,
    )
