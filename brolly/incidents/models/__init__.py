"""Tables of reports: what was told, and what came of it."""

from brolly.incidents.models.chain import ChainRecord, Visit
from brolly.incidents.models.drafts import Draft, DraftText
from brolly.incidents.models.report import (
    FirstStep,
    IdentifierToken,
    Incident,
    IncidentIdentifier,
    IncidentLink,
    IncidentVersion,
    Suspect,
    Vehicle,
)
from brolly.incidents.models.sheets import SheetImport, SheetRow
from brolly.incidents.models.triage import Triage

__all__ = [
    "ChainRecord",
    "Draft",
    "DraftText",
    "FirstStep",
    "IdentifierToken",
    "Incident",
    "IncidentIdentifier",
    "IncidentLink",
    "IncidentVersion",
    "SheetImport",
    "SheetRow",
    "Suspect",
    "Triage",
    "Vehicle",
    "Visit",
]
