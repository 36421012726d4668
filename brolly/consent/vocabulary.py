"""The words of choosing and sharing, and how much each purpose may ever carry."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


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


SENTENCES: dict[ReasonCode, str] = {
    ReasonCode.ROLE: "Your role does not send this. Ask a caseworker or a manager.",
    ReasonCode.RESTRICTED: "This report is open to two named members of staff only.",
    ReasonCode.PRACTICE: "This is the practice organisation. Nothing leaves it.",
    ReasonCode.SAID_NO: "She said no to this. A no is a full answer.",
    ReasonCode.NOT_ASKED: "She has not been asked about this, or has not said.",
    ReasonCode.ASK_HER: "What she said is not clear enough. Ask her first.",
    ReasonCode.NOT_YET: "She said: not yet. It is before the day that she named.",
    ReasonCode.NOT_TO_THEM: "She said: not to these people.",
    ReasonCode.ONLY_IF_OTHERS: "She said: only if others report him too. Nobody has yet.",
    ReasonCode.ASK_BEFORE: "She wants to be asked before each step. Ask her about this one.",
    ReasonCode.CONDITION_NOT_MET: "Her own condition has not been confirmed as met.",
    ReasonCode.HELD: "The report is on hold until somebody has decided.",
    ReasonCode.BLOCKED: "This recipient is blocked for this report.",
    ReasonCode.NO_AGREEMENT: "There is no agreement in force with them for this.",
    ReasonCode.NOTHING_LEFT: "Nothing is left to share after what she wants left out.",
    ReasonCode.WRONG_RECIPIENT: "This kind of recipient never gets this.",
    ReasonCode.NO_DUTY: "This needs a duty that overrides, agreed by a second person.",
}

# What each line is called on a page.
FIELD_WORDS: dict[Field, str] = {
    Field.HIM_DESCRIPTION: "What he looks like",
    Field.HIM_MARKS: "Marks on him",
    Field.HIM_NAME: "Name he gave",
    Field.HIM_PHONE: "His number",
    Field.HIM_EMAIL: "His e-mail",
    Field.HIM_HANDLE: "His account name",
    Field.HIM_VEHICLE: "Vehicle",
    Field.HIM_PLATE: "Registration",
    Field.INCIDENT_KIND: "What kind of harm",
    Field.INCIDENT_MONTH: "Month",
    Field.INCIDENT_WHEN: "Day and time",
    Field.INCIDENT_TOWN: "Town",
    Field.INCIDENT_DISTRICT: "District",
    Field.INCIDENT_PLACE: "Exact place",
    Field.INCIDENT_SUMMARY: "Summary written for them",
    Field.PROVENANCE: "How we know",
    Field.INJURIES: "Injuries",
    Field.NARRATIVE: "Her own words",
    Field.REPORTER_NAME: "Her name",
    Field.REPORTER_CONTACT: "How to reach her",
    Field.REPORTER_CONTACT_HOW: "Safe ways to reach her",
    Field.PUBLIC_TEXT: "Text of the warning",
}

PURPOSE_WORDS: dict[Purpose, str] = {
    Purpose.WARN_PUBLIC: "Warn people",
    Purpose.WARN_SECOND_READER: "Have a colleague elsewhere read a warning first",
    Purpose.POLICE_ANONYMOUS: "Tell the police, without her in it",
    Purpose.POLICE_NAMED: "Tell the police, with her in it",
    Purpose.ADVISER_CONTACT: "Have an adviser contact her",
    Purpose.SAFEGUARDING_REFERRAL: "Refer because a duty says so",
    Purpose.COMPARE_OTHERS: "Compare with other projects",
    Purpose.SUBJECT_COPY: "A copy for herself",
    Purpose.BY_NAME: "Pass on to somebody she named",
}

PARTY_ROLE_WORDS: dict[PartyRole, str] = {
    PartyRole.CONTROLLER: "Decides by itself (controller)",
    PartyRole.JOINT: "Decides together with the other (joint controller)",
    PartyRole.PROCESSOR: "Only does what it is told (processor)",
    PartyRole.LAW_ENFORCEMENT: "Law enforcement (DPA 2018 Part 3)",
}

# Her choices, as the end of a sentence that begins with her answer.
CHOICE_WORDS: dict[Choice, str] = {
    Choice.KEEP: "keep what she told us",
    Choice.COUNT: "count it",
    Choice.COMPARE: "compare it with other reports here",
    Choice.COMPARE_OTHERS_COUNT: "tell other projects only that others have reported",
    Choice.COMPARE_OTHERS_CONTACT: "put the projects in touch with each other",
    Choice.WARN: "warn other people",
    Choice.POLICE_ANONYMOUS: "tell the police, without her in it",
    Choice.POLICE_NAMED: "tell the police, with her in it",
    Choice.ADVISER: "have an adviser contact her",
    Choice.OTHER: "pass it on to somebody she named",
}

HEARD_WORDS: dict[Heard, str] = {
    Heard.FACE_TO_FACE: "face to face",
    Heard.BY_PHONE: "by phone",
    Heard.IN_WRITING: "in writing",
    Heard.THROUGH_SOMEBODY: "through somebody",
}


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """To whom: an organisation, and the post there if there is one."""

    kind: RecipientKind
    organisation_id: UUID | None = None
    post_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """What she tied to one yes."""

    not_before: date | None = None
    leave_out: frozenset[Field] = frozenset()
    not_to: frozenset[UUID] = frozenset()
    only_if_others: bool = False
    ask_before: bool = False
    has_own_words: bool = False


@dataclass(frozen=True, kw_only=True)
class Said:
    """Her latest answer to one choice."""

    id: UUID
    choice: Choice
    answer: Answer
    said_by: SaidBy = SaidBy.PERSON
    conditions: Conditions = field(default_factory=Conditions)
    # Purposes for which a named person confirmed her own words, or asked her, as met.
    confirmed_for: frozenset[Purpose] = frozenset()
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AgreementTerms:
    """One agreement, as the gate reads it."""

    id: UUID
    between: frozenset[UUID]
    purposes: frozenset[Purpose]
    fields: frozenset[Field]
    starts_on: date
    ends_on: date
    signed_by: frozenset[UUID]


@dataclass(frozen=True, kw_only=True)
class OverrideTerms:
    """One override: a named duty instead of her yes."""

    id: UUID
    purpose: Purpose
    recipient_id: UUID
    fields: frozenset[Field]
    first_id: UUID
    second_id: UUID | None
    in_danger: bool
    made_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class SharingRequest:
    """One sharing that somebody asks for."""

    organisation_id: UUID
    staff_id: UUID | None
    purpose: Purpose
    recipient: Recipient
    fields: frozenset[Field]
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SharingFacts:
    """Everything that the decision rests on, read under one lock."""

    role_may_send: bool
    restricted_to: frozenset[UUID] | None = None
    is_practice: bool = False
    said: Said | None = None
    holds: frozenset[HoldKind] = frozenset()
    blocked: frozenset[UUID] = frozenset()
    agreements: tuple[AgreementTerms, ...] = ()
    override: OverrideTerms | None = None
    others_have_reported: bool = False


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the gate answers: the fields that may leave, or why none may."""

    fields: frozenset[Field] = frozenset()
    reasons: tuple[ReasonCode, ...] = ()
    agreement_id: UUID | None = None
    choice_id: UUID | None = None
    override_id: UUID | None = None

    @property
    def may(self) -> bool:
        """Test whether anything may leave."""
        return bool(self.fields) and not self.reasons
