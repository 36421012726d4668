"""Why something about sealed reports cannot be done."""

from brolly.foundation.refusals import Refusal


class WrongPassphrase(Refusal):
    """The passphrase is not the one that she chose."""

    code = "sealed.wrong-passphrase"
    status = 403
    message = "That is not the passphrase that you chose for sealed reports. Try it again."


class TooShort(Refusal):
    """A passphrase is too short to keep anything closed."""

    code = "sealed.passphrase-too-short"
    message = "Make it fourteen signs or more: four words that you like are easy to remember."


class AlreadyBegun(Refusal):
    """There is a key already."""

    code = "sealed.already-begun"
    message = "There is a key for sealed reports already. Nothing was changed."


class NotBegun(Refusal):
    """There is no key yet."""

    code = "sealed.not-begun"
    message = "There is no key for sealed reports yet. A manager makes it first."


class NotLetIn(Refusal):
    """She cannot open sealed reports, so she can let nobody else."""

    code = "sealed.not-let-in"
    status = 403
    message = "You cannot open sealed reports yourself yet. Ask somebody who can to let you."


class NoPassphraseYet(Refusal):
    """Somebody must choose her passphrase before she can be let open."""

    code = "sealed.no-passphrase-yet"
    message = (
        "She has not chosen her passphrase yet. Ask her to do it under Sealed reports, "
        "then let her in."
    )


class LastWhoCanOpen(Refusal):
    """Nobody would be left who can open without the papers."""

    code = "sealed.last-who-can-open"
    message = (
        "Nobody else can open sealed reports, so let somebody else in first. Is the "
        "passphrase forgotten? Then use two of the papers."
    )


class PapersUnclear(Refusal):
    """What was typed in is no whole paper."""

    code = "sealed.paper-unclear"
    message = "These are not the thirty words of a paper. Look for one left out or swapped."


class PapersDoNotFit(Refusal):
    """Two papers do not belong together, or were replaced by newer ones."""

    code = "sealed.papers-do-not-fit"
    message = (
        "These two papers do not open anything here. Take two different ones with the same "
        "date: those printed last."
    )


class CannotOpenAll(Refusal):
    """Papers can be printed anew only by somebody who can open every key."""

    code = "sealed.cannot-open-all"
    message = (
        "You cannot open the oldest sealed reports, so new papers would lose them. "
        "Ask somebody who can open all of them to print."
    )
