"""
What the link in a message opens: the warning as it stands now, for whoever holds the link.

It needs no account and lapses. It names a delivery, and carries a mark that nobody can make
without the organisation's key: so nothing has to be kept to know it again.
"""

import base64
import hmac
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from brolly.access.scope import query
from brolly.access.vocabulary import Actor
from brolly.alerts.models import Alert, Delivery, Publication
from brolly.alerts.queries.board import on_board
from brolly.alerts.queries.shapes import OnBoard, Opened
from brolly.alerts.vocabulary import FRAMES, Stage, SubscriberState
from brolly.vault import index
from brolly.vault.opening import open_sealed

MARK = 6
UUID_BYTES = 16
# How long a link says what became of a warning that is over.
AFTER_ITS_END = timedelta(days=30)
CORRECTIONS = 20
LAPSED = Opened(state="lapsed", language="en", words="", text=None, yours="")


def coded(raw: bytes) -> str:
    """Return bytes as they stand in a link. No actor: it changes their shape only."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(said: str) -> bytes:
    """Return the bytes of a part of a link, or none. No actor: it changes their shape only."""
    try:
        raw = base64.b64decode(said + "=" * (-len(said) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return b""
    # The last letter has bits to spare: one link, and no other, is the link.
    return raw if coded(raw) == said else b""


def organisation_in(said: str) -> UUID | None:
    """Return whose link it is, if it can be one. No actor: it reads the link alone."""
    raw = decoded(said)
    return UUID(bytes=raw) if len(raw) == UUID_BYTES else None


def marks_of(actor: Actor, delivery_ids: list[UUID]) -> list[bytes]:
    """Return the marks by which the links of these deliveries are known."""
    names = [str(each) for each in delivery_ids]
    return [m[:MARK] for m in index.tokens(actor.organisation_id, "message-link", names)]


def link_of(actor: Actor, delivery_id: UUID, mark: bytes, site: str) -> str:
    """Return the link of one delivery, short enough for a text message."""
    return f"{site}/m/{coded(actor.organisation_id.bytes)}/{coded(delivery_id.bytes + mark)}/"


@query
def opened(actor: Actor, token: str, at: datetime) -> Opened:
    """Return what a message's link shows now. One answer for every link that leads nowhere."""
    raw = decoded(token)
    if len(raw) != UUID_BYTES + MARK:
        return LAPSED
    delivery_id = UUID(bytes=raw[:UUID_BYTES])
    (mark,) = marks_of(actor, [delivery_id])
    if not hmac.compare_digest(mark, raw[UUID_BYTES:]):
        return LAPSED
    rows = Delivery.objects.filter(organisation_id=actor.organisation_id, pk=delivery_id)
    row = rows.select_related("alert", "subscriber").first()
    if row is None or row.subscriber.state != SubscriberState.CONFIRMED.value:
        return LAPSED
    yours = open_sealed(actor, row.subscriber, "secret")
    return _as_it_stands(actor, row.alert, yours, at)


def _as_it_stands(actor: Actor, first: Alert, yours: str, at: datetime) -> Opened:
    alert = _newest(actor, first)
    if alert.ended_at is not None and alert.ended_at < at - AFTER_ITS_END:
        return LAPSED
    frame = FRAMES.get(alert.language, FRAMES["en"])
    stage = Stage(alert.stage)
    if stage is Stage.PUBLISHED and not _is_over(alert, at):
        is_corrected = alert.pk != first.pk or alert.replaces_id is not None
        return Opened(
            state="corrected" if is_corrected else "out",
            language=alert.language,
            words=frame.replaces if is_corrected else "",
            text=_text_of(alert),
            yours=yours,
        )
    went_out = alert.published_at or alert.made_at
    day = f"{timezone.localtime(went_out):{frame.day}}"
    words = frame.recalled.format(reference=f"W-{alert.number}", day=day)
    ended = stage in (Stage.EXPIRED, Stage.PUBLISHED)
    return Opened(
        state="ended" if ended else "recalled",
        language=alert.language,
        words=frame.ended if ended else words,
        text=None,
        yours=yours,
    )


def _newest(actor: Actor, alert: Alert) -> Alert:
    """Return what took a warning's place, if anything did."""
    for _ in range(CORRECTIONS):
        if alert.stage != Stage.CORRECTED.value:
            break
        later = Alert.objects.filter(
            organisation_id=actor.organisation_id, replaces_id=alert.pk
        ).exclude(published_at=None)
        if (found := later.order_by("-published_at").first()) is None:
            break
        alert = found
    return alert


def _is_over(alert: Alert, at: datetime) -> bool:
    """Test whether its time is over, though the job that ends it has not come yet."""
    if alert.read_at is None:
        return alert.lapses_at is not None and alert.lapses_at <= at
    return alert.expires_on is not None and alert.expires_on <= timezone.localdate(at)


def _text_of(alert: Alert) -> OnBoard:
    return on_board(Publication.objects.get(alert_id=alert.pk))
