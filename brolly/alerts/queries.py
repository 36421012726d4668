"""Warnings in the making, on the board, and who gets them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.alerts import rules
from brolly.alerts.models import Alert, Delivery, Objection, Publication, Reading, Subscriber
from brolly.alerts.vocabulary import (
    EVIDENCE_WORDS,
    LEVEL_WORDS,
    STAGE_WORDS,
    DeliveryState,
    Evidence,
    Finding,
    Level,
    Private,
    Stage,
    SubscriberState,
)
from brolly.consent import gate
from brolly.consent.queries import (
    choices_in_words,
    choices_of,
    closed_to,
    partners_for,
    said_of,
)
from brolly.consent.vocabulary import (
    SENTENCES,
    Answer,
    Choice,
    Conditions,
    Decision,
    Field,
    Purpose,
    ReasonCode,
    Recipient,
    RecipientKind,
)
from brolly.foundation.refusals import NotFound
from brolly.history.queries import entries_about
from brolly.history.vocabulary import Recorded
from brolly.incidents.ports import Panel
from brolly.incidents.queries import HERS, file_of, reference_of, shareable_of, traces_of_her
from brolly.organisations.queries import areas_of, my_organisation
from brolly.vault.opening import open_sealed


@dataclass(frozen=True, kw_only=True)
class AlertShown:
    """A warning, opened for those who work on it."""

    id: UUID
    reference: str
    subject_id: UUID
    stage: Stage
    stage_words: str
    level: Level
    level_words: str
    evidence: Evidence
    evidence_words: str
    title: str
    body: str
    kept_why: str
    sent_back_why: str
    language: str
    areas: list[str]
    is_urgent: bool
    replaces_id: UUID | None
    author_id: UUID
    author_name: str
    reader_name: str
    version: int
    made_at: datetime
    read_at: datetime | None
    published_at: datetime | None
    lapses_at: datetime | None
    review_on: date | None
    expires_on: date | None
    ended_at: datetime | None
    reasons: list[str]

    @property
    def text(self) -> str:
        """Return the whole public text."""
        return f"{self.title}\n{self.body}"


@dataclass(frozen=True, kw_only=True)
class OnBoard:
    """A warning that is out, as everybody reads it."""

    id: UUID
    reference: str
    title: str
    body: str
    language: str
    level: Level
    level_words: str
    evidence_words: str
    areas: list[str]
    published_at: datetime
    expires_on: date


@dataclass(frozen=True, kw_only=True)
class ReadingShown:
    """A partner's text that waits to be read."""

    id: UUID
    organisation_id: UUID
    reader_organisation_id: UUID
    title: str
    body: str
    level_words: str
    evidence_words: str
    asked_at: datetime
    answer: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How far a warning came: messages by state, nobody's address."""

    sent: int
    waiting: int
    failed: int


@dataclass(frozen=True, kw_only=True)
class SubscriberShown:
    """A subscriber without the address."""

    id: UUID
    areas: list[str]
    language: str
    state: SubscriberState
    invited_at: datetime


@dataclass(frozen=True, kw_only=True)
class ObjectionShown:
    """What somebody says is wrong with a warning."""

    id: UUID
    alert_id: UUID
    reference: str
    words: str
    contact: str
    made_at: datetime


def _rows(actor: Actor) -> QuerySet[Alert]:
    """Return the warnings whose report is not closed to the actor."""
    rows = Alert.objects.filter(organisation_id=actor.organisation_id)
    return rows.exclude(subject_id__in=closed_to(actor))


@query
def alerts_of(actor: Actor, *, limit: int = 200) -> list[AlertShown]:
    """
    Return the organisation's warnings, newest first.

    :raises NotAllowed: the actor may not write warnings
    """
    require(actor, Power.WRITE_ALERTS)
    rows = _rows(actor)
    return [_shown(actor, row) for row in rows.order_by("-made_at")[:limit]]


