"""What stands in the way of a change."""

from brolly.foundation.refusals import Refusal


class NotYet(Refusal):
    """It is said to have happened on a day that has not come."""

    code = "incidents.not-yet"
    status = 422
    message = "This day has not come yet. Check it, or leave it empty."


class TooLong(Refusal):
    """The story is longer than one incident can hold."""

    code = "incidents.too-long"
    status = 422
    message = "This is too long for one report. Shorten it, or keep the rest in a second one."


class WrongStage(Refusal):
    """The incident cannot go from where it stands to there."""

    code = "incidents.wrong-stage"
    status = 409
    message = "It cannot go there from where it stands now. Look at it again."


class AlreadyFinished(Refusal):
    """The step was finished before."""

    code = "incidents.step-finished"
    status = 409
    message = "Somebody has finished this step already."


class TwoPeopleNeeded(Refusal):
    """A record about an officer is for two named members of staff."""

    code = "incidents.two-people-needed"
    status = 422
    message = "It is about a police officer: choose the second person who may open it."


class SameIncident(Refusal):
    """An incident cannot be compared with itself."""

    code = "incidents.same-incident"
    status = 409
    message = "That is the same report."
