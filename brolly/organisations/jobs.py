"""What runs by itself: links and notes to staff, forgetting what is over."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from brolly.access.vocabulary import Actor, Power
from brolly.foundation.messages import MessageNotSent
from brolly.organisations.actions import checkpoints, letters, sign_in, staff
from brolly.organisations.queries import checkpoint_readers, organisation_ids

# A link lasts half an hour, so trying for longer makes no sense.
BRIEFLY = RetryStrategy(max_attempts=6, exponential_wait=3)
PATIENT = RetryStrategy(max_attempts=12, exponential_wait=4)


@app.periodic(cron="17 3 * * *")
@app.task(name="organisations.forget_old")
def forget_old(timestamp: int) -> None:
    """Forget browsers not seen for 90 days, and links that are over for as long."""
    now = timezone.now()
    sign_in.forget_old(at=now)
    for organisation_id in organisation_ids():
        keeper = Actor(name="organisations.forget-old", organisation_id=organisation_id)
        staff.forget_links(actor=keeper, at=now)


@app.task(name="organisations.send-password-link", retry=BRIEFLY)
def send_password_link(*, subject_id: str) -> None:
    """Send the link to a new password. Each try draws another one: none is kept."""
    drawn = sign_in.draw_password_link(link_id=UUID(subject_id), at=timezone.now())
    if drawn is None:
        return
    link = _address("organisations:new_password", drawn.token)
    try:
        letters.carry_link(address=drawn.address, link=link, until=drawn.until)
    except MessageNotSent as failure:
        if not failure.for_good:
            raise


@app.task(name="organisations.tell-of-change", retry=PATIENT)
def tell_of_change(*, subject_id: str) -> None:
    """Tell an account that its sign-in was changed."""
    address = sign_in.address_of(staff_id=UUID(subject_id))
    link = _address("organisations:forgotten")
    try:
        if address:
            letters.carry_change(address=address, link=link, at=timezone.now())
    except MessageNotSent as failure:
        if not failure.for_good:
            raise


@app.periodic(cron="0 7 * * 1")
@app.task(name="organisations.send-checkpoints", queueing_lock="organisations.checkpoints")
def send_checkpoints(timestamp: int) -> None:
    """Queue, each Monday, a checkpoint for everybody who keeps them, in each organisation."""
    for organisation_id in organisation_ids():
        for reader in checkpoint_readers(_reader_of_history(organisation_id)):
            if reader.gets_them:
                send_checkpoint.defer(
                    organisation_id=str(organisation_id), subject_id=str(reader.staff_id)
                )


@app.task(name="organisations.send-checkpoint", retry=PATIENT)
def send_checkpoint(*, organisation_id: str, subject_id: str) -> None:
    """Send one checkpoint to one of those who keep them."""
    try:
        checkpoints.send_checkpoint(
            actor=_reader_of_history(UUID(organisation_id)),
            staff_id=UUID(subject_id),
            at=timezone.now(),
        )
    except MessageNotSent as failure:
        if not failure.for_good:
            raise


def _reader_of_history(organisation_id: UUID) -> Actor:
    return Actor(
        name="organisations.send-checkpoint",
        organisation_id=organisation_id,
        powers=frozenset({Power.READ_HISTORY}),
    )


def send_password_link_later(link_id: UUID) -> None:
    """Queue the sending of a link."""
    send_password_link.defer(subject_id=str(link_id))


def tell_of_change_later(staff_id: UUID) -> None:
    """Queue the telling of an account."""
    tell_of_change.defer(subject_id=str(staff_id))


def _address(name: str, *parts: str) -> str:
    return f"{settings.PUBLIC_URL.rstrip('/')}{reverse(name, args=parts)}"
