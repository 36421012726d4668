"""The inbox of a post, for those who hold it at that moment."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.disclosures.models import Packet, PacketOpening, PacketReply
from brolly.disclosures.queries.shapes import PacketShown, as_shown, only_one
from brolly.disclosures.vocabulary import PacketState, Way
from brolly.foundation.refusals import NotFound
from brolly.organisations.queries import posts_held


@query
def inbox_of(actor: Actor, *, limit: int = 200) -> list[PacketShown]:
    """
    Return what was sent to the posts that the actor holds, newest first.

    :raises NotAllowed: the actor has no inbox
    """
    require(actor, Power.READ_INBOX)
    return as_shown(actor, inbox_rows(actor).order_by("-delivered_at")[:limit])


@query
def packet_received(actor: Actor, packet_id: UUID) -> PacketShown:
    """
    Return one packet in the actor's inbox, unopened.

    :raises NotAllowed: the actor has no inbox
    :raises NotFound: there is none
    """
    require(actor, Power.READ_INBOX)
    return only_one(actor, inbox_rows(actor).filter(pk=packet_id))


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
