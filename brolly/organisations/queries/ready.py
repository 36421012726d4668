"""How far an organisation has come before it can do what it is here for."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from brolly.access.scope import query
from brolly.access.vocabulary import Actor
from brolly.foundation.refusals import NotFound
from brolly.organisations import ports
from brolly.organisations.queries.organisation import my_organisation

# For so long Today asks a manager to go on: after that whoever stopped has a reason.
DAYS_READY_SHOWS = timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class StepDone:
    """A step of Getting ready: if it is done, and if the actor may take it."""

    step: ports.ReadyStep
    is_done: bool
    may: bool


@query
def steps_to_ready(actor: Actor) -> list[StepDone]:
    """Return the steps that the actor's organisation has to take, in their order."""
    return [
        StepDone(
            step=step,
            is_done=step.done(actor),
            may=step.power is None or actor.can(step.power),
        )
        for step in ports.ready_steps(actor)
    ]


@query
def is_new(actor: Actor, *, now: datetime) -> bool:
    """Test whether the actor's organisation was made lately, and for real."""
    try:
        here = my_organisation(actor)
    except NotFound:
        return False
    return not here.is_practice and now - here.made_at < DAYS_READY_SHOWS
