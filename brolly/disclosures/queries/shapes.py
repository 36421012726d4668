"""Packets as both sides see them, made from rows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from brolly.access.vocabulary import Actor
from brolly.consent.queries import hidden_from
from brolly.consent.vocabulary import FIELD_WORDS, SENTENCES, Field, Purpose, ReasonCode
from brolly.disclosures.models import Packet, PacketOpening, PacketReply, PacketSource
from brolly.disclosures.vocabulary import (
    KIND_WORDS,
    REPLY_WORDS,
    STATE_WORDS,
    TAKEN_WORDS,
    PacketKind,
    PacketState,
    ReplyCode,
    TakenAs,
    Way,
)
from brolly.foundation.refusals import NotFound
from brolly.organisations.queries import organisation_names, post_titles
from brolly.vault.opening import open_sealed


@dataclass(frozen=True, kw_only=True)
class OpeningShown:
    """One receipt: who opened it, and when."""

    opened_by: str
    printed: bool
    at: datetime
    taken_as: TakenAs | None = None

    @property
    def did(self) -> str:
        """Return what was done: opened, printed, or taken along as a file."""
        if self.taken_as:
            return TAKEN_WORDS[self.taken_as]
        return "Printed" if self.printed else "Opened"


@dataclass(frozen=True, kw_only=True)
class ReplyShown:
    """One answer. ``words``, a number or a question, are opened on its packet's page."""

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
    why_ended: list[str]
    is_override: bool
    asked_by_id: UUID | None
    needs_reader: bool
    read_by_id: UUID | None
    openings: list[OpeningShown]
    replies: list[ReplyShown]

    @property
    def is_new(self) -> bool:
        """Test whether nobody has opened it yet."""
        return self.state is PacketState.DELIVERED and not self.openings

    @property
    def waits_for_reader(self) -> bool:
        """Test whether somebody other than who wrote it has to read it before it leaves."""
        return self.can_be_stopped and self.needs_reader and self.read_by_id is None

    @property
    def can_be_stopped(self) -> bool:
        """Test whether it has not left yet."""
        return self.state is PacketState.QUEUED

    @property
    def can_be_recalled(self) -> bool:
        """Test whether the recipient can still read it."""
        return self.state is PacketState.DELIVERED and self.way is Way.INBOX

    @property
    def is_on_paper(self) -> bool:
        """Test whether it goes on paper, so that there is a sheet to print."""
        out = (PacketState.QUEUED, PacketState.DELIVERED)
        return self.way is Way.PRINTED and self.state in out

    def may_be_printed(self, at: datetime) -> bool:
        """Test whether its sheet may be printed at this moment."""
        still = self.can_be_stopped and (self.not_before > at or self.waits_for_reader)
        return self.is_on_paper and not still

    @property
    def is_answered_by_word(self) -> bool:
        """Test whether nobody has an inbox for it, so that we write down what they say."""
        return self.delivered_at is not None and self.way is not Way.INBOX

    @property
    def is_unanswered(self) -> bool:
        """Test whether it is out and nothing but a receipt came back."""
        answered = any(r.code is not ReplyCode.RECEIVED for r in self.replies)
        return self.state is PacketState.DELIVERED and not answered

    def is_overdue(self, today: date) -> bool:
        """Test whether an answer was due and nothing but a receipt came back."""
        due = self.answer_due_on
        return self.is_unanswered and due is not None and due < today


def in_words(contents: dict[str, str]) -> list[tuple[str, str]]:
    """
    Return the fields of a packet with their names, in the order of the list.

    No actor: whoever asks has the contents already.
    """
    said = {Field(code): text for code, text in contents.items()}
    return [(FIELD_WORDS[f], said[f]) for f in Field if f in said]


def packet_rows() -> "QuerySet[Packet]":
    """
    Return the rows of packets with all that a list of them shows.

    No actor: whoever asks narrows it, in a scope that is open.
    """
    return Packet.objects.select_related("source").prefetch_related(
        Prefetch("openings", PacketOpening.objects.order_by("at")),
        Prefetch("replies", PacketReply.objects.order_by("at")),
    )


def only_one(actor: Actor, rows: "QuerySet[Packet]") -> PacketShown:
    """
    Return one packet, with the words of its answers opened.

    :raises NotFound: there is none
    """
    row = rows.first()
    if row is None:
        raise NotFound
    (shown,) = as_shown(actor, [row])
    ours = row.from_organisation_id == actor.organisation_id
    if not ours and row.state != PacketState.DELIVERED.value:
        return shown
    opened = [
        replace(reply, words=open_sealed(actor, sealed, "words"))
        for reply, sealed in zip(shown.replies, row.replies.all(), strict=True)
    ]
    return replace(shown, replies=opened)


def ours(actor: Actor, rows: QuerySet[Packet] | None = None) -> QuerySet[Packet]:
    """Return our own packets, those about a report that is closed to this person left out."""
    mine = (Packet.objects if rows is None else rows).filter(
        from_organisation_id=actor.organisation_id
    )
    hidden = hidden_from(actor)
    return mine.exclude(source__subject_id__in=hidden) if hidden else mine


def as_shown(actor: Actor, rows: Iterable[Packet]) -> list[PacketShown]:
    """Return packets as a list shows them: what was answered, without its words."""
    found = list(rows)
    names = organisation_names(actor)
    titles = post_titles(actor, {row.to_post_id for row in found if row.to_post_id})
    return [_packet(actor, row, names, titles) for row in found]


def _packet(
    actor: Actor, row: Packet, names: dict[UUID, str], titles: dict[UUID, str]
) -> PacketShown:
    sent = row.from_organisation_id == actor.organisation_id
    to_name = names.get(row.to_organisation_id, "another organisation")
    title = titles.get(row.to_post_id) if row.to_post_id else None
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
        to_name=f"{to_name}, {title}" if title else to_name,
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
        why_ended=[SENTENCES[ReasonCode(code)] for code in row.reasons] if sent else [],
        is_override=row.override_id is not None,
        asked_by_id=row.asked_by_id if sent else None,
        needs_reader=row.needs_reader if sent else False,
        read_by_id=row.read_by_id if sent else None,
        openings=[
            OpeningShown(
                opened_by=o.opened_by,
                printed=o.printed,
                at=o.at,
                taken_as=TakenAs(o.taken_as) if o.taken_as else None,
            )
            for o in row.openings.all()
        ],
        replies=[_reply(r) for r in row.replies.all()],
    )


def _subject(row: Packet) -> UUID | None:
    source: PacketSource | None = getattr(row, "source", None)
    return source.subject_id if source else None


def _reply(row: PacketReply) -> ReplyShown:
    return ReplyShown(
        code=ReplyCode(row.code),
        said=REPLY_WORDS[ReplyCode(row.code)],
        words="",
        replied_by=row.replied_by,
        at=row.at,
    )
