"""
What must not stand in a text for the police that is to leave her out.

Intelligence without her carries nothing that says or hints who told, and no premises
(National Ugly Mugs removes "any reference to parlours or establishments" before it
shares; read 2026-11-23). Partners do not grade intelligence: the force does.
"""

import re
from collections.abc import Collection, Iterable

from brolly.consent.vocabulary import Field, ReasonCode
from brolly.disclosures.vocabulary import Way
from brolly.foundation.marks import mark_of
from brolly.foundation.passages import Finding, FindingKind
from brolly.police.vocabulary import (
    AGREE,
    ASK_HER,
    CLEAR_UP,
    LEAVE_IT,
    OUTSIDE,
    SHE_SAID_NO,
    SHE_SAID_NOT_NOW,
    WARN,
    WayOn,
)

PREMISES = re.compile(
    r"\b(?:parlou?rs?|saunas?|massage|brothels?|hotels?|hostels?|guest ?houses?|clubs?|"
    r"yards?|warehouses?|industrial estates?|schools?|nurser(?:y|ies)|lay-?bys?|drop-?in|"
    r"(?:flat|room|apartment|unit|house) \d+\w?)\b",
    re.IGNORECASE,
)


# A passage tells no more than the line that goes with it; without that line it is to stay.
LINE_OF_PASSAGE: dict[FindingKind, Field | None] = {
    FindingKind.PHONE: Field.HIM_PHONE,
    FindingKind.EMAIL: Field.HIM_EMAIL,
    FindingKind.HANDLE: Field.HIM_HANDLE,
    FindingKind.REGISTRATION: Field.HIM_PLATE,
    FindingKind.KNOWN: Field.HIM_PLATE,
    FindingKind.EXACT_TIME: Field.INCIDENT_WHEN,
    FindingKind.PLACE: Field.INCIDENT_PLACE,
    FindingKind.STREET: Field.INCIDENT_PLACE,
    FindingKind.HER_WORDS: None,
    FindingKind.HER_LIFE: None,
    # Carried over from a passage of her account that tells of her, or of somebody else.
    FindingKind.HERSELF: None,
    FindingKind.THIRD: None,
    FindingKind.HEALTH: None,
    FindingKind.STAY: None,
    FindingKind.WORK: None,
    FindingKind.NEAR: Field.INCIDENT_PLACE,
    FindingKind.STAYS: None,
    FindingKind.ANOTHER: None,
    FindingKind.ANOTHER_NUMBER: None,
}

# In these it is the line itself that was allowed, or all that she said.
_READ_AS_THEY_ARE = frozenset(
    {
        *(line for line in LINE_OF_PASSAGE.values() if line is not None),
        Field.HIM_NAME,
        Field.INCIDENT_MONTH,
        Field.INCIDENT_TOWN,
        Field.INCIDENT_DISTRICT,
        Field.REPORTER_NAME,
        Field.REPORTER_CONTACT,
    }
)

_SHE_CAN_SAY = frozenset(
    {
        ReasonCode.NOT_ASKED,
        ReasonCode.ASK_HER,
        ReasonCode.NOT_YET,
        ReasonCode.ASK_BEFORE,
        ReasonCode.CONDITION_NOT_MET,
    }
)


def ways_on(
    reasons: Collection[ReasonCode], *, may_warn: bool, not_now: bool = False
) -> list[WayOn]:
    """Return what can be done instead, for exactly these reasons, the first thing first."""
    said = set(reasons)
    # Her no is not asked about again, and nobody asks her about a recipient that is blocked.
    asks = bool(said & _SHE_CAN_SAY) and not said & {ReasonCode.SAID_NO, ReasonCode.BLOCKED}
    said_no = ReasonCode.SAID_NO in said
    offered = [
        (said_no and not_now, SHE_SAID_NOT_NOW),
        (said_no and not not_now, SHE_SAID_NO),
        (ReasonCode.BLOCKED in said, OUTSIDE),
        (ReasonCode.HELD in said, CLEAR_UP),
        (asks, ASK_HER),
        (ReasonCode.NO_AGREEMENT in said, AGREE),
        (may_warn, WARN),
    ]
    return [way for fits, way in offered if fits] or [LEAVE_IT]


