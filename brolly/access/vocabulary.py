"""The powers a role can hold, and who is acting."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Power(StrEnum):
    """One thing that a role may do. Verb first, as in a sentence."""

    READ_INCIDENTS = "read-incidents"
    WRITE_INCIDENTS = "write-incidents"
    RECORD_CHOICES = "record-choices"
    OPEN_IDENTITIES = "open-identities"
    DECIDE_HOLDS = "decide-holds"
    DECIDE_SAFEGUARDING = "decide-safeguarding"
    RESTRICT_RECORDS = "restrict-records"
    WRITE_ALERTS = "write-alerts"
    APPROVE_ALERTS = "approve-alerts"
    READ_BOARD = "read-board"
    RECALL_ALERTS = "recall-alerts"
    MANAGE_SUBSCRIBERS = "manage-subscribers"
    SEND_PACKETS = "send-packets"
    RECALL_PACKETS = "recall-packets"
    AGREE_OVERRIDES = "agree-overrides"
    READ_INBOX = "read-inbox"
    ANSWER_PACKETS = "answer-packets"
    MANAGE_AGREEMENTS = "manage-agreements"
    MANAGE_ORGANISATION = "manage-organisation"
    MANAGE_STAFF = "manage-staff"
    ADMIT_PROJECTS = "admit-projects"
    READ_HISTORY = "read-history"
    MANAGE_RETENTION = "manage-retention"
    EXPORT_RECORDS = "export-records"
    IMPORT_RECORDS = "import-records"
    READ_STATISTICS = "read-statistics"
    OPEN_SEALED = "open-sealed"
    MANAGE_SEALED = "manage-sealed"


class Role(StrEnum):
    """What somebody is in one organisation."""

    MANAGER = "manager"
    CASEWORKER = "caseworker"
    OUTREACH_WORKER = "outreach-worker"
    ADVISER = "adviser"
    SAFEGUARDING_LEAD = "safeguarding-lead"
    VOLUNTEER = "volunteer"
    EVALUATOR = "evaluator"
    LIAISON_OFFICER = "liaison-officer"
    CLINICIAN = "clinician"
    NETWORK_OFFICER = "network-officer"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """
    Someone, or something, acting for exactly one organisation.

    Passed explicitly to every query and action. There is no ambient current
    user, so nothing can run with the permission check skipped by accident.
    ``staff_id`` is None for a job. ``fresh_factor`` is true when the person has
    shown a second factor within the last few minutes.
    """

    name: str
    organisation_id: UUID
    powers: frozenset[Power] = field(default_factory=frozenset)
    staff_id: UUID | None = None
    device: str = ""
    fresh_factor: bool = False

    def can(self, power: Power) -> bool:
        """Test whether the actor holds a power."""
        return power in self.powers
