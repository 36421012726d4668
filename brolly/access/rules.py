"""Which role holds which powers. The whole table is on this page."""

from brolly.access.vocabulary import Power, Role

_READS = frozenset({Power.READ_INCIDENTS, Power.READ_BOARD})
_CASEWORK = _READS | {
    Power.WRITE_INCIDENTS,
    Power.RECORD_CHOICES,
    Power.OPEN_IDENTITIES,
    Power.WRITE_ALERTS,
    Power.APPROVE_ALERTS,
    Power.SEND_PACKETS,
    Power.RECALL_PACKETS,
    Power.RECALL_ALERTS,
    Power.READ_INBOX,
    Power.ANSWER_PACKETS,
}

POWERS_OF_ROLE: dict[Role, frozenset[Power]] = {
    # Admitting projects is the network office's, whatever a project's manager may do.
    Role.MANAGER: frozenset(Power) - {Power.ADMIT_PROJECTS},
    Role.SAFEGUARDING_LEAD: _CASEWORK
    | {
        Power.DECIDE_HOLDS,
        Power.DECIDE_SAFEGUARDING,
        Power.RESTRICT_RECORDS,
        Power.AGREE_OVERRIDES,
        Power.READ_HISTORY,
        Power.OPEN_SEALED,
    },
    Role.CASEWORKER: _CASEWORK
    | {Power.DECIDE_HOLDS, Power.MANAGE_SUBSCRIBERS, Power.OPEN_SEALED},
    Role.ADVISER: _CASEWORK,
    Role.OUTREACH_WORKER: _READS
    | {Power.WRITE_INCIDENTS, Power.RECORD_CHOICES, Power.WRITE_ALERTS},
    Role.VOLUNTEER: frozenset({Power.READ_BOARD}),
    Role.EVALUATOR: frozenset({Power.READ_STATISTICS}),
    Role.LIAISON_OFFICER: frozenset({Power.READ_INBOX, Power.ANSWER_PACKETS}),
    Role.CLINICIAN: frozenset({Power.READ_INBOX, Power.ANSWER_PACKETS}),
    Role.NETWORK_OFFICER: frozenset(
        {
            Power.READ_BOARD,
            Power.MANAGE_AGREEMENTS,
            Power.MANAGE_ORGANISATION,
            Power.MANAGE_STAFF,
            Power.ADMIT_PROJECTS,
            Power.READ_HISTORY,
            Power.READ_STATISTICS,
        }
    ),
}

# Opening an identity or what is sealed, letting something leave, exporting and letting a
# project in ask for a second factor shown within the last few minutes (security.md 3.5, read 2026-11-23).
NEEDS_FRESH_FACTOR: frozenset[Power] = frozenset(
    {
        Power.OPEN_IDENTITIES,
        Power.APPROVE_ALERTS,
        Power.EXPORT_RECORDS,
        Power.AGREE_OVERRIDES,
        Power.ADMIT_PROJECTS,
        Power.OPEN_SEALED,
        Power.MANAGE_SEALED,
    }
)


def powers_of(role: Role) -> frozenset[Power]:
    """Return what a role may do."""
    return POWERS_OF_ROLE[role]
