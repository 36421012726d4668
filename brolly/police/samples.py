"""Invented tellings to the police, made through the real action."""

import uuid
from datetime import datetime
from uuid import UUID

from brolly.access.vocabulary import Actor
from brolly.consent.vocabulary import Field
from brolly.disclosures.vocabulary import Way
from brolly.police.actions import Telling, tell_police
from brolly.police.vocabulary import Level

ABOUT_HIM = frozenset(
    {
        Field.HIM_DESCRIPTION,
        Field.HIM_MARKS,
        Field.HIM_PLATE,
        Field.INCIDENT_KIND,
        Field.INCIDENT_TOWN,
    }
)


def make_telling(
    *,
    actor: Actor,
    incident_id: UUID,
    post_id: UUID,
    at: datetime,
    now: bool = False,
    fields: frozenset[Field] = ABOUT_HIM,
    summary: str = "",
    submission_id: UUID | None = None,
) -> UUID:
    """Put what is about him in the queue for a police post, and return the packet's id."""
    telling = Telling(
        level=Level.ANONYMOUS,
        post_id=post_id,
        fields=fields,
        summary=summary,
        way=Way.INBOX,
        she_wants_it_now=now,
        her_words="She wants it to go tonight." if now else "",
        submission_id=submission_id or uuid.uuid4(),
    )
    return tell_police(actor=actor, incident_id=incident_id, telling=telling, at=at)
