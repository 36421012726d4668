"""What leaves and what left, for those who send."""

import json
from dataclasses import dataclass
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.disclosures.queries.shapes import (
    PacketShown,
    as_shown,
    in_words,
    only_one,
    ours,
    packet_rows,
)
from brolly.disclosures.vocabulary import PacketState, Way
from brolly.foundation.refusals import NotFound
from brolly.vault.opening import open_sealed


@query
def packets_sent(actor: Actor, *, limit: int = 200, offset: int = 0) -> list[PacketShown]:
    """
    Return what the actor's organisation sent or is about to send, newest first.

    :raises NotAllowed: the actor may not send packets
    """
    require(actor, Power.SEND_PACKETS)
    rows = ours(actor, packet_rows())
    return as_shown(actor, rows.order_by("-queued_at")[offset : offset + limit])


@query
def packets_about(actor: Actor, subject_id: UUID) -> list[PacketShown]:
    """Return everything that left, or was to leave, about one subject."""
    rows = ours(actor, packet_rows()).filter(source__subject_id=subject_id)
    return as_shown(actor, rows.order_by("-queued_at"))


@query
def packet_sent(actor: Actor, packet_id: UUID) -> PacketShown:
    """
    Return one packet of the actor's organisation.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is none, or it is about a report that is closed to the actor
    """
    require(actor, Power.SEND_PACKETS)
    rows = ours(actor, packet_rows()).filter(pk=packet_id)
    return only_one(actor, rows)


@query
def contents_sent(actor: Actor, packet_id: UUID) -> list[tuple[str, str]]:
    """
    Return exactly what a packet carries, field by field, for the sender's own page.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is none, or it is about a report that is closed to the actor
    """
    return in_words(fields_sent(actor, packet_id))


@query
def fields_sent(actor: Actor, packet_id: UUID) -> dict[str, str]:
    """
    Return the same by the fields' codes.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is none, or it is about a report that is closed to the actor
    """
    require(actor, Power.SEND_PACKETS)
    row = ours(actor).filter(pk=packet_id).first()
    if row is None:
        raise NotFound
    contents: dict[str, str] = json.loads(open_sealed(actor, row, "contents") or "{}")
    return contents


@dataclass(frozen=True, kw_only=True)
class WordsBeside:
    """What stays with us beside a packet: why it does not wait, and what a reader asks for."""

    hers: str
    readers: str


@query
def words_beside(actor: Actor, packet_id: UUID) -> WordsBeside:
    """
    Return what was written beside a packet and never leaves with it.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is none, or it is about a report that is closed to the actor
    """
    require(actor, Power.SEND_PACKETS)
    row = ours(actor, packet_rows()).filter(pk=packet_id).first()
    if row is None:
        raise NotFound
    return WordsBeside(
        hers=open_sealed(actor, row.source, "her_words"),
        readers=open_sealed(actor, row.source, "reader_words"),
    )


@query
def what_cannot_be_undone(actor: Actor, subject_id: UUID) -> list[str]:
    """Return, in plain sentences, what a withdrawal can no longer reach."""
    sentences = []
    for packet in packets_about(actor, subject_id):
        if packet.is_override and packet.state in (PacketState.QUEUED, PacketState.DELIVERED):
            sentences.append(
                f"What a duty sends to {packet.to_name} is not taken back: the duty overrides "
                "what she chose."
            )
            continue
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
    rows = ours(actor, packet_rows()).filter(
        agreement_id=agreement_id,
        state=PacketState.QUEUED.value,
    )
    return [
        f"What waits to go to {packet.to_name} on {packet.not_before:%-d %B %Y} is stopped."
        for packet in as_shown(actor, rows.order_by("not_before"))
    ]
