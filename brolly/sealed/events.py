"""What happens to the keys of sealed reports. Ids only; no key, no passphrase."""

from dataclasses import dataclass
from uuid import UUID

from brolly.history.vocabulary import Event


@dataclass(frozen=True, kw_only=True)
class SealingBegun(Event):
    """The first key that reports are sealed to was made, and three papers printed."""

    name = "sealed.begun"
    sentence = "Made the key that reports are sealed to, and printed its three papers"


@dataclass(frozen=True, kw_only=True)
class PassphraseChosen(Event):
    """Somebody chose the passphrase that unseals for her. An earlier one opens nothing now."""

    name = "sealed.passphrase-chosen"
    sentence = "Chose a passphrase that unseals"
    replaced_one: bool


@dataclass(frozen=True, kw_only=True)
class OpeningGranted(Event):
    """Somebody who can open sealed reports let a colleague open them too."""

    name = "sealed.granted"
    sentence = "Let a colleague open sealed reports"
    staff_id: UUID
    keys: int


@dataclass(frozen=True, kw_only=True)
class OpeningTakenAway(Event):
    """Somebody can open sealed reports no more."""

    name = "sealed.taken-away"
    sentence = "Ended that somebody can open sealed reports"
    staff_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReportKeyChanged(Event):
    """A new key takes the place of the one that reports were sealed to."""

    name = "sealed.key-changed"
    sentence = "A new key for sealed reports took the place of the one before"
    holders: int


@dataclass(frozen=True, kw_only=True)
class PapersPrinted(Event):
    """Three new papers were printed. The three before open nothing any more."""

    name = "sealed.papers-printed"
    sentence = "Printed three new papers; the earlier ones open nothing now"
    keys: int


@dataclass(frozen=True, kw_only=True)
class OpenedByPapers(Event):
    """Two papers of three brought back what nobody could open."""

    name = "sealed.recovered"
    sentence = "Two papers of three let somebody open sealed reports again"
    keys: int
