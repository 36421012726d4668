"""Words of organisations: kinds, posts and what can be switched on."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class OrganisationKind(StrEnum):
    """What sort of organisation it is."""

    PROJECT = "project"
    AGENCY = "agency"
    POLICE = "police"
    CLINIC = "clinic"
    NETWORK = "network"


class PostKind(StrEnum):
    """A job that goes on when its holder leaves. Packets are addressed to posts."""

    SAFEGUARDING_LEAD = "safeguarding-lead"
    DUTY_READER = "duty-reader"
    DATA_PROTECTION_LEAD = "data-protection-lead"
    POLICE_CONTACT = "police-contact"
    LIAISON_OFFICER = "liaison-officer"
    REFERRALS_DESK = "referrals-desk"


class Feature(StrEnum):
    """A part of the product that an organisation switches on."""

    INCIDENTS = "incidents"
    WARNINGS = "warnings"
    POLICE = "police"
    INBOX = "inbox"


class PostPlace(StrEnum):
    """A place in a post that somebody is given."""

    HOLDER = "holder"
    DEPUTY = "deputy"


FEATURES_OF_KIND: dict[OrganisationKind, frozenset[Feature]] = {
    OrganisationKind.PROJECT: frozenset({Feature.INCIDENTS, Feature.WARNINGS, Feature.POLICE}),
    OrganisationKind.AGENCY: frozenset({Feature.INBOX}),
    OrganisationKind.POLICE: frozenset({Feature.INBOX}),
    OrganisationKind.CLINIC: frozenset({Feature.INBOX}),
    OrganisationKind.NETWORK: frozenset({Feature.WARNINGS}),
}


# Whom a host may write down before anybody of it joins: those who get what leaves.
WRITTEN_DOWN = (OrganisationKind.POLICE, OrganisationKind.CLINIC, OrganisationKind.AGENCY)

# Whom the network office may let in: everybody but a second office.
ADMITTED = frozenset(OrganisationKind) - {OrganisationKind.NETWORK}


@dataclass(frozen=True, kw_only=True)
class Place:
    """One organisation that somebody works for, as the switch page shows it."""

    organisation_id: UUID
    name: str
    is_practice: bool