@query
def alert_of(actor: Actor, alert_id: UUID) -> AlertShown:
    """
    Return one warning.

    :raises NotAllowed: the actor may not write warnings
    :raises NotFound: there is none
    """
    require(actor, Power.WRITE_ALERTS)
    row = _rows(actor).filter(pk=alert_id).first()
    if row is None:
        raise NotFound
    return _shown(actor, row)


@query
def correction_of(actor: Actor, alert_id: UUID) -> UUID | None:
    """Return the corrected text of a warning that was begun and is not out, if any."""
    rows = _rows(actor).filter(replaces_id=alert_id, published_at=None)
    return rows.values_list("pk", flat=True).first()


@query
def alerts_about(actor: Actor, subject_id: UUID) -> list[AlertShown]:
    """Return the warnings made from one report, newest first."""
    rows = _rows(actor).filter(subject_id=subject_id)
    return [_shown(actor, row) for row in rows.order_by("-made_at")]


@query
def waiting_for_me(actor: Actor) -> list[AlertShown]:
    """Return the warnings that wait for a second reader other than their author."""
    if not actor.can(Power.APPROVE_ALERTS) or actor.staff_id is None:
        return []
    rows = _rows(actor).filter(stage=Stage.WAITING.value).exclude(author_id=actor.staff_id)
    urgent = (
        _rows(actor)
        .filter(stage=Stage.PUBLISHED.value, read_at=None)
        .exclude(author_id=actor.staff_id)
    )
    return [_shown(actor, row) for row in [*urgent, *rows.order_by("made_at")]]


@query
def sent_back_to_me(actor: Actor) -> list[AlertShown]:
    """Return the warnings of this author that a reader sent back."""
    if actor.staff_id is None:
        return []
    rows = _rows(actor).filter(
        stage=Stage.SENT_BACK.value,
        author_id=actor.staff_id,
    )
    return [_shown(actor, row) for row in rows]


@query
def due_for_review(actor: Actor, today: date) -> list[AlertShown]:
    """Return the warnings that are out and should be looked at again."""
    rows = _rows(actor).filter(
        stage=Stage.PUBLISHED.value,
        review_on__lte=today,
    )
    return [_shown(actor, row) for row in rows.order_by("review_on")]


@query
def due_to_end(actor: Actor, now: datetime, today: date) -> list[UUID]:
    """Return what is out and over: its day has come, or nobody read it in time."""
    rows = Alert.objects.filter(
        organisation_id=actor.organisation_id, stage=Stage.PUBLISHED.value
    )
    over = rows.filter(expires_on__lte=today) | rows.filter(read_at=None, lapses_at__lte=now)
    return list(over.values_list("pk", flat=True))


@query
def board_of(actor: Actor, *, area: str = "") -> list[OnBoard]:
    """
    Return the warnings that are out, newest first, of one area or of all.

    :raises NotAllowed: the actor may not read the board
    """
    require(actor, Power.READ_BOARD)
    rows = Publication.objects.filter(organisation_id=actor.organisation_id, is_live=True)
    if area:
        rows = rows.filter(areas__contains=[area])
    return [_on_board(row) for row in rows.order_by("-published_at")]


@query
def public_text(actor: Actor, alert_id: UUID) -> OnBoard:
    """
    Return the text of one warning that went out. Anybody may read it.

    :raises NotFound: there is none
    """
    row = Publication.objects.filter(
        organisation_id=actor.organisation_id, pk=alert_id, is_live=True
    ).first()
    if row is None:
        raise NotFound
    return _on_board(row)


@query
def readings_for(actor: Actor) -> list[ReadingShown]:
    """Return the partners' texts that this organisation is asked to read."""
    if not actor.can(Power.APPROVE_ALERTS):
        return []
    rows = Reading.objects.filter(
        reader_organisation_id=actor.organisation_id, answered_at=None
    )
    return [_reading(row) for row in rows.order_by("asked_at")]


