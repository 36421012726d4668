"""Send where the history stands to somebody who keeps it away from this machine."""

from datetime import datetime
from uuid import UUID, uuid5

from django.utils import timezone

from brolly.access.gate import require
from brolly.access.rules import powers_of
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power, Role
from brolly.foundation.messages import Message
from brolly.history.actions import record
from brolly.history.queries import heads
from brolly.history.signatures import Checkpoint, written
from brolly.organisations import ports
from brolly.organisations.actions.letters import SUBJECT
from brolly.organisations.events import CheckpointReadersChosen, CheckpointSent
from brolly.organisations.models import Membership
from brolly.organisations.queries import checkpoint_readers

_WORDS = """On {when} the record of what was done here stood at entry {entry}.

Keep this message, away from the computer that it comes from. If somebody ever changes
or takes out an entry up to this one, comparing shows it.

To compare, save this message as a file, and have whoever runs the system type:

    brolly verify-history --checkpoint FILE

It answers "still there, unchanged", or that entries are gone or were changed. The key
below is the one on your settings page.

{checkpoint}
"""


@action
def choose_checkpoint_readers(
    *, actor: Actor, staff_ids: frozenset[UUID], at: datetime
) -> None:
    """
    Choose to whom checkpoints go each week: only those who may read the history.

    :raises NotAllowed: the actor may not manage the organisation
    """
    require(actor, Power.MANAGE_ORGANISATION)
    roles = [role.value for role in Role if Power.READ_HISTORY in powers_of(role)]
    rows = Membership.objects.filter(
        organisation_id=actor.organisation_id, ended_on=None, role__in=roles
    )
    rows.update(gets_checkpoints=False)
    chosen = rows.filter(staff_id__in=staff_ids)
    chosen.update(gets_checkpoints=True)
    said = CheckpointReadersChosen(
        subject_id=actor.organisation_id,
        staff_ids=tuple(chosen.values_list("staff_id", flat=True)),
    )
    record(said, by=actor, at=at)


def send_checkpoint(*, actor: Actor, staff_id: UUID, at: datetime) -> None:
    """
    Send where the history stands to one of those who were chosen, and keep that it went.

    No transaction is open while the message is carried.

    :raises NotAllowed: the actor may not read the history
    :raises MessageNotSent: nobody carried it
    """
    require(actor, Power.READ_HISTORY)
    address = next(
        (r.email for r in checkpoint_readers(actor) if r.staff_id == staff_id and r.gets_them),
        "",
    )
    head = heads().get(actor.organisation_id)
    if not address or head is None:
        return
    signed = written(Checkpoint(organisation_id=actor.organisation_id, mark=head, at=at))
    text = _WORDS.format(
        when=f"{timezone.localtime(at):%-d %B %Y, %H:%M}",
        entry=head.sequence,
        checkpoint=signed,
    )
    ports.messenger().send(
        Message(
            to=address,
            subject=SUBJECT,
            text=text,
            message_id=f"<{uuid5(staff_id, str(head.sequence))}@brolly.invalid>",
        )
    )
    _note_sent(actor=actor, sequence=head.sequence, at=at)


@action
def _note_sent(*, actor: Actor, sequence: int, at: datetime) -> None:
    said = CheckpointSent(subject_id=actor.organisation_id, sequence=sequence)
    record(said, by=actor, at=at)
