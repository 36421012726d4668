"""The one place that turns "may this role?" into yes or a refusal."""

from brolly.access.rules import NEEDS_FRESH_FACTOR
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotAllowed, Refusal


class FreshFactorNeeded(Refusal):
    """A step asks for the second factor again, and it was not shown lately."""

    code = "access.fresh-factor-needed"
    status = 403
    message = "Please show that it is you once more, then carry on. Nothing you typed is lost."


def require(actor: Actor, power: Power) -> None:
    """
    Let the actor through, or refuse.

    :raises NotAllowed: the actor's role does not hold this power
    """
    if not actor.can(power):
        raise NotAllowed


def require_fresh(actor: Actor, power: Power) -> None:
    """
    Let the actor through if the power is held and the second factor is fresh.

    :raises NotAllowed: the actor's role does not hold this power
    :raises FreshFactorNeeded: the second factor was not shown in the last minutes
    """
    require(actor, power)
    if power in NEEDS_FRESH_FACTOR and not actor.fresh_factor:
        raise FreshFactorNeeded
