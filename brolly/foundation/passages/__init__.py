"""Passages of a text that may give somebody away, found and explained. Plain Python."""

from brolly.foundation.passages.findings import findings_in, same_phrases
from brolly.foundation.passages.kinds import Finding, FindingKind, Private

__all__ = ["Finding", "FindingKind", "Private", "findings_in", "same_phrases"]