def needs_her_words(*, now: bool, way: Way, by_duty: bool) -> bool:
    """Test whether what she said has to be written down: it skips the wait for her sake."""
    return now and not by_duty and way is not Way.TOLD_BY_PHONE


def needs_reader(
    *, leaves_her_out: bool, lines: Collection[Field], raised: bool, way: Way, by_duty: bool
) -> bool:
    """
    Test whether a second person reads it before it leaves.

    No check finds what words hint at ("an old matter at court"), so words that somebody
    wrote to leave her out are read twice, as a warning's are; and so is every line in which
    the check ``raised`` something that one person found to be harmless. What two people
    named under a duty was read by two; what was said on the phone has left.
    """
    asks = raised or Field.INCIDENT_SUMMARY in lines
    return leaves_her_out and asks and not by_duty and way is not Way.TOLD_BY_PHONE


def digest_of(lines: Iterable[tuple[str, str]], *, to: str, way: str) -> str:
    """
    Return a mark of exactly these lines, each a field's code and its text, and of where
    they go and how.

    What is sent has to have the mark of what was read.
    """
    return mark_of([to, way, list(lines)])


def is_read(line: Field) -> bool:
    """Test whether a line that leaves is in words that may say more than its name."""
    return line not in _READ_AS_THEY_ARE


# A line about him that speaks of whoever saw him tells that somebody did, and how.
SPEAKS_OF_HER = re.compile(
    r"\b(?:she|her|hers|herself|swear|told (?:us|me)|(?:we|i) saw)\b", re.IGNORECASE
)
_OF_HIM = frozenset(
    {
        Field.HIM_DESCRIPTION,
        Field.HIM_MARKS,
        Field.HIM_VEHICLE,
        Field.HIM_PLATE,
        Field.HIM_PHONE,
    }
)


def speaking_of_her(line: Field, text: str) -> list[str]:
    """Return the words of a line about him that are about whoever saw him."""
    return SPEAKS_OF_HER.findall(text) if line in _OF_HIM else []


def stays(
    found: Finding, *, line: Field, leaving: Collection[Field], leaves_her_out: bool
) -> bool:
    """Test whether a passage says what none of the lines that leave says."""
    if found.kind not in LINE_OF_PASSAGE:
        return False
    if not leaves_her_out and _is_said_by_naming(found.kind, line):
        return False
    if line is Field.HIM_MARKS and _HIS_OWN_SCAR.fullmatch(found.text):
        return False
    if line is Field.NARRATIVE:
        # All that she said leaves by her yes; what she wanted out of it does not.
        return found.kind is FindingKind.HER_WORDS
    goes_with = LINE_OF_PASSAGE[found.kind]
    return goes_with is None or goes_with not in leaving


_HIS_OWN_SCAR = re.compile(r"scars?|operations?|surgery|stitches|burns?|limp", re.IGNORECASE)

# Where she is named, that she is spoken of is no secret; her health and her papers, in words
# that somebody else wrote, may be more than she meant to tell.
_TELLS_OF_HER = frozenset(
    {
        FindingKind.HERSELF,
        FindingKind.HER_LIFE,
        FindingKind.WORK,
        FindingKind.HEALTH,
        FindingKind.STAY,
    }
)
_TELLS_MORE = frozenset({FindingKind.HEALTH, FindingKind.STAY})


def _is_said_by_naming(kind: FindingKind, line: Field) -> bool:
    written = line is Field.INCIDENT_SUMMARY
    return kind in _TELLS_OF_HER and not (written and kind in _TELLS_MORE)


def premises_in(texts: Iterable[str]) -> list[str]:
    """Return the words of the texts that may say where she works."""
    return list(dict.fromkeys(m[0] for text in texts for m in PREMISES.finditer(text)))
