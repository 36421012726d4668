"""Erase invitations that are long over: the address of somebody who never came is hers."""

from datetime import datetime

from brolly.access.scope import action
from brolly.access.vocabulary import Actor
from brolly.history.actions import record
from brolly.organisations import rules
from brolly.organisations.events import LinksForgotten
from brolly.organisations.models import Admission, FreshStart, Invitation


@action
def forget_links(*, actor: Actor, at: datetime) -> int:
    """
    Erase the actor's organisation's links that are over for ninety days.

    It takes no power: a job does it each night, and it touches nothing that still opens.
    """
    before = at - rules.LINK_KEPT
    mine = {"organisation_id": actor.organisation_id}
    number = Invitation.objects.filter(**mine, expires_at__lt=before).delete()[0]
    number += FreshStart.objects.filter(**mine, asked_at__lt=before).delete()[0]
    number += Admission.objects.filter(**mine, used_at=None, expires_at__lt=before).delete()[0]
    if number:
        said = LinksForgotten(subject_id=actor.organisation_id, number=number)
        record(said, by=actor, at=at)
    return number
