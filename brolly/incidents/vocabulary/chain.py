"""What came of a report: police, prosecutors, court; and who went along."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class ChainStep(StrEnum):
    """One thing that happened after she told us. In the order of a case that goes all the way."""

    TOLD_WITHOUT_HER = "told_without_her"
    REPORTED = "reported"
    CRIME_RECORDED = "crime_recorded"
    IDENTIFIED = "identified"
    CHARGED = "charged"
    IN_COURT = "in_court"
    CONVICTED = "convicted"
    NOT_CONVICTED = "not_convicted"
    SENTENCED = "sentenced"
    STOPPED = "stopped"


CHAIN_WORDS = {
    ChainStep.TOLD_WITHOUT_HER: "Police were told, without her",
    ChainStep.REPORTED: "She reported it to the police",
    ChainStep.CRIME_RECORDED: "Recorded as a crime",
    ChainStep.IDENTIFIED: "The police know who he is",
    ChainStep.CHARGED: "He was charged",
    ChainStep.IN_COURT: "It came to court",
    ChainStep.CONVICTED: "He was found guilty, or said that he was",
    ChainStep.NOT_CONVICTED: "He was not found guilty",
    ChainStep.SENTENCED: "He was sentenced",
    ChainStep.STOPPED: "It stopped",
}


class StopReason(StrEnum):
    """Why a case went no further."""

    SHE_DECIDED = "she_decided"
    NOT_IDENTIFIED = "not_identified"
    POLICE_CLOSED = "police_closed"
    NOT_CHARGED = "not_charged"
    DROPPED_AT_COURT = "dropped_at_court"
    HE_DIED = "he_died"
    NOT_KNOWN = "not_known"


STOP_WORDS = {
    StopReason.SHE_DECIDED: "She decided to stop",
    StopReason.NOT_IDENTIFIED: "Nobody was identified",
    StopReason.POLICE_CLOSED: "The police closed it",
    StopReason.NOT_CHARGED: "Prosecutors decided not to charge",
    StopReason.DROPPED_AT_COURT: "Dropped before the end of the trial",
    StopReason.HE_DIED: "He died",
    StopReason.NOT_KNOWN: "Nobody told us why",
}


class ToldBy(StrEnum):
    """From whom we know it."""

    HER = "her"
    POLICE = "police"
    COURT = "court"
    WE_WERE_THERE = "we_were_there"
    SOMEBODY = "somebody"


TOLD_BY_WORDS = {
    ToldBy.HER: "She told us",
    ToldBy.POLICE: "The police told us",
    ToldBy.COURT: "The court or the prosecutors told us",
    ToldBy.WE_WERE_THERE: "We were there",
    ToldBy.SOMEBODY: "Somebody else told us",
}


class VisitKind(StrEnum):
    """Something at a day and time for which she may want somebody beside her."""

    STATEMENT = "statement"
    SARC = "sarc"
    IDENTITY_PARADE = "identity_parade"
    POLICE = "police"
    COURT_VISIT = "court_visit"
    COURT = "court"
    SENTENCE = "sentence"
    RIGHTS = "rights"
    LETTER = "letter"


VISIT_WORDS = {
    VisitKind.STATEMENT: "Making a statement",
    VisitKind.SARC: "Sexual assault referral centre",
    VisitKind.IDENTITY_PARADE: "Identity parade",
    VisitKind.POLICE: "Meeting with the police",
    VisitKind.COURT_VISIT: "Seeing the court beforehand",
    VisitKind.COURT: "In court",
    VisitKind.SENTENCE: "Sentencing",
    VisitKind.RIGHTS: "Victims’ right to review, or a complaint",
    VisitKind.LETTER: "A letter of support is due",
}


class Measure(StrEnum):
    """
    A special measure for a witness.

    Source: Youth Justice and Criminal Evidence Act 1999, sections 23 to 30, read 2026-11-23.
    """

    SCREENS = "screens"
    LIVE_LINK = "live_link"
    IN_PRIVATE = "in_private"
    NO_WIGS = "no_wigs"
    RECORDED_INTERVIEW = "recorded_interview"
    RECORDED_CROSS = "recorded_cross"
    INTERMEDIARY = "intermediary"
    AIDS = "aids"


MEASURE_WORDS = {
    Measure.SCREENS: "Screens round her",
    Measure.LIVE_LINK: "By live link",
    Measure.IN_PRIVATE: "Evidence in private",
    Measure.NO_WIGS: "No wigs and gowns",
    Measure.RECORDED_INTERVIEW: "Recorded interview",
    Measure.RECORDED_CROSS: "Questions recorded before the trial",
    Measure.INTERMEDIARY: "An intermediary",
    Measure.AIDS: "Aids to communicate",
}


class VisitOutcome(StrEnum):
    """How a visit ended."""

    HAPPENED = "happened"
    MOVED = "moved"
    SHE_DID_NOT_GO = "she_did_not_go"
    CALLED_OFF = "called_off"


VISIT_OUTCOME_WORDS = {
    VisitOutcome.HAPPENED: "It took place",
    VisitOutcome.MOVED: "Moved to another day",
    VisitOutcome.SHE_DID_NOT_GO: "She chose not to go",
    VisitOutcome.CALLED_OFF: "Called off by them",
}


class Said(StrEnum):
    """Whether somebody sees it so. Empty where nobody said."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class Hate:
    """
    Whether it is a hate crime, by three who may differ.

    ``perceived``: as she sees it. ``policy``: where the local force counts crimes against
    sex workers so (Merseyside since 2006). ``police``: whether police recorded it so.
    """

    perceived: str = ""
    policy: str = ""
    police: str = ""


@dataclass(frozen=True, kw_only=True)
class ChainTold:
    """One thing that happened, as somebody writes it down. ``number`` is text: a crime number."""

    step: ChainStep
    on: date
    told_by: ToldBy
    reason: StopReason | None = None
    number: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class VisitTold:
    """A visit that is planned: when, what for, who goes along, what the court is asked for."""

    kind: VisitKind
    at: datetime
    companion_id: UUID | None = None
    companion_name: str = ""
    measures_asked: frozenset[Measure] = field(default_factory=frozenset)
    measures_granted: frozenset[Measure] = field(default_factory=frozenset)
    words: str = ""
