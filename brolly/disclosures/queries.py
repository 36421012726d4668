"""What leaves, what left, what came back; and the inbox of those it left to."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.consent.vocabulary import FIELD_WORDS, Field, Purpose
from brolly.disclosures.models import Packet, PacketOpening, PacketReply, PacketSource
from brolly.disclosures.vocabulary import (
    KIND_WORDS,
    REPLY_WORDS,
    STATE_WORDS,
    PacketKind,
    PacketState,
    ReplyCode,
    Way,
)
from brolly.foundation.refusals import NotFound
from brolly.organisations.queries import organisation_names, post_of, posts_held
from brolly.vault.opening import fetch_keys, open_sealed


@dataclass(frozen=True, kw_only=True)
class OpeningShown:
    """One receipt: who opened it, and when."""

    opened_by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ReplyShown:
    """One answer. ``words`` are opened: a crime number, a question, a remark."""

    code: ReplyCode
    said: str
    words: str
    replied_by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class PacketShown:
    """A packet without its contents, as either side lists it."""

    id: UUID
    subject_id: UUID | None
    kind: PacketKind
    kind_words: str
    purpose: Purpose
    way: Way
    state: PacketState
    state_words: str
    from_organisation_id: UUID
    from_name: str
    to_organisation_id: UUID
    to_name: str
    to_post_id: UUID | None
    field_codes: tuple[Field, ...]
    field_names: list[str]
    watermark: str
    queued_at: datetime
    not_before: datetime
    delivered_at: datetime | None
    answer_due_on: date | None
    expires_on: date | None
    ended_at: datetime | None
    reasons: list[str]
    is_override: bool
    openings: list[OpeningShown]
    replies: list[ReplyShown]

    @property
    def is_new(self) -> bool:
        """Test whether nobody has opened it yet."""
        return self.state is PacketState.DELIVERED and not self.openings

    @property
    def can_be_stopped(self) -> bool:
        """Test whether it has not left yet."""
        return self.state is PacketState.QUEUED

    @property
    def can_be_recalled(self) -> bool:
        """Test whether the recipient can still read it."""
        return self.state is PacketState.DELIVERED and self.way is Way.INBOX

    def is_overdue(self, today: date) -> bool:
        """Test whether an answer was due and nothing but a receipt came back."""
        answered = any(r.code is not ReplyCode.RECEIVED for r in self.replies)
        due = self.answer_due_on
        open_ = self.state is PacketState.DELIVERED
        return open_ and due is not None and due < today and not answered


@query
def packets_sent(actor: Actor, *, limit: int = 200, offset: int = 0) -> list[PacketShown]:
    """
    Return what the actor's organisation sent or is about to send, newest first.

    :raises NotAllowed: the actor may not send packets
    """
    require(actor, Power.SEND_PACKETS)
    rows = _rows().filter(from_organisation_id=actor.organisation_id)
    return _shown(actor, rows.order_by("-queued_at")[offset : offset + limit])


@query
def packets_about(actor: Actor, subject_id: UUID) -> list[PacketShown]:
    """Return everything that left, or was to leave, about one subject."""
    rows = _rows().filter(
        from_organisation_id=actor.organisation_id, source__subject_id=subject_id
    )
    return _shown(actor, rows.order_by("-queued_at"))


@query
def packet_sent(actor: Actor, packet_id: UUID) -> PacketShown:
    """
    Return one packet of the actor's organisation.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is none
    """
    require(actor, Power.SEND_PACKETS)
    rows = _rows().filter(from_organisation_id=actor.organisation_id, pk=packet_id)
    return _one(actor, rows)


@query
def contents_sent(actor: Actor, packet_id: UUID) -> list[tuple[str, str]]:
    """
    Return exactly what a packet carries, field by field, for the sender's own page.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is none
    """
    require(actor, Power.SEND_PACKETS)
    row = Packet.objects.filter(
        from_organisation_id=actor.organisation_id, pk=packet_id
    ).first()
    if row is None:
        raise NotFound
    return in_words(json.loads(open_sealed(actor, row, "contents") or "{}"))


@query
def inbox_of(actor: Actor, *, limit: int = 200) -> list[PacketShown]:
    """
    Return what was sent to the posts that the actor holds, newest first.

    :raises NotAllowed: the actor has no inbox
    """
    require(actor, Power.READ_INBOX)
    return _shown(actor, inbox_rows(actor).order_by("-delivered_at")[:limit])


@query
def packet_received(actor: Actor, packet_id: UUID) -> PacketShown:
    """
    Return one packet in the actor's inbox, unopened.

    :raises NotAllowed: the actor has no inbox
    :raises NotFound: there is none
    """
    require(actor, Power.READ_INBOX)
    return _one(actor, inbox_rows(actor).filter(pk=packet_id))


@query
def sender_of(actor: Actor, packet_id: UUID) -> UUID:
    """
    Return which organisation sent a packet that either side may see.

    :raises NotFound: the actor's organisation neither sent nor got it
    """
    found = Packet.objects.filter(pk=packet_id).values_list("from_organisation_id", flat=True)
    sender = found.first()
    if sender is None:
        raise NotFound
    return sender


@query
def unopened(actor: Actor) -> int:
    """Return how many packets in the inbox nobody has opened."""
    waiting = inbox_rows(actor).filter(state=PacketState.DELIVERED.value, openings=None)
    return waiting.count() if actor.can(Power.READ_INBOX) else 0


@query
def overdue_answers(actor: Actor, today: date) -> list[PacketShown]:
    """Return what was sent and not answered by its day."""
    rows = _rows().filter(
        from_organisation_id=actor.organisation_id,
        state=PacketState.DELIVERED.value,
        answer_due_on__lt=today,
    )
    return [p for p in _shown(actor, rows.order_by("answer_due_on")) if p.is_overdue(today)]


@query
def waiting_to_leave(actor: Actor) -> list[PacketShown]:
    """Return what leaves soon and can still be stopped."""
    rows = _rows().filter(
        from_organisation_id=actor.organisation_id, state=PacketState.QUEUED.value
    )
    return _shown(actor, rows.order_by("not_before"))


@query
def stopped_lately(actor: Actor, since: datetime) -> list[PacketShown]:
    """Return what was stopped since a moment, so that nobody believes that it left."""
    rows = _rows().filter(
        from_organisation_id=actor.organisation_id,
        state=PacketState.STOPPED.value,
        ended_at__gte=since,
    )
    return _shown(actor, rows.order_by("-ended_at"))


@query
def due_to_leave(actor: Actor, at: datetime) -> list[UUID]:
    """Return the queued packets whose wait is over."""
    rows = Packet.objects.filter(
        from_organisation_id=actor.organisation_id,
        state=PacketState.QUEUED.value,
        not_before__lte=at,
    )
    return list(rows.values_list("pk", flat=True))


@query
def due_to_expire(actor: Actor, today: date) -> list[UUID]:
    """Return the delivered packets whose last day is over."""
    rows = Packet.objects.filter(
        from_organisation_id=actor.organisation_id,
        state=PacketState.DELIVERED.value,
        expires_on__lte=today,
    )
    return list(rows.values_list("pk", flat=True))


@query
def what_cannot_be_undone(actor: Actor, subject_id: UUID) -> list[str]:
    """Return, in plain sentences, what a withdrawal can no longer reach."""
    sentences = []
    for packet in packets_about(actor, subject_id):
        if packet.delivered_at is None:
            continue
        day = f"{packet.delivered_at:%-d %B %Y}"
        if packet.way is Way.TOLD_BY_PHONE:
            sentences.append(f"{packet.to_name} was told by phone on {day}.")
        elif packet.way is Way.PRINTED:
            sentences.append(f"A printed copy went to {packet.to_name} on {day}.")
        elif packet.openings:
            sentences.append(
                f"{packet.to_name} opened it on {packet.openings[0].at:%-d %B %Y}. "
                "We take it back, and cannot make them forget it."
            )
    return sentences


@query
def what_will_stop(actor: Actor, agreement_id: UUID) -> list[str]:
    """Return, in plain sentences, what waits to leave and stops if an agreement ends."""
    rows = _rows().filter(
        from_organisation_id=actor.organisation_id,
        agreement_id=agreement_id,
        state=PacketState.QUEUED.value,
    )
    return [
        f"What waits to go to {packet.to_name} on {packet.not_before:%-d %B %Y} is stopped."
        for packet in _shown(actor, rows.order_by("not_before"))
    ]


def in_words(contents: dict[str, str]) -> list[tuple[str, str]]:
    """
    Return the fields of a packet with their names, in the order of the list.

    No actor: whoever asks has the contents already.
    """
    said = {Field(code): text for code, text in contents.items()}
    return [(FIELD_WORDS[f], said[f]) for f in Field if f in said]


def _rows() -> "QuerySet[Packet]":
    return Packet.objects.select_related("source").prefetch_related(
        Prefetch("openings", PacketOpening.objects.order_by("at")),
        Prefetch("replies", PacketReply.objects.order_by("at")),
    )


def inbox_rows(actor: Actor) -> "QuerySet[Packet]":
    """
    Return what lies in the inboxes that the actor may open. Inside an open scope only.

    An inbox is a post's: its holder and deputy of the moment see it, nobody else of the
    same force does. The database says so too.
    """
    held = [post.id for post in posts_held(actor)]
    return (
        Packet.objects.filter(
            Q(to_post_id=None) | Q(to_post_id__in=held),
            to_organisation_id=actor.organisation_id,
            way=Way.INBOX.value,
        )
        .exclude(state__in=[PacketState.QUEUED.value, PacketState.STOPPED.value])
        .prefetch_related(
            Prefetch("openings", PacketOpening.objects.order_by("at")),
            Prefetch("replies", PacketReply.objects.order_by("at")),
        )
    )


def _one(actor: Actor, rows: "QuerySet[Packet]") -> PacketShown:
    found = _shown(actor, rows)
    if not found:
        raise NotFound
    return found[0]


def _shown(actor: Actor, rows: "QuerySet[Packet]") -> list[PacketShown]:
    names, found = organisation_names(actor), list(rows)
    fetch_keys(actor, [row for row in found if row.replies.all()])
    return [_packet(actor, row, names) for row in found]


def _packet(actor: Actor, row: Packet, names: dict[UUID, str]) -> PacketShown:
    sent = row.from_organisation_id == actor.organisation_id
    to_name = names.get(row.to_organisation_id, "another organisation")
    fields = tuple(Field(code) for code in row.fields)
    return PacketShown(
        id=row.pk,
        subject_id=_subject(row) if sent else None,
        kind=PacketKind(row.kind),
        kind_words=KIND_WORDS[PacketKind(row.kind)],
        purpose=Purpose(row.purpose),
        way=Way(row.way),
        state=PacketState(row.state),
        state_words=STATE_WORDS[PacketState(row.state)],
        from_organisation_id=row.from_organisation_id,
        from_name=names.get(row.from_organisation_id, "another organisation"),
        to_organisation_id=row.to_organisation_id,
        to_name=to_name + _post(actor, row),
        to_post_id=row.to_post_id,
        field_codes=fields,
        field_names=[FIELD_WORDS[f] for f in Field if f in fields],
        watermark=row.watermark,
        queued_at=row.queued_at,
        not_before=row.not_before,
        delivered_at=row.delivered_at,
        answer_due_on=row.answer_due_on,
        expires_on=row.expires_on,
        ended_at=row.ended_at,
        reasons=list(row.reasons) if sent else [],
        is_override=row.override_id is not None,
        openings=[OpeningShown(opened_by=o.opened_by, at=o.at) for o in row.openings.all()],
        replies=[_reply(actor, row, r) for r in row.replies.all()],
    )


def _subject(row: Packet) -> UUID | None:
    source: PacketSource | None = getattr(row, "source", None)
    return source.subject_id if source else None


def _post(actor: Actor, row: Packet) -> str:
    if row.to_post_id is None:
        return ""
    try:
        return f", {post_of(actor, row.to_post_id).title}"
    except NotFound:
        return ""


def _reply(actor: Actor, packet: Packet, row: PacketReply) -> ReplyShown:
    ours = packet.from_organisation_id == actor.organisation_id
    readable = ours or packet.state == PacketState.DELIVERED.value
    return ReplyShown(
        code=ReplyCode(row.code),
        said=REPLY_WORDS[ReplyCode(row.code)],
        words=open_sealed(actor, row, "words") if readable else "",
        replied_by=row.replied_by,
        at=row.at,
    )