@query
def reading_of(actor: Actor, reading_id: UUID) -> ReadingShown:
    """
    Return one partner's text to read. Nothing tells from which report it comes.

    :raises NotAllowed: the actor may not approve warnings
    :raises NotFound: there is none
    """
    require(actor, Power.APPROVE_ALERTS)
    row = Reading.objects.filter(
        reader_organisation_id=actor.organisation_id, pk=reading_id
    ).first()
    if row is None:
        raise NotFound
    return _reading(row)


@query
def writer_of(actor: Actor, reading_id: UUID) -> UUID:
    """
    Return which organisation wrote the text of a reading.

    :raises NotFound: there is none that the actor's organisation may see
    """
    rows = Reading.objects.filter(pk=reading_id)
    writer = rows.values_list("organisation_id", flat=True).first()
    if writer is None:
        raise NotFound
    return writer


@query
def reach_of(actor: Actor, alert_id: UUID) -> Reach:
    """Return how many got a warning, without telling who."""
    rows = Delivery.objects.filter(
        organisation_id=actor.organisation_id, alert_id=alert_id, kind="warning"
    )
    by = dict(rows.values_list("state").annotate(n=Count("pk")))
    return Reach(
        sent=by.get(DeliveryState.SENT.value, 0),
        waiting=by.get(DeliveryState.QUEUED.value, 0) + by.get(DeliveryState.SENDING.value, 0),
        failed=by.get(DeliveryState.FAILED.value, 0),
    )


@query
def messages_wait(actor: Actor) -> bool:
    """Test whether messages of the organisation wait to be carried."""
    waiting = [DeliveryState.QUEUED.value, DeliveryState.SENDING.value]
    rows = Delivery.objects.filter(organisation_id=actor.organisation_id)
    return rows.filter(state__in=waiting).exists()


@query
def subscribers_of(actor: Actor) -> list[SubscriberShown]:
    """
    Return who gets warnings, without a single address.

    :raises NotAllowed: the actor may not manage subscribers
    """
    require(actor, Power.MANAGE_SUBSCRIBERS)
    rows = Subscriber.objects.filter(organisation_id=actor.organisation_id)
    return [
        SubscriberShown(
            id=row.pk,
            areas=list(row.areas),
            language=row.language,
            state=SubscriberState(row.state),
            invited_at=row.invited_at,
        )
        for row in rows.exclude(state=SubscriberState.LEFT.value).order_by("-invited_at")
    ]


@query
def subscribers_by_area(actor: Actor) -> dict[str, int]:
    """
    Return how many confirmed subscribers each area has; those who want all count in each.

    :raises NotAllowed: the actor may not manage subscribers
    """
    require(actor, Power.MANAGE_SUBSCRIBERS)
    return {area.code: audience_of(actor, [area.code]) for area in areas_of(actor)}


@query
def audience_of(actor: Actor, areas: list[str]) -> int:
    """Return how many confirmed subscribers a warning for these areas reaches."""
    rows = Subscriber.objects.filter(
        organisation_id=actor.organisation_id, state=SubscriberState.CONFIRMED.value
    )
    if areas:
        rows = rows.filter(Q(areas__overlap=areas) | Q(areas=[]))
    return rows.count()


@query
def objections_open(actor: Actor) -> list[ObjectionShown]:
    """Return what people say is wrong with warnings, except with those this actor wrote."""
    if not actor.can(Power.APPROVE_ALERTS) or actor.staff_id is None:
        return []
    rows = Objection.objects.filter(
        organisation_id=actor.organisation_id, settled_at=None
    ).exclude(alert__author_id=actor.staff_id)
    rows = rows.exclude(alert__subject_id__in=closed_to(actor))
    return [
        ObjectionShown(
            id=row.pk,
            alert_id=row.alert_id,
            reference=f"W-{row.alert.number}",
            words=open_sealed(actor, row, "words"),
            contact=open_sealed(actor, row, "contact"),
            made_at=row.made_at,
        )
        for row in rows.select_related("alert").order_by("made_at")
    ]


