"""What can be chosen and shared, for whom, and how much each purpose may ever carry."""

from enum import StrEnum


class Choice(StrEnum):
    """One thing that she may agree to. Each is separate."""

    KEEP = "keep"
    COUNT = "count"
    COMPARE = "compare"
    COMPARE_OTHERS_COUNT = "compare_others_count"
    COMPARE_OTHERS_CONTACT = "compare_others_contact"
    WARN = "warn"
    POLICE_ANONYMOUS = "police_anonymous"
    POLICE_NAMED = "police_named"
    ADVISER = "adviser"
    OTHER = "other"


# Inside the project, under its notice: "not said" lets them happen, "no" is an objection.
INSIDE = frozenset({Choice.KEEP, Choice.COUNT, Choice.COMPARE})


class Answer(StrEnum):
    """What she said. Only YES lets anything leave."""

    YES = "yes"
    NO = "no"
    ASK_HER = "ask_her"
    NOT_SAID = "not_said"


class SaidBy(StrEnum):
    """Whose words they are. Nobody can say yes for her."""

    PERSON = "person"
    SOMEBODY_ELSE = "somebody_else"


class Heard(StrEnum):
    """How the answer reached us."""

    FACE_TO_FACE = "face_to_face"
    BY_PHONE = "by_phone"
    IN_WRITING = "in_writing"
    THROUGH_SOMEBODY = "through_somebody"


class Field(StrEnum):
    """One thing that can leave."""

    HIM_DESCRIPTION = "him_description"
    HIM_MARKS = "him_marks"
    HIM_NAME = "him_name"
    HIM_PHONE = "him_phone"
    HIM_EMAIL = "him_email"
    HIM_HANDLE = "him_handle"
    HIM_VEHICLE = "him_vehicle"
    HIM_PLATE = "him_plate"
    INCIDENT_KIND = "incident_kind"
    INCIDENT_MONTH = "incident_month"
    INCIDENT_WHEN = "incident_when"
    INCIDENT_TOWN = "incident_town"
    INCIDENT_DISTRICT = "incident_district"
    INCIDENT_PLACE = "incident_place"
    INCIDENT_SUMMARY = "incident_summary"
    PROVENANCE = "provenance"
    INJURIES = "injuries"
    NARRATIVE = "narrative"
    REPORTER_NAME = "reporter_name"
    REPORTER_CONTACT = "reporter_contact"
    REPORTER_CONTACT_HOW = "reporter_contact_how"
    PUBLIC_TEXT = "public_text"


class Purpose(StrEnum):
    """Why something leaves."""

    WARN_PUBLIC = "warn_public"
    WARN_SECOND_READER = "warn_second_reader"
    POLICE_ANONYMOUS = "police_anonymous"
    POLICE_NAMED = "police_named"
    ADVISER_CONTACT = "adviser_contact"
    SAFEGUARDING_REFERRAL = "safeguarding_referral"
    COMPARE_OTHERS = "compare_others"
    SUBJECT_COPY = "subject_copy"
    BY_NAME = "by_name"


_HIM = frozenset(
    {
        Field.HIM_DESCRIPTION,
        Field.HIM_MARKS,
        Field.HIM_NAME,
        Field.HIM_PHONE,
        Field.HIM_EMAIL,
        Field.HIM_HANDLE,
        Field.HIM_VEHICLE,
        Field.HIM_PLATE,
    }
)
_ABOUT_HIM = _HIM | {
    Field.INCIDENT_KIND,
    Field.INCIDENT_MONTH,
    Field.INCIDENT_TOWN,
    Field.INCIDENT_DISTRICT,
    Field.INCIDENT_SUMMARY,
    Field.PROVENANCE,
}
_HER = frozenset({Field.REPORTER_NAME, Field.REPORTER_CONTACT, Field.REPORTER_CONTACT_HOW})

