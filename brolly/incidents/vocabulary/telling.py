"""How it was told, and what becomes of a report."""

from enum import StrEnum


class Channel(StrEnum):
    """How it came to us."""

    PHONE = "phone"
    TEXT = "text"
    PAPER = "paper"
    EMAIL = "email"
    LETTER = "letter"
    VOICEMAIL = "voicemail"
    WEB_FORM = "web_form"
    DROP_IN = "drop_in"
    OUTREACH = "outreach"
    THIRD_PARTY = "third_party"
    SPREADSHEET = "spreadsheet"
    PARTNER = "partner"


CHANNEL_WORDS = {
    Channel.PHONE: "Phone call",
    Channel.TEXT: "Text or message",
    Channel.PAPER: "Paper form",
    Channel.EMAIL: "E-mail",
    Channel.LETTER: "Letter",
    Channel.VOICEMAIL: "Voicemail",
    Channel.WEB_FORM: "Web form",
    Channel.DROP_IN: "At the drop-in",
    Channel.OUTREACH: "On outreach",
    Channel.THIRD_PARTY: "Somebody else told us",
    Channel.SPREADSHEET: "A row of a spreadsheet",
    Channel.PARTNER: "A partner project or service",
}


class Stage(StrEnum):
    """Where the work on it stands."""

    NEW = "new"
    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"


STAGE_WORDS = {
    Stage.NEW: "New",
    Stage.OPEN: "Being worked on",
    Stage.WAITING: "Waiting for her or for others",
    Stage.CLOSED: "Closed",
}


class StepKind(StrEnum):
    """What has to be done first."""

    RING_BACK = "ring_back"
    ASK_HER = "ask_her"
    HEALTH = "health"
    EVIDENCE_CLOCK = "evidence_clock"
    SUPPORT = "support"
    SAFEGUARDING = "safeguarding"
    CHILDRENS_SERVICES = "childrens_services"
    POLICE = "police"
    COURT = "court"
    HOUSING = "housing"
    PRACTICAL = "practical"
    OTHER = "other"


STEP_WORDS = {
    StepKind.RING_BACK: "Ring or write back",
    StepKind.ASK_HER: "Ask her",
    StepKind.HEALTH: "Wound check or clinic",
    StepKind.EVIDENCE_CLOCK: "Evidence that will not wait",
    StepKind.SUPPORT: "Support for what was long ago",
    StepKind.SAFEGUARDING: "Safeguarding",
    StepKind.CHILDRENS_SERVICES: "Children's services",
    StepKind.POLICE: "Police, at her wish",
    StepKind.COURT: "Statement or court",
    StepKind.HOUSING: "Housing",
    StepKind.PRACTICAL: "Practical help",
    StepKind.OTHER: "Something else",
}


class Provenance(StrEnum):
    """Who told us: the person herself, or somebody for her."""

    FIRST_HAND = "first_hand"
    THIRD_PARTY = "third_party"


PROVENANCE_WORDS = {
    Provenance.FIRST_HAND: "The person it happened to told us",
    Provenance.THIRD_PARTY: "Somebody else told us",
}


class OpenReason(StrEnum):
    """Why somebody opens who she is."""

    CONTACT_HER = "contact_her"
    FILL_IN_WITH_HER = "fill_in_with_her"
    IN_DANGER = "in_danger"
    SHARE_AS_SHE_ASKED = "share_as_she_asked"
    PUT_RIGHT = "put_right"
    HER_COPY = "her_copy"


OPEN_REASON_WORDS = {
    OpenReason.CONTACT_HER: "To contact her",
    OpenReason.FILL_IN_WITH_HER: "To fill in a form with her",
    OpenReason.IN_DANGER: "Somebody is in danger",
    OpenReason.SHARE_AS_SHE_ASKED: "To pass it on as she asked",
    OpenReason.PUT_RIGHT: "To put a mistake right",
    OpenReason.HER_COPY: "She asked for a copy",
}


class RestrictReason(StrEnum):
    """Why only named members of staff may open a record."""

    OFFICER_ACCUSED = "officer_accused"
    STAFF_CONNECTED = "staff_connected"
    SHE_ASKED = "she_asked"
    SAFEGUARDING = "safeguarding"


RESTRICT_REASON_WORDS = {
    RestrictReason.OFFICER_ACCUSED: "It is about a police officer",
    RestrictReason.STAFF_CONNECTED: "Somebody here is connected to it",
    RestrictReason.SHE_ASKED: "She asked",
    RestrictReason.SAFEGUARDING: "Safeguarding",
}


class LinkKind(StrEnum):
    """How two reports belong together."""

    SAME_MAN = "same_man"
    DUPLICATE = "duplicate"
    NOT_THE_SAME = "not_the_same"


LANGUAGE_WORDS = {
    "en": "English",
    "ro": "Romanian",
    "pt": "Portuguese",
    "sq": "Albanian",
    "bg": "Bulgarian",
    "hu": "Hungarian",
    "pl": "Polish",
    "es": "Spanish",
    "th": "Thai",
    "zh": "Chinese",
    "cy": "Welsh",
    "other": "Another language",
}
