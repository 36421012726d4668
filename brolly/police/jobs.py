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

DAYS_TO_ASK_HER = 2


@app.task(name="police.ask-her", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def ask_her(*, organisation_id: str, incident_id: str) -> None:
    """Give the incident a first step: the police ask her something."""
    now = timezone.now()
    actor = Actor(
        name="police.ask-her",
        organisation_id=UUID(organisation_id),
        powers=frozenset({Power.WRITE_INCIDENTS, Power.READ_INCIDENTS}),
    )
    step = StepTold(
        kind=StepKind.ASK_HER.value,
        words="The police ask her something: see their answer under Sharing.",
        due_at=now + timedelta(days=DAYS_TO_ASK_HER),
    )
    add_step(actor=actor, incident_id=UUID(incident_id), step=step, at=now)


def when_answer_came(*, actor: Actor, event: AnswerCame, at: datetime) -> None:
    """React to an answer: a question for her becomes something to do."""
    if event.reply == ReplyCode.ASK_HER.value:
        ask_her.defer(
            organisation_id=str(actor.organisation_id), incident_id=str(event.subject_id)
        )
