"""Why something about staff could not be done."""

from brolly.foundation.refusals import Refusal


class InvitationOver(Refusal):
    """An invitation's link was used, taken back, or is older than a week."""

    code = "organisations.invitation-over"
    status = 410
    message = "This link does not work any more. Ask the person who sent it for a new one."


class SomebodyElse(Refusal):
    """An invitation is for another address than that of the account signed in."""

    code = "organisations.invitation-for-somebody-else"
    status = 403
    message = "This link is for somebody else. Sign out, then open it again."


class SignInToJoin(Refusal):
    """There is an account of this address already; its owner joins by signing in."""

    code = "organisations.sign-in-to-join"
    status = 409
    message = "You have an account already. Sign in, then open the link again."


class LastManager(Refusal):
    """Nobody would be left to manage staff."""

    code = "organisations.last-manager"
    status = 409
    message = "There must be a manager. Make somebody else a manager first."


class FirstCodeWrong(Refusal):
    """The code for an empty installation is wrong, used, or a day old."""

    code = "organisations.first-code-wrong"
    status = 403
    message = "That code is not right, or is too old. Start Brolly again for a new one."


class WorksHereAlready(Refusal):
    """Somebody who works here was invited to do so."""

    code = "organisations.works-here-already"
    status = 409
    message = "Somebody with this address works here already. Change the role instead."


class SecondPersonNeeded(Refusal):
    """A fresh start needs somebody else than who asked, and than the one it is for."""

    code = "organisations.second-person-needed"
    status = 403
    message = "Somebody else must agree: not who asked, and not the person it is for."


class WorksElsewhereToo(Refusal):
    """One organisation may not restart a sign-in that opens another one as well."""

    code = "organisations.works-elsewhere-too"
    status = 409
    message = (
        "This account also opens another organisation, so you cannot restart it alone. "
        "End the time here and invite another address."
    )


class AskColleagues(Refusal):
    """Two people of the organisation can let somebody back in, so the machine does not."""

    code = "organisations.ask-colleagues"
    status = 409
    message = (
        "Two of her colleagues can do this: under Staff one asks to start her sign-in afresh, "
        "and a second one agrees."
    )


class NobodyJoinsPractice(Refusal):
    """Whoever works for the organisation may practise; nobody else is let in."""

    code = "organisations.nobody-joins-practice"
    message = (
        "In practice nobody is invited: whoever works for your organisation may practise. "
        "Change to your organisation and invite her there."
    )
