"""Tables of reports: what was told, and what came of it."""

from brolly.incidents.models.chain import ChainRecord, Visit
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

__all__ = [
    "ChainRecord",
    "FirstStep",
    "IdentifierToken",
    "Incident",
    "IncidentIdentifier",
    "IncidentLink",
    "IncidentVersion",
    "Suspect",
    "Vehicle",
    "Visit",
]