# The ceiling of a purpose. Sender and conditions take away from it, and never add.
CEILING: dict[Purpose, frozenset[Field]] = {
    Purpose.WARN_PUBLIC: frozenset({Field.PUBLIC_TEXT}),
    Purpose.WARN_SECOND_READER: frozenset({Field.PUBLIC_TEXT}),
    Purpose.POLICE_ANONYMOUS: _ABOUT_HIM,
    Purpose.POLICE_NAMED: frozenset(Field) - {Field.PUBLIC_TEXT},
    Purpose.ADVISER_CONTACT: _HER | {Field.INCIDENT_KIND, Field.INCIDENT_SUMMARY},
    Purpose.SAFEGUARDING_REFERRAL: frozenset(Field) - {Field.PUBLIC_TEXT},
    Purpose.COMPARE_OTHERS: frozenset({Field.INCIDENT_KIND, Field.INCIDENT_MONTH}),
    Purpose.SUBJECT_COPY: frozenset(Field),
    Purpose.BY_NAME: _HER | {Field.INCIDENT_KIND, Field.INCIDENT_SUMMARY, Field.INJURIES},
}

# Which of her choices a purpose rests on. A safeguarding referral rests on a duty.
CHOICE_OF_PURPOSE: dict[Purpose, Choice | None] = {
    Purpose.WARN_PUBLIC: Choice.WARN,
    Purpose.WARN_SECOND_READER: Choice.WARN,
    Purpose.POLICE_ANONYMOUS: Choice.POLICE_ANONYMOUS,
    Purpose.POLICE_NAMED: Choice.POLICE_NAMED,
    Purpose.ADVISER_CONTACT: Choice.ADVISER,
    Purpose.SAFEGUARDING_REFERRAL: None,
    Purpose.COMPARE_OTHERS: Choice.COMPARE_OTHERS_COUNT,
    Purpose.SUBJECT_COPY: None,
    Purpose.BY_NAME: Choice.OTHER,
}


class RecipientKind(StrEnum):
    """Who may be sent anything at all. Immigration enforcement is not among them."""

    POLICE = "police"
    PROJECT = "project"
    AGENCY = "agency"
    CLINIC = "clinic"
    PUBLIC = "public"
    PERSON_HERSELF = "person_herself"


class ConditionKind(StrEnum):
    """What she tied to a yes."""

    NOT_BEFORE = "not_before"
    LEAVE_OUT = "leave_out"
    NOT_TO = "not_to"
    ONLY_IF_OTHERS = "only_if_others"
    ASK_BEFORE = "ask_before"
    OWN_WORDS = "own_words"


class HoldKind(StrEnum):
    """Why nothing may leave until somebody decided."""

    NUMBER_MAY_BE_HERS = "number_may_be_hers"
    UNCLEAR_CONSENT = "unclear_consent"
    THIRD_PARTY_ACCOUNT = "third_party_account"
    SAFEGUARDING = "safeguarding"
    NEEDS_CONVERSATION = "needs_conversation"
    POISONED = "poisoned"


# A number that may be hers holds the number, not the rest: identifiers of him stay.
FIELDS_HELD: dict[HoldKind, frozenset[Field]] = {
    HoldKind.NUMBER_MAY_BE_HERS: frozenset({Field.HIM_PHONE}),
}


class PartyRole(StrEnum):
    """What an organisation is in law for what it gets (UK GDPR Article 4(7), (8), 26)."""

    CONTROLLER = "controller"
    JOINT = "joint"
    PROCESSOR = "processor"
    LAW_ENFORCEMENT = "law_enforcement"


class ReasonCode(StrEnum):
    """Why something may not be shared."""

    ROLE = "role"
    RESTRICTED = "restricted"
    PRACTICE = "practice"
    SAID_NO = "said_no"
    NOT_ASKED = "not_asked"
    ASK_HER = "ask_her"
    NOT_YET = "not_yet"
    NOT_TO_THEM = "not_to_them"
    ONLY_IF_OTHERS = "only_if_others"
    ASK_BEFORE = "ask_before"
    CONDITION_NOT_MET = "condition_not_met"
    HELD = "held"
    BLOCKED = "blocked"
    NO_AGREEMENT = "no_agreement"
    NOTHING_LEFT = "nothing_left"
    WRONG_RECIPIENT = "wrong_recipient"
    NO_DUTY = "no_duty"
    NAMES_HER = "names_her"
    REPORT_CHANGED = "report_changed"
    READER_SAID_NO = "reader_said_no"


class NotTold(StrEnum):
    """Why she was not told of a duty that went before her choice."""

    NOT_SAFE = "not_safe"
    CANNOT_REACH = "cannot_reach"
    TIPS_HIM_OFF = "tips_him_off"
    LAW_FORBIDS = "law_forbids"
