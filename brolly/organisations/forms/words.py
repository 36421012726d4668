"""How roles, posts, kinds and switches are called on pages."""

from brolly.access.vocabulary import Role
from brolly.organisations.vocabulary import Feature, OrganisationKind, PostKind

ROLE_WORDS = {
    Role.MANAGER: "Manager",
    Role.SAFEGUARDING_LEAD: "Safeguarding lead",
    Role.CASEWORKER: "Caseworker",
    Role.ADVISER: "Adviser (ISVA or IDVA)",
    Role.OUTREACH_WORKER: "Outreach worker",
    Role.VOLUNTEER: "Volunteer",
    Role.EVALUATOR: "Evaluator",
    Role.LIAISON_OFFICER: "Police liaison officer",
    Role.CLINICIAN: "Clinician",
    Role.NETWORK_OFFICER: "Host: lets organisations in",
}

ROLE_ABOUT = {
    Role.MANAGER: "Everything here, staff and agreements too. May agree as the second person.",
    Role.SAFEGUARDING_LEAD: "Casework, and safeguarding: closes a report to a few, decides "
    "about people under 18. May agree as the second person to a paper or a duty.",
    Role.CASEWORKER: "Reports, names, warnings, sharing, and who gets warnings.",
    Role.ADVISER: "Reports, names, warnings and sharing, beside somebody who goes to court.",
    Role.OUTREACH_WORKER: "Takes reports in and writes warnings. Opens no names, sends nothing.",
    Role.VOLUNTEER: "Reads the staff board, and nothing else.",
    Role.EVALUATOR: "Counts only. Never sees anything about one person.",
    Role.LIAISON_OFFICER: "Reads and answers the inbox.",
    Role.CLINICIAN: "Reads and answers the inbox.",
    Role.NETWORK_OFFICER: "Lets organisations in. Sees no report.",
}


_PROJECT_ROLES = (
    Role.MANAGER,
    Role.SAFEGUARDING_LEAD,
    Role.CASEWORKER,
    Role.ADVISER,
    Role.OUTREACH_WORKER,
    Role.VOLUNTEER,
    Role.EVALUATOR,
)


ROLES_OF_KIND = {
    OrganisationKind.PROJECT: _PROJECT_ROLES,
    OrganisationKind.AGENCY: (Role.MANAGER, Role.ADVISER, Role.CLINICIAN),
    OrganisationKind.POLICE: (Role.MANAGER, Role.LIAISON_OFFICER),
    OrganisationKind.CLINIC: (Role.MANAGER, Role.CLINICIAN),
    OrganisationKind.NETWORK: (Role.NETWORK_OFFICER, Role.EVALUATOR),
}


POST_WORDS = {
    PostKind.SAFEGUARDING_LEAD: "Safeguarding lead",
    PostKind.DUTY_READER: "Duty reader of warnings",
    PostKind.DATA_PROTECTION_LEAD: "Data protection lead",
    PostKind.POLICE_CONTACT: "Contact for the police",
    PostKind.LIAISON_OFFICER: "Police liaison officer",
    PostKind.REFERRALS_DESK: "Referrals desk",
}


FEATURE_WORDS = {
    Feature.INCIDENTS: "Reports: take in what happened to people",
    Feature.WARNINGS: "Warnings: write them, read them twice, send them",
    Feature.POLICE: "Police: pass on what the person agreed to",
    Feature.INBOX: "Inbox: get what others send to our posts",
}


KIND_WORDS = {
    OrganisationKind.PROJECT: "A project that supports sex workers",
    OrganisationKind.AGENCY: "An agency that works with projects",
    OrganisationKind.POLICE: "A police force",
    OrganisationKind.CLINIC: "A clinic",
    OrganisationKind.NETWORK: "A network of projects",
}
# The same in a word or two, for a list.
KIND_NAMES = {
    OrganisationKind.PROJECT: "Project",
    OrganisationKind.AGENCY: "Agency",
    OrganisationKind.POLICE: "Police force",
    OrganisationKind.CLINIC: "Clinic",
    OrganisationKind.NETWORK: "Network office",
}