@query
def findings_of(actor: Actor, subject_id: UUID, text: str) -> list[Finding]:
    """Return what in a public text may give somebody away, held against its report."""
    warn = choices_of(actor, subject_id).get(Choice.WARN)
    left_out = warn.said.conditions.leave_out - HERS if warn is not None else frozenset()
    filled = shareable_of(actor, subject_id, wanted=left_out | {Field.HIM_NAME})
    said = [warn.own_words] if warn is not None and warn.own_words else []
    private = Private(
        names=(filled.get(Field.HIM_NAME, ""),),
        her_words=(*said, *(filled.get(f, "") for f in sorted(left_out))),
        traces=tuple(traces_of_her(actor, subject_id, [text])),
    )
    return rules.findings_in(text, private)


@query
def gate_on(actor: Actor, subject_id: UUID, at: datetime) -> Decision:
    """Return what the gate would say now to a warning from this report."""
    return gate.ask(
        actor=actor,
        subject_id=subject_id,
        purpose=Purpose.WARN_PUBLIC,
        recipient=Recipient(kind=RecipientKind.PUBLIC),
        fields=frozenset({Field.PUBLIC_TEXT}),
        at=at,
    )


@query
def her_say(actor: Actor, subject_id: UUID) -> list[str]:
    """
    Return what she said about warning others, in sentences, her own words last.

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    sentences = dict(zip(Choice, choices_in_words(actor, subject_id), strict=True))
    shown = choices_of(actor, subject_id).get(Choice.WARN)
    own = [f"“{shown.own_words}”"] if shown is not None and shown.own_words else []
    return [sentences[Choice.WARN], *own]


# She, or the record itself, stops the writing too. Everything else stops the sending.
STOPS_WRITING = frozenset({ReasonCode.SAID_NO, ReasonCode.ROLE, ReasonCode.RESTRICTED})


@query
def check_may_write(actor: Actor, subject_id: UUID, at: datetime) -> None:
    """
    Refuse to begin a warning from a report that the actor may not read, or after her no.

    :raises NotFound: there is no such report for this actor
    :raises SharingRefused: she said no, or the report is closed to the actor
    """
    reference_of(actor, subject_id)
    stopping = STOPS_WRITING & set(gate_on(actor, subject_id, at).reasons)
    if stopping:
        raise gate.SharingRefused(tuple(sorted(stopping)))


@query
def may_warn_alone(actor: Actor, subject_id: UUID) -> bool:
    """Test whether an urgent warning from this report may go out without a second reader."""
    said = said_of(actor, subject_id, Choice.WARN)
    plain = said is not None and said.answer is Answer.YES and said.conditions == Conditions()
    if not plain:
        return False
    try:
        return my_organisation(actor).may_warn_alone
    except NotFound:
        return False


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A piece of her words, and whether the public text says the same."""

    text: str
    is_same: bool


@query
def her_words_beside(actor: Actor, subject_id: UUID, text: str) -> list[Passage]:
    """
    Return what she told us, in pieces: those that the public text repeats are marked.

    :raises NotFound: there is no such report for this actor
    """
    told = file_of(actor, subject_id).told.narrative
    passages, done = [], 0
    for start, end in rules.same_phrases(text, told):
        passages += [Passage(text=told[done:start], is_same=False)]
        passages += [Passage(text=told[start:end], is_same=True)]
        done = end
    return [p for p in [*passages, Passage(text=told[done:], is_same=False)] if p.text]


@query
def partners_to_read(actor: Actor, on: date) -> list[UUID]:
    """Return the partner projects with which it is agreed that they may read for us."""
    return list(partners_for(actor, Purpose.WARN_SECOND_READER, on=on))


@query
def readings_asked(actor: Actor, alert_id: UUID) -> list[ReadingShown]:
    """Return which partners were asked to read a warning, and what they said."""
    rows = Reading.objects.filter(
        readingof__alert_id=alert_id, organisation_id=actor.organisation_id
    )
    return [_reading(row) for row in rows.order_by("asked_at")]


