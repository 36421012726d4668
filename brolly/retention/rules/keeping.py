"""
How long things are kept. The whole table is on this page.

No law sets a period for a charity of this kind. Six years from the last contact
follows the Limitation Act 1980 (ss. 5, 11 and 14A); records about somebody under 18
are kept until she or he would be 25, as child-safeguarding guidance asks. UK GDPR
Article 5(1)(e) asks for no longer than needed; Article 17(3)(e) and the holds below
for long enough. Read 2026-11-23. A project's trustees decide; this is where to start.
"""

import re
from datetime import date

from brolly.retention.vocabulary import CountedFrom, HoldReason, Period, RightAsked

PERIOD_OF_HEADING: dict[str, Period] = {
    "identifying": Period(
        months=72,
        counted_from=CountedFrom.LAST_ACTIVITY,
        why="A claim can be brought for six years after the last contact.",
    ),
    "narrative": Period(
        months=72,
        counted_from=CountedFrom.LAST_ACTIVITY,
        why="As identifying: the words lose their worth and not their risk.",
    ),
    "sensitive": Period(
        months=72,
        counted_from=CountedFrom.LAST_ACTIVITY,
        why="What she chose must be provable as long as anything rests on it.",
    ),
    "described": Period(
        months=72,
        counted_from=CountedFrom.LAST_ACTIVITY,
        why="Men come back after years; longer would be unfair to the man described.",
    ),
    "public": Period(
        months=24,
        counted_from=CountedFrom.END,
        why="A warning that has ended is kept to answer objections, then erased.",
    ),
    "staff": Period(
        months=72,
        counted_from=CountedFrom.END,
        why="Who did what must be answerable while a claim is possible.",
    ),
    "operational": Period(
        months=120,
        counted_from=CountedFrom.MADE,
        why="The history proves that promises were kept; it names no person.",
    ),
}

MONTHS_IF_UNDER_18 = 108
DAYS_OF_DEVICE_IDS = 90
DAYS_OF_KEY_BACKUPS = 14


def months_after(start: date, months: int) -> date:
    """Return the same day so many months later, or the month's last day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    for day in (start.day, 30, 29, 28):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    raise ValueError(day)


def erase_on(*, last_activity_on: date, about_under_18: bool) -> date:
    """Return the day from which an incident is to be erased."""
    months = PERIOD_OF_HEADING["narrative"].months
    if about_under_18:
        # She may be as young as 16 in what reaches an adult project: 9 years to 25.
        months = max(months, MONTHS_IF_UNDER_18)
    return months_after(last_activity_on, months)


def may_erase(*, due_on: date, today: date, holds: frozenset[HoldReason]) -> bool:
    """Test whether something may be erased today: due, and held by nothing."""
    if holds:
        return False
    return today >= due_on


def may_release(*, took_an_erasure: bool, holds_the_post: bool) -> bool:
    """
    Test whether somebody may take a legal hold off.

    Whoever took a request to erase that is still open does not clear its way too: a
    colleague does, or whoever holds the post for data protection.
    """
    return holds_the_post or not took_an_erasure


def answer_due_on(received_on: date) -> date:
    """
    Return the day by which a request must be answered: one month.

    Source: UK GDPR Article 12(3), read 2026-11-23.
    """
    return months_after(received_on, 1)


def answer_to_man_described(asked: RightAsked) -> str:
    """
    Return what a man who thinks that he is described is told.

    The same sentence whether or not we hold anything: any difference would tell him
    that somebody reported, and so who. Source: DPA 2018 Schedule 2 paragraphs 2
    (crime) and 16 (rights of others), read 2026-11-23.
    """
    promised = {
        RightAsked.COPY: "We cannot tell you whether we hold anything about you.",
        RightAsked.CORRECT: "We look at what you say and correct what is wrong.",
        RightAsked.ERASE: "We look at whether anything should be erased, and erase it if so.",
        RightAsked.OBJECT: "Somebody who did not write the warning looks at it again.",
    }[asked]
    return (
        f"Thank you for writing. {promised} We give everybody who asks this same answer, "
        "whether or not there is anything. You may complain to the Information "
        "Commissioner's Office at any time."
    )


# What is written about her, said to her. The first that fits counts.
_SAID_TO_HER = {
    "Ask her": "We ask you",
    "She has": "You have",
    "She": "You",
    "she": "you",
    "her own": "your own",
    "her name": "your name",
    "her": "you",
}
_ABOUT_HER = re.compile("|".join(rf"\b{words}\b" for words in _SAID_TO_HER))


def said_to_her(sentence: str) -> str:
    """Return a sentence about her choice as her own copy says it: you, not she."""
    return _ABOUT_HER.sub(lambda found: _SAID_TO_HER[found[0]], sentence)
