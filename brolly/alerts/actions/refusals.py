"""What stands in the way of a warning."""

from brolly.foundation.refusals import Refusal


class NotYourOwn(Refusal):
    """A second reader is somebody else than whoever wrote the text."""

    code = "alerts.not-your-own"
    message = "Somebody else has to read this: you wrote it."


class SecondPersonAgrees(Refusal):
    """That no warning goes out is decided by two; whoever asked cannot agree alone."""

    code = "alerts.second-person-agrees"
    message = "You asked for this. Somebody else agrees, or not."


class WhyMissing(Refusal):
    """That no warning goes out is decided with a reason, which she is told."""

    code = "alerts.why-missing"
    status = 400
    message = "Write why, as you would tell her."


class WrongStage(Refusal):
    """The warning is not where this step can be taken."""

    code = "alerts.wrong-stage"
    message = "This warning has moved on meanwhile. Look at where it stands now."


class GivesAway(Refusal):
    """The text contains what never leaves, or what nobody said why it may stay."""

    code = "alerts.gives-away"
    status = 400
    message = "Some passages have to be settled first. They are listed beside the text."


class OnlyPractice(Refusal):
    """In a practice organisation nobody outside is ever written to."""

    code = "alerts.only-practice"
    message = "This is practice. Nobody is written to, so nobody can be invited here."


class NoUrgentWarnings(Refusal):
    """Trustees have not switched urgent warnings on, or she tied something to her yes."""

    code = "alerts.no-urgent-warnings"
    message = (
        "An urgent warning goes out alone only if your trustees switched that on, nobody who "
        "could read it can be reached, and she said yes to warnings without any condition."
    )


class NoReasonGiven(Refusal):
    """A reader who sends a warning back says why."""

    code = "alerts.no-reason-given"
    status = 400
    message = "Please say why, so that the writer can mend it."


class CredentialsNotTaken(Refusal):
    """What was put in cannot be a key, a template or the address of a service that we know."""

    code = "alerts.credentials-not-taken"
    status = 400
    message = "This cannot be right. Look at what it should look like, and put it in again."


class CarrierIsOff(Refusal):
    """Messages do not go by this way here."""

    code = "alerts.carrier-is-off"
    message = "This way is not switched on. A manager switches it on under How messages go."


class DidNotAgree(Refusal):
    """Nobody's number is written to who has not said that it may be."""

    code = "alerts.did-not-agree"
    status = 400
    message = "Ask first. A number is written to only when she or he said that it may be."
