"""Passages of a text that may give somebody away, found and explained. Plain Python."""

from brolly.foundation.passages.account import findings_in_account, reads_as, spoken_in
from brolly.foundation.passages.apart import kept_apart
from brolly.foundation.passages.carried import LIKELY_KINDS, carried_over
from brolly.foundation.passages.findings import findings_in, same_phrases, without_overlaps
from brolly.foundation.passages.kinds import Finding, FindingKind, Private

__all__ = [
    "LIKELY_KINDS",
    "Finding",
    "FindingKind",
    "Private",
    "carried_over",
    "findings_in",
    "findings_in_account",
    "kept_apart",
    "reads_as",
    "same_phrases",
    "spoken_in",
    "without_overlaps",
]