@query
def steps_of(actor: Actor, alert_id: UUID) -> list[Recorded]:
    """Return what happened to one warning, oldest first."""
    shown = alert_of(actor, alert_id)
    entries = entries_about(actor, [shown.subject_id])
    return [e for e in entries if e.details.get("alert_id") == str(alert_id)]


def panel(actor: Actor, incident_id: UUID) -> Panel | None:
    """Return what a report's page shows of the warnings made from it."""
    if not actor.can(Power.WRITE_ALERTS):
        return None
    decision = gate_on(actor, incident_id, timezone.now())
    values = {
        "incident_id": incident_id,
        "alerts": alerts_about(actor, incident_id),
        "decision": decision,
        "may_write": not STOPS_WRITING & set(decision.reasons),
        "why_not": [SENTENCES[reason] for reason in decision.reasons],
        "may_alone": may_warn_alone(actor, incident_id),
    }
    return Panel(template="alerts/_panel.html", values=values)


def what_cannot_be_undone(actor: Actor, subject_id: UUID) -> list[str]:
    """Return, in plain sentences, what a withdrawal can no longer reach."""
    sentences = []
    for alert in alerts_about(actor, subject_id):
        sent = reach_of(actor, alert.id).sent
        if sent:
            people = "1 person" if sent == 1 else f"{sent} people"
            sentences.append(
                f"Warning {alert.reference} went to {people} by e-mail. We tell them that it "
                "is called back, and cannot take back what they have read."
            )
        elif alert.published_at is not None:
            sentences.append(
                f"Warning {alert.reference} stood on our board from "
                f"{alert.published_at:%-d %B %Y}. Some of us will have read it."
            )
    return sentences


def _shown(actor: Actor, row: Alert) -> AlertShown:
    return AlertShown(
        id=row.pk,
        reference=f"W-{row.number}",
        subject_id=row.subject_id,
        stage=Stage(row.stage),
        stage_words=STAGE_WORDS[Stage(row.stage)],
        level=Level(row.level),
        level_words=LEVEL_WORDS[Level(row.level)],
        evidence=Evidence(row.evidence),
        evidence_words=EVIDENCE_WORDS[Evidence(row.evidence)],
        title=open_sealed(actor, row, "title"),
        body=open_sealed(actor, row, "body"),
        kept_why=open_sealed(actor, row, "kept_why"),
        sent_back_why=open_sealed(actor, row, "sent_back_why"),
        language=row.language,
        areas=list(row.areas),
        is_urgent=row.is_urgent,
        replaces_id=row.replaces_id,
        author_id=row.author_id,
        author_name=row.author_name,
        reader_name=row.reader_name,
        version=row.version,
        made_at=row.made_at,
        read_at=row.read_at,
        published_at=row.published_at,
        lapses_at=row.lapses_at,
        review_on=row.review_on,
        expires_on=row.expires_on,
        ended_at=row.ended_at,
        reasons=list(row.reasons),
    )


def _on_board(row: Publication) -> OnBoard:
    return OnBoard(
        id=row.pk,
        reference=row.reference,
        title=row.title,
        body=row.body,
        language=row.language,
        level=Level(row.level),
        level_words=LEVEL_WORDS[Level(row.level)],
        evidence_words=EVIDENCE_WORDS[Evidence(row.evidence)],
        areas=list(row.areas),
        published_at=row.published_at,
        expires_on=row.expires_on,
    )


def _reading(row: Reading) -> ReadingShown:
    return ReadingShown(
        id=row.pk,
        organisation_id=row.organisation_id,
        reader_organisation_id=row.reader_organisation_id,
        title=row.title,
        body=row.body,
        level_words=LEVEL_WORDS[Level(row.level)],
        evidence_words=EVIDENCE_WORDS[Evidence(row.evidence)],
        asked_at=row.asked_at,
        answer=row.answer,
        words=row.words,
    )
