"""Facts about packets. ``subject_id`` is the incident on the sender's side."""

from dataclasses import dataclass
from uuid import UUID

from brolly.history.vocabulary import Event


@dataclass(frozen=True, kw_only=True)
class PacketQueued(Event):
    """Somebody asked for a packet to leave."""

    name = "packet.queued"
    sentence = "Put something in the queue to leave"
    packet_id: UUID
    kind: str
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PacketRead(Event):
    """Somebody other than who wrote it read what is to leave."""

    name = "packet.read"
    sentence = "Read what is to leave, as the second reader"
    packet_id: UUID


@dataclass(frozen=True, kw_only=True)
class PacketDelivered(Event):
    """A packet was handed over: it has left."""

    name = "packet.delivered"
    sentence = "What was to leave has left"
    packet_id: UUID
    kind: str
    way: str
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PacketStopped(Event):
    """A queued packet was stopped. Nothing left."""

    name = "packet.stopped"
    sentence = "Stopped what was waiting to leave"
    packet_id: UUID
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PacketRecalled(Event):
    """A packet that had left was called back."""

    name = "packet.recalled"
    sentence = "Called back what had been sent"
    packet_id: UUID
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PacketExpired(Event):
    """The recipient's access ended on its day."""

    name = "packet.expired"
    sentence = "The recipient's access ended"
    packet_id: UUID


@dataclass(frozen=True, kw_only=True)
class PacketArrived(Event):
    """On the recipient's side: a packet came. ``subject_id`` is the packet."""

    name = "packet.arrived"
    sentence = "Something arrived in the inbox"
    from_organisation_id: UUID


@dataclass(frozen=True, kw_only=True)
class PacketOpened(Event):
    """On the recipient's side: somebody opened a packet."""

    name = "packet.opened"
    sentence = "Opened something in the inbox"


@dataclass(frozen=True, kw_only=True)
class PacketPrinted(Event):
    """On the recipient's side: somebody printed a packet."""

    name = "packet.printed"
    sentence = "Printed something from the inbox"


@dataclass(frozen=True, kw_only=True)
class PacketTaken(Event):
    """On the recipient's side: somebody took a packet along as a file."""

    name = "packet.taken"
    sentence = "Took something from the inbox along as a file"
    taken_as: str


@dataclass(frozen=True, kw_only=True)
class InboxTried(Event):
    """On the recipient's side: somebody asked for what is not in an inbox of theirs."""

    name = "packet.inbox-tried"
    sentence = "Asked for something that is not in their inbox"


@dataclass(frozen=True, kw_only=True)
class PaperPrinted(Event):
    """On the sender's side: somebody printed what goes on paper."""

    name = "packet.paper-printed"
    sentence = "Printed what she agreed to, to hand over"
    packet_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnswerMissing(Event):
    """On the sender's side: its day is over and no answer came."""

    name = "packet.answer-missing"
    sentence = "No answer came by its day"
    packet_id: UUID


@dataclass(frozen=True, kw_only=True)
class PacketReplied(Event):
    """On the recipient's side: somebody answered."""

    name = "packet.replied"
    sentence = "Answered something in the inbox"
    reply: str


@dataclass(frozen=True, kw_only=True)
class AnswerCame(Event):
    """On the sender's side: an answer came back."""

    name = "packet.answer-came"
    sentence = "An answer came back"
    packet_id: UUID
    reply: str
