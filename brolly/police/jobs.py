"""What an answer sets off."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from brolly.access.vocabulary import Actor, Power
from brolly.disclosures.events import AnswerCame
from brolly.disclosures.vocabulary import ReplyCode
from brolly.incidents.actions import add_step
from brolly.incidents.vocabulary import StepKind, StepTold

DAYS_TO_ACT = 2
# The answers that ask something of us. The others are only good to know.
STEP_FOR: dict[ReplyCode, tuple[StepKind, str]] = {
    ReplyCode.ASK_HER: (
        StepKind.ASK_HER,
        "The police ask her something: see their answer under Sharing.",
    ),
    ReplyCode.CRIME_NUMBER: (
        StepKind.OTHER,
        "The police recorded a crime: read their answer under Sharing, and tell her.",
    ),
}


@app.task(name="police.act-on-answer", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def act_on_answer(*, organisation_id: str, incident_id: str, reply: str) -> None:
    """Give the incident a first step, because the answer of the police asks for one."""
    now = timezone.now()
    actor = Actor(
        name="police.act-on-answer",
        organisation_id=UUID(organisation_id),
        powers=frozenset({Power.WRITE_INCIDENTS, Power.READ_INCIDENTS}),
    )
    kind, words = STEP_FOR[ReplyCode(reply)]
    step = StepTold(kind=kind.value, words=words, due_at=now + timedelta(days=DAYS_TO_ACT))
    add_step(actor=actor, incident_id=UUID(incident_id), step=step, at=now)


def when_answer_came(*, actor: Actor, event: AnswerCame, at: datetime) -> None:
    """React to an answer: what it asks of us becomes something to do."""
    if event.reply in STEP_FOR:
        act_on_answer.defer(
            organisation_id=str(actor.organisation_id),
            incident_id=str(event.subject_id),
            reply=event.reply,
        )
