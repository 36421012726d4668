"""Why a step of signing in was not taken."""

from datetime import timedelta
from math import ceil

from brolly.foundation.refusals import Refusal


class WaitFirst(Refusal):
    """Somebody guessed wrong so often that the next try has to wait."""

    code = "organisations.wait-first"
    status = 429
    message = "Too many wrong tries. Wait a little, then try again."

    def __init__(self, wait: timedelta) -> None:
        seconds = ceil(wait.total_seconds())
        said = f"{seconds} seconds" if seconds < 90 else f"{ceil(seconds / 60)} minutes"
        self.message = f"Too many wrong tries. Wait {said}, then try again."
        super().__init__(self.message)


class NotRight(Refusal):
    """The address, the password or the code was wrong. Which one is not said."""

    code = "organisations.not-right"
    status = 403
    message = "The address or the password is not right."


class CodeNotRight(Refusal):
    """A code was wrong, too old, or used before."""

    code = "organisations.code-not-right"
    status = 403
    message = "That code is not right. Check each figure. An app shows a new code every half minute, and a code from a sheet works once."


class PasswordLinkOver(Refusal):
    """A link to a new password was used, replaced, or is older than half an hour."""

    code = "organisations.password-link-over"
    status = 410
    message = "This link does not work any more. Ask for a new one; it comes by e-mail."


class LastFactor(Refusal):
    """Without this second factor nobody could sign in to the account."""

    code = "organisations.last-factor"
    status = 409
    message = "This is your only second step. Add another one first."
