"""Sentences and notes that may take away what a word of consent gave. They never give."""

import re

_NEVER_POLICE = re.compile(
    r"\b(?:no|not|never|without)\s+(?:for\s+|to\s+|the\s+|any\s+)*(?:police|cops)\b"
    r"|\b(?:police|cops)\s+(?:not|never)\s+(?:wanted|welcome|to)"
    r"|\b(?:not|n['’]?t|never)\s+(?:\w+\s+){0,3}(?:police|cops)\b|\b(?:hates?|scared of|afraid of)\s+"
    r"(?:the\s+)?(?:police|cops)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"(?:\b(?:not|never|nobody|no one|noone|without|dont)|n['’]t)\s+(?:\w+\s+){0,4}"
    r"(?:shar\w+|share|pass(?:ed)?|tell|warn\w*|publish\w*|circulat\w*|repeat\w*|post(?:ed)?|known"
    r"|leave here|go (?:out|any|further|anywhere|beyond)|put (?:out|up|on)|give (?:it )?out"
    r"|anyone (?:else )?(?:to )?know|get out)\b"
    r"|\b(?:nobody|no one|noone) (?:must|should|is to|can) know\b"
    r"|\bno (?:sharing|warnings?|alerts?|publicity|names?|details? out)\b"
    r"|\bbetween (?:us|ourselves|you and me|these walls)\b|\b(?:in|strict(?:ly)?) confiden\w+"
    r"|\bkeep (?:it|this|that)? ?(?:quiet|private|here|secret|to (?:us|ourselves|yourself|herself))\b"
    r"|\b(?:private|internal|us) only\b|\boff the record\b|\bfor our eyes\b"
    r"|\b(?:check|ask|speak|talk|ring|confirm|clear it|run it)(?: it| this)?(?: \w+)? ?(?:w|w/|with|to)? ?"
    r"(?:her|them|him)?\s*(?:first|before|b4)\b|\b(?:check|confirm|clear|ok it) (?:w|w/|with) (?:her|them)\b"
    r"|\bask her\b|\bpls check\b|\bhold (?:off|back)\b|\bdns\b|\bdo not (?:use|share|send)\b"
    r"|\bwithdr[ae]w\w*|\bretract\w*|\bchanged (?:her|their) mind|\btaken? (?:it|this) back\b"
    r"|\bonly if\b|\bunless\b|\bnot (?:before|until|yet)\b|\buntil she\b|\bwait (?:for|until|till)\b",
    re.IGNORECASE,
)


def takes_away_police(text: str) -> bool:
    """Test whether a text says that police are not to be told."""
    return bool(_NEVER_POLICE.search(text))


def limits(text: str) -> bool:
    """Test whether a text may limit what she agreed to."""
    return bool(_LIMITS.search(text))
