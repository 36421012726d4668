"""Warnings, who reads them, who gets them, and by which way."""

from brolly.alerts.models.audience import Carrier, Delivery, QuietHours, Subscriber
from brolly.alerts.models.warnings import (
    Alert,
    NoWarning,
    Objection,
    Publication,
    Reading,
    ReadingOf,
)

__all__ = [
    "Alert",
    "Carrier",
    "Delivery",
    "NoWarning",
    "Objection",
    "Publication",
    "QuietHours",
    "Reading",
    "ReadingOf",
    "Subscriber",
]
